//go:build judges

package judges

import (
	"fmt"
	"slices"
	"testing"

	"letterpress/pipeline/page"
	"letterpress/pipeline/shape"
)

// TestEveryParagraphAsSet holds each text of each PDF, in the faces that it is set in,
// against HarfBuzz before it is broken into lines.
func TestEveryParagraphAsSet(t *testing.T) {
	var trials []trial
	for _, l := range letters(t) {
		for n, p := range l.pages {
			for i, line := range slices.Concat(p.Lines, p.Furniture) {
				if line.Index == 0 {
					trials = append(trials, whole(fmt.Sprintf("%s, page %d, line %d", l.name, n+1, i+1), line.Setting.Paragraph))
				}
			}
		}
	}
	judgeShapes(t, trials)
}

// TestEveryLineAsSet holds each finished line against what HarfBuzz makes of the line's own
// text: where a line ends, both sides are shaped anew.
func TestEveryLineAsSet(t *testing.T) {
	var trials []trial
	for _, l := range letters(t) {
		for n, p := range l.pages {
			for i, line := range p.Lines {
				trials = append(trials, ofLine(fmt.Sprintf("%s, page %d, line %d", l.name, n+1, i+1), line))
			}
		}
	}
	judgeShapes(t, trials)
}

// ofLine is the trial of a finished line. The advance of a cluster may differ where the
// language has a gap behind it, and nowhere else.
func ofLine(name string, line page.Line) trial {
	p := line.Setting.Paragraph
	tr := trial{name: name, tag: p.Text.Tag, parts: cut(stretches(p), line.From, line.To)}
	tr.text = append(tr.text, p.Text.Runes[line.From:line.To]...)
	for _, c := range line.Clusters {
		c.From, c.To = c.From-line.From, c.To-line.From
		if c.From == c.To { // an added hyphen
			c.To++
			last := &tr.parts[len(tr.parts)-1]
			last.text = append(last.text, hyphen(c))
			tr.text = append(tr.text, hyphen(c))
		}
		tr.clusters = append(tr.clusters, c)
	}
	gaps := map[int]bool{}
	for _, g := range p.Gaps {
		if p.Adjustment.Justifies() || g.Natural != 0 || g.AtStart != 0 || g.AtEnd != 0 {
			gaps[runeOf(p, g.Cluster)] = true
		}
	}
	tr.given = func(i int) bool { return gaps[i+line.From] }
	return tr
}

// hyphen gives the rune that an added hyphen is drawn with.
func hyphen(c shape.Cluster) rune {
	if c.Face.Has(0x2010) {
		return 0x2010
	}
	return '-'
}

// runeOf gives the rune that a cluster starts with; i may be the number of clusters.
func runeOf(p *shape.Paragraph, i int) int {
	if i == len(p.Clusters) {
		return len(p.Text.Runes)
	}
	return p.Clusters[i].From
}
