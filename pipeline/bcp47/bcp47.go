// Package bcp47 reads the tags by which a letter's files name languages, and knows what
// somebody may have meant by a name that is none.
package bcp47

import (
	"fmt"

	"golang.org/x/text/language"
)

// Parse reads a tag that is written in its canonical form (BCP 47, RFC 5646, 4.5): "fr-CA",
// never "fr_CA" or "FR". It gives false for every other name, and for und.
func Parse(name string) (language.Tag, bool) {
	tag, err := language.Parse(name)
	if err != nil || tag == language.Und || tag.String() != name {
		return language.Und, false
	}
	return tag, true
}

// DidYouMean gives the end of a hint for a name that Parse does not read: the canonical
// form, or the language of the country whose code it is, each with suffix behind it.
// It is empty where nothing is near.
func DidYouMean(name, suffix string) string {
	if tag, err := language.Parse(name); err == nil && tag != language.Und {
		return fmt.Sprintf("; did you mean %q?", tag.String()+suffix)
	}
	region, err := language.ParseRegion(name)
	if err != nil || !region.IsCountry() {
		return ""
	}
	tag, err := language.Compose(region)
	if err != nil {
		return ""
	}
	base, confidence := tag.Base()
	if confidence == language.No {
		return ""
	}
	return fmt.Sprintf("; %q is a country: did you mean %q?", name, base.String()+suffix)
}
