package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"letterpress/pipeline/diag"
)

// UnknownName is a word of the command line that names no edition and no language.
type UnknownName struct {
	Word   string
	Matter string // what is wrong with it, the nearest names included
	Hint   string // what to type instead, or empty
}

// Error gives the matter.
func (e UnknownName) Error() string { return e.Matter }

// Select gives the PDFs that words and langs name, in the letter's order, each once: an
// edition in all its languages, an edition.tag, every PDF that has a text in a language, be
// it beside others. No words and no langs name all. A word that names nothing is an
// [UnknownName].
func (p *Project) Select(words, langs []string) ([]Name, error) {
	all := p.Names()
	chosen := map[Name]bool{}
	for _, word := range words {
		found := slices.DeleteFunc(slices.Clone(all), func(n Name) bool { return n.Edition != word && n.String() != word })
		if len(found) == 0 {
			return nil, p.unknown(word)
		}
		for _, n := range found {
			chosen[n] = true
		}
	}
	spoken := map[string]bool{}
	for _, tag := range langs {
		if !slices.ContainsFunc(all, func(n Name) bool { return n.speaks(tag) }) {
			return nil, p.unspoken(tag)
		}
		spoken[tag] = true
	}
	return slices.DeleteFunc(all, func(n Name) bool {
		said := len(langs) == 0
		for tag := range spoken {
			said = said || n.speaks(tag)
		}
		return len(words) > 0 && !chosen[n] || !said
	}), nil
}

// speaks reports whether a language is tag or a variant of it: fr takes fr-CA.
func speaks(own, tag string) bool { return own == tag || strings.HasPrefix(own, tag+"-") }

// speaks reports whether a PDF has a text in a language or a variant of it.
func (n Name) speaks(tag string) bool {
	return slices.ContainsFunc(n.Tags(), func(own string) bool { return speaks(own, tag) })
}

// unspoken words what is wrong with a language that no edition is in.
func (p *Project) unspoken(tag string) error {
	has := tags(p.Names())
	e := UnknownName{Word: tag, Matter: fmt.Sprintf("no edition is in the language %q%s", tag, diag.DidYouMean(tag, has)),
		Hint: "the letter's languages are " + strings.Join(has, ", ")}
	if _, ok := p.letter.Edition(tag); ok {
		e.Matter, e.Hint = fmt.Sprintf("%q is an edition, not a language", tag), "letterpress build "+tag
	}
	for _, n := range p.Names() {
		if n.Tag == tag {
			e.Matter, e.Hint = fmt.Sprintf("%q is several languages in one PDF", tag), "letterpress build "+n.String()
		}
	}
	return e
}

// unknown words what is wrong with a name, and what may have been meant.
func (p *Project) unknown(word string) error {
	all := p.Names()
	if slices.ContainsFunc(all, func(n Name) bool { return n.speaks(word) }) {
		return UnknownName{Word: word, Matter: fmt.Sprintf("%q is a language, not an edition", word), Hint: "letterpress build --lang " + word}
	}
	names := distinct(all, func(n Name) string { return n.Edition })
	if id, tag, dotted := strings.Cut(strings.TrimSuffix(word, ".pdf"), "."); dotted && slices.Contains(names, id) {
		var has []string
		for _, n := range all {
			if n.Edition == id {
				has = append(has, n.Tag)
			}
		}
		return UnknownName{Word: word, Matter: fmt.Sprintf("the edition %q has no language %q%s", id, tag, diag.DidYouMean(tag, has)),
			Hint: "it has " + strings.Join(has, ", ")}
	}
	near := names
	if strings.Contains(word, ".") {
		near = append(slices.Clone(names), distinct(all, Name.String)...)
	}
	if spoken := diag.Nearest(word, tags(all)); len(spoken) > 0 && len(diag.Nearest(word, near)) == 0 {
		return UnknownName{Word: word, Matter: fmt.Sprintf("no edition %q%s", word, diag.DidYouMean(word, tags(all))),
			Hint: "letterpress build --lang " + spoken[0]}
	}
	return UnknownName{Word: word, Matter: fmt.Sprintf("no edition %q%s", word, diag.DidYouMean(strings.TrimSuffix(word, ".pdf"), near)),
		Hint: "the letter's editions are " + strings.Join(names, ", ")}
}

// FirstName gives the letter's first PDF by name, as an example to type.
func (p *Project) FirstName() string {
	if all := p.Names(); len(all) > 0 {
		return all[0].String()
	}
	return "EDITION.TAG"
}

// distinct gives what part gives of each name, each once, in their order.
func distinct(all []Name, part func(Name) string) []string {
	var out []string
	for _, n := range all {
		if p := part(n); !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// tags gives the languages of PDFs, each once. A PDF in several has one in each beside it.
func tags(all []Name) []string {
	alone := slices.DeleteFunc(slices.Clone(all), func(n Name) bool { return len(n.Tags()) > 1 })
	return distinct(alone, func(n Name) string { return n.Tag })
}
