package paint

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

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

// drawn paints blocks of one text each, ten lines to the page.
func drawn(t *testing.T, blocks ...edition.Block) (*Painted, []page.Page) {
	t.Helper()
	library, _, err := font.Open(fonts.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	shaper := shape.New(library)
	e := &edition.Edition{ID: "x", Tag: language.English, Lang: "en", Title: "T", Blocks: blocks}
	pages := []page.Page{{Width: 200 * unit.Point, Height: 200 * unit.Point}}
	for b, block := range blocks {
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
		case strings.HasSuffix(m, "BDC"):
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
