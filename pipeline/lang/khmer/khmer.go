// Package khmer lets lines of Khmer end between words. Khmer is written without blanks
// between words, so that UAX 14 knows no place inside a phrase: the words are found with a
// dictionary, as the words of the least total price.
//
// A line that finds no such place may end between two clusters, at a price that only an
// overfull line pays. Inside a cluster it never ends.
package khmer

import (
	"sync"

	"letterpress/pipeline/lang"
)

// Language gives Khmer as the stages know it. Names are the glossary's forms of persons and
// parties: no word break parts them, and at a blank inside one a break is dear. Terms are
// its other forms: one that the dictionary cannot spell is a word too.
//
// Lines are ragged: Khmer has no gaps of its own.
func Language(names, terms []string) lang.Language {
	known := sync.OnceValue(func() nameSet { return newNames(names).with(terms) })
	return lang.Language{Date: date, Breaks: func(text []rune, uax []lang.Break) []lang.Break {
		return breaks(text, uax, known())
	}}
}
