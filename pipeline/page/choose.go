package page

import (
	"cmp"
	"maps"
	"slices"
	"sort"

	"letterpress/pipeline/unit"
)

// choose parts the pieces into pages: the cheapest of all ways. Where each text's best setting
// gives pages without a fault, and other settings could not save the last, it looks no further.
func choose(pieces []piece, depth unit.Length) [][]stretch {
	if len(pieces) == 0 {
		return nil
	}
	best := search(pieces, depth, 1)
	faultless := best.cost-int64(best.pages-1)*wholePage < hole
	if faultless && (best.pages == 1 || best.used > saving(pieces, best.pages)) {
		return best.follow()
	}
	if other := search(pieces, depth, most(pieces)); other.cost < best.cost {
		best = other
	}
	return best.follow()
}

// saving gives the most that other settings of the pieces, and pages that leave no line empty,
// could be shorter.
func saving(pieces []piece, pages int) unit.Length {
	var total, leading unit.Length
	for i := range pieces {
		tall := pieces[i].ways[0].height(0, pieces[i].ways[0].rows)
		least := tall
		for k := range pieces[i].ways {
			w := &pieces[i].ways[k]
			least = min(least, w.height(0, w.rows))
			leading = max(leading, w.leading)
		}
		total += tall - least
	}
	return total + unit.Length(pages-1)*(allowedEmpty+1)*leading
}

// most gives the largest number of ways that a piece has.
func most(pieces []piece) int {
	n := 0
	for i := range pieces {
		n = max(n, len(pieces[i].ways))
	}
	return n
}

// state is a place on a page to which the letter so far reaches: all that what follows
// depends on.
type state struct {
	used    unit.Length // of the page's depth
	lines   int         // on the page, at most lastRows
	hyphens int         // on the page
}

// node is the cheapest way to a state.
type node struct {
	state
	cost   int64
	pages  int
	before *node     // where the rows begin
	rows   []stretch // of one piece, one stretch a page
}

// search finds the cheapest way through all pieces, of each at most so many of its ways.
func search(pieces []piece, depth unit.Length, ways int) *node {
	nodes := []*node{{pages: 1}}
	for i := range pieces {
		s := searcher{depth: depth, piece: &pieces[i], next: map[state]*node{}}
		if i > 0 {
			s.part = pieces[i-1].part
		}
		for k := range pieces[i].ways[:min(ways, len(pieces[i].ways))] {
			s.set(nodes, &pieces[i].ways[k])
		}
		nodes = slices.SortedFunc(maps.Values(s.next), compare)
	}
	for _, n := range nodes {
		n.cost += short(n.lines)
	}
	return slices.MinFunc(nodes, func(a, b *node) int { return cmp.Or(cmp.Compare(a.cost, b.cost), compare(a, b)) })
}

// compare orders nodes by what they are, so that a map's order decides nothing.
func compare(a, b *node) int {
	return cmp.Or(cmp.Compare(a.used, b.used), cmp.Compare(a.lines, b.lines), cmp.Compare(a.hyphens, b.hyphens))
}

// searcher puts one piece behind those before it.
type searcher struct {
	depth unit.Length
	piece *piece
	part  int64 // price of a page that ends before the piece
	way   *way
	fresh []*node         // by row: the cheapest way to a new page that begins with it
	next  map[state]*node // the cheapest ways to the piece's end
}

// set puts the rows of one way behind each of nodes. What follows the top of a page does not
// depend on the pages before, so that of all ways to begin one with a row one is followed.
func (s *searcher) set(nodes []*node, w *way) {
	s.way, s.fresh = w, make([]*node, w.rows)
	for _, from := range nodes {
		start := *from
		start.cost += w.price
		start.before, start.rows = from, nil
		s.fill(&start, 0)
	}
	for at, n := range s.fresh {
		if n != nil {
			s.fill(n, at)
		}
	}
}

// fill puts the rows from one on, on the page that n has reached: each number of them that
// fits, and then a new page. A row that fits on no page stands alone on one.
func (s *searcher) fill(n *node, from int) {
	w, space := s.way, unit.Length(0)
	if n.used > 0 && from == 0 {
		space = s.piece.space
	}
	for to := s.first(n, from); to <= w.rows; to++ {
		height := n.used
		if to > from {
			height += space + w.height(from, to)
			if height > s.depth && (n.used > 0 || to > from+1) {
				return
			}
		}
		hyphens := w.hyphens[to] - w.hyphens[from]
		reached := state{height, min(n.lines+to-from, lastRows), n.hyphens + hyphens}
		cost := n.cost + crowded(n.hyphens, hyphens)
		switch {
		case to == w.rows:
			if known := s.next[reached]; known == nil || cost < known.cost {
				s.next[reached] = n.with(stretch{s.piece, w, from, to}, reached, cost)
			}
		case height > 0:
			s.turn(n, from, to, reached, cost)
		}
	}
}

// turn ends the page before row to.
func (s *searcher) turn(n *node, from, to int, reached state, cost int64) {
	part := s.part
	if to > 0 {
		part = s.way.parts[to-1]
	}
	cost += part + full(s.depth-reached.used, s.way.leading) + wholePage
	if known := s.fresh[to]; known == nil || cost < known.cost {
		on := n.with(stretch{s.piece, s.way, from, to}, state{}, cost)
		on.pages++
		s.fresh[to] = on
	}
}

// with gives a node further on; the stretch is empty where a page ends before the piece.
func (n *node) with(r stretch, reached state, cost int64) *node {
	on := *n
	on.state, on.cost, on.rows = reached, cost, append(slices.Clip(n.rows), r)
	return &on
}

// first gives the least number of rows that are tried on the page at hand. Of entries in
// columns, each of which may end a page, only the last few that fit are.
func (s *searcher) first(n *node, from int) int {
	w := s.way
	if w.columns < 2 {
		return from
	}
	fit := sort.Search(w.rows-from, func(k int) bool { return n.used+s.piece.space+w.height(from, from+k+1) > s.depth })
	if from+fit == w.rows {
		return from
	}
	return max(from, from+fit-2*w.columns)
}

// follow gives the stretches of each page.
func (n *node) follow() [][]stretch {
	var path []*node
	for ; n.before != nil; n = n.before {
		path = append(path, n)
	}
	pages := [][]stretch{nil}
	for _, n := range slices.Backward(path) {
		for i, r := range n.rows {
			if i > 0 {
				pages = append(pages, nil)
			}
			if r.from < r.to {
				pages[len(pages)-1] = append(pages[len(pages)-1], r)
			}
		}
	}
	return pages
}
