package check

import (
	"fmt"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/page"
)

// glyphKey is a character that a message lacks a font for; it is said once.
type glyphKey struct {
	message, character string
}

// missingGlyphs finds characters that no font has.
func (p *pageCheck) missingGlyphs(l *page.Line) {
	t := &l.Setting.Paragraph.Text
	for _, c := range l.Clusters {
		missing := false
		for _, g := range c.Glyphs {
			missing = missing || g.ID == 0
		}
		if !missing || c.From == c.To {
			continue
		}
		shown := string(t.Runes[c.From:c.To])
		key := glyphKey{t.Catalog + "/" + t.Message, shown}
		if p.glyphs[key] {
			continue
		}
		p.glyphs[key] = true
		p.add("glyph-missing", diag.Error, t, c.From, fmt.Sprintf("no font has %s (%s)", numbers(t.Runes[c.From:c.To]), shown),
			"write the word without it, or add a family that has it to fonts/")
	}
}

// numbers writes characters by their numbers: U+0E01 U+0E34.
func numbers(runes []rune) string {
	out := ""
	for i, r := range runes {
		if i > 0 {
			out += " "
		}
		out += fmt.Sprintf("%U", r)
	}
	return out
}
