package explain

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"letterpress/pipeline/diag"
)

// TestEntriesArePlain holds what a reader with little English and no programming needs:
// short lines, short sentences, every part there.
func TestEntriesArePlain(t *testing.T) {
	const line, words = 60, 27
	for _, e := range Codes() {
		if n := utf8.RuneCountInString(e.What); n == 0 || n > line || !strings.HasSuffix(e.What, ".") {
			t.Errorf("%s: %d letters are not one short sentence: %s", e.Code, n, e.What)
		}
		if len(e.Levels) == 0 || !slices.IsSortedFunc(e.Levels, func(a, b diag.Level) int { return int(b - a) }) {
			t.Errorf("%s: the levels %v do not begin with the gravest", e.Code, e.Levels)
		}
		for name, text := range map[string]string{"why": e.Why, "settle": e.Settle} {
			if !strings.HasSuffix(text, ".") {
				t.Errorf("%s: %s is not there or has no end: %s", e.Code, name, text)
			}
			for sentence := range strings.SplitSeq(text, ". ") {
				if n := len(strings.Fields(sentence)); n > words {
					t.Errorf("%s: a sentence of %d words in %s: %s", e.Code, n, name, sentence)
				}
			}
		}
	}
}

func TestEveryCodeIsOnceAndInOneArea(t *testing.T) {
	var codes, headings []string
	for _, e := range Codes() {
		if slices.Contains(codes, e.Code) {
			t.Errorf("%s stands twice", e.Code)
		}
		codes = append(codes, e.Code)
		if n := len(headings); n > 0 && headings[n-1] == e.Area {
			continue
		}
		if slices.Contains(headings, e.Area) || e.Area == "" {
			t.Errorf("%s: the area %q begins again", e.Code, e.Area)
		}
		headings = append(headings, e.Area)
		if len(headings) > len(areas) {
			t.Errorf("more headings than files: %q", headings)
		}
	}
	if got := Names(); !slices.Equal(got, codes) {
		t.Errorf("names %q, want %q", got, codes)
	}
}

func TestEveryFileIsRead(t *testing.T) {
	files, err := fs.Glob(areaFiles, "areas/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !slices.Contains(areas, strings.TrimSuffix(path.Base(file), ".toml")) {
			t.Errorf("%s is no area", file)
		}
	}
	if len(files) != len(areas) {
		t.Errorf("%d files, %d areas", len(files), len(areas))
	}
}

func TestOfFindsACodeAlone(t *testing.T) {
	if e, ok := Of("overfull"); !ok || e.Code != "overfull" || e.Area != "Pages" || !slices.Equal(e.Levels, []diag.Level{diag.Error, diag.Warning}) {
		t.Errorf("%+v", e)
	}
	for _, code := range []string{"", "over", "OVERFULL", "overfull "} {
		if e, ok := Of(code); ok {
			t.Errorf("%q is %+v", code, e)
		}
	}
}

func TestAreasAreReadStrictly(t *testing.T) {
	const sound = "area = \"A\"\n[[code]]\ncode = \"x\"\nlevels = [\"error\"]\nwhy = \"\"\"\nOne\n two.\"\"\"\n[code.example]\nbad = '''\n  b\n'''\n"
	entries, err := read([]byte(sound))
	if err != nil || len(entries) != 1 || entries[0].Why != "One two." || entries[0].Example.Bad != "  b" || entries[0].Area != "A" {
		t.Errorf("%+v, %v", entries, err)
	}
	for name, broken := range map[string]string{
		"a key that there is not":   strings.Replace(sound, "why", "wy", 1),
		"a level that there is not": strings.Replace(sound, "error", "eror", 1),
		"no TOML":                   sound + "[",
	} {
		if entries, err := read([]byte(broken)); err == nil {
			t.Errorf("%s: %+v", name, entries)
		}
	}
}
