package letter

import (
	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
)

// GlossaryFile is where a letter's glossary stands, below the letter's folder.
const GlossaryFile = "locales/glossary.toml"

// Glossary is the terms and names of a letter and how each language writes them.
type Glossary struct {
	Terms []Term
}

// Term is one thing that has a fixed name.
type Term struct {
	ID    string
	Kind  string // person, party, institution, law or term
	Words []Words
	Pos   diag.Position
}

// Words is how one language writes a term.
type Words struct {
	Tag    Tag
	Use    []string // the forms to use; for the source language all forms that stand for the term
	Never  []string // the forms that must not stand in the letter
	Source string   // where the forms were found
	Pos    diag.Position
}

// In gives how a language writes the term, from the nearest of the tag and its parents that
// says so.
func (t Term) In(tag language.Tag) (Words, bool) {
	for ; tag != language.Und; tag = tag.Parent() {
		for _, w := range t.Words {
			if w.Tag.Tag == tag {
				return w, true
			}
		}
	}
	return Words{}, false
}

// Forms gives the forms to use of every term in a language, in the order of the file.
func (g *Glossary) Forms(tag language.Tag) []string {
	var forms []string
	for _, t := range g.Terms {
		if w, ok := t.In(tag); ok {
			forms = append(forms, w.Use...)
		}
	}
	return forms
}
