package finish_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"letterpress/pipeline/compose"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/finish"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/shape"
)

// TestManySlots has a font reach past the 6,400 slots of the basic plane, and a ToUnicode of
// many blocks: every character comes back.
func TestManySlots(t *testing.T) {
	e := &edition.Edition{ID: "x", Tag: language.English, Lang: "en", Title: "T", Blocks: []edition.Block{
		block(letter.Paragraph, text("en", strings.Repeat("abcdefghij", 20)))}}
	pages := lay(t, e)
	width := 1
	for i := range pages {
		for k := range pages[i].Lines {
			l := &pages[i].Lines[k]
			l.Clusters = slices.Clone(l.Clusters)
			var wide []shape.Cluster
			for _, c := range l.Clusters {
				for range 40 {
					c.Advance = width
					wide = append(wide, c)
					width++
				}
			}
			l.Clusters = wide
		}
	}
	if width <= 6400 {
		t.Fatalf("only %d clusters", width)
	}
	pdf, err := finish.Finish(paintedPages(t, e, pages), finish.Meta{Title: "T", Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, r := range strings.Repeat("abcdefghij", 20) {
		want.WriteString(strings.Repeat(string(r), 40))
	}
	if got := strings.ReplaceAll(doc.Root.Text(), compose.Added, ""); got != want.String() {
		t.Errorf("%d characters come back, want %d", len(got), want.Len())
	}
}

func TestHundredsOfSignatories(t *testing.T) {
	var names []edition.Text
	for i := range 700 {
		names = append(names, text("en", fmt.Sprintf("Organisation %d", i)))
	}
	e := &edition.Edition{ID: "x", Tag: language.English, Lang: "en", Title: "T", Blocks: []edition.Block{block(letter.Signatories, names...)}}
	doc, err := extract.Read(made(t, e, finish.Meta{Title: "T", Lang: "en"}))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	doc.Walk(func(_ int, el *extract.Element) bool {
		if el.Tag == "LBody" {
			if want := fmt.Sprintf("Organisation %d", n); el.Text() != want {
				t.Fatalf("entry %d is %q", n, el.Text())
			}
			n++
		}
		return true
	})
	if n != len(names) {
		t.Errorf("%d entries, want %d", n, len(names))
	}
}
