package sfnt

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestFontsOfAnotherKind(t *testing.T) {
	long := strings.Repeat("\x00", 20)
	data := sample(t)
	add := func(tag string) []byte { return changed(t, data, tag, set([]byte{0})) }
	only := func(tag string) []byte {
		tables := slices.Clone(parsed(t, data).tables)
		tables[slices.IndexFunc(tables, func(t Table) bool { return t.Tag == "glyf" })].Tag = tag
		return Write(tables)
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a font: 0 bytes"},
		{"web page", []byte("<!DOCTYPE html>"), `not a font: begins with "<!DO"`},
		{"OpenType with PostScript outlines", []byte("OTTO" + long), "a font with PostScript (CFF) outlines"},
		{"CFF in TrueType's clothes", only("CFF "), "a font with PostScript (CFF) outlines"},
		{"CFF2", only("CFF2"), "a font with PostScript (CFF2) outlines"},
		{"collection", []byte("ttcf" + long), "a font collection"},
		{"WOFF", []byte("wOFF" + long), "a web font (WOFF)"},
		{"WOFF 2", []byte("wOF2" + long), "a web font (WOFF 2)"},
		{"Type 1 in sfnt", []byte("typ1" + long), "a PostScript Type 1 font"},
		{"Type 1 as text", []byte("%!PS-AdobeFont-1.0"), "a PostScript Type 1 font"},
		{"Type 1, binary", []byte("\x80\x01" + long), "a PostScript Type 1 font"},
		{"variable", add("fvar"), "a variable font"},
		{"bitmaps", only("CBDT"), "a font of pictures (CBDT) without outlines"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(tt.data)
			wantError(t, err, tt.want+"; a static TrueType font with a glyf table is needed")
		})
	}
}

func TestPicturesBesideOutlinesAreNoHarm(t *testing.T) {
	parsed(t, changed(t, sample(t), "CBDT", set([]byte{0})))
}

func TestAppleVersionIsTrueType(t *testing.T) {
	data := sample(t)
	copy(data, "true")
	f := parsed(t, data)
	if f.NumGlyphs != 7 {
		t.Errorf("%d glyphs", f.NumGlyphs)
	}
	if version := u32(f.Stripped(), 0); version != 0x00010000 {
		t.Errorf("stripped: version %#x", version)
	}
}

func TestDirectoryErrors(t *testing.T) {
	record := func(i, at int, b ...byte) []byte {
		data := sample(t)
		copy(data[directoryHeader+directoryRecord*i+at:], b)
		return data
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"lying count", put16(4, 0xFFFF)(sample(t)), "table directory: 65535 tables need 1048572 bytes, the file has 776"},
		{"table beyond the file", record(0, 8, 0x7F, 0, 0, 0), "table directory: OS/2: bytes 2130706432 to 2130706528, the file has 776"},
		{"table longer than can be", record(6, 12, 0xFF, 0xFF, 0xFF, 0xFF), "table directory: loca: bytes 624 to 4294967919, the file has 776"},
		{"table twice", record(0, 0, []byte("cmap")...), "table directory: cmap stands in it twice"},
		{"tag with a space", record(0, 0, 'c', 'v', 't', ' ', 0, 0, 0, 0, 0xFF), "table directory: cvt: bytes 4278190252 to 4278190348, the file has 776"},
		{"damaged tag", record(0, 0, 'O', 1, 0x80, '2', 0, 0, 0, 0, 0xFF), `table directory: "O\x01\x802": bytes 4278190252 to 4278190348, the file has 776`},
		{"no tables", append16(nil, 1, 0, 0, 0, 0, 0), "head: the font has no such table"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(tt.data)
			wantError(t, err, tt.want)
		})
	}
}

func TestTableErrors(t *testing.T) {
	tests := []struct {
		name, tag string
		change    func([]byte) []byte
		want      string
	}{
		{"no head", "head", take, "head: the font has no such table"},
		{"short head", "head", cut(53), "head: 53 bytes, needs 54"},
		{"magic", "head", put16(12, 0), "head: magic number 0x00003cf5, should be 0x5f0f3cf5"},
		{"em of nothing", "head", put16(18, 0), "head: 0 units to the em, should be 16 to 16384"},
		{"em too large", "head", put16(18, 16385), "head: 16385 units to the em, should be 16 to 16384"},
		{"form of loca", "head", put16(50, 2), "head: indexToLocFormat 2, should be 0 or 1"},
		{"no maxp", "maxp", take, "maxp: the font has no such table"},
		{"short maxp", "maxp", cut(5), "maxp: 5 bytes, needs 6"},
		{"no glyphs", "maxp", put16(4, 0), "maxp: no glyphs"},
		{"no hhea", "hhea", take, "hhea: the font has no such table"},
		{"short hhea", "hhea", cut(35), "hhea: 35 bytes, needs 36"},
		{"no advances", "hhea", put16(34, 0), "hhea: 0 advances for 7 glyphs"},
		{"too many advances", "hhea", put16(34, 8), "hhea: 8 advances for 7 glyphs"},
		{"no hmtx", "hmtx", take, "hmtx: the font has no such table"},
		{"short hmtx", "hmtx", cut(27), "hmtx: 27 bytes, needs 28"},
		{"no loca", "loca", take, "loca: the font has no such table"},
		{"short loca", "loca", cut(15), "loca: 15 bytes, needs 16"},
		{"loca of the other form", "head", put16(50, 1), "loca: 16 bytes, needs 32"},
		{"no glyf", "glyf", take, "glyf: the font has no such table"},
		{"no cmap", "cmap", take, "cmap: the font has no such table"},
		{"short OS/2", "OS/2", cut(67), "OS/2: 67 bytes, needs 68"},
		{"short post", "post", cut(7), "post: 7 bytes, needs 8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(changed(t, sample(t), tt.tag, tt.change))
			wantError(t, err, tt.want)
		})
	}
}

func TestMetricsWhereTablesAreSilent(t *testing.T) {
	base := built(t, Metrics{UnitsPerEm: 2048, Ascent: 1900, Descent: -500, WinAscent: 2100, WinDescent: 600,
		CapHeight: 1400, XHeight: 1000, Weight: 350, Name: "A"}, sampleGlyphs(), 4)
	letters := subtables([2]int{3, 1}, segments4([3]int{'H', 'H', 1 - 'H'}), [2]int{3, 10}, groups12([3]int{'H', 'H', 1}, [3]int{'x', 'x', 3}))
	type metrics struct {
		weight                                                   int
		italic                                                   bool
		angle, winAscent, winDescent, capHeight, xHeight, fsType int
	}
	tests := []struct {
		name, tag string
		change    func([]byte) []byte
		letters   bool
		want      metrics
	}{
		{"all there", "none", take, false, metrics{350, false, 0, 2100, 600, 1400, 1000, 0}},
		{"all there, and letters", "none", take, true, metrics{350, false, 0, 2100, 600, 1400, 1000, 0}},
		{"no OS/2", "OS/2", take, false, metrics{400, false, 0, 1900, 500, 0, 0, 0}},
		{"no OS/2, letters", "OS/2", take, true, metrics{400, false, 0, 1900, 500, 1200, 560, 0}},
		{"Apple's version 0", "OS/2", cut(68), false, metrics{350, false, 0, 1900, 500, 0, 0, 0}},
		{"version 0 with Windows's fields", "OS/2", cut(78), false, metrics{350, false, 0, 2100, 600, 0, 0, 0}},
		{"version 1", "OS/2", put16(0, 1), true, metrics{350, false, 0, 2100, 600, 1200, 560, 0}},
		{"version 2", "OS/2", put16(0, 2), true, metrics{350, false, 0, 2100, 600, 1400, 1000, 0}},
		{"version 2 that ends early", "OS/2", cut(89), true, metrics{350, false, 0, 2100, 600, 1200, 560, 0}},
		{"height of x only", "OS/2", put16(88, 0), true, metrics{350, false, 0, 2100, 600, 1200, 1000, 0}},
		{"italic", "OS/2", put16(62, selectionItalic), false, metrics{350, true, 0, 2100, 600, 1400, 1000, 0}},
		{"oblique", "OS/2", put16(62, selectionOblique), false, metrics{350, true, 0, 2100, 600, 1400, 1000, 0}},
		{"bold is not italic", "OS/2", put16(62, selectionBold), false, metrics{350, false, 0, 2100, 600, 1400, 1000, 0}},
		{"permissions", "OS/2", put16(8, 0x0302), false, metrics{350, false, 0, 2100, 600, 1400, 1000, 0x302}},
		{"no post", "post", take, false, metrics{350, false, 0, 2100, 600, 1400, 1000, 0}},
		{"angle, rounded down", "post", put16(4, -12, 0x9000), false, metrics{350, false, -11, 2100, 600, 1400, 1000, 0}},
		{"angle, half away from zero", "post", put16(4, -12, 0x8000), false, metrics{350, false, -12, 2100, 600, 1400, 1000, 0}},
		{"angle to the left", "post", put16(4, 3, 0x8000), false, metrics{350, false, 4, 2100, 600, 1400, 1000, 0}},
		{"Macintosh style yields to OS/2", "head", put16(44, macBold|macItalic), false, metrics{350, false, 0, 2100, 600, 1400, 1000, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := changed(t, base, tt.tag, tt.change)
			if tt.letters {
				data = changed(t, data, "cmap", set(letters))
			}
			f := parsed(t, data)
			got := metrics{f.Weight, f.Italic, f.ItalicAngle, f.WinAscent, f.WinDescent, f.CapHeight, f.XHeight, f.FsType}
			if got != tt.want {
				t.Errorf("\n got %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestMacintoshStyle(t *testing.T) {
	data := changed(t, sample(t), "OS/2", take)
	for style, want := range map[int]struct {
		weight int
		italic bool
	}{0: {400, false}, macBold: {700, false}, macItalic: {400, true}, macBold | macItalic: {700, true}} {
		f := parsed(t, changed(t, data, "head", put16(44, style)))
		if f.Weight != want.weight || f.Italic != want.italic {
			t.Errorf("style %d: weight %d, italic %v", style, f.Weight, f.Italic)
		}
	}
}

func TestHeightOfADamagedGlyphIsNone(t *testing.T) {
	data := changed(t, sample(t), "OS/2", take)
	data = changed(t, data, "cmap", set(subtables([2]int{3, 1}, segments4([3]int{'H', 'H', 1 - 'H'}))))
	data = changed(t, data, "loca", put16(4, 0xFFFF))
	if f := parsed(t, data); f.CapHeight != 0 {
		t.Errorf("height of capitals %d", f.CapHeight)
	}
}

// record is one name; the text is written as its platform wants it.
type record struct {
	platform, language, id int
	text                   string
}

func names(records ...record) []byte {
	head, text := append16(nil, 0, len(records), 6+12*len(records)), []byte(nil)
	for _, r := range records {
		at := len(text)
		if r.platform == platformMacintosh {
			text = append(text, r.text...)
		} else {
			for _, unit := range utf16.Encode([]rune(r.text)) {
				text = append16(text, int(unit))
			}
		}
		head = append16(head, r.platform, 1, r.language, r.id, len(text)-at, at)
	}
	return append(head, text...)
}

func TestNames(t *testing.T) {
	tests := []struct {
		name               string
		table              []byte
		family, postScript string
	}{
		{"no table", nil, "", ""},
		{"empty", []byte{}, "", ""},
		{"cut in its header", names(record{3, 0x409, 1, "A"})[:5], "", ""},
		{"cut in its records", names(record{3, 0x409, 1, "A"})[:17], "", ""},
		{"cut in its text", names(record{3, 0x409, 1, "A"})[:19], "", ""},
		{"lying count", put16(2, 0xFFFF)(names(record{3, 0x409, 1, "A"})), "A", ""},
		{"both", names(record{3, 0x409, 1, "Noto Serif"}, record{3, 0x409, 6, "NotoSerif-Bold"}), "Noto Serif", "NotoSerif-Bold"},
		{"typographic family first", names(record{3, 0x409, 1, "Noto Black"}, record{3, 0x409, 16, "Noto"}), "Noto", ""},
		{"English first", names(record{3, 0x411, 1, "源ノ明朝"}, record{3, 0x409, 1, "Source Han Serif"}), "Source Han Serif", ""},
		{"another language if need be", names(record{1, 0, 1, "Han"}, record{3, 0x411, 1, "源ノ明朝"}), "源ノ明朝", ""},
		{"beyond the basic plane", names(record{0, 0, 1, "𠮷 Serif"}), "𠮷 Serif", ""},
		{"Macintosh", names(record{1, 0, 1, "Moul 2~"}), "Moul 2~", ""},
		{"Macintosh, not ASCII", names(record{1, 0, 1, "Mo\xD4l"}), "", ""},
		{"unknown platform", names(record{2, 0, 1, "Moul"}), "", ""},
		{"empty text", names(record{3, 0x409, 16, ""}, record{3, 0x409, 1, "Moul"}), "Moul", ""},
		{"the first of two alike", names(record{3, 0x409, 1, "A"}, record{3, 0x409, 1, "B"}), "A", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parsed(t, changed(t, sample(t), "name", set(tt.table)))
			if f.Family != tt.family || f.PostScriptName != tt.postScript {
				t.Errorf("%q, %q\nwant %q, %q", f.Family, f.PostScriptName, tt.family, tt.postScript)
			}
		})
	}
}

func TestAdvanceOfMonospacedGlyphs(t *testing.T) {
	data := changed(t, sample(t), "hhea", put16(34, 2)) // the second advance holds for the rest
	f := parsed(t, changed(t, data, "hmtx", cut(8)))
	for gid, want := range map[int]int{-1: 0, 0: 500, 1: 620, 2: 620, 6: 620, 7: 0} {
		if got := f.Advance(gid); got != want {
			t.Errorf("glyph %d: advance %d, want %d", gid, got, want)
		}
	}
}

func TestStrippedKeepsWhatShapingReads(t *testing.T) {
	data := sample(t)
	for _, tag := range []string{"GSUB", "GPOS", "GDEF", "kern", "DSIG", "gasp", "fpgm", "SVG ", "vhea"} {
		data = changed(t, data, tag, set([]byte{1, 2, 3}))
	}
	tables, err := readDirectory(parsed(t, data).Stripped())
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	for _, table := range tables {
		tags = append(tags, table.Tag)
		if original := parsed(t, data).Table(table.Tag); table.Tag != "head" && !bytes.Equal(table.Data, original) {
			t.Errorf("%s has changed", table.Tag)
		}
	}
	if got, want := strings.Join(tags, " "), "GDEF GPOS GSUB OS/2 cmap head hhea hmtx kern maxp"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}
