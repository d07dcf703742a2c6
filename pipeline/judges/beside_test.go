//go:build judges

package judges

import (
	"slices"
	"testing"

	"letterpress/pipeline/figures"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// compared are the PDFs that are set with Typst, too, and how the text of Typst's is followed.
var compared = []struct {
	name string
	step func(*reader, glyph)
}{
	{"open.en", byRunes},
	{"open.fr", byRunes},
	{"open.ja", byRunes},
	{"open.km", byWidths}, // what it copies as is not what was written
}

// TestBesideTypst sets the open letter with Typst, in the same faces, size, leading and measure,
// measures both PDFs with one ruler, and wants ours to be no worse in any figure.
func TestBesideTypst(t *testing.T) {
	var rows []figures.Row
	for _, c := range compared {
		i := slices.IndexFunc(letters(t), func(l made) bool { return l.name == c.name })
		l := letters(t)[i]
		texts := passages(t, l)
		sheet := area(t, l)
		bottom := bottomOf(t, l)
		ours := measured(t, along(t, l.path, trace(t, l.path), texts, bottom, byRunes), texts, l)
		path := typst(t, l, texts, sheet)
		theirs := measured(t, along(t, "Typst's "+c.name, trace(t, path), texts, bottom, c.step), texts, l)
		rows = append(rows, figures.Row{Name: c.name, Figures: ours}, figures.Row{Name: "  Typst", Figures: theirs})
		noWorse(t, c.name, ours, theirs)
	}
	t.Logf("\n%s", figures.Table(rows))
}

// noWorse compares the figures that a reader minds. How many lines and pages a letter takes is no
// fault: fewer lines may be had by parting words.
func noWorse(t *testing.T, name string, ours, theirs figures.Figures) {
	t.Helper()
	for _, c := range []struct {
		matter       string
		ours, theirs int
	}{
		{"lines too wide", ours.Overfull, theirs.Overfull},
		{"lines left ragged", ours.Ragged, theirs.Ragged},
		{"thousandths of an em of the widest gap", int(ours.Widest), int(theirs.Widest)},
		{"thousandths by which gaps vary", ours.Variation, theirs.Variation},
		{"hyphens", ours.Hyphens, theirs.Hyphens},
		{"hyphens on a page", ours.MostHyphens, theirs.MostHyphens},
		{"ladders", ours.Ladders, theirs.Ladders},
		{"pages that end with a hyphen", ours.PageHyphens, theirs.PageHyphens},
		{"hyphens in a last word", ours.LastHyphens, theirs.LastHyphens},
		{"widows", ours.Widows, theirs.Widows},
		{"orphans", ours.Orphans, theirs.Orphans},
		{"wrong marks at the edges of lines", ours.Forbidden, theirs.Forbidden},
		{"lines that end inside a word", ours.InsideWords, theirs.InsideWords},
	} {
		if c.ours > c.theirs {
			t.Errorf("%s: %d %s, Typst has %d", name, c.ours, c.matter, c.theirs)
		}
	}
}

// TestFiguresByTheOtherRuler holds what figures says of our pages against what the places of the
// glyphs in the PDFs say.
func TestFiguresByTheOtherRuler(t *testing.T) {
	styles, err := style.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range letters(t) {
		if len(l.edition.Parts) > 0 {
			continue // its pages are those of its languages' own PDFs
		}
		texts := passages(t, l)
		seen := measured(t, along(t, l.path, trace(t, l.path), texts, bottomOf(t, l), byRunes), texts, l)
		said := figures.Of(l.edition, l.pages, styles)
		if said.Justified == 0 { // to the ruler every paragraph is to fill its measure
			seen.Justified, seen.Ragged = 0, 0
		}
		script, _ := l.edition.Tag.Script()
		full := script.String() == "Jpan" // the ruler measures between full-width letters alone
		if !full && (far(seen.Widest, said.Widest) || far(unit.Em(seen.Variation), unit.Em(said.Variation))) {
			t.Errorf("%s: widest gap %d, variation %d; by the glyphs %d and %d", l.name, said.Widest, said.Variation, seen.Widest, seen.Variation)
		}
		said.Widest, said.Variation = seen.Widest, seen.Variation
		said.InsideWords = seen.InsideWords // of the letter's words the stage knows nothing
		if seen != said {
			t.Errorf("%s: %+v\nby the glyphs %+v", l.name, said, seen)
		}
	}
}

// far reports figures that differ by more than the PDF's rounding of places.
func far(a, b unit.Em) bool { return a-b > 3 || b-a > 3 }

// TestTheOtherRulerSeesFaults changes lines that have none.
func TestTheOtherRulerSeesFaults(t *testing.T) {
	for _, c := range []struct {
		name, pdf string
		change    func(lines []ruled, at int, texts []passage) // at is the second line of a text of five or more
		of        func(f figures.Figures) int
		more      int
	}{
		{"a line too wide", "open.fr", func(l []ruled, at int, texts []passage) { l[at].shift(8) }, func(f figures.Figures) int { return f.Overfull }, 1},
		{"a line too short", "open.fr", func(l []ruled, at int, texts []passage) { l[at].shift(-8) }, func(f figures.Figures) int { return f.Ragged }, 1},
		{"a wide space", "open.fr", func(l []ruled, at int, texts []passage) { l[at].part(11, texts) }, func(f figures.Figures) int { return int(f.Widest) / 1000 }, 1},
		{"two hyphens running", "open.en", func(l []ruled, at int, texts []passage) { l[at].hyphen, l[at+1].hyphen = true, true },
			func(f figures.Figures) int { return f.Ladders }, 1},
		{"a page that ends with one", "open.en", func(l []ruled, at int, texts []passage) { l[at].hyphen = true; turn(l[at+1:]) },
			func(f figures.Figures) int { return f.PageHyphens }, 1},
		{"an orphan", "open.ja", func(l []ruled, at int, texts []passage) { turn(l[at:]) }, func(f figures.Figures) int { return f.Orphans }, 1},
		{"a widow", "open.ja", func(l []ruled, at int, texts []passage) { turn(l[lastOf(l, at):]) }, func(f figures.Figures) int { return f.Widows }, 1},
		{"a hyphen in the last word", "open.en", func(l []ruled, at int, texts []passage) {
			end := lastOf(l, at)
			l[end-1].hyphen, l[end].to = true, l[end].from+1
		}, func(f figures.Figures) int { return f.LastHyphens }, 1},
		{"a line off the grid", "open.en", func(l []ruled, at int, texts []passage) { l[at].y += 2 }, func(f figures.Figures) int { return f.OffGrid }, 1},
		{"a break inside a Khmer word", "open.km", func(l []ruled, at int, texts []passage) { l[at].from++ }, func(f figures.Figures) int { return f.InsideWords }, 1},
		{"a comma that begins a line", "open.ja", func(l []ruled, at int, texts []passage) {
			l[at].from = slices.Index(texts[l[at].text].Text.Runes, '、')
		}, func(f figures.Figures) int { return f.Forbidden }, 1},
	} {
		l := letters(t)[slices.IndexFunc(letters(t), func(l made) bool { return l.name == c.pdf })]
		texts := passages(t, l)
		lines := along(t, l.path, trace(t, l.path), texts, bottomOf(t, l), byRunes)
		before := c.of(measured(t, lines, texts, l))
		at := slices.IndexFunc(lines, func(r ruled) bool { return justified(texts[r.text]) && r.from > 0 })
		if lastOf(lines, at) < at+3 || lines[at-1].page != lines[at+2].page {
			t.Fatalf("%s: the first paragraph of %s is too short", c.name, c.pdf)
		}
		c.change(lines, at, texts)
		if got := c.of(measured(t, lines, texts, l)) - before; got != c.more {
			t.Errorf("%s: %d more, want %d", c.name, got, c.more)
		}
	}
}

// shift moves the last letter of a line, and what blanks there are behind it.
func (l *ruled) shift(points float64) {
	l.right += points
	for i := range l.marks {
		if l.marks[i].at >= l.to-1 {
			l.marks[i].x += points
		}
	}
}

// part moves all behind the first blank of a line, whose end stays.
func (l *ruled) part(points float64, texts []passage) {
	behind := false
	for i := range l.marks {
		if behind {
			l.marks[i].x += points
		}
		behind = behind || blank(texts[l.text].Text.Runes[l.marks[i].at])
	}
}

// turn puts lines on the next page.
func turn(lines []ruled) {
	for i := range lines {
		lines[i].page++
	}
}

// lastOf gives the last line of the text of a line.
func lastOf(lines []ruled, at int) int {
	for !lines[at].last {
		at++
	}
	return at
}

// bottomOf gives where the text of an edition's pages ends, in points from the top.
func bottomOf(t *testing.T, l made) float64 {
	t.Helper()
	sheet := area(t, l)
	return (sheet.Height - sheet.Bottom).Points()
}
