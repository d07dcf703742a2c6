// Package cluster takes Khmer text apart into orthographic syllables: a base with the
// signs and subscript letters that are drawn round it. A line never ends inside one.
package cluster

const (
	// Coeng is U+17D2, which makes the next letter a subscript.
	Coeng = '\u17D2'
	// Repetition is U+17D7 ៗ, which says the word before it twice.
	Repetition = '\u17D7'

	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)

// Base reports whether r is a consonant or an independent vowel: what a cluster begins
// with and what may stand below another letter (The Unicode Standard 16.0, 16.4).
func Base(r rune) bool { return r >= '\u1780' && r <= '\u17B3' }

// Mark reports whether r belongs to the cluster of the rune before it, whatever that is:
// dependent vowels, signs, the coeng and the joiners. All are Extend or SpacingMark in UAX 29.
func Mark(r rune) bool {
	return r >= '\u17B4' && r <= '\u17D3' || r == '\u17DD' || r == zeroWidthNonJoiner || r == zeroWidthJoiner
}

// Letter reports whether r can stand in a Khmer word. Digits, punctuation and the
// repetition sign cannot.
func Letter(r rune) bool { return Base(r) || Mark(r) || r == '\u17DC' }

// Ends appends to ends the offsets at which the clusters of run end, ascending, the last
// being len(run). Run holds letters alone; a mark without a base is a cluster of its own.
func Ends(run []rune, ends []int) []int {
	for i := 0; i < len(run); {
		i = end(run, i)
		ends = append(ends, i)
	}
	return ends
}

// end gives the offset at which the cluster that begins at i ends.
func end(run []rune, i int) int {
	if !subscript(run, i) {
		i++
	}
	for i < len(run) {
		switch {
		case subscript(run, i):
			i += 2
		case Mark(run[i]):
			i++
		default:
			return i
		}
	}
	return i
}

// subscript reports whether a coeng and the letter that it lowers stand at i.
func subscript(run []rune, i int) bool {
	return i+1 < len(run) && run[i] == Coeng && Base(run[i+1])
}
