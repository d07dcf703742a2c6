package style

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/unit"
)

// The overrides that a letter may ask for.
func anyOverrides(t *rapid.T) Overrides {
	size := rapid.OneOf(rapid.Just(unit.Length(0)), rapid.Custom(func(t *rapid.T) unit.Length {
		return unit.Length(rapid.Int64Range(8_000, 16_000).Draw(t, "thousandths"))
	}))
	margin := rapid.OneOf(rapid.Just(unit.Length(0)), rapid.Custom(func(t *rapid.T) unit.Length {
		return unit.Millimetres(rapid.Int64Range(10, 300).Draw(t, "mm"))
	}))
	return Overrides{Size: size.Draw(t, "size"), Top: margin.Draw(t, "top"), Bottom: margin.Draw(t, "bottom"),
		Left: margin.Draw(t, "left"), Right: margin.Draw(t, "right")}
}

func TestOverridesKeepTheGrid(t *testing.T) {
	table := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		o := anyOverrides(t)
		got := table.With(o)
		for _, script := range scripts {
			for _, role := range roles {
				old, s := table.Style(script, role), got.Style(script, role)
				if s.Grid <= 0 || s.Size <= 0 || s.Leading < s.Size || s.Before < 0 || s.After < 0 || s.Hang < 0 || s.Indent < 0 {
					t.Fatalf("%s %s: %+v", script, role, s)
				}
				if role != "foot" && role != "draft" && (s.Leading*old.Grid != old.Leading*s.Grid || s.Before*old.Grid != old.Before*s.Grid || s.After*old.Grid != old.After*s.Grid) {
					t.Fatalf("%s %s: %+v stands no longer where it did on the grid: %+v", script, role, s, old)
				}
				if role == "paragraph" && s.Leading != 2*s.Grid {
					t.Fatalf("%s: a grid of %s for a leading of %s", script, s.Grid, s.Leading)
				}
				if o.Size != 0 && s.Size != unit.Scale(int(old.Size), 11_000, o.Size) {
					t.Fatalf("%s %s: size %s at %s", script, role, s.Size, o.Size)
				}
				s.Size, s.Leading, s.Before, s.After, s.Hang, s.Indent, s.Grid = old.Size, old.Leading, old.Before, old.After, old.Hang, old.Indent, old.Grid
				if s != old {
					t.Fatalf("%s %s: %+v is no longer %+v", script, role, s, old)
				}
			}
		}
	})
}

// What stands in a margin stays in it, on its side of the words.
func TestOverridesKeepFurnitureInItsMargin(t *testing.T) {
	table := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		o := anyOverrides(t)
		got := table.With(o)
		for _, paper := range []string{"A4", "Letter"} {
			old, _ := table.Sheet(paper)
			s, _ := got.Sheet(paper)
			for _, m := range []struct{ asked, was, is unit.Length }{
				{o.Top, old.Top, s.Top}, {o.Bottom, old.Bottom, s.Bottom}, {o.Left, old.Left, s.Left}, {o.Right, old.Right, s.Right},
			} {
				if m.asked == 0 && m.is != m.was || m.asked != 0 && m.is != m.asked {
					t.Fatalf("%s: a margin of %s, asked for %s, before %s", paper, m.is, m.asked, m.was)
				}
			}
			if s.Draft < s.Top/2 || s.Draft > s.Top*2/3 {
				t.Fatalf("%s: draft at %s in a margin of %s", paper, s.Draft, s.Top)
			}
			if foot := s.Height - s.Foot; foot < s.Bottom/2 || foot > s.Bottom*2/3 {
				t.Fatalf("%s: foot %s above the edge in a margin of %s", paper, foot, s.Bottom)
			}
			if s.Width != old.Width || s.Height != old.Height {
				t.Fatalf("%s: %s by %s", paper, s.Width, s.Height)
			}
		}
	})
}

func TestNoOverrideChangesNothing(t *testing.T) {
	table := loaded(t)
	sheet, _ := table.Sheet("A4")
	for _, o := range []Overrides{{}, {Size: 11 * unit.Point}, {Size: 11 * unit.Point, Top: sheet.Top, Bottom: sheet.Bottom, Left: sheet.Left, Right: sheet.Right}} {
		if got := table.With(o); !reflect.DeepEqual(got, table) {
			t.Errorf("%+v changes the table", o)
		}
	}
}

func TestOverridesLeaveTheTableAsItIs(t *testing.T) {
	before, err := read(table)
	if err != nil {
		t.Fatal(err)
	}
	after, err := read(table)
	if err != nil {
		t.Fatal(err)
	}
	after.With(Overrides{Size: 16 * unit.Point, Top: 1, Bottom: 2, Left: 3, Right: 4})
	if !reflect.DeepEqual(before, after) {
		t.Error("the table itself has changed")
	}
	if scripts := slices.Sorted(maps.Keys(before.styles)); len(scripts) < 4 {
		t.Errorf("only the scripts %q", scripts)
	}
}

func TestOverrides(t *testing.T) {
	got := loaded(t).With(Overrides{Size: 11_500, Top: unit.Millimetres(20), Bottom: unit.Millimetres(20)})
	p := got.Style("Latn", "paragraph")
	if p.Size != 11_500 || p.Grid != 7_580 || p.Leading != 15_160 || p.Before != 7_580 { // 7.25 × 11.5 / 11 = 7.57954…
		t.Errorf("%+v", p)
	}
	if foot := got.Style("Latn", "foot"); foot.Size != 9_409 || foot.Leading != 12_546 {
		t.Errorf("%+v", foot)
	}
	if hang := got.Style("Khmr", "list").Hang; hang != 15_682 {
		t.Errorf("hang %s", hang)
	}
	if s, _ := got.Sheet("A4"); s.Draft != 34_016 || s.Foot != 841_890-32_693 || s.Left != 70_866 {
		t.Errorf("%+v", s)
	}
}
