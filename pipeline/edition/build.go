package edition

import (
	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// Options is how an edition is made.
type Options struct {
	Draft bool
	Date  letter.Day // printed in place of the letter's own; zero leaves that
}

// Build gathers the final words of edition e in the language that it lists as tag.
//
// Findings are those in the words that the edition uses, and of messages that are missing.
// They equal, field by field, those that [Words] and [catalog.Set.Missing] give for the same
// message, so a caller that has them already may drop doubles. The edition is nil where a
// message is missing and this is no draft.
func Build(l *letter.Letter, set *catalog.Set, e letter.Edition, tag string, opt Options) (*Edition, []diag.Finding) {
	return nil, nil
}

// Words reads a message: fields filled, markup read, link ids looked up. The text is whole
// where there is no finding; else it is as near to it as can be.
func Words(l *letter.Letter, set *catalog.Set, m *catalog.Message, fields map[string]string) (Text, []diag.Finding) {
	return Text{}, nil
}
