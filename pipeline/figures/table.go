package figures

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Row is the figures of one PDF under its name.
type Row struct {
	Name string
	Figures
}

// column is one figure with its heading, which stands in two lines.
type column struct {
	above, below string
	of           func(f *Figures) string
}

func count(above, below string, of func(f *Figures) int) column {
	return column{above, below, func(f *Figures) string { return fmt.Sprint(of(f)) }}
}

var columns = []column{
	count("", "pages", func(f *Figures) int { return f.Pages }),
	count("", "lines", func(f *Figures) int { return f.Lines }),
	count("over-", "full", func(f *Figures) int { return f.Overfull }),
	count("left", "ragged", func(f *Figures) int { return f.Ragged }),
	{"widest", "gap", func(f *Figures) string { return thousandths(int(f.Widest), f.Justified > f.Ragged) }},
	{"varia-", "tion", func(f *Figures) string { return thousandths(f.Variation, f.Variation >= 0) }},
	count("", "hyphens", func(f *Figures) int { return f.Hyphens }),
	count("most on", "a page", func(f *Figures) int { return f.MostHyphens }),
	count("", "ladders", func(f *Figures) int { return f.Ladders }),
	count("at page", "end", func(f *Figures) int { return f.PageHyphens }),
	count("in last", "word", func(f *Figures) int { return f.LastHyphens }),
	count("", "widows", func(f *Figures) int { return f.Widows }),
	count("", "orphans", func(f *Figures) int { return f.Orphans }),
	count("last", "page", func(f *Figures) int { return f.LastLines }),
	count("left", "empty", func(f *Figures) int { return f.Empty }),
	count("for-", "bidden", func(f *Figures) int { return f.Forbidden }),
	count("inside", "words", func(f *Figures) int { return f.InsideWords }),
	count("off", "grid", func(f *Figures) int { return f.OffGrid }),
}

// thousandths writes .126, and a dash where there is nothing to measure.
func thousandths(n int, measured bool) string {
	if !measured {
		return "-"
	}
	return strings.TrimPrefix(fmt.Sprintf("%d.%03d", n/1000, n%1000), "0")
}

// Table writes figures as a table that a person can read, a PDF a line.
func Table(rows []Row) []byte {
	lines := [][]string{{""}, {""}}
	for _, c := range columns {
		lines[0], lines[1] = append(lines[0], c.above), append(lines[1], c.below)
	}
	for i := range rows {
		line := []string{rows[i].Name}
		for _, c := range columns {
			line = append(line, c.of(&rows[i].Figures))
		}
		lines = append(lines, line)
	}
	widths := make([]int, len(columns)+1)
	for _, line := range lines {
		for k, cell := range line {
			widths[k] = max(widths[k], utf8.RuneCountInString(cell))
		}
	}
	var out strings.Builder
	for _, line := range lines {
		fmt.Fprintf(&out, "%-*s", widths[0], line[0])
		for k, cell := range line[1:] {
			fmt.Fprintf(&out, "  %*s", widths[k+1], cell)
		}
		out.WriteByte('\n')
	}
	return []byte(out.String())
}
