package khmer

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/khmer/cluster"
)

func TestGaps(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []int
	}{
		{"between clusters", "កម្ពុជា", []int{1, 5}},
		{"not beside a blank", "កា ខា", nil},
		{"not beside digits and marks", "«កា១៩៕", nil},
		{"in each run", "កខ គឃ។ងច", []int{1, 4, 7}},
		{"nothing", "", nil},
	} {
		var got []int
		for _, g := range gaps([]rune(c.text)) {
			got = append(got, g.At)
			if g != (lang.Gap{At: g.At, Kind: lang.Letters}) {
				t.Errorf("%s: %+v", c.name, g)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestGapsAreAllBoundariesBetweenTwoClusters compares with the breaks: every emergency and
// every word of a text without names or marks.
func TestGapsAreAllBoundariesBetweenTwoClusters(t *testing.T) {
	l := Language(nil, nil)
	rapid.Check(t, func(t *rapid.T) {
		text := anything.Draw(t, "text")
		last := 0
		var got []int
		for _, g := range gaps(text) {
			switch {
			case g.At <= last || g.At >= len(text):
				t.Fatalf("%q: a gap at %d after %d", string(text), g.At, last)
			case !cluster.Letter(text[g.At-1]) || !cluster.Letter(text[g.At]) || cluster.Mark(text[g.At]):
				t.Fatalf("%q: a gap inside a cluster or beside none at %d", string(text), g.At)
			}
			got, last = append(got, g.At), g.At
		}
		for _, b := range l.Breaks(text, nil) {
			if _, ok := slices.BinarySearch(got, b.At); !ok && b.Kind != lang.Space {
				t.Fatalf("%q: no gap at the break %+v", string(text), b)
			}
		}
	})
}

func TestJustifiedFillsBlanksBeforeLetters(t *testing.T) {
	l := Justified(Language(nil, nil))
	if !l.Adjustment.Justifies() || l.Gaps == nil || l.Breaks == nil {
		t.Fatalf("%+v", l)
	}
	var kinds []lang.GapKind
	for _, s := range slices.Concat(l.Adjustment.Shrink, l.Adjustment.Stretch) {
		kinds = append(kinds, s.Kind)
		if s.Limit <= 0 || s.Quantum != 10 || s.Limit%s.Quantum != 0 {
			t.Errorf("a step of %d by %d", s.Limit, s.Quantum)
		}
	}
	if want := []lang.GapKind{lang.WordSpace, lang.WordSpace, lang.Letters}; !slices.Equal(kinds, want) {
		t.Errorf("steps %v, want %v", kinds, want)
	}
}
