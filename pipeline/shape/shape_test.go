package shape

import (
	"fmt"
	"slices"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/fonts"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/unit"
)

func testShaper(t testing.TB) *Shaper {
	t.Helper()
	library, findings, err := font.Open(fonts.FS, nil)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	return New(library)
}

// words makes a text of the language; a strong span covers the runes between | and |.
func words(tag, s string) edition.Text {
	t := edition.Text{Tag: language.Make(tag), Lang: tag, Place: func(int) diag.Position { return diag.Position{} }}
	open := -1
	for _, r := range s {
		switch {
		case r != '|':
			t.Runes = append(t.Runes, r)
		case open < 0:
			open = len(t.Runes)
		case open == len(t.Runes):
			open = -1
		default:
			t.Spans = append(t.Spans, edition.Span{From: open, To: len(t.Runes), Strong: true})
			open = -1
		}
	}
	return t
}

var bodyStyle = Style{Size: 11 * unit.Point, Role: "text", Hyphenate: true}

// everyOther parts words after every second letter: more breaks than any language has.
var everyOther = lang.Language{Hyphens: func(word []rune) []int {
	var out []int
	for i := 2; i < len(word)-1; i += 2 {
		if !unicode.Is(unicode.M, word[i]) {
			out = append(out, i)
		}
	}
	return out
}}

// alphabet is what random texts are made of: all scripts of the letter, marks in every
// order, blanks and invisible characters.
var alphabet = []rune("aefiAVToy.,;:!?’“”()-‐ \u00a0\u202f0123é̀œ" +
	"កខគងចឆឡអឥំះឹុេៅ់៌៍្្្៉៊។៕ៗ៖០១\u200b\u2060\u200c" +
	"人権カンボジア、。」「（）ーッ々あいうﾊ\u3000" + "ạếữđ" + "👍\U00010348ⱥ")

func TestClustersCoverTheRunesOnce(t *testing.T) {
	s := testShaper(t)
	rapid.Check(t, func(t *rapid.T) {
		tag := rapid.SampledFrom([]string{"en", "km", "ja", "fr-CA", "vi", "de", "zh-Hant"}).Draw(t, "tag")
		runes := rapid.SliceOfN(rapid.SampledFrom(append(slices.Clone(alphabet), '|')), 0, 60).Draw(t, "text")
		text := words(tag, string(runes))
		p, err := s.Paragraph(text, bodyStyle, everyOther)
		if err != nil {
			t.Fatal(err)
		}
		covers(t, p.Clusters, 0, len(text.Runes), text.String())
		last := 0
		for _, b := range p.Breaks {
			if b.At <= last || b.At >= len(text.Runes) {
				t.Fatalf("%q: break at %d after %d", text.String(), b.At, last)
			}
			last = b.At
			if b.BeforeFrom > b.Cluster || b.AfterTo < b.Cluster || b.AfterTo > len(p.Clusters) {
				t.Fatalf("%q: break at %d parts %d:%d:%d", text.String(), b.At, b.BeforeFrom, b.Cluster, b.AfterTo)
			}
			before := append(slices.Clone(p.Clusters[:b.BeforeFrom]), b.Before...)
			if b.Kind == lang.Hyphen {
				if n := len(before); before[n-1].From != b.At || before[n-1].To != b.At {
					t.Fatalf("%q: no hyphen at %d", text.String(), b.At)
				}
				before = before[:len(before)-1]
			}
			covers(t, before, 0, b.At, text.String())
			covers(t, append(slices.Clone(b.After), p.Clusters[b.AfterTo:]...), b.At, len(text.Runes), text.String())
		}
	})
}

func covers(t *rapid.T, clusters []Cluster, from, to int, text string) {
	at := from
	for _, c := range clusters {
		if c.From != at || c.To <= c.From || c.Advance < 0 || c.Face == nil {
			t.Fatalf("%q: after rune %d comes cluster %d to %d, advance %d", text, at, c.From, c.To, c.Advance)
		}
		at = c.To
	}
	if at != to {
		t.Fatalf("%q: clusters end at rune %d, want %d", text, at, to)
	}
}

// samples are sentences of the letter, with what each language brings.
var samples = []struct{ tag, text string }{
	{"en", "We, the undersigned civil society organizations, are writing to express our grave concerns: AVATAR, Tokyo. “Yes”, offices and fi affluence of COVID-19; politically-motivated."},
	{"fr", "Il a en outre fait savoir qu’il «\u202f|continuerait d’exercer son influence|\u202f» à l’occasion des élections\u00a0: été, Où, Ça, œuvre."},
	{"km", "យើងខ្ញុំ ជាអង្គការសង្គមស៊ីវិលដែលមានរាយនាមខាងក្រោម (CNRP) ២០១៧។ កូវីដ-១៩ ឆ្នាំ |ស្ដារឡើងវិញ| 120 អាសនៈ៕"},
	{"ja", "以下に署名する私たち市民社会団体は、カンボジアの（CNRP）人権と民主主義について「重大な懸念」を表明するため、|本書簡|をお送りいたします。"},
	{"vi", "Kể từ tháng tới, phòng đọc tại thành phố sẽ đóng cửa lúc năm giờ chiều."},
}

// TestALineIsShapedAsItsOwnText holds what reshaping is for: the clusters on either side of
// a break are those of the text on that side, shaped alone.
func TestALineIsShapedAsItsOwnText(t *testing.T) {
	s := testShaper(t)
	tried := 0
	for _, sample := range samples {
		text := words(sample.tag, sample.text)
		p, err := s.Paragraph(text, bodyStyle, everyOther)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range p.Breaks {
			tried++
			before := append(slices.Clone(p.Clusters[:b.BeforeFrom]), b.Before...)
			if b.Kind == lang.Hyphen {
				before = before[:len(before)-1] // its kerning is the line's own
				if n := len(b.Before) - 2; n >= 0 {
					before[len(before)-1].Advance = 0
				}
			}
			alone := shapeAlone(t, s, text, 0, b.At)
			if b.Kind == lang.Hyphen && len(b.Before) > 1 {
				alone[len(alone)-1].Advance = 0
			}
			same(t, fmt.Sprintf("%s: before %d", sample.tag, b.At), before, alone)
			after := append(slices.Clone(b.After), p.Clusters[b.AfterTo:]...)
			same(t, fmt.Sprintf("%s: after %d", sample.tag, b.At), after, shapeAlone(t, s, text, b.At, len(text.Runes)))
		}
	}
	if tried < 100 {
		t.Errorf("only %d breaks tried", tried)
	}
}

func shapeAlone(t *testing.T, s *Shaper, text edition.Text, from, to int) []Cluster {
	t.Helper()
	part := text
	part.Runes = text.Runes[from:to]
	part.Spans = nil
	for _, span := range text.Spans {
		span.From, span.To = max(span.From-from, 0), min(span.To, to)-from
		if span.From < span.To {
			part.Spans = append(part.Spans, span)
		}
	}
	p, err := s.Paragraph(part, bodyStyle, lang.Language{})
	if err != nil {
		t.Fatal(err)
	}
	out := make([]Cluster, len(p.Clusters))
	for i, c := range p.Clusters {
		out[i] = c.moved(from)
	}
	return out
}

func same(t *testing.T, what string, got, want []Cluster) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d clusters, want %d", what, len(got), len(want))
		return
	}
	for i := range got {
		g, w := got[i], want[i]
		if g.From != w.From || g.To != w.To || g.Face != w.Face || g.Advance != w.Advance || !slices.Equal(g.Glyphs, w.Glyphs) {
			t.Errorf("%s: cluster %d is\n%+v, want\n%+v", what, i, g, w)
			return
		}
	}
}

func TestFacesByScriptAndStyle(t *testing.T) {
	s := testShaper(t)
	for _, c := range []struct{ name, tag, text, want string }{
		{"English in one face", "en", "To: (all)", "SourceSerif4-Regular×9"},
		{"strong words are bold", "fr", "a|b|c", "SourceSerif4-Regular×1 SourceSerif4-Bold×1 SourceSerif4-Regular×1"},
		{"a Latin word in Khmer with its brackets", "km", "ជាតិ (CNRP)", "NotoSerifKhmer-Regular×3 NotoSerif-Regular×6"},
		{"ASCII digits in Khmer", "km", "បាន ១២០ 120", "NotoSerifKhmer-Regular×7 NotoSerif-Regular×3"},
		{"a narrow space that the face lacks", "km", "ក\u202fខ", "NotoSerifKhmer-Regular×3"},
		{"Japanese with its own Latin", "ja", "野党（CNRP）の", "NotoSerifJP-Regular×9"},
		{"Vietnamese", "vi", "Kính gửi:", "SourceSerif4-Regular×9"},
	} {
		p, err := s.Paragraph(words(c.tag, c.text), bodyStyle, lang.Language{})
		if err != nil {
			t.Fatal(err)
		}
		if got := facesOf(p.Clusters); got != c.want {
			t.Errorf("%s: %q is set in %s, want %s", c.name, c.text, got, c.want)
		}
		for _, k := range p.Clusters {
			for _, g := range k.Glyphs {
				if g.ID == 0 {
					t.Errorf("%s: %q shows the missing glyph", c.name, c.text)
				}
			}
		}
	}
}

func facesOf(clusters []Cluster) string {
	out := ""
	for i := 0; i < len(clusters); {
		n := i
		for n < len(clusters) && clusters[n].Face == clusters[i].Face {
			n++
		}
		if out != "" {
			out += " "
		}
		out += fmt.Sprintf("%s×%d", clusters[i].Face.Name(), n-i)
		i = n
	}
	return out
}

func TestARuneThatNoFaceHasIsTheMissingGlyph(t *testing.T) {
	p, err := testShaper(t).Paragraph(words("en", "a\U00010348b"), bodyStyle, lang.Language{})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Clusters) != 3 || p.Clusters[1].Glyphs[0].ID != 0 {
		t.Errorf("clusters %+v: want glyph 0 in the middle", p.Clusters)
	}
}

func TestLigaturesArePartedByAHyphen(t *testing.T) {
	s := testShaper(t)
	within := lang.Language{Hyphens: func(word []rune) []int {
		if string(word) == "officer" {
			return []int{2, 3}
		}
		return nil
	}}
	p, err := s.Paragraph(words("en", "officer here"), bodyStyle, within)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, b := range p.Breaks {
		if b.Kind != lang.Hyphen {
			continue
		}
		found++
		n := len(b.Before)
		if n < 2 || b.Before[n-2].To != b.At || b.Before[n-1].From != b.At {
			t.Errorf("before the break at %d stand %+v", b.At, b.Before)
		}
	}
	if found != 2 {
		t.Errorf("%d hyphens in officer, want 2", found)
	}
}

func TestBreaks(t *testing.T) {
	s := testShaper(t)
	for _, c := range []struct{ name, tag, text, want string }{
		{"at blanks", "en", "a bc d", "a |bc |d"},
		{"after the author's hyphen", "en", "well-known man", "we=ll-|kn=own |man"},
		{"not between a hyphen and a digit", "en", "the COVID-19 case", "the |CO=VID-19 |case"},
		{"not at a no-break space", "fr", "18\u00a0mois «\u202foui\u202f» non", "18\u00a0mo=is |«\u202foui\u202f» |non"},
		{"not before closing marks", "ja", "人権（党）、は", "人|権|（党）、|は"},
		{"last word whole, one before parted", "en", "abcdef ghijkl", "ab=cd=ef |ghijkl"},
		{"a hyphen beside a hyphen, where need is", "en", "abcdef-ghijkl mnop q", "ab=cd=ef-|gh=ij=kl |mn=op |q"},
	} {
		p, err := s.Paragraph(words(c.tag, c.text), bodyStyle, everyOther)
		if err != nil {
			t.Fatal(err)
		}
		got, at := "", 0
		for _, b := range p.Breaks {
			mark := "|"
			if b.Kind == lang.Hyphen {
				mark = "="
			}
			got += string(p.Text.Runes[at:b.At]) + mark
			at = b.At
		}
		if got += string(p.Text.Runes[at:]); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestShortcutsAgreeWithUnicode holds the two shortcuts for the first blocks.
func TestShortcutsAgreeWithUnicode(t *testing.T) {
	for r := rune(0); r < 0x3100; r++ {
		zs := unicode.Is(unicode.Zs, r)
		if want := r == 0x200B || zs && r != 0x00A0 && r != 0x202F && r != 0x2007; blank(r) != want {
			t.Errorf("blank(%U) is %v", r, !want)
		}
		if want := unicode.Is(unicode.M, r) || harfbuzz.IsDefaultIgnorable(r) || zs && r != ' ' && r != 0x3000; follows(r) != want {
			t.Errorf("follows(%U) is %v", r, !want)
		}
	}
}

func TestWidthRoundsOncePerFace(t *testing.T) {
	p, err := testShaper(t).Paragraph(words("en", "the quick brown fox"), bodyStyle, lang.Language{})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, c := range p.Clusters {
		sum += c.Advance
	}
	if got, want := Width(p.Clusters, p.Size), unit.Scale(sum, 1000, p.Size); got != want {
		t.Errorf("width %s, want %s", got, want)
	}
}

func TestGapsStandAfterSpacesAndWhereTheLanguageSays(t *testing.T) {
	l := lang.Language{Gaps: func(text []rune) []lang.Gap {
		return []lang.Gap{{At: 1, Kind: lang.Letters, Natural: 5}, {At: 3, Kind: lang.Mark, AtEnd: -500}}
	}}
	p, err := testShaper(t).Paragraph(words("en", "ab c"), bodyStyle, l)
	if err != nil {
		t.Fatal(err)
	}
	want := []Gap{{Cluster: 1, Kind: lang.Letters, Natural: 5}, {Cluster: 3, Kind: lang.WordSpace}, {Cluster: 3, Kind: lang.Mark, AtEnd: -500}}
	if !slices.Equal(p.Gaps, want) {
		t.Errorf("gaps %+v, want %+v", p.Gaps, want)
	}
}

// TestCharactersOfAnEmAreNotKerned holds that the pairs that Noto Serif JP would kern, す。 and フン,
// stay on their grid, and that Latin beside them does not.
func TestCharactersOfAnEmAreNotKerned(t *testing.T) {
	s := testShaper(t)
	for _, c := range []struct {
		text   string
		kerned bool
	}{{"します。フン・セン", false}, {"人AVAT人", true}} {
		p, err := s.Paragraph(words("ja", c.text), bodyStyle, lang.Language{})
		if err != nil {
			t.Fatal(err)
		}
		alone := 0
		for _, r := range c.text {
			one, err := s.Paragraph(words("ja", string(r)), bodyStyle, lang.Language{})
			if err != nil {
				t.Fatal(err)
			}
			alone += one.Clusters[0].Advance
		}
		together := 0
		for _, k := range p.Clusters {
			together += k.Advance
		}
		if (together != alone) != c.kerned {
			t.Errorf("%s is %d wide, its characters %d; kerned: %v", c.text, together, alone, c.kerned)
		}
	}
}

// TestPhrasesAreForTextsThatAskForThem holds that a language prices a title's breaks, of those alone that it allows.
func TestPhrasesAreForTextsThatAskForThem(t *testing.T) {
	l := lang.Language{Phrases: func(text []rune, breaks []lang.Break) []lang.Break {
		out := slices.Clone(breaks)
		for i := range out {
			out[i].Penalty = 777
		}
		return out
	}}
	for _, phrases := range []bool{false, true} {
		style := bodyStyle
		style.Phrases = phrases
		p, err := testShaper(t).Paragraph(words("ja", "人権の状況"), style, l)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range p.Breaks {
			if (b.Penalty == 777) != phrases {
				t.Errorf("phrases %v: a break costs %d", phrases, b.Penalty)
			}
		}
	}
}
