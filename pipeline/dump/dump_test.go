package dump

import (
	"testing"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

func line(text string, from, to int, l linebreak.Line) page.Line {
	l.From, l.To = from, to
	s := &linebreak.Setting{Paragraph: &shape.Paragraph{Text: edition.Text{Runes: []rune(text)}}}
	return page.Line{Line: l, Role: letter.Paragraph, Setting: s, X: 70_866, Baseline: 90 * unit.Point}
}

func TestDump(t *testing.T) {
	const words = "We, the under\u200bsigned\u00a0of"
	hyphen := []shape.Cluster{{From: 8, To: 13}, {From: 13, To: 13}}
	foot := line("1 / 2", 0, 5, linebreak.Line{Last: true, Width: 16_857})
	foot.Role = page.Foot
	pages := []page.Page{
		{Lines: []page.Line{
			line(words, 0, 8, linebreak.Line{Width: 412_300}),
			line(words, 8, 13, linebreak.Line{Width: 100_005, Clusters: hyphen, End: lang.Hyphen}),
			line(words, 13, 23, linebreak.Line{Width: 5000, Overfull: 12, End: lang.Word}),
		}, Furniture: []page.Line{foot}},
		{Lines: []page.Line{line("", 0, 0, linebreak.Line{Last: true})}},
	}
	e := &edition.Edition{ID: "japan", Lang: "en", Paper: "A4"}
	want := `japan.en  A4  2 pages
page 1
l01 paragraph   x  70.866 y  90.000 w 412.300 space    | We, the 
l02 paragraph   x  70.866 y  90.000 w 100.005 hyphen   | under-
l03 paragraph   x  70.866 y  90.000 w   5.000 overfull | <200B>signed` + "\u00a0" + `of
foot "1 / 2"
page 2
l01 paragraph   x  70.866 y  90.000 w   0.000 end      | 
`
	if got := string(Dump(e, pages)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	one := Dump(&edition.Edition{ID: "x", Lang: "km", Paper: "Letter"}, pages[1:])
	if got, want := string(one), "x.km  Letter  1 page\npage 1\nl01 paragraph   x  70.866 y  90.000 w   0.000 end      | \n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
