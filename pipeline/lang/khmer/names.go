package khmer

import (
	"cmp"
	"slices"

	"letterpress/pipeline/lang/khmer/cluster"
)

// nameSet is the forms that a glossary keeps whole, folded.
type nameSet struct {
	words   [][]rune // in one word: they join the dictionary
	phrases [][]rune // with a blank, a hyphen or a Latin letter inside; the longest first
}

// span is a stretch of the text, in runes.
type span struct{ from, to int }

// newNames sorts the forms into words and phrases.
func newNames(forms []string) nameSet {
	var n nameSet
	for _, form := range forms {
		f := foldAll([]rune(form))
		switch {
		case len(f) == 0:
		case slices.ContainsFunc(f, func(r rune) bool { return !cluster.Letter(r) }):
			n.phrases = append(n.phrases, f)
		default:
			n.words = append(n.words, f)
		}
	}
	slices.SortStableFunc(n.phrases, func(a, b []rune) int { return cmp.Compare(len(b), len(a)) })
	return n
}

// with adds those of the terms, the shortest first, that the dictionary and the words
// before cannot spell.
func (n nameSet) with(terms []string) nameSet {
	folded := make([][]rune, 0, len(terms))
	for _, term := range terms {
		folded = append(folded, foldAll([]rune(term)))
	}
	slices.SortStableFunc(folded, func(a, b []rune) int { return cmp.Compare(len(a), len(b)) })
	for _, term := range folded {
		if len(term) == 0 || slices.ContainsFunc(term, func(r rune) bool { return !cluster.Letter(r) }) {
			continue
		}
		s := segmenter{names: n.words}
		s.load(term)
		if slices.ContainsFunc(s.words(), func(w word) bool { return w.unknown }) {
			n.words = append(n.words, term)
		}
	}
	return n
}

// foldAll gives text in the form in which names are compared: its runs folded, its blanks
// that forbid a break plain spaces.
func foldAll(text []rune) []rune {
	f := slices.Clone(text)
	from := 0 // of the run of letters that i is in
	for i, r := range f {
		if cluster.Letter(r) {
			continue
		}
		cluster.Fold(f[from:i])
		from = i + 1
		if r == noBreakSpace || r == narrowNoBreakSpace {
			f[i] = ' '
		}
	}
	cluster.Fold(f[from:])
	return f
}

// find gives the phrases that stand in text, ascending, none inside or across another:
// the first wins, at one place the longest.
func (n nameSet) find(text []rune) []span {
	if len(n.phrases) == 0 {
		return nil
	}
	var found []span
	folded := foldAll(text)
	for i := 0; i < len(folded); i++ {
		for _, p := range n.phrases {
			to := i + len(p)
			if to <= len(folded) && slices.Equal(folded[i:to], p) && whole(text, i) && whole(text, to) {
				found = append(found, span{i, to})
				i = to - 1
				break
			}
		}
	}
	return found
}

// whole reports whether no cluster is cut at i.
func whole(text []rune, i int) bool {
	if i <= 0 || i >= len(text) {
		return true
	}
	return !cluster.Mark(text[i]) && text[i-1] != cluster.Coeng
}
