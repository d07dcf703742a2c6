package linebreak

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/latin"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// TestMarksStandOutsideTheMeasure looks at both edges, a quote at the left and a hyphen, a
// comma or a full stop at the right, where the measure lets them.
func TestMarksStandOutsideTheMeasure(t *testing.T) {
	p := shaped(t, "en", "“We, the signed, thank “you” for it, sir, as one well-known”", lang.Language{Adjustment: latin.Adjustment})
	atLeft, atRight := 0, 0
	for points := range 120 {
		for _, protrude := range []bool{false, true} {
			m := Measure{Width: unit.Length(40+points) * unit.Point, Protrude: protrude}
			for i, l := range Break(p, m)[0].Lines {
				left, right := protruding(p, l, protrude)
				if l.Indent != -left {
					t.Errorf("line %d begins at %s, want -%s", i, l.Indent, left)
				}
				if l.Last || l.Overfull > 0 || l.Ratio >= 1000 {
					continue
				}
				if gap := m.Width + right - l.Width; gap < -10 || gap > 20 {
					t.Errorf("protrude %v: line %d ends %s before its edge, right %s", protrude, i, gap, right)
				}
				if left > 0 {
					atLeft++
				}
				if right > 0 {
					atRight++
				}
			}
		}
	}
	if atLeft < 10 || atRight < 10 {
		t.Errorf("only %d marks at the left and %d at the right", atLeft, atRight)
	}
}

// protruding gives how far a line's first and last clusters stand outside.
func protruding(p *shape.Paragraph, l Line, protrude bool) (left, right unit.Length) {
	first, last := l.Clusters[0], l.Clusters[len(l.Clusters)-1]
	if last.Blank {
		last = l.Clusters[len(l.Clusters)-2]
	}
	if !protrude {
		return 0, 0
	}
	return unit.Scale(first.Left, first.Face.UnitsPerEm(), p.Size), unit.Scale(last.Right, last.Face.UnitsPerEm(), p.Size)
}

func TestAnIndentedLineHasNoLeftEdge(t *testing.T) {
	p := shaped(t, "en", "“We are", lang.Language{})
	if l := Break(p, Measure{Width: 200 * unit.Point, Indent: 20 * unit.Point, Protrude: true})[0].Lines[0]; l.Indent != 20*unit.Point {
		t.Errorf("it begins at %s", l.Indent)
	}
}

// TestStepsAreTakenInTheirOrder holds over random lines that a step is begun only when the
// one before it is spent, and none goes beyond its limit but the last, where it may.
func TestStepsAreTakenInTheirOrder(t *testing.T) {
	tracked := 0
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(wordsOf["en"]), 20, 60).Draw(t, "words")
		p := shaped(t, "en", strings.Join(words, " "), lang.Language{Hyphens: everyThird, Adjustment: latin.Adjustment})
		m := Measure{Width: unit.Length(rapid.IntRange(150, 450).Draw(t, "points")) * unit.Point, Protrude: rapid.Bool().Draw(t, "protrude")}
		for _, s := range append(Break(p, m), FirstFit(p, m)) {
			for i, l := range s.Lines {
				if l.Tracking != 0 {
					tracked++
				}
				if l.Tracking < -unit.Em(10).At(p.Size) || l.Tracking > unit.Em(15).At(p.Size) {
					t.Fatalf("line %d is tracked by %s", i, l.Tracking)
				}
				if l.Last && l.Ratio >= 0 && l.Tracking > 0 {
					t.Fatalf("the last line is stretched by %s", l.Tracking)
				}
				for _, by := range spaceChanges(p.Text.Runes, l) {
					switch {
					case by < -37-1 || by > 20+93*6+1:
						t.Fatalf("line %d: a space changes by %d", i, by)
					case l.Tracking == 0 && len(l.Clusters) > 2 && (by < -10-1 || by > 20+1):
						t.Fatalf("line %d: a space changes by %d before the letters do", i, by)
					case l.Tracking != 0 && by > -10+1 && by < 20-1:
						t.Fatalf("line %d: the letters change by %s before the spaces do, by %d", i, l.Tracking, by)
					}
				}
			}
		}
	})
	if tracked < 100 {
		t.Errorf("only %d lines tracked", tracked)
	}
}

// spaceChanges gives what each space inside a line is wider than the face's own, in em; one
// that the face kerns is left out.
func spaceChanges(text []rune, l Line) []unit.Em {
	var out []unit.Em
	end := len(l.Clusters)
	for end > 0 && l.Clusters[end-1].Blank {
		end--
	}
	for i, c := range l.Clusters[:end] {
		if !c.Blank || text[c.From] != ' ' || strings.ContainsRune("AVT“”Yf", text[max(c.From-1, 0)]) ||
			i+1 < end && strings.ContainsRune("AVT“”Y", text[l.Clusters[i+1].From]) {
			continue
		}
		out = append(out, unit.Em(c.Advance*1000/c.Face.UnitsPerEm()-237))
	}
	return out
}

// TestATextOfSeveralCodesAClusterIsNotTracked holds lines that their spaces alone can fill.
func TestATextOfSeveralCodesAClusterIsNotTracked(t *testing.T) {
	for _, c := range []struct {
		name, mark string
		tracked    bool
	}{
		{"letters alone", "", true},
		{"an accent of its own", "\u0301", false},
		{"a keycap", "\u20E3", false},
		{"a soft hyphen", "\u00AD", false},
		{"a word joiner", "\u2060", false},
	} {
		p := shaped(t, "en", strings.Repeat("some words of one length ", 12)+"ende"+c.mark+"d", lang.Language{Adjustment: latin.Adjustment})
		tracked := false
		for _, l := range Break(p, Measure{Width: 231 * unit.Point})[0].Lines {
			tracked = tracked || l.Tracking != 0
			if short := 231*unit.Point - l.Width; !l.Last && short > unit.Point/10 {
				t.Errorf("%s: a line is %s short", c.name, short)
			}
		}
		if tracked != c.tracked {
			t.Errorf("%s: tracked is %v", c.name, tracked)
		}
	}
}

func TestAnOverfullLineSaysByHowMuch(t *testing.T) {
	p := shaped(t, "en", "incomprehensibilities", lang.Language{})
	l := Break(p, Measure{Width: 40 * unit.Point})[0].Lines[0]
	if want := shape.Width(p.Clusters, p.Size) - 40*unit.Point; l.Overfull != want {
		t.Errorf("overfull by %s, want %s", l.Overfull, want)
	}
}

func TestAnOverfullEndTakesTheEdgeIntoAccount(t *testing.T) {
	p := shaped(t, "ja", "「人権、人権」", languages[3])
	full := Break(p, Measure{Width: 100 * unit.Point})[0].Lines[0]
	if want := 7*11*unit.Point - 5500; full.Width != want || full.Indent != -5500 {
		t.Errorf("a line that starts with a bracket is %s wide, indent %s; want %s and -5.500", full.Width, full.Indent, want)
	}
	two := Break(p, Measure{Width: 39 * unit.Point})[0].Lines
	if got := string(p.Text.Runes[two[0].From:two[0].To]); got != "「人権、" || two[0].Overfull != 0 {
		t.Errorf("the first line of 39 pt is %q, overfull %s", got, two[0].Overfull)
	}
}
