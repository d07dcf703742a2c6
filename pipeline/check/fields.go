package check

import (
	"fmt"
	"slices"
	"strings"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
)

// fields finds fields of a translation that are not the source's. A field that has no value
// at all is somebody else's finding; each that stands wrongly excuses one that is not there.
func (w *words) fields(m, source *catalog.Message) {
	want, have := distinct(source.Fields()), distinct(m.Fields())
	has := func(names []string) func(string) bool {
		return func(name string) bool { return slices.Contains(names, name) }
	}
	rest := slices.DeleteFunc(slices.Clone(want), has(have))
	for _, name := range slices.DeleteFunc(slices.Clone(have), has(want)) {
		rest = excuse(rest, name)
		if _, ok := w.valuesFor(m)[name]; ok {
			w.add(about(m, "field-differs", fieldAt(m, name), fmt.Sprintf("the source has no field {{.%s}}", name),
				"take it out, or write it as the source does"+diag.DidYouMean(name, want)))
		}
	}
	for _, name := range rest {
		w.add(about(m, "field-differs", 0, fmt.Sprintf("the field {{.%s}} of the source is not here", name),
			fmt.Sprintf("write {{.%s}} where its value belongs", name)))
	}
}

func distinct(names []string) []string {
	out := slices.Clone(names)
	slices.Sort(out)
	return slices.Compact(out)
}

// fieldAt gives the rune at which a field stands first.
func fieldAt(m *catalog.Message, name string) int {
	before, _, _ := strings.Cut(m.Other, "{{."+name+"}}")
	return len([]rune(before))
}
