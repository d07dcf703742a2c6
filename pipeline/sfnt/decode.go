package sfnt

import (
	"errors"
	"fmt"
)

// maxDepth and maxParts bound composites of composites, which could otherwise nest for
// ever or grow without measure. Fonts in use have a depth of 2 or 3.
const (
	maxDepth = 16
	maxParts = 4096
)

// GlyphBox gives the box that a glyph's header declares (OpenType 1.9, glyf), without its outline
// being decoded: zero for a blank glyph, and an error where the font is damaged there.
func (f *Font) GlyphBox(gid int) (Box, error) {
	data, err := f.glyph(gid)
	if err != nil || len(data) == 0 {
		return Box{}, err
	}
	return Box{i16(data, 2), i16(data, 4), i16(data, 6), i16(data, 8)}, nil
}

// Outline decodes a glyph. A composite comes out as one outline, its components moved,
// scaled and turned, coordinates rounded at each level. Instructions are left alone.
func (f *Font) Outline(gid int) (Outline, error) {
	d := decoder{font: f}
	o, err := d.outline(gid, 0)
	if err != nil {
		return nil, fmt.Errorf("glyf: glyph %d: %w", gid, err)
	}
	return o, nil
}

// decoder counts what one glyph is made of.
type decoder struct {
	font          *Font
	parts, points int
}

func (d *decoder) outline(gid, depth int) (Outline, error) {
	g, err := d.font.glyph(gid)
	if err != nil || len(g) == 0 {
		return nil, err
	}
	if n := i16(g, 0); n >= 0 {
		o, err := decodeSimple(g[glyphHeader:], n)
		d.points += o.Points()
		if err == nil && d.points > maxPoints {
			err = fmt.Errorf("more than %d points", maxPoints)
		}
		return o, err
	}
	if depth == maxDepth {
		return nil, fmt.Errorf("composites nested deeper than %d", maxDepth)
	}
	return d.composite(g[glyphHeader:], depth)
}

// decodeSimple reads n contours: their last points, the instructions, the flags, all x
// and all y (glyf, Simple Glyph Description).
func decodeSimple(b []byte, n int) (Outline, error) {
	if n == 0 {
		return nil, nil
	}
	if len(b) < 2*n+2 {
		return nil, fmt.Errorf("ends within the list of its %d contours", n)
	}
	ends, b := b[:2*n], b[2*n:]
	count := u16(ends, 2*n-2) + 1
	skip := 2 + u16(b, 0)
	if skip > len(b) {
		return nil, errors.New("instructions run beyond its end")
	}
	flags, rest, err := readFlags(b[skip:], count)
	if err != nil {
		return nil, err
	}
	points, err := readPoints(flags, rest)
	if err != nil {
		return nil, err
	}
	return parted(points, ends)
}

// readFlags gives a flag for each point, and the coordinates after them.
func readFlags(b []byte, count int) (flags, rest []byte, err error) {
	flags = make([]byte, 0, count)
	for len(flags) < count {
		if len(b) == 0 || b[0]&flagRepeat != 0 && len(b) < 2 {
			return nil, nil, fmt.Errorf("ends after %d of %d flags", len(flags), count)
		}
		flag := b[0]
		b = b[1:]
		flags = append(flags, flag)
		if flag&flagRepeat == 0 {
			continue
		}
		for range min(int(b[0]), count-len(flags)) { // too many: FreeType and HarfBuzz do the same
			flags = append(flags, flag)
		}
		b = b[1:]
	}
	return flags, b, nil
}

// axis is how flags tell one coordinate's size from the next.
type axis struct{ short, same byte }

// step gives the change of a coordinate at the head of b and how many bytes it takes.
func (a axis) step(flag byte, b []byte) (delta, size int) {
	switch flag & (a.short | a.same) {
	case a.short | a.same:
		return int(b[0]), 1
	case a.short:
		return -int(b[0]), 1
	case a.same:
		return 0, 0
	}
	return i16(b, 0), 2
}

// size counts the bytes of a coordinate in all points.
func (a axis) size(flags []byte) int {
	n := 0
	for _, flag := range flags {
		switch {
		case flag&a.short != 0:
			n++
		case flag&a.same == 0:
			n += 2
		}
	}
	return n
}

// readPoints adds up the coordinates, each given by its distance from the one before.
func readPoints(flags, b []byte) ([]Point, error) {
	h, v := axis{flagShortX, flagSameX}, axis{flagShortY, flagSameY}
	width := h.size(flags)
	if need := width + v.size(flags); need > len(b) {
		return nil, fmt.Errorf("coordinates need %d bytes, it has %d", need, len(b))
	}
	xs, ys := b[:width], b[width:]
	points := make([]Point, len(flags))
	x, y := 0, 0
	for i, flag := range flags {
		dx, n := h.step(flag, xs)
		xs = xs[n:]
		dy, n := v.step(flag, ys)
		ys = ys[n:]
		x, y = x+dx, y+dy
		points[i] = Point{x, y, flag&flagOnCurve != 0}
	}
	return points, nil
}

// parted cuts points into contours that end where ends says.
func parted(points []Point, ends []byte) (Outline, error) {
	o := make(Outline, len(ends)/2)
	from := 0
	for i := range o {
		to := u16(ends, 2*i) + 1
		if to > len(points) {
			return nil, errors.New("contour ends beyond its points")
		}
		if to <= from {
			return nil, fmt.Errorf("contour %d ends before it begins", i)
		}
		o[i] = points[from:to:to]
		from = to
	}
	if b := o.Box(); !b.fits() {
		return nil, fmt.Errorf("coordinates beyond 16 bits: %v", b)
	}
	return o, nil
}
