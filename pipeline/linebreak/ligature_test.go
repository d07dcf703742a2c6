package linebreak

import (
	"slices"
	"testing"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/unit"
)

// TestALigatureInALineOfLettersIsKept breaks ligatures where the next line, reshaped from
// before its start, would hold them whole, and where no cluster ends with the line: "fi" of
// "affine" has none that ends after its f.
func TestALigatureInALineOfLettersIsKept(t *testing.T) {
	everyLetter := func(word []rune) []int {
		out := make([]int, len(word)-1)
		for i := range out {
			out[i] = i + 1
		}
		return out
	}
	for _, c := range []struct {
		text     string
		hyphens  func([]rune) []int
		narrowed []string
	}{
		{"wefiwewell-known", everyThird, []string{"wef-", "iwe-", "well-", "known"}},
		{"affine we", everyLetter, []string{"a-", "f-", "fi-", "n-", "e ", "we"}},
	} {
		p := shaped(t, "en", c.text, lang.Language{Hyphens: c.hyphens, Adjustment: spaces})
		for points := 1; points <= 40; points++ {
			m := Measure{Width: unit.Length(points) * unit.Point}
			for name, s := range map[string]Setting{"best": Break(p, m)[0], "first fit": FirstFit(p, m)} {
				if got := show(s); points == 1 && !slices.Equal(got, c.narrowed) {
					t.Errorf("%s in a point: %q, want %q", name, got, c.narrowed)
				}
				for i, l := range s.Lines {
					if at, ok := joined(l); !ok {
						t.Errorf("%s in %d pt: line %d of %q: its clusters part after rune %d", name, points, i, show(s), at)
					}
				}
			}
		}
	}
}

// joined reports whether the clusters of a line hold its runes, each once, and how far they
// do.
func joined(l Line) (at int, ok bool) {
	at = l.From
	for _, c := range l.Clusters {
		if c.From != at {
			return at, false
		}
		at = c.To
	}
	return at, at == l.To
}
