package finish

import "letterpress/pipeline/paint"

// entry is a heading with its neighbours; -1 is none, as a parent the outline itself.
type entry struct {
	paint.Heading
	parent, previous, next int
	first, last, count     int // of the headings below
}

// outlineTree ties the headings together: those of a deeper level belong to the nearest one
// before them of a higher.
func outlineTree(headings []paint.Heading) []entry {
	out := make([]entry, len(headings))
	last := map[int]int{} // by parent: its last kid
	for i, h := range headings {
		e := entry{Heading: h, parent: -1, previous: -1, next: -1, first: -1, last: -1}
		for k := i - 1; k >= 0; k-- {
			if headings[k].Level < h.Level {
				e.parent = k
				break
			}
		}
		if k, ok := last[e.parent]; ok {
			e.previous, out[k].next = k, i
		}
		last[e.parent] = i
		if e.parent >= 0 {
			up := &out[e.parent]
			if up.first < 0 {
				up.first = i
			}
			up.last = i
		}
		for up := e.parent; up >= 0; up = out[up].parent {
			out[up].count++
		}
		out[i] = e
	}
	return out
}

// topLevel gives the first and the last entry without a parent.
func topLevel(entries []entry) (first, last int) {
	first = -1
	for i, e := range entries {
		if e.parent < 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}
