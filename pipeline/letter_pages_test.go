package pipeline

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/page"
	"letterpress/pipeline/unit"
)

// TestNoLineOfTheLetterTouchesTheNext holds the ink of each line of every edition above that of
// the line below it.
func TestNoLineOfTheLetterTouchesTheNext(t *testing.T) {
	p := open(t, os.DirFS(".."))
	found, err := p.Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Code == "lines-touch" {
			t.Errorf("%s", f)
		}
	}
}

// TestTitlesOfTheLetterPause holds that no line of a title leaves an article or a preposition
// behind.
func TestTitlesOfTheLetterPause(t *testing.T) {
	p := open(t, os.DirFS(".."))
	for _, c := range []struct {
		name  Name
		title []string
	}{
		{Name{Edition: "open", Tag: "en"}, []string{"Open Letter raising grave concerns over the Human",
			"Rights Situation in Cambodia and serious democratic", "threats in the upcoming 2024 Cambodia Senate Election"}},
		{Name{Edition: "open", Tag: "fr"}, []string{"Lettre ouverte exprimant de graves préoccupations",
			"quant à la situation des droits humains", "au Cambodge et aux sérieuses menaces pesant",
			"sur la démocratie à l’occasion des prochaines", "élections sénatoriales cambodgiennes de 2024"}},
		{Name{Edition: "canada", Tag: "fr-CA"}, []string{"Lettre ouverte exprimant de graves préoccupations",
			"quant à la situation des droits de la personne", "au Cambodge et aux sérieuses menaces pesant",
			"sur la démocratie à l’occasion des prochaines", "élections sénatoriales cambodgiennes de 2024"}},
	} {
		_, pages, _, err := p.Pages(c.name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var title []string
		for i := range pages[0].Lines {
			if l := &pages[0].Lines[i]; l.Role == "title" {
				title = append(title, strings.TrimSpace(string(l.Setting.Paragraph.Text.Runes[l.From:l.To])))
			}
		}
		if !slices.Equal(title, c.title) {
			t.Errorf("%v: the title is %q, want %q", c.name, title, c.title)
		}
	}
}

// TestTheKhmerOfTheLetter holds what a reader sees first of the letter in Khmer: a title that
// pauses where its phrases do, and paragraphs with a straight edge.
func TestTheKhmerOfTheLetter(t *testing.T) {
	p := open(t, os.DirFS(".."))
	_, pages, _, err := p.Pages(Name{Edition: "open", Tag: "km"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	sheet, _ := p.styles.Sheet("A4")
	var title []string
	filled := 0
	for _, pg := range pages {
		for i := range pg.Lines {
			l := &pg.Lines[i]
			words := string(l.Setting.Paragraph.Text.Runes[l.From:l.To])
			switch {
			case l.Role == "title":
				title = append(title, strings.TrimSpace(words))
			case l.Role == "paragraph" && !l.Last:
				filled++
				if short := sheet.Measure() - l.Width; short > unit.Point*3/10 || short < -unit.Point/50 {
					t.Errorf("%s short: %s", short, words)
				}
			}
		}
	}
	if want := []string{"លិខិតចំហសម្ដែងការព្រួយបារម្ភយ៉ាងខ្លាំង", "អំពីស្ថានភាពសិទ្ធិមនុស្សនៅកម្ពុជា",
		"និងការគំរាមកំហែងធ្ងន់ធ្ងរចំពោះលទ្ធិប្រជាធិបតេយ្យ", "ក្នុងការបោះឆ្នោតព្រឹទ្ធសភាកម្ពុជាឆ្នាំ២០២៤ ខាងមុខ"}; !slices.Equal(title, want) {
		t.Errorf("the title is %q, want %q", title, want)
	}
	if filled < 40 {
		t.Errorf("only %d lines are justified", filled)
	}
}

// TestTheJapaneseOfTheLetter holds what ARCHITECTURE.md says of its lines.
func TestTheJapaneseOfTheLetter(t *testing.T) {
	p := open(t, os.DirFS(".."))
	_, pages, _, err := p.Pages(Name{Edition: "open", Tag: "ja"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	filled, unchanged, most := 0, 0, unit.Em(0)
	for _, pg := range pages {
		for i := range pg.Lines {
			l := &pg.Lines[i]
			if l.Role != "paragraph" || l.Last {
				continue
			}
			filled++
			if l.Ratio == 0 {
				unchanged++
			}
			most = max(most, apart(l))
		}
	}
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%d of %d lines need no change at all, and no two characters part by more than .%02d em", unchanged, filled, most/10)
	if !strings.Contains(string(text), want) {
		t.Errorf("ARCHITECTURE.md does not say: %s", want)
	}
}

// apart gives the most that two characters of a line stand apart where the language has no
// gap but the one that fills lines.
func apart(l *page.Line) (most unit.Em) {
	p := l.Setting.Paragraph
	shaped, others := map[int]int{}, map[int]bool{}
	for _, c := range p.Clusters {
		shaped[c.From] = c.Advance
	}
	for _, g := range p.Gaps {
		if g.Kind != lang.Letters && g.Cluster < len(p.Clusters) {
			others[p.Clusters[g.Cluster].From] = true
		}
	}
	for i, c := range l.Clusters[:len(l.Clusters)-1] {
		if !others[l.Clusters[i+1].From] {
			most = max(most, unit.Em((c.Advance-shaped[c.From])*1000/c.Face.UnitsPerEm()))
		}
	}
	return most
}
