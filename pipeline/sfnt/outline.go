package sfnt

// Point is one point of a contour: a corner or tangent on the curve, or, where On is
// false, a control point of a quadratic one. Between two control points lies a point of
// the curve, half-way.
type Point struct {
	X, Y int
	On   bool
}

// Contour is a closed line of points.
type Contour []Point

// Outline is the picture of a glyph; a blank has no contours.
type Outline []Contour

// Box is the smallest rectangle that holds some points, control points included. The
// box of nothing is the zero Box.
type Box struct{ XMin, YMin, XMax, YMax int }

// Box gives the box of the outline's points.
func (o Outline) Box() Box {
	var b Box
	first := true
	for _, c := range o {
		for _, p := range c {
			if first {
				b, first = Box{p.X, p.Y, p.X, p.Y}, false
				continue
			}
			b.XMin, b.XMax = min(b.XMin, p.X), max(b.XMax, p.X)
			b.YMin, b.YMax = min(b.YMin, p.Y), max(b.YMax, p.Y)
		}
	}
	return b
}

// Points counts the points of all contours.
func (o Outline) Points() int {
	n := 0
	for _, c := range o {
		n += len(c)
	}
	return n
}

// moved gives the box dx to the right and dy up.
func (b Box) moved(dx, dy int) Box {
	return Box{b.XMin + dx, b.YMin + dy, b.XMax + dx, b.YMax + dy}
}

// with gives the box that holds both.
func (b Box) with(c Box) Box {
	return Box{min(b.XMin, c.XMin), min(b.YMin, c.YMin), max(b.XMax, c.XMax), max(b.YMax, c.YMax)}
}

// fits says whether the box can be written in signed 16 bits.
func (b Box) fits() bool {
	return fits(b.XMin, b.YMin, b.XMax, b.YMax)
}

// fits says whether all numbers can be written in signed 16 bits.
func fits(numbers ...int) bool {
	for _, n := range numbers {
		if n < minCoordinate || n > maxCoordinate {
			return false
		}
	}
	return true
}

// What a glyph can hold (glyf, maxp).
const (
	glyphHeader   = 10
	maxPoints     = 0xFFFF
	maxContours   = 0x7FFF
	minCoordinate = -0x8000
	maxCoordinate = 0x7FFF
)

// Flags of a simple glyph's points (glyf, Simple Glyph Description).
const (
	flagOnCurve = 0x01
	flagShortX  = 0x02
	flagShortY  = 0x04
	flagRepeat  = 0x08
	flagSameX   = 0x10 // with flagShortX: to the right
	flagSameY   = 0x20 // with flagShortY: upwards
)
