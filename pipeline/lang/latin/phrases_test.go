package latin

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
)

// TestPhrasesOnlyPrice holds over random text that a price is never lowered, that nothing else
// of a break changes, and the slice that was given does not.
func TestPhrasesOnlyPrice(t *testing.T) {
	phrases := Phrases("of the à")
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.StringMatching(`([Oo]f|THE|à|a\x{300}|lofty|\.|-|’|[ \x{A0}\n]){0,20}`).Draw(t, "text"))
		breaks := rapid.SliceOf(rapid.Custom(func(t *rapid.T) lang.Break {
			return lang.Break{At: rapid.IntRange(0, len(text)).Draw(t, "at"), Kind: lang.Author, Penalty: rapid.IntRange(0, 90).Draw(t, "penalty")}
		})).Draw(t, "breaks")
		given := slices.Clone(breaks)
		got := phrases(text, breaks)
		if !slices.Equal(breaks, given) || len(got) != len(given) {
			t.Fatalf("%q: %v of %v, which is now %v", string(text), got, given, breaks)
		}
		for i, b := range got {
			if b.Penalty < given[i].Penalty || b.At != given[i].At || b.Kind != given[i].Kind {
				t.Fatalf("%q: %v is %v", string(text), given[i], b)
			}
		}
	})
}

func TestPhrases(t *testing.T) {
	phrases := Phrases("of the à")
	for _, c := range []struct {
		name, before, after string
		penalty, want       int
	}{
		{"a word that leans", "state of ", "affairs", 0, leaningPenalty},
		{"the first of the text", "the ", "state", 0, leaningPenalty},
		{"in capitals", "STATE OF ", "AFFAIRS", 0, leaningPenalty},
		{"with an accent", "quant à ", "la", 0, leaningPenalty},
		{"before two blanks", "state of  ", "affairs", 0, leaningPenalty},
		{"where a break is dearer", "of ", "it", 300, 300},
		{"another word", "affairs ", "of", 0, 0},
		{"the end of another word", "aloof ", "state", 0, 0},
		{"a mark behind it", "thought of, ", "and", 0, 0},
		{"no word", "– ", "and", 0, 0},
		{"the text's start", "", "of", 0, 0},
	} {
		text := []rune(c.before + c.after)
		got := phrases(text, []lang.Break{{At: len([]rune(c.before)), Penalty: c.penalty}})
		if got[0].Penalty != c.want {
			t.Errorf("%s: %q|%q costs %d, want %d", c.name, c.before, c.after, got[0].Penalty, c.want)
		}
	}
}
