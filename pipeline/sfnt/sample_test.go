package sfnt

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// plain is what most built fonts of these tests say of themselves.
func plain() Metrics {
	return Metrics{
		UnitsPerEm: 1000, Ascent: 900, Descent: -250, WinAscent: 1000, WinDescent: 300,
		CapHeight: 660, XHeight: 480, Weight: 400, Name: "Sample-Regular",
	}
}

// box draws a rectangle.
func box(x, y, w, h int) Contour {
	return Contour{{x, y, true}, {x, y + h, true}, {x + w, y + h, true}, {x + w, y, true}}
}

// drop draws a contour with control points, as letters have.
func drop(x, y int) Contour {
	return Contour{{x, y, true}, {x - 40, y + 300, false}, {x + 20, y + 330, false}, {x + 90, y + 310, true}, {x + 400, y, false}}
}

// sampleGlyphs has simple glyphs, blanks and composites, 4 slots and 2 hosts.
func sampleGlyphs() []Glyph {
	return []Glyph{
		{Advance: 500, Outline: Outline{box(50, 0, 400, 700), box(100, 50, 300, 600)}},
		{Advance: 620, Outline: Outline{drop(10, -5), box(-30, 200, 90, 1000)}},
		{Advance: 250},
		{Advance: 710, Components: []Component{{5, 0, 0}, {6, -20, 500}}},
		{Advance: 0, Components: []Component{{6, 0, 0}, {6, 300, -600}, {1, 127, -128}}},
		{Outline: Outline{drop(0, 0)}},
		{Outline: Outline{box(0, 0, 60, 60)}},
	}
}

func built(t rapid.TB, m Metrics, glyphs []Glyph, slots int) []byte {
	t.Helper()
	data, err := Build(m, glyphs, slots)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parsed(t rapid.TB, data []byte) *Font {
	t.Helper()
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func sample(t rapid.TB) []byte {
	t.Helper()
	return built(t, plain(), sampleGlyphs(), 4)
}

// changed gives the font with one table made anew from a copy of itself; nil takes it
// away, and a table that the font does not have is made from nil.
func changed(t rapid.TB, data []byte, tag string, change func([]byte) []byte) []byte {
	t.Helper()
	f := parsed(t, data)
	tables := slices.DeleteFunc(slices.Clone(f.tables), func(table Table) bool { return table.Tag == tag })
	if table := change(bytes.Clone(f.Table(tag))); table != nil {
		tables = append(tables, Table{tag, table})
	}
	return Write(tables)
}

// put16 writes numbers into a table, one after the other.
func put16(at int, numbers ...int) func([]byte) []byte {
	return func(b []byte) []byte {
		copy(b[at:], append16(nil, numbers...))
		return b
	}
}

func cut(n int) func([]byte) []byte { return func(b []byte) []byte { return b[:n] } }
func take([]byte) []byte            { return nil }
func set(b []byte) func([]byte) []byte {
	return func([]byte) []byte { return b }
}

// raw builds a font whose glyphs from 1 on are these bytes.
func raw(t rapid.TB, glyphs ...[]byte) *Font {
	t.Helper()
	all := []Glyph{{}}
	for _, g := range glyphs {
		all = append(all, Glyph{Simple: Simple{Data: g}})
	}
	return parsed(t, built(t, plain(), all, len(all)-1))
}

// glyph begins with a number of contours and an empty box.
func glyph(contours int, numbers ...int) []byte {
	return append16(appendHeader(nil, contours, Box{}), numbers...)
}

// wantError fails unless err says just this.
func wantError(t rapid.TB, err error, want string) {
	t.Helper()
	if err == nil || err.Error() != want {
		t.Errorf("error:\n got %v\nwant %s", err, want)
	}
}

// families gives every font of the project, by its place; without fonts the test fails.
func families(t rapid.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../../fonts/*/*.ttf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fonts in ../../fonts: %v", err)
	}
	fonts := map[string][]byte{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fonts[strings.TrimSuffix(filepath.Base(file), ".ttf")] = data
	}
	return fonts
}
