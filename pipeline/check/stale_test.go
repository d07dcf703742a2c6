package check

import (
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline/catalog"
)

// TestStaleAndIdle has what is out of step with the source, and what nobody uses.
func TestStaleAndIdle(t *testing.T) {
	const title, council = "[title]\nother = \"Titre\"", "[council]\nother = \"Le Conseil\""
	underWay := []string{"letter", "[[edition]]\nid = \"south\"", "[language.km]\nrequired = false\n[[edition]]\nid = \"south\""}
	hashed := func(words string) string { return hashOf("", words) }
	variant := func(text string) []string { return []string{"fr-CA", "", text} }
	for _, c := range []struct {
		name    string
		changes []string
		want    []string
	}{
		{"a note with today's words", []string{"fr", title, "# en: Title\n" + title}, nil},
		{"a note with other words", []string{"fr", title, "# en: Titel\n" + title}, []string{"locales/fr.toml:2:1 error stale"}},
		{"the language is under way", append(slices.Clone(underWay), "km", "[title]", "# en: Titel\n[title]"), []string{"locales/km.toml:2:1 warning stale"}},
		{"was stands", []string{"fr", title, "# was: Titel\n# now: Title\n" + title}, []string{"locales/fr.toml:3:1 error stale"}},
		{"was stands, whatever the hash", []string{"fr", title, "# was: Titel\n[title]\nhash = \"" + hashed("Title") + "\"\nother = \"Titre\""}, []string{"locales/fr.toml:2:1 error stale"}},
		{"was is deleted", []string{"fr", title, "# now: Title\n" + title}, nil},
		{"was is deleted, and the source changed once more", []string{"fr", title, "# now: Titles\n" + title}, []string{"locales/fr.toml:2:1 error stale"}},
		{"the source is again what it was", []string{"fr", title, "# was: Title\n# now: Titles\n" + title}, nil},
		{"the hash alone, today's", []string{"fr", title, "[title]\nhash = \"" + hashed("Title") + "\"\nother = \"Titre\""}, nil},
		{"the hash alone, another", []string{"fr", title, "[title]\nhash = \"" + hashed("Titel") + "\"\nother = \"Titre\""}, []string{"locales/fr.toml:1:1 error stale"}},
		{"a note wrapped by hand, and today's hash", []string{"fr", title, "# en: Ti\n# tle\n[title]\nhash = \"" + hashed("Title") + "\"\nother = \"Titre\""}, nil},
		{"a comment that is no note", []string{"fr", title, "# en Titel\n# Title: x\n# now\n" + title}, nil},
		{"blank words are stale to nothing", []string{"fr", title, "# en: Titel\n[title]\nother = \"\""}, []string{"locales/fr.toml:3:10 error blank"}},
		{"a description changed, and the note has the words", []string{"en", "[title]", "[title]\ndescription = \"new\"",
			"fr", title, "# en: Title\n[title]\nhash = \"" + hashed("Title") + "\"\nother = \"Titre\""}, nil},
		{"a variant of another source", variant("# en: Titel\n[title]\nother = \"Titre du Nord\"\n"), []string{"locales/fr-CA.toml:2:1 error stale"}},
		{"a variant of another base", variant("# en: Title\n# fr: Titres\n[title]\nother = \"Titre du Nord\"\n"), []string{"locales/fr-CA.toml:3:1 error stale"}},
		{"a variant whose base changed", variant("# was fr: Titres\n# now fr: Titre\n[title]\nother = \"Titre du Nord\"\n"), []string{"locales/fr-CA.toml:3:1 error stale"}},
		{"a variant in step", variant("# en: Title\n# fr: Titre\n[title]\nother = \"Titre du Nord\"\n"), nil},
		{"a variant that repeats its base", variant("[title]\nother = \"Titre\"\n"), []string{"locales/fr-CA.toml:1:1 warning variant-repeats"}},
		{"a variant of a language that has no such message", append(variant("[title]\nother = \"Titre\"\n"), "fr", title+"\n", ""), []string{"locales/fr.toml:1 error missing"}},
		{"a catalog that no edition takes", []string{"de", "", "[title]\nother = \"Titel\"\n"}, []string{"locales/de.toml warning catalog-unused"}},
		{"a variant that no edition takes", []string{"fr-CH", "", "[title]\nother = \"Titre suisse\"\n"}, []string{"locales/fr-CH.toml warning catalog-unused"}},
		{"a variant of the source that an edition takes", []string{"letter", `["en", "fr-CA"]`, `["en-GB", "fr-CA"]`, "en-GB", "", "# en: Title\n[title]\nother = \"The Title\"\n"}, nil},
		{"a catalog that is under way", append(slices.Clone(underWay), "letter", `languages = ["fr", "km"]`, `languages = ["fr"]`), []string{"locales/km.toml:5 warning missing"}},
		{"a link without an address", []string{"letter", "mailto:plan@example.net", ""}, []string{"locales/letter.toml:17:8 remark link-no-address"}},
		{"unused messages are not stale", []string{"fr", council, council + "\n# en: Old\n[gone]\nother = \"Parti\""}, []string{"locales/fr.toml:10:1 warning unused"}},
	} {
		if got := brief(found(t, folder(t, c.changes...))); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestStaleSaysWhatChanged(t *testing.T) {
	const body, words = "[body]\nother = \"Nous", "We ask for **{{.Rooms}} rooms** and *light*, see [the report](#report)."
	for _, c := range []struct{ name, was, want string }{
		{"a word", strings.Replace(words, "the report", "a report", 1), " ([a → [the)"},
		{"the last word", strings.Replace(words, "report](#report).", "plan](#report).", 1), " (plan](#report) → report](#report))"},
		{"a word less", strings.Replace(words, "see ", "see now ", 1), " (now → nothing)"},
		{"much", "We, who live and sleep and work in the same house, ask for nothing of all this.", " (We, who live and sleep and wor… → We ask for **{{.Rooms}} rooms*…)"},
		{"nobody knows from what", "", ""},
	} {
		got := found(t, folder(t, "fr", body, "# was: "+c.was+"\n"+body))
		if want := `the English of "body" changed` + c.want + "; your French is kept"; len(got) != 1 || got[0].Problem != want {
			t.Errorf("%s: %v, want %s", c.name, got, want)
		}
		if want := "change it if needed, then: letterpress accept fr body"; got[0].Hint != want {
			t.Errorf("%s: hint %q, want %q", c.name, got[0].Hint, want)
		}
	}
	variant := found(t, folder(t, "fr-CA", "", "# fr: Titres\n[title]\nother = \"Titre du Nord\"\n"))
	if want := `the French of "title" changed (Titres → Titre); your Canadian French is kept`; len(variant) != 1 || variant[0].Problem != want {
		t.Errorf("%v, want %s", variant, want)
	}
}

// hashOf gives goi18n's hash of a source message.
func hashOf(description, words string) string {
	return catalog.Hash(&catalog.Message{Description: description, Other: words})
}

func TestStaleInTwoWaysIsSaidOnce(t *testing.T) {
	got := found(t, folder(t, "fr-CA", "", "# en: Titel\n# fr: Titres\n[title]\nother = \"Titre du Nord\"\n"))
	if want := `the English of "title" changed (Titel → Title) and the French changed (Titres → Titre); your Canadian French is kept`; len(got) != 1 || got[0].Problem != want {
		t.Errorf("%v, want %s", got, want)
	}
}
