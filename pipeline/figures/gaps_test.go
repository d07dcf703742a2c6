package figures

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// widen adds to the advance of a line's cluster.
func (s *sample) widen(line, cluster, by int) { s.line(0, line).Clusters[cluster].Advance += by }

func TestWordSpaces(t *testing.T) {
	for _, c := range []struct {
		name      string
		make      func(s *sample)
		widest    unit.Em
		variation int
	}{
		{"all alike", func(s *sample) { s.text("en", "a b c ", "d e ", "f") }, 250, 0},
		{"150 and twice 250, 350 and 450", func(s *sample) {
			s.text("en", "a b ", "c d e ", "f g ", "h i ", "j")
			s.widen(0, 1, -100)
			s.widen(2, 1, 100)
			s.widen(3, 1, 200)
		}, 450, 352},
		{"the last line is not counted", func(s *sample) { s.text("en", "a b ", "c d"); s.widen(1, 1, 500) }, 250, 0},
		{"nor a ragged one", func(s *sample) {
			s.text("en", "a b ", "c d ", "e")
			s.widen(1, 1, 500)
			s.line(0, 1).Width -= 10_000
		}, 250, 0},
		{"nor the space at a line's end", func(s *sample) { s.text("en", "a b ", "c"); s.widen(0, 3, 500) }, 250, 0},
		{"nor that of an author's indent", func(s *sample) { s.text("en", " a b ", "c"); s.widen(0, 0, 500) }, 250, 0},
		{"nor a fixed one", func(s *sample) { s.text("en", "a b\u00a0c ", "d"); s.widen(0, 3, 500) }, 250, 0},
		{"tracking is part of it", func(s *sample) { s.text("en", "a b ", "c"); s.line(0, 0).Tracking = 110 }, 260, 0},
		{"spaces of no width", func(s *sample) { s.text("en", "a b ", "c"); s.widen(0, 1, -blank) }, 0, 0},
		{"none at all", func(s *sample) { s.text("en", "one") }, 0, -1},
	} {
		s := newSample(t)
		c.make(s)
		if f := s.figures(t); f.Widest != c.widest || f.Variation != c.variation {
			t.Errorf("%s: %d, %d; want %d, %d", c.name, f.Widest, f.Variation, c.widest, c.variation)
		}
	}
}

// between makes a sample in a language that fills lines between letters.
func between(t *testing.T, lines ...string) *sample {
	s := newSample(t)
	s.text("km", lines...)
	s.line(0, 0).Setting.Paragraph.Adjustment = parted
	return s
}

func TestLetterGaps(t *testing.T) {
	for _, c := range []struct {
		name      string
		lines     []string
		make      func(s *sample)
		widest    unit.Em
		variation int
	}{
		{"nothing is added", []string{"កខគ", "ឃង"}, func(*sample) {}, 0, 0},
		{"each line the same", []string{"កខគ", "ឃងច", "ឆ"}, func(s *sample) {
			for line := range 2 {
				s.widen(line, 0, 30)
				s.widen(line, 1, 30)
			}
		}, 30, 0},
		{"40 a gap and none: 20 from their mean", []string{"កខគ", "ឃងច", "ឆ"}, func(s *sample) {
			s.widen(0, 0, 60)
			s.widen(0, 1, 20)
		}, 60, 20},
		{"what is behind the last is none", []string{"កខគ", "ឃ"}, func(s *sample) { s.widen(0, 2, 60) }, 0, 0},
		{"a line of one letter", []string{"ក", "ខគ", "ឃ"}, func(s *sample) { s.widen(1, 0, 20) }, 20, 0},
		{"tracking is added everywhere", []string{"កខគ", "ឃងច", "ឆ"}, func(s *sample) { s.line(0, 0).Tracking = 440 }, 40, 20},
		{"less than nothing", []string{"កខគ", "ឃងច", "ឆ"}, func(s *sample) { s.line(0, 0).Tracking = -440 }, 0, 20},
		{"a gap of the language's is none of the line's", []string{"កខគ", "ឃងច", "ឆ"}, func(s *sample) {
			p := s.line(0, 0).Setting.Paragraph
			p.Gaps = []shape.Gap{{Cluster: 1, Kind: lang.Mixed, Natural: 250}, {Cluster: len(p.Clusters), Natural: 100}}
			s.widen(0, 0, 280)
		}, 30, 8},
		{"what was shaped anew at the line's end", []string{"កខគ", "ឃងច", "ឆ"}, func(s *sample) {
			p := s.line(0, 0).Setting.Paragraph
			anew := p.Clusters[1]
			anew.Advance += 300
			p.Breaks = []shape.Break{{Break: lang.Break{At: 3}, Before: []shape.Cluster{anew}}}
			s.widen(0, 1, 310)
		}, 10, 3},
		{"and at its start", []string{"កខគ", "ឃងច", "ឆ"}, func(s *sample) {
			p := s.line(0, 0).Setting.Paragraph
			anew := p.Clusters[3]
			anew.Advance += 300
			p.Breaks = []shape.Break{{Break: lang.Break{At: 3}, After: []shape.Cluster{anew}}}
			s.widen(1, 0, 310)
		}, 10, 3},
	} {
		s := between(t, c.lines...)
		c.make(s)
		if f := s.figures(t); f.Widest != c.widest || f.Variation != c.variation {
			t.Errorf("%s: %d, %d; want %d, %d", c.name, f.Widest, f.Variation, c.widest, c.variation)
		}
	}
}

// TestSeries compares the sums with the textbook's two passes in floating point.
func TestSeries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(1, 100_000), 1, 200).Draw(t, "values")
		var s series
		var mean, squares float64
		for _, x := range values {
			s.add(x)
			mean += float64(x) / float64(len(values))
		}
		for _, x := range values {
			squares += (float64(x) - mean) * (float64(x) - mean)
		}
		deviation := math.Sqrt(squares / float64(len(values)))
		if got := s.deviation(); math.Abs(float64(got)-deviation) > 1.01 {
			t.Fatalf("deviation %d, want %.3f", got, deviation)
		}
		if got := s.variation(); math.Abs(float64(got)-1000*deviation/mean) > .6 {
			t.Fatalf("variation %d, want %.3f", got, 1000*deviation/mean)
		}
	})
}
