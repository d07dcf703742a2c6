package check

import (
	"maps"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// TestAnEdgeIsMarkedInEachOfItsColumns holds over random lines that a column has both of the
// places where the line enters and leaves it, whichever end is named first.
func TestAnEdgeIsMarkedInEachOfItsColumns(t *testing.T) {
	type span struct{ low, high unit.Length }
	marked := func(x0, y0, x1, y1 unit.Length) map[unit.Length]span {
		out := map[unit.Length]span{}
		edge(x0, y0, x1, y1, func(column, y unit.Length) {
			s, ok := out[column]
			if !ok {
				s = span{y, y}
			}
			out[column] = span{min(s.low, y), max(s.high, y)}
		})
		return out
	}
	rapid.Check(t, func(t *rapid.T) {
		place := rapid.Int64Range(10*int64(inkColumn), 60*int64(inkColumn))
		x0, x1 := unit.Length(place.Draw(t, "x0")), unit.Length(place.Draw(t, "x1"))
		y0, y1 := unit.Length(place.Draw(t, "y0")), unit.Length(place.Draw(t, "y1"))
		got := marked(x0, y0, x1, y1)
		if back := marked(x1, y1, x0, y0); x0 != x1 && !maps.Equal(got, back) {
			t.Fatalf("there %v, back %v", got, back)
		}
		if x0 > x1 {
			x0, y0, x1, y1 = x1, y1, x0, y0
		}
		at := func(x unit.Length) unit.Length {
			if x0 == x1 {
				return y0
			}
			return y0 + (y1-y0)*(x-x0)/(x1-x0)
		}
		for column := x0 / inkColumn; column < x1/inkColumn; column++ {
			enters, leaves := at(max(x0, column*inkColumn)), at((column+1)*inkColumn)
			if s, ok := got[column]; !ok || s.low > min(enters, leaves) || s.high < max(enters, leaves) {
				t.Fatalf("column %d of a line from %s to %s has %v, want %s and %s", column, x0, x1, s, enters, leaves)
			}
		}
	})
}

// TestOfPlacesAsCloseTheFirstIsNamed holds whatever the order in which a map gives the columns.
func TestOfPlacesAsCloseTheFirstIsNamed(t *testing.T) {
	two := lines(t, "fr", style.Style{Size: 10 * unit.Point, Leading: 5 * unit.Point, Font: "text"}, "xHHHHx", "xHHHHx")
	for range 20 {
		if _, upper, lower := (inks{}).clearance(&two[0], &two[1]); upper != 1 || lower != 1 {
			t.Fatalf("clusters %d and %d, want the second of each line", upper, lower)
		}
	}
}
