package paint

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/letter"
)

// part is an edition with a title and two lists.
func part(lang string) *edition.Edition {
	of := func(s string) edition.Text {
		out := text(s)
		out.Tag, out.Lang = language.Make(lang), lang
		return out
	}
	return &edition.Edition{ID: "x", Tag: language.Make(lang), Lang: lang, Title: lang, Blocks: []edition.Block{
		{Role: letter.Title, Items: []edition.Text{of("A")}},
		{Role: letter.Heading, Items: []edition.Text{of("B")}},
		{Role: letter.Signatories, Items: []edition.Text{of("C"), of("D")}},
	}}
}

// langs writes the elements of a tree, each with the language that stands at it.
func langs(e *Element) string {
	out := e.Tag + ":" + e.Lang
	for _, k := range e.Kids {
		if k.Element != nil {
			out += " " + langs(k.Element)
		}
	}
	return out
}

// TestEachLanguageIsAPart holds that in a joint edition each language has a Part that is tagged
// with it, the first one too, and that what stands in it says no language again.
func TestEachLanguageIsAPart(t *testing.T) {
	p, _ := drawnEdition(t, edition.Join([]*edition.Edition{part("en"), part("fr"), part("en-GB")}))
	const in = " H1: H2: L: LI: LBody: LI: LBody:"
	if got, want := langs(p.Root), "Document:en Part:en"+in+" Part:fr"+in+" Part:en-GB"+in; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	var said []string
	for _, h := range p.Outline {
		said = append(said, strings.Repeat("-", h.Level)+h.Title)
	}
	if got := strings.Join(said, " "); got != "-A --B -A --B -A --B" {
		t.Errorf("the outline is %s", got)
	}
	one, _ := drawnEdition(t, part("fr"))
	if got, want := langs(one.Root), "Document:fr"+in; got != want {
		t.Errorf("in one language: %s, want %s", got, want)
	}
}
