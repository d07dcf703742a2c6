package letter

import (
	"slices"

	"golang.org/x/text/language"

	"letterpress/pipeline/lang"
)

// Edition finds an edition by its id.
func (l *Letter) Edition(id string) (Edition, bool) {
	for _, e := range l.Editions {
		if e.ID == id {
			return e, true
		}
	}
	return Edition{}, false
}

// Recipient finds a recipient by its id.
func (l *Letter) Recipient(id string) (Recipient, bool) {
	for _, r := range l.Recipients {
		if r.ID == id {
			return r, true
		}
	}
	return Recipient{}, false
}

// Link finds a link by its id.
func (l *Letter) Link(id string) (Link, bool) {
	for _, k := range l.Links {
		if k.ID == id {
			return k, true
		}
	}
	return Link{}, false
}

// Required reports whether a gap in the language is an error. A language that the file says
// is under way has gaps that are warnings, and its editions wait.
func (l *Letter) Required(tag language.Tag) bool {
	for ; tag != language.Und; tag = tag.Parent() {
		for _, u := range l.underWay {
			if u.Tag == tag {
				return false
			}
		}
	}
	return true
}

// Calendar gives CLDR's name of the calendar that dates in the language are shown by: that of
// the language itself, or else of the next parent that names one, or else the Gregorian.
func (l *Letter) Calendar(tag language.Tag) string {
	for ; tag != language.Und; tag = tag.Parent() {
		for _, c := range l.Calendars {
			if c.Of.Tag == tag {
				return c.Name
			}
		}
	}
	return lang.Gregorian
}

// Messages gives every message that the edition uses, each once, in the order of the letter.
func (l *Letter) Messages(e Edition) []Ref {
	var refs []Ref
	seen := map[string]bool{}
	add := func(r Ref) {
		if r.ID != "" && !seen[r.ID] {
			seen[r.ID] = true
			refs = append(refs, r)
		}
	}
	for _, b := range l.BlocksOf(e) {
		for _, m := range b.All() {
			add(m)
		}
		switch b.Role {
		case Recipients:
			for _, ref := range e.Recipients {
				if r, ok := l.Recipient(ref.ID); ok {
					add(e.Own(r.Message))
				}
			}
		case Signatories:
			for _, s := range l.Signatories {
				add(e.Own(s.Message))
			}
		}
	}
	return refs
}

// AllMessages gives every message that the letter names, whichever edition it is for, each
// time that it is named.
func (l *Letter) AllMessages() []Ref {
	var refs []Ref
	for _, b := range l.Blocks {
		refs = append(refs, b.All()...)
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
	return slices.DeleteFunc(refs, func(r Ref) bool { return r.ID == "" })
}

// Asked gives the messages that a catalog is asked for: those that editions use in a
// language that leans on it, or all where no edition does. The name is that of the catalog's
// file, "fr" or "fr-CA".
func (l *Letter) Asked(name string) []Ref {
	var refs []Ref
	taken := false
	for _, e := range l.Editions {
		if slices.ContainsFunc(e.Languages, func(t Tag) bool { return LeansOn(t.Tag, name) }) {
			taken = true
			refs = append(refs, l.Messages(e)...)
		}
	}
	if !taken {
		return l.Wanted()
	}
	return refs
}

// LeansOn reports whether a language looks messages up in a catalog: its own or a parent's.
func LeansOn(tag language.Tag, catalog string) bool {
	for ; tag != language.Und; tag = tag.Parent() {
		if tag.String() == catalog {
			return true
		}
	}
	return false
}

// BlocksOf gives the edition's blocks: those that are for it, with its own messages.
func (l *Letter) BlocksOf(e Edition) []Block {
	var blocks []Block
	for _, b := range l.Blocks {
		if !b.isFor(e.ID) {
			continue
		}
		own := b
		own.Messages, own.Mark.Alt = nil, e.Own(b.Mark.Alt)
		for _, m := range b.Messages {
			own.Messages = append(own.Messages, e.Own(m))
		}
		blocks = append(blocks, own)
	}
	return blocks
}

func (b Block) isFor(edition string) bool {
	for _, o := range b.Only {
		if o.ID == edition {
			return true
		}
	}
	return len(b.Only) == 0
}

// FieldsOf gives the values that texts of the edition are filled with: the letter's, and the
// edition's own in their place.
func (l *Letter) FieldsOf(e Edition) map[string]string {
	values := map[string]string{}
	for _, f := range append(append([]Field(nil), l.Fields...), e.Fields...) {
		values[f.Name] = f.Value
	}
	return values
}
