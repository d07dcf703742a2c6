package pipeline

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/page"
)

var both = Name{"canada", "en-CA+fr-CA"}

// TestJoinedIsItsPartsBehindEachOther holds over the letter's languages in any number and order,
// drafts too: the pages are those of each language alone, but for their feet, which count
// through.
func TestJoinedIsItsPartsBehindEachOther(t *testing.T) {
	p := open(t, letterFolder(t, "fr.toml", "[recipient-eu]", "[recipient-ue]"))
	rapid.Check(t, func(t *rapid.T) {
		tags := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"en", "km", "ja", "fr"}), 1, 4, rapid.ID).Draw(t, "languages")
		o := Options{Draft: rapid.Bool().Draw(t, "draft") || slices.Contains(tags, "fr")}
		var parts []*edition.Edition
		var want []page.Page
		var owner []*edition.Edition
		block := 0
		for _, tag := range tags {
			part, pages, held, err := p.Pages(Name{"open", tag}, o)
			if err != nil || part == nil {
				t.Fatal(held, err)
			}
			for _, own := range pages {
				for i := range own.Lines {
					own.Lines[i].Block += block
				}
				want, owner = append(want, own), append(owner, part)
			}
			parts, block = append(parts, part), block+len(part.Blocks)
		}
		whole := edition.Join(parts)
		got, err := p.lay(whole)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%d pages, want %d, %v", len(got), len(want), err)
		}
		for n := range got {
			if lines(got[n].Lines) != lines(want[n].Lines) || got[n].Width != want[n].Width || got[n].Height != want[n].Height {
				t.Fatalf("page %d:\n%s\nalone:\n%s", n+1, lines(got[n].Lines), lines(want[n].Lines))
			}
			foot := owner[n].Furniture.Page(n+1, len(got)).String()
			if o.Draft {
				foot = owner[n].Furniture.Draft.String() + "\n" + foot
			}
			if said := furniture(&got[n]); said != foot {
				t.Fatalf("page %d bears %q, want %q", n+1, said, foot)
			}
		}
	})
}

// lines writes what makes lines what they are.
func lines(all []page.Line) string {
	var out strings.Builder
	for _, l := range all {
		fmt.Fprintln(&out, l.Block, l.Item, l.Index, l.Role, l.From, l.To, l.X, l.Baseline, l.Width, l.Size, l.End, l.Setting.Paragraph.Text.Lang, l.Clusters)
	}
	return out.String()
}

// TestTheFileInBothLanguages reads it as others do: a Part in each language, with its own H1
// and outline entry.
func TestTheFileInBothLanguages(t *testing.T) {
	p := open(t, os.DirFS(".."))
	pdf := drawn(t, p, both, Options{})
	doc, err := extract.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	english, french := p.today(Name{"canada", "en-CA"}, Options{}), p.today(Name{"canada", "fr-CA"}, Options{})
	if doc.Lang != "en-CA" || doc.Title != english.Title+" / "+french.Title || !slices.Equal(doc.Outline, []string{english.Title, french.Title}) {
		t.Errorf("in %s, the title %q, the outline %q", doc.Lang, doc.Title, doc.Outline)
	}
	var said []string
	doc.Walk(func(depth int, e *extract.Element) bool {
		if e.Tag == "Part" || e.Tag == "H1" {
			said = append(said, fmt.Sprint(depth, e.Tag, e.Lang))
		}
		return true
	})
	if got := strings.Join(said, " "); got != "1Parten-CA 2H1en-CA 1Partfr-CA 2H1fr-CA" {
		t.Errorf("the structure is %s", got)
	}
	for _, part := range []string{`<rdf:li xml:lang="x-default">` + doc.Title + "<", `<rdf:li xml:lang="en-CA">` + english.Title + "<",
		`<rdf:li xml:lang="fr-CA">` + french.Title + "<", "<rdf:Bag><rdf:li>en-CA</rdf:li><rdf:li>fr-CA</rdf:li></rdf:Bag>"} {
		if !bytes.Contains(pdf, []byte(part)) {
			t.Errorf("the metadata lacks %s", part)
		}
	}
	for i, at := range [][2]int{{0, 1}, {1, doc.Pages/2 + 1}} {
		if got := firstPage(doc.Root.Kids[at[0]]); got != at[1] {
			t.Errorf("part %d begins on page %d, want %d", i+1, got, at[1])
		}
	}
}

// TestReadBackSeesAnotherJoin changes the edition after it was drawn.
func TestReadBackSeesAnotherJoin(t *testing.T) {
	p := open(t, os.DirFS(".."))
	e, pages, _, err := p.Pages(both, Options{})
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := p.draw(e, pages, Options{})
	if err != nil {
		t.Fatal(err)
	}
	first, second := *e.Parts[0], *e.Parts[1]
	less, more := first, second
	less.Blocks, more.Blocks = first.Blocks[:len(first.Blocks)-1], append(slices.Clone(first.Blocks[len(first.Blocks)-1:]), second.Blocks...)
	foreign := second
	foreign.Lang = "fr"
	for what, parts := range map[string][]*edition.Edition{
		"no parts":               nil,
		"one part":               {&first},
		"a third part":           {&first, &second, &second},
		"the order":              {&second, &first},
		"a text in the next one": {&less, &more},
		"a part's language":      {&first, &foreign},
	} {
		changed := *e
		changed.Parts = parts
		if err := readBack(pdf, &changed, pages); err == nil {
			t.Errorf("%s differs, and nobody says so", what)
		}
	}
	alone := Name{"canada", "en-CA"}
	if err := p.Differs(pdf, alone, Options{}); err == nil {
		t.Error("the PDF in both languages is taken for that in one")
	}
	if err := p.Differs(drawn(t, p, alone, Options{}), both, Options{}); err == nil {
		t.Error("the PDF in one language is taken for that in both")
	}
}

// TestEachFootInItsLanguage holds the feet of the pages against those of today, in a file whose
// pages fall as today's and in one whose do not.
func TestEachFootInItsLanguage(t *testing.T) {
	page := "\n[typesetter-page]\nother = \"page {{.Page}} sur {{.Pages}}\"\n"
	french := open(t, letterFolder(t, "fr.toml", "\n[closing]", page+"\n[closing]"))
	pdf := drawn(t, french, both, Options{})
	doc, err := extract.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(doc.Artifacts, ", "); got != "1 / 6, 2 / 6, 3 / 6, page 4 sur 6, page 5 sur 6, page 6 sur 6" {
		t.Errorf("the feet are %s", got)
	}
	if err := french.Differs(pdf, both, Options{}); err != nil {
		t.Errorf("today's: %v", err)
	}
	if err := open(t, os.DirFS("..")).Differs(pdf, both, Options{}); err == nil || !strings.Contains(err.Error(), "page 4 bears") {
		t.Errorf("other feet: %v", err)
	}
	small := open(t, letterFolder(t, "letter.toml", "together   = true\npaper      = \"Letter\"", "together   = true\npaper      = \"A4\""))
	if err := small.Differs(drawn(t, small, both, Options{}), both, Options{}); err != nil {
		t.Errorf("on other paper: %v", err)
	}
	if err := open(t, os.DirFS("..")).Differs(drawn(t, small, both, Options{}), both, Options{}); err != nil {
		t.Errorf("other paper's line ends: %v", err)
	}
}

// TestAnySetOfLanguagesIsAFile makes PDFs of languages in other scripts, and reads them back.
func TestAnySetOfLanguagesIsAFile(t *testing.T) {
	p := open(t, os.DirFS(".."))
	for _, tags := range []string{"en+km", "km+en", "ja+fr+km", "en+km+ja+fr"} {
		name := Name{"open", tags}
		e, pages, _, err := p.Pages(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		pdf, err := p.draw(e, pages, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := p.Differs(pdf, name, Options{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, tag := range name.Tags() {
			if err := p.Differs(pdf, Name{"open", tag}, Options{}); err == nil {
				t.Errorf("%s is taken for the PDF in %s", name, tag)
			}
		}
	}
}
