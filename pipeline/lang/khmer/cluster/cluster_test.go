package cluster

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var letters = rapid.SliceOf(rapid.SampledFrom([]rune("កខដតរឡអឥ្្្ាីុេោំះ៉៊់៌\u200c\u200d")))

func TestEnds(t *testing.T) {
	for _, c := range []struct {
		name, run string
		want      []int
	}{
		{"letters", "កខ", []int{1, 2}},
		{"a vowel", "កាខ", []int{2, 3}},
		{"subscripts and signs", "ខ្ញុំក", []int{5, 6}},
		{"two subscripts", "ស្ត្រី", []int{6}},
		{"a coeng at the end", "ក្", []int{2}},
		{"a mark without a base", "ាក", []int{1, 2}},
		{"a coeng without a base", "្កា", []int{3}},
		{"nothing", "", nil},
	} {
		if got := Ends([]rune(c.run), nil); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestNoClusterBeginsWithAMark(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run := letters.Draw(t, "run")
		last := 0
		for _, end := range Ends(run, nil) {
			if end <= last {
				t.Fatalf("%q: a cluster from %d to %d", string(run), last, end)
			}
			if end < len(run) && (Mark(run[end]) || run[end-1] == Coeng && Base(run[end])) {
				t.Fatalf("%q: a cluster begins at %d with %U", string(run), end, run[end])
			}
			last = end
		}
		if last != len(run) {
			t.Fatalf("%q: the clusters end at %d of %d", string(run), last, len(run))
		}
	})
}

func TestFoldKeepsLengthAndClustersAndIsDoneOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run := letters.Draw(t, "run")
		folded := slices.Clone(run)
		Fold(folded)
		if !slices.Equal(Ends(folded, nil), Ends(run, nil)) {
			t.Fatalf("%q folds to %q: other clusters", string(run), string(folded))
		}
		again := slices.Clone(folded)
		Fold(again)
		if !slices.Equal(again, folded) {
			t.Fatalf("%q folds to %q and then to %q", string(run), string(folded), string(again))
		}
	})
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, run, want string }{
		{"coeng DA as coeng TA", "ស្ដី", "ស្តី"},
		{"coeng RO last", "ស្រ្តី", "ស្ត្រី"},
		{"coeng RO last, DA as TA", "ស្រ្ដី", "ស្ត្រី"},
		{"shifter before the vowel", "សី៊", "ស៊ី"},
		{"vowel before nikahit", "ខំុ", "ខុំ"},
		{"a word as it is", "កម្ពុជា", "កម្ពុជា"},
	} {
		got := []rune(c.run)
		if Fold(got); string(got) != c.want {
			t.Errorf("%s: %+q, want %+q", c.name, string(got), c.want)
		}
	}
}
