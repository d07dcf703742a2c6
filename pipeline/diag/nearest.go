package diag

import (
	"slices"
	"strings"
)

// Nearest gives those of names that somebody may have meant by word: at most three, the
// nearest first. A name is near when it differs by a third of its letters at most, or when
// one is the start of the other. Case counts for nothing.
func Nearest(word string, names []string) []string {
	type near struct {
		name string
		cost int
	}
	var found []near
	w := []rune(strings.ToLower(word))
	for _, name := range names {
		n := []rune(strings.ToLower(name))
		cost := distance(w, n)
		prefix := len(w) > 1 && strings.HasPrefix(string(n), string(w))
		if 3*cost <= max(len(w), len(n)) || cost == 1 || prefix {
			found = append(found, near{name, cost})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.cost - b.cost })
	var out []string
	for _, f := range found {
		if len(out) < 3 && !slices.Contains(out, f.name) {
			out = append(out, f.name)
		}
	}
	return out
}

// DidYouMean gives the end of a hint, `; did you mean "x" or "y"?`, or nothing when no
// name is near.
func DidYouMean(word string, names []string) string {
	near := Nearest(word, names)
	if len(near) == 0 {
		return ""
	}
	for i := range near {
		near[i] = `"` + near[i] + `"`
	}
	return "; did you mean " + strings.Join(near, " or ") + "?"
}

// Distance counts the letters to add, drop, change or swap with their neighbour to turn one
// text into another. It takes time in proportion to both lengths.
func Distance(a, b string) int { return distance([]rune(a), []rune(b)) }

// distance counts the letters to add, drop, change or swap with their neighbour to turn
// a into b (optimal string alignment).
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
