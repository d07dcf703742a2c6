package letter

import (
	"slices"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
)

// check holds the parts of the letter against each other. What a broken table may have said
// is not asked for, so gaps are looked for only in a whole file.
func (r *reader) check(whole bool) {
	l := r.letter
	r.once("recipient", each(l.Recipients, func(x Recipient) Ref { return Ref{x.ID, x.Pos} }))
	r.once("signatory", each(l.Signatories, func(x Signatory) Ref { return Ref{x.ID, x.Pos} }))
	r.once("edition", each(l.Editions, func(x Edition) Ref { return Ref{x.ID, x.Pos} }))
	r.papers(whole)
	if whole {
		r.gaps()
		r.references()
		r.languages()
		r.order()
	}
}

func each[T any](all []T, ref func(T) Ref) []Ref {
	var refs []Ref
	for _, x := range all {
		refs = append(refs, ref(x))
	}
	return refs
}

// once complains of a name that stands twice.
func (r *reader) once(table string, refs []Ref) {
	first := map[string]diag.Position{}
	for _, ref := range refs {
		if at, twice := first[ref.ID]; twice && ref.ID != "" {
			r.complain(codeTwice, ref.Pos, "give one of them another name: the first is at "+at.String(), "two of [[%s]] are %q", table, ref.ID)
			continue
		}
		first[ref.ID] = ref.Pos
	}
}

// gaps complains of what every letter must have.
func (r *reader) gaps() {
	l, at := r.letter, diag.Position{File: File}
	has := func(key string) bool { return r.tables[key] }
	if l.Source.Name == "" && !has("source") {
		r.complain(codeGap, at, `write source = "…", the tag of the language that the others are translated from`, "the letter names no source language")
	}
	if len(l.Languages) == 0 && !has("languages") {
		r.complain(codeGap, at, `write languages = ["…"], the source among them`, "the letter names no languages")
	}
	if !has("block") {
		r.complain(codeGap, at, "write [[block]], with role and message", "the letter has no blocks")
	}
	if !has("edition") {
		r.complain(codeGap, at, "write [[edition]], with id, recipients, languages and paper", "the letter has no edition")
	}
}

// references complains of names that stand for nothing.
func (r *reader) references() {
	l := r.letter
	editions := each(l.Editions, func(x Edition) Ref { return Ref{x.ID, x.Pos} })
	recipients := each(l.Recipients, func(x Recipient) Ref { return Ref{x.ID, x.Pos} })
	for _, b := range l.Blocks {
		r.known("edition", b.Only, editions)
	}
	for _, e := range l.Editions {
		r.known("recipient", e.Recipients, recipients)
		r.overridden(e)
	}
}

// known complains of those of refs that are not among all.
func (r *reader) known(what string, refs, all []Ref) {
	names := ids(all)
	for _, ref := range refs {
		if !slices.Contains(names, ref.ID) {
			r.complain(codeName, ref.Pos, "name one that letter.toml has"+diag.DidYouMean(ref.ID, names), "there is no %s %q", what, ref.ID)
		}
	}
}

// languages complains of languages that the letter does not have.
func (r *reader) languages() {
	l := r.letter
	if len(l.Languages) == 0 {
		return
	}
	ask := func(t Tag) {
		for tag := t.Tag; tag != language.Und; tag = tag.Parent() {
			if slices.ContainsFunc(l.Languages, func(own Tag) bool { return own.Tag == tag }) {
				return
			}
		}
		if t.Name != "" {
			r.complain(codeTag, t.Pos, "add it to languages"+diag.DidYouMean(t.Name, tagNames(l.Languages)), "%q is none of the letter's languages", t.Name)
		}
	}
	ask(l.Source)
	for _, t := range l.underWay {
		ask(t)
	}
	for _, c := range l.Calendars {
		ask(c.Of)
	}
	for _, e := range l.Editions {
		for _, t := range e.Languages {
			ask(t)
		}
	}
}

func tagNames(tags []Tag) []string {
	var names []string
	for _, t := range tags {
		names = append(names, t.Name)
	}
	return names
}

// order complains of a letter that does not begin with its one title: the title is the
// document's H1, and headings, which are H2, never skip a level (ISO 14289-1, 7.4.2). Above
// it may stand a letterhead, which is the head of its page, and the date.
func (r *reader) order() {
	seen := map[diag.Finding]bool{}
	say := func(at diag.Position, problem, hint string) {
		f := diag.Finding{Code: codeOrder, Level: diag.Error, Pos: at, Problem: problem, Hint: hint}
		if !seen[f] {
			seen[f] = true
			r.findings = append(r.findings, f)
		}
	}
	for _, e := range r.letter.Editions {
		blocks, titles, head := r.letter.BlocksOf(e), 0, true
		if slices.ContainsFunc(blocks, func(b Block) bool { return b.Role == "" }) {
			continue // it may be the title
		}
		for i, b := range blocks {
			switch b.Role {
			case Letterhead:
				if i > 0 {
					say(b.Pos, "the letterhead is not the first block", "a letter has one letterhead: move it above the others, or put its messages together")
				}
				continue
			case Date:
				continue
			case Title:
				if titles++; titles > 1 {
					say(b.Pos, "a second title", "a letter has one title; role = \"heading\" is for what stands below it")
				} else if !head {
					say(b.Pos, "the title is not the first block", "move it above the others; a letterhead and the date may stand above it")
				}
			}
			head = false
		}
		if titles == 0 && len(blocks) > 0 {
			say(blocks[0].Pos, "the letter does not begin with a title", "write a [[block]] with role = \"title\" above this one")
		}
	}
}
