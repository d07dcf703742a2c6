package pipeline

import (
	"sync"

	"golang.org/x/text/language"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/english"
	"letterpress/pipeline/lang/french"
	"letterpress/pipeline/lang/japanese"
	"letterpress/pipeline/lang/khmer"
	"letterpress/pipeline/lang/latin"
	"letterpress/pipeline/letter"
)

// languages gives each tag its language: the one place where a tag meets a folder of lang.
type languages struct {
	glossary *letter.Glossary
	known    sync.Map // language.Tag → *lang.Language
	shared   sync.Map // name of a set of rules and its language → *lang.Language
}

func newLanguages(g *letter.Glossary) *languages { return &languages{glossary: g} }

// of gives the language of a tag, the same pointer each time. Tags that differ in nothing
// that matters to a page, en-US and en-CA, share one.
func (l *languages) of(tag language.Tag) *lang.Language {
	if v, ok := l.known.Load(tag); ok {
		return v.(*lang.Language)
	}
	rules, make := l.rules(tag)
	made := make()
	v, _ := l.shared.LoadOrStore(rules, &made)
	l.known.Store(tag, v)
	return v.(*lang.Language)
}

// rules names the rules that hold for a tag and gives what makes them.
func (l *languages) rules(tag language.Tag) (name string, make func() lang.Language) {
	base, _ := tag.Base()
	script, _ := tag.Script()
	switch base.String() {
	case "en":
		if british(tag) {
			return "en-GB", func() lang.Language { return english.British(l.names(tag)) }
		}
		return "en-US", func() lang.Language { return english.American(l.names(tag)) }
	case "fr":
		return "fr", func() lang.Language { return french.Language(l.names(tag)) }
	case "ja":
		return "ja", japanese.Language
	case "km":
		return "km", func() lang.Language { return khmer.Justified(khmer.Language(l.names(tag), l.terms(tag))) }
	}
	if script.String() == "Latn" {
		return "Latn", latin.Language
	}
	return "", func() lang.Language { return lang.Language{} }
}

// names gives the glossary's names of people and parties in a language: words that no line
// parts.
func (l *languages) names(tag language.Tag) []string {
	return l.forms(tag, func(kind string) bool { return kind == "person" || kind == "party" })
}

// terms gives its other forms.
func (l *languages) terms(tag language.Tag) []string {
	return l.forms(tag, func(kind string) bool { return kind != "person" && kind != "party" })
}

func (l *languages) forms(tag language.Tag, of func(kind string) bool) []string {
	var out []string
	for _, t := range l.glossary.Terms {
		if w, ok := t.In(tag); ok && of(t.Kind) {
			out = append(out, w.Use...)
		}
	}
	return out
}

// british reports English as it is printed outside North America: CLDR makes en-001 the
// parent of all those. Plain English and that of the United States' territories is not.
func british(tag language.Tag) bool {
	region, confidence := tag.Region()
	if confidence != language.Exact || region.String() == "CA" {
		return false
	}
	for ; tag != language.Und; tag = tag.Parent() {
		if tag == language.MustParse("en-001") {
			return true
		}
	}
	return false
}
