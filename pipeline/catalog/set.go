package catalog

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
)

//go:embed typesetter/*.toml
var typesetter embed.FS

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
	own, err := readTypesetter()
	if err != nil {
		return nil, nil, err
	}
	s := &Set{Source: source, typesetter: own}
	entries, err := fs.ReadDir(fsys, Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	var findings []diag.Finding
	for _, e := range entries {
		tag, name, misnamed := named(e.Name())
		findings = append(findings, misnamed...)
		if name == "" {
			continue
		}
		c, found, err := read(fsys, path.Join(Dir, e.Name()), name, tag)
		if err != nil {
			return nil, nil, err
		}
		s.catalogs = append(s.catalogs, c)
		findings = append(findings, found...)
	}
	slices.SortFunc(s.catalogs, func(a, b *Catalog) int { return cmp.Compare(a.Name, b.Name) })
	if _, ok := s.Catalog(source); source != "" && !ok {
		findings = append(findings, noCatalog(source))
	}
	return s, findings, nil
}

// readTypesetter reads the messages that come with the program.
func readTypesetter() ([]*Catalog, error) {
	files, err := fs.Glob(typesetter, "typesetter/*"+extension)
	if err != nil {
		return nil, err
	}
	var all []*Catalog
	for _, file := range files {
		tag, name, findings := named(path.Base(file))
		c, found, err := read(typesetter, file, name, tag)
		if err != nil {
			return nil, err
		}
		if findings = append(findings, found...); len(findings) > 0 {
			return nil, fmt.Errorf("the typesetter's own words: %v", findings[0])
		}
		all = append(all, c)
	}
	return all, nil
}

// Catalogs gives the catalogs in the order of their names.
func (s *Set) Catalogs() []*Catalog { return s.catalogs }

// Catalog finds a catalog by the name of its file: "fr-CA".
func (s *Set) Catalog(tag string) (*Catalog, bool) { return find(s.catalogs, tag) }

// With gives a set in which a catalog stands in the place of the one of its name, or beside
// the others.
func (s *Set) With(c *Catalog) *Set {
	with := *s
	with.catalogs = slices.DeleteFunc(slices.Clone(s.catalogs), func(old *Catalog) bool { return old.Name == c.Name })
	with.catalogs = append(with.catalogs, c)
	slices.SortFunc(with.catalogs, func(a, b *Catalog) int { return cmp.Compare(a.Name, b.Name) })
	return &with
}

func find(catalogs []*Catalog, name string) (*Catalog, bool) {
	for _, c := range catalogs {
		if c.Name == name {
			return c, true
		}
	}
	return nil, false
}

// chain gives the tag and its parents within the language, the nearest first. CLDR's parents
// may lead out of it (Hindi in Latin letters has Indian English for one); the letter's do not.
func chain(tag language.Tag) []language.Tag {
	var tags []language.Tag
	own, _ := tag.Base()
	for t := tag; t != language.Und; t = t.Parent() {
		if base, _ := t.Base(); base != own {
			break
		}
		tags = append(tags, t)
	}
	return tags
}

// lookUp finds a message in the nearest of the catalogs that there are for tag.
func lookUp(catalogs []*Catalog, tag language.Tag, id string) (*Message, bool) {
	for _, t := range chain(tag) {
		if c, ok := find(catalogs, t.String()); ok {
			if m, ok := c.Message(id); ok {
				return m, true
			}
		}
	}
	return nil, false
}

// Find looks a message up in the catalogs that there are for tag and its parents (fr-CA, then
// fr; en-AU, then en-001, then en). It never leaves the language, so it never finds the
// source's words for another.
func (s *Set) Find(tag language.Tag, id string) (*Message, bool) { return lookUp(s.catalogs, tag, id) }

// Base gives the catalog that a language leans on: the farthest of the tag and its parents
// that there is. It is asked for every message; the nearer ones only for what they hold.
func (s *Set) Base(tag language.Tag) (*Catalog, bool) {
	for _, t := range slices.Backward(chain(tag)) {
		if c, ok := s.Catalog(t.String()); ok {
			return c, true
		}
	}
	return nil, false
}

// Typesetter gives one of the typesetter's messages: the catalogs' own where they have one,
// the program's for the language, the program's English.
func (s *Set) Typesetter(tag language.Tag, id string) (*Message, bool) {
	if m, ok := s.Find(tag, id); ok {
		return m, true
	}
	if m, ok := lookUp(s.typesetter, tag, id); ok {
		return m, true
	}
	return lookUp(s.typesetter, language.English, id)
}

// IsTypesetter reports whether a message id is one of the typesetter's, which a letter need
// not have and may.
func IsTypesetter(id string) bool { return strings.HasPrefix(id, "typesetter-") }
