package edition

import (
	"bytes"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// sorted gives the texts in the order of a language: the Unicode Collation Algorithm (UTS 10)
// with CLDR's rules for the language, and where it has none the root's. Those that weigh the
// same keep their order. CLDR's rule that accents count from a word's end in Canadian French
// is not in golang.org/x/text; Han characters stand in the order of CLDR, not of their readings.
func sorted(texts []Text, tag language.Tag) []Text {
	type keyed struct {
		text Text
		key  []byte
	}
	collator, all := collate.New(tag), make([]keyed, len(texts))
	var buffer collate.Buffer // of all keys
	for i, t := range texts {
		all[i] = keyed{t, collator.KeyFromString(&buffer, t.String())}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	out := make([]Text, len(all))
	for i, k := range all {
		out[i] = k.text
	}
	return out
}
