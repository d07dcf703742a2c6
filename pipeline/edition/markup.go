package edition

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parsed is a text whose markup is read.
type Parsed struct {
	Runes []rune
	// From gives for each of Runes its rune offset in the text as written, ascending, and
	// for its end the end.
	From  []int
	Spans []Span // ascending and disjoint; their links have no URL yet
	Links []Use  // in the order of the text

	Strong, Emphasis int // how many stretches there are of each
}

// Use is a link in a text.
type Use struct {
	ID string // of [links] in letter.toml
	At int    // rune offset of its first bracket in the text as written
}

// Issue is something in a text that an author can settle.
type Issue struct {
	Code    string
	At      int // rune offset in the text as written
	Problem string
	Hint    string
}

// Parse reads the markup of a text: CommonMark 0.31.2, inlines, less all but strong,
// emphasis and links, and with asterisks that ask only whether a blank stands beside them.
// (CommonMark's flanking rules, 6.2, would not close ** between 。 and a letter.) A backslash
// takes an ASCII mark as it is. Issues are in the order of the text; with them the runes are
// as near to what was meant as can be. No rune is changed but for a line's end, which is an
// issue and becomes a blank.
func Parse(written string) (p Parsed, issues []Issue) {
	defer func() {
		if broken := recover(); broken != nil {
			p = plain(written)
			issues = []Issue{{Code: "markup", Problem: fmt.Sprintf("the markup cannot be read: %v", broken), Hint: "write it without asterisks and brackets"}}
		}
	}()
	r := newReading(written)
	r.read()
	return r.Parsed, few(r.inspect())
}

// most is how many issues of one text are worth reading.
const most = 8

// few leaves out all but the first issues, and says so.
func few(issues []Issue) []Issue {
	if len(issues) <= most {
		return issues
	}
	rest := len(issues) - most
	issues = issues[:most]
	issues[most-1].Problem += fmt.Sprintf("; %d more in this text", rest)
	return issues
}

// short cuts a quotation that no line would hold.
func short(quoted string) string {
	const longest = 24
	if r := []rune(quoted); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return quoted
}

// plain takes a text as it is.
func plain(written string) Parsed {
	p := Parsed{Runes: []rune(written)}
	for i := range len(p.Runes) + 1 {
		p.From = append(p.From, i)
	}
	return p
}

// asterisk parses runs of asterisks, as goldmark's own parser of emphasis does but for the
// flanking rules.
type asterisk struct{}

// Trigger says on which byte the parser is called.
func (asterisk) Trigger() []byte { return []byte{'*'} }

// IsDelimiter reports whether a byte is an asterisk.
func (asterisk) IsDelimiter(b byte) bool { return b == '*' }

// CanOpenCloser reports whether the two make a pair.
func (asterisk) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch makes the node for a pair of one or two asterisks.
func (asterisk) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// Parse takes in a run of asterisks. It may open where no blank follows, and close where
// none stands before.
func (a asterisk) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	n := len(line) - len(bytes.TrimLeft(line, "*"))
	after, _ := utf8.DecodeRune(line[n:])
	canOpen := n < len(line) && !unicode.IsSpace(after)
	d := parser.NewDelimiter(canOpen, !unicode.IsSpace(before), n, '*', a)
	d.Segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

// links is goldmark's parser of links without images.
type links struct{ parser.InlineParser }

// Trigger says on which bytes the parser is called.
func (links) Trigger() []byte { return []byte{'[', ']'} }

// CloseBlock ends a text.
func (l links) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := l.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
		parser.WithInlineParsers(util.Prioritized(links{parser.NewLinkParser()}, 1), util.Prioritized(asterisk{}, 2)))
}
