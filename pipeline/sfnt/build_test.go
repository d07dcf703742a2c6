package sfnt

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestSlotRune(t *testing.T) {
	for i, want := range map[int]rune{0: 0xE000, 6399: 0xF8FF, 6400: 0xF0000, 6401: 0xF0001, MaxSlots - 1: 0xF0000 + 65533 - 6400} {
		if got := SlotRune(i); got != want {
			t.Errorf("slot %d: %U, want %U", i, got, want)
		}
	}
}

// TestSlotsAreReached looks every slot up twice: in the table that Parse prefers, and in
// the one for the basic plane alone.
func TestSlotsAreReached(t *testing.T) {
	for _, slots := range []int{0, 1, 2, 6399, 6400, 6401, 9000, MaxSlots} {
		data := built(t, plain(), make([]Glyph, min(slots+4, MaxSlots+1)), slots)
		f := parsed(t, data)
		basicOnly := parsed(t, changed(t, data, "cmap", func(b []byte) []byte {
			if slots > basic {
				return put16(14, 99)(b) // (3, 10) is no more
			}
			return b
		}))
		for i := range slots {
			gid, ok := f.GlyphIndex(SlotRune(i))
			if !ok || int(gid) != i+1 {
				t.Fatalf("%d slots: slot %d has glyph %d %v", slots, i, gid, ok)
			}
			gid, ok = basicOnly.GlyphIndex(SlotRune(i))
			if ok != (i < basic) || ok && int(gid) != i+1 {
				t.Fatalf("%d slots: slot %d has glyph %d %v in format 4", slots, i, gid, ok)
			}
		}
		for _, r := range []rune{0, ' ', 'H', 0xDFFF, SlotRune(slots), SlotRune(slots + 1), 0xF900, 0xFFFE, 0xFFFF, 0xEFFFF, 0xFFFFE, 0x10FFFF} {
			if gid, ok := f.GlyphIndex(r); ok {
				t.Errorf("%d slots: %U has glyph %d", slots, r, gid)
			}
		}
		if formats, want := slotFormats(data, t), slots > basic; slices.Contains(formats, 12) != want || !slices.Contains(formats, 4) {
			t.Errorf("%d slots: formats %v", slots, formats)
		}
	}
}

// slotFormats reads the formats of cmap's subtables, and sees that each is as long as it
// says and that format 4 is closed.
func slotFormats(data []byte, t *testing.T) (formats []int) {
	cmap := parsed(t, data).Table("cmap")
	for i := range u16(cmap, 2) {
		at, end := int(u32(cmap, 8+8*i)), len(cmap)
		if i+1 < u16(cmap, 2) {
			end = int(u32(cmap, 16+8*i))
		}
		b := cmap[at:end]
		formats = append(formats, u16(b, 0))
		switch n := u16(b, 6) / 2; u16(b, 0) {
		case 4:
			if len(b) != u16(b, 2) || u16(b, 14+2*(n-1)) != 0xFFFF || u16(b, 16+2*n+2*(n-1)) != 0xFFFF {
				t.Errorf("format 4: % x", b)
			}
		case 12:
			if len(b) != int(u32(b, 4)) || len(b) != 16+12*int(u32(b, 12)) {
				t.Errorf("format 12: % x", b)
			}
		}
	}
	return formats
}

func TestBuiltTables(t *testing.T) {
	f := parsed(t, sample(t))
	var tags []string
	for _, table := range f.tables {
		tags = append(tags, table.Tag)
	}
	if got := strings.Join(tags, " "); got != "OS/2 cmap glyf head hhea hmtx loca maxp name post" {
		t.Errorf("tables %s", got)
	}
	tests := []struct {
		field, tag string
		at, want   int
	}{
		{"dates", "head", 22, 0}, {"dates", "head", 34, 0}, {"flags", "head", 16, 3},
		{"xMin", "head", 36, -40}, {"yMin", "head", 38, -600}, {"xMax", "head", 40, 537}, {"yMax", "head", 42, 1200},
		{"form of loca", "head", 50, 0},
		{"advanceWidthMax", "hhea", 10, 710}, {"minLeftSideBearing", "hhea", 12, -40},
		{"minRightSideBearing", "hhea", 14, -537}, {"xMaxExtent", "hhea", 16, 537}, {"numberOfHMetrics", "hhea", 34, 7},
		{"numGlyphs", "maxp", 4, 7}, {"maxPoints", "maxp", 6, 9}, {"maxContours", "maxp", 8, 2},
		{"maxCompositePoints", "maxp", 10, 17}, {"maxCompositeContours", "maxp", 12, 4}, {"maxZones", "maxp", 14, 1},
		{"maxSizeOfInstructions", "maxp", 26, 0}, {"maxComponentElements", "maxp", 28, 3}, {"maxComponentDepth", "maxp", 30, 1},
		{"version", "OS/2", 0, 4}, {"xAvgCharWidth", "OS/2", 2, 520}, {"usWidthClass", "OS/2", 6, 5},
		{"fsSelection", "OS/2", 62, selectionRegular}, {"usFirstCharIndex", "OS/2", 64, 0xE000}, {"usLastCharIndex", "OS/2", 66, 0xE003},
		{"sTypoAscender", "OS/2", 68, 900}, {"sTypoDescender", "OS/2", 70, -250},
		{"version", "post", 0, 3}, {"records", "name", 2, 3},
	}
	for _, tt := range tests {
		if got := uint16(u16(f.Table(tt.tag), tt.at)); got != uint16(tt.want) {
			t.Errorf("%s: %s is %d, want %d", tt.tag, tt.field, int16(got), tt.want)
		}
	}
	for tag, want := range map[string]int{"head": 54, "hhea": 36, "maxp": 32, "OS/2": 96, "post": 32, "hmtx": 28, "loca": 16} {
		if got := len(f.Table(tag)); got != want {
			t.Errorf("%s: %d bytes, want %d", tag, got, want)
		}
	}
}

// A font without composites, or without contours, has other extremes.
func TestBuiltTablesOfPlainFonts(t *testing.T) {
	f := parsed(t, built(t, plain(), []Glyph{{Advance: 60000}, {Advance: 0, Outline: Outline{box(10, 20, 30, 40)}}, {Advance: 60000, Outline: Outline{box(20, 20, 1, 1)}}}, 1))
	if f.Box != (Box{10, 20, 40, 60}) {
		t.Errorf("box %v", f.Box)
	}
	hhea, maxp := f.Table("hhea"), f.Table("maxp")
	if got := []int{u16(hhea, 10), i16(hhea, 12), i16(hhea, 14), i16(hhea, 16)}; !slices.Equal(got, []int{60000, 10, -40, 40}) {
		t.Errorf("hhea: %v", got)
	}
	if got := []int{u16(maxp, 10), u16(maxp, 28), u16(maxp, 30)}; !slices.Equal(got, []int{0, 0, 0}) {
		t.Errorf("maxp: %v", got)
	}
	if got := i16(f.Table("OS/2"), 2); got != maxCoordinate {
		t.Errorf("OS/2: average advance %d", got)
	}
	f = parsed(t, built(t, plain(), []Glyph{{Advance: 60000, Outline: Outline{box(5, 0, 1, 1)}}}, 0))
	if got := i16(f.Table("hhea"), 14); got != maxCoordinate {
		t.Errorf("least right bearing %d", got)
	}
	f = parsed(t, built(t, plain(), []Glyph{{}}, 0))
	if average := u16(f.Table("OS/2"), 2); average != 0 || f.Box != (Box{}) || len(f.glyf) != 0 {
		t.Errorf("blank font: average advance %d, box %v, %d bytes of glyf", average, f.Box, len(f.glyf))
	}
}

func TestBuiltMetricsComeBack(t *testing.T) {
	all := []Metrics{
		plain(),
		{UnitsPerEm: 16, Name: "A"},
		{UnitsPerEm: 16384, Ascent: 32767, Descent: -32768, WinAscent: 65535, WinDescent: 65535, CapHeight: 32767, XHeight: -1, Weight: 65535, ItalicAngle: -90, Name: "Z"},
		{UnitsPerEm: 1000, Weight: 700, ItalicAngle: 12, Name: "Bold-Italic"},
	}
	for _, m := range all {
		f := parsed(t, built(t, m, sampleGlyphs(), 4))
		back := Metrics{
			UnitsPerEm: f.UnitsPerEm, Ascent: f.Ascent, Descent: f.Descent, WinAscent: f.WinAscent, WinDescent: f.WinDescent,
			CapHeight: f.CapHeight, XHeight: f.XHeight, Weight: f.Weight, ItalicAngle: f.ItalicAngle, Name: f.PostScriptName,
		}
		if back != m {
			t.Errorf("\n got %+v\nwant %+v", back, m)
		}
		if f.Family != m.Name || f.Italic != (m.ItalicAngle != 0) || f.FsType != 0 {
			t.Errorf("%s: family %q, italic %v, fsType %d", m.Name, f.Family, f.Italic, f.FsType)
		}
		bare := parsed(t, changed(t, built(t, m, sampleGlyphs(), 4), "OS/2", take))
		if (bare.Weight == 700) != (m.Weight >= 700) || bare.Italic != f.Italic {
			t.Errorf("%s: macStyle says %d, italic %v", m.Name, bare.Weight, bare.Italic)
		}
	}
}

func TestPostScriptNames(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Noto Serif (Khmer) [B]", "NotoSerifKhmerB"},
		{"{a}<b>/c%d", "abcd"},
		{"明朝-Regular\x00\x7F", "-Regular"},
		{strings.Repeat("n", 70), strings.Repeat("n", 63)},
	}
	for _, tt := range tests {
		m := plain()
		m.Name = tt.name
		if got := parsed(t, built(t, m, sampleGlyphs(), 4)).PostScriptName; got != tt.want {
			t.Errorf("%q: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLongLoca(t *testing.T) {
	big := make(Contour, 3000)
	for i := range big {
		big[i] = Point{i%2*1000 + i, i%3*1000 - i, i%5 == 0}
	}
	s, err := Outline{big}.Simple()
	if err != nil {
		t.Fatal(err)
	}
	forms := map[bool]int{}
	for n := 1; n < 20; n++ {
		f := parsed(t, built(t, plain(), slices.Repeat([]Glyph{{Simple: s}}, n), 0))
		forms[f.longLoca]++
		if long := len(f.glyf) > 131070; f.longLoca != long {
			t.Errorf("%d bytes of glyf: long loca %v", len(f.glyf), f.longLoca)
		}
		for gid := range n {
			if o, err := f.Outline(gid); err != nil || !equal(o, Outline{big}) {
				t.Fatalf("%d glyphs: glyph %d: %v", n, gid, err)
			}
		}
	}
	if forms[true] == 0 || forms[false] == 0 {
		t.Errorf("only one form of loca was tried: %v", forms)
	}
}

// The last place that short loca can give is 131070.
func TestLocaAtItsLimit(t *testing.T) {
	for size, long := range map[int]bool{131070: false, 131072: true} {
		b := builder{glyf: make([]byte, size), offsets: []int{0, size}}
		out, got := b.loca()
		if got != long || !long && !bytes.Equal(out, append16(nil, 0, 0xFFFF)) {
			t.Errorf("%d bytes: % x, long %v", size, out, got)
		}
	}
}

func TestComponentsAreWrittenShort(t *testing.T) {
	for _, tt := range []struct{ dx, dy, size int }{{127, -128, 6}, {128, 0, 8}, {0, -129, 8}, {-128, 127, 6}} {
		glyphs := []Glyph{{Outline: Outline{drop(0, 0)}}, {Components: []Component{{0, tt.dx, tt.dy}}}}
		g, err := parsed(t, built(t, plain(), glyphs, 1)).glyph(1)
		if err != nil || len(g) != glyphHeader+tt.size {
			t.Errorf("(%d, %d): % x, %v", tt.dx, tt.dy, g, err)
		}
	}
}

func TestWhatCannotBeBuilt(t *testing.T) {
	o := Outline{box(0, 0, 10, 10)}
	s, err := o.Simple()
	if err != nil {
		t.Fatal(err)
	}
	huge, err := Outline{make(Contour, 40000)}.Simple()
	if err != nil {
		t.Fatal(err)
	}
	to := func(c Component) []Glyph {
		return []Glyph{{Simple: s}, {Components: []Component{c}}, {Components: []Component{{0, 0, 0}}}}
	}
	twice := "glyf: glyph 0: given in more than one way"
	tests := []struct {
		name   string
		glyphs []Glyph
		slots  int
		want   string
	}{
		{"no glyphs", nil, 0, "maxp: 0 glyphs, a font has 1 to 65535"},
		{"too many glyphs", make([]Glyph, 65536), 0, "maxp: 65536 glyphs, a font has 1 to 65535"},
		{"slots without glyphs", make([]Glyph, 3), 3, "cmap: 3 slots among 3 glyphs"},
		{"fewer than no slots", make([]Glyph, 3), -1, "cmap: -1 slots among 3 glyphs"},
		{"negative advance", []Glyph{{Advance: -1}}, 0, "hmtx: glyph 0: advance -1, should be 0 to 65535"},
		{"wide advance", []Glyph{{}, {Advance: 65536}}, 0, "hmtx: glyph 1: advance 65536, should be 0 to 65535"},
		{"outline and its encoding", []Glyph{{Outline: o, Simple: s}}, 0, twice},
		{"outline and components", []Glyph{{Outline: o, Components: []Component{{}}}}, 0, twice},
		{"encoding and components", []Glyph{{Simple: s, Components: []Component{{}}}}, 0, twice},
		{"outline", []Glyph{{Outline: Outline{{}}}}, 0, "glyf: glyph 0: contour 0 has no points"},
		{"component that is not there", to(Component{3, 0, 0}), 0, "glyf: glyph 1: component 3 is not a simple glyph of this font"},
		{"negative component", to(Component{-1, 0, 0}), 0, "glyf: glyph 1: component -1 is not a simple glyph of this font"},
		{"component of itself", to(Component{1, 0, 0}), 0, "glyf: glyph 1: component 1 is not a simple glyph of this font"},
		{"depth 2", to(Component{2, 0, 0}), 0, "glyf: glyph 1: component 2 is not a simple glyph of this font"},
		{"component out of range", to(Component{0, 32760, 0}), 0, "glyf: glyph 1: component 0: coordinates beyond 16 bits: {32760 0 32770 10}"},
		{"offset out of range", []Glyph{{Outline: Outline{box(-20, 0, 10, 10)}}, {Components: []Component{{0, 32770, 0}}}}, 0, "glyf: glyph 1: component 0: coordinates beyond 16 bits: {32750 0 32760 10}"},
		{"points of a composite", []Glyph{{Simple: huge}, {Components: []Component{{}, {}}}}, 0, "glyf: glyph 1: its components have more than 65535 points"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, err := Build(plain(), tt.glyphs, tt.slots)
			wantError(t, err, tt.want)
			if data != nil {
				t.Errorf("and %d bytes", len(data))
			}
		})
	}
}

func TestGreatestComposite(t *testing.T) {
	half, err := Outline{make(Contour, 32767)}.Simple()
	if err != nil {
		t.Fatal(err)
	}
	glyphs := []Glyph{{Simple: half}, {Outline: Outline{{{}}}}, {Components: []Component{{}, {}, {Glyph: 1}}}}
	if o, err := parsed(t, built(t, plain(), glyphs, 2)).Outline(2); err != nil || o.Points() != maxPoints {
		t.Errorf("%d points, %v", o.Points(), err)
	}
}

func TestMetricsThatCannotBeWritten(t *testing.T) {
	tests := []struct {
		change func(*Metrics)
		want   string
	}{
		{func(m *Metrics) { m.UnitsPerEm = 15 }, "head: 15 units to the em, should be 16 to 16384"},
		{func(m *Metrics) { m.UnitsPerEm = 16385 }, "head: 16385 units to the em, should be 16 to 16384"},
		{func(m *Metrics) { m.Ascent = 32768 }, "hhea: ascent 32768, should be -32768 to 32767"},
		{func(m *Metrics) { m.Descent = -32769 }, "hhea: descent -32769, should be -32768 to 32767"},
		{func(m *Metrics) { m.WinAscent = -1 }, "OS/2: Windows ascent -1, should be 0 to 65535"},
		{func(m *Metrics) { m.WinDescent = 65536 }, "OS/2: Windows descent 65536, should be 0 to 65535"},
		{func(m *Metrics) { m.CapHeight = 32768 }, "OS/2: height of capitals 32768, should be -32768 to 32767"},
		{func(m *Metrics) { m.XHeight = 32768 }, "OS/2: height of x 32768, should be -32768 to 32767"},
		{func(m *Metrics) { m.Weight = -400 }, "OS/2: weight -400, should be 0 to 65535"},
		{func(m *Metrics) { m.ItalicAngle = 91 }, "post: italic angle 91, should be -90 to 90"},
		{func(m *Metrics) { m.Name = "" }, `name: nothing of "" can stand in a PostScript name`},
		{func(m *Metrics) { m.Name = "明朝 %" }, `name: nothing of "明朝 %" can stand in a PostScript name`},
	}
	for _, tt := range tests {
		m := plain()
		tt.change(&m)
		_, err := Build(m, sampleGlyphs(), 4)
		wantError(t, err, tt.want)
	}
}

// The same outline, encoded once, serves in any font at once.
func TestSimpleIsSharedAmongFonts(t *testing.T) {
	s, err := Outline{drop(0, 0)}.Simple()
	if err != nil {
		t.Fatal(err)
	}
	before := bytes.Clone(s.Data)
	glyphs := []Glyph{{Simple: s}, {Simple: s, Advance: 5}, {Components: []Component{{0, 0, 0}, {1, 400, 5}}}}
	done := make(chan []byte)
	for range 8 {
		go func() {
			data, _ := Build(plain(), glyphs, 2)
			done <- data
		}()
	}
	first := <-done
	for range 7 {
		if data := <-done; !bytes.Equal(data, first) {
			t.Error("two builds differ")
		}
	}
	if len(first) == 0 || !bytes.Equal(s.Data, before) {
		t.Errorf("%d bytes; the outline was % x and is % x", len(first), before, s.Data)
	}
}
