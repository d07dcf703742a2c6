package linebreak

import (
	"strings"
	"testing"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/japanese"
	"letterpress/pipeline/unit"
)

// TestJapaneseExamples sets short paragraphs at 11 pt, so many ems wide.
func TestJapaneseExamples(t *testing.T) {
	long := strings.Repeat("人権", 8)
	for _, c := range []struct {
		name, text string
		half       unit.Length // the measure, in half ems
		indent     unit.Length // of the first line, in ems
		line       int
		want       string
		starts     unit.Length // where its first cluster's em begins, in half ems
		width      unit.Length // in half ems
	}{
		{"a mark at the end keeps its blank where that fills the line", "人権人権、" + long, 10, 0, 0, "人権人権、", 0, 10},
		{"and loses it where that does", "人権人権、" + long, 9, 0, 0, "人権人権、", 0, 9},
		{"a bracket begins a line without its blank", "人権人権「人権」" + long, 8, 0, 1, "「人権」人", -1, 8},
		{"an indented line begins like any other", "「人権」、人権" + long, 10, 1, 0, "「人権」、", 1, 10},
		{"an author's own blank is the indent", "　人権人権人権" + long, 10, 1, 0, "　人権人権", 0, 10},
		{"a bracket after it stands without its blank", "　「人権」、人権" + long, 10, 1, 0, "　「人権」、", 0, 10},
		{"marks that follow each other lose the half em between them", "人権。」「人権」、人権" + long, 15, 0, 0, "人権。」「人権」、", 0, 15},
		{"a blank at the end takes no room", "人権人権！　" + long, 10, 0, 0, "人権人権！　", 0, 10},
		{"a sentence after a question begins an em further on", "人権？人権" + long, 12, 0, 0, "人権？人権", 0, 12},
		{"not at a line's start", "人権人？人権" + long, 8, 0, 1, "人権人権", 0, 8},
		{"the last line has two characters", "人権人権人権人権人。", 16, 0, 1, "権人。", 0, 5},
	} {
		p := shaped(t, "ja", c.text, japanese.Language())
		half := p.Size / 2
		s := Break(p, Measure{Width: c.half * half, Indent: c.indent * p.Size})[0]
		l := s.Lines[c.line]
		if got := string(p.Text.Runes[l.From:l.To]); got != c.want || l.Indent != c.starts*half || l.Width < c.width*half-22 || l.Width > c.width*half+22 {
			t.Errorf("%s: %q of %q starts at %s, %s wide; want %q at %s, %s", c.name, got, show(s), l.Indent, l.Width, c.want, c.starts*half, c.width*half)
		}
	}
}

// TestAStepOfAllGapsTakesEachPlaceOnce has places with two gaps that stretch.
func TestAStepOfAllGapsTakesEachPlaceOnce(t *testing.T) {
	l := lang.Language{Gaps: letterGaps, Adjustment: lang.Adjustment{Stretch: []lang.Step{
		{Kind: lang.WordSpace, Limit: 100}, {Kind: lang.Letters, Limit: 50}, {Kind: lang.Alike, Limit: 1000}}}}
	p := shaped(t, "en", "a b c ddddddddddddddddddd", l)
	natural := Break(p, Measure{Width: 10 * unit.Point})[0].Lines[:3]
	width := natural[0].Width + natural[1].Width + natural[2].Width
	m := Measure{Width: width + unit.Em(2*256).At(p.Size) + unit.Em(2*100+4*50+4*40).At(p.Size)}
	line := Break(p, m)[0].Lines[0]
	if got := string(p.Text.Runes[line.From:line.To]); got != "a b c " {
		t.Fatalf("the first line is %q", got)
	}
	var by []int
	for i, c := range line.Clusters[:5] {
		by = append(by, c.Advance-p.Clusters[i].Advance)
	}
	if by[1] != by[3] || by[0] != by[2] || by[1]-by[0] < 100 || by[1]-by[0] > 101 {
		t.Errorf("the gaps grow by %v: those after a blank by 100 more than the others", by)
	}
	if m.Width-line.Width > 30 {
		t.Errorf("the line ends %s before its edge", m.Width-line.Width)
	}
	l.Adjustment.Stretch[2].Limit = 35
	if p = shaped(t, "en", "a b c ddddddddddddddddddd", l); Break(p, m)[0].Lines[0].Clusters[0].Advance != p.Clusters[0].Advance {
		t.Error("a line is begun to be filled that its gaps cannot fill")
	}
}
