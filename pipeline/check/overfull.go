package check

import (
	"fmt"
	"strings"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/page"
)

// overfull finds lines that are wider than their measure.
func (p *pageCheck) overfull(l *page.Line, pageNumber, lineNumber int) {
	if l.Overfull <= 0 {
		return
	}
	t := &l.Setting.Paragraph.Text
	p.add("overfull", diag.Warning, t, l.From,
		fmt.Sprintf("%q is %s pt wider than its line (page %d, line %d)", excerpt(t.Runes[l.From:l.To]), l.Overfull, pageNumber, lineNumber),
		"write it with a blank or a hyphen where it may be parted")
}

// parted finds words that a line's end parts because nothing else fits.
func (p *pageCheck) parted(l *page.Line, pageNumber, lineNumber int) {
	if l.Last || l.End != lang.Emergency {
		return
	}
	t := &l.Setting.Paragraph.Text
	p.add("word-parted", diag.Warning, t, max(l.To-1, 0),
		fmt.Sprintf("the line ends inside a word, after %q (page %d, line %d)", excerpt(t.Runes[max(l.From, l.To-8):l.To]), pageNumber, lineNumber),
		"put a zero-width space (U+200B) where the line may end, or add the word to glossary.toml")
}

// excerpt gives the first words of a line.
func excerpt(runes []rune) string {
	const most = 40
	if len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return strings.TrimSpace(string(runes))
}
