package main

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldersHere gives the folders that go on from what is typed, from where it is typed.
func foldersHere(q *query) []candidate { return q.folders(q.env.dir) }

// folders gives those that count from the letter's folder.
func folders(q *query) []candidate { return q.folders(q.dir()) }

// folders gives the folders in that which is typed, each with a slash behind it; hidden ones
// where a dot is typed.
func (q *query) folders(from string) []candidate {
	at := strings.LastIndex(q.value, "/") + 1
	above, begun := q.value[:at], q.value[at:]
	dir := q.env.home(above)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(from, dir)
	}
	var out []candidate
	if begun == "." || begun == ".." {
		out = append(out, candidate{word: above + "../"})
	}
	entries, _ := os.ReadDir(dir)
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, ".") && !strings.HasPrefix(begun, ".") || !strings.HasPrefix(name, begun) {
			continue
		}
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.IsDir() {
			out = append(out, candidate{word: above + name + "/"})
		}
	}
	return out
}

// home puts the user's folder in the place of ~, which is typed here and not yet taken by a
// shell.
func (e *env) home(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	if home := e.getenv("HOME"); ok && home != "" {
		return filepath.Join(home, rest)
	}
	return path
}

// oneLine reports whether a word can be given to a shell on a line of its own, a tab behind
// it.
func oneLine(word string) bool {
	return utf8.ValidString(word) && strings.IndexFunc(word, unicode.IsControl) < 0
}
