package linebreak

import (
	"slices"
	"testing"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// between makes a breaker with a stop of each kind between a text's start and its end.
func between(kinds ...lang.BreakKind) *breaker {
	b := &breaker{p: &shape.Paragraph{Size: 10 * unit.Point}, stops: []stop{{}}}
	for _, k := range kinds {
		b.stops = append(b.stops, stop{kind: k})
	}
	b.stops = append(b.stops, stop{})
	return b
}

func TestLadders(t *testing.T) {
	kinds := []lang.BreakKind{lang.Space, lang.Word, lang.Author, lang.Hyphen, lang.Emergency}
	for _, above := range kinds {
		for _, below := range kinds {
			want := above == lang.Hyphen && below == lang.Hyphen || above == lang.Hyphen && below == lang.Author || above == lang.Author && below == lang.Hyphen
			if got := between(above, below).ladder(1, 2); got != want {
				t.Errorf("%s below %s: %v", below, above, got)
			}
		}
		if between(above).ladder(0, 1) || between(above).ladder(1, 2) {
			t.Errorf("%s: the first line, or the last, is a ladder", above)
		}
	}
}

func TestWhatALineCosts(t *testing.T) {
	plain := between(lang.Space, lang.Space)
	cost := func(b *breaker, from, to int, c candidate) int64 { return b.demerits(from, to, c) }
	line := candidate{natural: 100 * unit.Point}
	for _, c := range []struct {
		name           string
		dearer, than   int64
		byMore, byLess int64 // the difference is at least and at most
	}{
		{"a stretched line", cost(plain, 1, 2, candidate{ratio: 1000}), cost(plain, 1, 2, line), 12_000, 12_000},
		{"a loose line", cost(plain, 1, 2, candidate{ratio: 1100, loose: true}), cost(plain, 1, 2, candidate{ratio: 4600}), 100_000, 1 << 40},
		{"of two loose lines the looser", cost(plain, 1, 2, candidate{ratio: 5000, loose: true}), cost(plain, 1, 2, candidate{ratio: 2000, loose: true}), 1, 1 << 40},
		{"a last line of two ems", cost(plain, 2, 3, candidate{natural: 20 * unit.Point}), cost(plain, 2, 3, candidate{natural: 31 * unit.Point}), runt, runt},
		{"a hyphen before the last line", cost(between(lang.Hyphen), 1, 2, line), cost(between(lang.Space), 1, 2, line), finalHyphen, finalHyphen},
		{"a ladder", cost(between(lang.Hyphen, lang.Hyphen), 1, 2, line), cost(between(lang.Space, lang.Hyphen), 1, 2, line), doubleHyphen, doubleHyphen},
		{"two of the author's hyphens", cost(between(lang.Author, lang.Author), 1, 2, line), cost(between(lang.Space, lang.Author), 1, 2, line), authorsHyphen, authorsHyphen},
		{"a parted word", cost(between(lang.Space, lang.Emergency), 1, 2, line), cost(between(lang.Space, lang.Space), 1, 2, candidate{ratio: 9000, loose: true}), 1, 1 << 40},
		{"an overfull line", cost(plain, 1, 2, candidate{overfull: 1}), cost(between(lang.Space, lang.Emergency), 1, 2, line), 1, 1 << 50},
	} {
		if by := c.dearer - c.than; by < c.byMore || by > c.byLess {
			t.Errorf("%s costs %d more, want %d to %d", c.name, by, c.byMore, c.byLess)
		}
	}
}

func TestNeighboursContrast(t *testing.T) {
	for _, c := range []struct {
		ratio int
		loose bool
		want  fit
	}{{-1000, false, tight}, {-501, false, tight}, {-500, false, decent}, {0, false, decent}, {500, false, decent}, {501, false, loose},
		{1000, false, loose}, {1001, false, veryLoose}, {900, true, veryLoose}} {
		if got := (candidate{ratio: c.ratio, loose: c.loose}).fit(); got != c.want {
			t.Errorf("ratio %d is %d, want %d", c.ratio, got, c.want)
		}
	}
	for above := tight; above <= veryLoose; above++ {
		for below := tight; below <= veryLoose; below++ {
			want := int64(0)
			if above == tight && below >= loose || below == tight && above >= loose || above == decent && below == veryLoose || above == veryLoose && below == decent {
				want = contrasting
			}
			if got := contrast(above, below); got != want {
				t.Errorf("%d above %d costs %d", above, below, got)
			}
		}
	}
	if contrasting < 5_000 {
		t.Error("no contrast to speak of")
	}
}

func TestTheBestWaysAreKept(t *testing.T) {
	of := func(lines, hyphens int, f fit, demerits int64) node {
		return node{lines: lines, hyphens: hyphens, fit: f, demerits: demerits}
	}
	start := []node{of(3, 1, decent, 50), of(3, 0, decent, 80), of(4, 0, tight, 20)}
	for _, c := range []struct {
		name string
		add  node
		want []node
	}{
		{"a way of another fit", of(3, 1, loose, 90), []node{of(3, 1, decent, 50), of(3, 0, decent, 80), of(4, 0, tight, 20), of(3, 1, loose, 90)}},
		{"a worse one of the same", of(3, 1, decent, 51), start},
		{"one with more hyphens and no better", of(3, 2, decent, 50), start},
		{"one with more hyphens and better", of(3, 2, decent, 49), []node{of(3, 1, decent, 50), of(3, 0, decent, 80), of(4, 0, tight, 20), of(3, 2, decent, 49)}},
		{"the best of its number of lines", of(3, 0, decent, 40), []node{of(4, 0, tight, 20), of(3, 0, decent, 40)}},
		{"too far below the best", of(3-window+1, 0, decent, 99), start},
		{"so far above that the lowest go", of(3+window, 0, decent, 10), []node{of(4, 0, tight, 20), of(3+window, 0, decent, 10)}},
	} {
		if got := keepBest(slices.Clone(start), c.add); !slices.Equal(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
