package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// limit is the languages that a check is about, their variants among them; none is all.
type limit []string

// takes reports whether a language is one of the limit's.
func (l limit) takes(tag string) bool {
	return len(l) == 0 || slices.ContainsFunc(l, func(own string) bool { return speaks(tag, own) })
}

// leansOn reports whether a language of the limit looks messages up in a catalog: its own, a
// variant's or a parent's.
func (l limit) leansOn(catalog string) bool {
	return l.takes(catalog) || slices.ContainsFunc(l, func(own string) bool { return letter.LeansOn(language.Make(own), catalog) })
}

// concerns reports whether a finding is told within the limit: what is about a catalog or a
// page in one of its languages, and the errors of what they rest on, which hold their PDFs
// back too: a parent's catalog, the letter itself, its fonts.
func (l limit) concerns(f diag.Finding) bool {
	switch {
	case len(l) == 0:
		return true
	case f.Edition != "":
		return l.takes(f.Edition[strings.LastIndex(f.Edition, ".")+1:])
	case f.Catalog != "" && l.takes(f.Catalog):
		return true
	}
	return f.Level == diag.Error && (f.Catalog == "" || l.leansOn(f.Catalog))
}

// names gives the PDFs that have a text in the limit's languages.
func (l limit) names(p *Project) []Name {
	return slices.DeleteFunc(p.Names(), func(n Name) bool { return !slices.ContainsFunc(n.Tags(), l.takes) })
}

// limit reads the languages that a check is limited to. A word that is none of the letter's
// is an [UnknownName]; where letter.toml has errors it may be in what could not be read, and
// those are told.
func (p *Project) limit(langs []string) (limit, error) {
	has := p.tags()
	for _, word := range langs {
		if !p.letter.Partial && !slices.ContainsFunc(has, func(tag string) bool { return speaks(tag, word) }) {
			return nil, p.noLanguage(word, has)
		}
	}
	return langs, nil
}

// tags gives the letter's languages: those that letter.toml names, those of its editions,
// those of catalogs that nothing takes yet.
func (p *Project) tags() []string {
	var out []string
	for _, t := range p.letter.Languages {
		out = append(out, t.Name)
	}
	out = append(out, tags(p.Names())...)
	for _, c := range p.set.Catalogs() {
		out = append(out, c.Name)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(tag string) bool {
		was := seen[tag]
		seen[tag] = true
		return was
	})
}

// noLanguage words what is wrong with a word in the place of a language, and what may have
// been meant.
func (p *Project) noLanguage(word string, has []string) error {
	if n, ok := p.named(word); ok {
		return UnknownName{Word: word, Matter: fmt.Sprintf("%q is a PDF; check takes languages", word), Hint: "letterpress check " + strings.Join(n.Tags(), " ")}
	}
	if e, ok := p.letter.Edition(word); ok {
		var spoken []string
		for _, tag := range e.Languages {
			spoken = append(spoken, tag.Name)
		}
		return UnknownName{Word: word, Matter: fmt.Sprintf("%q is an edition; check takes languages, and it has %s", word, strings.Join(spoken, ", ")),
			Hint: "letterpress check " + strings.Join(spoken, " ")}
	}
	return UnknownName{Word: word, Matter: fmt.Sprintf("the letter has no language %q%s", word, diag.DidYouMean(word, has)),
		Hint: "it has " + strings.Join(has, ", ")}
}

// named finds a PDF by its name.
func (p *Project) named(word string) (Name, bool) {
	for _, n := range p.Names() {
		if n.String() == strings.TrimSuffix(word, ".pdf") {
			return n, true
		}
	}
	return Name{}, false
}
