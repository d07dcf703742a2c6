// Package figures measures pages: how often a reader will stumble over how they are set. It
// is a ruler of its own and asks neither the languages nor the search for lines and pages, which
// would find that all is as they meant it.
package figures

import (
	"letterpress/pipeline/edition"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/page"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// Figures are those of one PDF. Furniture is not counted.
type Figures struct {
	Pages, Lines int
	Overfull     int // lines that reach beyond the measure, further than their marks may
	Justified    int // lines that are to fill the measure: no paragraph's last
	Ragged       int // those of them that end more than .05 em short of it
	// Widest is the widest word space of a justified line. In a language that fills its lines
	// between letters too, it is the most that one adds between any two of its clusters.
	Widest unit.Em
	// Variation is the coefficient of variation of the word spaces of all justified lines, in
	// thousandths: their standard deviation by their mean. In a language that fills its lines
	// between letters too, it is the standard deviation of what the lines add between two
	// clusters, each line's mean counted once, in thousandths of an em: what such lines add
	// may be nothing or less, so that to divide by its mean would say nothing; the em is
	// the pitch of full-width letters. -1 where no line is justified.
	Variation int

	Hyphens     int // lines that end with an added hyphen
	MostHyphens int // on one page
	Ladders     int // lines whose end and the end of the line above are hyphens, one of them added
	PageHyphens int // pages that end with one
	LastHyphens int // paragraphs whose last word has one

	Widows    int // pages that begin with the last line of a text
	Orphans   int // pages that end with the first line of a text
	LastLines int // of the last page
	Empty     int // lines that the emptiest page but the last leaves at its foot

	Forbidden   int // breaks that leave a line's start or end wrong: see forbidden.toml
	InsideWords int // breaks inside a word, without a hyphen, because nothing else fitted
	OffGrid     int // baselines off the grid, which is half the leading of the paragraphs
}

// ruler measures the pages of one edition line by line.
type ruler struct {
	Figures
	styles *style.Table
	sheet  style.Sheet
	spaces series // word spaces of justified lines, in thousandths of an em
	added  series // by justified line: what it adds between two clusters on average
	above  *page.Line
	onPage int // hyphens
}

// Of measures the pages of an edition in one language, which styles have set.
func Of(e *edition.Edition, pages []page.Page, styles *style.Table) Figures {
	r := ruler{styles: styles}
	script, _ := e.Tag.Script()
	sheet, _ := styles.Sheet(e.Paper)
	r.sheet = styles.Area(sheet, script.String())
	grid := styles.Style(script.String(), "paragraph").Leading / 2
	r.Pages = len(pages)
	origin := unit.Length(-1) // of the grid: the first line's baseline
	for n := range pages {
		p := &pages[n]
		if len(p.Lines) == 0 {
			continue
		}
		if r.onPage = 0; origin < 0 {
			origin = p.Lines[0].Baseline
		}
		for i := range p.Lines {
			if (p.Lines[i].Baseline-origin)%grid != 0 {
				r.OffGrid++
			}
			r.line(&p.Lines[i])
		}
		r.MostHyphens = max(r.MostHyphens, r.onPage)
		r.edges(p, n == len(pages)-1)
	}
	r.Widest, r.Variation = r.gaps()
	return r.Figures
}

// line measures one line, alone and with that above it.
func (r *ruler) line(l *page.Line) {
	r.Lines++
	r.fill(l)
	if ends(l, lang.Hyphen) {
		r.Hyphens++
		r.onPage++
	}
	if ends(l, lang.Emergency) {
		r.InsideWords++
	}
	if l.Index > 0 && r.above != nil {
		r.between(r.above, l)
	}
	r.above = l
}

// between measures the break between two lines of a text.
func (r *ruler) between(above, l *page.Line) {
	hyphened := func(l *page.Line) bool { return ends(l, lang.Hyphen) || ends(l, lang.Author) }
	if hyphened(above) && hyphened(l) && (ends(above, lang.Hyphen) || ends(l, lang.Hyphen)) {
		r.Ladders++
	}
	text := l.Setting.Paragraph.Text
	if l.Last && ends(above, lang.Hyphen) && oneWord(text.Runes[l.From:l.To]) {
		r.LastHyphens++
	}
	if Forbidden(text.Tag, text.Runes, l.From) {
		r.Forbidden++
	}
}

// ends reports whether a line that is not its text's last ends so.
func ends(l *page.Line, kind lang.BreakKind) bool { return !l.Last && l.End == kind }

// edges measures how a page begins and ends.
func (r *ruler) edges(p *page.Page, last bool) {
	top, end := &p.Lines[0], &p.Lines[len(p.Lines)-1]
	if top.Last && top.Index > 0 {
		r.Widows++
	}
	if last {
		r.LastLines = rows(p)
		return
	}
	if !end.Last && end.Index == 0 {
		r.Orphans++
	}
	if ends(end, lang.Hyphen) {
		r.PageHyphens++
	}
	r.Empty = max(r.Empty, r.empty(p))
}

// rows counts the lines of a page; those side by side in columns are one.
func rows(p *page.Page) int {
	seen := map[unit.Length]bool{}
	for _, l := range p.Lines {
		seen[l.Baseline] = true
	}
	return len(seen)
}

// empty counts the lines for which there is room below the lowest. A line's foot is six tenths
// of a step of the grid below its baseline.
func (r *ruler) empty(p *page.Page) int {
	low := &p.Lines[0]
	for i := range p.Lines {
		if p.Lines[i].Baseline > low.Baseline {
			low = &p.Lines[i]
		}
	}
	st := r.style(low)
	return int((r.sheet.Height - r.sheet.Bottom - low.Baseline - st.Grid*6/10) / st.Leading)
}

func (r *ruler) style(l *page.Line) style.Style {
	script, _ := l.Setting.Paragraph.Text.Tag.Script()
	return r.styles.Style(script.String(), string(l.Role))
}
