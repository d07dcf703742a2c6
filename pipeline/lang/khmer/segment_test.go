package khmer

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang/khmer/cluster"
)

// clusters are short enough that words of the dictionary come out, and such that none does.
var clusters = rapid.SampledFrom([]string{"ក", "កា", "ការ", "រ", "បាន", "បា", "ន", "អង្គ", "ឡូ", "ហ៊ុ", "ស្រ្តី", "ឲ្យ", "ឱ្យ", "ម៉ឹ", "ជា", "តិ", "ពល", "រដ្ឋ"})

func phrases(max int) *rapid.Generator[[]rune] {
	return rapid.Custom(func(t *rapid.T) []rune {
		return []rune(strings.Join(rapid.SliceOfN(clusters, 1, max).Draw(t, "clusters"), ""))
	})
}

// price adds up what words cost, as the package says it.
func price(s *segmenter, words []word) int {
	total := 0
	for _, w := range words {
		if w.unknown {
			total += unknownRun + (w.to-w.from)*unknownCluster
			continue
		}
		best := unreached
		for to, e := range s.entries(w.from) {
			if to == w.to {
				best = e.cost(to - w.from)
			}
		}
		for _, name := range s.names {
			if to, ok := s.reads(w.from, name); ok && to == w.to {
				best = min(best, namePrice)
			}
		}
		total += best
	}
	return total
}

// cheapest tries every way to take the clusters from k apart; after says that the word
// before them is unknown.
func cheapest(s *segmenter, k int, after bool) int {
	if k == len(s.ends)-1 {
		return 0
	}
	best := unreached
	for to := k + 1; to < len(s.ends); to++ {
		if known := price(s, []word{{from: k, to: to}}); known < unreached {
			best = min(best, known+cheapest(s, to, false))
		}
		if !after {
			best = min(best, price(s, []word{{from: k, to: to, unknown: true}})+cheapest(s, to, true))
		}
	}
	return best
}

// TestWordsAreThoseOfTheLeastPrice compares with all ways there are.
func TestWordsAreThoseOfTheLeastPrice(t *testing.T) {
	names := newNames([]string{"ឡូឡូ", "ហ៊ុកា"}).words
	rapid.Check(t, func(t *rapid.T) {
		s := segmenter{names: names}
		run := phrases(7).Draw(t, "run")
		s.load(run)
		words := s.words()
		if got, want := price(&s, words), cheapest(&s, 0, false); got != want {
			t.Fatalf("%s: %s costs %d, the least is %d", string(run), spelt(&s, words), got, want)
		}
	})
}

// TestWordsCoverTheRunOnce holds for a segmenter that is used again and again.
func TestWordsCoverTheRunOnce(t *testing.T) {
	var s segmenter
	rapid.Check(t, func(t *rapid.T) {
		run := phrases(30).Draw(t, "run")
		s.load(run)
		at, unknown := 0, false
		for _, w := range s.words() {
			if w.from != at || w.to <= w.from {
				t.Fatalf("%s: a word from %d to %d after %d", string(run), w.from, w.to, at)
			}
			if unknown && w.unknown {
				t.Fatalf("%s: two unknown stretches meet at %d", string(run), at)
			}
			at, unknown = w.to, w.unknown
		}
		if at != len(s.ends)-1 {
			t.Fatalf("%s: words end at %d of %d", string(run), at, len(s.ends)-1)
		}
	})
}

func spelt(s *segmenter, words []word) string {
	var out []string
	for _, w := range words {
		text := string(s.run[s.ends[w.from]:s.ends[w.to]])
		if w.unknown {
			text = "(" + text + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

// TestWords shows unknown stretches in brackets.
func TestWords(t *testing.T) {
	for _, c := range []struct {
		name, run string
		names     []string
		want      string
	}{
		{"one word", "ការ", nil, "ការ"},
		{"a long word and not its parts", "បោះឆ្នោត", nil, "បោះឆ្នោត"},
		{"words that the counts know", "ការបោះឆ្នោតជាតិ", nil, "ការ បោះឆ្នោត ជាតិ"},
		{"an unknown name", "លោកម៉ឹនុយបាន", nil, "លោក (ម៉ឹនុយ) បាន"},
		{"the same name known", "លោកម៉ឹនុយបាន", []string{"ម៉ឹនុយ"}, "លោក ម៉ឹនុយ បាន"},
		{"both spellings of a word", "ឲ្យឱ្យ", nil, "ឱ្យ ឱ្យ"},
		{"subscripts in the wrong order", "ស្រ្តីបាន", nil, "ស្ត្រី បាន"},
		{"a word of the press", "ក្រុមប្រឹក្សាឃុំ", nil, "ក្រុមប្រឹក្សា ឃុំ"},
		{"marks alone", "ាិ", nil, "(ាិ)"},
	} {
		s := segmenter{names: newNames(c.names).words}
		s.load([]rune(c.run))
		if got := spelt(&s, s.words()); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestDoubtful(t *testing.T) {
	var s segmenter
	s.load([]rune("កាកកាខា"))
	for _, c := range []struct {
		name          string
		before, after word
		want          bool
	}{
		{"two known words", word{from: 0, to: 1}, word{from: 2, to: 4}, false},
		{"after an unknown cluster", word{from: 0, to: 1, unknown: true}, word{from: 2, to: 4}, true},
		{"before an unknown cluster", word{from: 1, to: 2}, word{from: 2, to: 3, unknown: true}, true},
		{"after an unknown name", word{from: 0, to: 2, unknown: true}, word{from: 2, to: 4}, false},
		{"before an unknown name", word{from: 0, to: 2}, word{from: 2, to: 4, unknown: true}, false},
		{"before a lone letter", word{from: 0, to: 1}, word{from: 1, to: 2}, true},
		{"after a lone letter", word{from: 1, to: 2}, word{from: 2, to: 4}, false},
	} {
		if got := s.doubtful(c.before, c.after); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestCompound(t *testing.T) {
	for _, c := range []struct {
		name, first, second string
		want                bool
	}{
		{"the dictionary has both as one", "នៅ", "តែ", true},
		{"a frequent pair that it has not", "លើ", "បណ្តាញ", false},
		{"it goes on but does not end there", "បោះ", "ឆ្នោ", false},
	} {
		var s segmenter
		s.load([]rune(c.first + c.second))
		middle := len(cluster.Ends([]rune(c.first), nil))
		if got := s.compound(word{from: 0, to: middle}, word{from: middle, to: len(s.ends) - 1}); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestAFoldedRunIsACopy(t *testing.T) {
	run := []rune("ស្ដីឲ្យ")
	kept := slices.Clone(run)
	var s segmenter
	s.load(run)
	if !slices.Equal(run, kept) || slices.Equal(s.run, kept) {
		t.Errorf("the text is %q, the copy %q", string(run), string(s.run))
	}
}
