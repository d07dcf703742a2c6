package catalog

import (
	"strings"
	"testing"
	"testing/fstest"
)

// fitted reads catalogs and gives how a message stands to its origins: "en Title", and for one
// that is stale "en Title, was Titel".
func fitted(t *testing.T, name, id string, files map[string]string) string {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[FileOf(name)] = &fstest.MapFile{Data: []byte(text)}
	}
	s, _, err := Read(fsys, "en")
	if err != nil {
		t.Fatal(err)
	}
	c, _ := s.Catalog(name)
	m, ok := c.Message(id)
	if !ok {
		t.Fatalf("%s has no %q", name, id)
	}
	var said []string
	for _, f := range s.Fits(m) {
		one := f.Origin.Name + " " + f.Now
		if f.Stale {
			one += ", was " + f.Was
		}
		said = append(said, one)
	}
	return strings.Join(said, "; ")
}

func TestFits(t *testing.T) {
	hash := func(words string) string { return "hash = \"" + Hash(&Message{Other: words}) + "\"\n" }
	const en, fr = "[a]\nother = \"Title\"\n", "[a]\nother = \"Titre\"\n"
	for _, c := range []struct{ name, of, en, fr, variant, want string }{
		{"nothing is noted", "fr", en, fr, "", "en Title"},
		{"a note of today", "fr", en, "# en: Title\n" + fr, "", "en Title"},
		{"a note of before", "fr", en, "# en: Titel\n" + fr, "", "en Title, was Titel"},
		{"the first of two notes of before", "fr", en, "# en: Titel\n# en: Tilte\n" + fr, "", "en Title, was Titel"},
		{"one of two notes of today", "fr", en, "# en: Titel\n# en: Title\n" + fr, "", "en Title"},
		{"was", "fr", en, "# was: Titel\n# now: Title\n" + fr, "", "en Title, was Titel"},
		{"was, whatever the hash", "fr", en, "# was: Titel\n[a]\n" + hash("Title") + "other = \"Titre\"\n", "", "en Title, was Titel"},
		{"was, behind another note", "fr", en, "# en: Title\n# was: Titel\n" + fr, "", "en Title, was Titel"},
		{"was is today's again", "fr", en, "# was: Title\n# now: Titel\n" + fr, "", "en Title"},
		{"was is not recorded", "fr", en, "# was: " + Unrecorded + "\n" + fr, "", "en Title, was "},
		{"today's hash", "fr", en, "[a]\n" + hash("Title") + "other = \"Titre\"\n", "", "en Title"},
		{"another hash", "fr", en, "[a]\n" + hash("Titel") + "other = \"Titre\"\n", "", "en Title, was "},
		{"today's hash and a note of before", "fr", en, "# en: Titel\n[a]\n" + hash("Title") + "other = \"Titre\"\n", "", "en Title"},
		{"another hash and a note of today", "fr", en, "# en: Title\n[a]\n" + hash("Titel") + "other = \"Titre\"\n", "", "en Title"},
		{"blank", "fr", en, "# en: Titel\n[a]\nother = \"\u200b \"\n", "", "en Title"},
		{"over several lines", "fr", "[a]\nother = \"A\\nb \"\n", "# en: A\\u000Ab\n" + fr, "", `en A\u000Ab`},
		{"the source has none", "en", "# en: Titel\n" + en, fr, "", ""},
		{"not in the source", "fr", "[b]\nother = \"x\"\n", fr, "", ""},
		{"unsound in the source", "fr", "[a]\nother = 1\n", fr, "", ""},
		{"a variant", "fr-CA", en, fr, "# en: Titel\n# fr: Titres\n[a]\nother = \"Entête\"\n", "en Title, was Titel; fr Titre, was Titres"},
		{"a variant's hash is the source's alone", "fr-CA", en, fr, "[a]\n" + hash("Titel") + "other = \"Entête\"\n", "en Title, was ; fr Titre"},
		{"a variant whose base has it not", "fr-CA", en, "[b]\nother = \"x\"\n", "[a]\nother = \"Entête\"\n", "en Title"},
		{"a variant whose base is blank", "fr-CA", en, "[a]\nother = \"\"\n", "[a]\nother = \"Entête\"\n", "en Title"},
		{"a variant of the source", "en-GB", en, fr, "[a]\nother = \"The title\"\n", "en Title"},
		{"a language of its own", "ja", en, fr, "[a]\nother = \"題\"\n", "en Title"},
	} {
		files := map[string]string{"en": c.en, "fr": c.fr}
		if c.variant != "" {
			files[c.of] = c.variant
		}
		if got := fitted(t, c.of, "a", files); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestHash has the value that goi18n v2.7.0 writes.
func TestHash(t *testing.T) {
	if got := Hash(&Message{Description: "d", Other: "o", ID: "x"}); got != "sha1-eadcd9bd2a09c75aef04954e6799e50278ee124a" {
		t.Error(got)
	}
}

func TestIsBlank(t *testing.T) {
	for words, want := range map[string]bool{"": true, " \t\n\u00A0\u3000": true, "\u200B\uFEFF\u200D": true, "a": false, " \u200Ba": false, "\u0000": false, "។": false} {
		if got := (&Message{Other: words}).IsBlank(); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
