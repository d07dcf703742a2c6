package font

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"letterpress/pipeline/diag"
)

// entry is a key of a TOML file with its value. Keys of tables are joined: "faces.bold".
type entry struct {
	key   string
	at    diag.Position // of the key's last part
	value value
}

// value is a value as it is written.
type value struct {
	kind  unstable.Kind
	text  string  // of a string its words, of a number its digits
	items []value // of an array
	at    diag.Position
}

// document reads a TOML file key by key, in the file's order, each with its place. A
// header without keys below it is an entry whose value is an empty table.
type document struct {
	parser  unstable.Parser
	file    string
	data    []byte
	entries []entry
}

// readDocument gives the entries of a file, or what is wrong with it as TOML.
func readDocument(file string, data []byte) ([]entry, *diag.Finding) {
	d := document{file: file, data: bytes.TrimPrefix(data, []byte("\uFEFF"))}
	var all map[string]any // sees what a reader of single keys does not: keys given twice
	if err := toml.Unmarshal(d.data, &all); err != nil {
		return nil, d.broken(err)
	}
	d.parser.Reset(d.data)
	prefix := ""
	for d.parser.NextExpression() {
		switch node := d.parser.Expression(); node.Kind {
		case unstable.Table, unstable.ArrayTable:
			name, at := d.name("", node.Key())
			prefix = name + "."
			d.entries = append(d.entries, entry{name, at, value{kind: node.Kind, at: at}})
		case unstable.KeyValue:
			d.add(prefix, node)
		}
	}
	if err := d.parser.Error(); err != nil {
		return nil, d.broken(err)
	}
	return d.entries, nil
}

// broken is the finding for a file that is no TOML.
func (d *document) broken(err error) *diag.Finding {
	f := finding(diag.Position{File: d.file}, strings.TrimPrefix(err.Error(), "toml: "), "")
	var at *toml.DecodeError
	if errors.As(err, &at) {
		line, column := at.Position()
		f.Pos.Line, f.Pos.Column = line, d.runes(line, column)
	}
	if !utf8.Valid(d.data) {
		f.Hint = "save the file as UTF-8"
	}
	return &f
}

// runes turns a column that counts bytes into one that counts runes.
func (d *document) runes(line, column int) int {
	lines := bytes.SplitN(d.data, []byte("\n"), line+1)
	if line < 1 || line > len(lines) {
		return 0
	}
	before := lines[line-1]
	return utf8.RuneCount(before[:max(0, min(column-1, len(before)))]) + 1
}

// add takes in a key and its value; the keys of an inline table one by one.
func (d *document) add(prefix string, node *unstable.Node) {
	name, at := d.name(prefix, node.Key())
	v := node.Value()
	if v.Kind != unstable.InlineTable {
		d.entries = append(d.entries, entry{name, at, d.value(v, at)})
		return
	}
	d.entries = append(d.entries, entry{name, at, value{kind: unstable.Table, at: at}})
	for inside := v.Children(); inside.Next(); {
		d.add(name+".", inside.Node())
	}
}

// name joins the parts of a key and gives the place of the last.
func (d *document) name(prefix string, parts unstable.Iterator) (string, diag.Position) {
	var names []string
	var at diag.Position
	for parts.Next() {
		names = append(names, string(parts.Node().Data))
		at = d.place(parts.Node())
	}
	return prefix + strings.Join(names, "."), at
}

// value copies a value out of the parser, which uses its nodes again.
func (d *document) value(node *unstable.Node, key diag.Position) value {
	v := value{kind: node.Kind, text: string(node.Data), at: key}
	if node.Raw.Length > 0 {
		v.at = d.place(node)
	}
	if node.Kind == unstable.Array {
		for items := node.Children(); items.Next(); {
			if items.Node().Kind != unstable.Comment {
				v.items = append(v.items, d.value(items.Node(), key))
			}
		}
	}
	return v
}

// place gives where a node begins.
func (d *document) place(node *unstable.Node) diag.Position {
	before := d.data[:node.Raw.Offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return diag.Position{
		File:   d.file,
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: utf8.RuneCount(before[start:]) + 1,
	}
}
