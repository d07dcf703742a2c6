//go:build judges

package judges

import (
	"crypto/sha1"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"letterpress/pipeline/catalog"
)

// goi18n is go-i18n's own tool; ARCHITECTURE.md says what it does to the letter's catalogs.
const goi18n = "github.com/nicksnyder/go-i18n/v2/goi18n@v2.7.0"

// source is the language that the letter is translated from.
const source = "en"

// readLetter reads the catalogs of the letter in a folder.
func readLetter(t *testing.T, dir string) *catalog.Set {
	t.Helper()
	set, findings, err := catalog.Read(os.DirFS(dir), source)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		// goi18n writes an English message without a description as a key, not as a table.
		if f.Code != "catalog-table" || f.Catalog != source {
			t.Errorf("%s: %s: %s", f.Pos, f.Code, f.Problem)
		}
	}
	return set
}

// copies writes each catalog of the letter into a new folder, as change makes it, and gives
// their paths.
func copies(t *testing.T, change func(name, text string) string) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, c := range readLetter(t, root).Catalogs() {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(c.File)))
		paths = append(paths, filepath.Join(dir, c.Name+".toml"))
		if err := errors.Join(err, os.WriteFile(paths[len(paths)-1], []byte(change(c.Name, string(text))), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// merge has goi18n merge catalogs, and gives the letter made of its active ones and the
// folder of what it wrote.
func merge(t *testing.T, paths []string) (merged *catalog.Set, out string) {
	t.Helper()
	out = t.TempDir()
	judge{name: "go", args: append([]string{"run", goi18n, "merge", "-sourceLanguage", source, "-outdir", out}, paths...), talks: true}.run(t)
	active, err := filepath.Glob(filepath.Join(out, "active.*.toml"))
	if err != nil || len(active) == 0 { // none for a language without a word in step
		t.Fatalf("goi18n wrote no active catalog, %v", err)
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, catalog.Dir), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range active {
		name := strings.TrimPrefix(filepath.Base(path), "active.")
		if err := os.Rename(path, filepath.Join(dir, catalog.Dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return readLetter(t, dir), out
}

func asIs(_, text string) string { return text }

// hash is what go-i18n asks of a translation's hash: that of the source's description and other.
func hash(m *catalog.Message) string {
	return fmt.Sprintf("sha1-%x", sha1.Sum([]byte(m.Description+m.Other)))
}

// A translation that is in step comes out of goi18n with its words and its hash; one that is
// stale or blank does not come out.
func TestGoi18nKeepsTheWords(t *testing.T) {
	merged, _ := merge(t, copies(t, asIs))
	before := readLetter(t, root)
	english, ok := before.Catalog(source)
	if !ok {
		t.Fatal("no source catalog")
	}
	kept := 0
	for _, c := range before.Catalogs() {
		after, ok := merged.Catalog(c.Name)
		if !ok {
			after = &catalog.Catalog{}
		}
		for _, m := range c.Messages() {
			of, ok := english.Message(m.ID)
			inStep := ok && (c.Name == source || m.Hash == hash(of))
			got, found := after.Message(m.ID)
			switch {
			case found != (inStep && m.Other != ""):
				t.Errorf("%s: goi18n kept it: %t; its hash is %q, the source's %q", m.Header, found, m.Hash, hash(of))
			case found && (got.Other != m.Other || got.Hash != m.Hash || got.Description != of.Description):
				t.Errorf("%s: goi18n made of it\n%s %q %q\nfrom\n%s %q %q", m.Header, got.Hash, got.Description, got.Other, m.Hash, of.Description, m.Other)
			case found:
				kept++
			}
		}
		if len(after.Messages()) > len(c.Messages()) {
			t.Errorf("%s: goi18n added messages: %d, wanted %d at most", c.File, len(after.Messages()), len(c.Messages()))
		}
	}
	if kept < 100 {
		t.Errorf("only %d messages were compared", kept)
	}
}

// What stands in ARCHITECTURE.md of a translation that goi18n takes for untranslated: it is
// gone from the active catalog, and the English stands in the other.
func TestGoi18nDropsATranslation(t *testing.T) {
	const id = "closing"
	for name, change := range map[string]func(name, text string) string{
		"the English changed":     inTable(source, id, `other = "`, `other = "New: `),
		"its description changed": inTable(source, id, `description = "`, `description = "New: `),
		"the French is blank":     inTable("fr", id, `other = "`, "other = \"\"\n#"),
	} {
		merged, out := merge(t, copies(t, change))
		french, _ := merged.Catalog("fr")
		if _, ok := french.Message(id); ok {
			t.Errorf("%s: goi18n kept the French", name)
		}
		english, _ := merged.Catalog(source)
		m, ok := english.Message(id)
		if !ok {
			t.Fatalf("%s: no English", name)
		}
		text, err := os.ReadFile(filepath.Join(out, "translate.fr.toml"))
		if err != nil || !strings.Contains(string(text), hash(m)) || !strings.Contains(string(text), m.Other) {
			t.Errorf("%s: %v, translate.fr.toml lacks the English or its hash %s:\n%s", name, err, hash(m), text)
		}
	}
}

// inTable gives a change of one catalog: the first old behind a message's header becomes new.
func inTable(catalog, id, old, new string) func(name, text string) string {
	return func(name, text string) string {
		before, table, ok := strings.Cut(text, "["+id+"]\n")
		if name != catalog || !ok {
			return text
		}
		return before + "[" + id + "]\n" + strings.Replace(table, old, new, 1)
	}
}

func TestGoi18nRefusesWhatIsNoCatalog(t *testing.T) {
	for _, file := range []string{"letter.toml", "glossary.toml"} {
		out := t.TempDir()
		args := append([]string{"run", goi18n, "merge", "-outdir", out, filepath.Join(root, catalog.Dir, file)}, copies(t, asIs)...)
		_, complaint, err := judge{name: "go", args: args}.try(t)
		if err == nil || !strings.Contains(complaint, file) {
			t.Errorf("%s: goi18n takes it: %v\n%s", file, err, complaint)
		}
		if wrote, err := os.ReadDir(out); err != nil || len(wrote) > 0 {
			t.Errorf("%s: goi18n wrote %v, %v", file, wrote, err)
		}
	}
}
