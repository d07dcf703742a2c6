package catalog

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"letterpress/pipeline/diag"
)

// folder makes a letter's folder of catalogs.
func folder(files map[string]string) fs.FS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[Dir+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// mustRead reads catalogs without findings.
func mustRead(t *testing.T, fsys fs.FS, source string) *Set {
	t.Helper()
	s, findings, err := Read(fsys, source)
	if err != nil {
		t.Fatal(err)
	}
	if len(findings) > 0 {
		t.Fatalf("findings: %v", findings)
	}
	return s
}

// lines writes findings with what they are about.
func lines(findings []diag.Finding) string {
	diag.Sort(findings)
	var out []string
	for _, f := range findings {
		out = append(out, fmt.Sprintf("%s [%s %s]", f, f.Catalog, f.Message))
	}
	return strings.Join(out, "\n")
}

// TestFindings holds what is no catalog, its place, and which messages are still read.
func TestFindings(t *testing.T) {
	for _, c := range []struct{ name, text, want, read string }{
		{"all is well", "# file\n\n# en: x\n[a]\ndescription = \"d\"\nhash = 'sha1-0'\none = \"1\"\nother = \"x\"\n", "", "a"},
		{"a file of comments alone", "# [a]\n# other = \"x\"\n", "", ""},
		{"a byte order mark", "\uFEFF[a]\nother = \"x\"\n", "fr.toml:1: remark: the file begins with a byte order mark, U+FEFF (file-form) [fr ]", "a"},
		{"CRLF", "# en: x\r\n[a]\r\nother = \"x\"\r\n",
			"fr.toml:1: remark: lines end in CR LF (U+000D U+000A), this one first (file-form) [fr ]", "a"},
		{"an unknown key", "[a]\nother = \"x\"\nnote = \"y\"\n", `fr.toml:3:1: error: a message has no key "note" (catalog-key) [fr a]`, "a"},
		{"id", "[a]\nid = \"b\"\nother = \"x\"\n", `fr.toml:2:1: error: a message has no key "id" (catalog-key) [fr a]`, "a"},
		{"capitals", "[a]\nOther = \"x\"\n", "fr.toml:1:1: error: the message \"a\" has no other (no-other) [fr a]\n" +
			`fr.toml:2:1: error: a message has no key "Other" (catalog-key) [fr a]`, ""},
		{"delimiters", "[a]\nleftDelim = \"<\"\nother = \"x\"\n", `fr.toml:2:1: error: a message has no key "leftDelim" (catalog-key) [fr a]`, "a"},
		{"a list", "[a]\nother = [\"x\"]\n", "fr.toml:1:1: error: the message \"a\" has no other (no-other) [fr a]\n" +
			`fr.toml:2:9: error: other is a list, not a text (catalog-value) [fr a]`, ""},
		{"a number", "[a]\nother = \"x\"\nhash = 12\n", `fr.toml:3:8: error: hash is a whole number, not a text (catalog-value) [fr a]`, "a"},
		{"a table in a message", "[a]\nother = \"x\"\nhash = {b = 1}\n", `fr.toml:3:8: error: hash is a table, not a text (catalog-value) [fr a]`, "a"},
		{"an empty table", "[a]\n[b]\nother = \"x\"\n", `fr.toml:1:1: error: the message "a" is empty (catalog-table) [fr a]`, "b"},
		{"nested tables", "[a.b]\nother = \"x\"\n[c]\nother = \"c\"\n", `fr.toml:1:1: error: a message's name has no dots (catalog-table) [fr a-b]`, "c"},
		{"double brackets", "[[a]]\nother = \"x\"\n", `fr.toml:1:1: error: a message stands in single brackets (catalog-table) [fr a]`, ""},
		{"dotted keys", "[a]\nother = \"x\"\nb.c = \"y\"\n", `fr.toml:3:1: error: a key of a message has no dots (catalog-table) [fr a]`, "a"},
		{"a name with capitals", "[Grave_Concerns]\nother = \"x\"\n",
			`fr.toml:1:1: error: "Grave_Concerns" is no name for a message (message-id) [fr grave-concerns]`, ""},
		{"a name in another script", "[\"titre été\"]\nother = \"x\"\n",
			`fr.toml:1:1: error: "titre été" is no name for a message (message-id) [fr titre-t]`, ""},
		{"the name that go-i18n keeps", "[translation]\nother = \"x\"\n[b]\nother = \"x\"\n",
			`fr.toml:1:1: error: go-i18n keeps the name "translation" for itself (message-id) [fr translation]`, "b"},
		{"the same as a key", "translation = \"x\"\n[b]\nother = \"x\"\n", `fr.toml:1:1: error: "translation" stands outside a message (catalog-table) [fr translation]`, "b"},
		{"go-i18n's keys as names", "[other]\nother = \"x\"\n[id]\nother = \"y\"\n[one]\nother = \"z\"\n", "", "other id one"},
		{"a message as a key", "a = \"x\"\n[b]\nother = \"y\"\n", `fr.toml:1:1: error: the message "a" is written as a key (catalog-table) [fr a]`, "a b"},
		{"a message as an inline table", "a = {other = \"x\", hash = \"h\"}\n", `fr.toml:1:1: error: the message "a" is written as a key (catalog-table) [fr a]`, "a"},
		{"dots above the first table", "a.other = \"x\"\n", `fr.toml:1:1: error: "a" stands outside a message (catalog-table) [fr a]`, ""},
		{"twice the same message", "[a]\nother = \"x\"\n[a]\nother = \"y\"\n", `fr.toml:3:1: error: the message "a" stands twice (duplicate-id) [fr a]`, "a"},
		{"twice the same key", "[a]\nother = \"x\"\nother = \"y\"\n", `fr.toml:3:1: error: other stands twice in "a" (toml) [fr a]`, "a"},
		{"plural forms without other", "[a]\none = \"x\"\n", `fr.toml:1:1: error: the message "a" has no other (no-other) [fr a]`, ""},
		{"a hash alone", "[a]\nhash = \"x\"\n", `fr.toml:1:1: error: the message "a" has no other (no-other) [fr a]`, ""},
		{"a broken table", "[a]\nother = \"x\"\n\n[b]\nother = \"y \"z\" y\"\n\n[c]\nother = \"c\"\n",
			`fr.toml:5:12: error: "b": a straight " ends the text here (toml) [fr b]`, "a c"},
		{"a broken header", "[call to action]\nother = \"x\"\n[c]\nother = \"c\"\n",
			"fr.toml:1:6: error: U+0020 cannot stand in a name between brackets (toml) [fr call-to-action]", "c"},
		{"an empty file", "", "fr.toml: error: the file is empty (file-form) [fr ]", ""},
		{"UTF-16", "\xff\xfe[\x00a\x00]\x00", "fr.toml: error: the file is saved as UTF-16 (file-form) [fr ]", ""},
	} {
		s, findings, err := Read(folder(map[string]string{"fr.toml": c.text}), "fr")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := strings.ReplaceAll(lines(findings), Dir+"/", ""); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		var ids []string
		french, _ := s.Catalog("fr")
		for _, m := range french.Messages() {
			ids = append(ids, m.ID)
			if f, found := s.Fill(m, nil); f.Text != m.Other || len(found) > 0 {
				t.Errorf("%s: go-i18n does not give %q: %q %v", c.name, m.ID, f.Text, found)
			}
		}
		if got := strings.Join(ids, " "); got != c.read {
			t.Errorf("%s: read %q, want %q", c.name, got, c.read)
		}
		for _, f := range findings {
			_, sound := french.Message(f.Message)
			if _, unsound := french.Unsound(f.Message); f.Message != "" && sound == unsound {
				t.Errorf("%s: %q is neither read nor known to be unsound", c.name, f.Message)
			}
			if f.Hint == "" {
				t.Errorf("%s: no next step for %v", c.name, f)
			}
		}
		if french.Unread != strings.Contains(c.want, "error: the file") {
			t.Errorf("%s: Unread is %v", c.name, french.Unread)
		}
	}
}

func TestHints(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[a]\nOther = \"x\"\n", `; did you mean "other"?`},
		{"[a]\nothr = \"x\"\nother = \"y\"", `; did you mean "other"?`},
		{"[a]\ndescripton = \"x\"\nother = \"y\"", `; did you mean "description"?`},
		{"[Call_To Action]\nother = \"x\"\n", "[call-to-action]"},
		{"[\"Call To Action\"]\nother = \"x\"\n", "write [call-to-action]"},
		{"a = \"x\"", "write a table: [a]"},
	} {
		_, findings, err := Read(folder(map[string]string{"fr.toml": c.text}), "fr")
		if err != nil {
			t.Fatal(err)
		}
		hints := ""
		for _, f := range findings {
			hints += f.Hint + "\n"
		}
		if !strings.Contains(hints, c.want) {
			t.Errorf("%q: hints %q, want %q in them", c.text, hints, c.want)
		}
	}
}

func TestFileNames(t *testing.T) {
	for _, c := range []struct{ file, want, hint string }{
		{"fr.toml", "", ""}, {"fr-CA.toml", "", ""}, {"zh-Hant-HK.toml", "", ""}, {"und.toml", `error: "und" is no language`, ""},
		{"letter.toml", "", ""}, {"glossary.toml", "", ""}, {"README.md", "", ""}, {".fr.toml.swp", "", ""}, {"fr.toml~", "remark: the file is not read", "rename it to fr.toml"},
		{"fr_CA.toml", `error: "fr_CA" is no language`, `did you mean "fr-CA.toml"?`},
		{"FR.toml", `error: "FR" is no language`, `did you mean "fr.toml"?`},
		{"fr.TOML", "remark: the file is not read", "rename it to fr.toml"},
		{"fr.toml.txt", "remark: the file is not read", "rename it to fr.toml"},
		{"kh.toml", `error: "kh" is no language`, `"kh" is a country: did you mean "km.toml"?`},
		{"jp.toml", `error: "jp" is no language`, `"jp" is a country: did you mean "ja.toml"?`},
		{"leter.toml", `error: "leter" is no language`, `did you mean "letter.toml"?`},
		{"french.toml", `error: "french" is no language`, "BCP 47"},
		{"en-UK.toml", `error: "en-UK" is no language`, `did you mean "en-GB.toml"?`},
	} {
		_, findings, err := Read(folder(map[string]string{c.file: "[a]\nother = \"x\"\n"}), "")
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
		}
		if c.want == "" {
			if len(findings) > 0 {
				t.Errorf("%s: %v", c.file, findings)
			}
			continue
		}
		if len(findings) != 1 || !strings.HasPrefix(findings[0].String(), Dir+"/"+c.file+": "+c.want) || !strings.Contains(findings[0].Hint, c.hint) {
			t.Errorf("%s: %v, want %q with %q", c.file, findings, c.want, c.hint)
		}
	}
}

func TestNoCatalogs(t *testing.T) {
	s, findings, err := Read(fstest.MapFS{}, "vi")
	if err != nil || len(s.Catalogs()) != 0 {
		t.Fatalf("%v %v", s, err)
	}
	if got := lines(findings); got != `locales/vi.toml: error: there is no catalog for "vi" (no-catalog) [vi ]` {
		t.Error(got)
	}
	s, findings, err = Read(fstest.MapFS{"locales/vi.toml": {Mode: fs.ModeDir}}, "vi")
	if err != nil || len(findings) != 1 || findings[0].Code != "file-form" {
		t.Errorf("a folder in place of a catalog: %v %v", findings, err)
	}
	if c, ok := s.Catalog("vi"); !ok || !c.Unread {
		t.Error("a folder in place of a catalog is read")
	}
}

// TestMessage holds what a message carries, and where.
func TestMessage(t *testing.T) {
	s := mustRead(t, folder(map[string]string{"fr.toml": "# file\n\n# en: x\n# allow figures: why\n[a] # here\n  one   = 'u\\n'\n  other = \"\\u00e9t\\\"é\"\n" +
		"description = \"d\"\nhash = \"sha1-0\"\n"}), "fr")
	m, ok := s.catalogs[0].Message("a")
	if !ok {
		t.Fatal("not read")
	}
	got := fmt.Sprintf("%s %s %q %v %q %q %s %s %v %v", m.ID, m.Catalog, m.Other, m.Forms, m.Description, m.Hash, m.Header, m.Value, m.Comments, m.Tag())
	want := `a fr "ét\"é" [{one u\n locales/fr.toml:6:3} {other ét"é locales/fr.toml:7:3}] "d" "sha1-0" locales/fr.toml:5:1 locales/fr.toml:7:12 ` +
		`[{# en: x locales/fr.toml:3:1} {# allow figures: why locales/fr.toml:4:1}] fr`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for i, want := range []int{12, 18, 19, 21, 22} {
		if got := m.Place(i); got.Line != 7 || got.Column != want {
			t.Errorf("rune %d stands at %s, want column %d", i, got, want)
		}
	}
}

// TestOwnCatalogs reads the project's own letter: every place shows the rune it is for.
func TestOwnCatalogs(t *testing.T) {
	s := mustRead(t, os.DirFS("../.."), "en")
	source, _ := s.Catalog("en")
	if len(s.Catalogs()) < 5 || len(source.Messages()) < 25 {
		t.Fatalf("%d catalogs, %d messages in the source", len(s.Catalogs()), len(source.Messages()))
	}
	for _, c := range s.Catalogs() {
		data, err := os.ReadFile("../../" + c.File)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Split(string(data), "\n")
		for _, m := range source.Messages() {
			if _, ok := s.Find(c.Tag, m.ID); !ok {
				t.Errorf("%s lacks %s", c.Name, m.ID)
			}
		}
		for _, m := range c.Messages() {
			if len(m.Comments) == 0 && c.Name != "en" {
				t.Errorf("%s: %s has no comment", c.Name, m.ID)
			}
			for i, r := range []rune(m.Other) {
				p := m.Place(i)
				if got := []rune(text[p.Line-1])[p.Column-1]; got != r && got != '\\' {
					t.Fatalf("%s: %s: rune %d is %q, at %s stands %q", c.Name, m.ID, i, r, p, got)
				}
			}
		}
	}
}
