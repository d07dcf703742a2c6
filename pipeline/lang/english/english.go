// Package english is English as America and as Britain print it.
package english

import (
	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/hyphen"
	"letterpress/pipeline/lang/latin"
)

// The smallest parts of a word on either side of a hyphen, as the patterns' authors ask.
const left, right = 2, 3

// American is English of the United States and Canada, parted by sound; names are never
// parted.
func American(names []string) lang.Language {
	return lang.Language{Adjustment: latin.Adjustment, Phrases: latin.Phrases(leaning), Hyphens: latin.Hyphens(hyphen.American, left, right, names), Date: date}
}

// British is English of Britain, Australia and New Zealand, parted by the parts of words;
// names are never parted.
func British(names []string) lang.Language {
	return lang.Language{Adjustment: latin.Adjustment, Phrases: latin.Phrases(leaning), Hyphens: latin.Hyphens(hyphen.British, left, right, names), Date: date}
}

// Words that belong to the one behind them: no line of a title ends with one where it need not.
const leaning = `a an the of to in on at by for from with without into onto over under about between against as and or nor but than
that which who my your his her its our their this these those no not very`
