package pipeline

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/fonts"
	"letterpress/pipeline/diag"
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

// TestWhatHoldsEitherLanguageHoldsBoth breaks one thing at a time and holds which of Canada's
// PDFs are made, as such and as drafts.
func TestWhatHoldsEitherLanguageHoldsBoth(t *testing.T) {
	for _, c := range []struct{ name, file, old, new, held, draft string }{
		{"the second is stale", "en.toml", "Yours Sincerely,", "Yours Truly,", "fr-CA en-CA+fr-CA: stale", ""},
		{"the second lacks a message", "fr.toml", "[recipient-canada]", "[recipient-canda]", "fr-CA en-CA+fr-CA: missing", ""},
		{"the first has an error on its pages, and the second is stale", "en.toml", "Yours Sincerely,", "Yours 𐍈,", "en-CA fr-CA en-CA+fr-CA: glyph-missing stale", "en-CA en-CA+fr-CA: glyph-missing"},
		{"the second has an error on its pages", "fr.toml", "Nous vous prions d’agréer", "Nous vous 𐍈", "fr-CA en-CA+fr-CA: glyph-missing", "fr-CA en-CA+fr-CA: glyph-missing"},
		{"another edition's message", "fr.toml", "[recipient-japan]", "[recipient-jpan]", "", ""},
	} {
		p := open(t, letterFolder(t, c.file, c.old, c.new))
		for draft, want := range map[bool]string{false: c.held, true: c.draft} {
			if got := heldOf(t, p, "canada", Options{Draft: draft}); got != want {
				t.Errorf("%s, a draft %v: held back %q, want %q", c.name, draft, got, want)
			}
		}
	}
}

// heldOf gives the tags of an edition's PDFs that are held back, and the codes of what does it.
func heldOf(t *testing.T, p *Project, edition string, o Options) string {
	t.Helper()
	names, err := p.Select([]string{edition}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var tags, codes []string
	if err := p.Build(names, o, func(r *Result) error {
		if len(r.Held) > 0 {
			tags = append(tags, r.Name.Tag)
		}
		for _, f := range r.Held {
			codes = append(codes, f.Code)
		}
		if (len(r.PDF) == 0) != (len(r.Held) > 0) {
			t.Errorf("%s: %d bytes, held back by %v", r.Name, len(r.PDF), r.Held)
		}
		return r.Err
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(codes)
	if len(tags) == 0 {
		return ""
	}
	return strings.Join(tags, " ") + ": " + strings.Join(slices.Compact(codes), " ")
}

// TestALanguageUnderWayWaitsWithTheOther holds that the PDF in both waits with a language that
// is under way, and that the other language's own does not.
func TestALanguageUnderWayWaitsWithTheOther(t *testing.T) {
	folder := changed(t, smallLetter(), "letter", "\"km\"]\npaper", "\"km\"]\ntogether = true\npaper", "letter", "[[edition]]", "[language.km]\nrequired = false\n[[edition]]",
		"km", "ពាក្យ", "")
	p := open(t, folder)
	if got := heldOf(t, p, "all", Options{}); got != "km en+fr+fr-CA+km: blank" {
		t.Errorf("held back %q", got)
	}
	for _, f := range p.held(Name{"all", "en+fr+fr-CA+km"}, p.findings, Options{}) {
		if f.Level != diag.Warning {
			t.Errorf("%v", f)
		}
	}
	if got := heldOf(t, p, "all", Options{Draft: true}); got != "" {
		t.Errorf("drafts held back %q", got)
	}
}

// TestOneFindingHoldsAllLanguages has what is amiss with each language alike: the PDF of all has
// it once.
func TestOneFindingHoldsAllLanguages(t *testing.T) {
	p := open(t, changed(t, smallLetter(), "letter", "\"km\"]\npaper", "\"km\"]\ntogether = true\npaper", "letter", "[[edition]]", "[[block]]\nrole = \"date\"\n[[edition]]"))
	if got := heldOf(t, p, "all", Options{}); got != "en fr fr-CA km en+fr+fr-CA+km: no-date" {
		t.Errorf("held back %q", got)
	}
	r := p.produce(Name{"all", "en+fr+fr-CA+km"}, Options{})
	if len(r.Held) != 1 || r.Held[0].Code != "no-date" {
		t.Errorf("held back by %v", r.Held)
	}
}

// TestFindingsAreSaidOnce holds that the PDF in both languages adds no finding to those of its
// languages, over random damage.
func TestFindingsAreSaidOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folder := smallLetter()
		damage(t, folder)
		p, err := Open(folder, fonts.FS)
		if err != nil {
			t.Fatal(err)
		}
		want, err := p.Check()
		if err != nil {
			t.Fatal(err)
		}
		changed(t, folder, "letter", "\"km\"]\npaper", "\"km\"]\ntogether = true\npaper")
		joined, err := Open(folder, fonts.FS)
		if err != nil {
			t.Fatal(err)
		}
		got, err := joined.Check()
		if err != nil {
			t.Fatal(err)
		}
		if text(got) != text(want) {
			t.Fatalf("together:\n%s\nalone:\n%s", text(got), text(want))
		}
		last := joined.Names()[4]
		held := false
		for _, n := range joined.Names() {
			e, _ := joined.edition(n, Options{})
			is := e == nil || len(joined.held(n, got, Options{})) > 0
			if n != last {
				held = held || is
			} else if is != held {
				t.Fatalf("%s is held back: %v; one of its languages: %v", n, is, held)
			}
		}
	})
}

// TestAPageIsNamedAsInItsLanguageAlone holds that what names a page names that of the PDF in one
// language, within a limit too.
func TestAPageIsNamedAsInItsLanguageAlone(t *testing.T) {
	p := open(t, letterFolder(t, "fr.toml", "Nous vous prions d’agréer", "Nous vous "+strings.Repeat("prions", 16)))
	for _, langs := range []string{"", "fr", "fr-CA", "en-CA fr-CA"} {
		found, err := p.Check(strings.Fields(langs)...)
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, f := range found {
			if f.Code == "overfull" && strings.HasPrefix(f.Edition, "canada") {
				said = append(said, f.Edition+" "+f.Problem)
			}
		}
		if len(said) != 1 || !strings.HasPrefix(said[0], "canada.fr-CA ") || !strings.Contains(said[0], "(canada.fr-CA, page 3, ") {
			t.Errorf("%q: %q", langs, said)
		}
	}
	found, err := p.Check("en-CA")
	if err != nil || slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Code == "overfull" }) {
		t.Errorf("in the other language: %v, %v", found, err)
	}
}

// text writes findings, less their columns, which another line moves.
func text(found []diag.Finding) string {
	var out strings.Builder
	for _, f := range found {
		fmt.Fprintln(&out, f.Code, f.Level, f.Pos.File, f.Catalog, f.Message, f.Edition, f.Problem)
	}
	return out.String()
}
