package linebreak

import (
	"letterpress/pipeline/lang"
	"letterpress/pipeline/unit"
)

// Prices, in the scale of TeX (Knuth, The TeXbook, chapter 14): a line's demerits are the
// square of linePenalty and its badness, and the square of its break's penalty.
const (
	linePenalty = 10
	worst       = 10_000 // badness of a line beyond its limits
	contrasting = 10_000 // a tight line next to a loose one
	looser      = 10_000 // for each thousandth that such a line would have to stretch: of several the least

	doubleHyphen  = 10_000_000_000     // two lines running end with a hyphen; dearer than any loose line
	authorsHyphen = 4_000_000          // both are the author's
	finalHyphen   = 10_000             // the last line but one does
	runt          = 20_000             // the last line holds less than runtWidth
	runtWidth     = 3 * 1000           // in em
	emergency     = 100_000_000_000    // a word is parted; dearer than any loose line
	overfullLine  = 10_000_000_000_000 // dearer than any parted word
	raggedStretch = 6                  // a ragged line short by a sixth of its measure is as bad as one at its limit
	raggedLoose   = 5000               // and one short by five sixths as bad as can be
)

// candidate is a line that may be.
type candidate struct {
	slack    unit.Length // measure less natural width; negative is too wide
	overfull unit.Length // by which it is too wide when shrunk as far as it goes
	ratio    int         // thousandths of the adjustment that the slack takes; negative shrinks
	loose    bool        // the slack is more than the adjustment gives, the last step's looseness included
	natural  unit.Length
}

// candidate measures the line between two stops.
func (b *breaker) candidate(from, to int) candidate {
	s, e := &b.stops[from], &b.stops[to]
	start := s.cluster
	end := max(e.cluster-e.trailing, start)
	size := b.p.Size
	c := candidate{natural: b.pen[end] - b.pen[start] + s.startDelta + e.endDelta - s.left - e.right}
	if end > start {
		gaps := inside(b.room.natural, start, end) + b.room.atStart[start] + b.room.atEnd[end]
		c.natural += gaps.At(size)
	}
	c.slack = b.m.Width - c.natural
	if from == 0 {
		c.slack -= b.m.Indent
	}
	switch {
	case c.slack < 0:
		c.shrink(inside(b.room.shrink, start, end).At(size))
	case to == b.last() && !b.m.Balanced:
	case b.m.Ragged || !b.p.Adjustment.Justifies():
		c.ratio = int(c.slack * 1000 * raggedStretch / b.m.Width)
		c.loose = c.ratio > raggedLoose
	default:
		c.stretch(inside(b.room.stretch, start, end).At(size), inside(b.room.loose, start, end).At(size))
	}
	return c
}

func (c *candidate) shrink(most unit.Length) {
	if -c.slack > most {
		c.overfull = -c.slack - most
		c.ratio = -1000
		return
	}
	c.ratio = int(c.slack * 1000 / most)
}

func (c *candidate) stretch(most, loose unit.Length) {
	c.loose = c.slack > loose
	if most == 0 {
		c.ratio = 10_000
		return
	}
	c.ratio = int(min(c.slack*1000/most, 10_000))
}

// demerits prices the line between two stops.
func (b *breaker) demerits(from, to int, c candidate) int64 {
	s, e := &b.stops[from], &b.stops[to]
	bad := linePenalty + badness(c.ratio)
	if c.loose {
		bad = linePenalty + worst
	}
	d := bad*bad + e.penalty*e.penalty
	if c.loose {
		d += int64(c.ratio) * looser
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
