package edition

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// state is how the words at a place are set.
type state struct {
	strong, emphasis bool
	link             int // counts the links from 1; 0 is outside
}

// reading is a text on its way from its bytes to runes and spans.
type reading struct {
	Parsed
	written []rune
	bytes   []byte // of the text, each line's end a blank
	index   []int  // rune offset of each byte
	states  []state
	// bare holds the runes that stand as text and were not taken by a backslash, in their
	// places; elsewhere it is 0.
	bare   []rune
	issues []Issue
}

var lineEnds = strings.NewReplacer("\n", " ", "\r", " ")

func newReading(written string) *reading {
	r := &reading{written: []rune(written), bytes: []byte(lineEnds.Replace(written))}
	n := len(r.written)
	r.bare, r.index = make([]rune, n), make([]int, 0, len(r.bytes)+1)
	r.Runes, r.From, r.states = make([]rune, 0, n), make([]int, 0, n+1), make([]state, 0, n)
	for i := range r.written {
		for range utf8.RuneLen(r.written[i]) {
			r.index = append(r.index, i)
		}
	}
	r.index = append(r.index, len(r.written))
	return r
}

// read walks over the text. Blanks at its edges, which CommonMark drops, are kept.
func (r *reading) read() {
	const blanks = " \t\v\f"
	from := len(r.bytes) - len(bytes.TrimLeft(r.bytes, blanks))
	to := max(from, len(bytes.TrimRight(r.bytes, blanks)))
	r.text(0, from, state{})
	if core := r.bytes[from:to]; bytes.ContainsAny(core, `*[]`) {
		r.walk(newParser().Parse(text.NewReader(core)), from, state{})
	} else {
		r.text(from, to, state{})
	}
	r.text(to, len(r.bytes), state{})
	r.From = append(r.From, len(r.written))
	r.spans()
}

// walk takes in a node and what is below it. From is where the parsed bytes begin.
func (r *reading) walk(n ast.Node, from int, s state) {
	switch n := n.(type) {
	case *ast.Text:
		r.text(from+n.Segment.Start, from+n.Segment.Stop, s)
	case *ast.Emphasis:
		s.strong, s.emphasis = s.strong || n.Level == 2, s.emphasis || n.Level == 1
		if n.Level == 2 {
			r.Strong++
		} else {
			r.Emphasis++
		}
	case *ast.Link:
		s.link = r.link(n, r.index[from+n.Pos()])
	}
	before := len(r.Runes)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.walk(c, from, s)
	}
	if _, ok := n.(*ast.Link); ok && len(r.Runes) == before {
		r.issue("markup-link", r.index[from+n.Pos()], "a link without words", "write the words between the brackets: [words](#id)")
	}
}

// link takes in a link and gives its number, or 0 where it leads nowhere in [links].
func (r *reading) link(n *ast.Link, at int) int {
	id, ok := strings.CutPrefix(string(n.Destination), "#")
	if !ok || id == "" || n.Title != nil {
		r.issue("markup-link", at, fmt.Sprintf("a link leads to (#id), not to %q", n.Destination), "put the address below [links] in letter.toml and its id here")
		return 0
	}
	r.Links = append(r.Links, Use{ID: id, At: at})
	return len(r.Links)
}

// escapes reports whether b begins with a backslash and a mark that it takes as it is
// (CommonMark 0.31.2, 2.4).
func escapes(b []byte) bool { return len(b) > 1 && b[0] == '\\' && isMark(rune(b[1])) }

// isMark reports whether c is an ASCII mark of punctuation as CommonMark has them (2.1).
func isMark(c rune) bool { return c < utf8.RuneSelf && (unicode.IsPunct(c) || unicode.IsSymbol(c)) }

// text takes in bytes that stand as they are but for their backslashes.
func (r *reading) text(from, to int, s state) {
	for i := from; i < to; {
		bare := true
		if escapes(r.bytes[i:to]) {
			i, bare = i+1, false
		}
		c, n := utf8.DecodeRune(r.bytes[i:to])
		at := r.index[i]
		if bare {
			r.bare[at] = c
		}
		r.Runes, r.From, r.states = append(r.Runes, c), append(r.From, at), append(r.states, s)
		i += n
	}
}

// spans joins neighbours that are set alike.
func (r *reading) spans() {
	for i, s := range r.states {
		if s == (state{}) {
			continue
		}
		if i > 0 && r.states[i-1] == s {
			r.Spans[len(r.Spans)-1].To = i + 1
			continue
		}
		span := Span{From: i, To: i + 1, Strong: s.strong, Emphasis: s.emphasis}
		if s.link > 0 {
			span.LinkID = r.Links[s.link-1].ID
		}
		r.Spans = append(r.Spans, span)
	}
}

func (r *reading) issue(code string, at int, problem, hint string) {
	r.issues = append(r.issues, Issue{Code: code, At: at, Problem: problem, Hint: hint})
}

// inspect gives the issues in the order of the text.
func (r *reading) inspect() []Issue {
	r.edges()
	r.controls()
	r.leftOver()
	slices.SortStableFunc(r.issues, func(a, b Issue) int { return a.At - b.At })
	return r.issues
}
