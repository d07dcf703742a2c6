package linebreak

import (
	"fmt"
	"slices"
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
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

var spaces = lang.Adjustment{
	Shrink:  []lang.Step{{Kind: lang.WordSpace, Limit: 60}},
	Stretch: []lang.Step{{Kind: lang.WordSpace, Limit: 115}},
	Loose:   3,
}

// khmerLike stretches spaces first, then letters in coarse steps.
var khmerLike = lang.Adjustment{
	Shrink:  []lang.Step{{Kind: lang.WordSpace, Limit: 60}},
	Stretch: []lang.Step{{Kind: lang.WordSpace, Limit: 200, Quantum: 10}, {Kind: lang.Letters, Limit: 80, Quantum: 10}},
}

func everyThird(word []rune) []int {
	var out []int
	for i := 3; i < len(word)-2; i += 3 {
		if !unicode.Is(unicode.M, word[i]) {
			out = append(out, i)
		}
	}
	return out
}

// emergencies lets a line end anywhere, at a price that only need pays.
func emergencies(text []rune, uax []lang.Break) []lang.Break {
	var out []lang.Break
	for at := 1; at < len(text); at++ {
		b := lang.Break{At: at, Kind: lang.Emergency, Penalty: 5000}
		if i := slices.IndexFunc(uax, func(u lang.Break) bool { return u.At == at }); i >= 0 {
			b = uax[i]
		}
		out = append(out, b)
	}
	return out
}

func letterGaps(text []rune) []lang.Gap {
	var out []lang.Gap
	for i := 1; i < len(text); i++ {
		out = append(out, lang.Gap{At: i, Kind: lang.Letters})
	}
	return out
}

// marks takes half an em from a comma in the line and at its end, as Japanese does.
func marks(text []rune) []lang.Gap {
	var out []lang.Gap
	for i, r := range text {
		switch r {
		case '、', '。':
			out = append(out, lang.Gap{At: i + 1, Kind: lang.Mark, AtEnd: -500})
		case '「':
			out = append(out, lang.Gap{At: i, Kind: lang.Mark, AtStart: -500})
		}
	}
	return out
}

var languages = []lang.Language{
	{},
	{Hyphens: everyThird, Adjustment: spaces},
	{Adjustment: khmerLike, Gaps: letterGaps, Breaks: emergencies},
	{Adjustment: khmerLike, Gaps: marks},
}

type fataler interface {
	Helper()
	Fatal(args ...any)
}

var library, _, libraryErr = font.Open(fonts.FS, nil)
var shaper = shape.New(library)

func shaped(t fataler, tag, s string, l lang.Language) *shape.Paragraph {
	t.Helper()
	if libraryErr != nil {
		t.Fatal(libraryErr)
	}
	p, err := shaper.Paragraph(textOf(tag, s), shape.Style{Size: 11 * unit.Point, Role: "text", Hyphenate: true}, l)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func textOf(tag, s string) edition.Text {
	return edition.Text{Runes: []rune(s), Tag: language.Make(tag), Lang: tag,
		Place: func(int) diag.Position { return diag.Position{} }}
}

var wordsOf = map[string][]string{
	"en": {"we", "the", "undersigned", "civil", "society", "organizations", "a", "AVATAR,", "well-known", "“yes”", "COVID-19", "fi", "I"},
	"km": {"យើងខ្ញុំ", "អង្គការ", "សង្គមស៊ីវិល", "(CNRP)", "ឆ្នាំ២០២៤", "។", "ៗ", "120"},
	"ja": {"人権", "について、", "「懸念」", "を表明する。", "（CNRP）", "カンボジア"},
}

func randomText(t *rapid.T, least int) (tag, text string) {
	tag = rapid.SampledFrom([]string{"en", "km", "ja"}).Draw(t, "tag")
	words := rapid.SliceOfN(rapid.SampledFrom(wordsOf[tag]), least, 60).Draw(t, "words")
	glue := rapid.SampledFrom([]string{" ", " ", "", "\u00a0", "  "}).Draw(t, "glue")
	return tag, strings.Join(words, glue)
}

// TestLinesJoin holds the invariant of a Setting over random texts, languages and measures.
func TestLinesJoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tag, text := randomText(t, 0)
		l := languages[rapid.IntRange(0, len(languages)-1).Draw(t, "language")]
		p := shaped(t, tag, text, l)
		m := Measure{Width: unit.Length(rapid.IntRange(5, 400).Draw(t, "points")) * unit.Point,
			Alternatives: true, Ragged: rapid.Bool().Draw(t, "ragged"), Balanced: rapid.Bool().Draw(t, "balanced")}
		if rapid.Bool().Draw(t, "indented") {
			m.Indent = m.Width / 5
		}
		settings := append(Break(p, m), FirstFit(p, m))
		for i, s := range settings {
			sound(t, fmt.Sprintf("%q setting %d", text, i), s, m)
		}
		for i, s := range settings[1 : len(settings)-1] {
			if n := len(s.Lines) - len(settings[0].Lines); n < -1 || n > 1 {
				t.Fatalf("%q: alternative %d has %d lines more", text, i, n)
			} else if n == 0 && hyphensOf(s) >= hyphensOf(settings[0]) {
				t.Fatalf("%q: alternative %d is as long, with %d hyphens", text, i, hyphensOf(s))
			}
			if s.Demerits < settings[0].Demerits {
				t.Fatalf("%q: alternative %d has %d demerits, the best %d", text, i, s.Demerits, settings[0].Demerits)
			}
		}
	})
}

func hyphensOf(s Setting) int {
	n := 0
	for _, l := range s.Lines {
		if !l.Last && l.End == lang.Hyphen {
			n++
		}
	}
	return n
}

func sound(t *rapid.T, what string, s Setting, m Measure) {
	at := 0
	for i, l := range s.Lines {
		if l.From != at || l.To < l.From {
			t.Fatalf("%s: line %d is runes %d to %d after %d", what, i, l.From, l.To, at)
		}
		at = l.To
		if l.Last != (i == len(s.Lines)-1) {
			t.Fatalf("%s: line %d says Last %v of %d lines", what, i, l.Last, len(s.Lines))
		}
		rune := l.From
		for _, c := range l.Clusters {
			if c.From != rune && !(c.From == c.To && c.From == l.To) || c.Advance < 0 {
				t.Fatalf("%s: line %d: cluster %d to %d, advance %d, after rune %d", what, i, c.From, c.To, c.Advance, rune)
			}
			rune = max(rune, c.To)
		}
		if rune != l.To {
			t.Fatalf("%s: line %d: clusters end at %d, the line at %d", what, i, rune, l.To)
		}
		room := m.Width
		if l.Overfull > 0 {
			room += l.Overfull + 100
		}
		if l.Width > room+10 {
			t.Fatalf("%s: line %d is %s wide in %s, overfull %s", what, i, l.Width, m.Width, l.Overfull)
		}
	}
	if at != len(s.Paragraph.Text.Runes) {
		t.Fatalf("%s: lines end at %d of %d runes", what, at, len(s.Paragraph.Text.Runes))
	}
}

// TestJustifiedLinesAreFlush holds that a line within its limits reaches the measure, but
// for what a quantum leaves.
func TestJustifiedLinesAreFlush(t *testing.T) {
	seen := 0
	rapid.Check(t, func(t *rapid.T) {
		tag, text := randomText(t, 30)
		k := rapid.IntRange(1, 2).Draw(t, "language")
		p := shaped(t, tag, text, languages[k])
		m := Measure{Width: unit.Length(rapid.IntRange(150, 400).Draw(t, "points")) * unit.Point}
		left := unit.Length(12)
		if k == 2 {
			left = unit.Em(10).At(p.Size) + 12
		}
		for i, l := range Break(p, m)[0].Lines {
			// A ratio is cut to thousandths: at the limit a line may be a hair beyond it.
			loose := l.Ratio >= 1000*max(languages[k].Adjustment.Loose, 1)
			if l.Last && l.Ratio == 0 || loose || l.Overfull > 0 {
				continue
			}
			seen++
			if gap := m.Width - l.Width; gap < -10 || gap > left {
				t.Fatalf("%q line %d: %s short of %s at ratio %d", text, i, gap, m.Width, l.Ratio)
			}
		}
	})
	if seen < 100 {
		t.Errorf("only %d justified lines seen", seen)
	}
}

// TestNoWorseThanFirstFit is what the whole-paragraph search is for.
func TestNoWorseThanFirstFit(t *testing.T) {
	better := 0
	rapid.Check(t, func(t *rapid.T) {
		tag, text := randomText(t, 25)
		p := shaped(t, tag, text, languages[rapid.IntRange(0, len(languages)-1).Draw(t, "language")])
		m := Measure{Width: unit.Length(rapid.IntRange(60, 400).Draw(t, "points")) * unit.Point}
		best, first := Break(p, m)[0], FirstFit(p, m)
		if best.Demerits > first.Demerits && !parts(first) {
			t.Fatalf("%q in %s: %d demerits, first fit has %d", text, m.Width, best.Demerits, first.Demerits)
		}
		if best.Demerits < first.Demerits {
			better++
		}
	})
	if better < 5 {
		t.Errorf("better than first fit only %d times", better)
	}
}

// parts reports a setting with a line that is overfull, which first fit may take where the
// search would part a word.
func parts(s Setting) bool {
	return slices.ContainsFunc(s.Lines, func(l Line) bool { return l.Overfull > 0 })
}

func show(s Setting) []string {
	var out []string
	for _, l := range s.Lines {
		line := string(s.Paragraph.Text.Runes[l.From:l.To])
		if n := len(l.Clusters); n > 0 && l.Clusters[n-1].From == l.Clusters[n-1].To {
			line += "-"
		}
		out = append(out, line)
	}
	return out
}

func TestExamples(t *testing.T) {
	for _, c := range []struct {
		name, tag, text string
		language        lang.Language
		points          int64
		ragged          bool
		want            []string
	}{
		{"an empty text is one empty line", "en", "", lang.Language{}, 100, false, []string{""}},
		{"a word wider than its line stays whole", "en", "a incomprehensibilities b", lang.Language{}, 40, false,
			[]string{"a ", "incomprehensibilities ", "b"}},
		{"a word is parted where the language allows nothing else", "km", "អង្គការ", languages[2], 20, false,
			[]string{"អង្គ", "ការ"}},
		{"no hyphen where spaces do", "en", "we are the undersigned of it", languages[1], 80, true,
			[]string{"we are the ", "undersigned of ", "it"}},
		{"no hyphen before the last line where another does", "en", "organizations there here there in undersigned the society", languages[1], 124, false,
			[]string{"organizat-", "ions there here there in ", "undersigned the society"}},
		{"a blank at the end takes no room", "en", "we  are  ", lang.Language{}, 18, false, []string{"we  ", "are  "}},
	} {
		p := shaped(t, c.tag, c.text, c.language)
		s := Break(p, Measure{Width: unit.Length(c.points) * unit.Point, Ragged: c.ragged})[0]
		if got := show(s); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestATitleIsBalanced(t *testing.T) {
	p := shaped(t, "en", "we are the undersigned of this well known society here", lang.Language{})
	m := Measure{Width: 180 * unit.Point, Ragged: true}
	if got, want := show(Break(p, m)[0]), []string{"we are the undersigned of this ", "well known society here"}; !slices.Equal(got, want) {
		t.Errorf("as running text %q, want %q", got, want)
	}
	m.Width = 230 * unit.Point
	plain := show(Break(p, m)[0])
	m.Balanced = true
	if got := show(Break(p, m)[0]); len(got) != len(plain) || len(got[1]) <= len(plain[1]) {
		t.Errorf("balanced %q, as running text %q", got, plain)
	}
}

// TestATitleEndsItsLinesAtAPause holds that the price of a break weighs more in a title.
func TestATitleEndsItsLinesAtAPause(t *testing.T) {
	dear := lang.Language{Breaks: func(text []rune, uax []lang.Break) []lang.Break {
		out := slices.Clone(uax)
		for i := range out {
			if strings.HasSuffix(string(text[:out[i].At]), "the ") {
				out[i].Penalty = 100
			}
		}
		return out
	}}
	p := shaped(t, "en", "we write of the human rights", dear)
	m := Measure{Width: 110 * unit.Point, Ragged: true}
	if got, want := show(Break(p, m)[0]), []string{"we write of the ", "human rights"}; !slices.Equal(got, want) {
		t.Errorf("as running text %q, want %q", got, want)
	}
	m.Balanced = true
	if got, want := show(Break(p, m)[0]), []string{"we write of ", "the human rights"}; !slices.Equal(got, want) {
		t.Errorf("as a title %q, want %q", got, want)
	}
}

func TestBadness(t *testing.T) {
	for ratio, want := range map[int]int64{0: 0, 1000: 100, -1000: 100, 500: 13, 2000: 800, 4642: 10_000, 100_000: 10_000} {
		if got := badness(ratio); got != want {
			t.Errorf("badness(%d) = %d, want %d", ratio, got, want)
		}
	}
}

func BenchmarkBreak(b *testing.B) {
	p := shaped(b, "en", strings.Repeat("we the undersigned civil society organizations are writing to express grave concerns ", 12), languages[1])
	for b.Loop() {
		Break(p, Measure{Width: 450 * unit.Point})
	}
}
