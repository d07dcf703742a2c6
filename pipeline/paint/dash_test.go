package paint

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"letterpress/pipeline/compose"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/page"
	"letterpress/pipeline/unit"
)

// TestADashIsAnArtifact gives each entry of a list a dash: the structure is that of the list
// without, and each dash is a line drawn by itself between the marks of an artifact.
func TestADashIsAnArtifact(t *testing.T) {
	block := edition.Block{Role: letter.List, Items: []edition.Text{text("the first entry of two"), text("B")}}
	plain, pages := drawn(t, block)
	dashes := 0
	for i := range pages[0].Lines {
		if l := &pages[0].Lines[i]; l.Index == 0 {
			l.Dash = l.X - 15*unit.Point
			dashes++
		}
	}
	p := repainted(t, block, pages)
	if got, want := tree(p.Root), tree(plain.Root); got != want {
		t.Errorf("with dashes %s, without %s", got, want)
	}
	if len(p.Pages[0].Marked) != len(plain.Pages[0].Marked) {
		t.Errorf("%d pieces of content, %d without dashes", len(p.Pages[0].Marked), len(plain.Pages[0].Marked))
	}
	drawnLine := regexp.MustCompile(`\[\] (\d+)\.00 d\n\S+ w\nq\n(.* l S)\nQ\n\[\] (\d+)\.00 d\n`)
	found := drawnLine.FindAllStringSubmatch(string(p.PDF), -1)
	if dashes != 2 || len(found) != dashes {
		t.Fatalf("%d lines drawn for %d dashes", len(found), dashes)
	}
	for _, f := range found {
		if begin, end := operator(t, p, f[1]), operator(t, p, f[3]); begin != "/Artifact BMC" || end != "EMC" {
			t.Errorf("%q stands between %s and %s", f[2], begin, end)
		}
		if !strings.HasPrefix(f[2], "15.00 ") {
			t.Errorf("%q does not begin at 15 points", f[2])
		}
	}
}

// operator gives what a marker in the content stands for.
func operator(t *testing.T, p *Painted, marker string) string {
	t.Helper()
	n, err := strconv.Atoi(marker)
	if err != nil || n < 1 || n > len(p.Marks) {
		t.Fatalf("no mark %s", marker)
	}
	return p.Marks[n-1]
}

func repainted(t *testing.T, block edition.Block, pages []page.Page) *Painted {
	t.Helper()
	c, err := compose.New().Compose(pages)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Paint(&edition.Edition{Lang: "en", Blocks: []edition.Block{block}}, pages, c)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
