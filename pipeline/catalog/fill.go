package catalog

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"letterpress/pipeline/diag"
)

// Filled is a message's words with the fields filled in.
type Filled struct {
	Message *Message
	Text    string
	// From gives for each rune of Text the rune of Message.Other that it comes from, and
	// for its end the end. All runes of a field's value come from the first brace.
	From []int
}

// Place gives where rune i of the filled text stands in the catalog; i may be the length.
func (f Filled) Place(i int) diag.Position { return f.Message.Place(f.From[i]) }

// stretch is a part of a message: words, or a field.
type stretch struct {
	text  string // as written
	field string // its name; empty for words
	at    int    // rune offset in the message
}

// Fields gives the names of the fields that the message's words have, in their order.
func (m *Message) Fields() []string {
	stretches, _ := split(m)
	var names []string
	for _, s := range stretches {
		if s.field != "" {
			names = append(names, s.field)
		}
	}
	return names
}

// Fill has go-i18n put the fields into the message. The values are taken as they are: who
// reads markup afterwards escapes them before. Where a finding says that the message
// cannot be filled, the text is the message as written.
func (s *Set) Fill(m *Message, fields map[string]string) (Filled, []diag.Finding) {
	stretches, findings := split(m)
	for _, x := range stretches {
		if _, ok := fields[x.field]; x.field != "" && !ok {
			findings = append(findings, m.finding("field-missing", x.at, fmt.Sprintf("no value for the field {{.%s}}", x.field),
				"write it below [fields] in letter.toml"+diag.DidYouMean(x.field, slices.Sorted(maps.Keys(fields)))))
		}
	}
	whole := []stretch{{text: m.Other}}
	if len(findings) > 0 {
		return m.filled(whole, nil), findings
	}
	f := m.filled(stretches, fields)
	if m.Other == "" {
		return f, nil
	}
	if text, err := m.bundle.words(m.ID, fields); err != nil || text != f.Text {
		return m.filled(whole, nil), []diag.Finding{m.finding("template", 0, "go-i18n reads these words otherwise than they are written",
			"a field is written {{.Name}}, and nothing else stands between double braces")}
	}
	return f, nil
}

// filled joins stretches.
func (m *Message) filled(stretches []stretch, fields map[string]string) Filled {
	f := Filled{Message: m}
	var text strings.Builder
	for _, s := range stretches {
		if s.field != "" {
			value := fields[s.field]
			text.WriteString(value)
			for range utf8.RuneCountInString(value) {
				f.From = append(f.From, s.at)
			}
			continue
		}
		text.WriteString(s.text)
		for i := range utf8.RuneCountInString(s.text) {
			f.From = append(f.From, s.at+i)
		}
	}
	f.Text = text.String()
	f.From = append(f.From, utf8.RuneCountInString(m.Other))
	return f
}

// finding is a finding about rune i of the message's words.
func (m *Message) finding(code string, i int, problem, hint string) diag.Finding {
	return diag.Finding{Code: code, Level: diag.Error, Pos: m.Place(i), Catalog: m.Catalog, Message: m.ID,
		Problem: problem, Hint: hint}
}

// field is a field as a translator may write it.
var field = regexp.MustCompile(`^\{\{\.([A-Za-z][A-Za-z0-9]*)\}\}`)

// split parts a message into words and fields.
func split(m *Message) ([]stretch, []diag.Finding) {
	const hint = "a field is written {{.Name}}, and nothing else stands between double braces"
	var out []stretch
	at, rest := 0, m.Other
	for rest != "" {
		i := len(rest)
		for _, brace := range []string{"{{", "}}"} {
			if j := strings.Index(rest, brace); j >= 0 {
				i = min(i, j)
			}
		}
		if i > 0 {
			out = append(out, stretch{text: rest[:i], at: at})
			at, rest = at+utf8.RuneCountInString(rest[:i]), rest[i:]
			continue
		}
		found := field.FindStringSubmatch(rest)
		if found == nil {
			return nil, []diag.Finding{m.finding("template", at, fmt.Sprintf("%s begins or ends no field here", rest[:2]), hint)}
		}
		out = append(out, stretch{text: found[0], field: found[1], at: at})
		at, rest = at+len(found[0]), rest[len(found[0]):]
	}
	if !agrees(m.Other, out) {
		return nil, []diag.Finding{m.finding("template", 0, "these words are no template", hint)}
	}
	return out, nil
}

// agrees reports whether text/template reads the same words and fields.
func agrees(text string, stretches []stretch) bool {
	if !strings.Contains(text, "{{") {
		return true // there is nothing to read: go-i18n does not either
	}
	trees, err := parse.Parse("words", text, "", "", map[string]any{})
	if err != nil {
		return false
	}
	var nodes []parse.Node
	if tree := trees["words"]; tree != nil && tree.Root != nil {
		nodes = tree.Root.Nodes
	}
	if len(nodes) != len(stretches) {
		return false
	}
	for i, n := range nodes {
		if n.String() != stretches[i].text {
			return false
		}
	}
	return true
}
