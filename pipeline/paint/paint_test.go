package paint

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/fonts"
	"letterpress/pipeline/compose"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

var library, _, libraryErr = font.Open(fonts.FS, nil)
var shaper = shape.New(library)

type fataler interface {
	Helper()
	Fatal(args ...any)
}

// drawn paints blocks of one text each, ten lines to the page.
func drawn(t fataler, blocks ...edition.Block) (*Painted, []page.Page) {
	t.Helper()
	return drawnEdition(t, &edition.Edition{ID: "x", Tag: language.English, Lang: "en", Title: "T", Blocks: blocks})
}

func drawnEdition(t fataler, e *edition.Edition) (*Painted, []page.Page) {
	t.Helper()
	if libraryErr != nil {
		t.Fatal(libraryErr)
	}
	pages := []page.Page{{Width: 200 * unit.Point, Height: 200 * unit.Point}}
	for b, block := range e.Blocks {
		for i, text := range block.Items {
			p, err := shaper.Paragraph(text, shape.Style{Size: 11 * unit.Point, Role: "text"}, lang.Language{})
			if err != nil {
				t.Fatal(err)
			}
			s := &linebreak.Break(p, linebreak.Measure{Width: 100 * unit.Point, Ragged: true})[0]
			for k, line := range s.Lines {
				if len(pages[len(pages)-1].Lines) == 10 {
					pages = append(pages, page.Page{Width: 200 * unit.Point, Height: 300 * unit.Point})
				}
				pg := &pages[len(pages)-1]
				pg.Lines = append(pg.Lines, page.Line{Line: line, Block: b, Item: i, Index: k, Role: block.Role, Setting: s,
					X: 30 * unit.Point, Baseline: unit.Length(30+15*len(pg.Lines)) * unit.Point, Size: p.Size})
			}
		}
	}
	c, err := compose.New().Compose(pages)
	if err != nil {
		t.Fatal(err)
	}
	painted, err := Paint(e, pages, c)
	if err != nil {
		t.Fatal(err)
	}
	return painted, pages
}

func text(s string, spans ...edition.Span) edition.Text {
	return edition.Text{Runes: []rune(s), Spans: spans, Tag: language.English, Lang: "en",
		Place: func(int) diag.Position { return diag.Position{} }}
}

// tree writes the structure with the pages of its content: P(0 Link(0 1 #1)).
func tree(e *Element) string {
	var out []string
	for _, k := range e.Kids {
		switch {
		case k.Element != nil:
			out = append(out, tree(k.Element))
		case k.Link > 0:
			out = append(out, fmt.Sprintf("#%d", k.Link))
		default:
			out = append(out, fmt.Sprint(k.Page))
		}
	}
	return e.Tag + "(" + strings.Join(out, " ") + ")"
}

func TestStructure(t *testing.T) {
	long := strings.Repeat("word by word ", 20)
	for _, c := range []struct {
		name   string
		blocks []edition.Block
		want   string
	}{
		{"title and headings", []edition.Block{{Role: letter.Title, Items: []edition.Text{text("A")}}, {Role: letter.Heading, Items: []edition.Text{text("B")}}},
			"Document(H1(0) H2(0))"},
		{"a list, and another after it", []edition.Block{{Role: letter.Recipients, Items: []edition.Text{text("A"), text("B")}}, {Role: letter.List, Items: []edition.Text{text("C")}}},
			"Document(L(LI(LBody(0)) LI(LBody(0))) L(LI(LBody(0))))"},
		{"a paragraph over two pages is one element", []edition.Block{{Role: letter.Paragraph, Items: []edition.Text{text(long)}}},
			"Document(P(0 1))"},
		{"a link over two lines is one element with two rectangles", []edition.Block{{Role: letter.Paragraph,
			Items: []edition.Text{text("see the report of the year here", edition.Span{From: 4, To: 26, LinkID: "r", URL: "https://example.org"})}}},
			"Document(P(0 Link(0 #1 #2) 0))"},
		{"a link in two scripts is one element with one rectangle a line", []edition.Block{{Role: letter.Paragraph,
			Items: []edition.Text{text("see អង្គការ ok", edition.Span{From: 0, To: 14, LinkID: "r", URL: "https://example.org"})}}},
			"Document(P(Link(0 #1)))"},
		{"two links side by side", []edition.Block{{Role: letter.Paragraph,
			Items: []edition.Text{text("ab", edition.Span{From: 0, To: 1, LinkID: "r", URL: "https://example.org"}, edition.Span{From: 1, To: 2, LinkID: "s", URL: "https://example.org"})}}},
			"Document(P(Link(0 #1) Link(0 #2)))"},
		{"a link without address is no element", []edition.Block{{Role: letter.Paragraph, Items: []edition.Text{text("see it", edition.Span{From: 4, To: 6, LinkID: "r"})}}},
			"Document(P(0))"},
		{"strong words", []edition.Block{{Role: letter.Closing, Items: []edition.Text{text("a bc d", edition.Span{From: 2, To: 4, Strong: true})}}},
			"Document(P(0 Span(0) 0))"},
	} {
		p, _ := drawn(t, c.blocks...)
		if got := tree(p.Root); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestMarksAreBalanced holds that every mark that begins content is ended on its page, that
// each MCID stands once, and that a line and face is one drawing operation.
func TestMarksAreBalanced(t *testing.T) {
	p, pages := drawn(t,
		edition.Block{Role: letter.Title, Items: []edition.Text{text("Title")}},
		edition.Block{Role: letter.Paragraph, Items: []edition.Text{text(strings.Repeat("some words and more ", 30), edition.Span{From: 5, To: 40, Strong: true})}})
	open, begun := 0, 0
	for _, m := range p.Marks {
		switch {
		case strings.HasSuffix(m, "BDC"), strings.HasSuffix(m, "BMC"):
			open++
			begun++
		case m == "EMC":
			open--
		default:
			t.Errorf("a mark that is none: %s", m)
		}
		if open < 0 || open > 1 {
			t.Fatalf("%d marks open after %s", open, m)
		}
	}
	if open != 0 {
		t.Errorf("%d marks left open", open)
	}
	marked := 0
	for _, pg := range p.Pages {
		marked += len(pg.Marked)
	}
	if marked != begun {
		t.Errorf("%d pieces of content, %d begun", marked, begun)
	}
	runs := 0
	for _, pg := range pages {
		for _, l := range pg.Lines {
			runs++
			for i := 1; i < len(l.Clusters); i++ {
				if l.Clusters[i].Face != l.Clusters[i-1].Face || l.Clusters[i].Span != l.Clusters[i-1].Span {
					runs++
				}
			}
		}
	}
	if got := bytes.Count(p.PDF, []byte("] TJ")) + bytes.Count(p.PDF, []byte("> Tj")); got != runs {
		t.Errorf("%d drawing operations for %d runs", got, runs)
	}
}

func TestLanguageStandsWhereItChanges(t *testing.T) {
	other := text("b")
	other.Lang = "km"
	p, _ := drawn(t, edition.Block{Role: letter.Recipients, Items: []edition.Text{text("a"), other}})
	list := p.Root.Kids[0].Element
	for i, want := range []string{"", "km"} {
		if got := list.Kids[i].Element.Kids[0].Element.Lang; got != want {
			t.Errorf("item %d is marked %q, want %q", i, got, want)
		}
	}
}

// TestALinksRectanglesCoverItsWords holds that the rectangles of a link, one a line, reach from
// the pen before its first cluster to the pen after its last, whatever faces draw it.
func TestALinksRectanglesCoverItsWords(t *testing.T) {
	words := []string{"see", "អង្គការ", "(CNRP)", "人権", "report", "ស៊ីវិល"}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 2, 12).Draw(t, "words"), " ")
		n := len([]rune(s))
		from := rapid.IntRange(0, n-1).Draw(t, "from")
		to := rapid.IntRange(from+1, n).Draw(t, "to")
		p, pages := drawn(t, edition.Block{Role: letter.Paragraph, Items: []edition.Text{
			text(s, edition.Span{From: from, To: to, LinkID: "r", URL: "https://example.org"})}})
		k := 0
		for i := range pages[0].Lines {
			l := &pages[0].Lines[i]
			left, right := extent(l)
			if left == right {
				continue
			}
			if k == len(p.Links) {
				t.Fatalf("%q: %d rectangles, none for line %d", s, k, i)
			}
			got := p.Links[k]
			k++
			if far(got.Left, left) || far(got.Right, right) {
				t.Errorf("%q: line %d: from %s to %s, want %s to %s", s, i, got.Left, got.Right, left, right)
			}
			if y := pages[0].Height - l.Baseline; got.Bottom >= y || got.Top <= y {
				t.Errorf("%q: line %d: from %s up to %s around %s", s, i, got.Bottom, got.Top, y)
			}
		}
		if k != len(p.Links) {
			t.Errorf("%q: %d rectangles on %d lines", s, len(p.Links), k)
		}
	})
}

// TestALinkOverAPageHasARectangleOnEach sets two lines of a link at one height of two pages.
func TestALinkOverAPageHasARectangleOnEach(t *testing.T) {
	block := edition.Block{Role: letter.Paragraph, Items: []edition.Text{
		text("see the report of the year", edition.Span{From: 4, To: 26, LinkID: "r", URL: "https://example.org"})}}
	_, pages := drawn(t, block)
	one, two := pages[0], pages[0]
	one.Lines, two.Lines = pages[0].Lines[:1], slices.Clone(pages[0].Lines[1:2])
	two.Lines[0].Baseline = one.Lines[0].Baseline
	pages = []page.Page{one, two}
	p := repainted(t, block, pages)
	if got, want := tree(p.Root), "Document(P(0 Link(0 1 #1 #2)))"; got != want {
		t.Fatalf("%s, want %s", got, want)
	}
	if p.Links[0].Page != 0 || p.Links[1].Page != 1 {
		t.Errorf("the rectangles are on pages %d and %d", p.Links[0].Page, p.Links[1].Page)
	}
}

// extent gives the pens at both ends of a line's clusters that have a span.
func extent(l *page.Line) (left, right unit.Length) {
	pen, begun := l.X, false
	for _, c := range l.Clusters {
		if c.Span >= 0 && !begun {
			left, begun = pen, true
		}
		pen += unit.Scale(c.Advance, c.Face.UnitsPerEm(), l.Size)
		if c.Span >= 0 {
			right = pen
		}
	}
	return left, right
}

// far allows for the rounding of each cluster in extent.
func far(a, b unit.Length) bool { return a-b > unit.Point/10 || b-a > unit.Point/10 }

func TestEveryPageHasItsOwnSize(t *testing.T) {
	p, _ := drawn(t, edition.Block{Role: letter.Paragraph, Items: []edition.Text{text(strings.Repeat("word by word ", 20))}})
	for _, box := range []string{"[ 0 0 200.00 200.00 ]", "[ 0 0 200.00 300.00 ]"} {
		if !bytes.Contains(p.PDF, []byte(box)) {
			t.Errorf("no page of %s", box)
		}
	}
	if len(p.Pages) != 2 || p.Pages[1].Height != 300*unit.Point {
		t.Errorf("pages %+v", p.Pages)
	}
}

func TestNoPagesIsAnError(t *testing.T) {
	if _, err := Paint(&edition.Edition{}, nil, &compose.Composition{}); err == nil {
		t.Error("no error for no pages")
	}
	broken := &compose.Composition{Fonts: []compose.Font{{Blank: []byte("no font")}}, Pages: make([]compose.Page, 1)}
	if _, err := Paint(&edition.Edition{}, make([]page.Page, 1), broken); err == nil {
		t.Error("no error for a font that gopdf cannot read")
	}
}

// TestTrackingIsCharacterSpacing (ISO 32000-1, 9.3.2): of its line and of no other.
func TestTrackingIsCharacterSpacing(t *testing.T) {
	e := &edition.Edition{ID: "x", Tag: language.English, Lang: "en", Title: "T",
		Blocks: []edition.Block{{Role: letter.Paragraph, Items: []edition.Text{text(strings.Repeat("word by word ", 5))}}}}
	_, pages := drawnEdition(t, e)
	pages[0].Lines[1].Tracking = -83
	c, err := compose.New().Compose(pages)
	if err != nil {
		t.Fatal(err)
	}
	painted, err := Paint(e, pages, c)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, line := range strings.Split(string(painted.PDF), "\n") {
		if before, ok := strings.CutSuffix(line, " Tc"); ok {
			got = append(got, before[strings.LastIndexByte(before, ' ')+1:])
		}
	}
	want := slices.Repeat([]string{"0"}, len(pages[0].Lines))
	want[1] = "-0.083"
	if !slices.Equal(got, want) {
		t.Errorf("character spacing %v, want %v", got, want)
	}
}
