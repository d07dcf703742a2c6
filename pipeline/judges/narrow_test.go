//go:build judges

package judges

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"letterpress/fonts"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// anywhere is a language that parts every word at every letter, with a hyphen where the
// script writes words apart and without one where it does not: more places to reshape than
// any real language has.
func anywhere(hyphenates bool) lang.Language {
	if hyphenates {
		return lang.Language{Hyphens: func(word []rune) (at []int) {
			for i := 1; i < len(word); i++ {
				if !unicode.Is(unicode.M, word[i]) {
					at = append(at, i)
				}
			}
			return at
		}}
	}
	return lang.Language{Breaks: func(text []rune, uax []lang.Break) (out []lang.Break) {
		for i := 1; i < len(text); i++ {
			offered := slices.IndexFunc(uax, func(b lang.Break) bool { return b.At == i })
			switch {
			case offered >= 0:
				out = append(out, uax[offered])
			case unicode.IsLetter(text[i]) && unicode.In(text[i-1], unicode.L, unicode.M) && text[i-1] != 0x17D2: // coeng
				out = append(out, lang.Break{At: i, Kind: lang.Word})
			}
		}
		return out
	}}
}

// TestEveryMessageInNarrowLines breaks each message to lines so narrow that they end at many
// of its places, and holds each line against HarfBuzz.
func TestEveryMessageInNarrowLines(t *testing.T) {
	library, findings, err := font.Open(fonts.FS, nil)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	shaper := shape.New(library)
	var trials []trial
	ends := map[lang.BreakKind]int{}
	for tag, messages := range catalogs(t) {
		for id, message := range messages {
			text := textOf(message, tag, false)
			script, _ := text.Tag.Script()
			p, err := shaper.Paragraph(text, shape.Style{Size: 11 * unit.Point, Role: "text", Hyphenate: true}, anywhere(script.String() == "Latn"))
			if err != nil {
				t.Fatalf("%s: %s: %v", tag, id, err)
			}
			for _, width := range []unit.Length{60, 83, 110, 170, 270, 450} {
				setting := linebreak.Break(p, linebreak.Measure{Width: width * unit.Point, Ragged: true})[0]
				for i, l := range setting.Lines {
					name := fmt.Sprintf("%s: %s, %s pt, line %d", tag, id, width*unit.Point, i+1)
					trials = append(trials, ofLine(name, page.Line{Line: l, Setting: &setting}))
					ends[l.End]++
				}
			}
		}
	}
	for _, kind := range []lang.BreakKind{lang.Space, lang.Word, lang.Hyphen} {
		if ends[kind] < 100 {
			t.Errorf("%d lines end with a break of kind %s, wanted 100 or more", ends[kind], kind)
		}
	}
	slices.SortFunc(trials, func(a, b trial) int { return strings.Compare(a.name, b.name) })
	judgeShapes(t, trials)
}
