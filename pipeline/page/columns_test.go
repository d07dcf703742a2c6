package page

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/letter"
	"letterpress/pipeline/unit"
)

// entries makes a block of signatories in columns, an item for each number of lines.
func entries(block, columns int, lines []int) []Item {
	var out []Item
	for n, k := range lines {
		it := item(block, n, letter.Signatories, k, false)
		it.Columns, it.Turn = columns, 4*unit.Point
		out = append(out, it)
	}
	return out
}

func TestColumnsAreReadDownward(t *testing.T) {
	lines := Build(entries(0, 2, []int{1, 2, 1, 1, 1}), sheet)[0].Lines
	// Six lines in two columns of three: the measure is 140, a gutter 16, a column 62.
	for i, want := range []struct {
		item, index int
		x, y        unit.Length
	}{
		{0, 0, 34, 27}, {1, 0, 34, 37}, {1, 1, 34, 47}, {2, 0, 112, 27}, {3, 0, 112, 37}, {4, 0, 112, 47},
	} {
		l := lines[i]
		if l.Item != want.item || l.Index != want.index || l.X != want.x*unit.Point || l.Baseline != want.y*unit.Point {
			t.Errorf("line %d: entry %d, line %d at %s, %s; want %+v", i, l.Item, l.Index, l.X, l.Baseline, want)
		}
	}
}

func TestNoEntryOfColumnsStandsAloneOnTheLastPage(t *testing.T) {
	lines := slices.Repeat([]int{1}, 21) // twenty fill a page of two columns
	if got, want := outline(Build(entries(0, 2, lines), sheet)), strings.Repeat("a", 16)+"|aaaaa"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestColumnsThatFitOnAPageStayTogether(t *testing.T) {
	items := append([]Item{item(0, 0, letter.Paragraph, 6, false), item(1, 0, letter.Closing, 1, true)}, entries(2, 2, slices.Repeat([]int{1}, 18))...)
	if got, want := outline(Build(items, sheet)), "aaaaaa|b"+strings.Repeat("c", 18); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestColumnsHoldEveryEntry holds over some hundred entries: each whole and once, in their
// order, inside the margins, no two on one another, the columns of a page of one height but for
// what an entry cannot be parted.
func TestColumnsHoldEveryEntry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(2, 3).Draw(t, "columns")
		lines := rapid.SliceOfN(rapid.SampledFrom([]int{1, 1, 1, 2, 3}), 13, 300).Draw(t, "lines")
		items := append([]Item{item(0, 0, letter.Paragraph, 3, false), item(1, 0, letter.Closing, 1, true)}, entries(2, columns, lines)...)
		next, index := 0, 0
		for n, p := range Build(items, sheet) {
			taken := map[[2]unit.Length]bool{}
			for _, l := range p.Lines {
				if l.Baseline < sheet.Top || l.Baseline > sheet.Height-sheet.Bottom || l.X < sheet.Left || l.X >= sheet.Width-sheet.Right {
					t.Fatalf("page %d: a line at %s, %s", n+1, l.X, l.Baseline)
				}
				if l.Block != 2 {
					continue
				}
				if at := [2]unit.Length{l.X, l.Baseline}; taken[at] {
					t.Fatalf("page %d: two lines at %s, %s", n+1, l.X, l.Baseline)
				} else {
					taken[at] = true
				}
				if l.Item != next || l.Index != index {
					t.Fatalf("page %d: line %d of entry %d, want line %d of %d", n+1, l.Index, l.Item, index, next)
				}
				if index++; index == lines[next] {
					next, index = next+1, 0
				}
			}
			if index != 0 {
				t.Fatalf("page %d ends inside entry %d", n+1, next)
			}
		}
		if next != len(lines) {
			t.Fatalf("%d entries of %d", next, len(lines))
		}
	})
}

// TestBalancedIsTheLeastHeight holds that no line less would do.
func TestBalancedIsTheLeastHeight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(2, 3).Draw(t, "columns")
		leading := 10 * unit.Point
		var heights []unit.Length
		for _, n := range rapid.SliceOfN(rapid.IntRange(1, 4), 1, 40).Draw(t, "lines") {
			heights = append(heights, unit.Length(n)*leading)
		}
		h := balanced(heights, columns, leading)
		if filled(heights, h) > columns || h < slices.Max(heights) {
			t.Fatalf("%v in %d columns of %s", heights, columns, h)
		}
		tooTall := false
		for _, e := range heights {
			tooTall = tooTall || e > h-leading
		}
		if !tooTall && filled(heights, h-leading) <= columns {
			t.Fatalf("%v fit in %d columns of %s", heights, columns, h-leading)
		}
	})
}
