// Package compose turns the clusters of finished lines into fonts of one document: each
// distinct cluster with its advance becomes a slot, a glyph that a private-use rune
// stands for, so that a drawing library that knows no shaping draws shaped text.
package compose

import (
	"fmt"
	"strings"
	"unicode"

	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/page"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// What a slot's text says beside the runes of the letter.
const (
	// Added is what an added hyphen reads as: U+00AD, which readers drop where words are joined.
	Added = "\u00AD"
	// AfterHyphen follows an author's own hyphen at a line's end: without U+200B readers
	// take it for an added one and drop it.
	AfterHyphen = "\u200B"
)

// Composition is the fonts of a document, and its lines written in them.
type Composition struct {
	Fonts []Font // in the order in which the lines use them
	Pages []Page
}

// Page holds the lines of a page, in the order of page.Page.
type Page struct {
	Lines, Furniture []Line
}

// Line is a line cut where the face changes or a span begins or ends.
type Line struct {
	Runs []Run
}

// Run is what one drawing operation draws.
type Run struct {
	Font  int         // index into Composition.Fonts
	Slots []rune      // private-use runes of the font
	X     unit.Length // of its pen from the page's left edge, rounded once from the line's sums
	Width unit.Length // its clusters' advances; trailing blanks included
	Span  int         // index into the text's spans, -1 outside them
}

// Font is one face as a document uses it.
type Font struct {
	Face  *font.Face
	Slots []Slot
	TTF   []byte // unhinted TrueType; its glyph i+1 is Slots[i], reached by the slot's rune
	Blank []byte // the same without outlines: all that a library needs to draw with it
}

// Slot is a glyph of a composed font.
type Slot struct {
	Text    string        // what a reader of the PDF copies: never empty
	Advance int           // font units; of the cluster and the gap after it
	Glyphs  []shape.Glyph // of the face; none for a blank
}

// Composer composes documents. What the documents have in common, the outlines of a face,
// is decoded once. It may be used by many goroutines at once.
type Composer struct {
	outlines outlines
}

// New gives a composer.
func New() *Composer { return &Composer{} }

// Compose writes the lines of a document in fonts of its own. It fails where a cluster
// shows the missing glyph, naming the character and its place, or a face's outlines cannot
// be read.
func (c *Composer) Compose(pages []page.Page) (*Composition, error) {
	d := &document{faces: map[*font.Face]int{}}
	out := &Composition{Pages: make([]Page, len(pages))}
	for i, p := range pages {
		var err error
		if out.Pages[i].Lines, err = d.lines(p.Lines); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		if out.Pages[i].Furniture, err = d.lines(p.Furniture); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	for _, s := range d.sets {
		ttf, blank, err := c.outlines.build(s.face, s.slots)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.face.File(), err)
		}
		out.Fonts = append(out.Fonts, Font{Face: s.face, Slots: s.slots, TTF: ttf, Blank: blank})
	}
	return out, nil
}

// document gathers the slots of one document.
type document struct {
	faces map[*font.Face]int // index into sets
	sets  []*slotSet
}

func (d *document) lines(lines []page.Line) ([]Line, error) {
	out := make([]Line, len(lines))
	for i := range lines {
		var err error
		if out[i], err = d.line(&lines[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// line writes one line.
func (d *document) line(l *page.Line) (Line, error) {
	var out Line
	text := &l.Setting.Paragraph.Text
	pen := penAt{x: l.X, size: l.Size}
	for i := range l.Clusters {
		k := &l.Clusters[i]
		if missing(k) {
			return out, fmt.Errorf("%s: no glyph for %s", text.Place(k.From), numbers(text.Runes[k.From:k.To]))
		}
		at, known := d.faces[k.Face]
		if !known {
			at = len(d.sets)
			d.faces[k.Face] = at
			d.sets = append(d.sets, newSlotSet(k.Face))
		}
		n := len(out.Runs)
		if n == 0 || out.Runs[n-1].Font != at || out.Runs[n-1].Span != k.Span {
			out.Runs = append(out.Runs, Run{Font: at, Span: k.Span, X: pen.move(k.Face)})
			n++
		}
		r := &out.Runs[n-1]
		r.Slots = d.sets[at].write(r.Slots, k, text.Runes, i == len(l.Clusters)-1 && l.End == lang.Author && !l.Last)
		pen.units += k.Advance
		r.Width = pen.at() - r.X
		pen.x += l.Tracking
	}
	return out, nil
}

// missing reports the missing glyph.
func missing(k *shape.Cluster) bool {
	for _, g := range k.Glyphs {
		if g.ID == 0 {
			return true
		}
	}
	return false
}

// numbers names characters by number, as some cannot be seen; none is an added hyphen.
func numbers(words []rune) string {
	if len(words) == 0 {
		words = []rune(Added)
	}
	return strings.Trim(fmt.Sprintf("%U", words), "[]")
}

// penAt is a pen on a line; it rounds once from the sum of a face's units.
type penAt struct {
	x     unit.Length // where the face's first cluster stands
	face  *font.Face
	units int
	size  unit.Length
}

func (p *penAt) at() unit.Length {
	if p.face == nil {
		return p.x
	}
	return p.x + unit.Scale(p.units, p.face.UnitsPerEm(), p.size)
}

// move gives the pen's place before a cluster of face.
func (p *penAt) move(face *font.Face) unit.Length {
	if p.face != face {
		p.x, p.units, p.face = p.at(), 0, face
	}
	return p.at()
}

// split gives the length in runes of the part of a cluster's text that its slot takes. The
// rest, which begins with a mark or a format character, goes to a blank slot: pdf.js drops
// the advance of a code whose text contains one.
func split(text []rune) int {
	for i, r := range text {
		if i > 0 && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			return i
		}
	}
	return len(text)
}
