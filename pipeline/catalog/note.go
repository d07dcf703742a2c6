package catalog

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// Kind is what a note above a message says of the words that a translation was made from.
type Kind string

// The kinds of notes.
const (
	From Kind = ""    // "# en: …": the words that the translation fits
	Was  Kind = "was" // "# was: …": the words that a stale translation fits
	Now  Kind = "now" // "# now: …": the words that it should fit
)

// Note is a line of comment above a message that keeps the words it was translated from.
// Those of the source are "# en: …", "# was: …" and "# now: …"; those of a variant's base,
// of fr-CA's say, are "# fr: …", "# was fr: …" and "# now fr: …".
type Note struct {
	Kind Kind
	Of   string // name of the catalog whose words they are: "en"
	Text string // the words on one line, as [OneLine] gives them
}

// String gives the line of comment. Source is the name of the letter's source language.
func (n Note) String(source string) string {
	label := n.Of
	switch {
	case n.Kind != From && n.Of == source:
		label = string(n.Kind)
	case n.Kind != From:
		label = string(n.Kind) + " " + n.Of
	}
	return strings.TrimRight("# "+label+": "+n.Text, " ")
}

var noteLine = regexp.MustCompile(`^#[ \t]*(?:(was|now)(?:[ \t]+([A-Za-z0-9-]+))?|([A-Za-z0-9-]+))[ \t]*:[ \t]*(.*?)[ \t\r]*$`)

// ReadNote reads a line of comment as a note about one of the catalogs named in of, the
// source's first.
func ReadNote(comment string, of ...string) (Note, bool) {
	found := noteLine.FindStringSubmatch(comment)
	if found == nil || len(of) == 0 {
		return Note{}, false
	}
	n := Note{Kind: Kind(found[1]), Of: found[2] + found[3], Text: found[4]}
	if n.Of == "" {
		n.Of = of[0]
	}
	for _, name := range of {
		if n.Of == name {
			return n, true
		}
	}
	return Note{}, false
}

// OneLine gives words as a note has them: on one line, without blanks at the edges, and with
// numbers in place of characters that a comment cannot hold (TOML 1.0, Comment).
func OneLine(words string) string {
	var b strings.Builder
	for _, c := range words {
		if c == '\t' || !unicode.IsControl(c) && c != '\u2028' && c != '\u2029' {
			b.WriteRune(c)
			continue
		}
		fmt.Fprintf(&b, `\u%04X`, c)
	}
	return strings.TrimSpace(b.String())
}
