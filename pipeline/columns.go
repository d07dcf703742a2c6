package pipeline

import (
	"slices"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// What a block of signatories is set like.
const (
	dozen       = 12 // more stand in columns
	mostColumns = 3
	fewColumns  = 2
	seldom      = 5 // one of so many entries may need a second line in the narrowest columns
)

// entries gives the texts of a block as items: signatories who are more than a dozen in three
// columns, or in two where many of them would not stand on one line. Where a word is wider than
// its column there are fewer columns, so that it does not run into the next.
func (p *Project) entries(b int, block edition.Block, sheet style.Sheet) ([]page.Item, error) {
	if block.Role != letter.Signatories || len(block.Items) <= dozen {
		return p.items(b, block, sheet, 1)
	}
	for columns := mostColumns; columns > 1; columns-- {
		items, err := p.items(b, block, sheet, columns)
		if err != nil {
			return nil, err
		}
		turned, overfull := 0, false
		for i := range items {
			lines := items[i].Settings[0].Lines
			if len(lines) > 1 {
				turned++
			}
			overfull = overfull || slices.ContainsFunc(lines, func(l linebreak.Line) bool { return l.Overfull > 0 })
		}
		if !overfull && (columns == fewColumns || turned*seldom <= len(items)) {
			return items, nil
		}
	}
	return p.items(b, block, sheet, 1)
}

// items sets the texts of a block in so many columns.
func (p *Project) items(b int, block edition.Block, sheet style.Sheet, columns int) ([]page.Item, error) {
	var items []page.Item
	for i, text := range block.Items {
		st := p.styles.Style(scriptOf(text.Tag), string(block.Role))
		it := page.Item{Block: b, Item: i, Role: block.Role, Style: st, Columns: columns}
		if i == 0 && block.Figure != nil {
			it.Picture = block.Figure.Picture
		}
		if block.Role == letter.Letterhead && i < len(block.Items)-1 {
			it.Style.After = 0 // its lines stand together
		}
		m := measure(sheet, st)
		if columns > 1 {
			m, it.Turn = turned(page.Column(sheet, st, columns), st)
		}
		var err error
		if it.Settings, err = p.setter.set(text, st, p.language(text.Tag), m); err != nil {
			return nil, err
		}
		items = append(items, it)
	}
	return items, nil
}

// turned gives the measure of an entry in a column, whose lines but the first stand an em
// further in, and how far that is.
func turned(column unit.Length, st style.Style) (linebreak.Measure, unit.Length) {
	return linebreak.Measure{Width: column - st.Size, Indent: -st.Size, Ragged: true}, st.Size
}
