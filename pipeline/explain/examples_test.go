package explain_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"letterpress/fonts"
	"letterpress/pipeline"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/explain"
)

// without are the codes that have no example: no text is known at which reading markup fails.
var without = []string{"markup"}

// sample gives the letter of testdata, with a font for its own family.
func sample(t *testing.T) fstest.MapFS {
	t.Helper()
	ttf, failed := os.ReadFile("../../fonts/source-serif-4/SourceSerif4_400Regular.ttf")
	out := fstest.MapFS{"fonts/lettering/Lettering.ttf": {Data: ttf}}
	folder := os.DirFS("testdata/letter")
	err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, path)
		out[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err := errors.Join(failed, err); err != nil {
		t.Fatal(err)
	}
	return out
}

// found gives what is found in a letter.
func found(t *testing.T, letter fs.FS) []diag.Finding {
	t.Helper()
	p, err := pipeline.Open(letter, fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	all, err := p.Check()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// change puts one text in the place of another, which must stand in the file once.
func change(t *testing.T, letter fstest.MapFS, file, old, text string) {
	t.Helper()
	f, ok := letter[file]
	if !ok || strings.Count(string(f.Data), old) != 1 {
		t.Fatalf("%s of the sample does not have once:\n%s", file, old)
	}
	letter[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), old, text, 1))}
}

// rename makes a folder that has the files of good have those of bad: one goes, comes as a
// copy, or gets another name.
func rename(t *testing.T, letter fstest.MapFS, folder, good, bad string) {
	t.Helper()
	here, there := strings.Split(good, "\n"), strings.Split(bad, "\n")
	file := letter[folder+here[len(here)-1]]
	for _, name := range here {
		if letter[folder+name] == nil {
			t.Fatalf("%s of the sample has no file %s", folder, name)
		}
		if !slices.Contains(there, name) {
			file = letter[folder+name]
			delete(letter, folder+name)
		}
	}
	for _, name := range there {
		if !slices.Contains(here, name) {
			letter[folder+name] = file
		}
	}
}

// wrong gives the sample with an example's bad part.
func wrong(t *testing.T, x explain.Example) fstest.MapFS {
	t.Helper()
	letter := sample(t)
	if strings.HasSuffix(x.File, "/") {
		rename(t, letter, x.File, x.Good, x.Bad)
	} else {
		change(t, letter, x.File, x.Good, x.Bad)
	}
	return letter
}

// TestTheSampleIsRight: every example's good part stands in the sample, so it has no finding.
func TestTheSampleIsRight(t *testing.T) {
	for _, f := range found(t, sample(t)) {
		t.Errorf("%s", f)
	}
}

// besides are changes that give a code a level which its example does not.
var besides = map[string]explain.Example{
	"file-form":     {File: "locales/fr.toml", Good: "# Our French.", Bad: "# Our\x00French."},
	"file-name":     {File: "locales/", Good: "fr-CA.toml", Bad: "fr-CA.toml.bak"},
	"style-measure": {File: "locales/letter.toml", Good: "size    = 11.5", Bad: "size    = 8"},
	"overfull":      {File: "locales/fr.toml", Good: "Lettre ouverte sur", Bad: "www.salles_de_lecture_a_ouvrir_tous_les_soirs_et_le_dimanche.example.org"},
}

// gaps are the codes that are warnings in a language that is under way.
var gaps = []string{"no-catalog", "missing", "blank", "stale"}

// TestExamplesAreWhatTheySay: each bad part gives its code, and the levels of the table are
// those that can be seen.
func TestExamplesAreWhatTheySay(t *testing.T) {
	for _, e := range explain.Codes() {
		if slices.Contains(without, e.Code) {
			continue
		}
		t.Run(e.Code, func(t *testing.T) {
			letter := wrong(t, e.Example)
			given := levels(t, found(t, letter), e.Code)
			if len(given) != 1 {
				t.Errorf("the example gives the code in the levels %v", given)
			}
			if other, ok := besides[e.Code]; ok {
				given = append(given, levels(t, found(t, wrong(t, other)), e.Code)...)
			}
			if slices.Contains(gaps, e.Code) {
				change(t, letter, "locales/letter.toml", "[fields]", "[language.fr]\nrequired = false\n\n[fields]")
				given = append(given, levels(t, found(t, letter), e.Code)...)
			}
			slices.Sort(given)
			slices.Reverse(given)
			if given = slices.Compact(given); !slices.Equal(given, e.Levels) {
				t.Errorf("levels %v are seen, the table has %v", given, e.Levels)
			}
		})
	}
}

// levels gives the levels in which a code is among findings, each once. It holds every
// finding against the table.
func levels(t *testing.T, all []diag.Finding, code string) []diag.Level {
	t.Helper()
	var out []diag.Level
	for _, f := range all {
		if e, ok := explain.Of(f.Code); !ok || !slices.Contains(e.Levels, f.Level) {
			t.Errorf("the table does not have this level: %s", f)
		}
		if f.Code == code && !slices.Contains(out, f.Level) {
			out = append(out, f.Level)
		}
	}
	return out
}
