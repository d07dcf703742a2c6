package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"letterpress/fonts"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// laid sets a text in lines of so many points, on a page of its own.
func laid(t *testing.T, tag, words string, points int, l lang.Language) (*edition.Edition, []page.Page) {
	t.Helper()
	library, _, err := font.Open(fonts.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	text := edition.Text{Runes: []rune(words), Tag: language.Make(tag), Lang: tag, Catalog: tag, Message: "body",
		Place: func(i int) diag.Position {
			return diag.Position{File: "locales/" + tag + ".toml", Line: 7, Column: 10 + i}
		}}
	p, err := shape.New(library).Paragraph(text, shape.Style{Size: 11 * unit.Point, Role: "text"}, l)
	if err != nil {
		t.Fatal(err)
	}
	settings := linebreak.Break(p, linebreak.Measure{Width: unit.Length(points) * unit.Point, Ragged: true})
	pg := page.Page{Width: 210 * unit.Point}
	for i, line := range settings[0].Lines {
		pg.Lines = append(pg.Lines, page.Line{Line: line, Index: i, Setting: &settings[0], Size: p.Size})
	}
	return &edition.Edition{ID: "north", Lang: tag}, []page.Page{pg}
}

// anywhere lets a word be parted before every rune.
var anywhere = lang.Language{Breaks: func(text []rune, uax []lang.Break) []lang.Break {
	var out []lang.Break
	for at := 1; at < len(text); at++ {
		out = append(out, lang.Break{At: at, Kind: lang.Emergency, Penalty: 5000})
	}
	return out
}}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		name, tag, words string
		points           int
		language         lang.Language
		want             []string
	}{
		{"all is well", "en", "We ask for rooms.", 200, lang.Language{}, nil},
		{"a character that no font has, said once", "en", "A \U00010348 and \U00010348", 200, lang.Language{},
			[]string{`locales/en.toml:7:12 error glyph-missing: no font has U+10348 (` + "\U00010348" + `)`}},
		{"two characters that no font has", "en", "A \U00010348 and \U00010349", 200, lang.Language{},
			[]string{"locales/en.toml:7:12 error glyph-missing: no font has U+10348 (", "locales/en.toml:7:18 error glyph-missing: no font has U+10349 ("}},
		{"a mark that no font has, on a letter that one has", "en", "x\U0001E8D0", 200, lang.Language{},
			[]string{"locales/en.toml:7:11 error glyph-missing: no font has U+1E8D0 (\u25cc\U0001E8D0)"}},
		{"a word wider than its line", "en", "A incomprehensibilities", 60, lang.Language{},
			[]string{`locales/en.toml:7:12 warning overfull: "incomprehensibilities" is`}},
		{"a word that leaves the paper", "en", strings.Repeat("w", 40), 60, lang.Language{},
			[]string{`locales/en.toml:7:10 error overfull: "` + strings.Repeat("w", 40) + `" runs off the paper (north.en, page 1, line 1)`}},
		{"a word parted", "km", "កខគឃងចឆជ", 30, anywhere,
			[]string{`locales/km.toml:7:12 warning word-parted: the line ends inside a word, after "កខគ" (north.km, page 1, line 1)`, "warning word-parted"}},
	} {
		e, pages := laid(t, c.tag, c.words, c.points, c.language)
		found := Pages(e, pages)
		for i, f := range found {
			got := fmt.Sprintf("%s %s %s: %s", f.Pos, f.Level, f.Code, f.Problem)
			if i >= len(c.want) || !strings.Contains(got, c.want[i]) {
				t.Errorf("%s: %s, want %q", c.name, got, c.want)
			}
			if f.Edition != e.Name() || f.Catalog != c.tag || f.Message != "body" || f.Hint == "" {
				t.Errorf("%s: %+v does not say whose it is and what to do", c.name, f)
			}
		}
		if len(found) < len(c.want) {
			t.Errorf("%s: %d findings, want %d", c.name, len(found), len(c.want))
		}
	}
}

// TestAnAddedHyphenWithoutAGlyphIsAFinding takes the glyph from a hyphen that no rune stands for.
func TestAnAddedHyphenWithoutAGlyphIsAFinding(t *testing.T) {
	e, pages := laid(t, "en", "parted parted", 200, lang.Language{})
	l := &pages[0].Lines[0]
	hyphen := l.Clusters[0]
	hyphen.From, hyphen.To, hyphen.Glyphs = 3, 3, []shape.Glyph{{ID: 0}}
	l.Clusters = append(slices.Clone(l.Clusters), hyphen, hyphen)
	if got := brief(Pages(e, pages)); !slices.Equal(got, []string{"locales/en.toml:7:13 error glyph-missing"}) {
		t.Errorf("%q", got)
	}
}

// TestAClusterWithoutAGlyphIsNamedWhole: the face has the letter, but not what it becomes here.
func TestAClusterWithoutAGlyphIsNamedWhole(t *testing.T) {
	e, pages := laid(t, "en", "parted", 200, lang.Language{})
	pages[0].Lines[0].Clusters[2].Glyphs = []shape.Glyph{{ID: 0}}
	if got := Pages(e, pages); len(got) != 1 || got[0].Pos.Column != 12 || got[0].Problem != "no font has U+0072 (r)" {
		t.Errorf("%v", got)
	}
}

// TestExcerptsAreShort holds how much of a line is quoted.
func TestExcerptsAreShort(t *testing.T) {
	for words, want := range map[string]string{"two words ": "two words", strings.Repeat("k", 40): strings.Repeat("k", 40),
		strings.Repeat("k", 41): strings.Repeat("k", 40) + "…", strings.Repeat("k", 39) + " lm": strings.Repeat("k", 39) + "…"} {
		if got := excerpt([]rune(words)); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// TestHintsNameTheScript holds what the hint says of where a character belongs.
func TestHintsNameTheScript(t *testing.T) {
	for r, want := range map[rune]string{'\U00010348': "for Gothic ", 'ក': "for Khmer ", 'ក' + 0x40: "for Khmer ", '\U00010301': "for Old Italic ", '\U0001F4EF': "", '\u0301': ""} {
		if got := forScript(r); got != want {
			t.Errorf("%U: %q, want %q", r, got, want)
		}
	}
}

// TestCharactersThatAreNotSeenAreNumbers holds how a character is shown.
func TestCharactersThatAreNotSeenAreNumbers(t *testing.T) {
	for r, want := range map[rune]string{'ក': "U+1780 (ក)", '\u200b': "U+200B", '\u3000': "U+3000", '\u0301': "U+0301 (\u25cc\u0301)"} {
		if got := character(r); got != want {
			t.Errorf("%U: %q, want %q", r, got, want)
		}
	}
}

// TestAFootOfTwoLinesHoldsThePDF: the second would be printed over the first.
func TestAFootOfTwoLinesHoldsThePDF(t *testing.T) {
	for _, c := range []struct {
		name, message, words string
		want                 []string
	}{
		{"a foot that fits", pageNumber, "2 / 3", nil},
		{"a foot of two lines", pageNumber, "page 2 of all the pages", []string{"locales/en.toml:7:10 error overfull"}},
		{"a foot wider than its line", pageNumber, "incomprehensibilities", []string{"locales/en.toml:7:10 error overfull"}},
		{"a draft's line", "typesetter-draft", "page 2 of all the pages", []string{"locales/en.toml:7:10 warning overfull"}},
	} {
		e, pages := laid(t, "en", c.words, 60, lang.Language{})
		for i := range pages[0].Lines {
			pages[0].Lines[i].Setting.Paragraph.Text.Message = c.message
		}
		pages[0].Furniture, pages[0].Lines = pages[0].Lines, nil
		if got := brief(Pages(e, slices.Concat(pages, pages))); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestGlyphsOfTheFurnitureAreCheckedToo(t *testing.T) {
	e, pages := laid(t, "en", "a\U00010348", 200, lang.Language{})
	pages[0].Furniture, pages[0].Lines = pages[0].Lines, nil
	if got := Pages(e, pages); len(got) != 1 || got[0].Code != "glyph-missing" {
		t.Errorf("%v", got)
	}
}

func TestFoldSaysOnceWhatEditionsShare(t *testing.T) {
	a := diag.Finding{Code: "overfull", Edition: "north.en", Problem: "x"}
	b, c := a, a
	b.Edition, c.Problem = "south.en", "y"
	if got := Fold([]diag.Finding{a, b, c}); !slices.Equal(got, []diag.Finding{a, c}) {
		t.Errorf("%v", got)
	}
}
