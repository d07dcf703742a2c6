package merge

import (
	"strings"
	"testing"
)

// TestStartNamesTheLanguage has letter.toml's list as people write it.
func TestStartNamesTheLanguage(t *testing.T) {
	const plain = `languages = ["en", "fr"]`
	table := "\n# German is under way: what it lacks is a warning, and its editions wait.\n[language.de]\nrequired = false\n"
	for _, c := range []struct{ name, old, want string }{
		{"on one line", plain, `languages = ["en", "fr", "de"]`},
		{"a comma at the end", `languages = ["en", "fr",]`, `languages = ["en", "fr", "de",]`},
		{"a line for each", "languages = [\n  \"en\",\n  \"fr\"\n]", "languages = [\n  \"en\",\n  \"fr\",\n  \"de\"\n]"},
		{"a line for each, and a comma", "languages = [\n\t\"en\",\n\t\"fr\" , \n]", "languages = [\n\t\"en\",\n\t\"fr\" , \n\t\"de\",\n]"},
		{"comments inside", "languages = [ # all\n  \"en\", # English\n  \"fr\" # French ]\n  # no more\n]", "languages = [ # all\n  \"en\", # English\n  \"fr\", # French ]\n  \"de\"\n  # no more\n]"},
		{"a comment behind the comma", "languages = [\n  \"en\",\n  \"fr\", # French\n]", "languages = [\n  \"en\",\n  \"fr\", # French\n  \"de\",\n]"},
		{"the end on the last one's line", "languages = [\"en\",\n  \"fr\"]", "languages = [\"en\",\n  \"fr\", \"de\"]"},
		{"the last two on one line", "languages = [\n  \"en\", \"fr\"\n]", "languages = [\n  \"en\", \"fr\", \"de\"\n]"},
		{"the comma on a line of its own", "languages = [\n  \"en\",\n  \"fr\"\n  ,\n]", "languages = [\n  \"en\",\n  \"fr\",\n  \"de\"\n  ,\n]"},
		{"named already", `languages = ["en", "de", "fr"]`, `languages = ["en", "de", "fr"]`},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			lines := func(s string) string { return strings.ReplaceAll(s, "\n", end) }
			text := lines(strings.Replace(skeleton, plain, c.old, 1))
			set, l := read(t, text, map[string]string{"en": english})
			changes, err := Start(set, l, []byte(text), "de", "German")
			if err != nil || len(changes) != 2 {
				t.Fatalf("%s: %v, %v", c.name, changes, err)
			}
			if got, want := string(changes[0].New), lines(strings.Replace(skeleton, plain, c.want, 1)+table); got != want {
				t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
			}
			read(t, string(changes[0].New), map[string]string{"en": english})
		}
	}
	for name, text := range map[string]string{"a table": "\n[language.de]\nrequired = true\n", "a table in quotes": "\n[\"language\".'de']\nrequired = true\n"} {
		text = strings.Replace(skeleton, plain, `languages = ["en", "de", "fr"]`, 1) + text
		set, l := read(t, text, map[string]string{"en": english})
		if changes, err := Start(set, l, []byte(text), "de", "German"); err != nil || len(changes) != 1 || changes[0].Old != nil {
			t.Errorf("%s: %v, %v", name, changes, err)
		}
	}
}
