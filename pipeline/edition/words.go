package edition

import (
	"fmt"
	"maps"
	"strings"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// Words reads a message: fields filled, markup read, link ids looked up. The text is whole
// where there is no finding; else it is as near to it as can be. Blank words are a finding.
func Words(l *letter.Letter, set *catalog.Set, m *catalog.Message, fields map[string]string) (Text, []diag.Finding) {
	return words(l, set, m, fields, Parse)
}

func words(l *letter.Letter, set *catalog.Set, m *catalog.Message, fields map[string]string,
	parse func(string) (Parsed, []Issue)) (Text, []diag.Finding) {
	filled, findings := set.Fill(m, escape(fields))
	parsed, issues := parse(filled.Text)
	say := func(code string, at diag.Position, problem, hint string) {
		findings = append(findings, diag.Finding{Code: code, Level: diag.Error, Pos: at, Catalog: m.Catalog, Message: m.ID, Problem: problem, Hint: hint})
	}
	for _, i := range issues {
		say(i.Code, filled.Place(i.At), fmt.Sprintf("%q: %s", m.ID, i.Problem), i.Hint)
	}
	if isBlank(parsed.Runes) {
		say("blank", m.Value, fmt.Sprintf("the message %q has no words", m.ID), "write its words between the quotation marks")
	}
	for _, use := range parsed.Links {
		if _, ok := l.Link(use.ID); !ok {
			say("link-unknown", filled.Place(use.At), fmt.Sprintf("letter.toml has no link %q", use.ID), "copy it from the source, or name one that stands below [links] there"+diag.DidYouMean(use.ID, linkIDs(l)))
		}
	}
	text := Text{Runes: parsed.Runes, Tag: m.Tag(), Lang: m.Catalog, Catalog: m.Catalog, Message: m.ID,
		Place: func(i int) diag.Position { return filled.Place(parsed.From[i]) }}
	for _, span := range parsed.Spans {
		if k, ok := l.Link(span.LinkID); ok {
			span.URL = k.URL
		}
		text.Spans = append(text.Spans, span)
	}
	return text, findings
}

func linkIDs(l *letter.Letter) []string {
	var ids []string
	for _, k := range l.Links {
		ids = append(ids, k.ID)
	}
	return ids
}

func isBlank(text []rune) bool { return letter.IsBlank(text) }

// escape writes the values of fields so that no character of theirs is markup: each ASCII
// mark with a backslash before it (CommonMark 0.31.2, 2.4).
func escape(fields map[string]string) map[string]string {
	out := maps.Clone(fields)
	for name, value := range out {
		var escaped strings.Builder
		for _, c := range value {
			if isMark(c) {
				escaped.WriteByte('\\')
			}
			escaped.WriteRune(c)
		}
		out[name] = escaped.String()
	}
	return out
}
