package merge

import (
	"fmt"
	"slices"
	"strings"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/tomlfile"
)

// Start begins a language: its catalog, with every message to be filled in, and in the text of
// letter.toml its tag among the languages and a table that says that it is under way. The
// name is a canonical tag for which there is no catalog. A variant of a language that has a
// catalog holds what differs, so it begins empty and letter.toml stays. The catalog comes last:
// whoever is stopped before it may begin the language once more.
func Start(set *catalog.Set, l *letter.Letter, skeleton []byte, name, called string) ([]Change, error) {
	head := fmt.Sprintf("# %s (%s), translated from %s.toml. The words of each message stand between the quotation\n# marks of other = \"…\"; README.md beside this file says how.\n", called, name, set.Source)
	c, _, err := catalog.Parse(name, []byte(head))
	if err != nil {
		return nil, err
	}
	with := set.With(c)
	if base, ok := with.Base(c.Tag); ok && base.Name != name {
		head = fmt.Sprintf("# %s (%s): only the messages that differ from %s.toml.\n", called, name, base.Name)
		return []Change{{File: c.File, New: []byte(head)}}, nil
	}
	filled, _, err := Sync(with, l, c)
	if err != nil {
		return nil, err
	}
	filled.Old = nil
	if text := underWay(skeleton, l, name, called); string(text) != string(skeleton) {
		return []Change{{File: letter.File, Old: skeleton, New: text}, filled}, nil
	}
	return []Change{filled}, nil
}

// underWay adds a language to the text of letter.toml.
func underWay(skeleton []byte, l *letter.Letter, name, called string) []byte {
	text := tomlfile.New(letter.File, skeleton)
	tables, _ := text.Tables()
	d := &desk{text: text, tables: tables, end: text.LineEnd()}
	if !slices.ContainsFunc(l.Languages, func(t letter.Tag) bool { return t.Name == name }) {
		for _, p := range tables[0].Pairs {
			if p.Key[0].Name == "languages" { // it names the source at least
				d.list(p.Value.Items[len(p.Value.Items)-1], `"`+name+`"`)
			}
		}
	}
	if !slices.ContainsFunc(tables, func(t tomlfile.Table) bool {
		return len(t.Name) == 2 && t.Name[0].Name == "language" && t.Name[1].Name == name
	}) {
		d.tail = append(d.tail, d.lines("# "+called+" is under way: what it lacks is a warning, and its editions wait.", "[language."+name+"]", "required = false"))
	}
	return d.apply()
}

// list puts an item behind the last one of a list: on a line of its own where that has one.
func (d *desk) list(last tomlfile.Value, item string) {
	from, to := d.lineStart(last.From), d.lineEnd(last.To)
	behind := strings.TrimLeft(string(d.text.Data[last.To:to]), " \t")
	rest, comma := strings.CutPrefix(behind, ",")
	rest = strings.TrimLeft(rest, " \t")
	if !d.isBlank(from, last.From) || rest != "" && rest[0] != '#' {
		d.edit(last.To, last.To, ", "+item)
		return
	}
	item = d.end + string(d.text.Data[from:last.From]) + item
	if comma {
		item += ","
	} else {
		d.edit(last.To, last.To, ",")
	}
	d.edit(to, to, item)
}
