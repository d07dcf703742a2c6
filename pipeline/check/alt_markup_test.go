package check

import (
	"strings"
	"testing"
)

// TestAltMarkup puts a picture's words among the small letter's messages.
func TestAltMarkup(t *testing.T) {
	head := strings.Replace(skeleton, "[[block]]", "[[block]]\nrole = \"letterhead\"\nmessages = [\"council\"]\nmark = \"a.png\"\nalt = \"mark\"\nonly = [\"north\"]\n[[block]]", 1)
	words := func(en, fr string) []string {
		return brief(found(t, folder(t, "letter", "", head, "en", "[title]", "[mark]\nother = \""+en+"\"\n[title]", "fr", "[title]", "[mark]\nother = \""+fr+"\"\n[title]")))
	}
	for _, c := range []struct{ en, fr, want string }{
		{"An open book", "Un livre ouvert", ""},
		{"An *open* book", "Un livre *ouvert*", "locales/en.toml:2:14 warning alt-markup, locales/fr.toml:2:20 warning alt-markup"},
		{"A **book**", "Un **livre**", "locales/en.toml:2:14 warning alt-markup, locales/fr.toml:2:15 warning alt-markup"},
		{"[A book](#report)", "[Un livre](#report)", "locales/en.toml:2:11 warning alt-markup, locales/fr.toml:2:11 warning alt-markup"},
		{"An open book", "", "locales/fr.toml:2:10 error blank"},
	} {
		if got := strings.Join(words(c.en, c.fr), ", "); got != c.want {
			t.Errorf("%s, %s:\n got %s\nwant %s", c.en, c.fr, got, c.want)
		}
	}
	// Another edition's own words in their place are read aloud too.
	own := strings.Replace(head, "languages = [\"fr\", \"km\"]", "languages = [\"fr\", \"km\"]\nmessages = { title = \"own\" }", 1)
	own = strings.Replace(own, "languages = [\"en\", \"fr-CA\"]", "languages = [\"en\", \"fr-CA\"]\nmessages = { mark = \"own\" }", 1)
	got := strings.Join(brief(found(t, folder(t, "letter", "", own, "en", "[title]", "[own]\nother = \"A *mark*\"\n[title]", "fr", "[title]", "[own]\nother = \"Une *marque*\"\n[title]",
		"km", "[title]", "[own]\nother = \"*ក*\"\n[title]"))), ", ")
	if want := "locales/en.toml:2:13 warning alt-markup"; !strings.Contains(got, want) {
		t.Errorf("an edition's own: %s, want %s", got, want)
	}
}
