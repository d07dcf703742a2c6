package khmer

import (
	"slices"
	"unicode"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/khmer/cluster"
)

const (
	zeroWidthSpace     = '\u200B'
	wordJoiner         = '\u2060'
	noBreakSpace       = '\u00A0'
	narrowNoBreakSpace = '\u202F'
)

// Prices, where a space between words is 0 and 1000 is a break that a reader would notice.
const (
	wordPenalty      = 20
	phrasePenalty    = 60  // after a word that belongs to the next
	compoundPenalty  = 70  // between the parts of a compound (W3C sealreq, issue 4: acceptable)
	danglingPenalty  = 100 // after such a word that begins what follows a blank
	addressPenalty   = 200 // between a form of address and a name
	nameBlankPenalty = 400
	emergencyPenalty = 5000
)

// noLineStart reports what a line never begins with.
func noLineStart(r rune) bool {
	switch r {
	case 'ៗ', '។', '៕', '៖', '៘', '៚', '!', '?', '»', '”', '’', ')', ']', '៛', '%':
		return true
	}
	return false
}

// noLineEnd reports what a line never ends with, blanks after it or not.
func noLineEnd(r rune) bool {
	switch r {
	case '«', '“', '‘', '(', '[':
		return true
	}
	return false
}

// joins reports what forbids a break on either side.
func joins(r rune) bool {
	return r == wordJoiner || r == noBreakSpace || r == narrowNoBreakSpace
}

// breaks gives the places where a line of Khmer may end: those of UAX 14 outside Khmer
// words, the boundaries of words, and, at the price of an emergency, those of clusters.
func breaks(text []rune, uax []lang.Break, n nameSet) []lang.Break {
	b := breaker{text: text, at: make([]lang.Break, len(text)+1), segmenter: segmenter{names: n.words}}
	for _, u := range uax {
		if u.At > 0 && u.At < len(text) && !(cluster.Letter(text[u.At-1]) && cluster.Letter(text[u.At])) {
			b.at[u.At] = u
		}
	}
	for from := 0; from < len(text); {
		if !inPhrase(text[from]) {
			from++
			continue
		}
		to := from + 1
		for to < len(text) && inPhrase(text[to]) {
			to++
		}
		b.phrase(from, to)
		from = to
	}
	b.afterZeroWidthSpaces()
	b.keepNames(n.find(text))
	return b.allowed()
}

// inPhrase reports whether r belongs to a stretch of words written without blanks; a
// zero-width space is no blank.
func inPhrase(r rune) bool { return cluster.Letter(r) || r == zeroWidthSpace }

// breaker gathers the breaks of a text.
type breaker struct {
	text []rune
	at   []lang.Break // by rune; At is 0 where there is none
	segmenter
}

// phrase finds the words of text[from:to]. Where the writer marked any with a zero-width
// space the dictionary has no say: the writer knows better (W3C i18n-drafts, issue 163).
func (b *breaker) phrase(from, to int) {
	marked := slices.Contains(b.text[from:to], zeroWidthSpace)
	for from < to {
		if b.text[from] == zeroWidthSpace {
			from++
			continue
		}
		end := from
		for end < to && b.text[end] != zeroWidthSpace {
			end++
		}
		b.runOfLetters(from, end, !marked)
		from = end
	}
}

// runOfLetters offers the breaks inside a run of letters.
func (b *breaker) runOfLetters(from, to int, dictionary bool) {
	b.load(b.text[from:to])
	for _, end := range b.ends[1 : len(b.ends)-1] {
		b.offer(from+end, lang.Emergency, emergencyPenalty)
	}
	if !dictionary {
		return
	}
	b.betweenWords(from, b.words())
}

// betweenWords offers the boundaries of the words of the run that begins at rune from.
func (b *breaker) betweenWords(from int, words []word) {
	classBefore := class(0)
	for i, after := range words {
		classAfter := b.class(after)
		if !after.unknown && after.to-after.from > 2 {
			if at := b.joint(after); at > 0 {
				b.offer(from+b.ends[at], lang.Word, compoundPenalty)
			}
		}
		if i > 0 {
			switch before := words[i-1]; {
			case b.doubtful(before, after), b.bound(before, after), b.suffix(words, i, classAfter):
			case b.compound(before, after):
				b.offer(from+b.ends[after.from], lang.Word, compoundPenalty)
			case i == 1 && classBefore&forward != 0 && from > 0 && b.text[from-1] == ' ':
				b.offer(from+b.ends[after.from], lang.Word, danglingPenalty)
			case parts(classBefore, classAfter):
				b.offer(from+b.ends[after.from], lang.Word, phrasePenalty)
			default:
				b.offer(from+b.ends[after.from], lang.Word, wordPenalty)
			}
		}
		classBefore = classAfter
	}
}

func (b *breaker) offer(at int, kind lang.BreakKind, penalty int) {
	b.at[at] = lang.Break{At: at, Kind: kind, Penalty: penalty}
}

// afterZeroWidthSpaces offers a break after each, whatever UAX 14 says.
func (b *breaker) afterZeroWidthSpaces() {
	for i, r := range b.text {
		if r == zeroWidthSpace && i+1 < len(b.text) && !cluster.Mark(b.text[i+1]) {
			b.offer(i+1, lang.Space, 0)
		}
	}
}

// keepNames takes the breaks out of names, but for the dear ones at their blanks and at the
// blank after a form of address.
func (b *breaker) keepNames(found []span) {
	for _, name := range found {
		if at := name.from; at > 1 && b.text[at-1] == ' ' && addressed(b.text, at-1) {
			b.at[at].Penalty = addressPenalty
		}
		for at := name.from + 1; at < name.to; at++ {
			switch {
			case b.text[at-1] == ' ' || b.text[at-1] == zeroWidthSpace:
				b.at[at].Penalty = nameBlankPenalty
			case b.at[at].At > 0 && b.at[at].Kind != lang.Emergency:
				b.at[at] = lang.Break{}
				if cluster.Letter(b.text[at-1]) && cluster.Letter(b.text[at]) {
					b.offer(at, lang.Emergency, emergencyPenalty)
				}
			}
		}
	}
}

// allowed gives the breaks that leave no mark stranded, ascending.
func (b *breaker) allowed() []lang.Break {
	var out []lang.Break
	for at := 1; at < len(b.text); at++ {
		k := b.at[at]
		if k.At == 0 {
			continue
		}
		before, after := b.text[at-1], b.text[at]
		if !joins(before) && !joins(after) && !cluster.Mark(after) && !noLineStart(firstInk(b.text[at:])) && !noLineEnd(lastInk(b.text[:at])) {
			out = append(out, k)
		}
	}
	return out
}

// lastInk gives the last rune that is no blank and is seen: a bracket with a blank after it
// opens all the same. 0 is none.
func lastInk(text []rune) rune {
	for i := len(text) - 1; i >= 0; i-- {
		if inked(text[i]) {
			return text[i]
		}
	}
	return 0
}

// firstInk gives the first such rune.
func firstInk(text []rune) rune {
	for _, r := range text {
		if inked(r) {
			return r
		}
	}
	return 0
}

func inked(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }
