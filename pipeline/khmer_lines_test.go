package pipeline

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/fonts"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/khmer"
	"letterpress/pipeline/lang/khmer/cluster"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// The laws of a line of Khmer, held on the lines as they are set, over random text of words,
// names and what stands in no word: marks without a letter, joiners, blanks of every kind.
var (
	khmerNames = []string{"ហ៊ុន សែន", "ហ៊ុន ម៉ាណែត", "សម រង្ស៊ី", "គណបក្សភ្លើងទៀន", "គណបក្សសង្គ្រោះជាតិ", "សូមសរសេរ ការបោះឆ្នោត"}
	khmerWords = append([]string{"យើងខ្ញុំ", "អង្គការសង្គមស៊ីវិល", "ដែលមាន", "ក្នុង", "ប្រទេសកម្ពុជា", "ការបោះឆ្នោត", "ឆ្នាំ២០២៤", "លោក",
		"ស្ត្រីម្នាក់ៗ", "សិទ្ធិមនុស្ស", "និង", "១២០ អាសនៈ", "១០០៛", "៥០ %", "CNRP", "(CPP)", "« ចំហ »", "“ថ្មី”", "ឡូឡូឡូឡូ", "កូវីដ-១៩"}, khmerNames...)
	khmerLoose = []string{"។", "៕", "៖", "ៗ", "!", "?", "»", "”", ")", "៛", "%", "«", "“", "(", "\u17d2", "\u17b6", "\u17ca", "\u200b", "\u2060", "\u00a0",
		"\u202f", "\u200c", "\u200d", "ក", "a", "៣", "-"}
)

func randomKhmer(t *rapid.T, least int) []rune {
	token := rapid.OneOf(rapid.SampledFrom(khmerWords), rapid.SampledFrom(khmerWords), rapid.SampledFrom(khmerLoose))
	glue := rapid.SampledFrom([]string{"", "", "", " ", " ", "\u200b", "  "})
	var out strings.Builder
	for _, word := range rapid.SliceOfN(token, least, 40).Draw(t, "words") {
		out.WriteString(word + glue.Draw(t, "glue"))
	}
	return []rune(out.String())
}

func setKhmer(t *rapid.T, shaper *shape.Shaper, text []rune, l lang.Language) *shape.Paragraph {
	p, err := shaper.Paragraph(edition.Text{Runes: text, Tag: language.Khmer, Lang: "km", Place: func(int) diag.Position { return diag.Position{} }},
		shape.Style{Size: 10_200, Role: "text"}, l)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestLinesOfKhmer(t *testing.T) {
	library, _, err := font.Open(fonts.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	shaper := shape.New(library)
	l := khmer.Justified(khmer.Language(khmerNames, nil))
	justified, better := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		p := setKhmer(t, shaper, randomKhmer(t, 1), l)
		m := linebreak.Measure{Width: unit.Length(rapid.IntRange(40, 460).Draw(t, "points")) * unit.Point,
			Ragged: rapid.Bool().Draw(t, "ragged"), Balanced: rapid.Bool().Draw(t, "balanced"), Alternatives: true}
		settings := linebreak.Break(p, m)
		for _, s := range settings {
			at := 0
			for i := range s.Lines {
				line := &s.Lines[i]
				if line.From != at {
					t.Fatalf("%q: line %d starts at rune %d, the one before ends at %d", string(p.Text.Runes), i, line.From, at)
				}
				at = line.To
				khmerEdges(t, p.Text.Runes, line)
				khmerGaps(t, p, line, m)
				if !line.Last && !m.Ragged && line.Ratio <= 1000 && line.Overfull == 0 {
					justified++
				}
			}
			if at != len(p.Text.Runes) {
				t.Fatalf("%q: lines end at rune %d", string(p.Text.Runes), at)
			}
		}
		first := linebreak.FirstFit(p, m)
		over := false
		for i := range first.Lines {
			over = over || first.Lines[i].Overfull > 0
		}
		if settings[0].Demerits > first.Demerits && !over {
			t.Fatalf("%q in %s: %d demerits, first fit has %d", string(p.Text.Runes), m.Width, settings[0].Demerits, first.Demerits)
		}
		if settings[0].Demerits < first.Demerits {
			better++
		}
	})
	if justified < 40 || better < 10 {
		t.Errorf("%d justified lines, %d times better than first fit", justified, better)
	}
}

// khmerEdges holds what a line begins and ends with.
func khmerEdges(t *rapid.T, text []rune, l *linebreak.Line) {
	if l.Last {
		return
	}
	fail := func(what string) { t.Fatalf("%q after %q: %s", string(text[l.From:l.To]), string(text[:l.From]), what) }
	before, after := text[l.To-1], text[l.To]
	if cluster.Mark(after) || before == cluster.Coeng && cluster.Base(after) {
		fail("ends inside a cluster")
	}
	if strings.ContainsRune("\u2060\u00a0\u202f", before) || strings.ContainsRune("\u2060\u00a0\u202f", after) {
		fail("ends where the writer forbade it")
	}
	noInk := func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
	if next := strings.TrimLeftFunc(string(text[l.To:]), noInk); next != "" && strings.ContainsRune("ៗ។៕៖!?»”)៛%", []rune(next)[0]) {
		fail("the next line begins with a closing mark")
	}
	last := []rune(strings.TrimRightFunc(string(text[:l.To]), noInk))
	if len(last) > 0 && strings.ContainsRune("«“(", last[len(last)-1]) {
		fail("ends with an opening mark")
	}
	if l.End == lang.Emergency {
		return
	}
	for _, name := range khmerNames {
		runes := []rune(name)
		for from := max(l.To-len(runes)+1, 0); from < l.To && from+len(runes) <= len(text); from++ {
			own := from == 0 || text[from-1] != cluster.Coeng
			next := from+len(runes) == len(text) || !cluster.Mark(text[from+len(runes)])
			if string(text[from:from+len(runes)]) == name && before != ' ' && own && next {
				fail("a name is parted")
			}
		}
	}
}

// khmerGaps holds that a line has its text once and that its gaps are within their limits.
func khmerGaps(t *rapid.T, p *shape.Paragraph, l *linebreak.Line, m linebreak.Measure) {
	text := p.Text.Runes
	natural := map[[2]int]shape.Cluster{}
	for _, c := range p.Clusters {
		natural[[2]int{c.From, c.To}] = c
	}
	at := l.From
	for i, c := range l.Clusters {
		if c.From != at || c.To <= c.From {
			t.Fatalf("%q: cluster %d is runes %d to %d after %d", string(text), i, c.From, c.To, at)
		}
		at = c.To
		was, ok := natural[[2]int{c.From, c.To}]
		if !ok || was.Face != c.Face {
			continue // shaped anew at the line's end
		}
		grown := c.Advance - was.Advance
		em := c.Face.UnitsPerEm()
		least, most := 0, 0
		switch {
		case m.Ragged:
		case c.Blank && text[c.From] == ' ':
			least, most = -em/10, em/2
		case i+1 < len(l.Clusters) && cluster.Letter(text[c.To-1]) && cluster.Letter(text[c.To]):
			most = em * 8 / 100
		}
		if grown < least || grown > most || l.Last && grown > 0 {
			t.Fatalf("%q: %q grows by %d of %d units", string(text), string(text[c.From:c.To]), grown, em)
		}
	}
	if at != l.To {
		t.Fatalf("%q: clusters end at rune %d, the line at %d", string(text), at, l.To)
	}
	if short := m.Width - l.Width; !m.Ragged && !l.Last && l.Ratio < 1000 && l.Overfull == 0 && (short > 300 || short < -10) {
		t.Fatalf("%q: line %q is %s short of %s at ratio %d", string(text), string(text[l.From:l.To]), short, m.Width, l.Ratio)
	}
}
