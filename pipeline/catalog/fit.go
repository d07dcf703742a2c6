package catalog

import (
	"crypto/sha1"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Origin is one of the texts that a translation was made from, today: the source's message,
// or for a variant also that of its base.
type Origin struct {
	Name    string // of the catalog: "en"
	Message *Message
}

// Fit is how a translation stands to one of its origins.
type Fit struct {
	Origin Origin
	Stale  bool   // the origin's words changed since, and nobody said that the translation still fits
	Was    string // the words it fits, as [OneLine] gives them; empty where they are not known
	Now    string // the origin's words of today
}

// Origins gives what a message is translated from, the source's message first. A message of
// the source has none; what is unsound or missing is left out, and so is a base that has not
// been translated.
func (s *Set) Origins(m *Message) []Origin {
	if m.Catalog == s.Source {
		return nil
	}
	var out []Origin
	if source, ok := s.source(m.ID); ok {
		out = append(out, Origin{s.Source, source})
	}
	if base, ok := s.BaseOf(m); ok && base.Catalog != s.Source && !base.IsBlank() {
		out = append(out, Origin{base.Catalog, base})
	}
	return out
}

// BaseOf gives the message that a variant's message stands in for: that of the nearest parent
// that has it (fr for fr-CA).
func (s *Set) BaseOf(m *Message) (*Message, bool) {
	tags := chain(m.tag)
	if len(tags) < 2 {
		return nil, false
	}
	return lookUp(s.catalogs, tags[1], m.ID)
}

// Fits says how a translation stands to each of its origins. What is blank is no translation
// yet and stale to none.
//
// A note "# was:" makes it stale until somebody deletes that line, whatever else there is,
// unless today's words are those again. Otherwise it fits where a note has today's words, or
// where its hash is today's; and where there is neither note nor hash.
func (s *Set) Fits(m *Message) []Fit {
	var out []Fit
	for _, o := range s.Origins(m) {
		f := Fit{Origin: o, Now: OneLine(o.Message.Other)}
		if !m.IsBlank() {
			f.Stale, f.Was = s.stale(m, o, f.Now)
		}
		out = append(out, f)
	}
	return out
}

// Unrecorded stands in a note "# was:" where nobody knows the words that a translation was
// made from.
const Unrecorded = "(not recorded)"

// stale weighs the notes and the hash of a message against an origin's words.
func (s *Set) stale(m *Message, o Origin, now string) (stale bool, was string) {
	notes := s.NotesOf(m, o.Name)
	if i := slices.IndexFunc(notes, func(n Note) bool { return n.Kind == Was }); i >= 0 {
		return notes[i].Text != now, strings.Replace(notes[i].Text, Unrecorded, "", 1)
	}
	hashed := m.Hash != "" && o.Name == s.Source
	if slices.ContainsFunc(notes, func(n Note) bool { return n.Text == now }) || hashed && m.Hash == Hash(o.Message) {
		return false, now
	}
	if len(notes) > 0 {
		return true, notes[0].Text
	}
	return hashed, ""
}

// NotesOf gives a message's notes about the words of one catalog.
func (s *Set) NotesOf(m *Message, of string) []Note {
	var notes []Note
	for _, c := range m.Comments {
		if n, ok := ReadNote(c.Text, s.Source, of); ok && n.Of == of {
			notes = append(notes, n)
		}
	}
	return notes
}

// Hash gives goi18n's hash of a source message, as its merge writes it into translations:
// SHA-1 of the description and of other.
func Hash(source *Message) string {
	return fmt.Sprintf("sha1-%x", sha1.Sum([]byte(source.Description+source.Other)))
}

// IsBlank reports whether the message has no words yet: nothing but blanks and characters
// that are not seen.
func (m *Message) IsBlank() bool {
	return strings.TrimFunc(m.Other, func(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) }) == ""
}
