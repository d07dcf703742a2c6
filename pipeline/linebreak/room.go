package linebreak

import (
	"slices"
	"unicode"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// room holds what the gaps of a paragraph give and take, as running sums: element c of a
// slice sums the gaps before Clusters[c] that lie before a smaller cluster.
type room struct {
	natural []unit.Em
	shrink  bounds // what the lines can lose
	stretch bounds // what they can gain

	atStart  []unit.Em // by cluster: where a line starts there
	atEnd    []unit.Em // by cluster: where a line ends before it
	endBlank []unit.Em // by cluster: and what it may have beyond that
	tracks   bool      // the text can be tracked
}

// bounds are running sums of what gaps change by.
type bounds struct {
	ease []unit.Em // what a reader does not mind
	most []unit.Em // the limits, the last step's looseness included
}

// tracks reports a text in which each cluster is drawn as one code, so that character
// spacing parts clusters alone: a mark or format character inside a cluster is a code more.
func tracks(p *shape.Paragraph) bool {
	return !slices.ContainsFunc(p.Text.Runes, func(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) })
}

func measureRoom(p *shape.Paragraph, m Measure) room {
	var shrink, stretch limits
	if !m.Ragged {
		shrink, stretch = limitsOf(p.Adjustment.Shrink, 1), limitsOf(p.Adjustment.Stretch, p.Adjustment.Loose)
	}
	n := len(p.Clusters)
	r := room{natural: make([]unit.Em, n+2), shrink: newBounds(n), stretch: newBounds(n),
		atStart: make([]unit.Em, n+1), atEnd: make([]unit.Em, n+1), endBlank: make([]unit.Em, n+1), tracks: tracks(p)}
	next := 0
	for c := 0; c <= n; c++ {
		first := next
		for ; next < len(p.Gaps) && p.Gaps[next].Cluster == c; next++ {
			g := p.Gaps[next]
			r.atStart[c] += g.AtStart
			r.atEnd[c] += g.AtEnd
			r.endBlank[c] += g.EndBlank
		}
		r.natural[c+1] = r.natural[c]
		for _, g := range p.Gaps[first:next] {
			r.natural[c+1] += g.Natural
		}
		r.shrink.add(c, &shrink, p.Gaps[first:next], r.tracks)
		r.stretch.add(c, &stretch, p.Gaps[first:next], r.tracks)
	}
	return r
}

func newBounds(n int) bounds { return bounds{ease: make([]unit.Em, n+2), most: make([]unit.Em, n+2)} }

// add sums what the gaps before cluster c change by.
func (b *bounds) add(c int, l *limits, gaps []shape.Gap, tracks bool) {
	ease, most := b.ease[c], b.most[c]
	add := func(k lang.GapKind) {
		ease += l.ease[k]
		most += l.most[k]
	}
	if tracks {
		add(lang.Tracking)
	}
	alike := false
	for _, g := range gaps {
		add(g.Kind)
		alike = alike || l.alike[g.Kind]
	}
	if alike {
		add(lang.Alike)
	}
	b.ease[c+1], b.most[c+1] = ease, most
}

// limits sums the steps of an order for each kind of gap.
type limits struct {
	ease, most [lang.GapKinds]unit.Em
	alike      [lang.GapKinds]bool // the kinds whose gaps a step changes alike
}

// limitsOf sums an order whose last step may go loose times as far.
func limitsOf(steps []lang.Step, loose int) limits {
	var l limits
	for i, s := range steps {
		if s.Kind == lang.Alike {
			l.alike = kindsOf(steps[:i])
		}
		if s.Ease == 0 {
			s.Ease = s.Limit
		}
		l.ease[s.Kind] += s.Ease
		if i == len(steps)-1 {
			s.Limit *= unit.Em(max(loose, 1))
		}
		l.most[s.Kind] += s.Limit
	}
	return l
}

// kindsOf gives the kinds of gaps that steps change.
func kindsOf(steps []lang.Step) (kinds [lang.GapKinds]bool) {
	for _, s := range steps {
		kinds[s.Kind] = true
	}
	return kinds
}

// inside gives the part of sums that lies between start and end, both excluded.
func inside(sums []unit.Em, start, end int) unit.Em {
	if end <= start {
		return 0
	}
	return sums[end] - sums[start+1]
}

// within gives what the gaps between start and end, both excluded, change by in all.
func (b *bounds) within(start, end int, size unit.Length) (ease, most unit.Length) {
	return inside(b.ease, start, end).At(size), inside(b.most, start, end).At(size)
}

// least gives what the gaps between start and end add at the very least.
func (r *room) least(start, end int) unit.Em {
	return inside(r.natural, start, end) - inside(r.shrink.most, start, end)
}
