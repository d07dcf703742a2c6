package pipeline

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/fonts"
)

// counted gives a letter's status, a language at a time: messages, done, stale, missing,
// wrong, words left, PDFs ready and PDFs.
func counted(t *testing.T, changes ...string) string {
	t.Helper()
	all, err := open(t, changed(t, smallLetter(), changes...)).Status()
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, s := range all {
		said = append(said, fmt.Sprintf("%s %d: %d %d %d %d, %d, %d/%d", s.Tag, s.Messages, s.Done, s.Stale, s.Missing, s.Wrong, s.Words, s.Ready, s.PDFs))
	}
	return strings.Join(said, "; ")
}

func TestStatus(t *testing.T) {
	const en, fr, km, ca = "en 3: 3 0 0 0, 0, 1/1; ", "fr 3: 3 0 0 0, 0, 1/1; ", "km 3: 3 0 0 0, 0, 1/1; ", "fr-CA 1: 1 0 0 0, 0, 1/1"
	for _, c := range []struct {
		name    string
		changes []string
		want    string
	}{
		{"whole", nil, en + fr + km + ca},
		{"stale", []string{"km", "en: Some", "en: Many"}, en + fr + "km 3: 2 1 0 0, 3, 0/1; " + ca},
		{"blank", []string{"km", "ពាក្យ", ""}, en + fr + "km 3: 2 0 1 0, 3, 0/1; " + ca},
		{"missing, and one that nobody asks for", []string{"km", "[body]", "[boody]"}, en + fr + "km 3: 2 0 1 0, 3, 0/1; " + ca},
		{"unsound", []string{"km", "\"ពាក្យ\"", "1"}, en + fr + "km 3: 2 0 0 1, 3, 0/1; " + ca},
		{"another error", []string{"km", "ពាក្យ", "{{.None}}"}, en + fr + "km 3: 2 0 0 1, 3, 0/1; " + ca},
		{"stale, and another error", []string{"km", "ពាក្យ", "{{.None}}", "km", "en: Some", "en: Many"}, en + fr + "km 3: 2 1 0 0, 3, 0/1; " + ca},
		{"a warning", []string{"km", "", "[title]\nother = \"x\"\n[body]\nother = \"y\"\n[us]\nother = \"z\"\n[gone]\nother = \"w\"\n"}, en + fr + km + ca},
		{"under way, and stale", []string{"km", "en: Some", "en: Many", "letter", "[[edition]]", "[language.km]\nrequired = false\n[[edition]]"}, en + fr + "km 3: 2 1 0 0, 3, 0/1; " + ca},
		{"a variant is stale", []string{"fr-CA", "fr: Titre", "fr: Titres"}, en + fr + km + "fr-CA 1: 0 1 0 0, 1, 0/1"},
		{"a variant is unsound", []string{"fr-CA", "\"Entête\"", "1"}, en + fr + km + "fr-CA 1: 0 0 0 1, 1, 0/1"},
		{"a variant holds what nobody asks for", []string{"fr-CA", "", "[gone]\nother = \"x\"\n"}, en + fr + km + "fr-CA 0: 0 0 0 0, 0, 1/1"},
		{"no catalog", []string{"letter", "\"km\"]\n", "\"km\", \"ja\"]\n"}, en + fr + km + "ja 3: 0 0 3 0, 5, 0/0; " + ca},
		{"a variant without a catalog", []string{"letter", "\"km\"]\npaper", "\"km\", \"en-GB\", \"fr-BE\"]\npaper"}, "en 3: 3 0 0 0, 0, 2/2; fr 3: 3 0 0 0, 0, 2/2; " + km + ca},
		{"languages together", []string{"letter", "\"km\"]\npaper", "\"km\"]\ntogether = true\npaper"}, strings.ReplaceAll(en+fr+km+ca, "1/1", "2/2")},
		{"languages together, and one has a gap", []string{"letter", "\"km\"]\npaper", "\"km\"]\ntogether = true\npaper", "km", "ពាក្យ", ""},
			strings.ReplaceAll(en+fr, "1/1", "1/2") + "km 3: 2 0 1 0, 3, 0/2; fr-CA 1: 1 0 0 0, 0, 1/2"},
		{"together in variants without catalogs", []string{"letter", "[\"en\", \"fr\", \"fr-CA\", \"km\"]\npaper", "[\"fr-CA\", \"fr-BE\", \"en-GB\", \"en-US\"]\ntogether = true\npaper"},
			"en 3: 3 0 0 0, 0, 3/3; fr 3: 3 0 0 0, 0, 2/2; km 3: 3 0 0 0, 0, 0/0; fr-CA 1: 1 0 0 0, 0, 2/2"},
		{"a message used twice", []string{"letter", "message = \"body\"\n", "message = \"body\"\n[[block]]\nrole = \"paragraph\"\nmessage = \"body\"\n"}, en + fr + km + ca},
		{"the source's own error", []string{"en", "[us]", "[us]\nx = \"a\" b\""}, "en 3: 2 0 0 1, 0, 0/1; fr 3: 2 0 0 1, 0, 0/1; km 3: 2 0 0 1, 0, 0/1; fr-CA 1: 1 0 0 0, 0, 0/1"},
		{"the source lacks a message", []string{"en", "[us]", "[uns]"}, "en 3: 2 0 1 0, 0, 0/1; " + strings.ReplaceAll(fr+km+ca, "1/1", "0/1")},
		{"the source is empty", []string{"en", "", ""}, "en 3: 0 0 3 0, 0, 0/1; " + strings.ReplaceAll(fr+km+ca, "1/1", "0/1")},
	} {
		if got := counted(t, c.changes...); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestStatusNamesLanguages(t *testing.T) {
	all, err := open(t, changed(t, smallLetter(), "letter", "[[edition]]", "[language.km]\nrequired = false\n[[edition]]")).Status()
	if err != nil {
		t.Fatal(err)
	}
	if s := all[2]; s.Required || s.Language != "Khmer" {
		t.Errorf("%+v", s)
	}
	if s := all[3]; !s.Required || s.Language != "Canadian French" {
		t.Errorf("%+v", s)
	}
}

// TestStatusAddsUp holds, over random damage, that each message is done, stale, missing or
// wrong, and each PDF some catalog's; that what is not done has words, and that nothing is ready that its catalog
// holds back.
func TestStatusAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folder := smallLetter()
		damage(t, folder)
		p, err := Open(folder, fonts.FS)
		if err != nil {
			t.Fatal(err)
		}
		all, err := p.Status()
		if err != nil {
			t.Fatal(err)
		}
		pdfs := 0
		for _, s := range all {
			pdfs += s.PDFs
			if s.Done+s.Stale+s.Missing+s.Wrong != s.Messages || s.Words > 0 && s.Done == s.Messages || s.Ready > s.PDFs || s.Ready > 0 && s.Done < s.Messages {
				t.Fatalf("%+v", s)
			}
			if p := s.Percent(); (p == 100) != (s.Done == s.Messages) {
				t.Fatalf("%d %%: %+v", p, s)
			}
		}
		if pdfs != len(p.Names()) {
			t.Fatalf("%d PDFs: %+v", pdfs, all)
		}
	})
}

func TestPercent(t *testing.T) {
	for _, c := range []struct{ done, of, want int }{{0, 0, 100}, {0, 3, 0}, {1, 3, 33}, {2, 3, 66}, {199, 200, 99}, {200, 200, 100}} {
		if got := (Status{Done: c.done, Messages: c.of}).Percent(); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.done, c.of, got, c.want)
		}
	}
	if got := Percent([]Status{{Done: 1, Messages: 1}, {Done: 0, Messages: 3}}); got != 25 {
		t.Errorf("one of four: %d", got)
	}
}
