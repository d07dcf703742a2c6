package check

import (
	"fmt"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/page"
)

// touching finds a line whose ink meets that of the line above it.
func (p *pageCheck) touching(above, l *page.Line, pageNumber, lineNumber int) {
	if above.Baseline >= l.Baseline {
		return // the head of another column
	}
	gap, upper, lower := p.inks.clearance(above, l)
	if gap > 0 {
		return
	}
	t := &l.Setting.Paragraph.Text
	at := l.Clusters[lower]
	over := above.Clusters[upper]
	p.add("lines-touch", diag.Warning, t, at.From,
		fmt.Sprintf("%q touches %q in the line above it (%s, page %d, line %d)", string(t.Runes[at.From:at.To]),
			string(above.Setting.Paragraph.Text.Runes[over.From:over.To]), p.edition.Name(), pageNumber, lineNumber),
		"write one of the two words otherwise")
}
