package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"letterpress/fonts"
	"letterpress/pipeline"
	"letterpress/pipeline/figures"
	"letterpress/pipeline/page"
)

// TestGoldenFigures compares the figures of every PDF of the letter with those of last time:
// testdata/golden/figures.txt, which shows whether a change of layout made pages better or
// worse. With -update it writes them anew.
func TestGoldenFigures(t *testing.T) {
	var data, talk bytes.Buffer
	if code := run([]string{"letterpress", "-C", filepath.Join("..", ".."), "dump", "--figures"}, &data, &talk, none); code != exitDone {
		t.Fatalf("exit %d: %s", code, talk.String())
	}
	golden(t, filepath.Join("testdata", "golden", figuresFile), data.Bytes())
}

const figuresFile = "figures.txt"

// What a page of the letter has at most.
const (
	mostHyphens = 5 // on a page
	leastLines  = 5 // on the last of several pages
)

// variations are the most that word spaces may vary, in thousandths of their mean, by language.
var variations = map[string]int{"en": 150, "fr": 140}

// TestNoFaults holds that no page of the letter has a fault that a reader would stumble over.
func TestNoFaults(t *testing.T) {
	for _, m := range everyFigure(t) {
		f := m.Figures
		for _, c := range []struct {
			matter     string
			count, max int
		}{
			{"lines too wide", f.Overfull, 0},
			{"lines left ragged among justified ones", f.Ragged, 0},
			{"hyphens on a page", f.MostHyphens, mostHyphens},
			{"ladders of hyphens", f.Ladders, 0},
			{"pages that end with a hyphen", f.PageHyphens, 0},
			{"hyphens in a text's last word", f.LastHyphens, 0},
			{"widows", f.Widows, 0},
			{"orphans", f.Orphans, 0},
			{"wrong marks at the edges of lines", f.Forbidden, 0},
			{"lines that end inside a word", f.InsideWords, 0},
			{"lines off the grid", f.OffGrid, 0},
		} {
			if c.count > c.max {
				t.Errorf("%s: %d %s, at most %d", m.Name, c.count, c.matter, c.max)
			}
		}
		if f.Pages > 1 && f.LastLines < leastLines {
			t.Errorf("%s: %d lines on the last page, at least %d", m.Name, f.LastLines, leastLines)
		}
	}
}

// TestLanguagesTogetherHaveTheirOwnFigures holds that a PDF in two languages has those of the
// PDFs in each.
func TestLanguagesTogetherHaveTheirOwnFigures(t *testing.T) {
	rows := map[string]figures.Figures{}
	for _, r := range everyFigure(t) {
		rows[r.Name] = r.Figures
	}
	together := 0
	for name, f := range rows {
		pdf, tag, ok := strings.Cut(name, " ")
		if !ok {
			continue
		}
		together++
		edition, _, _ := strings.Cut(pdf, ".")
		if own, ok := rows[edition+"."+tag]; !ok || own != f {
			t.Errorf("%s: %+v\nby itself %+v", name, f, own)
		}
	}
	if together < 2 {
		t.Errorf("%d languages stand together", together)
	}
}

// TestWordSpacesVaryLittle holds at the size and the margins of letter.toml, where lines have some
// 85 letters: narrower ones vary more.
func TestWordSpacesVaryLittle(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range everyFigure(t) {
		base, _, _ := strings.Cut(m.Name[strings.LastIndexAny(m.Name, ". ")+1:], "-")
		most, ok := variations[base]
		if seen[base] = true; !ok {
			continue
		}
		if v := m.Variation; v < 0 || v > most {
			t.Errorf("%s: the word spaces vary by %d thousandths of their mean, at most %d", m.Name, v, most)
		}
	}
	for base := range variations {
		if !seen[base] {
			t.Errorf("no PDF in %s was measured", base)
		}
	}
}

// TestNoLineEndsInsideAKhmerWord holds the lines against the letter's words as a reader marked
// them, not as the program finds them.
func TestNoLineEndsInsideAKhmerWord(t *testing.T) {
	reading := marked(t)
	project := ourLetter(t)
	_, pages, held, err := project.Pages(named(t, project, "open.km")[0], pipeline.Options{})
	if err != nil || len(held) > 0 {
		t.Fatal(err, held)
	}
	breaks := 0
	for n, p := range pages {
		for i, l := range p.Lines {
			text := string(l.Setting.Paragraph.Text.Runes)
			ends, ok := reading[text]
			if !ok {
				t.Errorf("testdata/letter.txt of lang/khmer has no line %q", text)
				continue
			}
			if l.Index > 0 {
				breaks++
			}
			if l.Index > 0 && !ends[l.From] {
				t.Errorf("page %d, line %d begins inside a word: %s|%s", n+1, i+1, around(l, -10), around(l, 10))
			}
		}
	}
	if breaks < 50 {
		t.Errorf("only %d lines go on over the line's end", breaks)
	}
}

// around gives some runes before or after a line's start.
func around(l page.Line, n int) string {
	text := l.Setting.Paragraph.Text.Runes
	if n < 0 {
		return string(text[max(0, l.From+n):l.From])
	}
	return string(text[l.From:min(len(text), l.From+n)])
}

// marked gives the places at which a reader let lines of the letter's Khmer end, by text.
func marked(t *testing.T) map[string]map[int]bool {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("..", "..", "pipeline", "lang", "khmer", "testdata", "letter.txt"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[int]bool{}
	for line := range strings.Lines(string(file)) {
		var text []rune
		ends := map[int]bool{}
		for _, r := range strings.TrimSuffix(line, "\n") {
			if r == '|' || r == '~' {
				ends[len(text)] = true
				continue
			}
			text = append(text, r)
		}
		out[string(text)] = ends
	}
	return out
}

// everyFigure gives the figures of every PDF of the letter.
func everyFigure(t *testing.T) []figures.Row {
	t.Helper()
	project := ourLetter(t)
	measured, err := project.Figures(project.Names(), pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var rows []figures.Row
	for _, m := range measured {
		if len(m.Held) > 0 || len(m.Rows) == 0 || m.Rows[0].Lines == 0 {
			t.Fatalf("%s: no pages: %v", m.Name, m.Held)
		}
		rows = append(rows, m.Rows...)
	}
	return rows
}

func ourLetter(t *testing.T) *pipeline.Project {
	t.Helper()
	project, err := pipeline.Open(os.DirFS(filepath.Join("..", "..")), fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return project
}

func named(t *testing.T, project *pipeline.Project, name string) []pipeline.Name {
	t.Helper()
	names, err := project.Select([]string{name}, nil)
	if err != nil || len(names) != 1 {
		t.Fatalf("%s: %v %v", name, names, err)
	}
	return names
}
