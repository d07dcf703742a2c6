package english

import (
	"slices"
	"testing"
)

func TestBritainPartsByPartsOfWordsAndAmericaBySound(t *testing.T) {
	for _, c := range []struct {
		word              string
		american, british []int
	}{
		{"knowledge", []int{5}, []int{4}},
		{"undersigned", []int{2, 5}, []int{2, 5}},
	} {
		if got := American(nil).Hyphens([]rune(c.word)); !slices.Equal(got, c.american) {
			t.Errorf("America parts %s at %v, want %v", c.word, got, c.american)
		}
		if got := British(nil).Hyphens([]rune(c.word)); !slices.Equal(got, c.british) {
			t.Errorf("Britain parts %s at %v, want %v", c.word, got, c.british)
		}
	}
}

func TestNamesStayWhole(t *testing.T) {
	names := []string{"Candlelight Party"}
	if got := American(names).Hyphens([]rune("Candlelight")); got != nil {
		t.Errorf("Candlelight is parted at %v", got)
	}
	if got := British(names).Hyphens([]rune("Candlelight")); got != nil {
		t.Errorf("Candlelight is parted at %v", got)
	}
}

func TestWordsOfTheLetter(t *testing.T) {
	for word, want := range map[string]string{
		"authoritarianism": "au-thor-i-tar-i-an-ism",
		"parliamentarians": "par-lia-men-tar-i-ans",
		"electoral":        "elec-toral",
		"associate":        "as-so-ciate", // an exception
		"projects":         "projects",    // another
		"CNRP":             "CNRP",
		"term":             "term",
	} {
		runes, got, last := []rune(word), "", 0
		for _, at := range American(nil).Hyphens(runes) {
			got += string(runes[last:at]) + "-"
			last = at
		}
		if got += string(runes[last:]); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestLinesAreJustifiedAndUAX14IsLeftAlone(t *testing.T) {
	if l := American(nil); !l.Adjustment.Justifies() || l.Breaks != nil || l.Gaps != nil {
		t.Errorf("America: %+v", l)
	}
	if l := British(nil); !l.Adjustment.Justifies() || l.Breaks != nil || l.Gaps != nil {
		t.Errorf("Britain: %+v", l)
	}
}
