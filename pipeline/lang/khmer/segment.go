package khmer

import (
	"math"
	"slices"

	"letterpress/pipeline/lang/khmer/cluster"
)

// Prices in sixteenths of a nat, as the dictionary's own.
const (
	unknownRun     = 6 * 16 // to begin a stretch that no word covers
	unknownCluster = 5 * 16 // each of its clusters
	namePrice      = 4 * 16 // a name: less than any way to take it apart
)

// word is what lies between two boundaries of a run.
type word struct {
	from, to int  // cluster ends
	unknown  bool // no word that the dictionary or the names have
}

// doubtful reports a boundary that is likelier the inside of a word that the dictionary
// lacks: beside a single unknown cluster, and before a single letter.
func (s *segmenter) doubtful(before, after word) bool {
	scrap := func(w word) bool { return w.unknown && w.to-w.from == 1 }
	return scrap(before) || scrap(after) || s.ends[after.to]-s.ends[after.from] == 1
}

// compound reports whether the dictionary has the two words as one, too.
func (s *segmenter) compound(before, after word) bool {
	for to, e := range s.entries(before.from) {
		if to == after.to {
			return e.value != noWord
		}
	}
	return false
}

// arrival is the cheapest way to the end of a cluster.
type arrival struct {
	price int
	last  word // the word that arrives
	after bool // the word before it is unknown
}

const unreached = math.MaxInt / 2

// segmenter finds the words of runs one after the other; one goroutine uses it.
type segmenter struct {
	names [][]rune // folded names in one word, which join the dictionary
	run   []rune   // folded
	ends  []int    // cluster k of the run ends before run[ends[k]]; ends[0] is 0
	// The best ways to each cluster end by a word that is known and by one that is not.
	known, unknown []arrival
}

// load takes a run of letters, of which it keeps a folded copy.
func (s *segmenter) load(run []rune) {
	s.run = append(s.run[:0], run...)
	s.ends = cluster.Ends(s.run, append(s.ends[:0], 0))
	cluster.Fold(s.run)
}

// words gives the words of the run, which is not empty: those of the least total price.
// Neighbouring unknown clusters are one word.
func (s *segmenter) words() []word {
	n := len(s.ends)
	s.known = slices.Grow(s.known[:0], n)[:n]
	s.unknown = slices.Grow(s.unknown[:0], n)[:n]
	for k := range n {
		s.known[k], s.unknown[k] = arrival{price: unreached}, arrival{price: unreached}
	}
	s.known[0].price = 0
	for k := range n - 1 {
		s.leaveKnown(k)
		s.leaveUnknown(k)
	}
	return s.trace()
}

// leaveKnown prices the known words that begin at cluster end k.
func (s *segmenter) leaveKnown(k int) {
	way := arrival{price: s.known[k].price}
	if p := s.unknown[k].price; p < way.price {
		way = arrival{price: p, after: true}
	}
	arrive := func(to, price int) {
		if p := way.price + price; p < s.known[to].price {
			s.known[to] = arrival{price: p, last: word{from: k, to: to}, after: way.after}
		}
	}
	for to, e := range s.entries(k) {
		arrive(to, e.cost(to-k))
	}
	for _, name := range s.names {
		if to, ok := s.reads(k, name); ok {
			arrive(to, namePrice)
		}
	}
}

// leaveUnknown prices the cluster after cluster end k as one that no word covers.
func (s *segmenter) leaveUnknown(k int) {
	way := arrival{price: s.known[k].price + unknownRun + unknownCluster, last: word{from: k, to: k + 1, unknown: true}}
	if p := s.unknown[k].price + unknownCluster; p < way.price {
		way = arrival{price: p, last: word{from: s.unknown[k].last.from, to: k + 1, unknown: true}}
	}
	s.unknown[k+1] = way
}

// trace follows the cheapest way back from the run's end.
func (s *segmenter) trace() []word {
	var words []word
	k := len(s.ends) - 1
	unknown := s.unknown[k].price < s.known[k].price
	for k > 0 {
		way := s.known[k]
		if unknown {
			way = s.unknown[k]
		}
		words = append(words, way.last)
		// Before an unknown stretch stands a known word: two stretches would be one.
		k, unknown = way.last.from, way.after && !unknown
	}
	slices.Reverse(words)
	return words
}

// entries yields the dictionary's words that begin at cluster end k, each with the
// cluster end at which it ends.
func (s *segmenter) entries(k int) func(yield func(int, entry) bool) {
	return func(yield func(int, entry) bool) {
		st, to := root(), k+1
		for i := s.ends[k]; i < len(s.run); i++ {
			var e entry
			if st, e = st.step(s.run[i]); i+1 == s.ends[to] {
				if e.value != noWord && !yield(to, e) {
					return
				}
				to++
			}
			if st == 0 {
				return
			}
		}
	}
}

// reads reports whether the run goes on with name after cluster end k, and where it ends.
func (s *segmenter) reads(k int, name []rune) (to int, ok bool) {
	from := s.ends[k]
	if len(s.run)-from < len(name) || !slices.Equal(s.run[from:from+len(name)], name) {
		return 0, false
	}
	return slices.BinarySearch(s.ends, from+len(name))
}
