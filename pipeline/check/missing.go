package check

import (
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// missing finds a message that a language lacks in all of its catalogs: an error, and a
// warning in a language that is under way, unless it is an error in another that leans on
// the same catalog. Languages under way are asked last. That the source has no catalog is
// found where the catalogs are read.
func (w *words) missing(u use) {
	if _, ok := w.set.Find(u.tag, u.message.ID); ok || !w.known(u.message.ID) {
		return
	}
	f, ok := w.set.Missing(u.tag, u.message.ID)
	if !ok || w.seen[f] || f.Message == "" && f.Catalog == w.letter.Source.Name {
		return
	}
	if !w.letter.Required(u.tag) {
		f.Level = diag.Warning
	}
	w.add(f)
}

// known reports whether the source has a message; one that it has not is the letter's slip,
// not a gap of every language.
func (w *words) known(id string) bool {
	c, ok := w.set.Catalog(w.letter.Source.Name)
	if !ok || c.Unread {
		return true
	}
	_, has := c.Message(id)
	_, broken := c.Unsound(id)
	return has || broken
}

// unknownMessages finds names in letter.toml that no message of the source has.
func (w *words) unknownMessages() {
	for _, ref := range w.letter.Wanted() {
		if w.known(ref.ID) {
			continue
		}
		w.add(diag.Finding{Code: "message-unknown", Level: diag.Error, Pos: ref.Pos, Message: ref.ID,
			Problem: fmt.Sprintf("no message %q in %s/%s.toml", ref.ID, catalog.Dir, w.letter.Source.Name),
			Hint:    "write it there, or name one that is there" + diag.DidYouMean(ref.ID, w.sourceIDs())})
	}
}

// sourceIDs names the messages of the source's catalog, which must be there.
func (w *words) sourceIDs() []string {
	var ids []string
	c, _ := w.set.Catalog(w.letter.Source.Name)
	for _, m := range c.Messages() {
		ids = append(ids, m.ID)
	}
	return ids
}

// unusedMessages finds messages that the letter has no place for.
func (w *words) unusedMessages() {
	if len(w.named) == 0 || w.letter.Partial {
		return // a letter.toml that could not be read whole has findings of its own
	}
	ids := slices.Sorted(maps.Keys(w.named))
	for _, c := range w.set.Catalogs() {
		for _, m := range c.Messages() {
			if !w.named[m.ID] && !w.typesetterHas(m.ID) {
				w.add(unused(m, ids))
			}
		}
	}
}

// unused is the finding for a message that is none of ids.
func unused(m *catalog.Message, ids []string) diag.Finding {
	f := diag.Finding{Code: "unused", Level: diag.Warning, Pos: m.Header, Catalog: m.Catalog, Message: m.ID,
		Problem: fmt.Sprintf("%s has no place for the message %q", letter.File, m.ID),
		Hint:    "put it into a block there, or delete it here" + diag.DidYouMean(m.ID, ids)}
	if catalog.IsTypesetter(m.ID) {
		f.Problem, f.Hint = fmt.Sprintf("the typesetter has no message %q", m.ID), "mend its name, or delete it"
	}
	return f
}

// typesetterHas reports whether a message is one that comes with the program. No catalog of
// the letter is asked, for none is of the undetermined language.
func (w *words) typesetterHas(id string) bool {
	_, ok := w.set.Typesetter(language.Und, id)
	return ok && catalog.IsTypesetter(id)
}
