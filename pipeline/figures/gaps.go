package figures

import (
	"math/big"
	"strings"
	"unicode"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/page"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

const (
	short = 50 // thousandths of an em that a line which fills its measure may lack
	wide  = 10 // and that it may be too wide: no eye sees it, and some gaps are set no finer
)

// fill measures how a line fills its measure.
func (r *ruler) fill(l *page.Line) {
	st := r.style(l)
	n := inked(l.Clusters)
	right := l.X - l.Indent + l.Width
	edge := r.sheet.Width - r.sheet.Right
	if l.Overfull > 0 || n > 0 && right > edge+outside(l.Clusters[n-1], l.Size)+unit.Em(wide).At(l.Size) {
		r.Overfull++
	}
	if st.Align != style.Justified || l.Last || !l.Setting.Paragraph.Adjustment.Justifies() {
		return
	}
	r.Justified++
	if right < edge-unit.Em(short).At(l.Size) {
		r.Ragged++
		return
	}
	if letters(l.Setting.Paragraph.Adjustment) {
		r.letterGaps(l, n)
		return
	}
	r.wordSpaces(l, n)
}

// inked counts the clusters of a line without the blanks at its end.
func inked(line []shape.Cluster) int {
	n := len(line)
	for n > 0 && line[n-1].Blank {
		n--
	}
	return n
}

// outside is how far a line's last cluster may stand outside the measure.
func outside(c shape.Cluster, size unit.Length) unit.Length {
	return unit.Scale(c.Right, c.Face.UnitsPerEm(), size)
}

// letters reports an adjustment that fills lines elsewhere than at their blanks, tracking, which
// no eye sees, aside.
func letters(a lang.Adjustment) bool {
	for _, s := range a.Stretch {
		if s.Kind != lang.WordSpace && s.Kind != lang.Tracking {
			return true
		}
	}
	return false
}

// wordSpaces measures the spaces among the first n clusters of a line.
func (r *ruler) wordSpaces(l *page.Line, n int) {
	for i, c := range l.Clusters[:n] {
		if i > 0 && c.To == c.From+1 && l.Setting.Paragraph.Text.Runes[c.From] == ' ' {
			w := ems(c.Advance, c) + tracking(l)
			r.spaces.add(int64(w))
			r.Widest = max(r.Widest, w)
		}
	}
}

// letterGaps measures what a line adds between its first n clusters: to their advances as they
// are shaped, and to the gaps that the language would have in a line that is not filled.
func (r *ruler) letterGaps(l *page.Line, n int) {
	if n < 2 {
		return
	}
	advances, natural := shaped(l), naturals(l.Setting.Paragraph)
	var sum unit.Em
	for i, c := range l.Clusters[:n-1] {
		by := ems(c.Advance-advances[[2]int{c.From, c.To}], c) - natural[l.Clusters[i+1].From] + tracking(l)
		r.Widest = max(r.Widest, by)
		sum += by
	}
	r.added.add(int64(sum) * fine / int64(n-1))
}

// fine is how many steps of a line's mean make a thousandth of an em.
const fine = 100

// ems gives font units of a cluster's face in thousandths of an em.
func ems(units int, c shape.Cluster) unit.Em {
	return unit.Em(unit.Scale(units, c.Face.UnitsPerEm(), 1000))
}

func tracking(l *page.Line) unit.Em { return unit.Em(l.Tracking * 1000 / l.Size) }

// shaped gives the advances of a line's clusters before it was filled, by their runes.
func shaped(l *page.Line) map[[2]int]int {
	p, out := l.Setting.Paragraph, map[[2]int]int{}
	note := func(clusters []shape.Cluster) {
		for _, c := range clusters {
			out[[2]int{c.From, c.To}] = c.Advance
		}
	}
	note(p.Clusters)
	for i := range p.Breaks {
		switch p.Breaks[i].At {
		case l.From:
			note(p.Breaks[i].After)
		case l.To:
			note(p.Breaks[i].Before)
		}
	}
	return out
}

// naturals gives the gaps that the language has whatever the line, by the rune behind them.
func naturals(p *shape.Paragraph) map[int]unit.Em {
	out := map[int]unit.Em{}
	for _, g := range p.Gaps {
		if g.Cluster < len(p.Clusters) {
			out[p.Clusters[g.Cluster].From] += g.Natural
		}
	}
	return out
}

// gaps gives the widest gap and the variation of all.
func (r *ruler) gaps() (unit.Em, int) {
	switch {
	case r.added.n > 0:
		return r.Widest, int((r.added.deviation() + fine/2) / fine)
	case r.spaces.n > 0:
		return r.Widest, r.spaces.variation()
	}
	return 0, -1
}

// series sums whole numbers.
type series struct{ n, sum, squares int64 }

func (s *series) add(x int64) { s.n, s.sum, s.squares = s.n+1, s.sum+x, s.squares+x*x }

// spread gives the square of n times the standard deviation, times the square of scale.
func (s series) spread(scale int64) *big.Int {
	v := new(big.Int).Mul(big.NewInt(s.n), big.NewInt(s.squares))
	v.Sub(v, new(big.Int).Mul(big.NewInt(s.sum), big.NewInt(s.sum)))
	return v.Mul(v, big.NewInt(scale*scale))
}

// deviation gives the standard deviation, rounded down.
func (s series) deviation() int64 {
	return new(big.Int).Sqrt(s.spread(1)).Int64() / s.n
}

// variation gives the coefficient of variation in thousandths, rounded to the nearest.
func (s series) variation() int {
	if s.sum <= 0 {
		return 0
	}
	twice := new(big.Int).Sqrt(s.spread(2000)).Int64() / s.sum
	return int(twice+1) / 2
}

// oneWord reports text without a blank but at its end.
func oneWord(text []rune) bool {
	return !strings.ContainsFunc(strings.TrimRightFunc(string(text), unicode.IsSpace), unicode.IsSpace)
}
