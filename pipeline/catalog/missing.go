package catalog

import (
	"fmt"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
)

// Missing is the finding for a message that [Set.Find] does not find, at the place where
// it would stand: behind the message that stands before it in the source's catalog. It is an
// error; the caller may know that it is less. A language without a catalog has the same
// finding for every message. There is none where a finding of [Read] says already why the
// message cannot be read.
func (s *Set) Missing(tag language.Tag, id string) (diag.Finding, bool) {
	tags := chain(tag)
	for _, t := range tags {
		if c, ok := s.Catalog(t.String()); ok {
			if _, unsound := c.Unsound(id); unsound || c.Unread {
				return diag.Finding{}, false
			}
		}
	}
	base, ok := s.Base(tag)
	if !ok {
		name := tag.String()
		if len(tags) > 0 {
			name = tags[len(tags)-1].String()
		}
		return noCatalog(name), true
	}
	hint := "to have it written here, for its words to be filled in: letterpress sync " + base.Name
	if base.Name == s.Source {
		hint = fmt.Sprintf("write [%s] and its words here: other = \"…\"", id)
	}
	if m, ok := s.source(id); ok {
		hint += fmt.Sprintf("; they are translated from %s", m.Value)
	}
	return diag.Finding{Code: "missing", Level: diag.Error, Pos: s.wouldStand(base, id), Catalog: base.Name, Message: id,
		Problem: fmt.Sprintf("the message %q is missing", id), Hint: hint}, true
}

func noCatalog(name string) diag.Finding {
	file := Dir + "/" + name + extension
	return diag.Finding{Code: "no-catalog", Level: diag.Error, Pos: diag.Position{File: file}, Catalog: name,
		Problem: fmt.Sprintf("there is no catalog for %q", name), Hint: "write " + file + ", or take the language out of letter.toml"}
}

func (s *Set) source(id string) (*Message, bool) {
	if c, ok := s.Catalog(s.Source); ok {
		return c.Message(id)
	}
	return nil, false
}

// wouldStand gives the line on which a message would stand in a catalog that has the order
// of the source.
func (s *Set) wouldStand(c *Catalog, id string) diag.Position {
	at := diag.Position{File: c.File, Line: 1}
	source, ok := s.Catalog(s.Source)
	if !ok || len(c.messages) == 0 {
		return at
	}
	at.Line = c.messages[0].Header.Line
	for _, m := range source.messages {
		if m.ID == id {
			return at
		}
		if own, ok := c.Message(m.ID); ok {
			at.Line = own.end + 1
		}
	}
	at.Line = c.messages[len(c.messages)-1].end + 1
	return at
}
