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
	shrink  []unit.Em // the most that the lines can lose
	stretch []unit.Em // the most that they can gain within the limits
	loose   []unit.Em // and at the last step's looseness
	atStart []unit.Em // by cluster: where a line starts there
	atEnd   []unit.Em // by cluster: where a line ends before it
	tracks  bool      // the text can be tracked
}

// tracks reports a text in which each cluster is drawn as one code, so that character
// spacing parts clusters alone: a mark or format character inside a cluster is a code more.
func tracks(p *shape.Paragraph) bool {
	return !slices.ContainsFunc(p.Text.Runes, func(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) })
}

func measureRoom(p *shape.Paragraph, m Measure) room {
	var shrink, stretch, loose [lang.GapKinds]unit.Em
	if !m.Ragged {
		shrink, stretch, loose = limits(p.Adjustment)
	}
	n := len(p.Clusters)
	r := room{natural: make([]unit.Em, n+2), shrink: make([]unit.Em, n+2), stretch: make([]unit.Em, n+2),
		loose: make([]unit.Em, n+2), atStart: make([]unit.Em, n+1), atEnd: make([]unit.Em, n+1)}
	tracked := lang.Tracking
	r.tracks = tracks(p)
	if !r.tracks {
		tracked = lang.Fixed
	}
	next := 0
	for c := 0; c <= n; c++ {
		r.natural[c+1], r.shrink[c+1] = r.natural[c], r.shrink[c]+shrink[tracked]
		r.stretch[c+1], r.loose[c+1] = r.stretch[c]+stretch[tracked], r.loose[c]+loose[tracked]
		for ; next < len(p.Gaps) && p.Gaps[next].Cluster == c; next++ {
			g := p.Gaps[next]
			r.natural[c+1] += g.Natural
			r.shrink[c+1] += shrink[g.Kind]
			r.stretch[c+1] += stretch[g.Kind]
			r.loose[c+1] += loose[g.Kind]
			r.atStart[c] += g.AtStart
			r.atEnd[c] += g.AtEnd
		}
	}
	return r
}

// limits sums the steps for each kind of gap.
func limits(a lang.Adjustment) (shrink, stretch, loose [lang.GapKinds]unit.Em) {
	for _, s := range a.Shrink {
		shrink[s.Kind] += s.Limit
	}
	for i, s := range a.Stretch {
		stretch[s.Kind] += s.Limit
		loose[s.Kind] += s.Limit
		if i == len(a.Stretch)-1 {
			loose[s.Kind] += unit.Em(max(a.Loose, 1)-1) * s.Limit
		}
	}
	return shrink, stretch, loose
}

// inside gives the part of sums that lies between start and end, both excluded.
func inside(sums []unit.Em, start, end int) unit.Em {
	if end <= start {
		return 0
	}
	return sums[end] - sums[start+1]
}

// least gives what the gaps between start and end add at the very least.
func (r *room) least(start, end int) unit.Em {
	return inside(r.natural, start, end) - inside(r.shrink, start, end)
}
