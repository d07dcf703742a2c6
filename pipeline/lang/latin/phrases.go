package latin

import (
	"strings"
	"unicode"

	"letterpress/pipeline/lang"
)

// leaningPenalty is the price of a ragged line that ends with a word which leans on the next:
// a title would have its lines a third of the measure shorter before it paid that.
const leaningPenalty = 40

// Phrases gives the function that prices the breaks of a text whose lines should end between
// phrases. Leaning are the words that belong to the one behind them, in small letters and with
// blanks between: articles, prepositions, conjunctions.
func Phrases(leaning string) func(text []rune, breaks []lang.Break) []lang.Break {
	leans := map[string]bool{}
	for _, word := range strings.Fields(leaning) {
		leans[word] = true
	}
	return func(text []rune, breaks []lang.Break) []lang.Break {
		out := make([]lang.Break, len(breaks))
		for i, b := range breaks {
			if leans[wordBefore(text, b.At)] {
				b.Penalty = max(b.Penalty, leaningPenalty)
			}
			out[i] = b
		}
		return out
	}
}

// wordBefore gives the word before the blanks before text[at], in small letters; none where
// a mark stands between.
func wordBefore(text []rune, at int) string {
	for at > 0 && unicode.IsSpace(text[at-1]) {
		at--
	}
	from := at
	for from > 0 && (unicode.IsLetter(text[from-1]) || unicode.Is(unicode.M, text[from-1])) {
		from--
	}
	return strings.ToLower(string(text[from:at]))
}
