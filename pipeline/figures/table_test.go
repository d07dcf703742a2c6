package figures

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestEveryFigureIsShown gives every field a number of its own and looks for it.
func TestEveryFigureIsShown(t *testing.T) {
	var f Figures
	v := reflect.ValueOf(&f).Elem()
	for i := range v.NumField() {
		v.Field(i).SetInt(int64(301 + i))
	}
	f.Justified = 1000 // tells whether there is a gap to measure, and is not shown
	words := strings.Fields(string(Table([]Row{{"open.en", f}})))
	for i := range v.NumField() {
		name, want := v.Type().Field(i).Name, fmt.Sprint(301+i)
		if name != "Justified" && !slices.Contains(words, want) && !slices.Contains(words, "."+want) {
			t.Errorf("%s is not in the table", name)
		}
	}
}

func TestTable(t *testing.T) {
	rows := []Row{
		{"open.en", Figures{Pages: 3, Lines: 94, Justified: 60, Widest: 352, Variation: 126, Hyphens: 4, MostHyphens: 2, LastLines: 9, Empty: 1}},
		{"new-zealand.en-NZ", Figures{Pages: 10, Justified: 1, Widest: 1002, Variation: 7, Overfull: 11}},
		{"even.en", Figures{Justified: 1, Widest: 250}},
		{"x.ja", Figures{Variation: -1}},
		{"all-ragged.ja", Figures{Justified: 2, Ragged: 2, Variation: -1}},
	}
	want := `
                                 over-    left  widest  varia-           most on           at page  in last                   last   left    for-  inside   off
                   pages  lines   full  ragged     gap    tion  hyphens   a page  ladders      end     word  widows  orphans  page  empty  bidden   words  grid
open.en                3     94      0       0    .352    .126        4        2        0        0        0       0        0     9      1       0       0     0
new-zealand.en-NZ     10      0     11       0   1.002    .007        0        0        0        0        0       0        0     0      0       0       0     0
even.en                0      0      0       0    .250    .000        0        0        0        0        0       0        0     0      0       0       0     0
x.ja                   0      0      0       0       -       -        0        0        0        0        0       0        0     0      0       0       0     0
all-ragged.ja          0      0      0       2       -       -        0        0        0        0        0       0        0     0      0       0       0     0
`
	if got := "\n" + string(Table(rows)); got != want {
		t.Errorf("got%s", got)
	}
	if got := string(Table(nil)); strings.Count(got, "\n") != 2 {
		t.Errorf("no PDFs: %q", got)
	}
}
