// Package edition gathers the final words of one edition: the blocks of the letter for one
// recipient and language, their markup read, their fields filled.
//
// From here on no rune is added, dropped, moved or normalised: what is drawn can be compared
// with what was written.
package edition

import (
	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/picture"
)

// Edition is a letter to one recipient in one language, or in several: see [Join].
type Edition struct {
	ID    string       // of letter.toml: "japan"
	Tag   language.Tag // as letter.toml writes it
	Lang  string       // the tag's letters as written: "en-CA"
	Paper string       // "A4" or "Letter"
	Title string       // plain words of the title block, for the file's own title; never empty
	Draft bool         // what is missing stands in the source language, and every page says so

	Blocks    []Block   // in the letter's order
	Furniture Furniture // the typesetter's own words; of a joint edition its parts have them

	// Parts are the editions that a joint one is made of, one a language; nil in one language.
	Parts []*Edition
}

// Name gives the edition's name, which is its file's without ".pdf": "japan.en", or
// "canada.en-CA+fr-CA".
func (e *Edition) Name() string {
	var tags []string
	for _, part := range e.Each() {
		tags = append(tags, part.Lang)
	}
	return e.ID + "." + letter.JoinTags(tags)
}

// Block is one block of the letter. A role that is a list has an item for each entry, a
// letterhead one for each of its lines; every other role has exactly one.
type Block struct {
	Role   letter.Role
	Figure *Figure // above the items; nil where there is none
	Items  []Text
}

// Figure is a picture with its alternative text, which is read aloud in its place (ISO
// 14289-1, 7.3). Its words alone are: what they are set in is not seen.
type Figure struct {
	Picture *picture.Picture
	Alt     Text
}

// Text is a run of final words in one language, with its markup.
type Text struct {
	Runes []rune
	Spans []Span // ascending and disjoint; what no span covers is plain
	// Tag is the language of the words: the edition's, or the source's where a draft fills
	// a gap.
	Tag  language.Tag
	Lang string // the same in letters, for /Lang

	Missing bool   // a draft's stand-in for a translation that is not there
	Catalog string // tag of the catalog that the words are from; empty for a name in letter.toml
	Message string // message id; empty for a name in letter.toml
	// Place gives where rune i stands in its file; i may be len(Runes). Never nil.
	Place func(i int) diag.Position
}

// Span is a stretch of text that is more than plain.
type Span struct {
	From, To int // rune offsets, half open, never empty
	Strong   bool
	Emphasis bool
	LinkID   string // id of [links] in letter.toml; empty outside links
	URL      string // the link's address; empty where it is unknown, and the words stay plain
}

// Furniture is what a page says beside the letter, in the edition's language. It is no part
// of the letter's text and is tagged as an artifact (ISO 32000-1, 14.8.2.2).
type Furniture struct {
	// Page gives the foot of page n of pages, counted from 1.
	Page func(n, pages int) Text
	// Draft is the line that a draft bears on each page.
	Draft Text
}

// String gives the words without their markup.
func (t Text) String() string { return string(t.Runes) }
