package check

import (
	"letterpress/pipeline/font"
	"letterpress/pipeline/page"
	"letterpress/pipeline/sfnt"
	"letterpress/pipeline/unit"
)

// inkColumn is the width of the columns in which ink is measured: a hair line.
const inkColumn = unit.Point / 10

// curveSteps is the number of straight lines that stand for a curve.
const curveSteps = 6

// glyph is the picture of a glyph: closed lines of points, in font units, which are drawn when
// they are first asked for.
type glyph struct {
	glyphKey
	box   sfnt.Box
	drawn bool
	lines []sfnt.Contour
}

type glyphKey struct {
	face *font.Face
	id   uint16
}

// inks gives the ink of lines. Each glyph is read once.
type inks map[glyphKey]*glyph

// glyph gives a glyph of a face; a damaged one has no ink.
func (k inks) glyph(face *font.Face, id uint16) *glyph {
	key := glyphKey{face, id}
	if g, ok := k[key]; ok {
		return g
	}
	g := &glyph{glyphKey: key}
	if box, err := face.SFNT().GlyphBox(int(id)); err == nil {
		g.box = box
	}
	k[key] = g
	return g
}

// blank reports a glyph without ink.
func (g *glyph) blank() bool { return g.box == sfnt.Box{} }

// outline gives the lines of the glyph.
func (g *glyph) outline() []sfnt.Contour {
	if !g.drawn {
		g.drawn = true
		if outline, err := g.face.SFNT().Outline(int(g.id)); err == nil {
			for _, c := range outline {
				g.lines = append(g.lines, straight(c))
			}
		}
	}
	return g.lines
}

// straight replaces the curves of a contour by lines.
func straight(c sfnt.Contour) sfnt.Contour {
	var out sfnt.Contour
	middle := func(a, b sfnt.Point) sfnt.Point { return sfnt.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2} }
	for i, p := range c {
		before, after := c[(i+len(c)-1)%len(c)], c[(i+1)%len(c)]
		if p.On {
			out = append(out, p)
			continue
		}
		if !before.On {
			before = middle(before, p)
		}
		if !after.On {
			after = middle(p, after)
		}
		for k := 0; k <= curveSteps; k++ {
			a, b, d := (curveSteps-k)*(curveSteps-k), 2*k*(curveSteps-k), k*k
			const whole = curveSteps * curveSteps
			out = append(out, sfnt.Point{X: (a*before.X + b*p.X + d*after.X) / whole, Y: (a*before.Y + b*p.Y + d*after.Y) / whole})
		}
	}
	return out
}

// placed is a glyph in its place on the page.
type placed struct {
	*glyph
	x, y    unit.Length // of its origin, from the page's left and top edges
	upem    int
	size    unit.Length
	cluster int // index into the line's clusters
}

// at gives the place of a point of the glyph.
func (p *placed) at(q sfnt.Point) (x, y unit.Length) {
	return p.x + unit.Scale(q.X, p.upem, p.size), p.y - unit.Scale(q.Y, p.upem, p.size)
}

// place puts the glyphs of a line where they are drawn.
func (k inks) place(l *page.Line) []placed {
	var out []placed
	start, sum := l.X, 0
	for i, c := range l.Clusters {
		upem := c.Face.UnitsPerEm()
		if i > 0 && c.Face != l.Clusters[i-1].Face {
			before := l.Clusters[i-1].Face.UnitsPerEm()
			start, sum = start+unit.Scale(sum, before, l.Size), 0
		}
		pen := start + unit.Scale(sum, upem, l.Size) + l.Tracking*unit.Length(i)
		for _, g := range c.Glyphs {
			if shown := k.glyph(c.Face, g.ID); !shown.blank() {
				out = append(out, placed{shown, pen + unit.Scale(g.X, upem, l.Size), l.Baseline - unit.Scale(g.Y, upem, l.Size), upem, l.Size, i})
			}
		}
		sum += c.Advance
	}
	return out
}

// extent gives the highest and the lowest ink of a line, and whether there is any.
func (k inks) extent(l *page.Line) (top, bottom unit.Length, any bool) {
	for _, c := range l.Clusters {
		for _, g := range c.Glyphs {
			shown := k.glyph(c.Face, g.ID)
			if shown.blank() {
				continue
			}
			high := l.Baseline - unit.Scale(g.Y+shown.box.YMax, c.Face.UnitsPerEm(), l.Size)
			low := l.Baseline - unit.Scale(g.Y+shown.box.YMin, c.Face.UnitsPerEm(), l.Size)
			if !any || high < top {
				top = high
			}
			if !any || low > bottom {
				bottom = low
			}
			any = true
		}
	}
	return top, bottom, any
}

// reach is how far ink goes in a column, and whose it is.
type reach struct {
	y       unit.Length
	cluster int
}

// skyline gives the lowest ink of glyphs in each column, or with sign -1 the highest.
func skyline(glyphs []placed, sign unit.Length) map[unit.Length]reach {
	out := map[unit.Length]reach{}
	for i := range glyphs {
		g := &glyphs[i]
		mark := func(column, y unit.Length) {
			if r, ok := out[column]; !ok || (y-r.y)*sign > 0 {
				out[column] = reach{y, g.cluster}
			}
		}
		for _, line := range g.outline() {
			for k := range line {
				x0, y0 := g.at(line[k])
				x1, y1 := g.at(line[(k+1)%len(line)])
				edge(x0, y0, x1, y1, mark)
			}
		}
	}
	return out
}

// edge marks the ends of a straight line in each of its columns.
func edge(x0, y0, x1, y1 unit.Length, mark func(column, y unit.Length)) {
	if x0 > x1 {
		x0, y0, x1, y1 = x1, y1, x0, y0
	}
	mark(x0/inkColumn, y0)
	mark(x1/inkColumn, y1)
	for column := x0/inkColumn + 1; column <= x1/inkColumn; column++ {
		y := y0 + (y1-y0)*(column*inkColumn-x0)/(x1-x0)
		mark(column-1, y)
		mark(column, y)
	}
}

// clearance gives the least distance, straight down, between the ink of a line and that of
// the line below it, and the clusters where it is not above zero; far where nothing stands below anything.
// It is below zero where they overlap.
func (k inks) clearance(above, below *page.Line) (least unit.Length, upper, lower int) {
	least = far
	_, bottom, some := k.extent(above)
	top, _, any := k.extent(below)
	if !some || !any {
		return least, 0, 0
	}
	if top > bottom {
		return top - bottom, 0, 0
	}
	high := skyline(k.place(below), -1)
	first := unit.Length(0) // of the columns where it is, so that no order of a map decides
	for column, low := range skyline(k.place(above), 1) {
		h, ok := high[column]
		if gap := h.y - low.y; ok && (gap < least || gap == least && column < first) {
			least, upper, lower, first = gap, low.cluster, h.cluster, column
		}
	}
	return least, upper, lower
}

// far is more than any page is high.
const far = 1 << 40
