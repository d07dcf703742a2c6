//go:build judges

package judges

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/shape"
)

// stretch is a text that is shaped in one go: one face, one style, one script.
type stretch struct {
	face *font.Face
	text []rune
	from int // where it stands in its line or paragraph
	// script is the first that one of its runes belongs to; empty where they are all common
	// to every script.
	script string
}

// request is a line for .ci/judges/python/shape.py.
type request struct {
	Font     string `json:"font"`
	Script   string `json:"script"`
	Language string `json:"language"`
	Text     string `json:"text"`
	Kern     bool   `json:"kern"`
}

// shaped is what HarfBuzz makes of a request: glyphs of id, cluster, advance, x and y offset.
type shaped struct {
	Glyphs [][5]int `json:"glyphs"`
}

// stretches cuts a paragraph where HarfBuzz's user must: where the face, the style or the
// script changes (Unicode Standard Annex 24: what is common to scripts goes with what stands
// before it, at the start with what comes after).
func stretches(p *shape.Paragraph) []stretch {
	var out []stretch
	for _, c := range p.Clusters {
		for i := c.From; i < c.To; i++ {
			script := scriptOf(p.Text.Runes[i])
			last := len(out) - 1
			if i == 0 || c.Face != out[last].face || styleAt(p.Text, i) != styleAt(p.Text, i-1) ||
				script != "" && out[last].script != "" && !sameRun(script, out[last].script) {
				out = append(out, stretch{face: c.Face, from: i})
				last++
			}
			s := &out[last]
			s.text = append(s.text, p.Text.Runes[i])
			if s.script == "" {
				s.script = script
			}
		}
	}
	return out
}

// cut gives the parts of stretches that stand between two runes, counted from the first.
func cut(whole []stretch, from, to int) []stretch {
	var out []stretch
	for _, s := range whole {
		a, b := max(s.from, from), min(s.from+len(s.text), to)
		if a < b {
			s.text, s.from = slices.Clone(s.text[a-s.from:b-s.from]), a-from
			out = append(out, s)
		}
	}
	return out
}

// codes are the scripts of the letter, by Unicode's names and ISO 15924's.
var codes = map[string]string{"Latin": "Latn", "Khmer": "Khmr", "Han": "Hani", "Hiragana": "Hira", "Katakana": "Kana",
	"Greek": "Grek", "Cyrillic": "Cyrl", "Hangul": "Hang"}

// scriptOf gives the script of a rune, empty for what several share and for marks.
func scriptOf(r rune) string {
	if unicode.Is(unicode.M, r) {
		return ""
	}
	for name, code := range codes {
		if unicode.Is(unicode.Scripts[name], r) {
			return code
		}
	}
	return ""
}

// sameRun reports scripts that Japanese mixes inside a word.
func sameRun(a, b string) bool {
	japanese := func(s string) bool { return s == "Hani" || s == "Hira" || s == "Kana" }
	return a == b || japanese(a) && japanese(b)
}

// usualScript is what digits and punctuation that stand alone are shaped in.
func usualScript(tag language.Tag) string {
	s, _ := tag.Script()
	if s.String() == "Jpan" {
		return "Hira"
	}
	return s.String()
}

// ask gives the request for a stretch of text in a language.
func (s stretch) ask(tag language.Tag) request {
	script := s.script
	if script == "" {
		script = usualScript(tag)
	}
	base, _ := tag.Base()
	return request{Font: root + "/" + s.face.File(), Script: script, Language: base.String(), Text: string(s.text),
		Kern: !slices.Contains([]string{"Hani", "Hira", "Kana"}, script)}
}

// harfbuzz has HarfBuzz shape everything asked for, in one run.
func harfbuzz(t *testing.T, asked []request) []shaped {
	t.Helper()
	var in bytes.Buffer
	e := json.NewEncoder(&in)
	for _, r := range asked {
		if err := e.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	python := fetched(t, "python/bin/python")
	out := judge{name: python, args: []string{runners + "/python/shape.py"}, stdin: in.Bytes()}.run(t)
	var all []shaped
	for d := json.NewDecoder(strings.NewReader(out)); d.More(); {
		var s shaped
		if err := d.Decode(&s); err != nil {
			t.Fatalf("shape.py: %v", err)
		}
		all = append(all, s)
	}
	if len(all) != len(asked) {
		t.Fatalf("HarfBuzz shaped %d texts of %d", len(all), len(asked))
	}
	return all
}

// clusters gives HarfBuzz's glyphs as clusters, in runes of the text that the stretch is
// part of.
func (s stretch) clusters(h shaped) []shape.Cluster {
	var out []shape.Cluster
	pen := 0
	for i, g := range h.Glyphs {
		if i == 0 || g[1] != h.Glyphs[i-1][1] {
			pen = 0
			out = append(out, shape.Cluster{From: s.from + g[1], Face: s.face})
			if n := len(out); n > 1 {
				out[n-2].To = out[n-1].From
			}
		}
		c := &out[len(out)-1]
		c.Glyphs = append(c.Glyphs, shape.Glyph{ID: uint16(g[0]), X: pen + g[3], Y: g[4]})
		pen += g[2]
		c.Advance = pen
	}
	if n := len(out); n > 0 {
		out[n-1].To = s.from + len(s.text)
	}
	return out
}

// styleAt gives a number to the style of a rune.
func styleAt(t edition.Text, i int) int {
	for _, s := range t.Spans {
		switch {
		case i < s.From || s.To <= i:
		case s.Strong && s.Emphasis:
			return 3
		case s.Strong:
			return 2
		case s.Emphasis:
			return 1
		}
	}
	return 0
}
