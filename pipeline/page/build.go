package page

import (
	"letterpress/pipeline/lang"
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
	Picture     *picture.Picture    // above its first line; nil where there is none
}

// Build puts the items on pages, in their order. The pages are the fewest that hold the
// letter; among the ways to part it the best leaves no single line of a paragraph, no
// heading and no closing behind. Where a group of lines that belong together is longer
// than a page it is parted all the same, and no line is lost.
func Build(items []Item, sheet style.Sheet) []Page {
	rows := stack(items, sheet.Measure())
	var pages []Page
	from := 0
	for _, to := range choose(rows, sheet.Depth()) {
		pages = append(pages, place(rows[from:to], sheet))
		from = to
	}
	return pages
}

// row is one line of the letter before it has a place.
type row struct {
	item    *Item
	setting *linebreak.Setting
	index   int         // of the line in its setting
	room    unit.Length // above it for a picture, on whichever page
	space   unit.Length // above that, unless it is the first of a page
	part    int64       // price of a page that ends with it; never is for what belongs together
}

const (
	never       = 1_000_000_000 // the price of parting what belongs together, where nothing else can be done
	wholePage   = 10_000_000    // the price of a page more
	emptyLine   = 100           // times the square of the lines that a page leaves empty
	bareClose   = 3_000         // the closing begins a page: the signature stands alone
	inSignature = 8_000         // the signatories go on over the page
	inList      = 1_000         // a list goes on over the page
	partedWord  = 1_200         // a word goes on over the page
	minRows     = 2             // lines of a paragraph that stay together at a page's foot and head
	lastRows    = 5             // lines that the last page should have
	shortLast   = 400           // times the square of the lines that it lacks
)

// stack lines the rows up and prices the places between them.
func stack(items []Item, measure unit.Length) []row {
	var rows []row
	var after unit.Length
	for i := range items {
		it := &items[i]
		s := &it.Settings[0]
		for k := range s.Lines {
			r := row{item: it, setting: s, index: k}
			if k == 0 {
				r.room = it.room(measure)
				if len(rows) > 0 {
					r.space = max(after, it.Style.Before)
				}
			}
			switch {
			case k < minRows-1 || len(s.Lines)-k-1 < minRows:
				r.part = never
			case s.Lines[k].End == lang.Hyphen:
				r.part = partedWord
			}
			rows = append(rows, r)
		}
		rows[len(rows)-1].part = partAfter(items, i)
		after = it.Style.After
	}
	return rows
}

// partAfter prices a page that ends with items[i].
func partAfter(items []Item, i int) int64 {
	if i+1 == len(items) {
		return 0
	}
	it, next := &items[i], &items[i+1]
	switch {
	case it.Style.KeepWithNext:
		return never
	case next.Role == letter.Signatories && it.Block != next.Block:
		return never // the closing stays with the first signatories
	case next.Role == letter.Closing:
		return bareClose
	case it.Block == next.Block && (it.Item == 0 || last(items, i+1)):
		return never // no list leaves one entry alone
	case it.Block == next.Block && it.Role == letter.Signatories:
		return inSignature
	case it.Block == next.Block:
		return inList
	}
	return 0
}

// last reports whether items[i] is the last of its block.
func last(items []Item, i int) bool {
	return i+1 == len(items) || items[i+1].Block != items[i].Block
}

// choose gives the rows before which the pages end, the last one included: the cheapest of
// all ways, found page by page from the front.
func choose(rows []row, depth unit.Length) []int {
	n := len(rows)
	cost, from := make([]int64, n+1), make([]int, n+1)
	for to := 1; to <= n; to++ {
		cost[to] = -1
		for start := to - 1; start >= 0; start-- {
			height := tall(rows[start:to])
			if height > depth && start < to-1 {
				break
			}
			c := cost[start] + wholePage + price(rows, start, to, depth-height)
			if cost[to] < 0 || c < cost[to] {
				cost[to], from[to] = c, start
			}
		}
	}
	var ends []int
	for at := n; at > 0; at = from[at] {
		ends = append([]int{at}, ends...)
	}
	return ends
}

// price is what a page of rows[start:to] costs that leaves slack empty at its foot.
func price(rows []row, start, to int, slack unit.Length) int64 {
	if to == len(rows) {
		lacks := int64(max(0, lastRows-(to-start)))
		return lacks * lacks * shortLast
	}
	lines := int64(slack / rows[to-1].item.Style.Leading)
	return rows[to-1].part + lines*lines*emptyLine
}

// tall gives the height of rows on one page.
func tall(rows []row) unit.Length {
	var height unit.Length
	for i, r := range rows {
		if i > 0 {
			height += r.space
		}
		height += r.room + r.item.Style.Leading
	}
	return height
}

// place gives the rows their places on a page.
func place(rows []row, sheet style.Sheet) Page {
	p := Page{Width: sheet.Width, Height: sheet.Height, Lines: make([]Line, 0, len(rows))}
	y := sheet.Top
	for i, r := range rows {
		if i > 0 {
			y += r.space
		}
		if r.room > 0 {
			p.Figures = append(p.Figures, r.item.figure(y, sheet))
			y += r.room
		}
		st := r.item.Style
		l := Line{Line: r.setting.Lines[r.index], Block: r.item.Block, Item: r.item.Item, Index: r.index,
			Role: r.item.Role, Setting: r.setting, Size: st.Size}
		l.X = sheet.Left + st.Hang + l.Indent
		if st.Hang > 0 && r.index == 0 {
			l.Dash = sheet.Left
		}
		if st.Align == style.Centred {
			l.X += (sheet.Measure() - l.Width) / 2
		}
		l.Baseline = y + baseline(st)
		p.Lines = append(p.Lines, l)
		y += st.Leading
	}
	return p
}

// baseline gives how far below the top of its leading a line stands: half of what the
// leading has more than the size, then four fifths of the size, so that lines of one size
// stand a leading apart and lines of two meet halfway.
func baseline(st style.Style) unit.Length {
	return (st.Leading-st.Size)/2 + st.Size*4/5
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
