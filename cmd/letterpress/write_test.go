package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// list gives the names in a folder, sorted.
func list(t interface{ Fatal(...any) }, dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestTheLastWrittenFileIsWhole(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom([]string{"open.en.pdf", "open.km.pdf"}).Draw(rt, "name")
		data := rapid.SliceOf(rapid.Byte()).Draw(rt, "data")
		path := filepath.Join(dir, name)
		if err := writeFile(path, data); err != nil {
			rt.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(got, data) {
			rt.Fatalf("%s holds %q, %v, want %q", name, got, err, data)
		}
		for _, name := range list(rt, dir) {
			if isBeside(name) {
				rt.Fatalf("%s is left", name)
			}
		}
	})
}

func TestAFileThatCannotBeWrittenChangesNothing(t *testing.T) {
	for _, c := range []struct {
		name, want string
		prepare    func(dir string) error
		file       string
	}{
		{name: "a folder has the name", file: "open.en.pdf", want: "cannot write: this is a folder",
			prepare: func(dir string) error { return os.MkdirAll(filepath.Join(dir, "open.en.pdf", "x"), 0o755) }},
		{name: "there is no folder", file: "none/open.en.pdf", want: "nothing was overwritten",
			prepare: func(string) error { return nil }},
		{name: "the folder is a file", file: "file/open.en.pdf", want: "nothing was overwritten",
			prepare: func(dir string) error { return os.WriteFile(filepath.Join(dir, "file"), []byte("x"), 0o644) }},
	} {
		dir := t.TempDir()
		if err := c.prepare(dir); err != nil {
			t.Fatal(err)
		}
		before := list(t, dir)
		path := filepath.Join(dir, filepath.FromSlash(c.file))
		err := writeFile(path, []byte("new"))
		if err == nil || !strings.HasPrefix(err.Error(), path+": ") || !strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s: … %s", c.name, err, path, c.want)
		}
		if err != nil && strings.Contains(err.Error(), besideSuffix) {
			t.Errorf("%s: %v speaks of a file that nobody knows", c.name, err)
		}
		if after := list(t, dir); !slices.Equal(before, after) {
			t.Errorf("%s: %q before, %q after", c.name, before, after)
		}
	}
}

func TestAWrittenFileIsForEveryoneToRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "open.en.pdf")
	if err := writeFile(path, nil); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&0o444 != 0o444 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestSweepTakesOldLeftoversOnly(t *testing.T) {
	dir := t.TempDir()
	written := filepath.Join(dir, "open.en.pdf")
	if err := writeFile(written, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(written)
	if err != nil {
		t.Fatal(err)
	}
	for name, age := range map[string]time.Duration{
		".open.en.pdf.1.part":   2 * time.Hour,  // an old run's
		".japan.ja.pdf.22.part": 30 * time.Hour, // another
		".open.km.pdf.3.part":   time.Minute,    // perhaps a run that is under way
		".open.fr.pdf.4":        48 * time.Hour, // not ours
		"japan.ja.pdf":          48 * time.Hour,
		"my.pdf.5.part":         48 * time.Hour,
		".part":                 48 * time.Hour,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		old := info.ModTime().Add(-age)
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	sweep(dir, written)
	want := []string{".open.fr.pdf.4", ".open.km.pdf.3.part", ".part", "japan.ja.pdf", "my.pdf.5.part", "open.en.pdf"}
	if got := list(t, dir); !slices.Equal(got, want) {
		t.Errorf("left %q\nwant %q", got, want)
	}
	sweep(dir, filepath.Join(dir, "none.pdf")) // no file to compare with: nothing goes
	if got := list(t, dir); !slices.Equal(got, want) {
		t.Errorf("left %q without a file to compare with", got)
	}
}

func TestMakeDir(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "output", "draft")
	for range 2 {
		if err := makeDir(deep); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file, filepath.Join(file, "draft")} {
		want := path + ": cannot make the folder: " + file + " is a file"
		if err := makeDir(path); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if err := makeDir("a\x00b"); err == nil || !strings.Contains(err.Error(), "cannot make the folder: ") {
		t.Errorf("a name that cannot be: %v", err)
	}
}
