package linebreak

import (
	"letterpress/pipeline/lang"
	"letterpress/pipeline/unit"
)

// Prices, in the scale of TeX (Knuth, The TeXbook, chapter 14): a line's demerits are the
// square of linePenalty and its badness, and the square of its break's penalty.
const (
	linePenalty = 10
	worst       = 10_000        // badness of a line beyond its limits
	mostRatio   = 50_000        // what stretches further than fifty times its adjustment counts as this
	contrasting = 10_000        // a tight line next to a loose one
	looseLine   = 1_000_000_000 // one beyond its limits; dearer than some within them, however far
	looser      = 10_000        // for each thousandth that a line as bad as can be stretches: of several the least

	doubleHyphen  = 10_000_000_000     // two lines running end with a hyphen; dearer than any loose line
	authorsHyphen = 4_000_000          // both are the author's
	finalHyphen   = 10_000             // the last line but one does
	runt          = 20_000             // the last line holds less than runtWidth
	runtWidth     = 3 * 1000           // in thousandths of an em
	emergency     = 100_000_000_000    // a word is parted; dearer than any loose line
	overfullLine  = 10_000_000_000_000 // dearer than any parted word
	raggedStretch = 6                  // a ragged line short by a sixth of its measure is as bad as one at its limit
	raggedLoose   = 5000               // and one short by five sixths as bad as can be
	titleWeight   = 42                 // a title ends its lines where a reader pauses: there the price of a break counts so often
)

// candidate is a line that may be.
type candidate struct {
	slack    unit.Length // measure less natural width; negative is too wide
	overfull unit.Length // by which it is too wide when shrunk as far as it goes
	ratio    int         // thousandths of the adjustment's ease that the slack takes; negative shrinks
	loose    bool        // the slack is more than the adjustment gives, the last step's looseness included
	natural  unit.Length
	atEnd    unit.Em // what its last cluster has after it, beyond what the glyphs bring
}

// candidate measures the line between two stops.
func (b *breaker) candidate(from, to int) candidate {
	s, e := &b.stops[from], &b.stops[to]
	start := s.cluster
	end := max(e.cluster-e.trailing, start)
	c := candidate{natural: b.pen[end] - b.pen[start] + s.startDelta + e.endDelta - s.left - e.right}
	gaps := unit.Em(0)
	if end > start {
		c.atEnd = b.room.atEnd[end]
		gaps = inside(b.room.natural, start, end) + b.room.atStart[start]
	}
	room := b.m.Width - c.natural
	if from == 0 {
		room -= b.m.Indent
	}
	set := func(c *candidate) {
		edges := (gaps + c.atEnd).At(b.p.Size)
		c.natural, c.slack = c.natural+edges, room-edges
		b.fill(c, start, end, to == b.last())
	}
	wide := c
	set(&c)
	if end > start && to < b.last() && b.justifies() && b.room.endBlank[end] != 0 {
		wide.atEnd += b.room.endBlank[end]
		if set(&wide); wide.fits(c) {
			return wide
		}
	}
	return c
}

// justifies reports whether the lines but the last are filled.
func (b *breaker) justifies() bool { return !b.m.Ragged && b.p.Adjustment.Justifies() }

// fits reports whether a line is no worse filled than another of the same text.
func (c *candidate) fits(other candidate) bool {
	return c.overfull == 0 && !c.loose && badness(c.ratio) <= badness(other.ratio)
}

// fill weighs what brings a line, whose slack is known, to its measure.
func (b *breaker) fill(c *candidate, start, end int, last bool) {
	switch {
	case c.slack < 0:
		ease, most := b.room.shrink.within(start, end, b.p.Size)
		c.overfull = max(-c.slack-most, 0)
		c.ratio = -1000
		if c.overfull == 0 {
			c.ratio = int(c.slack * 1000 / ease)
		}
	case last && !b.m.Balanced:
	case !b.justifies():
		c.ratio = int(c.slack * 1000 * raggedStretch / b.m.Width)
		c.loose = c.ratio > raggedLoose
	default:
		ease, most := b.room.stretch.within(start, end, b.p.Size)
		c.loose = c.slack > most
		c.ratio = mostRatio
		if ease > 0 {
			c.ratio = int(min(c.slack*1000/ease, mostRatio))
		}
	}
}

// demerits prices the line between two stops.
func (b *breaker) demerits(from, to int, c candidate) int64 {
	s, e := &b.stops[from], &b.stops[to]
	bad := linePenalty + badness(c.ratio)
	if c.loose {
		bad = linePenalty + worst
	}
	price := e.penalty
	if b.m.Balanced {
		price *= titleWeight
	}
	d := bad*bad + price*price
	if bad >= worst {
		d += int64(c.ratio) * looser
	}
	if c.loose {
		d += looseLine
	}
	hyphened := from > 0 && s.kind == lang.Hyphen
	switch {
	case to == b.last():
		if hyphened {
			d += finalHyphen
		}
		if from > 0 && c.natural < unit.Em(runtWidth).At(b.p.Size) {
			d += runt
		}
	case e.kind == lang.Emergency:
		d += emergency
	case b.ladder(from, to):
		d += doubleHyphen
	case from > 0 && s.kind == lang.Author && e.kind == lang.Author:
		d += authorsHyphen
	}
	if c.overfull > 0 {
		d += overfullLine + int64(c.overfull)
	}
	return d
}

// fit is how tight or loose a line is.
type fit int8

const (
	tight fit = iota - 1
	decent
	loose
	veryLoose
)

// fit sorts a line by the adjustment that it takes, as TeX does: half of it is where a
// reader begins to see a difference.
func (c candidate) fit() fit {
	switch {
	case c.ratio < -500:
		return tight
	case c.ratio > 1000 || c.loose:
		return veryLoose
	case c.ratio > 500:
		return loose
	}
	return decent
}

// contrast prices two lines running of which one is tight and the other loose.
func contrast(above, below fit) int64 {
	if above-below > 1 || below-above > 1 {
		return contrasting
	}
	return 0
}

// badness is a hundred times the cube of the ratio, at most worst.
func badness(ratio int) int64 {
	r := int64(ratio)
	if r < 0 {
		r = -r
	}
	if r > 5000 {
		return worst
	}
	return min(worst, (100*r*r*r+500_000_000)/1_000_000_000)
}
