package letter

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/tomlfile"
)

// Papers are the papers that an edition may be printed on.
var Papers = []string{"A4", "Letter"}

var (
	headKeys      = []string{"source", "languages", "date"}
	blockKeys     = []string{"role", "message", "messages", "mark", "alt", "only", "order"}
	recipientKeys = []string{"id", "message"}
	signatoryKeys = []string{"id", "message", "name"}
	editionKeys   = []string{"id", "recipients", "languages", "together", "paper", "messages", "fields"}
	languageKeys  = []string{"required", "calendar"}
	tables        = []string{"block", "links", "recipient", "signatory", "edition", "language", "fields", "style"}
	lists         = []string{"block", "recipient", "signatory", "edition"}
)

var fieldName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*$`)

// reader reads letter.toml.
type reader struct {
	source
	letter *Letter
	tables map[string]bool       // the tables and the keys above them that have been seen
	bare   map[int]diag.Position // the editions that name no paper, by index, with their tables' places
}

// Read reads the letter's skeleton from fsys, which is the letter's folder. The letter is
// never nil without an error; where there are findings it holds what could be read.
func Read(fsys fs.FS) (*Letter, []diag.Finding, error) {
	l := &Letter{Partial: true}
	f, findings, err := tomlfile.Read(fsys, File)
	if errors.Is(err, fs.ErrNotExist) {
		return l, []diag.Finding{{Code: "no-letter", Level: diag.Error, Pos: diag.Position{File: File}, Problem: "there is no letter here",
			Hint: "the letter's folder holds " + File + "; letterpress -C FOLDER says where it is"}}, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", File, err)
	}
	if f == nil {
		return l, findings, nil
	}
	r := &reader{source: source{File: f, findings: findings}, letter: l, tables: map[string]bool{}, bare: map[int]diag.Position{}}
	tables, broken := f.Tables()
	r.findings = append(r.findings, broken...)
	r.head(tables[0])
	for _, t := range tables[1:] {
		r.table(t)
	}
	r.check(len(broken) == 0)
	worst, some := diag.Worst(r.findings)
	l.Partial = some && worst == diag.Error
	return l, r.findings, nil
}

// head reads what stands above the first table.
func (r *reader) head(t tomlfile.Table) {
	r.pairs(t.Pairs, "letter.toml", slices.Concat(headKeys, tables), func(key string, p tomlfile.Pair) {
		r.tables[key] = slices.Contains(headKeys, key)
		switch key {
		case "source":
			r.letter.Source, _ = r.tag(p, p.Value)
		case "languages":
			r.letter.Languages = r.tags(p)
		case "date":
			r.date(p)
		default:
			brackets := "[" + key + "]"
			if slices.Contains(lists, key) {
				brackets = "[[" + key + "]]"
			}
			r.complain(codeKey, r.Position(p.From()), "write "+brackets+" on a line of its own, its keys below", "%s is a table", key)
		}
	})
}

func (r *reader) date(p tomlfile.Pair) {
	if !r.is(p, p.Value, tomlfile.Date) {
		return
	}
	day, err := ParseDay(p.Value.Text)
	r.letter.Date, r.letter.DatePos = day, r.Position(p.Value.From)
	if err != nil {
		r.complain(codeValue, r.letter.DatePos, "write a day as in 2024-01-31", "%s", err)
	}
}

// table reads one table.
func (r *reader) table(t tomlfile.Table) {
	name, at := t.Name[0].Name, r.Position(t.From)
	if !slices.Contains(tables, name) {
		if !t.Broken {
			r.complain(codeKey, at, "the tables are "+strings.Join(tables, ", ")+diag.DidYouMean(name, tables), "letter.toml has no table %q", name)
		}
		return
	}
	if len(t.Name) > 1 {
		r.below(name, t, at)
		return
	}
	if list := slices.Contains(lists, name); list != t.List {
		hint := map[bool]string{true: "write [[" + name + "]]", false: "write [" + name + "]"}[list]
		r.complain(codeKey, at, hint, "[%s] stands in the wrong brackets", name)
		return
	}
	if !t.List && r.tables[name] {
		r.complain(codeTwice, at, "put their lines together", "[%s] stands twice", name)
	}
	r.tables[name] = true
	switch name {
	case "block":
		r.block(t, at)
	case "links":
		r.links(t)
	case "recipient":
		r.recipient(t, at)
	case "signatory":
		r.signatory(t, at)
	case "edition":
		r.edition(t, at)
	case "fields":
		r.letter.Fields = append(r.letter.Fields, r.fields(t.Pairs)...)
	case "style":
		r.style(t)
	case "language":
		r.complain(codeKey, at, "write [language.TAG]", "[language] names no language")
	}
}

// below reads a table with a dot in its name.
func (r *reader) below(name string, t tomlfile.Table, at diag.Position) {
	sub, editions := t.Name[1].Name, r.letter.Editions
	switch {
	case name == "language" && len(t.Name) == 2 && !t.List:
		r.language(t)
	case name == "edition" && len(t.Name) == 2 && !t.List && len(editions) > 0 && sub == "messages":
		e := &editions[len(editions)-1]
		e.Messages = append(e.Messages, r.overrides(t.Pairs)...)
	case name == "edition" && len(t.Name) == 2 && !t.List && len(editions) > 0 && sub == "fields":
		e := &editions[len(editions)-1]
		e.Fields = append(e.Fields, r.fields(t.Pairs)...)
	case name == "style" && len(t.Name) == 2 && !t.List && sub == "margins":
		r.sides(t.Pairs, at)
	default:
		r.complain(codeKey, at, "the tables below others are [language.TAG], [edition.messages], [edition.fields] and [style.margins]", "letter.toml has no table %q",
			name+"."+sub)
	}
}

func (r *reader) language(t tomlfile.Table) {
	tag, ok := r.soundTag(t.Name[1].Name, r.At(t.Name[1]))
	r.pairs(t.Pairs, "[language."+t.Name[1].Name+"]", languageKeys, func(key string, p tomlfile.Pair) {
		switch key {
		case "required":
			if r.is(p, p.Value, tomlfile.Bool) && p.Value.Text == "false" && ok {
				r.letter.underWay = append(r.letter.underWay, tag)
			}
		case "calendar":
			if name, sound := r.text(p, p.Value, false); sound && ok {
				r.letter.Calendars = append(r.letter.Calendars, Calendar{Of: tag, Name: name, Pos: r.Position(p.Value.From)})
			}
		}
	})
}

func (r *reader) links(t tomlfile.Table) {
	r.pairs(t.Pairs, "[links]", nil, func(key string, p tomlfile.Pair) {
		id, ok := r.soundID(key, r.Position(p.From()))
		url, sound := r.text(p, p.Value, true)
		if ok && sound {
			r.letter.Links = append(r.letter.Links, Link{ID: id.ID, URL: url, Pos: id.Pos, URLPos: r.Position(p.Value.From)})
		}
	})
}

// fields reads values for fields of texts.
func (r *reader) fields(pairs []tomlfile.Pair) []Field {
	var fields []Field
	r.pairs(pairs, "fields", nil, func(key string, p tomlfile.Pair) {
		at := r.Position(p.From())
		if !fieldName.MatchString(key) {
			r.complain(codeValue, at, "a field's name is letters and digits: Name stands for {{.Name}}", "%q is no name of a field", key)
			return
		}
		if value, ok := r.text(p, p.Value, false); ok {
			fields = append(fields, Field{Name: key, Value: value, Pos: at})
		}
	})
	return fields
}

// overrides reads an edition's own messages.
func (r *reader) overrides(pairs []tomlfile.Pair) []Override {
	var all []Override
	r.pairs(pairs, "messages", nil, func(key string, p tomlfile.Pair) {
		block, ok := r.soundID(key, r.Position(p.From()))
		message, sound := r.id(p, p.Value)
		if ok && sound {
			all = append(all, Override{Block: block, Message: message})
		}
	})
	return all
}
