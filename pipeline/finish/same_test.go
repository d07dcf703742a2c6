package finish_test

import (
	"bytes"
	"regexp"
	"sync"
	"testing"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/finish"
)

func TestSameInputSameBytes(t *testing.T) {
	meta := finish.Meta{Title: "T", Lang: "en"}
	if !bytes.Equal(made(t, sample(), meta), made(t, sample(), meta)) {
		t.Error("two runs, two files")
	}
}

// TestFinishingAtOnceGivesTheSame finishes one painted document many times at once: the same
// bytes, and the document is as it was.
func TestFinishingAtOnceGivesTheSame(t *testing.T) {
	p := painted(t, sample())
	drawn := bytes.Clone(p.PDF)
	meta := finish.Meta{Title: "T", Lang: "en"}
	want, err := finish.Finish(p, meta)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 16 {
		wait.Go(func() {
			if got, err := finish.Finish(p, meta); err != nil || !bytes.Equal(got, want) {
				t.Errorf("another file of %d bytes, want %d (%v)", len(got), len(want), err)
			}
		})
	}
	wait.Wait()
	if !bytes.Equal(p.PDF, drawn) {
		t.Error("the painted file has changed")
	}
}

// TestTheIdFollowsTheContent holds that two files have one id only where they are the same.
func TestTheIdFollowsTheContent(t *testing.T) {
	id := func(e *edition.Edition, title string) string {
		found := regexp.MustCompile(`/ID\[<([0-9A-F]{32})><([0-9A-F]{32})>\]`).FindSubmatch(made(t, e, finish.Meta{Title: title, Lang: "en"}))
		if found == nil || !bytes.Equal(found[1], found[2]) {
			t.Fatalf("ids %q", found)
		}
		return string(found[1])
	}
	other := sample()
	other.Blocks[7].Items[2].Runes = []rune("D")
	a, b, c := id(sample(), "T"), id(other, "T"), id(sample(), "U")
	if a == b || a == c || b == c {
		t.Errorf("ids %s, %s and %s of three files", a, b, c)
	}
}
