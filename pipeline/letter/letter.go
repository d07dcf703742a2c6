package letter

import (
	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
)

// File is where a letter's skeleton stands, below the letter's folder.
const File = "locales/letter.toml"

// Letter is the skeleton of a letter: what stands in it in which order, and who gets which
// edition. It holds no words and knows no language.
type Letter struct {
	Source      Tag
	Languages   []Tag // the source among them
	Date        Day   // zero where the letter bears none
	DatePos     diag.Position
	Blocks      []Block
	Links       []Link
	Recipients  []Recipient
	Signatories []Signatory
	Editions    []Edition
	Fields      []Field
	Style       Style
	Calendars   []Calendar // of languages that show another than the Gregorian

	// Partial is set where the file has errors: what it seems not to say it may say in a
	// part that could not be read.
	Partial bool

	underWay []Tag // languages with required = false
}

// Tag is a language as the file names it.
type Tag struct {
	Tag  language.Tag
	Name string // as written, which is its canonical form: "fr-CA"
	Pos  diag.Position
}

// Calendar is the calendar that a language's dates are shown by.
type Calendar struct {
	Of   Tag
	Name string // CLDR's: "japanese"
	Pos  diag.Position
}

// Ref names a message, a recipient or an edition.
type Ref struct {
	ID  string
	Pos diag.Position
}

// Block is one block of the letter. Roles that take their items from elsewhere (recipients,
// signatories, date) have no messages, a list and a letterhead have one or more, every other
// role exactly one.
type Block struct {
	Role     Role
	Messages []Ref
	Mark     Mark
	Only     []Ref // editions that have the block; empty means all
	Sorted   bool  // its items stand in the order of the edition's language; signatories alone
	Pos      diag.Position
}

// Mark is the picture of a letterhead. The zero value is none.
type Mark struct {
	File string        // a sound path below the letter's folder, with slashes
	Pos  diag.Position // of its name in letter.toml
	Alt  Ref           // the message that says in words what the picture shows
}

// All gives the messages of a block, its picture's among them.
func (b Block) All() []Ref {
	if b.Mark.Alt.ID == "" {
		return b.Messages
	}
	return append([]Ref{b.Mark.Alt}, b.Messages...)
}

// Link is an address that texts refer to as [words](#id).
type Link struct {
	ID     string
	URL    string // empty where the address is not known; the words are then set plain
	Pos    diag.Position
	URLPos diag.Position
}

// Recipient is an institution that the letter is sent to.
type Recipient struct {
	ID      string
	Message Ref
	Pos     diag.Position
}

// Signatory is one who signs: by a message or by a name that is the same in every language.
type Signatory struct {
	ID      string
	Message Ref    // its ID is empty where Name stands
	Name    string // plain words
	NamePos diag.Position
	Pos     diag.Position
}

// Edition is one recipient's letter, in one or more languages, each of which is a PDF; see
// [Edition.PDFs].
type Edition struct {
	ID         string
	Recipients []Ref
	Languages  []Tag
	Together   bool       // one more PDF holds all languages, one behind the other
	Paper      string     // "A4" or "Letter"; [Style.Paper] where the edition names none
	Messages   []Override // this edition's own words
	Fields     []Field    // this edition's values
	Pos        diag.Position
}

// Override puts one message in the place of another.
type Override struct {
	Block   Ref // the message that blocks, recipients or signatories name
	Message Ref // the one that stands there in this edition
}

// Field is a value for {{.Name}} in texts.
type Field struct {
	Name  string
	Value string
	Pos   diag.Position
}
