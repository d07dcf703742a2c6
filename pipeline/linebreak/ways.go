package linebreak

import (
	"slices"

	"letterpress/pipeline/lang"
)

// node is the best way to a stop with a number of lines and no more hyphens whose last line is
// as tight or loose.
type node struct {
	lines    int
	hyphens  int // added ones; counted where alternatives are asked for
	fit      fit // of the last line
	demerits int64
	from     int // stop where the line ending here starts
	previous int // index into nodes[from]
}

// window is how many numbers of lines are followed at a stop: the best's and those round it.
const window = 6

// fewer is how many ways of as many lines and the same fit are followed at a stop: the best's and
// those with ever fewer hyphens. A text of many pages would have one for each of its hyphens.
const fewer = 12

// extend adds the line from-to to the best ways.
func (b *breaker) extend(from, to int, c candidate) {
	line := b.demerits(from, to, c)
	hyphens := 0
	if b.m.Alternatives && b.stops[to].kind == lang.Hyphen {
		hyphens = 1
	}
	for i, n := range b.nodes[from] {
		way := node{lines: n.lines + 1, hyphens: n.hyphens + hyphens, fit: c.fit(), from: from, previous: i}
		way.demerits = n.demerits + line
		if from > 0 {
			way.demerits += contrast(n.fit, way.fit)
		}
		b.nodes[to] = keepBest(b.nodes[to], way)
	}
}

// keepBest adds a way to those at a stop, unless one of as many lines, no more hyphens and the
// same fit is as good. What follows costs the same for all of one fit, and a setting of any
// number of lines may go on from each: where there are too many numbers, those furthest from
// the best's go, and where there are too many of one number and fit, the dearest.
func keepBest(nodes []node, way node) []node {
	for i := range nodes {
		if n := &nodes[i]; n.alike(&way) && n.hyphens <= way.hyphens && n.demerits <= way.demerits {
			return nodes
		}
	}
	first, last, best := way.lines, way.lines, way
	alike, dearest := 1, way
	kept := nodes[:0]
	for _, n := range nodes {
		if n.alike(&way) {
			if n.hyphens >= way.hyphens && n.demerits >= way.demerits {
				continue
			}
			if alike++; n.demerits > dearest.demerits {
				dearest = n
			}
		}
		kept = append(kept, n)
		first, last = min(first, n.lines), max(last, n.lines)
		if n.demerits < best.demerits {
			best = n
		}
	}
	kept = append(kept, way)
	if alike > fewer {
		kept = slices.DeleteFunc(kept, func(n node) bool { return n == dearest })
	}
	if last-first < window {
		return kept
	}
	gone := first
	if best.lines-first < last-best.lines {
		gone = last
	}
	return slices.DeleteFunc(kept, func(n node) bool { return n.lines == gone })
}

// alike reports whether what follows the two costs the same.
func (n *node) alike(o *node) bool { return n.lines == o.lines && n.fit == o.fit }

// bestOf gives the index of the node with the least demerits.
func bestOf(nodes []node) int {
	best := 0
	for i, n := range nodes {
		if n.demerits < nodes[best].demerits {
			best = i
		}
	}
	return best
}

// settings gives the best way to the end, then those as long, one line shorter and one longer,
// each the best with no more hyphens.
func (b *breaker) settings(ends []node) []Setting {
	best := bestOf(ends)
	out := []Setting{b.follow(ends[best])}
	if !b.m.Alternatives {
		return out
	}
	lines := ends[best].lines
	for i, n := range ends {
		if i == best || n.lines < lines-1 || n.lines > lines+1 {
			continue
		}
		worse := false
		for k, o := range ends {
			asGood := k != i && o.lines == n.lines && o.hyphens <= n.hyphens && o.demerits <= n.demerits
			worse = worse || asGood && (k < i || o.hyphens < n.hyphens || o.demerits < n.demerits)
		}
		if !worse {
			out = append(out, b.follow(n))
		}
	}
	return out
}

// follow turns a way into a setting.
func (b *breaker) follow(n node) Setting {
	demerits := n.demerits
	path := make([]int, n.lines)
	to := b.last()
	for i := n.lines - 1; i >= 0; i-- {
		path[i] = to
		to, n = n.from, b.nodes[n.from][n.previous]
	}
	return b.setting(path, demerits)
}

func (b *breaker) setting(path []int, demerits int64) Setting {
	s := Setting{Paragraph: b.p, Demerits: demerits, Lines: make([]Line, 0, len(path))}
	from := 0
	for _, to := range path {
		s.Lines = append(s.Lines, b.line(from, to))
		from = to
	}
	return s
}
