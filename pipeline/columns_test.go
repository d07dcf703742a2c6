package pipeline

import (
	"os"
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/page"
	"letterpress/pipeline/unit"
)

// signed gives the signatories of the letter in English, made so many, of which some have names
// that fill several lines of a column.
func signed(t *testing.T, p *Project, short, long int) (edition.Block, *edition.Edition) {
	t.Helper()
	e, _, _, err := p.Pages(Name{Edition: "open", Tag: "en"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	block := e.Blocks[slices.IndexFunc(e.Blocks, func(b edition.Block) bool { return b.Role == letter.Signatories })]
	of := func(name string, n int) []edition.Text {
		text := block.Items[0]
		text.Runes = []rune(name)
		return slices.Repeat([]edition.Text{text}, n)
	}
	block.Items = append(of("Human Rights Watch", short), of(strings.Repeat("Asia in us ", 12), long)...)
	return block, e
}

func TestManySignatoriesStandInColumns(t *testing.T) {
	p := open(t, os.DirFS(".."))
	for _, c := range []struct {
		name                 string
		short, long, columns int
	}{
		{"a dozen", dozen, 0, 1},
		{"more", dozen + 1, 0, 3},
		{"one in five is long", 12, 3, 3},
		{"more of them are", 12, 4, 2},
		{"a dozen long ones", 0, dozen, 1},
	} {
		block, e := signed(t, p, c.short, c.long)
		sheet, _ := p.styles.Sheet(e.Paper)
		items, err := p.entries(3, block, sheet)
		if err != nil || len(items) != c.short+c.long {
			t.Fatalf("%s: %d items, %v", c.name, len(items), err)
		}
		for i, it := range items {
			if it.Columns != c.columns || it.Block != 3 || it.Item != i || len(it.Settings) == 0 {
				t.Errorf("%s: entry %d of block %d in %d columns, want %d", c.name, it.Item, it.Block, it.Columns, c.columns)
			}
			if wide := widest(it); wide > page.Column(sheet, it.Style, c.columns) {
				t.Errorf("%s: entry %d is %s wide", c.name, i, wide)
			}
		}
	}
	block, e := signed(t, p, dozen+1, 0)
	block.Role = letter.List
	sheet, _ := p.styles.Sheet(e.Paper)
	if items, err := p.entries(0, block, sheet); err != nil || items[0].Columns != 1 {
		t.Errorf("a list stands in %d columns, %v", items[0].Columns, err)
	}
}

// widest gives how far the lines of an entry reach, with what they stand further in.
func widest(it page.Item) (most unit.Length) {
	for _, l := range it.Settings[0].Lines {
		most = max(most, it.Turn+l.Width)
	}
	return most
}
