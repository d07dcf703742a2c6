//go:build judges

package judges

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"letterpress/pipeline/shape"
)

// glyph is one that MuPDF draws, in points from the page's top left.
type glyph struct {
	rune    rune
	x, y    float64
	advance float64 // the font's own; nought for a letter that another glyph draws too
	size    float64
}

// trace gives the glyphs of each page in the order in which they are drawn.
func trace(t *testing.T, path string) [][]glyph {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(judge{name: "mutool", args: []string{"trace", path}}.run(t)))
	var pages [][]glyph
	var page, span [6]float64
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return pages
		}
		if err != nil {
			t.Fatalf("mutool trace %s: %v", path, err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "page":
			pages = append(pages, nil)
		case "fill_text":
			numbers(t, e, "transform", page[:])
		case "span":
			numbers(t, e, "trm", span[:4])
		case "g":
			var at [3]float64
			numbers(t, e, "x", at[:1])
			numbers(t, e, "y", at[1:2])
			numbers(t, e, "adv", at[2:])
			last := len(pages) - 1
			pages[last] = append(pages[last], glyph{rune: []rune(value(e, "unicode") + "\uFFFD")[0], size: span[0] * page[0],
				advance: at[2] * span[0] * page[0], x: page[0]*at[0] + page[4], y: page[3]*at[1] + page[5]})
		}
	}
}

func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// numbers reads an attribute that holds so many numbers.
func numbers(t *testing.T, e xml.StartElement, name string, to []float64) {
	t.Helper()
	fields := strings.Fields(value(e, name))
	if len(fields) != len(to) {
		t.Fatalf("mutool trace: %s of %s is %q", name, e.Name.Local, value(e, name))
	}
	for i, f := range fields {
		if _, err := fmt.Sscan(f, &to[i]); err != nil {
			t.Fatalf("mutool trace: %s of %s is %q", name, e.Name.Local, f)
		}
	}
}

// ruled is a line of a PDF with the place of each of its letters.
type ruled struct {
	page   int
	y      float64
	text   int     // index into the passages
	from   int     // rune that the line begins with, and
	to     int     // that after its last which is no blank
	last   bool    // of its text
	hyphen bool    // one is added at its end
	marks  []mark  // ascending
	right  float64 // where its last glyph ends, blanks aside
}

// mark is a rune's place on a line.
type mark struct {
	at      int // rune of the text
	x       float64
	advance float64
}

// lastInk gives the last letter of a line.
func (l *ruled) lastInk() mark {
	i := len(l.marks) - 1
	for i > 0 && l.marks[i].at >= l.to {
		i--
	}
	return l.marks[i]
}

// reader follows the glyphs of a PDF along the texts.
type reader struct {
	t     *testing.T
	name  string
	texts []passage
	text  int // being read
	at    int // the next of its runes, or of its clusters
	spent float64
	lines []ruled
}

// blank reports what takes no ink.
func blank(r rune) bool { return unicode.IsSpace(r) || r == 0x200B || r == 0x2060 }

func hyphenLike(r rune) bool { return r == '-' || r == 0x2010 || r == 0x00AD }

// along gives the lines of a PDF, whose glyphs step follows.
func along(t *testing.T, name string, pages [][]glyph, texts []passage, bottom float64, step func(*reader, glyph)) []ruled {
	t.Helper()
	r := &reader{t: t, name: name, texts: texts}
	for n, glyphs := range pages {
		y := math.Inf(-1)
		for _, g := range glyphs {
			if g.y > bottom {
				continue // the page's number
			}
			// Marks above and below their letter have no advance.
			if g.advance > 0 && math.Abs(g.y-y) > g.size/2 {
				y = g.y
				r.lines = append(r.lines, ruled{page: n, y: y, from: -1})
			}
			if len(r.lines) > 0 {
				step(r, g)
			}
		}
	}
	if r.text < len(texts)-1 || r.rest() {
		t.Fatalf("%s: text %d of %d is not read to its end", name, r.text+1, len(texts))
	}
	r.finish()
	return r.lines
}

// put notes where a rune stands.
func (r *reader) put(at int, g glyph) {
	l := &r.lines[len(r.lines)-1]
	if l.from < 0 {
		if blank(r.runes()[at]) {
			return
		}
		l.text, l.from = r.text, at
	}
	l.marks = append(l.marks, mark{at, g.x, g.advance})
	if !blank(r.runes()[at]) {
		l.to, l.right = at+1, max(l.right, g.x+g.advance) // a letter that another glyph draws has no advance
	}
}

func (r *reader) runes() []rune { return r.texts[r.text].Text.Runes }

// turn goes on to the next text.
func (r *reader) turn() {
	r.text, r.at, r.spent = r.text+1, 0, 0
	if r.text == len(r.texts) {
		r.t.Fatalf("%s: there is text behind the last", r.name)
	}
}

// rest reports whether more than blanks of the last text is unread.
func (r *reader) rest() bool {
	l := r.lines[len(r.lines)-1]
	return slices.ContainsFunc(r.runes()[l.to:], func(c rune) bool { return !blank(c) })
}

func (r *reader) finish() {
	for i := range r.lines {
		r.lines[i].last = i+1 == len(r.lines) || r.lines[i+1].text != r.lines[i].text
	}
}

// byRunes follows glyphs by what they read as. All blanks are alike: where two have one glyph, a PDF
// may give it one of them.
func byRunes(r *reader, g glyph) {
	text := r.runes()
	at := r.at
	for at < len(text) && blank(text[at]) && !blank(g.rune) {
		at++
	}
	switch {
	case at < len(text) && (text[at] == g.rune || blank(text[at]) && blank(g.rune) && g.advance > 0):
		r.put(at, g)
		r.at = at + 1
	case blank(g.rune):
	case hyphenLike(g.rune):
		l := &r.lines[len(r.lines)-1]
		l.hyphen, l.right = true, g.x+g.advance
	case at == len(text):
		r.turn()
		byRunes(r, g)
	default:
		r.t.Fatalf("%s: %q reads %q at rune %d", r.name, string(text), g.rune, at)
	}
}

// slack is how much the widths of a cluster's glyphs may miss the font's, in em: a PDF rounds each to
// a thousandth.
const slack = .006

// byWidths follows glyphs whose text a PDF does not give rightly: by their widths, which are
// those of the glyphs that HarfBuzz makes of the text, cluster by cluster;
// [TestEveryParagraphAsSet] holds that ours are.
func byWidths(r *reader, g glyph) {
	p := r.texts[r.text]
	if g.advance == 0 {
		return
	}
	for r.spent == 0 && r.at < len(p.Clusters) && skips(p.Clusters[r.at], g.rune) {
		r.at++
	}
	switch {
	case r.at == len(p.Clusters) && blank(g.rune):
		return
	case r.at == len(p.Clusters):
		r.turn()
		byWidths(r, g)
		return
	case r.spent == 0 && blank(g.rune) && !p.Clusters[r.at].Blank:
		return
	}
	c := p.Clusters[r.at]
	if r.spent == 0 {
		r.put(c.From, g)
	}
	r.spent += em(g.advance, p.Size)
	switch want := width(c); {
	case math.Abs(r.spent-want) <= slack:
		if l := &r.lines[len(r.lines)-1]; !c.Blank {
			l.to, l.right = c.To, l.marks[len(l.marks)-1].x+natural(c)*p.Size.Points()
		}
		r.at, r.spent = r.at+1, 0
	case r.spent > want:
		r.t.Fatalf("%s: the glyphs of %q are %.3f em wide, wanted %.3f; in %q", r.name,
			string(p.Text.Runes[c.From:c.To]), r.spent, want, p.Text)
	}
}

// skips reports a cluster that is not drawn: one without a width, or a blank where the glyph
// is none.
func skips(c shape.Cluster, r rune) bool {
	return width(c) == 0 || c.Blank && !blank(r)
}

// width gives what the glyphs of a cluster are wide in the font, those of its marks included,
// in em.
func width(c shape.Cluster) float64 {
	sum := 0
	for _, g := range c.Glyphs {
		sum += c.Face.SFNT().Advance(int(g.ID))
	}
	return float64(sum) / float64(c.Face.UnitsPerEm())
}

// natural gives the advance of a cluster in em.
func natural(c shape.Cluster) float64 {
	return float64(c.Advance) / float64(c.Face.UnitsPerEm())
}
