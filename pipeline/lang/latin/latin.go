// Package latin is what languages in Latin letters have in common: justified lines, and the
// rules for words that are never parted with a hyphen.
package latin

import (
	"strings"
	"unicode"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/hyphen"
)

// Adjustment brings a line to its measure with its spaces first, then with all its letters,
// by a hundredth of an em tighter or one and a half wider, which no eye sees (Bringhurst, The
// Elements of Typographic Style, 2.1.9, takes three hundredths for the most), then with its spaces
// again. Source Serif 4's are .237 em wide: by choice a line's are between .2 and .35 em. Where no
// better line can be had they grow further, for one ragged line among justified ones looks
// like a fault.
var Adjustment = lang.Adjustment{
	Shrink:  []lang.Step{{Kind: lang.WordSpace, Limit: 10}, {Kind: lang.Tracking, Limit: 10}, {Kind: lang.WordSpace, Limit: 27}},
	Stretch: []lang.Step{{Kind: lang.WordSpace, Limit: 20}, {Kind: lang.Tracking, Limit: 15}, {Kind: lang.WordSpace, Limit: 93}},
	Loose:   6,
}

// Language is a language in Latin letters without rules of its own, Vietnamese or German.
func Language() lang.Language { return lang.Language{Adjustment: Adjustment} }

// shortest is the number of letters below which a word is left whole.
const shortest = 5

// Hyphens gives the function that parts words by a set of patterns, with at least left
// letters before the hyphen and right ones after it. Words of names stay whole, and so do
// abbreviations and words with a capital inside.
func Hyphens(patterns func() *hyphen.Patterns, left, right int, names []string) func(word []rune) []int {
	whole := map[string]bool{}
	for _, name := range names {
		for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) }) {
			whole[word] = true
		}
	}
	return func(word []rune) []int {
		if len(word) < shortest || whole[string(word)] || capitalInside(word) {
			return nil
		}
		return patterns().Points(word, left, right)
	}
}

func capitalInside(word []rune) bool {
	for _, r := range word[1:] {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}
