package tomlfile

import (
	"github.com/pelletier/go-toml/v2/unstable"

	"letterpress/pipeline/diag"
)

// Kind is what a value is.
type Kind string

// The kinds of values.
const (
	String  Kind = "text"
	Integer Kind = "whole number"
	Float   Kind = "number"
	Bool    Kind = "true or false"
	Date    Kind = "date" // a day alone
	Time    Kind = "time" // every other date and time
	Array   Kind = "list"
	Inline  Kind = "table" // {…}
)

// Part is one part of a key. Offsets count bytes of [File.Data], half open.
type Part struct {
	Name     string
	From, To int
}

// Pair is a key with its value. A dotted key has several parts.
type Pair struct {
	Key   []Part
	Value Value
}

// From gives the offset at which the pair begins.
func (p Pair) From() int { return p.Key[0].From }

// Value is a value with its place. Offsets count bytes of [File.Data], half open.
type Value struct {
	Kind     Kind
	Text     string  // of a text its characters, otherwise the value as written
	Items    []Value // of a list
	Pairs    []Pair  // of a table
	From, To int
}

// Table is a [name] or [[name]] with what stands below it.
type Table struct {
	Name     []Part // empty for what stands above the first header
	List     bool   // [[name]]
	Pairs    []Pair
	Comments []Part // the lines of comment right above the header, # included
	From, To int    // from the header to the end of the last pair's line, comments left out
	// Broken is set where the table could not be read to its end: a finding says why, and
	// Pairs holds what stands before it.
	Broken bool
}

var kinds = map[unstable.Kind]Kind{
	unstable.String: String, unstable.Integer: Integer, unstable.Float: Float, unstable.Bool: Bool,
	unstable.LocalDate: Date, unstable.LocalTime: Time, unstable.LocalDateTime: Time, unstable.DateTime: Time,
	unstable.Array: Array, unstable.InlineTable: Inline,
}

// At gives the place of the part's first character.
func (f *File) At(p Part) diag.Position { return f.Position(p.From) }

// reader walks over the expressions of a file, which the parser gives one by one.
type reader struct {
	*File
	parser   unstable.Parser
	base     int // offset at which the parser began
	tables   []Table
	comments []Part // those that stand right above what comes next
	findings []diag.Finding
}

// Tables reads the file. The first table is what stands above the first header. Findings
// are of code toml.
func (f *File) Tables() ([]Table, []diag.Finding) {
	r := &reader{File: f, tables: []Table{{}}}
	r.parser.KeepComments = true
	for start := 0; start >= 0; {
		start = r.run(start)
	}
	return r.tables, r.findings
}

// run reads expressions from an offset to the end of the file, or to an error. It gives the
// offset at which to go on, and -1 at the end.
func (r *reader) run(start int) int {
	r.base = start
	r.parser.Reset(r.Data[start:])
	next := start
	for r.parser.NextExpression() {
		node := r.parser.Expression()
		from, to := r.span(node)
		switch node.Kind {
		case unstable.Comment:
			r.comment(from, to)
		case unstable.Table, unstable.ArrayTable:
			from = r.headerStart(from)
			r.tables = append(r.tables, Table{Name: r.parts(node.Key()), List: node.Kind == unstable.ArrayTable,
				Comments: r.above(from), From: from, To: r.lineEnd(to)})
		case unstable.KeyValue:
			t := &r.tables[len(r.tables)-1]
			t.Pairs = append(t.Pairs, r.pair(node))
			t.To = r.lineEnd(to)
		}
		next = r.lineEnd(to)
	}
	if r.parser.Error() == nil {
		return -1
	}
	return r.recover(next)
}

// span gives the bytes of an expression; of a header those of its name.
func (r *reader) span(node *unstable.Node) (from, to int) {
	raw := node.Raw
	if node.Kind == unstable.Table || node.Kind == unstable.ArrayTable {
		parts := r.parts(node.Key())
		return parts[0].From, parts[len(parts)-1].To
	}
	return r.base + int(raw.Offset), r.base + int(raw.Offset+raw.Length)
}

// headerStart gives the offset of a header's first bracket from that of its name.
func (r *reader) headerStart(name int) int {
	from := name
	for from > 0 && r.Data[from-1] != '\n' {
		from--
	}
	for r.Data[from] != '[' {
		from++
	}
	return from
}

// comment keeps a line of comment that stands on its own.
func (r *reader) comment(from, to int) {
	if n := len(r.comments); n > 0 && r.line(r.comments[n-1].From)+1 != r.line(from) {
		r.comments = nil
	}
	r.comments = append(r.comments, Part{Name: string(r.Data[from:to]), From: from, To: to})
}

// above gives the comments whose last line is right above the header at from.
func (r *reader) above(from int) []Part {
	comments := r.comments
	r.comments = nil
	if n := len(comments); n == 0 || r.line(comments[n-1].From)+1 != r.line(from) {
		return nil
	}
	return comments
}

func (r *reader) parts(key unstable.Iterator) []Part {
	var parts []Part
	for key.Next() {
		n := key.Node()
		from := r.base + int(n.Raw.Offset)
		parts = append(parts, Part{Name: string(n.Data), From: from, To: from + int(n.Raw.Length)})
	}
	return parts
}

// pair copies a pair out of the parser, which uses its nodes again.
func (r *reader) pair(node *unstable.Node) Pair {
	key := r.parts(node.Key())
	from := key[len(key)-1].To
	for r.Data[from] == ' ' || r.Data[from] == '\t' || r.Data[from] == '=' {
		from++
	}
	return Pair{Key: key, Value: r.value(node.Value(), from, r.base+int(node.Raw.Offset+node.Raw.Length))}
}

// value copies a value. From and to are its bytes where the parser does not know them.
func (r *reader) value(node *unstable.Node, from, to int) Value {
	v := Value{Kind: kinds[node.Kind], Text: string(node.Data), From: from, To: to}
	switch v.Kind {
	case Array:
		for items := node.Children(); items.Next(); {
			if n := items.Node(); n.Kind != unstable.Comment {
				at := r.inside(n, from)
				v.Items = append(v.Items, r.value(n, at, max(at, r.base+int(n.Raw.Offset+n.Raw.Length))))
			}
		}
	case Inline:
		for items := node.Children(); items.Next(); {
			if n := items.Node(); n.Kind == unstable.KeyValue {
				v.Pairs = append(v.Pairs, r.pair(n))
			}
		}
	}
	return v
}

// inside gives where an item of a list begins; of a list in a list only the outer's place
// is known.
func (r *reader) inside(node *unstable.Node, outer int) int {
	if node.Raw.Length == 0 {
		return outer
	}
	return r.base + int(node.Raw.Offset)
}
