package sfnt

import "encoding/binary"

// extents are the extreme widths of a font (hhea); all but advance are of glyphs that
// have contours.
type extents struct {
	glyphs         int // seen, with contours
	advance        int
	left, right, x int // least bearings, greatest reach from the origin
}

func (e *extents) add(advance int, b Box) {
	right := min(advance-b.XMax, maxCoordinate)
	if e.glyphs == 0 {
		e.left, e.right, e.x = b.XMin, right, b.XMax
	}
	e.left, e.right, e.x = min(e.left, b.XMin), min(e.right, right), max(e.x, b.XMax)
	e.glyphs++
}

// limits are what a rasteriser must make room for (maxp).
type limits struct {
	points, contours         int
	partPoints, partContours int // of composites, components added up
	parts                    int
}

func (l *limits) simple(s *Simple) {
	l.points, l.contours = max(l.points, s.Points), max(l.contours, s.Contours)
}

func (l *limits) composite(parts, points, contours int) {
	l.parts = max(l.parts, parts)
	l.partPoints, l.partContours = max(l.partPoints, points), max(l.partContours, contours)
}

// maxp is version 1.0, with one zone and nothing for instructions.
func (l limits) maxp(glyphs int) []byte {
	depth := min(l.parts, 1)
	out := append16(nil, 1, 0, glyphs, l.points, l.contours, l.partPoints, l.partContours)
	return append16(out, 1, 0, 0, 0, 0, 0, 0, l.parts, depth)
}

// hmtx gives each glyph its advance, and xMin as its left side bearing: readers place the
// outline by it.
func (b *builder) hmtx() []byte {
	out := make([]byte, 0, 4*len(b.glyphs))
	for i := range b.glyphs {
		out = binary.BigEndian.AppendUint16(out, uint16(b.glyphs[i].Advance))
		out = binary.BigEndian.AppendUint16(out, uint16(b.boxes[i].XMin))
	}
	return out
}

// loca gives the places of the glyphs, halved where they are near enough.
func (b *builder) loca() (out []byte, long bool) {
	if len(b.glyf) > 2*0xFFFF {
		out = make([]byte, 0, 4*len(b.offsets))
		for _, at := range b.offsets {
			out = binary.BigEndian.AppendUint32(out, uint32(at))
		}
		return out, true
	}
	out = make([]byte, 0, 2*len(b.offsets))
	for _, at := range b.offsets {
		out = binary.BigEndian.AppendUint16(out, uint16(at/2))
	}
	return out, false
}

// averageAdvance is the mean of the advances that are not 0 (OS/2, xAvgCharWidth).
func (b *builder) averageAdvance() int {
	sum, n := int64(0), int64(0)
	for i := range b.glyphs {
		if a := b.glyphs[i].Advance; a > 0 {
			sum, n = sum+int64(a), n+1
		}
	}
	if n == 0 {
		return 0
	}
	return int(min(divide(sum, n), maxCoordinate))
}
