package english

import (
	"strings"
	"testing"

	"letterpress/pipeline/lang"
)

func TestATitleLeavesNoWordBehind(t *testing.T) {
	for _, c := range []struct {
		name, text string // | is the place
		dear       bool
	}{
		{"a preposition", "State of |Affairs", true},
		{"an article", "over the |Situation", true},
		{"a conjunction", "free and |fair", true},
		{"a capital", "The |Senate", true},
		{"a noun", "the Situation |in Cambodia", false},
		{"a particle with its mark", "called for, |and", false},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		at := len([]rune(before))
		for _, l := range []lang.Language{American(nil), British(nil)} {
			if got := l.Phrases([]rune(before+after), []lang.Break{{At: at}})[0].Penalty; got > 0 != c.dear {
				t.Errorf("%s: %s costs %d", c.name, c.text, got)
			}
		}
	}
}
