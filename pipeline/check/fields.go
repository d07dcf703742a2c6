package check

import (
	"fmt"
	"slices"
	"strings"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
)

// fields finds fields of a translation that are not the source's.
func (w *words) fields(m, source *catalog.Message) {
	want, have := distinct(source.Fields()), distinct(m.Fields())
	for _, name := range have {
		if !slices.Contains(want, name) {
			w.add(about(m, "field-differs", fieldAt(m, name), fmt.Sprintf("the %s has no field {{.%s}}", w.letter.Source.Name, name),
				"take it out, or write it as the source does"+diag.DidYouMean(name, want)))
		}
	}
	for _, name := range want {
		if !slices.Contains(have, name) {
			w.add(about(m, "field-differs", 0, fmt.Sprintf("the field {{.%s}} of the %s is not here", name, w.letter.Source.Name),
				fmt.Sprintf("write {{.%s}} where its value belongs", name)))
		}
	}
}

func distinct(names []string) []string {
	out := slices.Clone(names)
	slices.Sort(out)
	return slices.Compact(out)
}

// fieldAt gives the rune at which a field stands first.
func fieldAt(m *catalog.Message, name string) int {
	before, _, _ := strings.Cut(m.Other, "{{."+name)
	return len([]rune(before))
}
