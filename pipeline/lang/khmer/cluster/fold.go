package cluster

// Fold rewrites run, which stands for a word to be looked up, in the form under which words
// are kept: spellings that look the same become the same. It changes no length and moves
// nothing across the end of a cluster. Text that is set is never folded.
//
//   - A subscript DA is written as a subscript TA: both have one glyph, and writers mix them.
//   - The second form of the independent vowel QOO is written as the first: ឲ្យ as ឱ្យ (names list of the
//     Unicode Standard: "a variant for 17B1, used in only two words").
//   - A subscript RO comes after the other subscript (The Unicode Standard 16.0, 16.4).
//   - A register shifter comes before the vowel, a vowel before NIKAHIT and REAHMUK.
func Fold(run []rune) {
	for i := range run {
		if run[i] == '\u17B2' {
			run[i] = '\u17B1'
		}
		foldSubscripts(run[i:])
	}
	for i := range run {
		for j := i; j > 0 && misplaced(run[j-1], run[j]); j-- {
			run[j-1], run[j] = run[j], run[j-1]
		}
	}
}

// foldSubscripts puts the subscripts at the start of s in their order.
func foldSubscripts(s []rune) {
	const da, ta, ro = 'ដ', 'ត', 'រ'
	if !subscript(s, 0) {
		return
	}
	if s[1] == da {
		s[1] = ta
	}
	if s[1] == ro && subscript(s, 2) {
		s[1], s[3] = s[3], s[1]
		if s[1] == da {
			s[1] = ta
		}
	}
}

// misplaced reports whether second ought to stand before first.
func misplaced(first, second rune) bool {
	vowel := func(r rune) bool { return r >= '\u17B6' && r <= '\u17C5' }
	switch first {
	case '\u17C6', '\u17C7': // NIKAHIT, REAHMUK
		return vowel(second)
	}
	return vowel(first) && (second == '\u17C9' || second == '\u17CA') // MUUSIKATOAN, TRIISAP
}
