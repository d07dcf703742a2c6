package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"letterpress/fonts"
	"letterpress/pipeline"
)

// TestGoldenPages compares the pages of every PDF of the letter with those that somebody has
// looked at: testdata/golden/<edition>.<tag>.dump. With -update it writes them anew.
func TestGoldenPages(t *testing.T) {
	letter := filepath.Join("..", "..")
	project, err := pipeline.Open(os.DirFS(letter), fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join("testdata", "golden")
	want := []string{figuresFile}
	for _, name := range project.Names() {
		file := name.String() + ".dump"
		want = append(want, file)
		t.Run(name.String(), func(t *testing.T) {
			var data, talk bytes.Buffer
			if code := run([]string{"letterpress", "-C", letter, "dump", name.String()}, &data, &talk, none); code != exitDone {
				t.Fatalf("exit %d: %s", code, talk.String())
			}
			golden(t, filepath.Join(dir, file), data.Bytes())
		})
	}
	slices.Sort(want)
	if got := list(t, dir); !slices.Equal(got, want) {
		t.Errorf("files %q\nwant  %q", got, want)
	}
}

// golden compares what a test got with a file, and shows the first line that differs.
func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, got, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is missing: go test ./cmd/letterpress -update writes it; look at it before it is committed", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	have, had := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(have), len(had)) {
		now, was := line(have, i), line(had, i)
		if now != was {
			t.Fatalf("%s:%d (of %d lines; %d before)\nis  %s\nwas %s\ngo test ./cmd/letterpress -update writes it anew", path, i+1, len(have), len(had), now, was)
		}
	}
}

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(no line)"
}
