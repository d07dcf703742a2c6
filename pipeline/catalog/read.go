package catalog

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/tomlfile"
)

// forms are CLDR's plural forms, as go-i18n names them.
var forms = []string{"zero", "one", "two", "few", "many", "other"}

// keys are all that a message's table may hold.
var keys = append([]string{"description", "hash"}, forms...)

// reserved is a name that go-i18n takes for a key of its version 1, whatever stands below it.
const reserved = "translation"

var soundID = regexp.MustCompile(`^[a-z0-9-]+$`)

// reader reads one catalog.
type reader struct {
	*Catalog
	file     *tomlfile.File
	sound    strings.Builder // the sound part of the file, byte for byte, for go-i18n
	first    map[string]diag.Position
	at       int // index of the table that is read
	findings []diag.Finding
}

// read reads the catalog of a language from a file.
func read(fsys fs.FS, file, name string, tag language.Tag) (*Catalog, []diag.Finding, error) {
	f, findings, err := tomlfile.Read(fsys, file)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	r := newReader(file, name, tag)
	r.findings = findings
	if f == nil {
		r.Unread = true
		return r.Catalog, r.about(""), nil
	}
	return r.read(f)
}

// Parse reads the text of a catalog that is not on a disk: one that is under way to it. The
// name is that of its language, a canonical tag.
func Parse(name string, text []byte) (*Catalog, []diag.Finding, error) {
	r := newReader(FileOf(name), name, language.Make(name))
	return r.read(tomlfile.New(r.File, text))
}

// FileOf gives the file of a catalog: "locales/fr-CA.toml" for "fr-CA".
func FileOf(name string) string { return Dir + "/" + name + extension }

func newReader(file, name string, tag language.Tag) *reader {
	return &reader{Catalog: &Catalog{Tag: tag, Name: name, File: file, byID: map[string]*Message{},
		unsound: map[string]diag.Position{}}, first: map[string]diag.Position{}}
}

// read reads the file's tables.
func (r *reader) read(f *tomlfile.File) (*Catalog, []diag.Finding, error) {
	r.file = f
	tables, findings := f.Tables()
	r.text, r.tables = f, tables
	r.findings = append(r.findings, findings...)
	r.loose(tables[0])
	for i, t := range tables[1:] {
		r.at = i + 1
		r.table(t)
	}
	b, err := load(r.Tag, []byte(r.sound.String()))
	if err != nil {
		return nil, nil, fmt.Errorf("%s: go-i18n: %w", r.File, err)
	}
	for _, m := range r.messages {
		m.bundle = b
	}
	r.blame(tables)
	return r.Catalog, r.about(""), nil
}

// about says of the findings which catalog and message they are about, where they do not.
func (r *reader) about(message string) []diag.Finding {
	for i := range r.findings {
		r.findings[i].Catalog = r.Name
		if r.findings[i].Message == "" {
			r.findings[i].Message = message
		}
	}
	return r.findings
}

// blame gives the findings of TOML the message in whose table they stand.
func (r *reader) blame(tables []tomlfile.Table) {
	for i, f := range r.findings {
		for _, t := range tables[1:] {
			if f.Code == "toml" && f.Message == "" && t.Broken && len(t.Name) == 1 && r.file.Position(t.From).Line <= f.Pos.Line {
				r.findings[i].Message = plainID(t.Name[0].Name)
			}
		}
	}
}

func (r *reader) complain(code, message string, at int, problem, hint string) {
	r.findings = append(r.findings, diag.Finding{Code: code, Level: diag.Error, Pos: r.file.Position(at), Message: message,
		Problem: problem, Hint: hint})
}

// loose reads what stands above the first table. go-i18n would take a message there; the
// house asks for tables, so that every message has a header.
func (r *reader) loose(t tomlfile.Table) {
	for _, p := range t.Pairs {
		id := p.Key[0].Name
		if len(p.Key) > 1 || !soundID.MatchString(id) || id == reserved || p.Value.Kind != tomlfile.String && p.Value.Kind != tomlfile.Inline {
			r.unsound[plainID(id)] = r.file.Position(p.From())
			r.complain("catalog-table", plainID(id), p.From(), fmt.Sprintf("%q stands outside a message", id), "a message is a table: ["+plainID(id)+"]")
			continue
		}
		r.complain("catalog-table", id, p.From(), fmt.Sprintf("the message %q is written as a key", id),
			"write a table: ["+id+"] on a line of its own, then other = \"…\"")
		table := tomlfile.Table{Name: p.Key, Pairs: p.Value.Pairs, From: p.From(), To: p.Value.To}
		if p.Value.Kind == tomlfile.String {
			other := p
			other.Key = []tomlfile.Part{{Name: "other", From: p.From(), To: p.Key[0].To}}
			table.Pairs = []tomlfile.Pair{other}
		}
		r.message(id, table)
	}
}

// table reads one table.
func (r *reader) table(t tomlfile.Table) {
	id := t.Name[0].Name
	switch {
	case len(t.Name) > 1:
		r.refuse("catalog-table", t, "a message's name has no dots")
	case t.List:
		r.refuse("catalog-table", t, "a message stands in single brackets")
	case !soundID.MatchString(id) && t.Broken:
		r.unsound[plainID(id)] = r.file.Position(t.From) // the finding about the header is enough
	case !soundID.MatchString(id):
		r.refuse("message-id", t, fmt.Sprintf("%q is no name for a message", id))
	case id == reserved:
		r.refuse("message-id", t, fmt.Sprintf("go-i18n keeps the name %q for itself", id))
	case t.Broken:
		r.unsound[id] = r.file.Position(t.From)
	case len(t.Pairs) == 0:
		r.unsound[id] = r.file.Position(t.From)
		r.complain("catalog-table", id, t.From, fmt.Sprintf("the message %q is empty", id), "write its words: other = \"…\", or delete the header")
	default:
		r.message(id, t)
	}
}

// refuse reports a table that cannot be a message.
func (r *reader) refuse(code string, t tomlfile.Table, problem string) {
	var parts []string
	for _, p := range t.Name {
		parts = append(parts, p.Name)
	}
	id := plainID(strings.Join(parts, "-"))
	hint := "write [" + id + "]"
	if id == reserved || id == "" {
		hint = "choose another name, of lower-case letters, digits and hyphens"
	}
	r.unsound[id] = r.file.Position(t.From)
	r.complain(code, id, t.From, problem, hint)
}

// plainID gives the id that somebody may have meant by a name.
func plainID(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	}), "-")
}

// message reads a message's table.
func (r *reader) message(id string, t tomlfile.Table) {
	header := r.file.Position(t.From)
	if at, twice := r.first[id]; twice {
		r.complain("duplicate-id", id, t.From, fmt.Sprintf("the message %q stands twice", id), fmt.Sprintf("the first is at %s: keep one of them", at))
		return
	}
	r.first[id] = header
	m := &Message{ID: id, Catalog: r.Name, Header: header, Table: r.at, tag: r.Tag, place: r.file.Position, end: r.file.Position(t.To).Line}
	for _, c := range t.Comments {
		m.Comments = append(m.Comments, Comment{Text: c.Name, Pos: r.file.At(c)})
	}
	sound := r.pairs(m, t)
	if m.places == nil {
		r.unsound[id] = header
		r.complain("no-other", id, t.From, fmt.Sprintf("the message %q has no other", id), "write the words that the letter uses: other = \"…\"")
		return
	}
	fmt.Fprintf(&r.sound, "[%s]\n%s", id, sound)
	r.messages = append(r.messages, m)
	r.byID[id] = m
}

// pairs reads the keys of a message's table and gives those that are sound, as written.
func (r *reader) pairs(m *Message, t tomlfile.Table) string {
	var sound strings.Builder
	seen := map[string]bool{}
	for _, p := range t.Pairs {
		key := p.Key[0]
		switch {
		case len(p.Key) > 1:
			r.complain("catalog-table", m.ID, key.From, "a key of a message has no dots", "write "+strings.Join(keys, ", ")+" alone")
		case !slices.Contains(keys, key.Name):
			r.complain("catalog-key", m.ID, key.From, fmt.Sprintf("a message has no key %q", key.Name),
				"go-i18n knows "+strings.Join(keys, ", ")+diag.DidYouMean(key.Name, keys))
		case p.Value.Kind != tomlfile.String:
			r.complain("catalog-value", m.ID, p.Value.From, fmt.Sprintf("%s is a %s, not a text", key.Name, p.Value.Kind),
				"write a text between straight quotation marks")
		case seen[key.Name]:
			r.complain("toml", m.ID, key.From, fmt.Sprintf("%s stands twice in %q", key.Name, m.ID), "keep one of them")
		default:
			seen[key.Name] = true
			r.key(m, key, p.Value)
			fmt.Fprintf(&sound, "%s = %s\n", key.Name, r.file.Data[p.Value.From:p.Value.To])
		}
	}
	return sound.String()
}

// key takes a sound key into the message.
func (r *reader) key(m *Message, key tomlfile.Part, v tomlfile.Value) {
	switch key.Name {
	case "description":
		m.Description = v.Text
		return
	case "hash":
		m.Hash = v.Text
		return
	case "other":
		m.Other, m.places = v.Text, r.file.Places(v)
		m.Value = r.file.Position(m.places[0])
	}
	m.Forms = append(m.Forms, Form{Name: key.Name, Text: v.Text, Pos: r.file.At(key)})
}
