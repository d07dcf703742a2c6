package sfnt

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

// coordinates prefer the sizes at which encodings change.
func coordinates() *rapid.Generator[int] {
	return rapid.OneOf(
		rapid.IntRange(-1000, 1000),
		rapid.SampledFrom([]int{0, 1, -1, 127, 128, -128, -129, 255, 256, -255, -256, 16383, -16383, -16384}),
	)
}

func points() *rapid.Generator[Point] {
	return rapid.Custom(func(t *rapid.T) Point {
		return Point{coordinates().Draw(t, "x"), coordinates().Draw(t, "y"), rapid.Bool().Draw(t, "on")}
	})
}

// contours are random points, or long runs of like steps, which are counted.
func contours() *rapid.Generator[Contour] {
	return rapid.Custom(func(t *rapid.T) Contour {
		if rapid.IntRange(0, 4).Draw(t, "kind") > 0 {
			return rapid.SliceOfN(points(), 1, 12).Draw(t, "contour")
		}
		step := rapid.IntRange(-3, 3).Draw(t, "step")
		run := make(Contour, rapid.IntRange(1, 600).Draw(t, "run"))
		for i := range run {
			run[i] = Point{step * i, 7, true}
		}
		return run
	})
}

func outlines() *rapid.Generator[Outline] {
	return rapid.Custom(func(t *rapid.T) Outline { return rapid.SliceOfN(contours(), 0, 4).Draw(t, "outline") })
}

func TestLawWhatIsEncodedIsDecoded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := outlines().Draw(t, "outline")
		data, err := o.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if len(o) == 0 {
			if len(data) != 0 {
				t.Fatalf("a blank has %d bytes", len(data))
			}
			return
		}
		if got, want := (Box{i16(data, 2), i16(data, 4), i16(data, 6), i16(data, 8)}), o.Box(); got != want {
			t.Fatalf("box %v, want %v", got, want)
		}
		back, err := decodeSimple(data[glyphHeader:], i16(data, 0))
		if err != nil || !equal(back, o) {
			t.Fatalf("got %v, %v\nwant %v", back, err, o)
		}
		for n := range len(data) { // and nothing is there that is not needed
			if _, err := decodeSimple(data[min(n, glyphHeader):n], i16(data, 0)); err == nil {
				t.Fatalf("%d of %d bytes are enough", n, len(data))
			}
		}
	})
}

// fonts draws the glyphs of a font and what each must look like.
func fonts(t *rapid.T) (glyphs []Glyph, pictures []Outline, slots int) {
	simple := rapid.SliceOfN(outlines(), 1, 12).Draw(t, "outlines")
	for i, o := range simple {
		g := Glyph{Advance: rapid.IntRange(0, 0xFFFF).Draw(t, "advance"), Outline: o}
		if i%2 == 1 {
			s, err := o.Simple()
			if err != nil {
				t.Fatal(err)
			}
			g.Outline, g.Simple = nil, s
		}
		glyphs, pictures = append(glyphs, g), append(pictures, o)
	}
	for range rapid.IntRange(0, 8).Draw(t, "composites") {
		g := Glyph{Advance: rapid.IntRange(0, 2000).Draw(t, "advance")}
		var picture Outline
		for range rapid.IntRange(1, 5).Draw(t, "components") {
			c := Component{
				rapid.IntRange(0, len(simple)-1).Draw(t, "host"),
				coordinates().Draw(t, "dx"), coordinates().Draw(t, "dy"),
			}
			g.Components = append(g.Components, c)
			for _, contour := range simple[c.Glyph] {
				picture = append(picture, shifted(contour, c.DX, c.DY))
			}
		}
		glyphs, pictures = append(glyphs, g), append(pictures, picture)
	}
	return glyphs, pictures, rapid.IntRange(0, len(glyphs)-1).Draw(t, "slots")
}

func shifted(c Contour, dx, dy int) Contour {
	out := make(Contour, len(c))
	for i, p := range c {
		out[i] = Point{p.X + dx, p.Y + dy, p.On}
	}
	return out
}

func TestLawWhatIsBuiltIsParsed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		glyphs, pictures, slots := fonts(t)
		data := built(t, plain(), glyphs, slots)
		f := parsed(t, data)
		if f.NumGlyphs != len(glyphs) {
			t.Fatalf("%d glyphs, want %d", f.NumGlyphs, len(glyphs))
		}
		var whole Outline
		for gid, g := range glyphs {
			o, err := f.Outline(gid)
			if err != nil || !equal(o, pictures[gid]) {
				t.Fatalf("glyph %d: %v, %v\nwant %v", gid, o, err, pictures[gid])
			}
			if f.Advance(gid) != g.Advance {
				t.Fatalf("glyph %d: advance %d, want %d", gid, f.Advance(gid), g.Advance)
			}
			if bearing, want := i16(f.hmtx, 4*gid+2), o.Box().XMin; bearing != want {
				t.Fatalf("glyph %d: left side bearing %d, xMin is %d", gid, bearing, want)
			}
			whole = append(whole, o...)
		}
		if f.Box != whole.Box() {
			t.Fatalf("box %v, want %v", f.Box, whole.Box())
		}
		for r := rune(-1); r < 0x11000; r++ {
			gid, ok := f.GlyphIndex(r)
			if want := r >= 0xE000 && int(r) < 0xE000+slots; ok != want || ok && int(gid) != int(r)-0xE000+1 {
				t.Fatalf("%U: glyph %d %v with %d slots", r, gid, ok, slots)
			}
		}
		if again := built(t, plain(), glyphs, slots); !bytes.Equal(data, again) {
			t.Fatal("built twice, differs")
		}
	})
}

func TestLawSumsAndOrderOfWrittenTables(t *testing.T) {
	tag := rapid.StringMatching(`[A-Za-z0-9/]{4}`)
	rapid.Check(t, func(t *rapid.T) {
		tables := []Table{{"head", make([]byte, 54)}}
		for _, tag := range rapid.SliceOfNDistinct(tag, 0, 20, rapid.ID[string]).Draw(t, "tags") {
			if tag != "head" {
				tables = append(tables, Table{tag, rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "data")})
			}
		}
		first := tables[0]
		data := Write(tables)
		if tables[0].Tag != first.Tag || !bytes.Equal(first.Data, make([]byte, 54)) {
			t.Fatal("what was given has changed")
		}
		if slowSum(data) != checkSumMagic {
			t.Fatalf("sum of the file %#x", slowSum(data))
		}
		checkDirectory(t, data, tables)
	})
}

// checkDirectory sees that each table is where the directory says, in order, with its
// sum, and that nothing else is in the file.
func checkDirectory(t *rapid.T, data []byte, tables []Table) {
	want := map[string][]byte{}
	for _, table := range tables {
		want[table.Tag] = table.Data
	}
	if u16(data, 4) != len(tables) {
		t.Fatalf("%d tables, want %d", u16(data, 4), len(tables))
	}
	before, end := "", directoryHeader+directoryRecord*len(tables)
	for i := range tables {
		record := data[directoryHeader+directoryRecord*i:]
		tag, sum, at, n := string(record[:4]), u32(record, 4), int(u32(record, 8)), int(u32(record, 12))
		if tag <= before || at != end || at%4 != 0 {
			t.Fatalf("%s after %s at %d, which is not %d", tag, before, at, end)
		}
		got := bytes.Clone(data[at : at+n])
		if tag == "head" {
			copy(got[adjustmentAt:], []byte{0, 0, 0, 0})
		}
		if !bytes.Equal(got, want[tag]) || sum != slowSum(got) {
			t.Fatalf("%s: %x with sum %#x\nwant %x with %#x", tag, got, sum, want[tag], slowSum(got))
		}
		before, end = tag, at+padded(n)
	}
	if len(data) != end {
		t.Fatalf("%d bytes, tables end at %d", len(data), end)
	}
}

// slowSum is the sum as the specification words it: of big-endian words, the last one
// filled up with zeros.
func slowSum(b []byte) uint32 {
	var sum uint32
	for i, c := range b {
		sum += uint32(c) << (24 - 8*(i%4))
	}
	return sum
}

func TestLawDirectoryHeader(t *testing.T) {
	for n := 1; n < 100; n++ {
		b := appendDirectoryHeader(nil, n)
		power, log := 1, 0
		for power*2 <= n {
			power, log = power*2, log+1
		}
		want := append16(nil, 1, 0, n, 16*power, log, 16*n-16*power)
		if !bytes.Equal(b, want) {
			t.Errorf("%d tables: %x, want %x", n, b, want)
		}
	}
}
