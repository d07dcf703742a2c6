package style

import "letterpress/pipeline/unit"

// Overrides is what a letter changes in a table. Zero leaves a figure as the table has it.
type Overrides struct {
	// Size is that of running text; whatever else has a size, a leading, a space or a hang
	// grows with it. It is the size of scripts without a table of their own: one whose
	// paragraphs are set larger or smaller keeps that proportion.
	Size                     unit.Length
	Top, Bottom, Left, Right unit.Length // margins, of every paper
}

// With gives the table with the overrides in place. The grids are rounded up to whole
// thousandths of a point, and what stood on them stands on them still. The baselines of foot
// and draft part their margins as they did. Whether lines fit between the margins is
// the caller's to ask: see [Sheet.Measure] and [Sheet.Depth].
func (t *Table) With(o Overrides) *Table {
	out := &Table{styles: map[string]map[string]Style{}, sheets: map[string]Sheet{}}
	scale := ratio{1, 1}
	if o.Size != 0 {
		scale = ratio{o.Size, t.styles[fallback][body].Size}
	}
	for script, styles := range t.styles {
		out.styles[script] = map[string]Style{}
		for role, s := range styles {
			out.styles[script][role] = s.scaled(scale)
		}
	}
	for paper, s := range t.sheets {
		out.sheets[paper] = s.within(o)
	}
	return out
}

// ratio is to over from, both positive.
type ratio struct{ to, from unit.Length }

// of scales a length and rounds it to the nearest thousandth of a point.
func (r ratio) of(l unit.Length) unit.Length { return unit.Scale(int(l), int(r.from), r.to) }

// up scales a length and rounds it up.
func (r ratio) up(l unit.Length) unit.Length { return (l*r.to + r.from - 1) / r.from }

// scaled gives the style at another size. Grid and leading are rounded up, so that no leading
// falls below its size.
func (s Style) scaled(r ratio) Style {
	grid := r.up(s.Grid)
	step := func(l unit.Length) unit.Length {
		if l%s.Grid != 0 {
			return r.up(l) // of furniture, which stands on no grid
		}
		return l / s.Grid * grid
	}
	s.Leading, s.Before, s.After = step(s.Leading), step(s.Before), step(s.After)
	s.Size, s.Indent, s.Hang, s.Grid = r.of(s.Size), r.of(s.Indent), r.of(s.Hang), grid
	return s
}

// within gives the sheet with other margins.
func (s Sheet) within(o Overrides) Sheet {
	if o.Top != 0 {
		s.Draft, s.Top = ratio{o.Top, s.Top}.of(s.Draft), o.Top
	}
	if o.Bottom != 0 {
		s.Foot, s.Bottom = s.Height-ratio{o.Bottom, s.Bottom}.of(s.Height-s.Foot), o.Bottom
	}
	if o.Left != 0 {
		s.Left = o.Left
	}
	if o.Right != 0 {
		s.Right = o.Right
	}
	return s
}
