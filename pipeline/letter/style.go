package letter

import (
	"strings"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/style"
	"letterpress/pipeline/tomlfile"
	"letterpress/pipeline/unit"
)

// Style is what a letter sets otherwise than the program does. The zero value changes nothing.
type Style struct {
	style.Overrides
	SizePos    diag.Position // of the size, where there is one
	MarginsPos diag.Position // of the margins' number, or of the first of the sides
	Paper      string        // of editions that name none; empty where the letter has no such paper
}

// Sizes of running text that are read on paper without a glass and without turning the page
// every few lines, and what printers leave white at an edge, with some to spare.
const (
	smallest  = 8 * unit.Point
	largest   = 16 * unit.Point
	narrowest = 10 // mm
)

var (
	styleKeys = []string{"size", "margins", "paper"}
	sideKeys  = []string{"top", "bottom", "left", "right"}
)

func (r *reader) style(t tomlfile.Table) {
	r.pairs(t.Pairs, "[style]", styleKeys, func(key string, p tomlfile.Pair) {
		switch key {
		case "size":
			r.size(p)
		case "margins":
			r.margins(p)
		case "paper":
			r.letter.Style.Paper = r.paper(p)
			r.tables["style.paper"] = true
		}
	})
}

func (r *reader) paper(p tomlfile.Pair) string {
	return r.choice(p, Papers, "paper", "the papers are "+strings.Join(Papers, " and "))
}

func (r *reader) size(p tomlfile.Pair) {
	size, ok := r.number(p, unit.Parse, "write a number of points, as in 11.5")
	if !ok {
		return
	}
	at := r.Position(p.Value.From)
	if size < smallest || size > largest {
		r.complain(codeSize, at, "write a size of 8 to 16 points; without the line it is 11", "running text of %s points", p.Value.Text)
		return
	}
	r.letter.Style.Size, r.letter.Style.SizePos = size, at
}

// margins reads one number for all sides, or a table of sides.
func (r *reader) margins(p tomlfile.Pair) {
	if p.Value.Kind == tomlfile.Inline {
		r.sides(p.Value.Pairs, r.Position(p.From()))
		return
	}
	r.tables["style.margins"] = true
	if m, ok := r.margin(p); ok {
		s := &r.letter.Style
		s.Top, s.Bottom, s.Left, s.Right = m, m, m, m
	}
}

// sides reads the margins of a table that stands at a place. A side that it leaves out is as
// the program has it.
func (r *reader) sides(pairs []tomlfile.Pair, at diag.Position) {
	if r.tables["style.margins"] {
		r.complain(codeTwice, at, "keep one of them", "margins stand twice in [style]")
	}
	r.tables["style.margins"] = true
	r.pairs(pairs, "margins", sideKeys, func(key string, p tomlfile.Pair) {
		m, ok := r.margin(p)
		if !ok {
			return
		}
		switch s := &r.letter.Style; key {
		case "top":
			s.Top = m
		case "bottom":
			s.Bottom = m
		case "left":
			s.Left = m
		case "right":
			s.Right = m
		}
	})
}

// margin reads a margin in millimetres.
func (r *reader) margin(p tomlfile.Pair) (unit.Length, bool) {
	m, ok := r.number(p, unit.ParseMillimetres, "write a number of millimetres, as in 22.5; or margins = { top = 30, left = 20 }")
	if !ok {
		return 0, false
	}
	at := r.Position(p.Value.From)
	if m < unit.Millimetres(narrowest) {
		r.complain(codeMargin, at, "write 10 at least: most printers leave 5 mm of each edge white", "a margin of %s mm", p.Value.Text)
		return 0, false
	}
	if s := &r.letter.Style; s.MarginsPos.File == "" {
		s.MarginsPos = at
	}
	return m, true
}

// number reads a number as parse does.
func (r *reader) number(p tomlfile.Pair, parse func(string) (unit.Length, error), hint string) (unit.Length, bool) {
	v, at := p.Value, r.Position(p.Value.From)
	if v.Kind != tomlfile.Integer && v.Kind != tomlfile.Float {
		r.complain(codeValue, at, hint, "%s is %s, not a number", p.Key[0].Name, a(v.Kind))
		return 0, false
	}
	l, err := parse(v.Text)
	if err != nil {
		r.complain(codeValue, at, hint, "%s: %s", p.Key[0].Name, err)
	}
	return l, err == nil
}

// papers gives the editions that name no paper the letter's. Where there is none, and no
// broken table that may have named it, they lack one.
func (r *reader) papers(whole bool) {
	l := r.letter
	for i := range l.Editions {
		at, bare := r.bare[i]
		if !bare {
			continue
		}
		if l.Editions[i].Paper = l.Style.Paper; whole && !r.tables["style.paper"] {
			r.gap(at, "edition", "paper", `write paper = …; or once for all editions paper = "A4" below [style]`)
		}
	}
}
