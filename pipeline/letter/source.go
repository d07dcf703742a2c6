package letter

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"letterpress/pipeline/bcp47"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/tomlfile"
)

// The codes of the findings about letter.toml and glossary.toml.
const (
	codeKey   = "letter-key"   // a key or table that the file does not have
	codeValue = "letter-value" // a value of the wrong kind or form
	codeName  = "letter-name"  // a name that stands for nothing
	codeTag   = "letter-tag"   // no tag of a language, or not one of the letter's
	codeTwice = "letter-twice" // a name given twice
	codeOrder = "letter-order" // a block in the wrong place
	codeGap   = "letter-gap"   // something that must be there is not

	codeSize   = "style-size"   // text that is too small or too large to be read
	codeMargin = "style-margin" // a margin that is too narrow
	codeAlone  = "letter-alone" // a language that is to be joined, and with none
)

// longestID leaves room in a file's name for tag and ending.
const longestID = 100

var soundID = regexp.MustCompile(`^[a-z0-9-]+$`)

// source is a file that is read strictly, and what there is to say about it.
type source struct {
	*tomlfile.File
	findings []diag.Finding
}

func (s *source) complain(code string, at diag.Position, hint, format string, args ...any) {
	s.findings = append(s.findings, diag.Finding{Code: code, Level: diag.Error, Pos: at, Problem: fmt.Sprintf(format, args...), Hint: hint})
}

// a writes a kind with its article.
func a(k tomlfile.Kind) string {
	switch k {
	case tomlfile.Bool:
		return string(k)
	}
	return "a " + string(k)
}

// is reports whether a value is of a kind, and complains where it is not.
func (s *source) is(p tomlfile.Pair, v tomlfile.Value, want tomlfile.Kind) bool {
	if v.Kind == want {
		return true
	}
	hints := map[tomlfile.Kind]string{
		tomlfile.String: `write it between straight quotation marks`, tomlfile.Array: `write ["…", "…"]`,
		tomlfile.Inline: `write { key = "…" }`, tomlfile.Bool: "write true or false", tomlfile.Date: "write a day as in 2024-01-31, without quotation marks",
	}
	s.complain(codeValue, s.Position(v.From), hints[want], "%s is %s, not %s", p.Key[0].Name, a(v.Kind), a(want))
	return false
}

// text reads a text. It must be one line and not be blank; empty says that it may be.
func (s *source) text(p tomlfile.Pair, v tomlfile.Value, empty bool) (string, bool) {
	if !s.is(p, v, tomlfile.String) {
		return "", false
	}
	at := s.Position(v.From)
	for _, c := range v.Text {
		if what := Unsettable(c); what != "" {
			s.complain(codeValue, at, "write it on one line, without it", "%s holds %s", p.Key[0].Name, what)
			return "", false
		}
	}
	if v.Text == "" && empty {
		return "", true
	}
	if IsBlank([]rune(v.Text)) {
		s.complain(codeValue, at, "write its words", "%s is empty", p.Key[0].Name)
		return "", false
	}
	if strings.TrimSpace(v.Text) != v.Text {
		s.complain(codeValue, at, "write it without blanks before and behind", "%s is %q", p.Key[0].Name, v.Text)
		return "", false
	}
	return v.Text, true
}

// choice reads one of the known words. For another it complains that it is no such thing,
// with the hint and the word that may have been meant, and gives nothing.
func (s *source) choice(p tomlfile.Pair, known []string, what, hint string) string {
	text, ok := s.text(p, p.Value, false)
	if ok && !slices.Contains(known, text) {
		s.complain(codeName, s.Position(p.Value.From), hint+diag.DidYouMean(text, known), "%q is no %s", text, what)
		return ""
	}
	return text
}

// id reads a name of lower-case letters, digits and hyphens.
func (s *source) id(p tomlfile.Pair, v tomlfile.Value) (Ref, bool) {
	text, ok := s.text(p, v, false)
	if !ok {
		return Ref{}, false
	}
	return s.soundID(text, s.Position(v.From))
}

func (s *source) soundID(text string, at diag.Position) (Ref, bool) {
	if len(text) > longestID {
		s.complain(codeValue, at, fmt.Sprintf("a name has at most %d letters; files are named after it", longestID), "the name %q… is too long", text[:20])
		return Ref{}, false
	}
	if !soundID.MatchString(text) {
		s.complain(codeValue, at, "a name is lower-case letters, digits and hyphens", "%q is no name", text)
		return Ref{}, false
	}
	return Ref{ID: text, Pos: at}, true
}

// list reads a list of values one by one. It must not be empty.
func (s *source) list(p tomlfile.Pair, each func(v tomlfile.Value)) {
	if !s.is(p, p.Value, tomlfile.Array) {
		return
	}
	if len(p.Value.Items) == 0 {
		s.complain(codeGap, s.Position(p.Value.From), "name at least one, or delete the line", "%s is an empty list", p.Key[0].Name)
	}
	for _, v := range p.Value.Items {
		each(v)
	}
}

// ids reads a list of names, each once.
func (s *source) ids(p tomlfile.Pair) []Ref {
	var refs []Ref
	s.list(p, func(v tomlfile.Value) {
		ref, ok := s.id(p, v)
		if !ok {
			return
		}
		if slices.ContainsFunc(refs, func(r Ref) bool { return r.ID == ref.ID }) {
			s.complain(codeTwice, ref.Pos, "delete one of them", "%q stands twice in %s", ref.ID, p.Key[0].Name)
			return
		}
		refs = append(refs, ref)
	})
	return refs
}

// tag reads the tag of a language in its canonical form.
func (s *source) tag(p tomlfile.Pair, v tomlfile.Value) (Tag, bool) {
	if !s.is(p, v, tomlfile.String) {
		return Tag{}, false
	}
	return s.soundTag(v.Text, s.Position(v.From))
}

func (s *source) soundTag(text string, at diag.Position) (Tag, bool) {
	if tag, ok := bcp47.Parse(text); ok {
		return Tag{Tag: tag, Name: text, Pos: at}, true
	}
	const hint = "languages are named by BCP 47 tags: a language, and a country where it matters"
	s.complain(codeTag, at, hint+bcp47.DidYouMean(text, ""), "%q is no language", text)
	return Tag{}, false
}

// tags reads a list of languages, each once.
func (s *source) tags(p tomlfile.Pair) []Tag {
	var tags []Tag
	s.list(p, func(v tomlfile.Value) {
		tag, ok := s.tag(p, v)
		if !ok {
			return
		}
		if slices.ContainsFunc(tags, func(t Tag) bool { return t.Name == tag.Name }) {
			s.complain(codeTwice, tag.Pos, "delete one of them", "%q stands twice in %s", tag.Name, p.Key[0].Name)
			return
		}
		tags = append(tags, tag)
	})
	return tags
}

// pairs reads the pairs of a table, each key once. Known are the keys that there are; nil
// allows every key.
func (s *source) pairs(pairs []tomlfile.Pair, where string, known []string, each func(key string, p tomlfile.Pair)) {
	seen := map[string]bool{}
	for _, p := range pairs {
		key, at := p.Key[0].Name, s.Position(p.From())
		switch {
		case len(p.Key) > 1:
			s.complain(codeKey, at, "write the table out", "a key of %s has no dots", where)
		case known != nil && !slices.Contains(known, key):
			s.complain(codeKey, at, where+" has the keys "+strings.Join(known, ", ")+diag.DidYouMean(key, known), "%s has no key %q", where, key)
		case seen[key]:
			s.complain(codeTwice, at, "keep one of them", "%q stands twice in %s", key, where)
		default:
			seen[key] = true
			each(key, p)
		}
	}
}
