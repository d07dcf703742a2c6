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
	return lang.Language{Adjustment: latin.Adjustment, Hyphens: latin.Hyphens(hyphen.American, left, right, names), Date: date}
}

// British is English of Britain, Australia and New Zealand, parted by the parts of words;
// names are never parted.
func British(names []string) lang.Language {
	return lang.Language{Adjustment: latin.Adjustment, Hyphens: latin.Hyphens(hyphen.British, left, right, names), Date: date}
}
