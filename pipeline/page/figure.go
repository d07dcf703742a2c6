package page

import (
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// Figure is a picture in its place.
type Figure struct {
	Block         int         // index into Edition.Blocks; the picture stands above its items
	X, Top        unit.Length // of its upper left corner, from the page's
	Width, Height unit.Length
}

// tallest is what no picture is taller than: 20 mm.
var tallest = unit.Millimetres(20)

// step is the unit of a picture's height: that of the baseline grid.
func (it *Item) step() unit.Length { return it.Style.Grid }

// extent gives the width and height of an item's picture: of whole steps, as tall as may be,
// no wider than the measure. One that would be less than a step tall is as wide as that.
func (it *Item) extent(measure unit.Length) (width, height unit.Length) {
	w, h, step := it.Picture.Width, it.Picture.Height, it.step()
	height = max(step, tallest/step*step)
	if width = unit.Scale(w, h, height); width <= measure {
		return width, height
	}
	if height = unit.Scale(h, w, measure) / step * step; height > 0 {
		return unit.Scale(w, h, height), height
	}
	return measure, max(1, unit.Scale(h, w, measure))
}

// room gives the height that an item's picture takes above its first line: whole steps, one
// of them between picture and line; 0 where there is no picture.
func (it *Item) room(measure unit.Length) unit.Length {
	if it.Picture == nil {
		return 0
	}
	_, height := it.extent(measure)
	step := it.step()
	return (height+step-1)/step*step + step
}

// figure places an item's picture with its top at y, where its text has its lines.
func (it *Item) figure(y unit.Length, sheet style.Sheet) Figure {
	f := Figure{Block: it.Block, X: sheet.Left, Top: y}
	f.Width, f.Height = it.extent(sheet.Measure())
	if it.Style.Align == style.Centred {
		f.X += (sheet.Measure() - f.Width) / 2
	}
	return f
}
