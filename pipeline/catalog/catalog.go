// Package catalog reads the letter's go-i18n catalogs: every message with its place in its
// file, rune by rune. go-i18n picks and fills the messages; its types stop here.
package catalog

import (
	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/tomlfile"
)

// Dir is the folder of the catalogs, below the letter's own folder.
const Dir = "locales"

// Catalog is one file of messages in one language.
type Catalog struct {
	Tag  language.Tag
	Name string // the tag as the file is named: "fr-CA"
	File string // "locales/fr-CA.toml"
	// Unread is set where the file as a whole could not be read (empty, UTF-16, a folder).
	// A finding says why; there is no use in asking for its messages one by one.
	Unread bool

	messages []*Message
	byID     map[string]*Message
	unsound  map[string]diag.Position
	text     *tomlfile.File
	tables   []tomlfile.Table
}

// Text gives the catalog's file and its tables as they are written, and nil where it could
// not be read as a whole. Nobody may change them.
func (c *Catalog) Text() (*tomlfile.File, []tomlfile.Table) { return c.text, c.tables }

// Messages gives the catalog's messages in the order of the file.
func (c *Catalog) Messages() []*Message { return c.messages }

// Message finds a message by its id, in this catalog alone.
func (c *Catalog) Message(id string) (*Message, bool) {
	m, ok := c.byID[id]
	return m, ok
}

// Unsound reports that the catalog has a table for the message, at the position given, but
// no words could be read from it. A finding of [Read] says why, so nobody need report the
// message as missing too.
func (c *Catalog) Unsound(id string) (diag.Position, bool) {
	p, ok := c.unsound[id]
	return p, ok
}

// Message is one table of a catalog.
type Message struct {
	ID          string
	Catalog     string // name of its catalog: "fr-CA"
	Other       string // the words that the letter uses; may be empty or blank, which check reports
	Forms       []Form // the plural forms in the order of the file, Other's among them
	Description string
	Hash        string // goi18n's, as written: "sha1-…"; empty where there is none

	Table    int           // index among the tables of [Catalog.Text]; 0 where the message is a key above the first header
	Header   diag.Position // of the table's header
	Value    diag.Position // of the first character of Other's text, behind its quotation mark
	Comments []Comment     // the lines right above the header, in their order

	tag    language.Tag
	places []int // offset of each rune of Other in the file, and of its end
	end    int   // the line on which the table ends
	place  func(offset int) diag.Position
	bundle *bundle
}

// Tag gives the language of the words, which is that of the catalog.
func (m *Message) Tag() language.Tag { return m.tag }

// Form is a plural form of CLDR: zero, one, two, few, many or other.
type Form struct {
	Name string
	Text string
	Pos  diag.Position // of the form's key
}

// Comment is a line of comment above a message.
type Comment struct {
	Text string // as written, its # included, without the line's end
	Pos  diag.Position
}

// Place gives where rune i of Other stands in its file: the first character of its escape
// sequence where it is written as one. i counts from 0 and may be the number of runes, which
// gives the closing quotation mark.
func (m *Message) Place(i int) diag.Position { return m.place(m.places[i]) }
