package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/fonts"
	"letterpress/pipeline/diag"
)

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
