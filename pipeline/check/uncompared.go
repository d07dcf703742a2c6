package check

import (
	"fmt"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
)

// uncompared finds a translation that cannot be held against its source, because the
// source's words cannot be read: a field or a link may be lost in it, and it waits. Where
// the whole source cannot be read there is one finding for each catalog.
func (w *words) uncompared(m *catalog.Message) {
	name := w.letter.Source.Name
	if m.Catalog == name || name == "" || catalog.IsTypesetter(m.ID) {
		return
	}
	source, ok := w.set.Catalog(name)
	if !ok || source.Unread {
		w.add(diag.Finding{Code: "source-unread", Level: diag.Error, Pos: diag.Position{File: catalog.Dir + "/" + m.Catalog + ".toml"},
			Catalog: m.Catalog, Problem: "nothing here can be compared with the source, which cannot be read",
			Hint: fmt.Sprintf("mend %s/%s.toml first", catalog.Dir, name)})
		return
	}
	at, unsound := source.Unsound(m.ID)
	if words, ok := source.Message(m.ID); ok && w.isAmiss(words, "blank") {
		at, unsound = words.Header, true
	}
	if unsound {
		w.add(diag.Finding{Code: "source-unread", Level: diag.Error, Pos: m.Header, Catalog: m.Catalog, Message: m.ID,
			Problem: fmt.Sprintf("%q cannot be compared with the source, whose words cannot be read", m.ID), Hint: fmt.Sprintf("mend %s first", at)})
	}
}
