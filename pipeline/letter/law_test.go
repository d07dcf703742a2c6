package letter

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
)

var (
	keyLine   = regexp.MustCompile(`^([a-z]+) *=`)
	tableLine = regexp.MustCompile(`^\[\[?([a-z]+)`)
	quoted    = regexp.MustCompile(`"[^"]+"`)
)

// misspell drops a letter of a word, or doubles it.
func misspell(t *rapid.T, word string) string {
	i := rapid.IntRange(0, len(word)-1).Draw(t, "letter")
	if rapid.Bool().Draw(t, "double") {
		return word[:i] + word[i:i+1] + word[i:]
	}
	return word[:i] + word[i+1:]
}

// TestMisspelt misspells one word that the letter knows, and holds that an error stands on
// its line and offers the word.
func TestMisspelt(t *testing.T) {
	data, err := os.ReadFile("../../" + File)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Split(string(data), "\n")
	type slip struct {
		line     int
		from, to int
	}
	var slips []slip
	table := ""
	for i, line := range all {
		if m := tableLine.FindStringSubmatchIndex(line); m != nil {
			slips, table = append(slips, slip{i, m[2], m[3]}), line[m[2]:m[3]]
		}
		m := keyLine.FindStringSubmatchIndex(line)
		if m == nil || table == "links" {
			continue
		}
		slips = append(slips, slip{i, m[2], m[3]})
		if key := line[m[2]:m[3]]; key == "recipients" || key == "paper" && table == "edition" || key == "role" {
			for _, q := range quoted.FindAllStringIndex(line, -1) {
				slips = append(slips, slip{i, q[0] + 1, q[1] - 1})
			}
		}
	}
	if len(slips) < 100 {
		t.Fatalf("only %d words", len(slips))
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(slips).Draw(t, "slip")
		word := all[s.line][s.from:s.to]
		wrong := misspell(t, word)
		// "message" for "messages" and the like are words too: what they break is told elsewhere.
		if wrong == word || slices.Contains(append(slices.Concat(tables, blockKeys, editionKeys), roleList()...), wrong) || len(wrong) < 2 {
			return
		}
		lines := slices.Clone(all)
		lines[s.line] = lines[s.line][:s.from] + wrong + lines[s.line][s.to:]
		_, findings, err := Read(folder(strings.Join(lines, "\n")))
		if err != nil {
			t.Fatal(err)
		}
		ok := slices.ContainsFunc(findings, func(f diag.Finding) bool {
			return f.Level == diag.Error && f.Pos.Line == s.line+1 && strings.Contains(f.Hint, `"`+word+`"`)
		})
		if !ok {
			t.Fatalf("%q for %q on line %d: %v", wrong, word, s.line+1, findings)
		}
	})
}

// TestAnyGlossary holds that no glossary makes the reader fall and that the terms that are
// read have an id, a kind or a finding, and forms in languages only.
func TestAnyGlossary(t *testing.T) {
	all := strings.SplitAfter(terms, "\n")
	rapid.Check(t, func(t *rapid.T) {
		text := slices.Clone(all)
		for range rapid.IntRange(1, 5).Draw(t, "changes") {
			i := rapid.IntRange(0, len(text)-1).Draw(t, "line")
			switch rapid.IntRange(0, 2).Draw(t, "change") {
			case 0:
				text = slices.Delete(text, i, i+1)
			case 1:
				text[i] = rapid.SampledFrom(all).Draw(t, "other")
			case 2:
				text[i] = strings.Replace(text[i], rapid.SampledFrom([]string{`"`, "=", "[", "e", "]"}).Draw(t, "old"), rapid.SampledFrom([]string{"", "1", "é", "{"}).Draw(t, "new"), 1)
			}
		}
		g, findings, err := ReadGlossary(glossary(strings.Join(text, "")))
		if err != nil || g == nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			if f.Pos.File != GlossaryFile || f.Hint == "" {
				t.Fatalf("%+v", f)
			}
		}
		worst, _ := diag.Worst(findings)
		for _, x := range g.Terms {
			if x.ID == "" || x.Kind == "" && worst != diag.Error {
				t.Fatalf("%q: %+v", strings.Join(text, ""), x)
			}
			for _, w := range x.Words {
				if w.Tag.Name == "" || slices.Contains(w.Use, "") {
					t.Fatalf("%q: %+v", strings.Join(text, ""), w)
				}
			}
		}
	})
}

// FuzzRead holds that no bytes make the readers of the skeleton and the glossary fall.
func FuzzRead(f *testing.F) {
	f.Add(sound)
	f.Add(terms)
	f.Fuzz(func(t *testing.T, text string) {
		l, _, err := Read(folder(text))
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for _, e := range l.Editions {
			l.Messages(e)
			l.FieldsOf(e)
		}
		if _, _, err := ReadGlossary(glossary(text)); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
