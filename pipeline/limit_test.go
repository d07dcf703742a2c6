package pipeline

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
)

func TestConcerns(t *testing.T) {
	word := func(catalog string, level diag.Level) diag.Finding {
		return diag.Finding{Catalog: catalog, Level: level, Pos: diag.Position{File: "locales/" + catalog + ".toml"}}
	}
	page := func(name, catalog string) diag.Finding {
		return diag.Finding{Edition: name, Catalog: catalog, Level: diag.Warning}
	}
	own := func(level diag.Level) diag.Finding {
		return diag.Finding{Level: level, Pos: diag.Position{File: "locales/letter.toml"}}
	}
	for _, c := range []struct {
		name  string
		limit string
		f     diag.Finding
		want  bool
	}{
		{"no limit", "", word("fr", diag.Remark), true},
		{"its own remark", "km", word("km", diag.Remark), true},
		{"another's error", "km", word("fr", diag.Error), false},
		{"the source's error", "km", word("en", diag.Error), false},
		{"a variant's remark", "fr", word("fr-CA", diag.Remark), true},
		{"the error of what a variant leans on", "fr-CA", word("fr", diag.Error), true},
		{"the warning of what a variant leans on", "fr-CA", word("fr", diag.Warning), false},
		{"the error of what it leans on by CLDR's parents", "en-GB", word("en-001", diag.Error), true},
		{"one of two languages", "km fr", word("fr", diag.Remark), true},
		{"a language whose name begins alike", "f", word("fr", diag.Error), false},
		{"the letter's error", "km", own(diag.Error), true},
		{"the letter's warning", "km", own(diag.Warning), false},
		{"the letter's remark", "km", own(diag.Remark), false},
		{"a page in it", "ja", page("japan.ja", "ja"), true},
		{"a page in another of the edition's languages", "en", page("japan.ja", "ja"), false},
		{"a variant's page, of its base's words", "fr-CA", page("canada.fr-CA", "fr"), true},
		{"the base's page", "fr-CA", page("open.fr", "fr"), false},
	} {
		if got := limit(strings.Fields(c.limit)).concerns(c.f); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// More languages tell no less, and an error that is told under no limit is told under that of
// its catalog.
func TestALimitOnlyTakesAway(t *testing.T) {
	tags := rapid.SampledFrom([]string{"en", "en-GB", "fr", "fr-CA", "km", "ja"})
	rapid.Check(t, func(t *rapid.T) {
		few := limit(rapid.SliceOfN(tags, 1, 3).Draw(t, "few"))
		more := append(slices.Clone(few), rapid.SliceOf(tags).Draw(t, "more")...)
		f := diag.Finding{Level: diag.Level(rapid.IntRange(0, 2).Draw(t, "level")),
			Catalog: rapid.OneOf(tags, rapid.Just("")).Draw(t, "catalog")}
		if rapid.Bool().Draw(t, "page") {
			f.Edition = "some." + tags.Draw(t, "edition")
		}
		if few.concerns(f) && !more.concerns(f) {
			t.Fatalf("%q tells %v, %q does not", few, f, more)
		}
		if f.Edition == "" && f.Catalog != "" && !(limit{f.Catalog}).concerns(f) {
			t.Fatalf("its own language does not tell %v", f)
		}
	})
}

// broken is the letter with a gap in French.
func broken(t *testing.T) *Project {
	return open(t, letterFolder(t, "fr.toml", "[recipient-eu]", "[recipient-ue]"))
}

func TestCheckWithinALimit(t *testing.T) {
	p := broken(t)
	everything, err := p.Check()
	if err != nil || len(everything) == 0 {
		t.Fatalf("%v, %v", everything, err)
	}
	for _, c := range []struct {
		langs  string
		errors int
	}{{"", 1}, {"fr", 1}, {"fr-CA", 1}, {"km", 0}, {"ja en", 0}, {"km fr", 1}} {
		found, err := p.Check(strings.Fields(c.langs)...)
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, f := range found {
			if f.Level == diag.Error {
				got++
			}
			if !slices.Contains(everything, f) {
				t.Errorf("%q alone tells %v", c.langs, f)
			}
		}
		if got != c.errors {
			t.Errorf("%q: %d errors, want %d: %v", c.langs, got, c.errors, found)
		}
	}
}

// What two editions share is said of the first that the limit has, not of one outside it.
func TestAPageOfAVariantAlone(t *testing.T) {
	p := open(t, letterFolder(t, "fr.toml", "Mesdames et Messieurs les Parlementaires,\"", "Mesdames et Messieurs les Parlementaires 𐍈,\""))
	for langs, want := range map[string]string{"": "open.fr", "fr": "open.fr", "fr-CA": "canada.fr-CA"} {
		found, err := p.Check(strings.Fields(langs)...)
		if err != nil || len(found) == 0 {
			t.Fatalf("%q: %v, %v", langs, found, err)
		}
		for _, f := range found {
			if f.Code == "glyph-missing" && f.Edition != want {
				t.Errorf("%q: %v is said of %s, want %s", langs, f, f.Edition, want)
			}
		}
		if !slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Code == "glyph-missing" }) {
			t.Errorf("%q tells no glyph", langs)
		}
	}
}

func TestExtent(t *testing.T) {
	p := open(t, os.DirFS(".."))
	for langs, want := range map[string][2]int{"": {5, 15}, "km": {1, 1}, "fr": {2, 4}, "fr-CA": {2, 2}, "en-GB": {1, 1}, "km fr": {3, 5}, "en-CA fr-CA": {3, 3}} {
		if catalogs, pdfs := p.Extent(strings.Fields(langs)...); [2]int{catalogs, pdfs} != want {
			t.Errorf("%q: %d catalogs, %d PDFs, want %v", langs, catalogs, pdfs, want)
		}
	}
}

func TestALanguageThatTheLetterHasNot(t *testing.T) {
	p := open(t, os.DirFS(".."))
	const has = "it has en, km, ja, fr, en-US, en-CA, fr-CA, en-AU, en-GB, en-NZ"
	for _, c := range []struct{ word, matter, hint string }{
		{"japan", `"japan" is an edition; check takes languages, and it has ja, en`, "letterpress check ja en"},
		{"japan.ja", `"japan.ja" is a PDF; check takes languages`, "letterpress check ja"},
		{"canada.fr-CA.pdf", `"canada.fr-CA.pdf" is a PDF; check takes languages`, "letterpress check fr-CA"},
		{"canada.en-CA+fr-CA", `"canada.en-CA+fr-CA" is a PDF; check takes languages`, "letterpress check en-CA fr-CA"},
		{"kh", `the letter has no language "kh"; did you mean "km"?`, has},
		{"fr_CA", `the letter has no language "fr_CA"; did you mean "fr-CA"?`, has},
		{"de", `the letter has no language "de"`, has},
		{"", `the letter has no language ""`, has},
	} {
		_, err := p.Check("km", c.word)
		var unknown UnknownName
		if !errors.As(err, &unknown) || !strings.HasPrefix(unknown.Matter, c.matter) || unknown.Hint != c.hint {
			t.Errorf("%q: %v, %q\nwant %s, %q", c.word, err, unknown.Hint, c.matter, c.hint)
		}
	}
}

// A letter.toml that cannot be read whole may have named any language.
func TestAWordMayBeInWhatCouldNotBeRead(t *testing.T) {
	p := open(t, letterFolder(t, "letter.toml", "languages = [\"en\", \"km\", \"ja\", \"fr\"]", "languages = [\"en\""))
	found, err := p.Check("de")
	if worst, _ := diag.Worst(found); err != nil || worst != diag.Error {
		t.Errorf("%v, %v", found, err)
	}
}
