package page

import (
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/letter"
	"letterpress/pipeline/picture"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

func TestFigures(t *testing.T) {
	pt := unit.Point
	for _, c := range []struct {
		name          string
		width, height int // pixels
		leading       unit.Length
		align         style.Align
		want          Figure // Top but for the margin
		below         unit.Length
	}{
		{"a square of 20 mm, less what is no whole step", 100, 100, 14_500, style.Ragged, Figure{X: 30 * pt, Width: 50_750, Height: 50_750}, 58 * pt},
		{"the steps of Khmer", 100, 100, 19 * pt, style.Ragged, Figure{X: 30 * pt, Width: 47_500, Height: 47_500}, 57 * pt},
		{"a tall one", 50, 100, 10 * pt, style.Ragged, Figure{X: 30 * pt, Width: 27_500, Height: 55 * pt}, 60 * pt},
		{"a wide one", 300, 100, 10 * pt, style.Ragged, Figure{X: 30 * pt, Width: 135 * pt, Height: 45 * pt}, 50 * pt},
		{"a line", 1000, 10, 10 * pt, style.Ragged, Figure{X: 30 * pt, Width: 140 * pt, Height: 1400}, 10 * pt},
		{"a hair", 4_000_000, 1, 10 * pt, style.Ragged, Figure{X: 30 * pt, Width: 140 * pt, Height: 1}, 10 * pt},
		{"in the middle", 40, 100, 10 * pt, style.Centred, Figure{X: 89 * pt, Width: 22 * pt, Height: 55 * pt}, 60 * pt},
		{"steps of more than 20 mm", 100, 100, 120 * pt, style.Ragged, Figure{X: 30 * pt, Width: 60 * pt, Height: 60 * pt}, 120 * pt},
	} {
		it := item(0, 0, letter.Letterhead, 1, false)
		it.Style.Leading, it.Style.Grid, it.Style.Align = c.leading, c.leading/2, c.align
		bare := Build([]Item{it}, sheet)
		it.Picture = &picture.Picture{Width: c.width, Height: c.height}
		pages := Build([]Item{it}, sheet)
		c.want.Top = sheet.Top
		if len(pages) != 1 || len(pages[0].Figures) != 1 || pages[0].Figures[0] != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, pages[0].Figures, c.want)
		}
		if got := pages[0].Lines[0].Baseline - bare[0].Lines[0].Baseline; got != c.below {
			t.Errorf("%s: the line stands %s below its place, want %s", c.name, got, c.below)
		}
	}
}

// TestFiguresKeepTheirPlace holds over random letters: each picture once, on the page of its
// block's first line, above it, below the line before, inside the margins; in its proportions; and
// the line of whole steps below where it stood without.
func TestFiguresKeepTheirPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []Item
		for block := range rapid.IntRange(1, 8).Draw(t, "blocks") {
			it := item(block, 0, letter.Letterhead, rapid.IntRange(1, 6).Draw(t, "lines"), false)
			if rapid.Bool().Draw(t, "picture") {
				it.Picture = &picture.Picture{Width: rapid.IntRange(1, 2000).Draw(t, "width"), Height: rapid.IntRange(1, 2000).Draw(t, "height")}
			}
			items = append(items, it)
		}
		seen := 0
		for _, p := range Build(items, sheet) {
			at := map[int]Figure{}
			for _, f := range p.Figures {
				at[f.Block] = f
			}
			seen += len(at)
			floor := sheet.Top
			for _, l := range p.Lines {
				if f, ok := at[l.Block]; ok && l.Index == 0 {
					if f.Top < floor || f.Top+f.Height > l.Baseline-l.Size || f.X < sheet.Left || f.X+f.Width > sheet.Width-sheet.Right || f.Width < 1 || f.Height < 1 {
						t.Fatalf("%+v above %+v, below %s", f, l, floor)
					}
					w, h := unit.Length(items[l.Block].Picture.Width), unit.Length(items[l.Block].Picture.Height)
					if d := f.Width*h - f.Height*w; d > max(w, h) || d < -max(w, h) {
						t.Fatalf("%+v is %d by %d pixels", f, w, h)
					}
					delete(at, l.Block)
				}
				if floor = l.Baseline; floor > sheet.Height-sheet.Bottom {
					t.Fatalf("%+v stands in the margin", l)
				}
			}
			if len(at) > 0 {
				t.Fatalf("%v are not above their blocks", at)
			}
		}
		for _, it := range items {
			if it.Picture != nil {
				seen--
			}
		}
		if seen != 0 {
			t.Fatalf("%d pictures more than there are", seen)
		}
	})
}
