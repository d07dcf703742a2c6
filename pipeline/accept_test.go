package pipeline

import (
	"strings"
	"testing"

	"letterpress/pipeline/catalog"
)

func TestAccept(t *testing.T) {
	const names = " | letterpress check fr names the messages that are stale"
	news := []string{"en", "Title", "Titles", "en", "Us", "You"}
	for _, c := range []struct {
		name    string
		changes []string
		tag     string
		ids     string
		want    string
	}{
		{"one", news, "fr", "us", "fr: fits us"},
		{"two", news, "fr", "us title", "fr: fits title fits us"},
		{"all that are stale", news, "fr", "", "fr: fits title fits us"},
		{"nothing is stale", nil, "fr", "", "1 in step"},
		{"a variant, to its source and its base", append([]string{"fr", "Titre", "Titres"}, news...), "fr-CA", "title", "fr-CA: fits title fits title"},
		{"a variant stale to its base alone", []string{"fr", "Titre", "Titres"}, "fr-CA", "", "fr-CA: fits title"},
		{"one that fits", []string{"fr", "[us]", "[us]\nhash = \"" + catalog.Hash(&catalog.Message{Other: "Us"}) + "\""}, "fr", "us", "1 in step"},
		{"blank", []string{"fr", "Nous", " "}, "fr", "us", `locales/fr.toml has no translation of "us" yet` + names},
		{"missing", []string{"fr", "[us]", "[uns]"}, "fr", "us", `locales/fr.toml has no translation of "us" yet` + names},
		{"unknown", nil, "fr", "titel", `locales/fr.toml has no translation of "titel"; did you mean "title"?` + names},
		{"unknown, and near to one that is blank", []string{"fr", "Nous", ""}, "fr", "uss", `locales/fr.toml has no translation of "uss"` + names},
		{"nothing is done where one is unknown", news, "fr", "us xyz", `locales/fr.toml has no translation of "xyz"` + names},
		{"in a file with errors", append([]string{"fr", "[title]", "[title]\nx = \"a\" b\""}, news...), "fr", "nobody", "fr: error toml"},
		{"beside an unsound message", append([]string{"fr", "\"Nous\"", "1"}, news...), "fr", "title", "fr: fits title"},
		{"the source has errors", append([]string{"en", "[title]", "[title"}, news[3:]...), "fr", "us", "en: error toml"},
		{"the source itself", nil, "en", "us", `"en" is the source: the others are brought in step with it | the translations are fr, fr-CA, km`},
		{"no language", nil, "us", "fr", `there is no catalog for "us" | the translations are fr, fr-CA, km`},
	} {
		folder := changed(t, smallLetter(), c.changes...)
		kept, err := keeper(t, folder).Accept(c.tag, strings.Fields(c.ids))
		if got := told(t, kept, err); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	folder := smallLetter()
	delete(folder, "locales/en.toml")
	kept, err := keeper(t, folder).Accept("fr", []string{"us"})
	if got := told(t, kept, err); got != "en: error no-catalog" {
		t.Errorf("no source: %q", got)
	}
}

func TestAcceptTypo(t *testing.T) {
	hash := func(words string) string { return catalog.Hash(&catalog.Message{Other: words}) }
	const note = "# en: Some words here.\n[body]\n"
	mended := []string{"en", "Some words here.", "Some words, here."}
	from := func(fr, km string) []string {
		return append([]string{"fr", note, fr, "km", note, km}, mended...)
	}
	hashed := func(words string) string { return "[body]\nhash = \"" + hash(words) + "\"\n" }
	for _, c := range []struct {
		name    string
		changes []string
		ids     string
		want    string
	}{
		{"every translation", mended, "body", "fr: fits body; km: fits body"},
		{"other messages stay stale", append([]string{"en", "Us", "You"}, mended...), "body", "fr: fits body; km: fits body"},
		{"two messages", append([]string{"en", "Us", "You"}, mended...), "body us", "fr: fits body fits us; km: fits body fits us"},
		{"one is from an older text", from("# en: Many words.\n[body]\n", note), "body", "km: fits body; left fr body"},
		{"the other is", from(note, "# en: Many words.\n[body]\n"), "body", "fr: fits body; left km body"},
		{"a hash of the text with the slip", from(hashed("Some words here."), note), "body", "fr: fits body; km: fits body"},
		{"a hash of another text", from(hashed("Many words."), note), "body", "km: fits body; left fr body"},
		{"hashes alone, of one text", from(hashed("Some words here."), hashed("Some words here.")), "body", "fr: fits body; km: fits body"},
		{"hashes alone, of two texts", from(hashed("Some words here."), hashed("Many words.")), "body", "left fr body; left km body"},
		{"one hash alone, and one that fits", from(hashed("Many words."), "# en: Some words, here.\n[body]\n"), "body", "fr: fits body"},
		{"two texts as near: the first catalog's", from("# en: Some words here;\n[body]\n", "# en: Some words here:\n[body]\n"), "body", "fr: fits body; left km body"},
		{"not recorded", from("# was: (not recorded)\n[body]\n", "# was: (not recorded)\n[body]\n"), "body", "fr: fits body; km: fits body"},
		{"not recorded, beside a text", from("# was: (not recorded)\n[body]\n", note), "body", "km: fits body; left fr body"},
		{"a base that changed stays so", []string{"fr", "Titre", "Titres"}, "title", ""},
		{"a variant, to the source alone", []string{"fr", "Titre", "Titres", "en", "Title", "The title"}, "title", "fr: fits title; fr-CA: fits title stale title; km: fits title"},
		{"blank and missing", append([]string{"fr", "Des mots.", "", "km", "[body]", "[gone]"}, mended...), "body", ""},
		{"nothing was mended", nil, "body", ""},
		{"unknown", nil, "boddy", `locales/en.toml has no message "boddy"; did you mean "body"? | name messages as they stand between brackets in locales/en.toml`},
		{"a language", nil, "fr body", `locales/en.toml has no message "fr" | --typo takes messages alone: it is for every language`},
		{"the source has errors", append([]string{"en", "[us]", "[us"}, mended...), "nobody", "en: error toml"},
		{"one catalog has errors", append([]string{"fr", "[us]", "[us]\nx = \"a\" b\""}, mended...), "body", "km: fits body; fr: error toml"},
	} {
		folder := changed(t, smallLetter(), c.changes...)
		kept, err := keeper(t, folder).AcceptTypo(strings.Fields(c.ids))
		if got := told(t, kept, err); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	folder := changed(t, smallLetter(), "fr", "Titre", "Titres", "en", "Title", "The title")
	kept, _ := keeper(t, folder).AcceptTypo([]string{"title"})
	written(folder, kept)
	if got := string(folder["locales/fr-CA.toml"].Data); !strings.Contains(got, "# en: The title\n# was fr: Titre\n# now fr: Titres\n") {
		t.Errorf("a variant is no longer stale to its base:\n%s", got)
	}
}
