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
