package french

import "testing"

func TestATitleLeavesNoWordBehind(t *testing.T) {
	for _, c := range []struct {
		name, text string // | is the place
		dear       bool
	}{
		{"a preposition", "quant à |la situation", true},
		{"an article with it", "au sein du |Parti", true},
		{"a conjunction", "libres et |équitables", true},
		{"a capital", "À |Paris", true},
		{"a noun", "la situation |des droits", false},
		{"a verb", "il a dit |non", false},
	} {
		text, breaks := marked(c.text)
		if got := Language(nil).Phrases(text, breaks)[0].Penalty; got > 0 != c.dear {
			t.Errorf("%s: %s costs %d", c.name, c.text, got)
		}
	}
}
