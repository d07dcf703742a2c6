package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// manner is what random text of a language is made of, and what its lines may not begin and
// end with: written down here from JLREQ (appendix A), the Lexique of the Imprimerie
// nationale and UAX 14's classes, not taken from the code that makes the breaks.
type manner struct {
	tag         string
	blank       int    // of a hundred words so many stand apart from the next
	marks       string // that join the end of a word
	opens       string // that join its start
	start, end  string
	unbreakable []string // strings that no line parts
}

var manners = []manner{
	{tag: "en", blank: 100, marks: ".,;:!?)”’", opens: "(“‘", start: ".,;:!?)”’%", end: "(“‘"},
	{tag: "fr", blank: 100, marks: ".,)’", opens: "(«", start: ".,;:!?)»’%", end: "(«", unbreakable: []string{"l’", "d’", "qu’", "-t-il", "-t-elle", "a-t-on"}},
	{tag: "fr-CA", blank: 100, marks: ".,;!?)’", opens: "(«", start: ".,;:!?)»’%", end: "(«", unbreakable: []string{"l’", "d’", "-t-il"}},
	{tag: "ja", marks: "、。，．・：；？！）」』】’”々ー…", opens: "（「『【‘“", end: "（「『【‘“",
		start: "、。，．・：；？！）」』】’”々ーゝぁぃぅぇぉっゃゅょァィゥェォッャュョ%％"},
	{tag: "km", blank: 60, marks: "។៕៖ៗ!?)»”៛%", opens: "(«“", start: "។៕៖ៗ!?)»”៛%", end: "(«“"},
}

// wordsOf gives the words of the letter in a language, and some that are hard.
func wordsOf(t testing.TB, p *Project, tag string) []string {
	base, _ := language.Make(tag).Base()
	c, ok := p.set.Catalog(base.String())
	if !ok {
		t.Fatalf("no catalog %s", base)
	}
	var out []string
	for _, m := range c.Messages() {
		for _, w := range strings.FieldsFunc(m.Other, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("*[]()«»", r) }) {
			if strings.Contains(w, "#") || !strings.ContainsFunc(w, unicode.IsLetter) {
				continue
			}
			if tag == "ja" && len([]rune(w)) > 8 {
				r := []rune(w)
				out = append(out, string(r[:5]), string(r[5:8]))
				continue
			}
			out = append(out, w)
		}
	}
	return append(out, "COVID-19", "1,234.5", "l’homme", "a-t-il", "«\u202Foui\u202F»", "２０２４年", "១២៣")
}

// build makes a text of random words.
func (m manner) build(words []string, n int, pick func(int) int) string {
	var out strings.Builder
	for i := range n {
		if i > 0 && pick(100) < m.blank {
			out.WriteByte(' ')
		}
		if pick(9) == 0 {
			out.WriteRune([]rune(m.opens)[pick(len([]rune(m.opens)))])
		}
		out.WriteString(words[pick(len(words))])
		if pick(6) == 0 {
			out.WriteRune([]rune(m.marks)[pick(len([]rune(m.marks)))])
		}
	}
	return out.String()
}

// lines sets a text as a paragraph of so many points.
func (m manner) lines(p *Project, text string, points int) ([]linebreak.Setting, linebreak.Measure, error) {
	tag := language.Make(m.tag)
	st := p.styles.Style(scriptOf(tag), "paragraph")
	words := edition.Text{Runes: []rune(text), Tag: tag, Lang: m.tag, Place: func(int) diag.Position { return diag.Position{} }}
	measured := measure(style.Sheet{Width: unit.Length(points) * unit.Point}, st)
	settings, err := p.setter.set(words, st, p.language(tag), measured)
	return settings, measured, err
}

// TestLinesOfEveryLanguage holds over random text in each language, in each setting that is
// offered and in first fit's: no line begins or ends with what it may not, none parts what
// stays whole, nothing is added or dropped, two lines running end with a hyphen only where
// nothing else can be, and first fit is never better.
func TestLinesOfEveryLanguage(t *testing.T) {
	p := open(t, os.DirFS(".."))
	for _, m := range manners {
		words := wordsOf(t, p, m.tag)
		lines := 0
		t.Run(m.tag, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				pick := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") }
				text := m.build(words, rapid.IntRange(1, 60).Draw(t, "words"), pick)
				settings, measured, err := m.lines(p, text, rapid.IntRange(60, 460).Draw(t, "points"))
				if err != nil {
					t.Fatal(err)
				}
				first := linebreak.FirstFit(settings[0].Paragraph, measured)
				for _, s := range append(settings, first) {
					lines += len(s.Lines)
					if fault := m.fault(s); fault != "" {
						t.Fatalf("%q: %s", text, fault)
					}
				}
				if best := settings[0].Demerits; best > first.Demerits && !overfull(first) {
					t.Fatalf("%q: %d demerits, first fit has %d", text, best, first.Demerits)
				}
			})
		})
		if lines < 500 {
			t.Errorf("%s: only %d lines", m.tag, lines)
		}
	}
}

func overfull(s linebreak.Setting) bool {
	for _, l := range s.Lines {
		if l.Overfull > 0 {
			return true
		}
	}
	return false
}

// fault says what is wrong with the lines of a setting.
func (m manner) fault(s linebreak.Setting) string {
	text, at := s.Paragraph.Text.Runes, 0
	for i, l := range s.Lines {
		if l.From != at {
			return fmt.Sprintf("line %d begins at %d after %d", i, l.From, at)
		}
		at = l.To
		if l.Last {
			break
		}
		before := []rune(strings.TrimRight(string(text[l.From:l.To]), " \u200B\u3000"))
		switch {
		case strings.ContainsRune(m.start, text[l.To]) && len(before) > 0:
			return fmt.Sprintf("line %d begins with %q", i+1, text[l.To])
		case len(before) > 0 && strings.ContainsRune(m.end, before[len(before)-1]) && l.To > l.From:
			return fmt.Sprintf("line %d ends with %q", i, before[len(before)-1])
		case unicode.Is(unicode.M, text[l.To]):
			return fmt.Sprintf("line %d begins with a mark", i+1)
		}
		for _, u := range m.unbreakable {
			if w := []rune(u); parted(text, l.To, w) {
				return fmt.Sprintf("line %d parts %q", i, u)
			}
		}
		if l.End == lang.Hyphen && len(strings.FieldsFunc(string(text[l.To:]), func(r rune) bool { return !unicode.IsLetter(r) })) < 2 {
			return fmt.Sprintf("line %d parts the last word", i)
		}
	}
	if at != len(text) {
		return fmt.Sprintf("the lines end at %d of %d", at, len(text))
	}
	return ""
}

// parted reports whether a place lies inside a string that stays whole, or behind one that
// ends with an apostrophe.
func parted(text []rune, at int, whole []rune) bool {
	for from := max(0, at-len(whole)); from < at; from++ {
		if from+len(whole) > len(text) || string(text[from:from+len(whole)]) != string(whole) {
			continue
		}
		if at < from+len(whole) || at == from+len(whole) && whole[len(whole)-1] == '’' && unicode.IsLetter(text[at]) {
			return true
		}
	}
	return false
}

// TestTheSameLinesEverywhere holds the lines of some hundred texts in each language, in every
// setting, to one digest on every system and processor. What changes lines changes it: the
// test says what it is now.
func TestTheSameLinesEverywhere(t *testing.T) {
	p := open(t, os.DirFS(".."))
	random := rand.New(rand.NewPCG(1, 2))
	sum := sha256.New()
	for _, m := range manners {
		words := wordsOf(t, p, m.tag)
		for range 100 {
			text := m.build(words, 5+random.IntN(60), random.IntN)
			settings, _, err := m.lines(p, text, 100+random.IntN(360))
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range settings {
				fmt.Fprintln(sum, m.tag, s.Demerits)
				for _, l := range s.Lines {
					fmt.Fprintln(sum, l.From, l.To, l.Width, l.Indent, l.Tracking, l.Ratio, l.End)
				}
			}
		}
	}
	const file = "testdata/lines.sha256"
	want, err := os.ReadFile(file)
	if got := hex.EncodeToString(sum.Sum(nil)); err != nil || strings.TrimSpace(string(want)) != got {
		t.Errorf("%s is to hold %s if the lines were meant to change (%v)", file, got, err)
	}
}
