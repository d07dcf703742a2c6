// Package dump writes pages as text that a person can read and a diff can show.
package dump

import (
	"bytes"
	"fmt"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
)

// Dump writes the pages of an edition: a line of text for each line of a page with its
// role, the place of its first cluster, its width, what ends it, and its words; above them a
// line for each picture, with its alternative text. Lengths are points from the page's top
// left.
//
//	japan.en  A4  2 pages
//	page 1
//	l01 title      x  70.866 y  90.000 w 412.300 space    | Open Letter raising
//	foot "1 / 2"
func Dump(e *edition.Edition, pages []page.Page) []byte {
	var out bytes.Buffer
	plural := "s"
	if len(pages) == 1 {
		plural = ""
	}
	fmt.Fprintf(&out, "%s  %s  %d page%s\n", e.Name(), e.Paper, len(pages), plural)
	for n, p := range pages {
		fmt.Fprintf(&out, "page %d\n", n+1)
		for _, f := range p.Figures {
			fmt.Fprintf(&out, "%-15s x %7s y %7s w %7s h %7s  | %s\n", "figure", f.X, f.Top, f.Width, f.Height, e.Blocks[f.Block].Figure.Alt)
		}
		for i, l := range p.Lines {
			fmt.Fprintf(&out, "l%02d %-11s x %7s y %7s w %7s %-9s| %s\n", i+1, l.Role, l.X, l.Baseline, l.Width, ending(l.Line), words(l))
		}
		for _, l := range p.Furniture {
			fmt.Fprintf(&out, "%s %q\n", l.Role, words(l))
		}
	}
	return out.Bytes()
}

// ending says what ends a line, and how much too wide it is when it is.
func ending(l linebreak.Line) string {
	switch {
	case l.Overfull > 0:
		return "overfull"
	case l.Last:
		return "end"
	}
	return l.End.String()
}

// words gives the line's own runes, with the added hyphen. A line break that the text
// holds, and what no terminal shows, stand as numbers.
func words(l page.Line) string {
	var out bytes.Buffer
	for _, r := range l.Setting.Paragraph.Text.Runes[l.From:l.To] {
		if r < ' ' || r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E || r == 0x2060 || r == 0xFEFF {
			fmt.Fprintf(&out, "<%04X>", r)
			continue
		}
		out.WriteRune(r)
	}
	if n := len(l.Clusters); n > 0 && l.Clusters[n-1].From == l.Clusters[n-1].To {
		out.WriteByte('-')
	}
	return out.String()
}
