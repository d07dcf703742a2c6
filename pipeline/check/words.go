// Package check finds what an author should settle: in the words of the catalogs, once for
// all editions, and on the pages of each edition. Findings say the place, the matter and
// the next step.
package check

import (
	"maps"
	"slices"

	"golang.org/x/text/language"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/letter"
)

// Words checks the catalogs against the source and the letter. Each thing is found once,
// whatever the number of editions that it concerns. The memo, which may be nil, keeps what
// was read for the editions.
func Words(set *catalog.Set, l *letter.Letter, memo *edition.Memo) []diag.Finding {
	w := newWords(set, l)
	w.memo = memo
	w.unknownMessages()
	w.unusedMessages()
	w.addresses()
	for _, use := range w.uses {
		w.missing(use)
	}
	for _, c := range set.Catalogs() {
		for _, m := range c.Messages() {
			if len(w.used[m.ID]) == 0 && !catalog.IsTypesetter(m.ID) {
				continue
			}
			w.read(m)
			if source, ok := w.sourceOf(m); ok {
				w.fields(m, source)
				w.markup(m, source)
				w.links(m, source)
			}
		}
	}
	diag.Sort(w.found)
	return w.found
}

// words is a letter under check.
type words struct {
	set    *catalog.Set
	letter *letter.Letter
	memo   *edition.Memo
	used   map[string][]map[string]string // by message: the fields of each edition that uses it
	uses   []use
	parsed map[*catalog.Message]parsed
	seen   map[diag.Finding]bool
	found  []diag.Finding
}

// parsed is a message's markup.
type parsed struct {
	edition.Parsed
	sound bool
}

// parse reads a message's markup once.
func (w *words) parse(m *catalog.Message) parsed {
	if p, ok := w.parsed[m]; ok {
		return p
	}
	read, issues := edition.Parse(m.Other)
	p := parsed{read, len(issues) == 0}
	w.parsed[m] = p
	return p
}

// use is a message that an edition uses in a language.
type use struct {
	tag     language.Tag
	message letter.Ref
}

func newWords(set *catalog.Set, l *letter.Letter) *words {
	w := &words{set: set, letter: l, used: map[string][]map[string]string{}, parsed: map[*catalog.Message]parsed{},
		seen: map[diag.Finding]bool{}}
	for _, e := range l.Editions {
		fields := l.FieldsOf(e)
		for _, ref := range l.Messages(e) {
			w.used[ref.ID] = append(w.used[ref.ID], fields)
			for _, tag := range e.Languages {
				w.uses = append(w.uses, use{tag.Tag, ref})
			}
		}
	}
	for _, tag := range l.Languages { // one that no edition takes yet is asked for everything
		if slices.ContainsFunc(w.uses, func(u use) bool { return u.tag == tag.Tag }) {
			continue
		}
		for ref := range everyMessage(l) {
			w.uses = append(w.uses, use{tag.Tag, ref})
		}
	}
	return w
}

// everyMessage walks over what the letter names, whichever edition it is for.
func everyMessage(l *letter.Letter) func(func(letter.Ref) bool) {
	return func(yield func(letter.Ref) bool) {
		var refs []letter.Ref
		for _, b := range l.Blocks {
			refs = append(refs, b.Messages...)
		}
		for _, r := range l.Recipients {
			refs = append(refs, r.Message)
		}
		for _, s := range l.Signatories {
			refs = append(refs, s.Message)
		}
		for _, e := range l.Editions {
			for _, o := range e.Messages {
				refs = append(refs, o.Message)
			}
		}
		for _, ref := range refs {
			if ref.ID != "" && !yield(ref) {
				return
			}
		}
	}
}

// add keeps a finding that is not there yet.
func (w *words) add(f diag.Finding) {
	if !w.seen[f] {
		w.seen[f] = true
		w.found = append(w.found, f)
	}
}

// about makes an error of a message at a rune of its words.
func about(m *catalog.Message, code string, at int, problem, hint string) diag.Finding {
	return diag.Finding{Code: code, Level: diag.Error, Pos: m.Place(at), Catalog: m.Catalog, Message: m.ID,
		Problem: problem, Hint: hint}
}

// sourceOf gives the source's words for a message of another catalog.
func (w *words) sourceOf(m *catalog.Message) (*catalog.Message, bool) {
	if m.Catalog == w.letter.Source.Name {
		return nil, false
	}
	c, ok := w.set.Catalog(w.letter.Source.Name)
	if !ok {
		return nil, false
	}
	return c.Message(m.ID)
}

// read takes in what reading the message's words finds: its markup, its fields, its links.
func (w *words) read(m *catalog.Message) {
	_, found := w.memo.Words(w.letter, w.set, m, w.valuesFor(m))
	for _, f := range found {
		if f.Code == "blank" && !w.letter.Required(m.Tag()) {
			f.Level = diag.Warning
		}
		w.add(f)
	}
}

// valuesFor gives the values of fields that hold wherever the message is used: the letter's,
// and those that every edition using it has. The typesetter's messages have their own.
func (w *words) valuesFor(m *catalog.Message) map[string]string {
	if catalog.IsTypesetter(m.ID) {
		return edition.PageFields(1, 1)
	}
	editions := w.used[m.ID]
	if len(editions) == 0 {
		return w.letter.FieldsOf(letter.Edition{})
	}
	values := maps.Clone(editions[0])
	for _, own := range editions[1:] {
		maps.DeleteFunc(values, func(name, _ string) bool {
			_, ok := own[name]
			return !ok
		})
	}
	return values
}
