package catalog

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// words reads a catalog with one message, a.
func words(t interface{ Fatal(...any) }, text string) (*Set, *Message) {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text)
	s, _, err := Read(folder(map[string]string{"fr.toml": "[a]\nother = \"" + quoted + "\"\n"}), "fr")
	if err != nil {
		t.Fatal(err)
	}
	m, ok := s.Find(language.French, "a")
	if !ok {
		t.Fatal("not read: " + text)
	}
	return s, m
}

// TestFillMapsEveryRune holds that each rune of filled words is the rune of the message that
// the map gives for it, or stands in a field that begins there.
func TestFillMapsEveryRune(t *testing.T) {
	values := map[string]string{"Name": "ហ៊ុន «é»", "N2": "", "B": "{{.Name}}", "c": "**x**"}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"a", "é ", "ក្ក", "{", "}", "{{.Name}}", "{{.N2}}", "{{.B}}", "{{.c}}", "。", "{ {", `"`, `\`})).Draw(t, "parts")
		text := strings.Join(parts, "")
		s, m := words(t, text)
		f, findings := s.Fill(m, values)
		if len(f.From) != utf8.RuneCountInString(f.Text)+1 || f.From[len(f.From)-1] != utf8.RuneCountInString(text) {
			t.Fatalf("%q: %d places for %q", text, len(f.From), f.Text)
		}
		if len(findings) > 0 {
			if f.Text != text {
				t.Fatalf("%q: filled as %q in spite of %v", text, f.Text, findings)
			}
			return
		}
		want := strings.NewReplacer("{{.Name}}", values["Name"], "{{.N2}}", "", "{{.B}}", values["B"], "{{.c}}", values["c"]).Replace(text)
		if f.Text != want {
			t.Fatalf("%q: %q, want %q", text, f.Text, want)
		}
		source, filled := []rune(text), []rune(f.Text)
		for i, r := range filled {
			from := f.From[i]
			if i > 0 && from < f.From[i-1] {
				t.Fatalf("%q: the map goes back at %d", text, i)
			}
			if inField := strings.HasPrefix(string(source[from:]), "{{."); !inField && source[from] != r {
				t.Fatalf("%q: rune %d of %q is %q, from %q", text, i, f.Text, r, source[from])
			}
			if f.Place(i) != m.Place(from) {
				t.Fatalf("%q: rune %d stands at %s", text, i, f.Place(i))
			}
		}
	})
}

func TestFillFindings(t *testing.T) {
	values := map[string]string{"Party": "CNRP", "Year": "2024"}
	for _, c := range []struct{ name, text, want, hint string }{
		{"a field", "{{.Party}} et {{.Year}}", "", ""},
		{"a missing field", "le {{.Partie}}", "2:13: error: no value for the field {{.Partie}} (field-missing)", `did you mean "Party"?`},
		{"blanks inside", "le {{ .Party }}", "2:13: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"no dot", "{{Party}}", "2:10: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"not closed", "le {{.Party} et", "2:13: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"not opened", "le {.Party}}", "2:20: error: }} begins or ends no field here (template)", "{{.Name}}"},
		{"a condition", "{{if .Party}}x{{end}}", "2:10: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"a pipe", "{{.Party | printf}}", "2:10: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"a field of a field", "{{.Party.Name}}", "2:10: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"a comment", "{{/* x */}}", "2:10: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"blanks trimmed", "a {{- .Party}}", "2:12: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"three braces", "{{{.Party}}}", "2:10: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"the dot alone", "{{.}}", "2:10: error: {{ begins or ends no field here (template)", "{{.Name}}"},
		{"an escape before it", `"{{.Nom}}`, "2:12: error: no value for the field {{.Nom}} (field-missing)", ""},
	} {
		s, m := words(t, c.text)
		f, findings := s.Fill(m, values)
		if c.want == "" {
			if len(findings) > 0 || f.Text != "CNRP et 2024" {
				t.Errorf("%s: %q %v", c.name, f.Text, findings)
			}
			continue
		}
		if len(findings) != 1 || findings[0].String() != Dir+"/fr.toml:"+c.want || !strings.Contains(findings[0].Hint, c.hint) {
			t.Errorf("%s: %v, want %s with %q", c.name, findings, c.want, c.hint)
		}
		if f.Text != c.text {
			t.Errorf("%s: %q, want the words as written", c.name, f.Text)
		}
	}
}

func TestFields(t *testing.T) {
	for text, want := range map[string]string{"": "[]", "x": "[]", "{{.B}} {{.A}} {{.B}}": "[B A B]", "{{.A}} {{": "[]"} {
		if _, m := words(t, text); fmt.Sprint(m.Fields()) != want {
			t.Errorf("%q has the fields %v, want %s", text, m.Fields(), want)
		}
	}
}

// TestFillBlank holds that blank words are no failure of go-i18n's: check reports them.
func TestFillBlank(t *testing.T) {
	for _, text := range []string{"", " ", "\u00a0"} {
		s, m := words(t, text)
		if f, findings := s.Fill(m, nil); f.Text != text || len(findings) > 0 || f.Place(0) != m.Value {
			t.Errorf("%q: %q %v", text, f.Text, findings)
		}
	}
}

// TestFillAtOnce fills one message from many goroutines.
func TestFillAtOnce(t *testing.T) {
	s, m := words(t, "{{.A}}!")
	var wait sync.WaitGroup
	for i := range 20 {
		wait.Go(func() {
			want := fmt.Sprint(i)
			if f, findings := s.Fill(m, map[string]string{"A": want}); f.Text != want+"!" || len(findings) > 0 {
				t.Errorf("%q %v", f.Text, findings)
			}
		})
	}
	wait.Wait()
}
