package linebreak

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/latin"
	"letterpress/pipeline/unit"
)

// all gives the demerits of the best of every way to set a short paragraph, by its number of
// lines and of hyphens, of those alone whose lines are within their limits.
func (b *breaker) all() map[[2]int]int64 {
	best := map[[2]int]int64{}
	var follow func(from, lines, hyphens int, above fit, demerits int64)
	follow = func(from, lines, hyphens int, above fit, demerits int64) {
		if from == b.last() {
			if d, ok := best[[2]int{lines, hyphens}]; !ok || demerits < d {
				best[[2]int{lines, hyphens}] = demerits
			}
			return
		}
		for to := from + 1; to <= b.last(); to++ {
			c := b.candidate(from, to)
			if c.overfull > 0 || c.loose || b.ladder(from, to) || !b.sound(from, to) {
				continue
			}
			h := hyphens
			if to < b.last() && b.stops[to].kind == lang.Hyphen {
				h++
			}
			d := demerits + b.demerits(from, to, c)
			if from > 0 {
				d += contrast(above, c.fit())
			}
			follow(to, lines+1, h, c.fit(), d)
		}
	}
	follow(0, 0, 0, decent, 0)
	return best
}

// generous lets a line stretch so far that a short paragraph has many ways.
var generous = lang.Adjustment{
	Shrink:  []lang.Step{{Kind: lang.WordSpace, Limit: 100}},
	Stretch: []lang.Step{{Kind: lang.WordSpace, Limit: 300}, {Kind: lang.Tracking, Limit: 60}},
}

// TestEverySettingIsTheBestOfItsKind compares what the search finds with every way that there is.
func TestEverySettingIsTheBestOfItsKind(t *testing.T) {
	found, alternatives := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(wordsOf["en"]), 10, 18).Draw(t, "words")
		p := shaped(t, "en", strings.Join(words, " "), lang.Language{Hyphens: everyThird, Adjustment: generous})
		for _, points := range []unit.Length{100, 130, 160, 200} {
			m := Measure{Width: points * unit.Point, Alternatives: true, Protrude: true}
			want := newBreaker(p, m).all()
			if len(want) == 0 {
				continue
			}
			found++
			alternatives += sameAs(t, Break(p, m), want)
		}
	})
	if found < 50 || alternatives < 20 {
		t.Errorf("only %d paragraphs, %d alternatives", found, alternatives)
	}
}

// sameAs compares settings with the best of every way, and counts those after the first.
func sameAs(t *rapid.T, settings []Setting, want map[[2]int]int64) int {
	least := slices.Min(slices.Collect(maps.Values(want)))
	if settings[0].Demerits != least {
		t.Fatalf("the best has %d demerits, of all ways the best %d", settings[0].Demerits, least)
	}
	for _, s := range settings[1:] {
		if d, ok := want[[2]int{len(s.Lines), hyphensOf(s)}]; !ok || d != s.Demerits {
			t.Fatalf("%d lines and %d hyphens with %d demerits, of all ways the best has %d", len(s.Lines), hyphensOf(s), s.Demerits, d)
		}
	}
	for kind, d := range want {
		if off := kind[0] - len(settings[0].Lines); off >= -1 && off <= 1 && !offered(settings, kind[0], kind[1], d) {
			t.Fatalf("no setting in %d lines with %d hyphens is as good as %d", kind[0], kind[1], d)
		}
	}
	return len(settings) - 1
}

func offered(settings []Setting, lines, hyphens int, demerits int64) bool {
	for _, s := range settings {
		if len(s.Lines) == lines && hyphensOf(s) <= hyphens && s.Demerits <= demerits {
			return true
		}
	}
	return false
}

// TestNoTwoLinesRunningEndWithAHyphen holds where there is another way.
func TestNoTwoLinesRunningEndWithAHyphen(t *testing.T) {
	hyphened := 0
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(wordsOf["en"]), 30, 60).Draw(t, "words")
		p := shaped(t, "en", strings.Join(words, " "), lang.Language{Hyphens: everyThird, Adjustment: latin.Adjustment})
		m := Measure{Width: unit.Length(rapid.IntRange(150, 450).Draw(t, "points")) * unit.Point, Alternatives: true}
		for _, s := range Break(p, m) {
			if s.Demerits > doubleHyphen {
				continue
			}
			hyphened += hyphensOf(s)
			for i, l := range s.Lines[1:] {
				if above := s.Lines[i]; above.End == lang.Hyphen && !l.Last && (l.End == lang.Hyphen || l.End == lang.Author) {
					t.Fatalf("lines %d and %d end with a hyphen", i, i+1)
				}
			}
		}
	})
	if hyphened < 100 {
		t.Errorf("only %d hyphens", hyphened)
	}
}

// TestALongParagraphHasFewWays holds what bounds the time that a paragraph of many pages takes:
// a stop keeps no more ways the further down it stands.
func TestALongParagraphHasFewWays(t *testing.T) {
	var words []string
	for i := range 700 {
		words = append(words, []string{"we", "the", "undersigned", "civil", "society", "organizations", "notwithstanding"}[i*i*i%89%7])
	}
	p := shaped(t, "en", strings.Join(words, " "), lang.Language{Hyphens: everyThird, Adjustment: latin.Adjustment})
	b := newBreaker(p, Measure{Width: 450 * unit.Point, Alternatives: true})
	ends := b.run(true)
	for to, nodes := range b.nodes {
		alike := map[[2]int]int{}
		for _, n := range nodes {
			kind := [2]int{n.lines, int(n.fit)}
			if alike[kind]++; alike[kind] > fewer {
				t.Fatalf("more than %d ways to stop %d in %d lines", fewer, to, n.lines)
			}
		}
	}
	if best := b.settings(ends)[0]; hyphensOf(best) <= fewer {
		t.Errorf("only %d hyphens", hyphensOf(best))
	}
}
