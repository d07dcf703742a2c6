package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline"
)

// put writes a file into a builder's folder.
func put(t *testing.T, b *builder, file, text string) string {
	t.Helper()
	path := filepath.Join(b.out, file)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOthersAreThePDFsThatWereNotAskedFor(t *testing.T) {
	b, _ := sampleBuilder(t, none, japanJa)
	for _, file := range []string{"japan.ja.pdf", "open.km.pdf", "brazil.pt.pdf", "old.PDF", "notes.txt", "pdf", ".open.fr.pdf", ".japan.ja.pdf.1.part"} {
		put(t, b, file, "x")
	}
	if err := os.Mkdir(filepath.Join(b.out, "open.fr.pdf"), 0o755); err != nil {
		t.Fatal(err)
	}
	found, err := b.others([]pipeline.Name{japanJa, openKm, openFr})
	var got []string
	for _, f := range found {
		got = append(got, filepath.Base(f.path)+" of "+f.name.String())
	}
	if want := []string{"brazil.pt.pdf of .", "old.PDF of .", "open.km.pdf of open.km"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	b.out = filepath.Join(b.out, "nowhere")
	if found, err := b.others(nil); len(found) > 0 || err != nil {
		t.Errorf("in a folder that is not there: %v, %v", found, err)
	}
}

// A disk that takes capitals for small letters has one file under both names; so has, here,
// one with two names.
func TestCapitalsInANameWhereTheDiskTakesThemForSmallLetters(t *testing.T) {
	b, _ := sampleBuilder(t, none, japanJa)
	for _, n := range []pipeline.Name{japanJa, openKm} {
		path := put(t, b, n.String()+".pdf", "x")
		if err := os.Link(path, filepath.Join(b.out, strings.ToUpper(n.Edition)+"."+n.Tag+".PDF")); err != nil {
			t.Skip("no second name for a file here: ", err)
		}
	}
	all := []pipeline.Name{japanJa, openKm, openFr}
	for file, want := range map[string]pipeline.Name{"JAPAN.ja.PDF": japanJa, "OPEN.km.PDF": openKm, "japan.ja.pdf": japanJa, "Open.fr.pdf": {}} {
		if got := b.nameOf(file, all); got != want {
			t.Errorf("%s is of %v, want %v", file, got, want)
		}
	}
	put(t, b, "open.fr.pdf", "x")
	if _, err := os.Stat(filepath.Join(b.out, "OPEN.FR.PDF")); err == nil {
		t.Skip("this disk takes capitals for small letters")
	}
	put(t, b, "OPEN.FR.PDF", "x")
	if got := b.nameOf("OPEN.FR.PDF", all); got != (pipeline.Name{}) {
		t.Errorf("another file is taken for that of %v", got)
	}
}

func TestAFileLargerThanAnyLetterIsNotRead(t *testing.T) {
	b, _ := sampleBuilder(t, none, japanJa)
	path := put(t, b, "japan.ja.pdf", "old")
	if err := os.Truncate(path, 1<<40); err != nil {
		t.Skip("no file with holes here: ", err)
	}
	want := fmt.Sprintf("; %s cannot be read (larger than any letter): do not send it", path)
	if got := b.old(japanJa, path); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestOldIsSaidOfWhatIsThere(t *testing.T) {
	b, _ := sampleBuilder(t, none, japanJa)
	path := put(t, b, "japan.ja.pdf", "old")
	want := "; " + path + " is from an earlier text: do not send it"
	if got := b.old(japanJa, path); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	put(t, b, "japan.ja.pdf", "today's")
	if got := b.old(japanJa, path); got != "" {
		t.Errorf("of what says the same: %q", got)
	}
	b.differs = nil
	if got, want := b.old(japanJa, path), "; "+path+" is from an earlier run"; got != want {
		t.Errorf("of a draft: %q, want %q", got, want)
	}
	for _, file := range []string{".", "nothing.pdf"} {
		if got := b.old(japanJa, filepath.Join(b.out, file)); got != "" {
			t.Errorf("of %s: %q", file, got)
		}
	}
}

func TestAHintThatHoldsForSeveralIsToldOnce(t *testing.T) {
	for _, c := range []struct {
		hints string
		want  string
	}{
		{"", ""},
		{"a", "0: old: do not send it\n  hint: a\n"},
		{"aab", "0: old: do not send it\n1: old: do not send it\n  hint: a\n2: old: do not send it\n  hint: b\n"},
		{"aba", "0: old: do not send it\n1: old: do not send it\n  hint: b\n2: old: do not send it\n  hint: a\n"},
	} {
		b, talk := sampleBuilder(t, none)
		var all []warning
		for i, hint := range strings.Split(c.hints, "") {
			all = append(all, warning{fmt.Sprint(i), "old", hint})
		}
		b.warn(all)
		if talk.String() != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.hints, talk, c.want)
		}
	}
}
