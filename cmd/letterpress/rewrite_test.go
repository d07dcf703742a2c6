package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestRewriteNeverOverwritesWhatItHasNotSeen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "km.toml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name      string
		there     string // on the disk; empty for no file
		old       []byte
		want, err string // what is there then; a part of the error
	}{
		{"as it was read", "old", []byte("old"), "new", ""},
		{"changed meanwhile", "the translator's", []byte("old"), "the translator's", "changed meanwhile; nothing was overwritten"},
		{"gone meanwhile", "", []byte("old"), "", "cannot read"},
		{"a new file", "", nil, "new", ""},
		{"a new file where one is by now", "the translator's", nil, "the translator's", "there is a file of this name"},
		{"a new file where an empty one is by now", " ", nil, " ", "there is a file of this name"},
	} {
		os.Remove(path)
		if c.there != "" {
			write(c.there)
		}
		err := rewriteFile(path, c.old, []byte("new"))
		if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%s: %v, want %q", c.name, err, c.err)
		}
		if got, _ := os.ReadFile(path); string(got) != c.want {
			t.Errorf("%s: %q is there, want %q", c.name, got, c.want)
		}
		if names := list(t, dir); len(names) > 1 {
			t.Errorf("%s: %q are left", c.name, names)
		}
	}
}

// TestKilledAtAnyMoment ends a sync at moments all over its run: each catalog is the old one
// or the new one, whole.
func TestKilledAtAnyMoment(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "locales"), os.DirFS("../../locales")); err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(dir, "locales", "en.toml")
	text, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(source, bytes.Replace(text, []byte("Yours Sincerely,"), []byte("Yours truly,"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	before := catalogs(t, dir)
	sync := func() *exec.Cmd {
		cmd := exec.Command(self, "-C", dir, "sync")
		cmd.Env = append(os.Environ(), "LETTERPRESS_TEST_RUN=1")
		return cmd
	}
	begun := time.Now()
	if out, err := sync().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(begun)
	after := catalogs(t, dir)
	if before["km.toml"] == after["km.toml"] {
		t.Fatal("a sync changes nothing: nothing is tried here")
	}
	const times = 40
	for i := range times {
		restore(t, dir, before)
		cmd := sync()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(whole * time.Duration(i) / times)
		cmd.Process.Kill() // it may have ended
		cmd.Wait()
		for name, text := range catalogs(t, dir) {
			if text != before[name] && text != after[name] {
				t.Fatalf("killed after %d of %d: %s is neither the old one nor the new one:\n%s", i, times, name, text)
			}
		}
	}
}

// catalogs reads the files of a letter whose names end in .toml.
func catalogs(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, name := range list(t, filepath.Join(dir, "locales")) {
		if isBeside(name) || filepath.Ext(name) != ".toml" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, "locales", name))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = string(text)
	}
	return all
}

func restore(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, "locales", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
