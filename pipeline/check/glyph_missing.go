package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/page"
	"letterpress/pipeline/shape"
)

// missingGlyphs finds characters that no font has, each once in a text.
func (p *pageCheck) missingGlyphs(l *page.Line) {
	t := &l.Setting.Paragraph.Text
	for _, c := range l.Clusters {
		if !slices.ContainsFunc(c.Glyphs, func(g shape.Glyph) bool { return g.ID == 0 }) {
			continue
		}
		if c.From == c.To {
			if p.first(t, "hyphen") {
				p.add("glyph-missing", diag.Error, t, c.From, "no font has the hyphen that parts this word", "add a family that has U+2010 or U+002D to fonts/")
			}
			continue
		}
		for _, at := range lacking(t.Runes, c) {
			if r := t.Runes[at]; p.first(t, string(r)) {
				p.add("glyph-missing", diag.Error, t, at, "no font has "+character(r), "add a family "+forScript(r)+"that has it to fonts/, or write the word without it")
			}
		}
	}
}

// lacking gives the runes of a cluster that its face does not have, less those that are never
// drawn, or all where the face has each of them but not the whole.
func lacking(text []rune, c shape.Cluster) []int {
	var all, out []int
	for at := c.From; at < c.To; at++ {
		all = append(all, at)
		if r := text[at]; !c.Face.Has(r) && !unicode.In(r, unicode.Cf, unicode.Variation_Selector) {
			out = append(out, at)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// character names a character by its number and shows it, a mark on a dotted circle; one that
// is not seen by its number alone.
func character(r rune) string {
	switch {
	case unicode.IsMark(r):
		return fmt.Sprintf("%U (\u25cc%c)", r, r)
	case unicode.IsSpace(r) || !unicode.IsGraphic(r):
		return fmt.Sprintf("%U", r)
	}
	return fmt.Sprintf("%U (%c)", r, r)
}

// forScript names the script of a character that belongs to one, as in "for Khmer ".
func forScript(r rune) string {
	for _, name := range slices.Sorted(maps.Keys(unicode.Scripts)) {
		if name != "Common" && name != "Inherited" && unicode.Is(unicode.Scripts[name], r) {
			return "for " + strings.ReplaceAll(name, "_", " ") + " "
		}
	}
	return ""
}
