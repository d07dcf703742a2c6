package page

import (
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/picture"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// Item is a text of the edition with the ways to set it.
type Item struct {
	Block, Item int // indices into Edition.Blocks and its Items
	Role        letter.Role
	Style       style.Style
	Settings    []linebreak.Setting // the best first; never empty
	// Columns is how many columns the entries of its block stand in; 0 and 1 are one. All
	// entries of a block have the same, and one setting each, as wide as [Column].
	Columns int
	Turn    unit.Length      // what an entry's lines but the first stand further in; not negative
	Picture *picture.Picture // above its first line; nil where there is none
}

// Build puts the items on pages, in their order, every line on the baseline grid. Among all
// ways to part them, and to set them where an item has several settings, it takes the one
// that leaves no single line of a paragraph and no heading behind, keeps the closing with its
// signatories, ends no page with a hyphen, has at most [MostHyphens] on a page, needs the
// fewest pages and leaves neither a page but the last with empty lines at its foot nor the last with a
// stub. Where not all of that can be, what a reader minds least gives way, and no line is lost.
func Build(items []Item, sheet style.Sheet) []Page {
	pieces := cut(items, sheet.Measure())
	var pages []Page
	for _, rows := range choose(pieces, sheet.Depth()) {
		pages = append(pages, place(rows, sheet))
	}
	return pages
}

// piece is what the search puts on pages as one: a text, or all entries that stand in columns.
type piece struct {
	items []Item
	ways  []way
	space unit.Length // above it, unless it begins a page
	part  int64       // price of a page that ends with it
}

// way is one setting of a piece: rows, each of which one page holds whole.
type way struct {
	setting *linebreak.Setting // of a text
	entries []unit.Length      // of columns: the height of each entry
	columns int
	leading unit.Length
	room    unit.Length // above the first row, for a picture
	rows    int
	price   int64   // what it is worse than the best
	parts   []int64 // by row: price of a page that ends with it
	hyphens []int   // by row: added hyphens before it, and at the end of all
}

// height gives the height of the rows on one page.
func (w *way) height(from, to int) unit.Length {
	if w.columns > 1 {
		return balanced(w.entries[from:to], w.columns, w.leading)
	}
	height := unit.Length(to-from) * w.leading
	if from == 0 {
		height += w.room
	}
	return height
}

// stretch is the rows of a piece that stand on one page.
type stretch struct {
	piece    *piece
	way      *way
	from, to int
}

// place gives the stretches of a page their places.
func place(rows []stretch, sheet style.Sheet) Page {
	p := Page{Width: sheet.Width, Height: sheet.Height}
	y := sheet.Top
	for i, r := range rows {
		if i > 0 && r.from == 0 {
			y += r.piece.space
		}
		if r.way.columns > 1 {
			p.columns(r, y, sheet)
		} else {
			p.text(r, y, sheet)
		}
		y += r.way.height(r.from, r.to)
	}
	return p
}

// text places lines one below the other.
func (p *Page) text(r stretch, y unit.Length, sheet style.Sheet) {
	it := &r.piece.items[0]
	if r.from == 0 && r.way.room > 0 {
		p.Figures = append(p.Figures, it.figure(y, sheet))
		y += r.way.room
	}
	for k := r.from; k < r.to; k++ {
		l := it.line(r.way.setting, k)
		l.X += sheet.Left + it.Style.Hang
		if it.Style.Hang > 0 && k == 0 {
			l.Dash = sheet.Left
		}
		if it.Style.Align == style.Centred {
			l.X += (sheet.Measure() - l.Width) / 2
		}
		l.Baseline = y + baseline(it.Style)
		p.Lines = append(p.Lines, l)
		y += it.Style.Leading
	}
}

// line gives a line that has no place yet but what it is indented.
func (it *Item) line(s *linebreak.Setting, k int) Line {
	return Line{Line: s.Lines[k], Block: it.Block, Item: it.Item, Index: k, Role: it.Role, Setting: s,
		Size: it.Style.Size, X: s.Lines[k].Indent}
}

// baseline gives how far below the top of its leading a line stands: six tenths of a step of
// the grid above its foot, so that the lines of every size stand on one grid.
func baseline(st style.Style) unit.Length {
	return st.Leading - st.Grid*6/10
}

// Furnish adds a text that is no part of the letter, centred on the page, its first line's
// baseline at y from the page's top and the others a leading below.
func (p *Page) Furnish(role letter.Role, s *linebreak.Setting, st style.Style, y unit.Length) {
	for i := range s.Lines {
		l := Line{Line: s.Lines[i], Block: -1, Item: -1, Index: i, Role: role, Setting: s, Size: st.Size,
			Baseline: y + unit.Length(i)*st.Leading}
		l.X = (p.Width-l.Width)/2 + l.Indent
		p.Furniture = append(p.Furniture, l)
	}
}
