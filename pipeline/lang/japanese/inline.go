package japanese

import (
	"unicode"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/unit"
)

// inline gives what is set before text[at] in the middle of a line, beyond the glyphs' own
// widths, and how it changes (JLREQ 3.1.2, 3.1.4 to 3.1.6, 3.2.6 and its tables 1 and 2).
func inline(text []rune, at int, before, after class) (unit.Em, lang.GapKind) {
	switch {
	case before == space:
		return afterSpace(text, at, after), lang.Fixed
	case before == dividing:
		if sentence(text[at:], after) {
			return whole, lang.Fixed
		}
	case before == middle, after == middle:
		if blankAfter(before) == half || after == opening {
			return -half, lang.MiddleDot
		}
		return 0, lang.MiddleDot
	case insideNumber(text, at):
		return -half, lang.Fixed
	case before == closing, before == comma, before == stop:
		return afterMark(before, after)
	case before == opening && after == opening:
		return -half, lang.Fixed
	case after == opening:
		if before != ideographic {
			return 0, lang.Fixed // what is as narrow as an i has no half em to give
		}
		return 0, lang.Mark
	case before == letter && native(text[at]), native(text[at-1]) && after == letter:
		return quarter, lang.Mixed
	}
	return 0, lang.Fixed
}

// afterSpace makes a plain space a third of an em wide, and leaves nothing before a bracket
// that follows the author's own indent.
func afterSpace(text []rune, at int, after class) unit.Em {
	switch {
	case text[at-1] == ' ':
		return wordSpace
	case at == 1 && after == opening:
		return -half
	}
	return 0
}

// afterMark gives what stands between a mark that is blank behind and what follows: half an
// em, wherever it comes from, and nothing before another mark that closes (JLREQ 3.1.4). After
// a full stop it never shrinks.
func afterMark(before, after class) (natural unit.Em, kind lang.GapKind) {
	kind = lang.Mark
	if before == stop {
		kind = lang.Fixed
	}
	switch after {
	case closing, comma, stop, dividing:
		return -half, lang.Fixed
	case opening:
		return -half, kind
	case space:
		return 0, lang.Fixed
	}
	return 0, kind
}

// sentence reports a text that goes on after ！ or ？ with another sentence: not with a mark,
// and not with what quotes the one before, 「と言う」.
func sentence(text []rune, first class) bool {
	if first != ideographic && first != letter || noLineStart[text[0]] || unparted[text[0]] {
		return false
	}
	if len(text) < 2 {
		return true
	}
	quoting := text[0] == 'と' && (unicode.Is(unicode.Han, text[1]) || text[1] == 'い')
	return !quoting
}

// native reports a kana or kanji, and the marks that stand for one: what is set off from
// letters of other scripts.
func native(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}

// parts reports a place that may part to fill a line: not inside words and numbers, nor
// inside dashes and ellipses, nor where a mark belongs to its neighbour (JLREQ, table 6).
func parts(text []rune, at int, before, after class) bool {
	a, b := text[at-1], text[at]
	switch {
	case before == space, after == space, before == foreign, after == foreign, before == dividing, before == opening, before == middle:
		return false
	case after == closing, after == comma, after == stop, after == middle, after == dividing, insideNumber(text, at):
		return false
	case before == letter:
		return after == opening
	case after == letter:
		return before != ideographic
	case latin(a) && latin(b), a == b && unparted[a], digit(a) && noLineStart[b], noLineEnd[a]:
		return false
	}
	return (a != '〳' && a != '〴') || b != '〵'
}
