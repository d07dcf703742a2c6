package finish_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/fonts"
	"letterpress/pipeline/compose"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/finish"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
	"letterpress/pipeline/paint"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

var library, _, libraryErr = font.Open(fonts.FS, nil)
var shaper = shape.New(library)

type fataler interface {
	Helper()
	Fatal(args ...any)
}

func text(tag, s string, spans ...edition.Span) edition.Text {
	return edition.Text{Runes: []rune(s), Spans: spans, Tag: language.Make(tag), Lang: tag,
		Place: func(int) diag.Position { return diag.Position{} }}
}

func block(role letter.Role, items ...edition.Text) edition.Block {
	return edition.Block{Role: role, Items: items}
}

// sheet is small, so that texts go over pages.
var sheet = style.Sheet{Width: 300 * unit.Point, Height: 160 * unit.Point,
	Top: 20 * unit.Point, Bottom: 20 * unit.Point, Left: 30 * unit.Point, Right: 30 * unit.Point}

var body = style.Style{Size: 11 * unit.Point, Leading: 15 * unit.Point, Font: "text"}

var hyphenating = lang.Language{Hyphens: func(w []rune) []int {
	if len(w) > 7 {
		return []int{3}
	}
	return nil
}}

// lay sets an edition's texts on pages with a foot.
func lay(t fataler, e *edition.Edition) []page.Page {
	t.Helper()
	if libraryErr != nil {
		t.Fatal(libraryErr)
	}
	set := func(x edition.Text) []linebreak.Setting {
		p, err := shaper.Paragraph(x, shape.Style{Size: body.Size, Role: "text", Hyphenate: true}, hyphenating)
		if err != nil {
			t.Fatal(err)
		}
		return linebreak.Break(p, linebreak.Measure{Width: sheet.Measure(), Ragged: true})
	}
	var items []page.Item
	for b, block := range e.Blocks {
		for i, x := range block.Items {
			items = append(items, page.Item{Block: b, Item: i, Role: block.Role, Style: body, Settings: set(x)})
		}
	}
	pages := page.Build(items, sheet)
	for i := range pages {
		foot := set(text("en", fmt.Sprintf("%d / %d", i+1, len(pages))))
		pages[i].Furnish(page.Foot, &foot[0], body, 150*unit.Point)
	}
	return pages
}

func painted(t fataler, e *edition.Edition) *paint.Painted {
	t.Helper()
	return paintedPages(t, e, lay(t, e))
}

func paintedPages(t fataler, e *edition.Edition, pages []page.Page) *paint.Painted {
	t.Helper()
	c, err := compose.New().Compose(pages)
	if err != nil {
		t.Fatal(err)
	}
	p, err := paint.Paint(e, pages, c)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func made(t fataler, e *edition.Edition, meta finish.Meta) []byte {
	t.Helper()
	pdf, err := finish.Finish(painted(t, e), meta)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

func sample() *edition.Edition {
	long := "While we applaud the attention and efforts to sanction the regime, notably through the enactment of the Act, we urge parliamentarians to act. "
	words := []rune(long + long + "ស្ដី (yes).")
	return &edition.Edition{ID: "open", Tag: language.English, Lang: "en", Title: "Open (Letter) \\ é", Blocks: []edition.Block{
		block(letter.Title, text("en", "Open (Letter) \\ é")),
		block(letter.Recipients, text("en", "The Congress"), text("en", "The Parliament")),
		block(letter.Paragraph, text("en", string(words),
			edition.Span{From: 9, To: 16, Strong: true},
			edition.Span{From: 21, To: 60, LinkID: "act", URL: "https://example.org/a(b)?c=d&e"},
			edition.Span{From: 70, To: 80, LinkID: "none"})),
		block(letter.Heading, text("en", "What we ask")),
		block(letter.Paragraph, text("km", "យើងខ្ញុំ ជាអង្គការសង្គមស៊ីវិល។")),
		block(letter.Heading, text("en", "And why")),
		block(letter.Closing, text("en", "Yours,")),
		block(letter.Signatories, text("en", "A"), text("en", "B"), text("en", "C")),
	}}
}

// outline writes a structure tree a line an element.
func outline(doc *extract.Document) string {
	var out strings.Builder
	doc.Walk(func(depth int, e *extract.Element) bool {
		fmt.Fprintf(&out, "%s%s %s\n", strings.Repeat(" ", depth), e.Tag, e.Lang)
		return true
	})
	return out.String()
}

func TestAFileSaysWhatItsEditionSays(t *testing.T) {
	e := sample()
	doc, err := extract.Read(made(t, e, finish.Meta{Title: e.Title, Lang: e.Lang}))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != e.Title || doc.Lang != "en" || doc.PDFA != "2A" || doc.PDFUA != "1" {
		t.Errorf("title %q, language %q, PDF/A %q, PDF/UA %q", doc.Title, doc.Lang, doc.PDFA, doc.PDFUA)
	}
	want := `Document en
 H1 en
 L en
  LI en
   LBody en
  LI en
   LBody en
 P en
  Span en
  Link en
 H2 en
 P km
 H2 en
 P en
 L en
  LI en
   LBody en
  LI en
   LBody en
  LI en
   LBody en
`
	if got := outline(doc); got != want {
		t.Errorf("the tree is\n%swant\n%s", got, want)
	}
	if got, want := strings.Join(doc.Outline, "|"), "Open (Letter) \\ é|What we ask|And why"; got != want {
		t.Errorf("outline %q, want %q", got, want)
	}
	if doc.Pages < 2 {
		t.Fatalf("%d pages: the sample must go over a page", doc.Pages)
	}
	for i, a := range doc.Artifacts {
		if want := fmt.Sprintf("%d / %d", i+1, doc.Pages); a != want {
			t.Errorf("artifacts of page %d: %q, want %q", i+1, a, want)
		}
	}
	if len(doc.Links) < 2 {
		t.Fatalf("%d links: one over two lines has two", len(doc.Links))
	}
	for _, l := range doc.Links {
		if l.URI != "https://example.org/a(b)?c=d&e" {
			t.Errorf("a link leads to %s", l.URI)
		}
	}
}

// TestTextsComeBack holds over random letters: what the reader finds is what was written, in
// order, but for added hyphens.
func TestTextsComeBack(t *testing.T) {
	words := []string{"we", "undersigned", "well-known", "office", "(yes)", "\\", "<é>", "អង្គការ", "ស្ដី", "人権、", "x"}
	rapid.Check(t, func(t *rapid.T) {
		e := &edition.Edition{ID: "x", Tag: language.English, Lang: "en", Title: "T"}
		var want []string
		for range rapid.IntRange(1, 5).Draw(t, "blocks") {
			role := rapid.SampledFrom(letter.Roles).Draw(t, "role")
			n := 1
			if role.IsList() {
				n = rapid.IntRange(1, 4).Draw(t, "items")
			}
			var items []edition.Text
			for range n {
				s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 30).Draw(t, "words"), " ")
				x := text(rapid.SampledFrom([]string{"en", "km", "ja"}).Draw(t, "tag"), s)
				if len(x.Runes) > 8 && rapid.Bool().Draw(t, "marked up") {
					x.Spans = []edition.Span{{From: 2, To: 5, Strong: true}, {From: 5, To: 7, URL: "https://example.org", LinkID: "a"}}
				}
				items = append(items, x)
				want = append(want, s)
			}
			e.Blocks = append(e.Blocks, block(role, items...))
		}
		doc, err := extract.Read(made(t, e, finish.Meta{Title: "T", Lang: "en"}))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		doc.Walk(func(_ int, el *extract.Element) bool {
			switch el.Tag {
			case "H1", "H2", "P", "LBody":
				got = append(got, strings.NewReplacer(compose.Added, "", compose.AfterHyphen, "").Replace(el.Text()))
				return false
			}
			return true
		})
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("got\n%q\nwant\n%q", got, want)
		}
	})
}

func TestURI(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a(b)?c=d&e": "https://example.org/a(b)?c=d&e",
		"https://example.org/é ភ":        "https://example.org/%C3%A9%20%E1%9E%97",
		"mailto:a@example.org":           "mailto:a@example.org",
	} {
		if got := finish.URI(address); got != want {
			t.Errorf("%s becomes %s, want %s", address, got, want)
		}
	}
}

// TestAFileInSeveralLanguagesNamesThem holds that the metadata has the title in each language
// beside the whole one, which stands first, and every language.
func TestAFileInSeveralLanguagesNamesThem(t *testing.T) {
	first, second := sample(), sample()
	second.Lang, second.Title = "fr", "A & <B>"
	meta := finish.Meta{Title: "Whole", Lang: "en", Parts: []finish.Part{{Title: first.Title, Lang: "en"}, {Title: second.Title, Lang: "fr"}}}
	pdf := made(t, edition.Join([]*edition.Edition{first, second}), meta)
	for _, want := range []string{
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Whole</rdf:li><rdf:li xml:lang="en">Open (Letter) \ é</rdf:li><rdf:li xml:lang="fr">A &amp; &lt;B&gt;</rdf:li></rdf:Alt></dc:title>`,
		`<dc:language><rdf:Bag><rdf:li>en</rdf:li><rdf:li>fr</rdf:li></rdf:Bag></dc:language>`,
	} {
		if !bytes.Contains(pdf, []byte(want)) {
			t.Errorf("the metadata lacks %s", want)
		}
	}
	doc, err := extract.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "Whole" || doc.Lang != "en" || len(doc.Root.Kids) != 2 || doc.Root.Kids[1].Tag != "Part" || doc.Root.Kids[1].Lang != "fr" {
		t.Errorf("%q in %q:\n%s", doc.Title, doc.Lang, outline(doc))
	}
}

func TestADateStandsOnlyWhereItIsGiven(t *testing.T) {
	stamp := time.Date(2024, 1, 31, 12, 0, 0, 0, time.UTC)
	dated := made(t, sample(), finish.Meta{Title: "T", Lang: "en", Date: stamp})
	plain := made(t, sample(), finish.Meta{Title: "T", Lang: "en"})
	if !bytes.Contains(dated, []byte("<xmp:CreateDate>2024-01-31T12:00:00Z")) {
		t.Error("the date is not in the metadata")
	}
	if bytes.Contains(plain, []byte("CreateDate")) {
		t.Error("a date without being asked")
	}
}

// TestABrokenFileIsAnError cuts and bends gopdf's file: an error or a file, never a panic.
func TestABrokenFileIsAnError(t *testing.T) {
	p := painted(t, sample())
	whole := p.PDF
	for _, n := range []int{0, 1, len(whole) / 2, len(whole) - 20} {
		p.PDF = whole[:n]
		if _, err := finish.Finish(p, finish.Meta{Title: "T", Lang: "en"}); err == nil {
			t.Errorf("no error for the first %d bytes", n)
		}
	}
	p.PDF = bytes.ReplaceAll(whole, []byte("[] 3.00 d"), []byte("[] 9999.00 d"))
	if _, err := finish.Finish(p, finish.Meta{Title: "T", Lang: "en"}); err == nil {
		t.Error("no error for an unknown marker")
	}
	rapid.Check(t, func(t *rapid.T) {
		bent := bytes.Clone(whole)
		for range rapid.IntRange(1, 5).Draw(t, "bytes") {
			bent[rapid.IntRange(0, len(bent)-1).Draw(t, "at")] = byte(rapid.IntRange(0, 255).Draw(t, "to"))
		}
		q := *p
		q.PDF = bent
		pdf, err := finish.Finish(&q, finish.Meta{Title: "T", Lang: "en"})
		if err == nil && len(pdf) == 0 {
			t.Fatal("neither a file nor an error")
		}
	})
}

func BenchmarkFinish(b *testing.B) {
	p := painted(b, sample())
	for b.Loop() {
		if _, err := finish.Finish(p, finish.Meta{Title: "T", Lang: "en"}); err != nil {
			b.Fatal(err)
		}
	}
}
