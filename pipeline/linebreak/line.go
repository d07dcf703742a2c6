package linebreak

import (
	"sort"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// line sets the line between two stops: its clusters as they are shaped at its ends, its
// gaps at the widths that fill the measure.
func (b *breaker) line(from, to int) Line {
	s, e := &b.stops[from], &b.stops[to]
	c := b.candidate(from, to)
	l := Line{From: s.at, To: e.at, Last: to == b.last(), Ratio: c.ratio, Overfull: c.overfull}
	l.Clusters, _ = b.clusters(from, to)
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
		l.Indent += b.room.atStart[s.cluster].At(b.p.Size) - s.left
		b.adjust(&l, end, c)
	}
	l.Width = l.Indent + shape.Width(l.Clusters[:end], b.p.Size) + l.Tracking*unit.Length(max(end-1, 0))
	return l
}

// ends gives what was reshaped for the line's start and for its end, and the range of the
// paragraph's clusters between them; an empty range where the two meet or overlap.
func (b *breaker) ends(from, to int) (head, tail []shape.Cluster, start, end int) {
	p := b.p
	start, end = b.stops[from].cluster, b.stops[to].cluster
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
	return head, tail, start, end
}

// sound reports whether the line between two stops has clusters that hold its runes, each
// once. A line of a few letters may have none: its start parts a ligature that its end,
// reshaped from further back, holds whole.
func (b *breaker) sound(from, to int) bool {
	_, tail, start, end := b.ends(from, to)
	if start <= end && (len(tail) == 0 || tail[0].From >= b.stops[from].at) {
		return true
	}
	_, ok := b.clusters(from, to)
	return ok
}

// firstSound gives the nearest stop after from that a line from there may end at. The
// text's end always is one.
func (b *breaker) firstSound(from int) int {
	to := from + 1
	for to < b.last() && !b.sound(from, to) {
		to++
	}
	return to
}

// clusters copies the clusters of the line, with the reshaped ones of its two ends, and
// reports whether they hold its runes, each once.
func (b *breaker) clusters(from, to int) ([]shape.Cluster, bool) {
	head, tail, start, end := b.ends(from, to)
	out := make([]shape.Cluster, 0, len(head)+max(end-start, 0)+len(tail))
	out = append(out, head...)
	if start < end {
		out = append(out, b.p.Clusters[start:end]...)
	}
	return join(out, tail, b.stops[from].at, b.stops[to].at)
}

// join appends tail to line, which starts at from, and ends them at to. Where a line is so
// short that what was reshaped for its start reaches into what was reshaped for its end,
// the two change over at the first rune where both have a boundary; false says that there
// is none.
func join(line, tail []shape.Cluster, from, to int) ([]shape.Cluster, bool) {
	if len(tail) == 0 {
		line, reached := upTo(line, from, to)
		return line, reached == to
	}
	for i, c := range tail {
		if head, reached := upTo(line, from, c.From); reached == c.From {
			return append(head, tail[i:]...), true
		}
	}
	return line, false
}

// upTo gives the clusters of a line that starts at from and end no later than at, and where
// the last of them ends.
func upTo(line []shape.Cluster, from, at int) (clusters []shape.Cluster, reached int) {
	n, reached := 0, from
	for n < len(line) && line[n].To <= at {
		reached = line[n].To
		n++
	}
	return line[:n:n], reached
}

// adjust widens the gaps among the first n clusters: their natural widths, then the steps
// of the adjustment until the slack is spent.
func (b *breaker) adjust(l *Line, n int, c candidate) {
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
	if c.atEnd != 0 {
		widen(n-1, c.atEnd)
	}
	switch {
	case !b.justifies():
	case c.slack < 0: // a quantum more, so that no line is too wide by a rounding
		b.spend(-c.slack+coarsest(b.p.Adjustment.Shrink).At(b.p.Size), b.p.Adjustment.Shrink, 1, places, func(k int, by unit.Em) { widen(k, -by) }, b.tracker(l, n, -1))
	case c.slack > 0 && !l.Last && !c.loose:
		b.spend(c.slack, b.p.Adjustment.Stretch, max(b.p.Adjustment.Loose, 1), places, widen, b.tracker(l, n, 1))
	}
}

// coarsest gives the coarsest unit of some steps.
func coarsest(steps []lang.Step) unit.Em {
	most := unit.Em(1)
	for _, s := range steps {
		most = max(most, s.Quantum)
	}
	return most
}

// tracker gives what parts the first n clusters of a line, or draws them together where sign
// is -1, as far as a limit and the slack go; it gives back how much that spends.
func (b *breaker) tracker(l *Line, n int, sign unit.Length) func(limit unit.Em, slack unit.Length) unit.Length {
	return func(limit unit.Em, slack unit.Length) unit.Length {
		between := unit.Length(n - 1)
		if between < 1 || !b.room.tracks {
			return 0
		}
		each := min(limit.At(b.p.Size), slack/between)
		l.Tracking += sign * each
		return each * between
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
	if len(line) > 0 {
		next = sort.Search(len(gaps), func(k int) bool { return at(gaps[k]) > line[0].From })
	}
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
func (b *breaker) spend(slack unit.Length, steps []lang.Step, loose int, places []place,
	widen func(int, unit.Em), track func(unit.Em, unit.Length) unit.Length) {
	size := b.p.Size
	for i, step := range steps {
		if step.Kind == lang.Tracking {
			slack -= track(step.Limit, slack)
			continue
		}
		mine := clustersOf(places, steps[:i], step.Kind)
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

// clustersOf gives the clusters that the gaps of one kind widen, each once; those of all steps
// before, where the kind is [lang.Alike].
func clustersOf(places []place, before []lang.Step, kind lang.GapKind) []int {
	var kinds [lang.GapKinds]bool
	if kind == lang.Alike {
		kinds = kindsOf(before)
	} else {
		kinds[kind] = true
	}
	var out []int
	for _, p := range places {
		if kinds[p.kind] && (len(out) == 0 || out[len(out)-1] != p.cluster) {
			out = append(out, p.cluster)
		}
	}
	return out
}
