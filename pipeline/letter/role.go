package letter

// Role is what a block is in a letter: it decides how the block is set and how it is
// tagged for assistive technology.
type Role string

// The roles that a block of letter.toml may have.
const (
	Letterhead  Role = "letterhead"  // who writes: organisation and address, a text a line, and a mark
	Title       Role = "title"       // the letter's title, its H1
	Label       Role = "label"       // a word above a list: "To:"
	Recipients  Role = "recipients"  // the edition's recipients, a list
	Subject     Role = "subject"     // "Subject: …"
	Salutation  Role = "salutation"  // "Your Honors,"
	Heading     Role = "heading"     // a heading below the title, H2
	Paragraph   Role = "paragraph"   // running text
	List        Role = "list"        // a list of messages
	Closing     Role = "closing"     // the complimentary close
	Signatories Role = "signatories" // who signs, a list
	Date        Role = "date"        // the letter's date, where it bears one
)

// Roles lists every role that letter.toml may name, in the order of a letter.
var Roles = []Role{Letterhead, Title, Label, Recipients, Subject, Salutation, Heading, Paragraph, List, Closing, Signatories, Date}

// HasMany reports whether a block of the role names several messages.
func (r Role) HasMany() bool { return r == List || r == Letterhead }

// HasOwn reports whether a block of the role takes its items from elsewhere and names no
// messages.
func (r Role) HasOwn() bool { return r == Recipients || r == Signatories || r == Date }

// IsList reports whether a block of the role holds several items, tagged L, LI and LBody
// (ISO 32000-1, 14.8.4.3.3).
func (r Role) IsList() bool { return r == Recipients || r == List || r == Signatories }
