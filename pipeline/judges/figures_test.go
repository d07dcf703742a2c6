//go:build judges

package judges

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"letterpress/pipeline/figures"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// What a line may be wider or shorter than its measure, in em, before anybody sees it.
const (
	tooWide  = .01
	tooShort = .05
	offGrid  = .02 // steps of the grid, which a PDF's places may miss by their rounding
)

// outside measures the lines of a PDF with one ruler for every program: the places of its glyphs
// alone.
type outside struct {
	figures.Figures
	t      *testing.T
	texts  []passage
	words  map[string]map[int]bool // where a reader let lines of Khmer end
	edge   float64                 // of the measure, at the right
	bottom float64                 // of the text
	spaces []float64               // word spaces of justified lines, in em
	added  []float64               // by justified line: what it adds between two letters, in em
	onPage map[int]int             // hyphens
}

// measured gives the figures of lines.
func measured(t *testing.T, lines []ruled, texts []passage, l made) figures.Figures {
	t.Helper()
	sheet := area(t, l)
	o := outside{t: t, texts: texts, words: readWords(t), onPage: map[int]int{},
		edge: (sheet.Width - sheet.Right).Points(), bottom: (sheet.Height - sheet.Bottom).Points()}
	o.Lines, o.Pages = len(lines), lines[len(lines)-1].page+1
	for i := range lines {
		o.line(&lines[i])
		if steps := (lines[i].y - lines[0].y) / o.grid(); math.Abs(steps-math.Round(steps)) > offGrid {
			o.OffGrid++
		}
		if i > 0 {
			o.between(&lines[i-1], &lines[i])
		}
		if lines[i].page == o.Pages-1 {
			o.LastLines++
		}
	}
	for _, n := range o.onPage {
		o.MostHyphens = max(o.MostHyphens, n)
	}
	o.Variation = -1
	if mean, deviation := spread(o.spaces); len(o.spaces) > 0 {
		o.Variation = int(math.Round(1000 * deviation / mean))
	}
	if _, deviation := spread(o.added); len(o.added) > 0 {
		o.Variation = int(math.Round(1000 * deviation))
	}
	return o.Figures
}

// grid is half the leading of the paragraphs.
func (o *outside) grid() float64 {
	i := slices.IndexFunc(o.texts, func(p passage) bool { return p.role == letter.Paragraph })
	return o.texts[i].style.Leading.Points() / 2
}

// area gives the sheet of an edition with the margins that its script has: those of Japanese leave
// a measure of whole ems.
func area(t *testing.T, l made) style.Sheet {
	t.Helper()
	styles, err := style.Load()
	if err != nil {
		t.Fatal(err)
	}
	sheet, ok := styles.Sheet(l.edition.Paper)
	if !ok {
		t.Fatalf("no paper %q", l.edition.Paper)
	}
	script, _ := l.edition.Tag.Script()
	return styles.Area(sheet, script.String())
}

func (o *outside) line(l *ruled) {
	p := o.texts[l.text]
	if l.hyphen {
		o.Hyphens++
		o.onPage[l.page]++
	}
	// A mark may stand outside the measure, as far as it is wide; an added hyphen, too.
	last := l.lastInk()
	over := l.right - o.edge
	switch {
	case l.hyphen:
		over = last.x + last.advance - o.edge
	case unicode.IsPunct(p.Text.Runes[last.at]):
		over = last.x - o.edge
	}
	if em(over, p.Size) > tooWide {
		o.Overfull++
	}
	if !justified(p) || l.last {
		return
	}
	o.Justified++
	if em(o.edge-l.right, p.Size) > tooShort {
		o.Ragged++
		return
	}
	switch script, _ := p.Text.Tag.Script(); script.String() {
	case "Jpan":
		o.note(fullWidth(l, p))
	case "Khmr":
		o.note(o.clusterGaps(l, p))
	default:
		o.wordSpaces(l, p)
	}
}

// wordSpaces measures what stands between where a space begins and the next word.
func (o *outside) wordSpaces(l *ruled, p passage) {
	seen := 0
	for i, m := range l.marks[:len(l.marks)-1] {
		if next := l.marks[i+1]; p.Text.Runes[m.at] == ' ' && next.at < l.to {
			o.spaces = append(o.spaces, em(next.x-m.x, p.Size))
			o.widest(em(next.x-m.x, p.Size))
			seen++
		}
	}
	words := string(p.Text.Runes[l.from:l.to])
	if there := strings.Count(words, " "); seen != there {
		o.t.Errorf("%q has %d spaces, %d are measured", words, there, seen)
	}
}

// note takes what a line adds between each two of its letters.
func (o *outside) note(gaps []float64) {
	if len(gaps) == 0 {
		return
	}
	mean, _ := spread(gaps)
	o.added = append(o.added, mean)
	o.widest(slices.Max(gaps))
}

func (o *outside) widest(gap float64) {
	o.Widest = max(o.Widest, unit.Em(math.Round(1000*gap)))
}

// fullWidth gives what a line adds between kanji and kana: what they stand apart beyond an em.
func fullWidth(l *ruled, p passage) []float64 {
	var out []float64
	wide := func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }
	for i := 1; i < len(l.marks); i++ {
		a, b := l.marks[i-1], l.marks[i]
		if b.at == a.at+1 && wide(p.Text.Runes[a.at]) && wide(p.Text.Runes[b.at]) {
			out = append(out, em(b.x-a.x, p.Size)-1)
		}
	}
	return out
}

// clusterGaps gives what a line adds between clusters: what they stand apart beyond their
// advance, that of their letters in the font, which HarfBuzz gives.
func (o *outside) clusterGaps(l *ruled, p passage) []float64 {
	places := map[int]float64{}
	for _, m := range l.marks {
		if _, known := places[m.at]; !known && m.at < l.to {
			places[m.at] = m.x
		}
	}
	var out []float64
	for i, c := range p.Clusters {
		x, here := places[c.From]
		if c.From >= l.from && c.To <= l.to && !here {
			o.t.Errorf("%q is not found on its line", string(p.Text.Runes[c.From:c.To]))
		}
		if !here || c.To >= l.to {
			continue
		}
		if next, there := places[p.Clusters[i+1].From]; there {
			out = append(out, em(next-x, p.Size)-natural(c))
		}
	}
	return out
}

// between measures the break between two lines, and where a page ends between them.
func (o *outside) between(above, l *ruled) {
	p := o.texts[l.text]
	turned := above.page < l.page
	if above.text == l.text {
		o.inText(above, l, p)
		if turned && above.hyphen {
			o.PageHyphens++
		}
	}
	if !turned {
		return
	}
	if l.last && l.from > 0 {
		o.Widows++
	}
	if above.from == 0 && !above.last {
		o.Orphans++
	}
	leading := o.texts[above.text].style.Leading.Points()
	o.Empty = max(o.Empty, int((o.bottom-above.y-.3*leading)/leading+.01))
}

func (o *outside) inText(above, l *ruled, p passage) {
	authors := func(l *ruled) bool { return !l.hyphen && hyphenLike(p.Text.Runes[l.to-1]) }
	if (above.hyphen || authors(above)) && (l.hyphen || authors(l) && !l.last) && (above.hyphen || l.hyphen) {
		o.Ladders++
	}
	if l.last && above.hyphen && !slices.ContainsFunc(p.Text.Runes[l.from:l.to], unicode.IsSpace) {
		o.LastHyphens++
	}
	if figures.Forbidden(p.Text.Tag, p.Text.Runes, l.from) {
		o.Forbidden++
	}
	if base, _ := p.Text.Tag.Base(); base.String() == "km" && !o.words[p.Text.String()][l.from] {
		o.InsideWords++
	}
}

// spread gives mean and standard deviation.
func spread(values []float64) (mean, deviation float64) {
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		deviation += (v - mean) * (v - mean) / float64(len(values))
	}
	return mean, math.Sqrt(deviation)
}

// readWords gives the places at which a reader let lines of the letter's Khmer end, by text.
func readWords(t *testing.T) map[string]map[int]bool {
	t.Helper()
	file, err := os.ReadFile(filepath.Join(root, "pipeline", "lang", "khmer", "testdata", "letter.txt"))
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
			} else {
				text = append(text, r)
			}
		}
		out[string(text)] = ends
	}
	return out
}
