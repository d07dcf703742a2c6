package latin

import (
	"slices"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/hyphen"
)

func TestWordsThatStayWhole(t *testing.T) {
	part := Hyphens(hyphen.American, 2, 3, []string{"Human Rights Watch", "Candlelight-Party"})
	for _, c := range []struct {
		name, word string
		want       []int
	}{
		{"an ordinary word", "organization", []int{2, 4, 6, 8}},
		{"a short word", "into", nil},
		{"an abbreviation", "ANFREL", nil},
		{"a capital inside", "McDonalds", nil},
		{"a capital in front", "Organization", []int{2, 4, 6, 8}},
		{"a word of a name", "Rights", nil},
		{"a word of a name behind a hyphen", "Candlelight", nil},
		{"the same word with a small letter", "candlelight", []int{3, 6}},
	} {
		got := part([]rune(c.word))
		if c.want == nil && got != nil || c.want != nil && len(got) == 0 {
			t.Errorf("%s: %s is parted at %v, want %v", c.name, c.word, got, c.want)
		} else if !slices.Equal(got, c.want) {
			t.Errorf("%s: %s is parted at %v, want %v", c.name, c.word, got, c.want)
		}
	}
}

func TestLanguageJustifiesByItsSpacesAlone(t *testing.T) {
	l := Language()
	if !l.Adjustment.Justifies() || l.Hyphens != nil || l.Breaks != nil || l.Gaps != nil {
		t.Errorf("%+v", l)
	}
}

// TestPartsOfAWord holds over random words: no part shorter than asked, none in a word that
// is short or has a capital inside.
func TestPartsOfAWord(t *testing.T) {
	part := Hyphens(hyphen.British, 2, 3, nil)
	rapid.Check(t, func(t *rapid.T) {
		word := []rune(rapid.StringOfN(rapid.RuneFrom([]rune("aeiourstlnmpcdRSé\u0301")), 0, 20, -1).Draw(t, "word"))
		last := 0
		for _, at := range part(word) {
			if at < 2 || at > len(word)-3 || at <= last || unicode.Is(unicode.M, word[at]) {
				t.Fatalf("%q is parted at %d", string(word), at)
			}
			if len(word) < shortest || slices.ContainsFunc(word[1:], unicode.IsUpper) {
				t.Fatalf("%q is parted at all", string(word))
			}
			last = at
		}
	})
}

// TestNoWordOfANameIsParted holds for any word that stands in one.
func TestNoWordOfANameIsParted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[A-Z][a-zé]{4,12}`), 1, 4).Draw(t, "words")
		separator := rapid.SampledFrom([]string{" ", "-", "’", "\u00a0", " (", ", "}).Draw(t, "between")
		name := ""
		for i, w := range words {
			if i > 0 {
				name += separator
			}
			name += w
		}
		part := Hyphens(hyphen.American, 2, 3, []string{name})
		for _, w := range words {
			if got := part([]rune(w)); got != nil {
				t.Fatalf("%s of %s is parted at %v", w, name, got)
			}
		}
	})
}

func TestWidthsOfASpace(t *testing.T) {
	const space = 237 // of Source Serif 4, in thousandths of an em
	narrow, wide, tight, loose := space, space, 0, 0
	for _, step := range Adjustment.Shrink {
		switch step.Kind {
		case lang.WordSpace:
			narrow -= int(step.Limit)
		case lang.Tracking:
			tight += int(step.Limit)
		default:
			t.Errorf("a line shrinks by %+v", step)
		}
	}
	for _, step := range Adjustment.Stretch {
		switch step.Kind {
		case lang.WordSpace:
			wide += int(step.Limit)
		case lang.Tracking:
			loose += int(step.Limit)
		default:
			t.Errorf("a line stretches by %+v", step)
		}
	}
	if narrow != 200 || wide != 350 {
		t.Errorf("a space is between %d and %d by choice", narrow, wide)
	}
	if tight > 10 || loose > 15 {
		t.Errorf("letters are %d tighter and %d wider at most", tight, loose)
	}
	if last := Adjustment.Stretch[len(Adjustment.Stretch)-1]; last.Kind != lang.WordSpace {
		t.Errorf("what goes beyond its limit is %+v", last)
	}
}
