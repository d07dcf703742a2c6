package finish

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/paint"
)

// below gives the entries under parent by their own links, from the first to the last, and
// sees that the links agree both ways.
func below(t *rapid.T, entries []entry, parent, first, last int) []int {
	var out []int
	before := -1
	for i := first; i >= 0; i = entries[i].next {
		if e := entries[i]; e.parent != parent || e.previous != before || len(out) > len(entries) {
			t.Fatalf("entry %d: parent %d, previous %d, want %d and %d", i, e.parent, e.previous, parent, before)
		}
		out = append(out, i)
		before = i
	}
	if before != last {
		t.Fatalf("under %d the last is %d, the chain ends at %d", parent, last, before)
	}
	return out
}

// walk gives the entries in the order in which a reader shows them.
func walk(t *rapid.T, entries []entry, parent, first, last int) []int {
	var out []int
	for _, i := range below(t, entries, parent, first, last) {
		e := entries[i]
		kids := walk(t, entries, i, e.first, e.last)
		if e.count != len(kids) {
			t.Fatalf("entry %d counts %d below it, has %d", i, e.count, len(kids))
		}
		for _, k := range kids {
			if entries[k].Level <= e.Level {
				t.Fatalf("entry %d of level %d is below one of level %d", k, entries[k].Level, e.Level)
			}
		}
		out = append(append(out, i), kids...)
	}
	return out
}

// TestAnOutlineShowsEveryHeadingOnceInOrder holds over headings of any levels in any order.
func TestAnOutlineShowsEveryHeadingOnceInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 30).Draw(t, "levels")
		headings := make([]paint.Heading, len(levels))
		for i, level := range levels {
			headings[i] = paint.Heading{Title: fmt.Sprint(i), Level: level}
		}
		entries := outlineTree(headings)
		first, last := topLevel(entries)
		shown := walk(t, entries, -1, first, last)
		if len(shown) != len(levels) {
			t.Fatalf("%d of %d headings", len(shown), len(levels))
		}
		for i, k := range shown {
			if k != i || entries[k].Title != headings[i].Title {
				t.Fatalf("heading %d is shown as number %d", k, i)
			}
		}
	})
}
