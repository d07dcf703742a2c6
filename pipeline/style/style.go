// Package style says how each role of a letter is set, by script, and on which sheet. Its
// figures stand in style.toml.
package style

import (
	"letterpress/pipeline/unit"
)

// Align is how the lines of a text stand in their measure.
type Align int

const (
	// Ragged lines begin at the left edge and keep their natural width.
	Ragged Align = iota
	// Justified lines fill the measure, but for the last.
	Justified
	// Centred lines keep their natural width and stand in the middle.
	Centred
)

// String gives the name that style.toml uses.
func (a Align) String() string {
	if a < 0 || int(a) >= len(aligns) {
		return "no alignment"
	}
	return aligns[a]
}

var aligns = []string{Ragged: "ragged", Justified: "justified", Centred: "centred"}

// Style is how a text is set.
type Style struct {
	Size    unit.Length // positive
	Leading unit.Length // from baseline to baseline; at least Size
	// Before and After are the space above the first line's leading and below the last's.
	// Between two texts stands the larger of the first's After and the second's Before.
	Before, After unit.Length
	Indent        unit.Length // of the first line; not negative
	Hang          unit.Length // of every line; a mark stands in it where it is not 0
	Align         Align
	Font          string // role of the families in SOURCE.toml: "text", "title" or "heading"
	Strong        bool   // the bold face
	KeepWithNext  bool   // no page ends after it
	// Grid is the step of the script's baseline grid: positive, half the leading of its
	// paragraphs. Leading, Before and After are multiples of it, but for foot and draft.
	Grid unit.Length
}

// Sheet is a paper with its margins.
type Sheet struct {
	Width, Height            unit.Length
	Top, Bottom, Left, Right unit.Length // margins
	Foot                     unit.Length // baseline of the page number, from the top edge down
	Draft                    unit.Length // baseline of a draft's line, from the top edge down
}

// Measure gives the width between the margins.
func (s Sheet) Measure() unit.Length { return s.Width - s.Left - s.Right }

// Depth gives the height between the margins.
func (s Sheet) Depth() unit.Length { return s.Height - s.Top - s.Bottom }

// Table holds every style and sheet. It does not change and is safe for concurrent use.
type Table struct {
	styles map[string]map[string]Style // script, then role
	sheets map[string]Sheet
	// wholeEms has the scripts whose measure is a whole number of ems.
	wholeEms map[string]bool
}

// Style gives the style of a role ("paragraph", and for furniture "foot" and "draft") in a
// text of a script, an ISO 15924 code. A script without a table of its own has the default
// one; a role that there is not is set as a paragraph.
func (t *Table) Style(script, role string) Style {
	styles, ok := t.styles[script]
	if !ok {
		styles = t.styles[fallback]
	}
	if s, ok := styles[role]; ok {
		return s
	}
	return styles[body]
}

// Sheet gives a paper by its name, "A4" or "Letter", and whether there is one.
func (t *Table) Sheet(paper string) (Sheet, bool) {
	s, ok := t.sheets[paper]
	return s, ok
}

// Area gives a sheet with its margins for a script: where its measure is a whole number of
// sizes of a paragraph, half of what is left goes to each side.
func (t *Table) Area(s Sheet, script string) Sheet {
	if t.wholeEms[script] {
		rest := s.Measure() % t.Style(script, body).Size
		s.Left += rest / 2
		s.Right += rest - rest/2
	}
	return s
}
