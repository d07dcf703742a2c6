package letter

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
)

const terms = `[[term]]
id   = "cnrp"
kind = "party"
en   = ["Cambodia National Rescue Party", "CNRP"]

[term.fr]
use    = ["Parti du sauvetage national", "PSNC"]
never  = ["PSN"]
source = "RFI"

[term.fr-CA]
use = ["Parti du sauvetage"]

[term.km]
use = ["គណបក្សសង្គ្រោះជាតិ"]

[[term]]
id   = "hun-sen"
kind = "person"
en   = ["Hun Sen"]

[term.km]
use = ["ហ៊ុន សែន"]
`

func glossary(text string) fs.FS { return fstest.MapFS{GlossaryFile: {Data: []byte(text)}} }

func TestGlossary(t *testing.T) {
	g, findings, err := ReadGlossary(glossary(terms))
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v %v", findings, err)
	}
	for tag, want := range map[string]string{
		"en": "[Cambodia National Rescue Party CNRP Hun Sen]", "en-US": "[Cambodia National Rescue Party CNRP Hun Sen]",
		"fr": "[Parti du sauvetage national PSNC]", "fr-CA": "[Parti du sauvetage]", "km": "[គណបក្សសង្គ្រោះជាតិ ហ៊ុន សែន]", "ja": "[]",
	} {
		if got := fmt.Sprint(g.Forms(language.MustParse(tag))); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
	w, ok := g.Terms[0].In(language.French)
	if got := fmt.Sprint(w.Never, w.Source, w.Pos, g.Terms[0].Pos, ok); got != "[PSN]RFIlocales/glossary.toml:6:1 locales/glossary.toml:2:8 true" {
		t.Error(got)
	}
}

func TestGlossaryFindings(t *testing.T) {
	for _, c := range []struct{ name, old, new, want, hint string }{
		{"a kind", `"party"`, `"partie"`, `3:8: error: "partie" is no kind of term (letter-name)`, `did you mean "party"?`},
		{"no kind", `kind = "party"`, "", `1:1: error: the term "cnrp" has no kind (letter-gap)`, "person"},
		{"no id", `id   = "cnrp"`, "", `1:1: error: a term without id (letter-gap)`, ""},
		{"an id twice", `"hun-sen"`, `"cnrp"`, `18:8: error: two terms are "cnrp" (letter-twice)`, ""},
		{"a misspelt key", `kind = "party"`, `kinds = "party"`, "1:1: error: the term \"cnrp\" has no kind (letter-gap)\n3:1: error: [[term]] has no key \"kinds\" (letter-key)", `did you mean "kind"?`},
		{"a language", `[term.fr]`, `[term.french]`, `6:7: error: "french" is no language (letter-tag)`, ""},
		{"a key of a language", `never `, `nevr  `, `8:1: error: [term.fr] has no key "nevr" (letter-key)`, `did you mean "never"?`},
		{"a text for a list", `["PSN"]`, `"PSN"`, `8:10: error: never is a text, not a list (letter-value)`, `["…"`},
		{"a form twice", `"PSNC"]`, `"PSNC", "PSNC"]`, `7:50: error: "PSNC" stands twice in use (letter-twice)`, ""},
		{"a language twice", `[term.fr-CA]`, `[term.fr]`, `11:1: error: [term.fr] stands twice for "cnrp" (letter-twice)`, ""},
		{"no term above", "[[term]]\nid   = \"cnrp\"\nkind = \"party\"\nen   = [\"Cambodia National Rescue Party\", \"CNRP\"]\n", "", "", "[[term]]"},
		{"another table", "[[term]]\nid   = \"hun", "[[therm]]\nid   = \"hun", `17:1: error: glossary.toml has no table "therm" (letter-key)`, `did you mean "term"?`},
		{"single brackets", "[[term]]\nid   = \"cnrp\"", "[term]\nid = \"cnrp\"", "", "write [[term]]"},
		{"a key above", "[[term]]\nid   = \"cnrp\"", "x = 1\n[[term]]\nid = \"cnrp\"", `1:1: error: glossary.toml above its first [[term]] has no key "x" (letter-key)`, ""},
		{"TOML", `"PSNC"]`, `"PSNC]`, `7:48: error: a text is not closed (toml)`, ""},
	} {
		g, findings, err := ReadGlossary(glossary(strings.Replace(terms, c.old, c.new, 1)))
		if err != nil || g == nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := lines(findings); c.want != "" && got != c.want || got == "" {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		hints := ""
		for _, f := range findings {
			hints += f.Hint + "\n"
		}
		if !strings.Contains(hints, c.hint) {
			t.Errorf("%s: hints %q, want %q in them", c.name, hints, c.hint)
		}
	}
}

func TestNoGlossary(t *testing.T) {
	if g, findings, err := ReadGlossary(fstest.MapFS{}); err != nil || len(findings) > 0 || len(g.Forms(language.English)) > 0 {
		t.Errorf("%v %v %v", g, findings, err)
	}
	if _, findings, err := ReadGlossary(glossary("")); err != nil || len(findings) != 1 || findings[0].Code != "file-form" {
		t.Errorf("%v %v", findings, err)
	}
}

// TestOwnGlossary reads the project's own glossary.
func TestOwnGlossary(t *testing.T) {
	g, findings, err := ReadGlossary(os.DirFS("../.."))
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v %v", findings, err)
	}
	for _, tag := range []string{"en", "km", "ja", "fr"} {
		if n := len(g.Forms(language.MustParse(tag))); n < 10 {
			t.Errorf("%d forms in %s", n, tag)
		}
	}
}
