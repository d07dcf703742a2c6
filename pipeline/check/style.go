package check

import (
	"fmt"
	"math"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/page"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// What a page must have room for. A letter of running text in the Latin script is 0.479 em
// wide, blanks among them: an average over English and French in Source Serif 4.
const (
	latin         = unit.Em(479)
	fewestLetters = 40 // on a line: below, justified words stand far apart
	mostLetters   = 100
	fewestLines   = 10 // on a page
)

// Style finds what a letter's own size and margins leave too little room for: the words of a
// line, the lines of a page, the furniture in its margin. The table is the one with the
// letter's overrides in place. Each paper that an edition is on is looked at once, by the
// script of its languages that has the least room. An error is one of every edition.
func Style(l *letter.Letter, t *style.Table) []diag.Finding {
	if l.Style.Overrides == (style.Overrides{}) {
		return nil
	}
	c := styleCheck{letter: l, seen: map[diag.Finding]bool{}}
	for _, paper := range letter.Papers {
		sheet, _ := t.Sheet(paper)
		r := room{letters: math.MaxInt64, lines: math.MaxInt64}
		for _, e := range l.Editions {
			for _, tag := range e.Languages {
				if script, _ := tag.Tag.Script(); e.Paper == paper {
					r.narrow(sheet, t, script.String())
				}
			}
		}
		if r.foot == 0 {
			continue // nothing is printed on it
		}
		c.margin("top", l.Style.Top, r.draft, "line that a draft bears")
		c.margin("bottom", l.Style.Bottom, r.foot, "page's number")
		c.page(paper, r)
	}
	return c.findings
}

// room is what there is on a paper, and what its margins need.
type room struct {
	letters, lines int64 // on a line, on a page
	draft, foot    unit.Length
}

// narrow takes the room that there is in a script where it is less. A margin needs one and a
// half times the leading of what stands in it.
func (r *room) narrow(sheet style.Sheet, t *style.Table, script string) {
	text := t.Style(script, string(letter.Paragraph))
	r.letters = min(r.letters, int64(max(0, sheet.Measure())/latin.At(text.Size)))
	r.lines = min(r.lines, int64(max(0, sheet.Depth())/text.Leading))
	r.draft = max(r.draft, t.Style(script, string(page.Draft)).Leading*3/2)
	r.foot = max(r.foot, t.Style(script, string(page.Foot)).Leading*3/2)
}

type styleCheck struct {
	letter   *letter.Letter
	seen     map[diag.Finding]bool
	findings []diag.Finding
}

func (c *styleCheck) say(code string, level diag.Level, at diag.Position, problem, hint string) {
	f := diag.Finding{Code: code, Level: level, Pos: at, Problem: problem, Hint: hint}
	if !c.seen[f] {
		c.seen[f] = true
		c.findings = append(c.findings, f)
	}
}

// margin asks for what stands in a margin of the letter's own; 0 is the program's.
func (c *styleCheck) margin(side string, own, need unit.Length, what string) {
	if own == 0 || own >= need {
		return
	}
	mm := int64(0)
	for unit.Millimetres(mm) < need {
		mm++
	}
	c.say("style-margin", diag.Error, c.letter.Style.MarginsPos, fmt.Sprintf("the %s margin is too narrow for the %s", side, what),
		fmt.Sprintf("write %d at least, or a smaller size", mm))
}

// page asks for so many letters on a line, so many lines on a page.
func (c *styleCheck) page(paper string, r room) {
	at, smaller, larger := c.letter.Style.MarginsPos, "write narrower margins", "write wider margins"
	if c.letter.Style.Size != 0 {
		at, smaller, larger = c.letter.Style.SizePos, "write a smaller size, or narrower margins", "write a larger size, or wider margins"
	}
	switch {
	case r.letters < fewestLetters:
		c.say("style-measure", diag.Error, at, fmt.Sprintf("a line on %s has room for %d Latin letters", paper, r.letters),
			fmt.Sprintf("%s: a line should have %d to %d", smaller, fewestLetters, mostLetters))
	case r.letters > mostLetters:
		c.say("style-measure", diag.Warning, at, fmt.Sprintf("a line on %s has room for %d Latin letters", paper, r.letters),
			fmt.Sprintf("%s: from the end of so long a line the eye does not find the next; %d are read with ease", larger, mostLetters))
	}
	if r.lines < fewestLines {
		c.say("style-measure", diag.Error, at, fmt.Sprintf("a page of %s has room for %d lines", paper, r.lines),
			fmt.Sprintf("%s: a page should have %d at least", smaller, fewestLines))
	}
}
