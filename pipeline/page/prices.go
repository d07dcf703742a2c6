package page

import (
	"letterpress/pipeline/lang"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/unit"
)

// MostHyphens is how many lines of a page may end with an added hyphen.
const MostHyphens = 5

// Prices, in the scale of linebreak's demerits: a line that is too loose costs 1,000 million.
const (
	never        = 10_000_000_000_000 // parting what belongs together, where nothing else can be done
	tooWorse     = 10_000_000_000     // a setting so much worse than the best has a ladder or a parted word
	partedWord   = 1_000_000_000      // a word goes on over the page
	manyHyphens  = 1_000_000_000      // a hyphen more than a page may have
	inSignature  = 500_000_000        // the signatories go on over the page
	wholePage    = 300_000_000        // a page more
	bareClose    = 30_000_000         // the closing begins a page: the signature stands alone
	stub         = 20_000_000         // times the square of the lines that the last page lacks
	hole         = 2_000_000          // times the square of the lines beyond allowed that a page leaves empty
	inList       = 1_000_000          // a list goes on over the page
	emptyLine    = 1_000              // times the square of the lines that a page leaves empty
	barelyMore   = 1_100              // ratio of a line stretched a tenth beyond its limits
	allowedEmpty = 2                  // lines that a page but the last may leave empty
	minRows      = 2                  // lines of a paragraph that stay together at a page's foot and head
	lastRows     = 5                  // lines that the last page should have
)

// cut makes the pieces of a letter that is so wide and prices the places between them.
func cut(items []Item, measure unit.Length) []piece {
	var pieces []piece
	var after unit.Length
	for i := 0; i < len(items); {
		end := i + 1
		for end < len(items) && items[i].Columns > 1 && items[end].Block == items[i].Block {
			end++
		}
		p := piece{items: items[i:end], part: partAfter(items, end-1)}
		if i > 0 {
			p.space = max(after, items[i].Style.Before)
		}
		if items[i].Columns > 1 {
			p.ways = []way{columnsOf(items[i:end])}
		} else {
			p.ways = waysOf(&items[i], measure)
		}
		pieces = append(pieces, p)
		after = items[end-1].Style.After
		i = end
	}
	return pieces
}

// waysOf gives a text's settings, but for those that are out of the question: no page is so
// well filled that a reader would not mind a line wider than the widest of the best setting.
func waysOf(it *Item, measure unit.Length) []way {
	var out []way
	most := max(widest(&it.Settings[0]), barelyMore)
	for i := range it.Settings {
		s := &it.Settings[i]
		if worse := s.Demerits - it.Settings[0].Demerits; i == 0 || worse < tooWorse && widest(s) <= most {
			w := wayOf(it, s, worse)
			w.room = it.room(measure)
			out = append(out, w)
		}
	}
	return out
}

// widest gives the largest ratio of a setting's lines.
func widest(s *linebreak.Setting) int {
	most := 0
	for i := range s.Lines {
		most = max(most, s.Lines[i].Ratio)
	}
	return most
}

func wayOf(it *Item, s *linebreak.Setting, worse int64) way {
	n := len(s.Lines)
	w := way{setting: s, leading: it.Style.Leading, rows: n, price: worse, parts: make([]int64, n), hyphens: make([]int, n+1)}
	for k := range s.Lines {
		ends := k+1 < n && s.Lines[k].End == lang.Hyphen
		w.hyphens[k+1] = w.hyphens[k]
		if ends {
			w.hyphens[k+1]++
		}
		switch {
		case k < minRows-1 || n-k-1 < minRows:
			w.parts[k] = never
		case ends || s.Lines[k].End == lang.Emergency:
			w.parts[k] = partedWord
		}
	}
	return w
}

// columnsOf makes one way of the entries of a block.
func columnsOf(items []Item) way {
	n := len(items)
	w := way{columns: items[0].Columns, leading: items[0].Style.Leading, rows: n, entries: make([]unit.Length, n),
		parts: make([]int64, n), hyphens: make([]int, n+1)}
	for i := range items {
		w.entries[i] = unit.Length(len(items[i].Settings[0].Lines)) * w.leading
		w.parts[i] = inSignature
	}
	return w
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

// full prices what a page but the last leaves empty.
func full(slack, leading unit.Length) int64 {
	n := int64(max(slack, 0) / leading)
	beyond := max(n-allowedEmpty, 0)
	return n*n*emptyLine + beyond*beyond*hole
}

// short prices a last page of so few lines.
func short(lines int) int64 {
	lacks := int64(max(0, lastRows-lines))
	return lacks * lacks * stub
}

// crowded prices the hyphens that come to those of a page.
func crowded(before, added int) int64 {
	return int64(max(before+added-MostHyphens, 0)-max(before-MostHyphens, 0)) * manyHyphens
}
