package check

import (
	"fmt"
	"strings"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/page"
	"letterpress/pipeline/unit"
)

// overfull finds lines that are wider than their measure; one that leaves the paper cannot be
// sent.
func (p *pageCheck) overfull(l *page.Line, pageWidth unit.Length, pageNumber, lineNumber int) {
	if l.Overfull <= 0 {
		return
	}
	t := &l.Setting.Paragraph.Text
	level, how := diag.Warning, fmt.Sprintf("is %s pt wider than its line", l.Overfull)
	if l.X+l.Width-l.Indent > pageWidth {
		level, how = diag.Error, "runs off the paper"
	}
	p.add("overfull", level, t, l.From,
		fmt.Sprintf("%q %s (%s, page %d, line %d)", excerpt(t.Runes[l.From:l.To]), how, p.edition.Name(), pageNumber, lineNumber),
		"write it with a blank or a hyphen where it may be parted")
}

// crowded finds what stands at the edge of a page and takes more than its one line: the second
// is printed over the first. The page's number is on every page that is sent.
func (p *pageCheck) crowded(l *page.Line) {
	t := &l.Setting.Paragraph.Text
	if l.Overfull <= 0 && l.Index == 0 || !p.first(t, "crowded") {
		return
	}
	level := diag.Warning
	if t.Message == pageNumber {
		level = diag.Error
	}
	p.add("overfull", level, t, 0, fmt.Sprintf("%q does not fit on one line (%s)", excerpt(t.Runes), p.edition.Name()), "write it shorter")
}

// parted finds words that a line's end parts because nothing else fits.
func (p *pageCheck) parted(l *page.Line, pageNumber, lineNumber int) {
	if l.Last || l.End != lang.Emergency {
		return
	}
	t := &l.Setting.Paragraph.Text
	p.add("word-parted", diag.Warning, t, max(l.To-1, 0),
		fmt.Sprintf("the line ends inside a word, after %q (%s, page %d, line %d)", excerpt(t.Runes[max(l.From, l.To-8):l.To]), p.edition.Name(), pageNumber, lineNumber),
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
