package check

import (
	"fmt"
	"slices"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// unusedCatalogs finds catalogs that no edition takes. One of a language that is under way
// waits for its edition; the source's is what the others are made from.
func (w *words) unusedCatalogs() {
	if w.letter.Partial || len(w.letter.Editions) == 0 {
		return // the edition may stand in a part that could not be read
	}
	for _, c := range w.set.Catalogs() {
		if c.Name == w.letter.Source.Name || !w.letter.Required(c.Tag) || w.takes(c.Name) {
			continue
		}
		w.add(diag.Finding{Code: "catalog-unused", Level: diag.Warning, Pos: diag.Position{File: c.File}, Catalog: c.Name,
			Problem: fmt.Sprintf("no edition is in %s, so nobody gets these words", LanguageName(c.Tag)),
			Hint:    fmt.Sprintf("add %q to the languages of an edition in %s, or write required = false below [language.%s] there", c.Name, letter.File, c.Name)})
	}
}

// takes reports whether an edition is in a language that leans on a catalog.
func (w *words) takes(name string) bool {
	return slices.ContainsFunc(w.letter.Editions, func(e letter.Edition) bool {
		return slices.ContainsFunc(e.Languages, func(t letter.Tag) bool { return letter.LeansOn(t.Tag, name) })
	})
}

// repeats finds messages of a variant that say what its base says: they would have to be
// kept in step for nothing.
func (w *words) repeats(m *catalog.Message) {
	base, ok := w.set.BaseOf(m)
	if !ok || base.Other != m.Other || m.IsBlank() {
		return
	}
	w.add(diag.Finding{Code: "variant-repeats", Level: diag.Warning, Pos: m.Header, Catalog: m.Catalog, Message: m.ID,
		Problem: fmt.Sprintf("%q says here what it says in %s", m.ID, base.Header),
		Hint:    fmt.Sprintf("delete it here: %s.toml holds only what differs", m.Catalog)})
}
