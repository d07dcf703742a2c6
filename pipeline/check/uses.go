package check

import (
	"cmp"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/letter"
)

// pageNumber is the typesetter's message that stands on the pages of every edition.
const pageNumber = "typesetter-page"

// use is a message that an edition uses in a language.
type use struct {
	tag     language.Tag
	message letter.Ref
}

// user is an edition that uses a message.
type user struct {
	tags   []letter.Tag
	fields map[string]string
}

func newWords(set *catalog.Set, l *letter.Letter) *words {
	w := &words{set: set, letter: l, named: map[string]bool{}, users: map[string][]user{},
		parsed: map[*catalog.Message]edition.Parsed{}, amiss: map[*catalog.Message][]string{}, seen: map[diag.Finding]bool{}}
	for _, ref := range l.AllMessages() {
		w.named[ref.ID] = true
	}
	for _, e := range l.Editions {
		by := user{e.Languages, l.FieldsOf(e)}
		for _, ref := range l.Messages(e) {
			w.users[ref.ID] = append(w.users[ref.ID], by)
			for _, tag := range e.Languages {
				w.uses = append(w.uses, use{tag.Tag, ref})
			}
		}
	}
	w.untaken()
	grave := func(u use) int {
		if l.Required(u.tag) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(w.uses, func(a, b use) int { return cmp.Compare(grave(a), grave(b)) })
	return w
}

// untaken asks a language that no edition takes yet, and no variant of it, for everything.
func (w *words) untaken() {
	taken := w.uses
	for _, tag := range w.letter.Languages {
		if slices.ContainsFunc(taken, func(u use) bool { return letter.LeansOn(u.tag, tag.Name) }) {
			continue
		}
		for _, ref := range w.letter.Wanted() {
			w.uses = append(w.uses, use{tag.Tag, ref})
		}
	}
}

// valuesFor gives the values of fields that hold wherever the message is used: those that
// every edition has which uses it in a language that leans on its catalog. Where no edition
// of the language does, every edition counts, and where none does at all the letter's own
// values hold. The typesetter's messages have their own.
func (w *words) valuesFor(m *catalog.Message) map[string]string {
	if m.ID == pageNumber {
		return edition.PageFields(1, 1)
	}
	if catalog.IsTypesetter(m.ID) {
		return nil
	}
	all := w.users[m.ID]
	users := slices.DeleteFunc(slices.Clone(all), func(u user) bool {
		return !slices.ContainsFunc(u.tags, func(t letter.Tag) bool { return letter.LeansOn(t.Tag, m.Catalog) })
	})
	if len(users) == 0 {
		users = all
	}
	if len(users) == 0 {
		return w.letter.FieldsOf(letter.Edition{})
	}
	values := maps.Clone(users[0].fields)
	for _, other := range users[1:] {
		maps.DeleteFunc(values, func(name, _ string) bool {
			_, ok := other.fields[name]
			return !ok
		})
	}
	return values
}
