package tomlfile

import (
	"errors"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"letterpress/pipeline/diag"
)

// headerLine is a line on which a table begins, even one whose name or bracket is wrong.
var headerLine = regexp.MustCompile(`^[ \t]*\[{1,2}([^\[\]\r\n]+\]{1,2}[ \t]*(#.*)?|[ \t]*[\pL\pN_-]+[ \t]*)\r?$`)

// recover makes a finding of the parser's error and marks the table that it stands in. It
// gives the offset of the next line that looks like a header, from which reading can go on,
// or -1. Before is where the last sound expression ends.
func (r *reader) recover(before int) int {
	start := r.expression(before)
	at := len(r.Data)
	message := r.parser.Error().Error()
	var broken *unstable.ParserError
	if errors.As(r.parser.Error(), &broken) {
		at = r.base + int(r.parser.Range(broken.Highlight).Offset)
	}
	if r.Data[start] == '#' {
		r.findings = append(r.findings, r.finding(at, &Table{}, "a comment holds a control character", "delete it"))
		return r.lineEnd(start)
	}
	if r.Data[start] == '\r' {
		r.findings = append(r.findings, r.finding(start, &Table{}, "a carriage return (U+000D) stands alone here", "delete it"))
		return start + 1
	}
	next := r.nextHeader(start)
	if next >= 0 && at > next {
		at = next // the error swallowed other tables: it is about what stands before them
	}
	if r.Data[start] == '[' {
		r.tables = append(r.tables, Table{Name: r.name(start), Comments: r.above(start), From: start})
	}
	r.comments = nil
	t := &r.tables[len(r.tables)-1]
	t.Broken, t.To = true, r.lineEnd(start)
	r.findings = append(r.findings, r.explain(fault{start: start, at: at, message: message, table: t}))
	return next
}

// expression gives the start of the expression that could not be read: the first character
// after an offset that is neither blank nor in a sound comment.
func (r *reader) expression(from int) int {
	for i := from; i < len(r.Data); i++ {
		switch c := r.Data[i]; {
		case c == '#' && !r.badComment(i):
			i = r.lineEnd(i)
		case c == '\r' && newline(r.Data[i:]) == 0:
			return i
		case c != ' ' && c != '\t' && c != '\n' && c != '\r':
			return i
		}
	}
	return max(0, len(r.Data)-1)
}

// badComment reports whether the comment at an offset holds what no comment may.
func (r *reader) badComment(at int) bool {
	for _, c := range r.Data[at:r.lineEnd(at)] {
		if c < ' ' && c != '\t' || c == 0x7F {
			return true
		}
	}
	return false
}

// nextHeader gives the offset of the next line after start's that looks like a header.
func (r *reader) nextHeader(start int) int {
	for line := r.line(start) + 1; line < len(r.lines); line++ {
		if r.isHeader(r.lines[line]) {
			return r.lines[line]
		}
	}
	return -1
}

func (r *reader) isHeader(start int) bool {
	return headerLine.Match(r.Data[r.lines[r.line(start)]:r.lineEnd(start)])
}

// name gives the name of a header that is no TOML, as far as it can be made out.
func (r *reader) name(start int) []Part {
	line := string(r.Data[start:r.lineEnd(start)])
	bare := strings.TrimLeft(line, "[ \t")
	from := start + len(line) - len(bare)
	if i := strings.IndexAny(bare, "]#"); i >= 0 {
		bare = bare[:i]
	}
	bare = strings.TrimRight(bare, " \t")
	return []Part{{Name: bare, From: from, To: from + len(bare)}}
}

// fault is an expression that is no TOML.
type fault struct {
	start, at int // offsets of the expression and of what the parser stumbled over
	message   string
	table     *Table
}

// finding is what an author reads about a fault.
func (r *reader) finding(at int, t *Table, problem, hint string) diag.Finding {
	f := diag.Finding{Code: "toml", Level: diag.Error, Pos: r.Position(at), Problem: problem, Hint: hint}
	if len(t.Name) == 1 {
		f.Problem = `"` + t.Name[0].Name + `": ` + problem
	}
	return f
}
