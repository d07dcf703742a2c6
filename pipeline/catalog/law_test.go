package catalog

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
)

// scraps are what a damaged catalog is made of.
var scraps = []string{"[a]\n", "[b]\n", "[c-1]\n", "[[a]]\n", "[a.b]\n", "[\"a\"]\n", "[A]\n", "[translation]\n", "[other]\n", "[id]\n", "[\n", "other = ", "Other = ", "one = ",
	"hash = ", "description = ", "id = ", "translation = ", "leftDelim = ", "\"x\"\n", "\"{{.N}}\"\n", "\"{{if}}\"\n", "'x'\n", "\"\"\"x\ny\"\"\"\n", "\"\n", "12\n", "true\n", "[]\n", "[\"x\"]\n", "{}\n",
	"{other = \"x\"}\n", "{other = {other = \"x\"}}\n", "1979-05-27\n", "a = ", "a.other = ", "a.b.c = ", "# en: x\n", "# \x01\n", "\r", "\r\n", "\n", "\\", "\"", "é", "=", "nan\n"}

// TestAnyCatalog holds that no text of a catalog is more than findings: the reader gives no
// error, go-i18n fills every message that is read, and what is read has its place.
func TestAnyCatalog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "#\n" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 30).Draw(t, "scraps"), "")
		s, findings, err := Read(folder(map[string]string{"fr.toml": text}), "fr")
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		c, _ := s.Catalog("fr")
		for _, m := range c.Messages() {
			if !soundID.MatchString(m.ID) || m.Header.Line < 1 || m.Value.Line < m.Header.Line {
				t.Fatalf("%q: %+v", text, m)
			}
			f, found := s.Fill(m, map[string]string{"N": "n"})
			if want := strings.ReplaceAll(m.Other, "{{.N}}", "n"); len(found) == 0 && f.Text != want {
				t.Fatalf("%q: go-i18n gives %q for %q", text, f.Text, m.Other)
			}
			if len(found) > 0 && !strings.Contains(m.Other, "{{if}}") {
				t.Fatalf("%q: %v", text, found)
			}
			for i := range len([]rune(m.Other)) + 1 {
				if m.Place(i).Line < m.Header.Line {
					t.Fatalf("%q: rune %d of %q stands at %s", text, i, m.Other, m.Place(i))
				}
			}
		}
		for _, f := range findings {
			if f.Catalog != "fr" || f.Code == "" || f.Problem == "" || f.Hint == "" || f.Pos.File != "locales/fr.toml" {
				t.Fatalf("%q: %+v", text, f)
			}
		}
	})
}

// TestOneBrokenMessage damages one message of the project's own French catalog, and holds
// that the others are read as before and that the damage is known.
func TestOneBrokenMessage(t *testing.T) {
	data, err := os.ReadFile("../../locales/fr.toml")
	if err != nil {
		t.Fatal(err)
	}
	whole, _, err := Read(folder(map[string]string{"fr.toml": string(data)}), "fr")
	if err != nil {
		t.Fatal(err)
	}
	sound := whole.catalogs[0].Messages()
	rapid.Check(t, func(t *rapid.T) {
		broken := rapid.SampledFrom(sound).Draw(t, "message")
		lines := strings.Split(string(data), "\n")
		at := broken.Value.Line - 1
		text := lines[at]
		cut := rapid.IntRange(0, len(text)).Draw(t, "cut")
		switch rapid.SampledFrom([]string{"cut off", "quote", "drop"}).Draw(t, "damage") {
		case "cut off":
			lines[at] = text[:cut]
		case "quote":
			lines[at] = text[:cut] + "\"" + text[cut:]
		case "drop":
			lines[at] = text[cut:]
		}
		s, findings, err := Read(folder(map[string]string{"fr.toml": strings.Join(lines, "\n")}), "fr")
		if err != nil {
			t.Fatal(err)
		}
		c := s.catalogs[0]
		if c.Unread {
			return // the cut parted a letter's bytes: the file is no UTF-8
		}
		for _, m := range sound {
			got, ok := c.Message(m.ID)
			if m != broken && (!ok || got.Other != m.Other || got.Header != m.Header) {
				t.Fatalf("%q hides %s", lines[at], m.ID)
			}
		}
		got, ok := c.Message(broken.ID)
		_, unsound := c.Unsound(broken.ID)
		if ok == unsound || ok && got.Other != broken.Other && len(findings) == 0 && lines[at] == text {
			t.Fatalf("%q: read %v, unsound %v", lines[at], ok, unsound)
		}
		about := slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.Message == broken.ID })
		if unsound && !about {
			t.Fatalf("%q: no finding is about %s: %v", lines[at], broken.ID, findings)
		}
	})
}

// TestFilesThatFail holds that what the disk does is an error, not a finding.
func TestFilesThatFail(t *testing.T) {
	fsys := fstest.MapFS{"locales": {Data: []byte("a file in place of the folder")}}
	if _, _, err := Read(fsys, "fr"); err == nil {
		t.Error("a file in place of the folder of catalogs is no error")
	}
}

// FuzzRead holds that no bytes make the reader of catalogs fall.
func FuzzRead(f *testing.F) {
	f.Add([]byte("[a]\nother = \"x {{.N}}\"\n"))
	f.Add([]byte("\uFEFFa = {other = \"\\u00e9\"}\r\n[b]\nother = \"\"\"\n\\\n \"\"\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, _, err := Read(fstest.MapFS{"locales/fr.toml": {Data: data}}, "fr")
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		for _, m := range s.catalogs[0].Messages() {
			filled, _ := s.Fill(m, nil)
			filled.Place(len(filled.From) - 1)
		}
	})
}
