package style

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/unit"
)

func loaded(t rapid.TB) *Table {
	t.Helper()
	table, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// scripts are those with a table of their own, one without, and none.
var scripts = []string{"Latn", "Khmr", "Jpan", "default", "Kore", ""}

func TestEveryRoleOfALetterHasAStyleInEveryScript(t *testing.T) {
	table := loaded(t)
	for _, script := range scripts {
		for _, role := range roles {
			s := table.Style(script, role)
			if s.Size <= 0 || s.Leading < s.Size || s.Before < 0 || s.After < 0 || s.Indent < 0 {
				t.Errorf("%s %s: %+v", script, role, s)
			}
			if !slices.Contains([]string{"text", "title", "heading"}, s.Font) {
				t.Errorf("%s %s: no role of families %q", script, role, s.Font)
			}
		}
	}
}

func TestStyles(t *testing.T) {
	pt := unit.Point
	for _, c := range []struct {
		name, script, role string
		size, leading      unit.Length
		align              Align
		font               string
		strong, keep       bool
	}{
		{"English and French text", "Latn", "paragraph", 11 * pt, 14_500, Justified, "text", false, false},
		{"Khmer text at 1.86 em", "Khmr", "paragraph", 10_200, 19 * pt, Justified, "text", false, false},
		{"Japanese text at 1.64 em", "Jpan", "paragraph", 11 * pt, 18 * pt, Justified, "text", false, false},
		{"Korean, without a table", "Kore", "paragraph", 11 * pt, 16_500, Ragged, "text", false, false},
		{"a Latin title", "Latn", "title", 16 * pt, 21_750, Ragged, "title", true, true},
		{"Moul, which is tall", "Khmr", "title", 15 * pt, 28_500, Ragged, "title", true, true},
		{"a Japanese title", "Jpan", "title", 15 * pt, 27 * pt, Ragged, "title", true, true},
		{"the salutation stays with the text", "Latn", "salutation", 11 * pt, 14_500, Ragged, "text", false, true},
		{"the closing stays with the signatories", "Khmr", "closing", 10_200, 19 * pt, Ragged, "text", false, true},
		{"a label stays with its list", "Jpan", "label", 11 * pt, 18 * pt, Ragged, "text", false, true},
		{"the page number", "Latn", "foot", 9 * pt, 12 * pt, Centred, "text", false, false},
		{"a draft's line", "Khmr", "draft", 9 * pt, 15_500, Centred, "text", true, false},
		{"a role that there is not is a paragraph", "Latn", "footnote", 11 * pt, 14_500, Justified, "text", false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := loaded(t).Style(c.script, c.role)
			if s.Size != c.size || s.Leading != c.leading || s.Align != c.align || s.Font != c.font ||
				s.Strong != c.strong || s.KeepWithNext != c.keep {
				t.Errorf("%s %s: %+v, want %+v", c.script, c.role, s, c)
			}
		})
	}
}

// Every height of the shipped table is a multiple of half the paragraph's leading, so that
// lines stand at one height on every page.
func TestTheGridIsHalfTheParagraphsLeading(t *testing.T) {
	table := loaded(t)
	for _, script := range scripts {
		grid := table.Style(script, "paragraph").Leading / 2
		for _, role := range roles {
			s := table.Style(script, role)
			if s.Grid != grid {
				t.Errorf("%s %s: a grid of %s, want %s", script, role, s.Grid, grid)
			}
			if role == "foot" || role == "draft" {
				continue // they stand in the margins
			}
			if s.Leading%grid != 0 || s.Before%grid != 0 || s.After%grid != 0 {
				t.Errorf("%s %s: leading %s, before %s, after %s off the grid of %s", script, role, s.Leading, s.Before, s.After, grid)
			}
		}
	}
}

// The ink of a line is as high as its leading at least, so that lines do not touch; the
// figures are those of all words of the letter, in bold, per 1000 em.
func TestLeadingHoldsTheInkOfKhmer(t *testing.T) {
	table := loaded(t)
	for role, ink := range map[string]int{"title": 1221 + 586, "heading": 1221 + 586, "paragraph": 1217 + 644} {
		s := table.Style("Khmr", role)
		if need := unit.Scale(ink, 1000, s.Size); s.Leading < need {
			t.Errorf("%s: leading %s, its ink is %s high", role, s.Leading, need)
		}
	}
}

func TestSheets(t *testing.T) {
	table := loaded(t)
	for _, c := range []struct {
		paper                         string
		width, height, measure, depth unit.Length
	}{
		{"A4", unit.Millimetres(210), unit.Millimetres(297), 453_544, 700_158},
		{"Letter", 612 * unit.Point, 11 * unit.Inch, 470_268, 650_268},
	} {
		s, ok := table.Sheet(c.paper)
		if !ok || s.Width != c.width || s.Height != c.height {
			t.Errorf("%s: %v by %v (%v), want %v by %v", c.paper, s.Width, s.Height, ok, c.width, c.height)
		}
		if s.Measure() != c.measure || s.Depth() != c.depth {
			t.Errorf("%s: measure %v, depth %v, want %v, %v", c.paper, s.Measure(), s.Depth(), c.measure, c.depth)
		}
		margin := unit.Millimetres(25)
		if s.Top != margin || s.Bottom != margin || s.Left != margin || s.Right != margin {
			t.Errorf("%s: margins %v %v %v %v, want 25 mm", c.paper, s.Top, s.Bottom, s.Left, s.Right)
		}
		if s.Foot <= s.Height-s.Bottom || s.Foot >= s.Height || s.Draft <= 0 || s.Draft >= s.Top {
			t.Errorf("%s: foot at %v, draft at %v are not in the margins", c.paper, s.Foot, s.Draft)
		}
	}
	for _, paper := range []string{"", "a4", "A5"} {
		if s, ok := table.Sheet(paper); ok || s != (Sheet{}) {
			t.Errorf("a sheet %q: %v", paper, s)
		}
	}
}

func TestMeasureAndDepthTakeEachMarginOnce(t *testing.T) {
	s := Sheet{Width: 1000, Height: 2000, Top: 1, Bottom: 20, Left: 300, Right: 40}
	if s.Measure() != 660 || s.Depth() != 1979 {
		t.Errorf("measure %d, depth %d, want 660, 1979", s.Measure(), s.Depth())
	}
}

func TestAlignIsNamedAsInTheTable(t *testing.T) {
	want := []string{"ragged", "justified", "centred", "no alignment", "no alignment"}
	for i, a := range []Align{Ragged, Justified, Centred, Centred + 1, -1} {
		if got := fmt.Sprint(a); got != want[i] {
			t.Errorf("alignment %d is %q, want %q", a, got, want[i])
		}
	}
}

// TestAMeasureOfWholeEms holds that characters as wide as the em fill their line, on every
// paper, and that the text area stays in the middle.
func TestAMeasureOfWholeEms(t *testing.T) {
	table := loaded(t)
	for _, c := range []struct {
		paper, script string
		ems           unit.Length // 0 where the sheet's own measure stays
	}{{"A4", "Jpan", 41}, {"Letter", "Jpan", 42}, {"A4", "Latn", 0}, {"A4", "Kore", 0}} {
		sheet, ok := table.Sheet(c.paper)
		if !ok {
			t.Fatalf("no paper %s", c.paper)
		}
		area := table.Area(sheet, c.script)
		if c.ems == 0 {
			if area != sheet {
				t.Errorf("%s on %s: %+v, want the sheet's own", c.script, c.paper, area)
			}
			continue
		}
		left, right := area.Left-sheet.Left, area.Right-sheet.Right
		if area.Measure() != c.ems*11*unit.Point || left < 0 || right-left < 0 || right-left > 1 {
			t.Errorf("%s on %s: %s wide, %s more at the left, %s at the right; want %d em", c.script, c.paper, area.Measure(), left, right, c.ems)
		}
	}
}
