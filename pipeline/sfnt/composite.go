package sfnt

import (
	"errors"
	"fmt"
)

// Flags of a component (glyf, Composite Glyph Description).
const (
	componentWords          = 0x0001 // arguments are 16-bit
	componentOffset         = 0x0002 // arguments are an offset, not two points
	componentScale          = 0x0008
	componentMore           = 0x0020
	componentScales         = 0x0040 // x and y have their own scale
	componentMatrix         = 0x0080
	componentScaledOffset   = 0x0800
	componentUnscaledOffset = 0x1000
)

// one is 1 in the 2.14 numbers of a matrix.
const one = 1 << 14

// matrix turns (x, y) into (xx·x + yx·y, xy·x + yy·y), all in 2.14.
type matrix struct{ xx, xy, yx, yy int }

// part is one component of a composite as the font has it.
type part struct {
	flags, gid int
	arg1, arg2 int // offset, or point numbers
	matrix     matrix
}

// composite puts the components of b together; depth is that of b's glyph.
func (d *decoder) composite(b []byte, depth int) (Outline, error) {
	var whole Outline
	for {
		p, rest, err := readPart(b)
		if err != nil {
			return nil, err
		}
		b = rest
		if d.parts++; d.parts > maxParts {
			return nil, fmt.Errorf("more than %d components", maxParts)
		}
		o, err := d.outline(p.gid, depth+1)
		if err == nil {
			err = p.place(o, whole)
		}
		if err != nil {
			return nil, fmt.Errorf("component %d: %w", p.gid, err)
		}
		whole = append(whole, o...)
		if p.flags&componentMore == 0 {
			return whole, nil
		}
	}
}

// readPart reads a component and gives the bytes after it.
func readPart(b []byte) (part, []byte, error) {
	short := errors.New("ends within a component")
	if len(b) < 6 {
		return part{}, nil, short
	}
	p := part{flags: u16(b, 0), gid: u16(b, 2)}
	offset := p.flags&componentOffset != 0
	switch words := p.flags&componentWords != 0; {
	case words && len(b) < 8:
		return part{}, nil, short
	case words && offset:
		p.arg1, p.arg2, b = i16(b, 4), i16(b, 6), b[8:]
	case words:
		p.arg1, p.arg2, b = u16(b, 4), u16(b, 6), b[8:]
	case offset:
		p.arg1, p.arg2, b = int(int8(b[4])), int(int8(b[5])), b[6:]
	default:
		p.arg1, p.arg2, b = int(b[4]), int(b[5]), b[6:]
	}
	n := 0 // bytes of the matrix
	switch {
	case p.flags&componentScale != 0:
		n = 2
	case p.flags&componentScales != 0:
		n = 4
	case p.flags&componentMatrix != 0:
		n = 8
	}
	if len(b) < n {
		return part{}, nil, short
	}
	p.matrix = readMatrix(b[:n])
	return p, b[n:], nil
}

// readMatrix reads a scale, two scales, a whole matrix or, from no bytes, the one that
// changes nothing.
func readMatrix(b []byte) matrix {
	switch len(b) {
	case 2:
		return matrix{xx: i16(b, 0), yy: i16(b, 0)}
	case 4:
		return matrix{xx: i16(b, 0), yy: i16(b, 2)}
	case 8:
		return matrix{xx: i16(b, 0), xy: i16(b, 2), yx: i16(b, 4), yy: i16(b, 6)}
	}
	return matrix{xx: one, yy: one}
}

// apply turns a point, rounding once.
func (m matrix) apply(x, y int) (int, int) {
	if m == (matrix{xx: one, yy: one}) {
		return x, y
	}
	tx := int64(m.xx)*int64(x) + int64(m.yx)*int64(y)
	ty := int64(m.xy)*int64(x) + int64(m.yy)*int64(y)
	return int(divide(tx, one)), int(divide(ty, one))
}

// place moves the component's outline to where it belongs in the whole so far.
func (p part) place(o, whole Outline) error {
	for _, c := range o {
		for i := range c {
			c[i].X, c[i].Y = p.matrix.apply(c[i].X, c[i].Y)
		}
	}
	dx, dy, err := p.offset(o, whole)
	if err != nil {
		return err
	}
	for _, c := range o {
		for i := range c {
			c[i].X += dx
			c[i].Y += dy
		}
	}
	if b := o.Box(); !b.fits() {
		return fmt.Errorf("coordinates beyond 16 bits: %v", b)
	}
	return nil
}

// offset gives the way of the component: as written, scaled with it where the font asks
// for Apple's reading, or from its point arg2 to the whole's point arg1.
func (p part) offset(o, whole Outline) (dx, dy int, err error) {
	if p.flags&componentOffset != 0 {
		if p.flags&(componentScaledOffset|componentUnscaledOffset) == componentScaledOffset {
			dx, dy = p.matrix.apply(p.arg1, p.arg2)
			return dx, dy, nil
		}
		return p.arg1, p.arg2, nil
	}
	to, ok := whole.point(p.arg1)
	if !ok {
		return 0, 0, fmt.Errorf("matched to point %d of %d", p.arg1, whole.Points())
	}
	from, ok := o.point(p.arg2)
	if !ok {
		return 0, 0, fmt.Errorf("matched at its point %d of %d", p.arg2, o.Points())
	}
	return to.X - from.X, to.Y - from.Y, nil
}

// point gives the n-th point of the outline.
func (o Outline) point(n int) (Point, bool) {
	for _, c := range o {
		if n < len(c) {
			return c[n], true
		}
		n -= len(c)
	}
	return Point{}, false
}
