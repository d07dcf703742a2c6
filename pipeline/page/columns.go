package page

import (
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// gutters is the room between two columns, in sizes of the text.
const gutters = 2

// Column gives the width of each of several columns of a style.
func Column(sheet style.Sheet, st style.Style, columns int) unit.Length {
	n := unit.Length(max(columns, 1))
	return (sheet.Measure() - (n-1)*gutters*st.Size) / n
}

// columns places entries in columns of one height, down the first and then down the next: the
// order in which they are read.
func (p *Page) columns(r stretch, top unit.Length, sheet style.Sheet) {
	height := r.way.height(r.from, r.to)
	st := r.piece.items[0].Style
	x, y := sheet.Left, top
	for k := r.from; k < r.to; k++ {
		it := &r.piece.items[k]
		if y+r.way.entries[k] > top+height {
			x += Column(sheet, st, r.way.columns) + gutters*st.Size
			y = top
		}
		s := &it.Settings[0]
		for i := range s.Lines {
			l := it.line(s, i)
			l.X += x + it.Turn
			l.Baseline = y + baseline(it.Style)
			p.Lines = append(p.Lines, l)
			y += it.Style.Leading
		}
	}
}

// balanced gives the least height at which entries of whole lines, none parted, fill no more
// than some columns.
func balanced(entries []unit.Length, columns int, leading unit.Length) unit.Length {
	var total, tallest unit.Length
	for _, e := range entries {
		total += e
		tallest = max(tallest, e)
	}
	lines := total / leading
	height := max((lines+unit.Length(columns)-1)/unit.Length(columns)*leading, tallest)
	for filled(entries, height) > columns {
		height += leading
	}
	return height
}

// filled counts the columns of a height that entries fill.
func filled(entries []unit.Length, height unit.Length) int {
	n, y := 1, unit.Length(0)
	for _, e := range entries {
		if y+e > height && y > 0 {
			n, y = n+1, 0
		}
		y += e
	}
	return n
}
