package check

import (
	"slices"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// Holds reports whether a finding holds back an edition in a language: an error in what it
// uses, in the language's own catalog or in one that it leans on. A gap holds it back even
// where it is only a warning: an edition of a language that is under way waits.
func Holds(f diag.Finding, l *letter.Letter, e letter.Edition, tag language.Tag) bool {
	gap := f.Code == "missing" || f.Code == "no-catalog" || f.Code == "blank"
	if f.Level != diag.Error && !gap {
		return false
	}
	switch {
	case f.Edition != "":
		return f.Edition == e.ID+"."+name(e, tag)
	case f.Catalog != "" && !leansOn(tag, f.Catalog):
		return false
	}
	return f.Message == "" || f.Message == pageNumber || slices.ContainsFunc(l.Messages(e), func(r letter.Ref) bool { return r.ID == f.Message })
}

// name gives the tag as the edition writes it.
func name(e letter.Edition, tag language.Tag) string {
	for _, t := range e.Languages {
		if t.Tag == tag {
			return t.Name
		}
	}
	return tag.String()
}

// leansOn reports whether a language looks messages up in a catalog: its own or a parent's,
// as long as that is the same language.
func leansOn(tag language.Tag, catalog string) bool {
	for own, _ := tag.Base(); tag != language.Und; tag = tag.Parent() {
		if base, _ := tag.Base(); base != own {
			return false
		}
		if tag.String() == catalog {
			return true
		}
	}
	return false
}
