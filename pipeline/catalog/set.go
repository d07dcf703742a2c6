package catalog

import (
	"io/fs"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
)

// Set is every catalog of a letter and the typesetter's own messages. Many goroutines may
// use it at once.
type Set struct {
	Source string // name of the source language's catalog

	catalogs   []*Catalog
	typesetter []*Catalog
}

// Read reads the catalogs of fsys, which is the letter's folder. Source is the name of the
// language that the others are translated from; it may be empty where that is unknown.
func Read(fsys fs.FS, source string) (*Set, []diag.Finding, error) {
	return &Set{Source: source}, nil, nil
}

// Catalogs gives the catalogs in the order of their names.
func (s *Set) Catalogs() []*Catalog { return s.catalogs }

// Catalog finds a catalog by the name of its file: "fr-CA".
func (s *Set) Catalog(tag string) (*Catalog, bool) { return find(s.catalogs, tag) }

func find(catalogs []*Catalog, name string) (*Catalog, bool) {
	for _, c := range catalogs {
		if c.Name == name {
			return c, true
		}
	}
	return nil, false
}

// Find looks a message up in the catalogs that there are for tag and its parents (fr-CA, then
// fr; en-AU, then en-001, then en). It never leaves the language, so it never finds the
// source's words for another.
func (s *Set) Find(tag language.Tag, id string) (*Message, bool) {
	return nil, false
}

// Typesetter gives one of the typesetter's messages: the catalogs' own where they have one,
// the program's for the language, the program's English.
func (s *Set) Typesetter(tag language.Tag, id string) (*Message, bool) { return nil, false }

// Missing is the finding for a message that [Set.Find] does not find, at the place where
// the message would stand. It is an error; the caller may know that it is less.
func (s *Set) Missing(tag language.Tag, id string) diag.Finding { return diag.Finding{} }

// Filled is a message's words with the fields filled in.
type Filled struct {
	Message *Message
	Text    string
	// From gives for each rune of Text the rune of Message.Other that it comes from, and
	// for its end the end. All runes of a field's value come from the first brace.
	From []int
}

// Place gives where rune i of the filled text stands in the catalog; i may be the length.
func (f Filled) Place(i int) diag.Position { return f.Message.Place(f.From[i]) }

// Fill has go-i18n put the fields into the message. The values are taken as they are: who
// reads markup afterwards escapes them before. Where a finding says that the message
// cannot be filled, the text is the message as written.
func (s *Set) Fill(m *Message, fields map[string]string) (Filled, []diag.Finding) {
	return Filled{Message: m, Text: m.Other}, nil
}

// bundle is go-i18n's view of a catalog.
type bundle struct{}
