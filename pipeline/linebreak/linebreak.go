package linebreak

import (
	"letterpress/pipeline/lang"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// Measure is the room that a paragraph is set in.
type Measure struct {
	Width  unit.Length // of every line; positive
	Indent unit.Length // of the first line; less than Width, and negative where the others stand further in
	Ragged bool        // lines keep their natural width
	// Protrude lets marks stand outside the measure, as far as their face says.
	Protrude bool
	// Balanced counts what the last line lacks like any other's: for titles, whose lines
	// should be of one length.
	Balanced bool
	// Alternatives asks for the settings one line shorter and one longer, too, and for those
	// with fewer hyphens.
	Alternatives bool
}

// Break chooses the lines of p. The first setting has the least demerits; those after it,
// where they are asked for and exist, have as many lines, one less or one more, each the best
// with so few hyphens, so that a page can choose. A line that cannot fit is overfull and says
// so; no line is ever dropped. The result has at least one setting, and each setting at least
// one line, an empty one where the text is empty.
func Break(p *shape.Paragraph, m Measure) []Setting {
	b := newBreaker(p, m)
	ends := b.run(true)
	if len(ends) == 0 || ends[bestOf(ends)].demerits > looseLine { // a loose line may cost less
		ends = b.run(false)
	}
	return b.settings(ends)
}

// FirstFit fills each line as far as it goes and never looks ahead: what Break is measured
// against.
func FirstFit(p *shape.Paragraph, m Measure) Setting {
	b := newBreaker(p, m)
	var path []int
	var demerits int64
	above := decent
	for from := 0; from < b.last(); {
		to := b.firstSound(from)
		for next := to; next <= b.last(); next++ {
			if b.stops[next].kind != lang.Emergency && b.sound(from, next) && b.candidate(from, next).overfull == 0 {
				to = next
			}
			if b.hopeless(from, next) {
				break
			}
		}
		c := b.candidate(from, to)
		if demerits += b.demerits(from, to, c); from > 0 {
			demerits += contrast(above, c.fit())
		}
		above = c.fit()
		path = append(path, to)
		from = to
	}
	return b.setting(path, demerits)
}

// stop is a place where a line may start and end: the text's start, its breaks, its end.
type stop struct {
	at      int // rune offset
	cluster int
	kind    lang.BreakKind
	penalty int64

	endDelta   unit.Length // what a line ending here is wider than its clusters
	startDelta unit.Length // what a line starting here is wider
	trailing   int         // blank clusters directly before

	left, right unit.Length // how far the cluster after it, and the one before, stand outside the measure
}

// breaker holds what is computed once for a paragraph.
type breaker struct {
	p     *shape.Paragraph
	m     Measure
	stops []stop
	pen   []unit.Length // pen position before each cluster, and after the last
	room  room
	nodes [][]node // by stop: the best ways to it, each of its kind
}

func newBreaker(p *shape.Paragraph, m Measure) *breaker {
	m.Indent = indent(p, m)
	b := &breaker{p: p, m: m, pen: pens(p), room: measureRoom(p, m)}
	b.stops = append(b.stops, b.startStop())
	for i := range p.Breaks {
		b.stops = append(b.stops, b.stopAt(&p.Breaks[i]))
	}
	end := stop{at: len(p.Text.Runes), cluster: len(p.Clusters)}
	end.trailing = b.trailingBlanks(end.cluster, len(p.Clusters))
	end.right = b.rightOf(p.Clusters[:end.cluster-end.trailing])
	b.stops = append(b.stops, end)
	return b
}

// indent gives what the first line is indented by: a blank that the author set first is part
// of it.
func indent(p *shape.Paragraph, m Measure) unit.Length {
	if m.Indent <= 0 || len(p.Clusters) == 0 || !p.Clusters[0].Blank {
		return m.Indent
	}
	return max(0, m.Indent-shape.Width(p.Clusters[:1], p.Size))
}

// startStop is the text's start. An indented line has no edge to stand out of.
func (b *breaker) startStop() stop {
	if b.m.Indent > 0 {
		return stop{}
	}
	return stop{left: b.leftOf(b.p.Clusters)}
}

// leftOf and rightOf give how far the first, and the last, of clusters stands outside the
// measure.
func (b *breaker) leftOf(clusters []shape.Cluster) unit.Length {
	if len(clusters) == 0 || !b.m.Protrude {
		return 0
	}
	return unit.Scale(clusters[0].Left, clusters[0].Face.UnitsPerEm(), b.p.Size)
}

func (b *breaker) rightOf(clusters []shape.Cluster) unit.Length {
	if len(clusters) == 0 || !b.m.Protrude {
		return 0
	}
	c := clusters[len(clusters)-1]
	return unit.Scale(c.Right, c.Face.UnitsPerEm(), b.p.Size)
}

func (b *breaker) stopAt(k *shape.Break) stop {
	s := stop{at: k.At, cluster: k.Cluster, kind: k.Kind, penalty: int64(k.Penalty)}
	if k.Before != nil {
		s.endDelta = shape.Width(k.Before, b.p.Size) - (b.pen[k.Cluster] - b.pen[k.BeforeFrom])
	}
	if k.After != nil {
		s.startDelta = shape.Width(k.After, b.p.Size) - (b.pen[k.AfterTo] - b.pen[k.Cluster])
	}
	s.trailing = b.trailingBlanks(k.Cluster, k.BeforeFrom)
	before, after := b.p.Clusters[:k.Cluster-s.trailing], b.p.Clusters[k.Cluster:]
	if k.Before != nil {
		before = k.Before
	}
	if k.After != nil {
		after = k.After
	}
	s.left, s.right = b.leftOf(after), b.rightOf(before)
	return s
}

// trailingBlanks counts the blanks before cluster, where no reshaped ending replaces them.
func (b *breaker) trailingBlanks(cluster, beforeFrom int) int {
	n := 0
	for i := cluster - 1; i >= 0 && i < beforeFrom && b.p.Clusters[i].Blank; i-- {
		n++
	}
	return n
}

func (b *breaker) last() int { return len(b.stops) - 1 }

// pens gives the pen's position before each cluster, rounded once from the sum of each face.
func pens(p *shape.Paragraph) []unit.Length {
	pen := make([]unit.Length, len(p.Clusters)+1)
	var base unit.Length
	sum := 0
	for i, c := range p.Clusters {
		if i > 0 && c.Face != p.Clusters[i-1].Face {
			base, sum = pen[i], 0
		}
		sum += c.Advance
		pen[i+1] = base + unit.Scale(sum, c.Face.UnitsPerEm(), p.Size)
	}
	return pen
}

// run finds the best ways to the text's end; none, when there is no such way. Strict takes
// lines within the adjustment's limits alone and parts no word; otherwise every line
// counts, at its price, and an overfull one where not even the nearest stop fits.
func (b *breaker) run(strict bool) []node {
	b.nodes = make([][]node, len(b.stops))
	b.nodes[0] = []node{{}}
	nearest := make([][]int, len(b.stops)) // by stop: those that it is the nearest to
	for to := 1; to < len(b.stops); to++ {
		if strict && b.stops[to].kind == lang.Emergency {
			continue
		}
		if !strict {
			if from := to - 1; len(b.nodes[from]) > 0 {
				first := b.firstSound(from)
				nearest[first] = append(nearest[first], from)
			}
			b.extendOverfull(nearest[to], to)
		}
		b.extendFitting(to, strict)
	}
	return b.nodes[b.last()]
}

// extendOverfull adds the lines from the given stops that do not fit.
func (b *breaker) extendOverfull(from []int, to int) {
	for _, from := range from {
		if c := b.candidate(from, to); c.overfull > 0 {
			b.extend(from, to, c)
		}
	}
}

// extendFitting adds the lines that fit and end at to.
func (b *breaker) extendFitting(to int, strict bool) {
	for from := to - 1; from >= 0; from-- {
		if len(b.nodes[from]) == 0 {
			continue
		}
		c := b.candidate(from, to)
		switch {
		case c.overfull == 0 && !(strict && (c.loose || b.ladder(from, to))):
			if b.sound(from, to) {
				b.extend(from, to, c)
			}
		case b.hopeless(from, to):
			return
		}
	}
}

// ladder reports a line that ends with an added hyphen below one that ends with a hyphen, or
// the other way round.
func (b *breaker) ladder(from, to int) bool {
	above, below := b.stops[from].kind, b.stops[to].kind
	if from == 0 || to == b.last() {
		return false
	}
	return above == lang.Hyphen && (below == lang.Hyphen || below == lang.Author) || above == lang.Author && below == lang.Hyphen
}

// hopeless reports whether no line that ends at to and starts at from or before it can fit:
// its clusters, shrunk as far as they go, are two ems too wide.
func (b *breaker) hopeless(from, to int) bool {
	start, end := b.stops[from].cluster, b.stops[to].cluster-b.stops[to].trailing
	if end <= start {
		return false
	}
	return b.pen[end]-b.pen[start]+b.room.least(start, end).At(b.p.Size) > b.m.Width+2*b.p.Size
}
