// Package check finds what an author should settle: in the words of the catalogs, once for
// all editions, and on the pages of each edition. Findings say the place, the matter and
// the next step.
package check

import (
	"slices"

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
	w.unusedCatalogs()
	w.addresses()
	for _, use := range w.uses {
		w.missing(use)
	}
	messages := w.messages()
	for _, m := range messages {
		w.read(m)
	}
	alternatives := w.alternatives()
	for _, m := range messages {
		if alternatives[m.ID] {
			w.altMarkup(m)
		}
		w.uncompared(m)
		w.stale(m)
		w.repeats(m)
		if source, ok := w.sourceOf(m); ok {
			w.compare(m, source)
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
	named  map[string]bool   // the messages that letter.toml names
	users  map[string][]user // by message
	uses   []use
	parsed map[*catalog.Message]edition.Parsed
	amiss  map[*catalog.Message][]string // codes of what reading the message found
	seen   map[diag.Finding]bool
	found  []diag.Finding
}

// parse reads a message's markup once.
func (w *words) parse(m *catalog.Message) edition.Parsed {
	p, ok := w.parsed[m]
	if !ok {
		p, _ = w.memo.Parse(m.Other) // what is amiss is found by read
		w.parsed[m] = p
	}
	return p
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

// messages gives what the catalogs have of the letter and of the typesetter.
func (w *words) messages() []*catalog.Message {
	var out []*catalog.Message
	for _, c := range w.set.Catalogs() {
		for _, m := range c.Messages() {
			if w.named[m.ID] || catalog.IsTypesetter(m.ID) {
				out = append(out, m)
			}
		}
	}
	return out
}

// read takes in what reading the message's words finds: its markup, its fields, its links.
func (w *words) read(m *catalog.Message) {
	_, found := w.memo.Words(w.letter, w.set, m, w.valuesFor(m))
	for _, f := range found {
		w.amiss[m] = append(w.amiss[m], f.Code)
		if f.Code == "blank" && !w.letter.Required(m.Tag()) {
			f.Level = diag.Warning
		}
		if f.Code == "field-missing" && catalog.IsTypesetter(m.ID) {
			f.Hint = "the typesetter fills {{.Page}} and {{.Pages}} in " + pageNumber + " and no other field"
		}
		w.add(f)
	}
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

// isAmiss reports whether reading a message found one of the codes.
func (w *words) isAmiss(m *catalog.Message, codes ...string) bool {
	return slices.ContainsFunc(codes, func(code string) bool { return slices.Contains(w.amiss[m], code) })
}

// compare holds a translation against its source, as far as both can be read: what cannot
// has a finding already, and would seem to lack everything.
func (w *words) compare(m, source *catalog.Message) {
	either := func(codes ...string) bool { return w.isAmiss(m, codes...) || w.isAmiss(source, codes...) }
	if either("blank") {
		return
	}
	if !either("template") {
		w.fields(m, source)
	}
	if !either("markup", "markup-open") {
		w.markup(m, source)
	}
	if !either("markup", "markup-link") {
		w.links(m, source)
	}
}

// excuse takes one of the names that are not there off the list, for one that stands wrongly
// is most often the same misspelt: the nearest, or else the first.
func excuse(rest []string, wrong string) []string {
	if len(rest) == 0 {
		return nil
	}
	at := 0
	if near := diag.Nearest(wrong, rest); len(near) > 0 {
		at = slices.Index(rest, near[0])
	}
	return slices.Delete(slices.Clone(rest), at, at+1)
}
