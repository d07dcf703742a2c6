package figures

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"letterpress/fonts"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

const (
	left    = 70_866 // of A4 at 25 mm
	measure = 453_544
	step    = 14_500 // the leading of paragraphs in Latin letters
	top     = left + step - 7_250*6/10
	advance = 500 // every letter's advance, in units of 1000 to the em
	blank   = 250 // and every space's
)

// spaced fills lines at their word spaces; parted between letters, too.
var (
	spaced = lang.Adjustment{Stretch: []lang.Step{{Kind: lang.WordSpace, Limit: 100}, {Kind: lang.Tracking, Limit: 10}}}
	parted = lang.Adjustment{Stretch: []lang.Step{{Kind: lang.WordSpace, Limit: 100}, {Kind: lang.Letters, Limit: 100}}}
)

func face(t *testing.T) *font.Face {
	t.Helper()
	library, _, err := font.Open(fonts.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	stack, err := library.Stack(language.MustParseScript("Latn"), "text", false, false)
	if err != nil {
		t.Fatal(err)
	}
	if upem := stack.First().UnitsPerEm(); upem != 1000 {
		t.Fatalf("a face of %d units to the em", upem)
	}
	return stack.First()
}

// sample makes the pages of an edition by hand, line by line.
type sample struct {
	face  *font.Face
	pages []page.Page
	block int
	y     unit.Length
}

func newSample(t *testing.T) *sample {
	return &sample{face: face(t), pages: make([]page.Page, 1), y: top}
}

// turn begins a page.
func (s *sample) turn() {
	s.pages = append(s.pages, page.Page{})
	s.y = top
}

// text adds a paragraph of a language, a string a line; an empty one turns the page. What ends
// a line stands at its end: "-" for an added hyphen, "=" for an author's, "|" for the emergency.
func (s *sample) text(tag string, lines ...string) {
	p := &shape.Paragraph{Text: edition.Text{Tag: language.Make(tag)}, Size: 11 * unit.Point, Adjustment: spaced}
	setting := &linebreak.Setting{Paragraph: p}
	index := 0
	for n, words := range lines {
		if words == "" {
			s.turn()
			continue
		}
		l := page.Line{Block: s.block, Index: index, Role: letter.Paragraph, Setting: setting, X: left, Baseline: s.y, Size: p.Size}
		l.From, l.Width, l.Last = len(p.Text.Runes), measure, n == len(lines)-1
		words, l.End = ending(words)
		for _, r := range words {
			c := shape.Cluster{From: len(p.Text.Runes), To: len(p.Text.Runes) + 1, Face: s.face, Advance: advance}
			if r == ' ' {
				c.Advance, c.Blank = blank, true
			}
			p.Text.Runes, p.Clusters = append(p.Text.Runes, r), append(p.Clusters, c)
			l.Clusters = append(l.Clusters, c)
		}
		l.To = len(p.Text.Runes)
		on := &s.pages[len(s.pages)-1]
		on.Lines = append(on.Lines, l)
		s.y += step
		index++
	}
	s.block++
}

func ending(words string) (string, lang.BreakKind) {
	for mark, kind := range map[string]lang.BreakKind{"-": lang.Hyphen, "|": lang.Emergency} {
		if cut, ok := strings.CutSuffix(words, mark); ok {
			return cut, kind
		}
	}
	if cut, ok := strings.CutSuffix(words, "="); ok {
		return cut + "-", lang.Author
	}
	return words, lang.Space
}

// line gives the nth line of a page, to be changed.
func (s *sample) line(page, n int) *page.Line { return &s.pages[page].Lines[n] }

func (s *sample) figures(t *testing.T) Figures {
	t.Helper()
	styles, err := style.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := &edition.Edition{Tag: language.English, Paper: "A4"}
	return Of(e, s.pages, styles)
}

// faults are the figures that should be zero, and how many hyphens there are.
func faults(f Figures) Figures {
	f.Pages, f.Lines, f.Justified, f.Widest, f.Variation, f.LastLines, f.Empty = 0, 0, 0, 0, 0, 0, 0
	return f
}

// faulty are pages by hand, each with what is wrong with it and nothing else.
var faulty = []struct {
	name string
	make func(s *sample)
	want Figures
}{
	{"none", func(s *sample) {
		s.text("en", "one two ", "three ", "four")
		s.text("en", "five ", "six ", "", "seven ", "eight")
	}, Figures{}},
	{"a line too wide", func(s *sample) { s.text("en", "one two ", "three"); s.line(0, 0).Width += 200 }, Figures{Overfull: 1}},
	{"a last line too wide", func(s *sample) { s.text("en", "one two ", "three"); s.line(0, 1).Width += 200 }, Figures{Overfull: 1}},
	{"one that the search knows", func(s *sample) { s.text("en", "one two ", "three"); s.line(0, 0).Overfull = 1 }, Figures{Overfull: 1}},
	{"a mark outside the measure is not", func(s *sample) {
		s.text("en", "one two.", "three")
		l := s.line(0, 0)
		l.Width += 2000
		l.Clusters[len(l.Clusters)-1].Right = 200
	}, Figures{}},
	{"nor one at the left", func(s *sample) {
		s.text("en", "“one two ", "three")
		l := s.line(0, 0)
		l.X, l.Indent = l.X-2000, -2000
	}, Figures{}},
	{"an indented line too wide", func(s *sample) {
		s.text("en", "one two ", "three")
		l := s.line(0, 0)
		l.X, l.Indent, l.Width = l.X+9000, 9000, measure+200
	}, Figures{Overfull: 1}},
	{"a line left ragged", func(s *sample) { s.text("en", "one two ", "three"); s.line(0, 0).Width -= 600 }, Figures{Ragged: 1}},
	{"a last line may be short", func(s *sample) { s.text("en", "one two ", "three"); s.line(0, 1).Width = 30_000 }, Figures{}},
	{"a title may be", func(s *sample) {
		s.text("en", "one two ", "three")
		s.line(0, 0).Width, s.line(0, 0).Role = 30_000, letter.Title
	}, Figures{}},
	{"a hyphen", func(s *sample) { s.text("en", "one two-", "three four") }, Figures{Hyphens: 1, MostHyphens: 1}},
	{"what ends a last line says nothing", func(s *sample) { s.text("en", "one two ", "three"); s.line(0, 1).End = lang.Hyphen }, Figures{}},
	{"a language that does not justify", func(s *sample) {
		s.text("en", "one two ", "three")
		s.line(0, 0).Width, s.line(0, 0).Setting.Paragraph.Adjustment = 30_000, lang.Adjustment{}
	}, Figures{}},
	{"an author's hyphen is none", func(s *sample) { s.text("en", "one two=", "three four") }, Figures{}},
	{"hyphens on two pages", func(s *sample) {
		s.text("en", "one-", "two ", "three-", "four ", "five ", "", "six ", "seven-", "eight nine")
	}, Figures{Hyphens: 3, MostHyphens: 2}},
	{"a ladder", func(s *sample) { s.text("en", "one-", "two-", "three-", "four ", "five six") }, Figures{Hyphens: 3, MostHyphens: 3, Ladders: 2}},
	{"a ladder with an author's hyphen", func(s *sample) { s.text("en", "one=", "two-", "three ", "four") }, Figures{Hyphens: 1, MostHyphens: 1, Ladders: 1}},
	{"and below one", func(s *sample) { s.text("en", "one-", "two=", "three ", "four") }, Figures{Hyphens: 1, MostHyphens: 1, Ladders: 1}},
	{"two of the author's are none", func(s *sample) { s.text("en", "one=", "two=", "three ", "four") }, Figures{}},
	{"a ladder over the page", func(s *sample) { s.text("en", "one ", "two-", "", "three-", "four ", "five") },
		Figures{Hyphens: 2, MostHyphens: 1, Ladders: 1, PageHyphens: 1}},
	{"two paragraphs make none", func(s *sample) { s.text("en", "one ", "two-", "so three"); s.text("en", "a-", "nd so") },
		Figures{Hyphens: 2, MostHyphens: 2}},
	{"a page that ends with a hyphen", func(s *sample) { s.text("en", "one ", "two-", "", "three ", "four") },
		Figures{Hyphens: 1, MostHyphens: 1, PageHyphens: 1}},
	{"a hyphen in the last word", func(s *sample) { s.text("en", "one two-", "three ") }, Figures{Hyphens: 1, MostHyphens: 1, LastHyphens: 1}},
	{"a widow", func(s *sample) { s.text("en", "one ", "two ", "", "three"); s.text("en", "four") }, Figures{Widows: 1}},
	{"an orphan", func(s *sample) { s.text("en", "one ", "", "two ", "three") }, Figures{Orphans: 1}},
	{"a text of one line is neither", func(s *sample) { s.text("en", "one"); s.turn(); s.text("en", "two"); s.turn(); s.text("en", "three") }, Figures{}},
	{"a comma begins a line", func(s *sample) { s.text("en", "one two", ", three") }, Figures{Forbidden: 1}},
	{"a line that ends inside a word", func(s *sample) { s.text("km", "កខគ|", "ឃង") }, Figures{InsideWords: 1}},
	{"lines off the grid", func(s *sample) {
		s.text("en", "one ", "two ", "three")
		s.line(0, 1).Baseline++
		s.line(0, 2).Baseline += 7_250
	}, Figures{OffGrid: 1}},
	{"the grid begins with the first line, not with the first page", func(s *sample) {
		s.turn()
		s.text("en", "one ", "two")
		s.line(1, 1).Baseline++
	}, Figures{OffGrid: 1}},
	{"a grid goes through all pages", func(s *sample) {
		s.text("en", "one")
		s.turn()
		s.text("en", "two")
		s.line(1, 0).Baseline--
	}, Figures{OffGrid: 1}},
}

// TestEveryFault holds that each figure sees its fault, and no other does.
func TestEveryFault(t *testing.T) {
	for _, c := range faulty {
		t.Run(c.name, func(t *testing.T) {
			s := newSample(t)
			c.make(s)
			if got := faults(s.figures(t)); got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestWhatPagesHold(t *testing.T) {
	s := newSample(t)
	s.text("en", "one ", "two ", "three")
	s.turn()
	s.text("en", "four ", "five")
	f := s.figures(t)
	if f.Pages != 2 || f.Lines != 5 || f.Justified != 3 || f.LastLines != 2 {
		t.Errorf("%d pages, %d lines, %d justified, %d on the last page; want 2, 5, 3, 2", f.Pages, f.Lines, f.Justified, f.LastLines)
	}
}

func TestLinesSideBySideAreOne(t *testing.T) {
	s := newSample(t)
	s.text("en", "one ", "two ", "three")
	s.line(0, 2).Baseline = s.line(0, 0).Baseline
	if f := s.figures(t); f.LastLines != 2 {
		t.Errorf("%d lines on the last page, want 2", f.LastLines)
	}
}

// TestEmptyLinesAtTheFoot fills a page, which holds 48 lines and .29 of one, and takes lines away.
func TestEmptyLinesAtTheFoot(t *testing.T) {
	const full = 48
	for _, lacks := range []int{0, 1, 7} {
		s := newSample(t)
		for range full - lacks {
			s.text("en", "one")
		}
		s.turn()
		s.text("en", "the last page may be short")
		if f := s.figures(t); f.Empty != lacks {
			t.Errorf("%d lines of %d: %d are empty", full-lacks, full, f.Empty)
		}
	}
}

// TestHalfALineIsNone leaves room for .79 of a line.
func TestHalfALineIsNone(t *testing.T) {
	s := newSample(t)
	s.y += step / 2
	for range 47 {
		s.text("en", "one")
	}
	s.turn()
	s.y += step / 2
	s.text("en", "two")
	if f := s.figures(t); f.Empty != 0 {
		t.Errorf("%d lines are empty", f.Empty)
	}
}

// TestALineThatJustFitsHasRoom leaves room for 1.14 lines: a foot a little deeper and it were none.
func TestALineThatJustFitsHasRoom(t *testing.T) {
	s := newSample(t)
	s.y += step * 15 / 100
	for range 47 {
		s.text("en", "one")
	}
	s.turn()
	s.text("en", "two")
	if f := s.figures(t); f.Empty != 1 {
		t.Errorf("%d lines are empty, want 1", f.Empty)
	}
}

func TestThePageThatLacksMostIsCounted(t *testing.T) {
	s := newSample(t)
	for range 40 {
		s.text("en", "one")
	}
	s.turn()
	for range 45 {
		s.text("en", "one")
	}
	s.turn()
	s.text("en", "one")
	if f := s.figures(t); f.Empty != 8 {
		t.Errorf("%d lines are empty, want 8", f.Empty)
	}
}

func TestNoPages(t *testing.T) {
	if f := (&sample{}).figures(t); f != (Figures{Variation: -1}) {
		t.Errorf("%+v", f)
	}
	if f := (&sample{pages: make([]page.Page, 2)}).figures(t); f != (Figures{Pages: 2, Variation: -1}) {
		t.Errorf("%+v", f)
	}
}
