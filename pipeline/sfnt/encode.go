package sfnt

import (
	"encoding/binary"
	"fmt"
)

// Simple is an outline as a font holds it. It can be made once and put into many fonts;
// its bytes must not be changed. The zero value is a blank.
type Simple struct {
	// Data is a glyph of the glyf table, without instructions.
	Data []byte
	// Box, Points and Contours are the outline's.
	Box              Box
	Points, Contours int
}

// Simple encodes the outline. An outline that no glyph can hold is an error: coordinates
// or steps between points beyond 16 bits, a contour without points, too many of either.
func (o Outline) Simple() (Simple, error) {
	s := Simple{Box: o.Box(), Points: o.Points(), Contours: len(o)}
	switch {
	case s.Contours == 0:
		return Simple{}, nil
	case s.Contours > maxContours:
		return Simple{}, fmt.Errorf("%d contours, a glyph holds %d", s.Contours, maxContours)
	case s.Points > maxPoints:
		return Simple{}, fmt.Errorf("%d points, a glyph holds %d", s.Points, maxPoints)
	case !s.Box.fits():
		return Simple{}, fmt.Errorf("coordinates beyond 16 bits: %v", s.Box)
	}
	out := make([]byte, 0, glyphHeader+2*s.Contours+2+5*s.Points)
	out = appendHeader(out, s.Contours, s.Box)
	last := -1
	for i, c := range o {
		if len(c) == 0 {
			return Simple{}, fmt.Errorf("contour %d has no points", i)
		}
		last += len(c)
		out = binary.BigEndian.AppendUint16(out, uint16(last))
	}
	out = append(out, 0, 0) // no instructions
	out, err := o.appendFlags(out)
	if err != nil {
		return Simple{}, err
	}
	s.Data = o.appendCoordinates(out)
	return s, nil
}

// Encode gives the outline as a glyph of the glyf table; a blank has no bytes. It fails
// as [Outline.Simple] does.
func (o Outline) Encode() ([]byte, error) {
	s, err := o.Simple()
	return s.Data, err
}

// appendHeader begins a glyph; composites have -1 contours.
func appendHeader(out []byte, contours int, b Box) []byte {
	return append16(out, contours, b.XMin, b.YMin, b.XMax, b.YMax)
}

// append16 writes the low 16 bits of each number.
func append16(out []byte, numbers ...int) []byte {
	for _, n := range numbers {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	return out
}

// appendFlags writes a flag for each point; equal ones that follow each other are
// counted.
func (o Outline) appendFlags(out []byte) ([]byte, error) {
	var at Point
	var before byte
	times := -1 // that before was repeated; -1 before the first
	for _, c := range o {
		for _, p := range c {
			dx, dy := p.X-at.X, p.Y-at.Y
			if !fits(dx, dy) {
				return nil, fmt.Errorf("step from (%d, %d) to (%d, %d) is beyond 16 bits", at.X, at.Y, p.X, p.Y)
			}
			at = p
			flag := stepFlag(dx, flagShortX, flagSameX) | stepFlag(dy, flagShortY, flagSameY)
			if p.On {
				flag |= flagOnCurve
			}
			switch {
			case flag != before || times < 0 || times == 255:
				out = append(out, flag)
				before, times = flag, 0
			case times == 0:
				out[len(out)-1] |= flagRepeat
				out = append(out, 1)
				times = 1
			default:
				times++
				out[len(out)-1] = byte(times)
			}
		}
	}
	return out, nil
}

// stepFlag chooses the shortest form of a step.
func stepFlag(d int, short, same byte) byte {
	switch {
	case d == 0:
		return same
	case d > 0 && d < 256:
		return short | same
	case d < 0 && d > -256:
		return short
	}
	return 0
}

// appendCoordinates writes all x, then all y, in the forms that stepFlag chose.
func (o Outline) appendCoordinates(out []byte) []byte {
	x := 0
	for _, c := range o {
		for _, p := range c {
			out = appendStep(out, p.X-x)
			x = p.X
		}
	}
	y := 0
	for _, c := range o {
		for _, p := range c {
			out = appendStep(out, p.Y-y)
			y = p.Y
		}
	}
	return out
}

func appendStep(out []byte, d int) []byte {
	switch {
	case d == 0:
		return out
	case d > 0 && d < 256:
		return append(out, byte(d))
	case d < 0 && d > -256:
		return append(out, byte(-d))
	}
	return binary.BigEndian.AppendUint16(out, uint16(d))
}
