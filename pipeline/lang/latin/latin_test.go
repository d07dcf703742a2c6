package latin

import (
	"slices"
	"testing"

	"letterpress/pipeline/lang/hyphen"
)

func TestWordsThatStayWhole(t *testing.T) {
	part := Hyphens(hyphen.American, 2, 3, []string{"Human Rights Watch", "Candlelight-Party"})
	for _, c := range []struct {
		name, word string
		want       []int
	}{
		{"an ordinary word", "organization", []int{2, 4, 6, 8}},
		{"a short word", "into", nil},
		{"an abbreviation", "ANFREL", nil},
		{"a capital inside", "McDonalds", nil},
		{"a capital in front", "Organization", []int{2, 4, 6, 8}},
		{"a word of a name", "Rights", nil},
		{"a word of a name behind a hyphen", "Candlelight", nil},
		{"the same word with a small letter", "candlelight", []int{3, 6}},
	} {
		got := part([]rune(c.word))
		if c.want == nil && got != nil || c.want != nil && len(got) == 0 {
			t.Errorf("%s: %s is parted at %v, want %v", c.name, c.word, got, c.want)
		} else if !slices.Equal(got, c.want) {
			t.Errorf("%s: %s is parted at %v, want %v", c.name, c.word, got, c.want)
		}
	}
}

func TestLanguageJustifiesByItsSpacesAlone(t *testing.T) {
	l := Language()
	if !l.Adjustment.Justifies() || l.Hyphens != nil || l.Breaks != nil || l.Gaps != nil {
		t.Errorf("%+v", l)
	}
}
