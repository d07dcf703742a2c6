package sfnt

import "slices"

// shaping names the tables that decide which glyphs stand for a text and where: the
// OpenType ones, those of Apple's that go-text reads, and what a font cannot be without.
var shaping = []string{
	"BASE", "GDEF", "GPOS", "GSUB", "OS/2", "ankr", "cmap", "feat", "head", "hhea", "hmtx",
	"kern", "kerx", "ltag", "maxp", "morx", "trak",
}

// Stripped writes a font for a shaper only: without outlines, instructions, names and
// whatever else shaping does not ask for, so that it loads at once. A shaper that has no
// outlines cannot place marks by the boxes of glyphs, as some do for fonts without GPOS.
func (f *Font) Stripped() []byte {
	var kept []Table
	for _, t := range f.tables {
		if slices.Contains(shaping, t.Tag) {
			kept = append(kept, t)
		}
	}
	return Write(kept)
}
