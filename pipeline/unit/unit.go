// Package unit holds the lengths of a page: whole numbers with a type, so that every
// machine breaks the same lines.
package unit

import (
	"fmt"
	"strconv"
)

// Length counts thousandths of a PDF point; 1 pt is 1/72 inch (ISO 32000-1, 8.3.2.3).
type Length int64

// Em counts thousandths of the size at which a text is set: at 11 pt, 250 is 2.75 pt.
type Em int64

const (
	// Point is one PDF point.
	Point Length = 1000
	// Inch is 72 points.
	Inch = 72 * Point
)

// Millimetres gives n mm, rounded to a thousandth of a point.
func Millimetres(n int64) Length {
	return Length(divide(n*72_000*10, 254))
}

// Scale gives the length of n font units of a face with upem units to the em, set at
// size. It rounds once, halves away from zero: scale sums, do not add what was scaled.
// It panics when upem is not positive.
func Scale(n, upem int, size Length) Length {
	if upem <= 0 {
		panic(fmt.Sprintf("unit: %d units to the em", upem))
	}
	return Length(divide(int64(n)*int64(size), int64(upem)))
}

// At gives the length of e where text is set at size.
func (e Em) At(size Length) Length {
	return Length(divide(int64(e)*int64(size), 1000))
}

// Units gives e in font units of a face with upem units to the em.
func (e Em) Units(upem int) int {
	return int(divide(int64(e)*int64(upem), 1000))
}

// Points gives l in points, for the drawing library alone: it asks for floats.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// String gives l in points with three decimals: "70.866".
func (l Length) String() string {
	sign, n := "", int64(l)
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%03d", sign, n/1000, n%1000)
}

// Parse reads points with at most three decimals: "11", "10.5", "-0.125". What is longer,
// or no number, is an error.
func Parse(s string) (Length, error) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f >= -1e6 && f <= 1e6) { // NaN is neither
		return 0, fmt.Errorf("%q is no length in points", s)
	}
	n := f * 1000
	if n < 0 {
		n -= .5
	} else {
		n += .5
	}
	l := Length(n)
	if back := l.Points() - f; back > 1e-9 || back < -1e-9 {
		return 0, fmt.Errorf("%q has more than three decimals", s)
	}
	return l, nil
}

// ParseMillimetres reads millimetres with at most three decimals, "22.5", and rounds them to a
// thousandth of a point. What is longer, or no number, is an error.
func ParseMillimetres(s string) (Length, error) {
	l, err := Parse(s)
	if err != nil {
		return 0, fmt.Errorf("%q is no length in millimetres of at most three decimals", s)
	}
	return Length(divide(int64(l)*720, 254)), nil
}

// divide rounds n/d to the nearest whole number, halves away from zero; d is positive.
func divide(n, d int64) int64 {
	if n < 0 {
		return -((-n + d/2) / d)
	}
	return (n + d/2) / d
}
