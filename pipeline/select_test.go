package pipeline

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/letter"
)

func project(editions ...string) *Project {
	l := &letter.Letter{}
	for _, e := range editions {
		id, languages, _ := strings.Cut(e, ":")
		languages, together := strings.CutSuffix(languages, " together")
		made := letter.Edition{ID: id, Together: together}
		for _, tag := range strings.Fields(languages) {
			made.Languages = append(made.Languages, letter.Tag{Name: tag})
		}
		l.Editions = append(l.Editions, made)
	}
	return &Project{letter: l}
}

var seven = project("open:en km ja fr", "us:en-US", "canada:en-CA fr-CA", "uk:en-GB", "japan:ja en")

var joined = project("open:en km fr", "canada:en-CA fr-CA together", "us:en-US together", "asia:km ja together")

func TestSelect(t *testing.T) {
	for _, c := range []struct {
		name         string
		words, langs []string
		want         string
	}{
		{"nothing named is all", nil, nil, "open.en open.km open.ja open.fr us.en-US canada.en-CA canada.fr-CA uk.en-GB japan.ja japan.en"},
		{"an edition is all its languages", []string{"canada"}, nil, "canada.en-CA canada.fr-CA"},
		{"one PDF", []string{"japan.en"}, nil, "japan.en"},
		{"named twice is made once", []string{"japan.en", "japan", "japan"}, nil, "japan.ja japan.en"},
		{"in the letter's order, not the line's", []string{"japan", "us"}, nil, "us.en-US japan.ja japan.en"},
		{"a language is every edition in it and its variants", nil, []string{"fr"}, "open.fr canada.fr-CA"},
		{"a variant is itself alone", nil, []string{"fr-CA"}, "canada.fr-CA"},
		{"an edition in a language", []string{"japan", "open"}, []string{"ja"}, "open.ja japan.ja"},
		{"a word that is edition and language is the edition", []string{"uk"}, nil, "uk.en-GB"},
	} {
		names, err := seven.Select(c.words, c.langs)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, n := range names {
			got = append(got, n.String())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, " "), c.want)
		}
	}
}

func TestSelectSaysWhatMayHaveBeenMeant(t *testing.T) {
	for _, c := range []struct {
		name         string
		words, langs []string
		matter, hint string
	}{
		{"a language in place of an edition", []string{"km"}, nil, `"km" is a language, not an edition`, "letterpress build --lang km"},
		{"a slip in an edition", []string{"japn"}, nil, `no edition "japn"; did you mean "japan"?`, "the letter's editions are open, us, canada, uk, japan"},
		{"a slip in a PDF's name", []string{"jpan.ja"}, nil, `no edition "jpan.ja"; did you mean "japan.ja" or "open.ja"?`, "the letter's editions are open, us, canada, uk, japan"},
		{"a language that the edition has not", []string{"japan.km"}, nil, `the edition "japan" has no language "km"`, "it has ja, en"},
		{"a slip in a language in place of an edition", []string{"KM"}, nil, `no edition "KM"; did you mean "km"?`, "letterpress build --lang km"},
		{"an edition in place of a language", nil, []string{"japan"}, `"japan" is an edition, not a language`, "letterpress build japan"},
		{"a language that no edition has", nil, []string{"de"}, `no edition is in the language "de"`, "the letter's languages are en, km, ja, fr, en-US, en-CA, fr-CA, en-GB"},
	} {
		_, err := seven.Select(c.words, c.langs)
		var unknown UnknownName
		if !errors.As(err, &unknown) {
			t.Errorf("%s: %v is no UnknownName", c.name, err)
			continue
		}
		if !strings.HasPrefix(unknown.Matter, c.matter) || unknown.Hint != c.hint {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", c.name, unknown.Matter, unknown.Hint, c.matter, c.hint)
		}
	}
}

func TestSelectLanguagesTogether(t *testing.T) {
	for _, c := range []struct{ name, words, langs, want string }{
		{"all", "", "", "open.en open.km open.fr canada.en-CA canada.fr-CA canada.en-CA+fr-CA us.en-US asia.km asia.ja asia.km+ja"},
		{"an edition", "canada", "", "canada.en-CA canada.fr-CA canada.en-CA+fr-CA"},
		{"the PDF in both", "canada.en-CA+fr-CA", "", "canada.en-CA+fr-CA"},
		{"the PDF in one", "canada.fr-CA", "", "canada.fr-CA"},
		{"a language takes what has it beside others", "", "fr", "open.fr canada.fr-CA canada.en-CA+fr-CA"},
		{"a variant too", "", "en-CA", "canada.en-CA canada.en-CA+fr-CA"},
		{"the second of two", "asia", "ja", "asia.ja asia.km+ja"},
	} {
		names, err := joined.Select(strings.Fields(c.words), strings.Fields(c.langs))
		if got := strings.Trim(fmt.Sprint(names), "[]"); err != nil || got != c.want {
			t.Errorf("%s: %s, %v, want %s", c.name, got, err, c.want)
		}
	}
	for _, c := range []struct{ name, words, langs, matter, hint string }{
		{"a slip", "canada.en-CA+fr-CB", "", `the edition "canada" has no language "en-CA+fr-CB"; did you mean "en-CA+fr-CA"?`, "it has en-CA, fr-CA, en-CA+fr-CA"},
		{"languages that are not joined", "open.en+fr", "", `the edition "open" has no language "en+fr"`, "it has en, km, fr"},
		{"one language is not joined", "us.en-US+en-US", "", `the edition "us" has no language "en-US+en-US"`, "it has en-US"},
		{"in place of a language", "", "km+ja", `"km+ja" is several languages in one PDF`, "letterpress build asia.km+ja"},
		{"in place of an edition", "km+ja", "", `no edition "km+ja"`, "the letter's editions are open, canada, us, asia"},
		{"no language", "", "de", `no edition is in the language "de"`, "the letter's languages are en, km, fr, en-CA, fr-CA, en-US, ja"},
	} {
		_, err := joined.Select(strings.Fields(c.words), strings.Fields(c.langs))
		var unknown UnknownName
		if !errors.As(err, &unknown) || !strings.HasPrefix(unknown.Matter, c.matter) || unknown.Hint != c.hint {
			t.Errorf("%s: %v, %q, want %s, %q", c.name, err, unknown.Hint, c.matter, c.hint)
		}
	}
}

func TestSelectNeverInventsAndKeepsTheOrder(t *testing.T) {
	words := []string{"open", "us", "canada.fr-CA", "japan.ja", "uk", "nowhere"}
	rapid.Check(t, func(t *rapid.T) {
		asked := rapid.SliceOf(rapid.SampledFrom(words)).Draw(t, "words")
		names, err := seven.Select(asked, nil)
		if slices.Contains(asked, "nowhere") {
			if err == nil {
				t.Fatalf("%q: no error", asked)
			}
			return
		}
		all, last := seven.Names(), -1
		for _, n := range names {
			at := slices.Index(all, n)
			if at <= last {
				t.Fatalf("%q: %s is out of order or not of the letter", asked, n)
			}
			last = at
		}
	})
}
