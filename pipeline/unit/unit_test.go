package unit

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestScaleRoundsOnceHalvesAwayFromZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(-3_000_000, 3_000_000).Draw(t, "units")
		upem := rapid.IntRange(16, 16384).Draw(t, "upem")
		size := Length(rapid.Int64Range(1, 200_000).Draw(t, "size"))
		got := Scale(n, upem, size)
		exact := new(big.Rat).SetFrac64(int64(n)*int64(size), int64(upem))
		diff := new(big.Rat).Sub(new(big.Rat).SetInt64(int64(got)), exact)
		if diff.Abs(diff).Cmp(big.NewRat(1, 2)) > 0 {
			t.Fatalf("Scale(%d, %d, %d) = %d, exactly %s", n, upem, size, got, exact)
		}
		if mirrored := Scale(-n, upem, size); mirrored != -got {
			t.Fatalf("Scale(%d) = %d, but Scale(%d) = %d", n, got, -n, mirrored)
		}
	})
}

func TestExamples(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want Length
	}{
		{"25 mm", Millimetres(25), 70_866},
		{"210 mm, the width of A4", Millimetres(210), 595_276},
		{"half a unit rounds up", Scale(1, 2, 1), 1},
		{"and down below zero", Scale(-1, 2, 1), -1},
		{"a quarter em at 11 pt", Em(250).At(11 * Point), 2750},
		{"an inch", Inch, 72_000},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.name, c.got, c.want)
		}
	}
	if got := Em(-500).Units(2048); got != -1024 {
		t.Errorf("half an em of 2048 units: %d", got)
	}
}

func TestScaleRefusesAFaceWithoutUnits(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic for 0 units to the em")
		}
	}()
	Scale(1, 0, Point)
}

func TestParseGivesBackWhatStringWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Length(rapid.Int64Range(-1_000_000_000, 1_000_000_000).Draw(t, "length"))
		back, err := Parse(l.String())
		if err != nil || back != l {
			t.Fatalf("Parse(%q) = %d, %v; want %d", l.String(), back, err, l)
		}
	})
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{"", "x", "11 pt", "1e9", "NaN", "Inf", "-Inf", "0.1234"} {
		if l, err := Parse(s); err == nil {
			t.Errorf("Parse(%q) = %d, want an error", s, l)
		}
	}
}

// Millimetres as they are written are those as a number, and a decimal counts.
func TestParseMillimetres(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-500, 500).Draw(t, "mm")
		if got, err := ParseMillimetres(fmt.Sprintf("%d.000", n)); err != nil || got != Millimetres(n) {
			t.Fatalf("%d mm: %d, %v, want %d", n, got, err, Millimetres(n))
		}
	})
	if got, err := ParseMillimetres("22.5"); err != nil || got != 63_780 { // 22.5 × 72 / 25.4 = 63.7795…
		t.Errorf("22.5 mm: %d, %v", got, err)
	}
	for _, text := range []string{"", "1.0001", "nan", "20 mm"} {
		if got, err := ParseMillimetres(text); err == nil {
			t.Errorf("%q is read as %d", text, got)
		}
	}
}
