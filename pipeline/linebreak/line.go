package linebreak

import (
	"letterpress/pipeline/lang"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// line sets the line between two stops: its clusters as they are shaped at its ends, its
// gaps at the widths that fill the measure.
func (b *breaker) line(from, to int) Line {
	s, e := &b.stops[from], &b.stops[to]
	c := b.candidate(from, to)
	l := Line{From: s.at, To: e.at, Last: to == b.last(), Ratio: c.ratio, Overfull: c.overfull,
		Clusters: b.clusters(from, to)}
	if !l.Last {
		l.End = e.kind
	}
	if from == 0 {
		l.Indent = b.m.Indent
	}
	end := len(l.Clusters)
	for end > 0 && l.Clusters[end-1].Blank {
		end--
	}
	if end > 0 {
		l.Indent += b.room.atStart[s.cluster].At(b.p.Size)
		b.adjust(&l, end, c, b.room.atEnd[max(e.cluster-e.trailing, s.cluster)])
	}
	l.Width = l.Indent + shape.Width(l.Clusters[:end], b.p.Size)
	return l
}

// clusters copies the clusters of the line, with the reshaped ones of its two ends.
func (b *breaker) clusters(from, to int) []shape.Cluster {
	p := b.p
	var head, tail []shape.Cluster
	start, end := b.stops[from].cluster, b.stops[to].cluster
	if from > 0 {
		if k := &p.Breaks[from-1]; k.After != nil {
			head, start = k.After, k.AfterTo
		}
	}
	if to < b.last() {
		if k := &p.Breaks[to-1]; k.Before != nil {
			tail, end = k.Before, k.BeforeFrom
		}
	}
	out := make([]shape.Cluster, 0, len(head)+max(end-start, 0)+len(tail))
	out = append(out, head...)
	if start < end {
		out = append(out, p.Clusters[start:end]...)
	}
	return join(out, tail, b.stops[from].at, b.stops[to].at)
}

// join appends tail. Where a line is so short that what was reshaped for its start reaches
// into what was reshaped for its end, the start's clusters give way, and what lies outside
// the line is left out: no rune is lost or doubled.
func join(line, tail []shape.Cluster, from, to int) []shape.Cluster {
	if len(tail) > 0 {
		first := tail[0].From
		for len(line) > 0 && line[len(line)-1].To > first {
			line = line[:len(line)-1]
		}
		reached := from
		if len(line) > 0 {
			reached = line[len(line)-1].To
		}
		for len(tail) > 0 && tail[0].From < reached {
			tail = tail[1:]
		}
		return append(line, tail...)
	}
	for len(line) > 0 && line[len(line)-1].To > to {
		line = line[:len(line)-1]
	}
	return line
}

// adjust widens the gaps among the first n clusters: their natural widths, then the steps
// of the adjustment until the slack is spent.
func (b *breaker) adjust(l *Line, n int, c candidate, atEnd unit.Em) {
	places := b.places(l.Clusters[:n])
	widen := func(cluster int, by unit.Em) {
		k := &l.Clusters[cluster]
		k.Advance = max(0, k.Advance+by.Units(k.Face.UnitsPerEm()))
	}
	for _, p := range places {
		if p.natural != 0 {
			widen(p.cluster, p.natural)
		}
	}
	if atEnd != 0 {
		widen(n-1, atEnd)
	}
	switch {
	case b.m.Ragged || !b.p.Adjustment.Justifies():
	case c.slack < 0: // a thousandth of an em more, so that no line is too wide by a rounding
		b.spend(-c.slack+unit.Em(1).At(b.p.Size), b.p.Adjustment.Shrink, 1, places, func(k int, by unit.Em) { widen(k, -by) })
	case c.slack > 0 && !l.Last && !c.loose:
		b.spend(c.slack, b.p.Adjustment.Stretch, max(b.p.Adjustment.Loose, 1), places, widen)
	}
}

// place is a gap of a line: it widens the cluster before it.
type place struct {
	cluster int
	kind    lang.GapKind
	natural unit.Em
}

// places finds the paragraph's gaps between the clusters of a line.
func (b *breaker) places(line []shape.Cluster) []place {
	var out []place
	gaps, at := b.p.Gaps, func(g shape.Gap) int {
		if g.Cluster < len(b.p.Clusters) {
			return b.p.Clusters[g.Cluster].From
		}
		return len(b.p.Text.Runes)
	}
	next := 0
	for i := 1; i < len(line); i++ {
		for next < len(gaps) && at(gaps[next]) < line[i].From {
			next++
		}
		for ; next < len(gaps) && at(gaps[next]) == line[i].From && line[i].From < line[i].To; next++ {
			out = append(out, place{i - 1, gaps[next].Kind, gaps[next].Natural})
		}
	}
	return out
}

// spend gives the slack to the gaps, step after step, each gap of a step the same but for
// one quantum; the last step may go loose times as far as its limit.
func (b *breaker) spend(slack unit.Length, steps []lang.Step, loose int, places []place, widen func(int, unit.Em)) {
	size := b.p.Size
	for i, step := range steps {
		var mine []int
		for _, p := range places {
			if p.kind == step.Kind {
				mine = append(mine, p.cluster)
			}
		}
		limit := step.Limit
		if i == len(steps)-1 {
			limit *= unit.Em(loose)
		}
		quantum := max(step.Quantum, 1)
		quanta := int64(limit/quantum) * int64(len(mine))
		if whole := int64(slack) * 1000 / (int64(quantum) * int64(size)); whole < quanta {
			quanta = whole
		}
		if len(mine) == 0 || quanta <= 0 {
			continue
		}
		share, more := quanta/int64(len(mine)), quanta%int64(len(mine))
		for k, cluster := range mine {
			n := share
			if extra := int64(k+1)*more/int64(len(mine)) - int64(k)*more/int64(len(mine)); extra > 0 {
				n++
			}
			widen(cluster, unit.Em(n)*quantum)
		}
		slack -= (unit.Em(quanta) * quantum).At(size)
	}
}
