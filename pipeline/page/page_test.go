package page

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// sheet holds exactly ten lines of ten points.
var sheet = style.Sheet{Width: 200 * unit.Point, Height: 140 * unit.Point,
	Top: 20 * unit.Point, Bottom: 20 * unit.Point, Left: 30 * unit.Point, Right: 30 * unit.Point}

func item(block, n int, role letter.Role, lines int, keep bool) Item {
	s := linebreak.Setting{Lines: make([]linebreak.Line, lines)}
	for i := range s.Lines {
		s.Lines[i] = linebreak.Line{From: i, To: i + 1, Width: 40 * unit.Point, Last: i == lines-1}
	}
	return Item{Block: block, Item: n, Role: role, Settings: []linebreak.Setting{s},
		Style: style.Style{Size: 8 * unit.Point, Leading: 10 * unit.Point, Grid: 5 * unit.Point, KeepWithNext: keep}}
}

// outline writes pages as their blocks' letters, a letter a line: "aab|bbc".
func outline(pages []Page) string {
	var out []string
	for _, p := range pages {
		s := ""
		for _, l := range p.Lines {
			s += string(rune('a' + l.Block))
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

// signed gives a block of signatories, a line each.
func signed(block, n int) []Item {
	var out []Item
	for i := range n {
		out = append(out, item(block, i, letter.Signatories, 1, false))
	}
	return out
}

func TestPages(t *testing.T) {
	par := func(block, lines int) Item { return item(block, 0, letter.Paragraph, lines, false) }
	for _, c := range []struct {
		name  string
		items []Item
		want  string
	}{
		{"what fits is one page", []Item{par(0, 6), par(1, 4)}, "aaaaaabbbb"},
		{"no line alone at a page's foot", []Item{par(0, 9), par(1, 5)}, "aaaaaaaaa|bbbbb"},
		{"a last page of fewer than five lines is dear", []Item{par(0, 3), par(1, 8)}, "aaabbb|bbbbb"},
		{"no line alone at a page's head", []Item{par(0, 11)}, "aaaaaa|aaaaa"},
		{"a paragraph of three lines stays whole", []Item{par(0, 8), par(1, 3), par(2, 4)}, "aaaaaaaa|bbbcccc"},
		{"a heading goes with what it heads", []Item{par(0, 8), item(1, 0, letter.Heading, 1, true), par(2, 4)}, "aaaaaaaa|bcccc"},
		{"headings running go together", []Item{par(0, 7), item(1, 0, letter.Heading, 1, true), item(2, 0, letter.Label, 1, true), par(3, 4)},
			"aaaaaaa|bcdddd"},
		{"the closing goes with the first signatories", []Item{par(0, 8), item(1, 0, letter.Closing, 1, true),
			item(2, 0, letter.Signatories, 1, false), item(2, 1, letter.Signatories, 1, false), item(2, 2, letter.Signatories, 1, false)}, "aaaaaa|aabccc"},
		{"and with all of them where that costs no page", []Item{par(0, 6), item(1, 0, letter.Closing, 1, true),
			item(2, 0, letter.Signatories, 1, false), item(2, 1, letter.Signatories, 1, false), item(2, 2, letter.Signatories, 1, false),
			item(2, 3, letter.Signatories, 1, false)}, "aaaa|aabcccc"},
		{"the signature does not stand alone where a paragraph can go with it", []Item{par(0, 10), item(1, 0, letter.Closing, 1, true),
			item(2, 0, letter.Signatories, 1, false), item(2, 1, letter.Signatories, 1, false)}, "aaaaaaaa|aabcc"},
		{"a paragraph does, where there is no closing", append([]Item{par(0, 9)}, signed(1, 5)...), "aaaaaaa|aabbbbb"},
		{"signatories who fit on a page stay together", append([]Item{par(0, 6), item(1, 0, letter.Closing, 1, true)}, signed(2, 8)...), "aaaaaa|bcccccccc"},
		{"a list stays whole where that costs two lines", []Item{par(0, 8), item(1, 0, letter.List, 1, false), item(1, 1, letter.List, 1, false),
			item(1, 2, letter.List, 1, false), item(1, 3, letter.List, 1, false), par(2, 4)}, "aaaaaaaa|bbbbcccc"},
		{"a list leaves no entry alone", []Item{par(0, 9), item(1, 0, letter.List, 1, false), item(1, 1, letter.List, 1, false),
			item(1, 2, letter.List, 1, false)}, "aaaaaaa|aabbb"},
		{"nor its last", []Item{par(0, 4), item(1, 0, letter.List, 2, false), item(1, 1, letter.List, 2, false),
			item(1, 2, letter.List, 2, false), item(1, 3, letter.List, 2, false), par(2, 4)}, "aaaabbbb|bbbbcccc"},
		{"an entry of two lines stays whole", []Item{par(0, 4), item(1, 0, letter.List, 2, false), item(1, 1, letter.List, 2, false),
			item(1, 2, letter.List, 2, false), item(1, 3, letter.List, 2, false), item(1, 4, letter.List, 2, false)}, "aaaabbbb|bbbbbb"},
	} {
		if got := outline(Build(c.items, sheet)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestNoLineIsLost holds over random letters: every line once, in order, inside the margins.
func TestNoLineIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []Item
		total := 0
		for block := range rapid.IntRange(1, 12).Draw(t, "blocks") {
			role := rapid.SampledFrom(letter.Roles).Draw(t, "role")
			entries := 1
			if role.IsList() {
				entries = rapid.IntRange(1, 15).Draw(t, "entries")
			}
			for n := range entries {
				it := item(block, n, role, rapid.IntRange(1, 14).Draw(t, "lines"), rapid.Bool().Draw(t, "keep"))
				it.Style.Before = unit.Length(rapid.IntRange(0, 12).Draw(t, "before")) * unit.Point
				it.Style.Leading = unit.Length(rapid.IntRange(8, 30).Draw(t, "leading")) * unit.Point
				total += len(it.Settings[0].Lines)
				items = append(items, it)
			}
		}
		pages := Build(items, sheet)
		order := ""
		seen := 0
		for n, p := range pages {
			if len(p.Lines) == 0 {
				t.Fatalf("page %d is empty", n+1)
			}
			y := unit.Length(0)
			for _, l := range p.Lines {
				at := fmt.Sprintf("%05d.%05d.%05d", l.Block, l.Item, l.Index)
				if at <= order {
					t.Fatalf("%s comes after %s", at, order)
				}
				order = at
				seen++
				if l.Baseline <= y || l.Baseline < sheet.Top || l.Baseline > sheet.Height-sheet.Bottom {
					t.Fatalf("page %d: a baseline at %s after %s", n+1, l.Baseline, y)
				}
				y = l.Baseline
			}
		}
		if seen != total {
			t.Fatalf("%d lines on pages, %d in the letter", seen, total)
		}
	})
}

// TestStrandedOnlyWhereNothingElseCanBe holds over paragraphs shorter than a page: a page
// neither begins nor ends with a single line of a longer paragraph.
func TestStrandedOnlyWhereNothingElseCanBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []Item
		for block := range rapid.IntRange(1, 20).Draw(t, "blocks") {
			items = append(items, item(block, 0, letter.Paragraph, rapid.IntRange(1, 8).Draw(t, "lines"), false))
		}
		for n, p := range Build(items, sheet) {
			first, last := p.Lines[0], p.Lines[len(p.Lines)-1]
			if first.Last && first.Index > 0 {
				t.Fatalf("page %d begins with the last line of a paragraph", n+1)
			}
			if last.Index == 0 && !last.Last {
				t.Fatalf("page %d ends with the first line of a paragraph", n+1)
			}
		}
	})
}

func TestNoPageEndsInsideAWordWhereALineLessDoes(t *testing.T) {
	for _, kind := range []lang.BreakKind{lang.Hyphen, lang.Emergency} {
		it := item(0, 0, letter.Paragraph, 16, false)
		it.Settings[0].Lines[9].End = kind
		if got := len(Build([]Item{it}, sheet)[0].Lines); got != 9 {
			t.Errorf("%s: the first page has %d lines, want 9", kind, got)
		}
	}
}

func TestNoPageIsFilledWithLooseLines(t *testing.T) {
	it := item(0, 0, letter.Paragraph, 1, false)
	it.Settings = []linebreak.Setting{settingOf(11, nil, 0), settingOf(10, nil, 9_000)}
	for ratio, want := range map[int]string{barelyMore: "aaaaaaaaaa", barelyMore + 1: "aaaaaa|aaaaa"} {
		it.Settings[1].Lines[3].Ratio = ratio
		if got := outline(Build([]Item{it}, sheet)); got != want {
			t.Errorf("a line of ratio %d: %s, want %s", ratio, got, want)
		}
	}
}

func TestLinesStandOnTheGrid(t *testing.T) {
	a, b := item(0, 0, letter.Paragraph, 2, false), item(1, 0, letter.Paragraph, 1, false)
	a.Style.After, b.Style.Before = 5*unit.Point, 15*unit.Point
	b.Style.Size, b.Style.Leading = 14*unit.Point, 20*unit.Point
	lines := Build([]Item{a, b}, sheet)[0].Lines
	for i, want := range []unit.Length{27 * unit.Point, 37 * unit.Point, 72 * unit.Point} { // 3 above the foot of each row
		if got := lines[i].Baseline; got != want {
			t.Errorf("baseline %d at %s, want %s", i, got, want)
		}
	}
}

func TestCentredLinesStandInTheMiddle(t *testing.T) {
	it := item(0, 0, letter.Title, 1, false)
	it.Style.Align = style.Centred
	if got := Build([]Item{it}, sheet)[0].Lines[0].X; got != 80*unit.Point {
		t.Errorf("a line of 40 pt on a sheet of 200 begins at %s", got)
	}
}

func TestEntriesThatHangHaveADash(t *testing.T) {
	it := item(0, 0, letter.List, 2, false)
	it.Style.Hang = 15 * unit.Point
	lines := Build([]Item{it}, sheet)[0].Lines
	for i, want := range []unit.Length{30 * unit.Point, 0} {
		if lines[i].X != 45*unit.Point || lines[i].Dash != want {
			t.Errorf("line %d begins at %s, its dash at %s", i, lines[i].X, lines[i].Dash)
		}
	}
}

func TestFurnitureStandsWhereItIsTold(t *testing.T) {
	p := Build([]Item{item(0, 0, letter.Title, 1, false)}, sheet)[0]
	two := item(0, 0, letter.Title, 2, false)
	p.Furnish(Foot, &two.Settings[0], two.Style, 130*unit.Point)
	if len(p.Furniture) != 2 {
		t.Fatalf("%d lines of furniture", len(p.Furniture))
	}
	for i, want := range []unit.Length{130 * unit.Point, 140 * unit.Point} {
		if l := p.Furniture[i]; l.Block != -1 || l.Role != Foot || l.Baseline != want || l.X != 80*unit.Point {
			t.Errorf("line %d of block %d at %s, %s", i, l.Block, l.X, l.Baseline)
		}
	}
}
