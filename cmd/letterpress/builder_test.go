package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline"
	"letterpress/pipeline/diag"
)

var (
	japanJa = pipeline.Name{Edition: "japan", Tag: "ja"}
	openFr  = pipeline.Name{Edition: "open", Tag: "fr"}
	openKm  = pipeline.Name{Edition: "open", Tag: "km"}
)

func missing(tag string, line int) diag.Finding {
	return diag.Finding{Code: "missing", Level: diag.Error, Catalog: tag, Message: "title", Problem: "no words",
		Pos: diag.Position{File: "locales/" + tag + ".toml", Line: line, Column: 1}}
}

// sampleBuilder gives a builder that writes to a new folder, and what it says.
func sampleBuilder(t *testing.T, getenv func(string) string, names ...pipeline.Name) (*builder, *bytes.Buffer) {
	var talk bytes.Buffer
	e := &env{terminal: newTerminal(io.Discard, &talk, getenv), dir: ".", getenv: getenv}
	b := newBuilder(e, t.TempDir(), names, false)
	b.differs = func(pdf []byte, _ pipeline.Name) error {
		if string(pdf) == "old" {
			return errors.New("an old one")
		}
		return nil
	}
	return b, &talk
}

func TestALineForEachPDF(t *testing.T) {
	for _, c := range []struct{ name, ci, want string }{
		{"a person", "", "OUT/japan.ja.pdf  1 page, 0.4 kB\nOUT/open.fr.pdf   2 pages, 12.3 kB\n2 PDFs in OUT: 3 pages, 12.7 kB\n"},
		{"a CI", "true", "2 PDFs in OUT: 3 pages, 12.7 kB\n"},
	} {
		b, talk := sampleBuilder(t, given(map[string]string{"CI": c.ci}), japanJa, openFr)
		for _, r := range []*pipeline.Result{
			{Name: japanJa, PDF: make([]byte, 444), Pages: 1},
			{Name: openFr, PDF: make([]byte, 12345), Pages: 2},
		} {
			if err := b.take(r); err != nil {
				t.Fatal(err)
			}
		}
		b.summary()
		if got := said(b, talk); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		if got, want := list(t, b.out), []string{"japan.ja.pdf", "open.fr.pdf"}; !slices.Equal(got, want) || b.failed {
			t.Errorf("%s: files %q, failed %v", c.name, got, b.failed)
		}
	}
}

// said gives what a builder said, its folder as OUT.
func said(b *builder, talk *bytes.Buffer) string {
	return filepath.ToSlash(strings.ReplaceAll(talk.String(), b.out, "OUT"))
}

func TestAPDFThatIsHeldBackLeavesTheOldOne(t *testing.T) {
	b, talk := sampleBuilder(t, none, japanJa, openKm, openFr)
	old := filepath.Join(b.out, "japan.ja.pdf")
	if err := os.WriteFile(old, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	b.tell([]diag.Finding{missing("ja", 30), missing("km", 7), missing("km", 12)})
	talk.Reset()
	for _, r := range []*pipeline.Result{
		{Name: japanJa, Held: []diag.Finding{missing("ja", 30)}},
		{Name: openKm, Held: []diag.Finding{missing("km", 7), missing("km", 12)}},
		{Name: openFr, PDF: []byte("new"), Pages: 2},
	} {
		if err := b.take(r); err != nil {
			t.Fatal(err)
		}
	}
	b.summary()
	want := `japan.ja: not made, 1 error (locales/ja.toml:30); OUT/japan.ja.pdf is from an earlier text: do not send it
open.km: not made, 2 errors (the first: locales/km.toml:7)
OUT/open.fr.pdf   2 pages, 0.0 kB
1 of 3 PDFs in OUT: 2 pages, 0.0 kB; 2 held back
  hint: to see pages all the same: letterpress build --draft japan.ja open.km
`
	if got := said(b, talk); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if data, err := os.ReadFile(old); err != nil || string(data) != "old" || !b.failed {
		t.Errorf("the old file holds %q, %v; failed %v", data, err, b.failed)
	}
}

// Remarks hold nothing back: a build counts them, each once, and check tells them.
func TestABuildCountsRemarks(t *testing.T) {
	remark := diag.Finding{Code: "file-form", Pos: diag.Position{File: "locales/fr.toml"}, Problem: "the lines end as Windows ends them"}
	onPage := remark
	onPage.Edition = "open.fr"
	for _, c := range []struct {
		name, ci, dir, want string
		found               []diag.Finding
	}{
		{"none", "", ".", "", nil},
		{"one, of two editions", "", ".", "1 remark: letterpress check\n", []diag.Finding{remark, onPage}},
		{"elsewhere", "", "x", "1 remark: letterpress -C x check\n", []diag.Finding{remark}},
		{"a CI", "true", ".", "", []diag.Finding{remark}},
	} {
		b, talk := sampleBuilder(t, given(map[string]string{"CI": c.ci}))
		b.env.dir = c.dir
		b.tell(c.found)
		b.summary()
		if got := said(b, talk); got != "no PDF made\n"+c.want || b.failed {
			t.Errorf("%s: %q, failed %v", c.name, got, b.failed)
		}
	}
}

// A language that is under way has warnings where others have errors: its PDFs wait, and the
// build has not failed.
func TestAPDFThatWaits(t *testing.T) {
	gap := missing("fr", 5)
	gap.Level = diag.Warning
	for _, c := range []struct {
		name, want string
		held       []diag.Finding
		failed     bool
	}{
		{"gaps", "open.fr: waits, 2 warnings (the first: locales/fr.toml:5)\n", []diag.Finding{gap, gap}, false},
		{"a gap and an error", "open.fr: not made, 1 error (locales/fr.toml:9)\n", []diag.Finding{gap, missing("fr", 9)}, true},
	} {
		b, talk := sampleBuilder(t, none, openFr)
		b.tell(c.held)
		talk.Reset()
		b.failed = false
		if err := b.take(&pipeline.Result{Name: openFr, Held: c.held}); err != nil {
			t.Fatal(err)
		}
		if talk.String() != c.want || b.failed != c.failed {
			t.Errorf("%s: %q, failed %v, want %q, %v", c.name, talk.String(), b.failed, c.want, c.failed)
		}
	}
}

func TestADraftIsOfferedOnlyWhereItHelps(t *testing.T) {
	skeleton := diag.Finding{Level: diag.Error, Pos: diag.Position{File: "locales/letter.toml", Line: 1}}
	page := missing("fr", 3)
	page.Edition = "open.fr"
	for _, c := range []struct {
		name  string
		held  []diag.Finding
		draft bool
		want  bool
	}{
		{"a gap", []diag.Finding{missing("fr", 1)}, false, true},
		{"a gap in a draft", []diag.Finding{missing("fr", 1)}, true, false},
		{"the skeleton", []diag.Finding{skeleton}, false, false},
		{"a gap and the skeleton", []diag.Finding{missing("fr", 1), skeleton}, false, false},
		{"a glyph that no font has", []diag.Finding{page}, false, false},
	} {
		b, talk := sampleBuilder(t, none, openFr)
		b.draft = c.draft
		if err := b.take(&pipeline.Result{Name: openFr, Held: c.held}); err != nil {
			t.Fatal(err)
		}
		b.summary()
		if got := strings.Contains(talk.String(), "--draft"); got != c.want {
			t.Errorf("%s: %q", c.name, talk.String())
		}
	}
}

func TestWhenAllIsHeldTheHintIsShort(t *testing.T) {
	var names []pipeline.Name
	for _, id := range []string{"a", "b", "c", "d"} {
		names = append(names, pipeline.Name{Edition: id, Tag: "fr"})
	}
	b, talk := sampleBuilder(t, none, names...)
	for _, n := range names {
		if err := b.take(&pipeline.Result{Name: n, Held: []diag.Finding{missing("fr", 1)}}); err != nil {
			t.Fatal(err)
		}
	}
	b.summary()
	if !strings.HasSuffix(talk.String(), "0 of 4 PDFs in "+b.out+": 0 pages, 0.0 kB; 4 held back\n  hint: to see pages all the same: letterpress build --draft\n") {
		t.Errorf("%s", talk.String())
	}
}

func TestAFindingIsToldOnce(t *testing.T) {
	b, talk := sampleBuilder(t, none, openFr, japanJa)
	first, second := missing("fr", 1), missing("fr", 1)
	first.Edition, second.Edition = "open.fr", "eu.fr"
	first.Level, second.Level = diag.Warning, diag.Warning
	b.tell([]diag.Finding{first})
	b.tell([]diag.Finding{second})
	if got := strings.Count(talk.String(), "\n"); got != 1 || b.failed {
		t.Errorf("%d lines, failed %v:\n%s", got, b.failed, talk.String())
	}
	b.tell([]diag.Finding{missing("fr", 2)})
	if !b.failed {
		t.Error("an error was told and the build has not failed")
	}
}

func TestAFailureIsToldAndTheOthersAreMade(t *testing.T) {
	b, talk := sampleBuilder(t, none, openFr)
	if err := b.take(&pipeline.Result{Name: openFr, Err: errors.New("broken font")}); err != nil {
		t.Error(err)
	}
	if err := os.Mkdir(filepath.Join(b.out, "open.fr.pdf"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := b.take(&pipeline.Result{Name: openFr, PDF: []byte("x")}); err != nil {
		t.Error(err)
	}
	if b.made != 0 || b.lost != 2 || !b.failed {
		t.Errorf("%d made, %d lost, failed %v", b.made, b.lost, b.failed)
	}
	for _, want := range []string{"letterpress: error: open.fr: not made: broken font\n", "open.fr.pdf: cannot write: this is a folder"} {
		if !strings.Contains(talk.String(), want) {
			t.Errorf("nobody says %q:\n%s", want, talk.String())
		}
	}
}

// What holds a PDF back is always told, wherever it was found.
func TestWhatHoldsIsTold(t *testing.T) {
	b, talk := sampleBuilder(t, none, openFr)
	if err := b.take(&pipeline.Result{Name: openFr, Held: []diag.Finding{missing("fr", 1)}}); err != nil {
		t.Fatal(err)
	}
	want := "locales/fr.toml:1:1: error: no words (missing)\nopen.fr: not made, 1 error (locales/fr.toml:1)\n"
	if talk.String() != want {
		t.Errorf("got\n%s\nwant\n%s", talk.String(), want)
	}
}

func TestConcerning(t *testing.T) {
	skeleton := diag.Finding{Code: "skeleton"}
	found := []diag.Finding{skeleton, missing("fr", 1), missing("fr-CA", 1), missing("km", 1), missing("f", 1)}
	for _, c := range []struct {
		name string
		tag  string
		want []diag.Finding
	}{
		{"a language", "fr", []diag.Finding{skeleton, missing("fr", 1)}},
		{"a variant uses its base", "fr-CA", []diag.Finding{skeleton, missing("fr", 1), missing("fr-CA", 1)}},
		{"another", "ja", []diag.Finding{skeleton}},
	} {
		if got := concerning(found, []pipeline.Name{{Edition: "x", Tag: c.tag}}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int]string{0: "0.0 kB", 99: "0.0 kB", 100: "0.1 kB", 1999: "1.9 kB", 1234567: "1234.5 kB"} {
		if got := size(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
