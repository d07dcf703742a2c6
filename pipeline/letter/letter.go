package letter

import (
	"io/fs"

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

	underWay []Tag // languages with required = false
}

// Tag is a language as the file names it.
type Tag struct {
	Tag  language.Tag
	Name string // as written, which is its canonical form: "fr-CA"
	Pos  diag.Position
}

// Ref names a message, a recipient or an edition.
type Ref struct {
	ID  string
	Pos diag.Position
}

// Block is one block of the letter. Roles that take their items from elsewhere (recipients,
// signatories, date) have no messages, a list has one or more, every other role exactly one.
type Block struct {
	Role     Role
	Messages []Ref
	Only     []Ref // editions that have the block; empty means all
	Pos      diag.Position
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

// Edition is one recipient's letter, in one or more languages, each of which is a PDF.
type Edition struct {
	ID         string
	Recipients []Ref
	Languages  []Tag
	Paper      string     // "A4" or "Letter"
	Messages   []Override // this edition's words for blocks
	Fields     []Field    // this edition's values
	Pos        diag.Position
}

// Override puts one message in the place of another.
type Override struct {
	Block   Ref // the message that blocks name
	Message Ref // the one that stands there in this edition
}

// Field is a value for {{.Name}} in texts.
type Field struct {
	Name  string
	Value string
	Pos   diag.Position
}

// Read reads the letter's skeleton from fsys, which is the letter's folder. The letter is
// never nil without an error; where there are findings it holds what could be read.
func Read(fsys fs.FS) (*Letter, []diag.Finding, error) {
	return &Letter{}, nil, nil
}

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
		for _, m := range b.Messages {
			add(m)
		}
		switch b.Role {
		case Recipients:
			for _, ref := range e.Recipients {
				if r, ok := l.Recipient(ref.ID); ok {
					add(r.Message)
				}
			}
		case Signatories:
			for _, s := range l.Signatories {
				add(s.Message)
			}
		}
	}
	return refs
}

// BlocksOf gives the edition's blocks: those that are for it, with its own messages.
func (l *Letter) BlocksOf(e Edition) []Block {
	var blocks []Block
	for _, b := range l.Blocks {
		if !b.isFor(e.ID) {
			continue
		}
		own := b
		own.Messages = nil
		for _, m := range b.Messages {
			own.Messages = append(own.Messages, e.own(m))
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

// own gives the edition's message for one that a block names.
func (e Edition) own(m Ref) Ref {
	for _, o := range e.Messages {
		if o.Block.ID == m.ID {
			return o.Message
		}
	}
	return m
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
