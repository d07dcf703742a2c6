package linebreak

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/japanese"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// pieces are what random Japanese is made of: every class of JLREQ, and what stands between
// them in letters.
var pieces = []string{"人", "権", "に", "の", "あ", "っ", "ょ", "々", "カンボジア", "ッ", "ー", "、", "。", "「", "」", "（", "）", "『", "』",
	"・", "：", "！", "？", "！？", "――", "……", "〳〵", "　", "２０２４", "１，２３４", "2024", "125", "CPP", "Hun Sen", "COVID-19", "％", "℃", "￥", "年",
	"〜", "“", "”", " ", "选", "國", "A", "(", ")", "です。", "」と", "は、「"}

func randomJapanese(t *rapid.T, least int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), least, 150).Draw(t, "text"), "")
}

func randomMeasure(t *rapid.T) Measure {
	m := Measure{Width: unit.Length(rapid.IntRange(6, 45).Draw(t, "ems")) * 11 * unit.Point, Alternatives: true}
	if rapid.Bool().Draw(t, "odd") {
		m.Width += unit.Length(rapid.IntRange(1, 10_999).Draw(t, "more"))
	}
	if rapid.Bool().Draw(t, "indented") {
		m.Indent = 11 * unit.Point
	}
	m.Ragged = rapid.IntRange(0, 3).Draw(t, "ragged") == 0
	m.Balanced = m.Ragged && rapid.Bool().Draw(t, "balanced")
	return m
}

// TestKinsokuInEveryLine takes the classes by example, not from the language's tables.
func TestKinsokuInEveryLine(t *testing.T) {
	never, after := "」』）”、。・：！？ーっッょ々％℃〜〵)", "「『（“￥("
	lines := 0
	rapid.Check(t, func(t *rapid.T) {
		text := randomJapanese(t, rapid.SampledFrom([]int{0, 30}).Draw(t, "least"))
		p := shaped(t, "ja", text, japanese.Language())
		m := randomMeasure(t)
		for _, s := range append(Break(p, m), FirstFit(p, m)) {
			sound(t, text, s, m)
			for _, l := range s.Lines {
				line := p.Text.Runes[l.From:l.To]
				if l.From > 0 && strings.ContainsRune(never, line[0]) {
					t.Fatalf("%q: a line begins with %q", text, line[0])
				}
				if l.Last {
					continue
				}
				lines++
				inked := strings.TrimRightFunc(string(line), unicode.IsSpace)
				if last := []rune(inked); len(last) > 0 && strings.ContainsRune(after, last[len(last)-1]) {
					t.Fatalf("%q: a line ends with %q", text, inked)
				}
			}
		}
	})
	if lines < 500 {
		t.Errorf("only %d lines", lines)
	}
}

// TestJapaneseLinesAreFlush holds it to two hundredths of an em, but for lines that their limits
// leave loose.
func TestJapaneseLinesAreFlush(t *testing.T) {
	flush, loose := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		p := shaped(t, "ja", randomJapanese(t, 40), japanese.Language())
		m := randomMeasure(t)
		m.Width += 110 * unit.Point
		m.Ragged, m.Balanced = false, false
		b := newBreaker(p, m)
		for _, s := range Break(p, m) {
			for _, l := range s.Lines {
				from, to := b.stopsOf(l)
				switch gap := m.Width - l.Width; {
				case l.Last || l.Overfull > 0:
				case b.candidate(from, to).loose:
					loose++
				case gap < -unit.Em(2).At(p.Size) || gap > unit.Em(20).At(p.Size):
					t.Fatalf("%q ends %s before its edge", string(p.Text.Runes[l.From:l.To]), gap)
				default:
					flush++
				}
			}
		}
	})
	if flush < 400 || loose > flush/10 {
		t.Errorf("%d lines flush, %d loose", flush, loose)
	}
}

// stopsOf gives the stops that a line of the paragraph runs between.
func (b *breaker) stopsOf(l Line) (from, to int) {
	at := func(rune int) int { return slices.IndexFunc(b.stops, func(s stop) bool { return s.at == rune }) }
	return at(l.From), at(l.To)
}

// change is what adjusting a line made of a place between two of its clusters.
type change struct {
	kinds [lang.GapKinds]bool
	by    unit.Em
}

// unchanged gives the kinds of the gaps before each rune, and less what they bring by nature.
func (b *breaker) unchanged() map[int]change {
	out := map[int]change{}
	for _, g := range b.p.Gaps {
		if g.Cluster < len(b.p.Clusters) {
			c := out[b.p.Clusters[g.Cluster].From]
			c.kinds[g.Kind] = true
			c.by -= g.Natural
			out[b.p.Clusters[g.Cluster].From] = c
		}
	}
	return out
}

// changes gives, for each place of a line, what it is wider than the language has it, and for
// its end what its last cluster has beyond its glyphs.
func (b *breaker) changes(l Line, gaps map[int]change) (places []change, end unit.Em, at int) {
	from, to := b.stopsOf(l)
	raw, _ := b.clusters(from, to)
	n := len(raw)
	for n > 0 && raw[n-1].Blank {
		n--
	}
	for i := 0; i+1 < n; i++ {
		c := gaps[raw[i+1].From]
		c.by += unit.Em((l.Clusters[i].Advance - raw[i].Advance) * 1000 / raw[i].Face.UnitsPerEm())
		places = append(places, c)
	}
	if n > 0 {
		end, at = unit.Em((l.Clusters[n-1].Advance-raw[n-1].Advance)*1000/raw[n-1].Face.UnitsPerEm()), raw[n-1].To
	}
	return places, end, at
}

// most are the limits of JLREQ 3.8, in the order in which they are reached.
var (
	shrinks = []struct {
		kind lang.GapKind
		most unit.Em
	}{{lang.WordSpace, 83}, {lang.MiddleDot, 250}, {lang.Mark, 500}, {lang.Mixed, 125}}
	stretches = []struct {
		kind lang.GapKind
		most unit.Em
	}{{lang.WordSpace, 167}, {lang.Mixed, 83}, {lang.Letters, 250}}
)

// TestGapsChangeInTheOrderOfJLREQ holds that none goes beyond its limit, none is touched before
// those of the step before are spent, and the gaps of a step change alike.
func TestGapsChangeInTheOrderOfJLREQ(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := shaped(t, "ja", randomJapanese(t, 40), japanese.Language())
		m := randomMeasure(t)
		m.Ragged, m.Balanced = false, false
		b := newBreaker(p, m)
		gaps := b.unchanged()
		for _, s := range append(Break(p, m), FirstFit(p, m)) {
			for _, l := range s.Lines {
				places, end, at := b.changes(l, gaps)
				line := string(p.Text.Runes[l.From:l.To])
				b.endIsWholeOrNothing(t, line, end, at, seen)
				shrunk := slices.ContainsFunc(places, func(c change) bool { return c.by < 0 })
				for _, c := range places {
					switch {
					case c.by == 0:
					case shrunk && (c.by > 0 || !touched(c, lang.WordSpace, lang.MiddleDot, lang.Mark, lang.Mixed)),
						!shrunk && !touched(c, lang.WordSpace, lang.Mixed, lang.Letters):
						t.Fatalf("%q: a gap of kinds %v changes by %d", line, c.kinds, c.by)
					}
				}
				if shrunk {
					inOrder(t, line, places, -1, seen)
				} else {
					inOrder(t, line, places, 1, seen)
				}
			}
		}
	})
	for _, what := range []string{"blank kept", "blank lost", "shrunk 1", "shrunk 2", "shrunk 3", "stretched 0", "stretched 1", "stretched 2", "beyond"} {
		if seen[what] == 0 {
			t.Errorf("no line %s: %v", what, seen)
		}
	}
}

func touched(c change, kinds ...lang.GapKind) bool {
	return slices.ContainsFunc(kinds, func(k lang.GapKind) bool { return c.kinds[k] })
}

// endIsWholeOrNothing holds JLREQ 3.8.3: a line's last mark keeps all its blank or none.
func (b *breaker) endIsWholeOrNothing(t *rapid.T, line string, end unit.Em, at int, seen map[string]int) {
	var atEnd, blank unit.Em
	for _, g := range b.p.Gaps {
		if g.Cluster == len(b.p.Clusters) && at == len(b.p.Text.Runes) || g.Cluster < len(b.p.Clusters) && b.p.Clusters[g.Cluster].From == at {
			atEnd += g.AtEnd
			blank += g.EndBlank
		}
	}
	switch {
	case end == atEnd && blank != 0:
		seen["blank lost"]++
	case end == atEnd+blank && blank != 0:
		seen["blank kept"]++
	case end != atEnd:
		t.Fatalf("%q: its end changes by %d, not by %d or %d", line, end, atEnd, atEnd+blank)
	}
}

// inOrder holds the limits and the order of one direction; sign is -1 where a line is shrunk.
func inOrder(t *rapid.T, line string, places []change, sign unit.Em, seen map[string]int) {
	order, name := stretches, "stretched "
	if sign < 0 {
		order, name = shrinks, "shrunk "
	}
	spent := true // all steps before
	beyond := false
	for i, step := range order {
		least, most := unit.Em(1<<40), unit.Em(0)
		for _, c := range places {
			if c.kinds[step.kind] {
				least, most = min(least, c.by*sign), max(most, c.by*sign)
			}
		}
		if most > 0 {
			seen[name+string(rune('0'+i))]++
		}
		switch {
		case most > 0 && !spent:
			t.Fatalf("%q: step %d of %s is begun before the last is spent: %v", line, i, name, places)
		case most-least > 10 && least < 1<<40:
			t.Fatalf("%q: the gaps of step %d of %s differ: %d and %d", line, i, name, least, most)
		case most > step.most && sign < 0:
			t.Fatalf("%q: step %d of %s goes to %d of %d", line, i, name, most, step.most)
		}
		beyond = beyond || most > step.most
		spent = spent && least >= step.most
	}
	if beyond {
		seen["beyond"]++
		if !spent {
			t.Fatalf("%q: a gap goes beyond its limit before all are there: %v", line, places)
		}
	}
}

// TestJapaneseIsNoWorseThanFirstFit is TestNoWorseThanFirstFit with all of the language's gaps,
// where first fit keeps their limits.
func TestJapaneseIsNoWorseThanFirstFit(t *testing.T) {
	better := 0
	rapid.Check(t, func(t *rapid.T) {
		p := shaped(t, "ja", randomJapanese(t, 40), japanese.Language())
		m := randomMeasure(t)
		best, first := Break(p, m)[0], FirstFit(p, m)
		if best.Demerits > first.Demerits && !parts(first) && !newBreaker(p, m).loosens(first) {
			t.Fatalf("%d demerits, first fit has %d", best.Demerits, first.Demerits)
		}
		if best.Demerits < first.Demerits {
			better++
		}
	})
	if better < 20 {
		t.Errorf("better than first fit only %d times", better)
	}
}

func (b *breaker) loosens(s Setting) bool {
	return slices.ContainsFunc(s.Lines, func(l Line) bool {
		from, to := b.stopsOf(l)
		return b.candidate(from, to).loose
	})
}

// TestATitleNeverPartsALoanWord holds wherever the longest stands on a line of its own.
func TestATitleNeverPartsALoanWord(t *testing.T) {
	words := []string{"カンボジア", "ジャーナリズム", "ソーシャルメディア", "の", "人権状況", "を", "守る", "、", "「", "」", "（CPP）", "2024年", "における", "公開書簡"}
	lines := 0
	rapid.Check(t, func(t *rapid.T) {
		title := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 10, 40).Draw(t, "words"), "、の")
		style := shape.Style{Size: 15 * unit.Point, Role: "title", Strong: true, Phrases: true}
		p, err := shaper.Paragraph(textOf("ja", title), style, japanese.Language())
		if err != nil {
			t.Fatal(err)
		}
		m := Measure{Width: unit.Length(rapid.IntRange(14, 30).Draw(t, "ems")) * p.Size, Ragged: true, Balanced: true}
		for _, l := range Break(p, m)[0].Lines {
			if l.Last {
				continue
			}
			lines++
			before, after := p.Text.Runes[l.To-1], p.Text.Runes[l.To]
			if katakana := unicode.Katakana; (unicode.Is(katakana, before) || before == 'ー') && unicode.Is(katakana, after) {
				t.Fatalf("%q: a line ends between %c and %c", title, before, after)
			}
		}
	})
	if lines < 100 {
		t.Errorf("only %d lines", lines)
	}
}

// TestTheLastLineHasTwoCharacters holds over text that may be parted nearly anywhere.
func TestTheLastLineHasTwoCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"人", "権", "に", "、", "。", "「人", "人」"}), 20, 120).Draw(t, "text"), "")
		p := shaped(t, "ja", "人"+text, japanese.Language())
		m := Measure{Width: unit.Length(rapid.IntRange(10, 41).Draw(t, "ems")) * p.Size}
		lines := Break(p, m)[0].Lines
		last := string(p.Text.Runes[lines[len(lines)-1].From:])
		if n := len([]rune(strings.Trim(last, "「」、。"))); len(lines) > 1 && n < 2 {
			t.Fatalf("the last line is %q", last)
		}
	})
}
