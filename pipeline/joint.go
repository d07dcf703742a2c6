package pipeline

import (
	"fmt"
	"slices"

	"letterpress/pipeline/check"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/finish"
	"letterpress/pipeline/page"
	"letterpress/pipeline/style"
)

// A joint edition is the pages of its languages, one behind the other: what the letter is in
// each of them is made as for that language alone, and only the feet differ.

// joined puts each language of an edition on pages of its own.
func (p *Project) joined(e *edition.Edition, sheet style.Sheet) ([]page.Page, error) {
	var all []page.Page
	block := 0
	for _, part := range e.Each() {
		pages, err := p.pagesOf(part, sheet)
		if err != nil {
			return nil, err
		}
		for n := range pages {
			for i := range pages[n].Lines {
				pages[n].Lines[i].Block += block
			}
			for i := range pages[n].Figures {
				pages[n].Figures[i].Block += block
			}
		}
		all = append(all, pages...)
		block += len(part.Blocks)
	}
	return all, nil
}

// byPart gives the pages of each language of an edition.
func byPart(e *edition.Edition, pages []page.Page) [][]page.Page {
	out := make([][]page.Page, len(e.Each()))
	from, part := 0, 0
	for n, p := range pages {
		if len(p.Lines) > 0 && e.PartOf(p.Lines[0].Block) > part {
			out[part] = pages[from:n]
			from, part = n, e.PartOf(p.Lines[0].Block)
		}
	}
	out[part] = pages[from:]
	return out
}

// checked checks an edition's pages, each language's as those of its own PDF: what is to be
// said of both is the same, to the number of the page.
func checked(e *edition.Edition, pages []page.Page) []diag.Finding {
	var found []diag.Finding
	for i, own := range byPart(e, pages) {
		found = append(found, check.Pages(e.Each()[i], own)...)
	}
	return found
}

// compareParts compares what parts a file by languages: a Part for each that has all its texts
// and is tagged with it, and none in a file in one.
func compareParts(doc *extract.Document, e *edition.Edition) error {
	parts := partsOf(doc)
	if len(parts) != len(e.Parts) {
		return fmt.Errorf("the file has %d parts by language, the edition %d", len(parts), len(e.Parts))
	}
	for i, part := range e.Parts {
		if parts[i].Lang != part.Lang {
			return fmt.Errorf("part %d of the file is in %q, of the edition in %q", i+1, parts[i].Lang, part.Lang)
		}
		want := 0
		for _, block := range part.Blocks {
			want += len(block.Items)
		}
		if got := len(texts(parts[i])); got != want {
			return fmt.Errorf("the file has %d texts in %q, the edition %d", got, part.Lang, want)
		}
	}
	return nil
}

// partsOf gives the elements of a file's languages.
func partsOf(doc *extract.Document) []*extract.Element {
	return slices.DeleteFunc(slices.Clone(doc.Root.Kids), func(e *extract.Element) bool { return e.Tag != "Part" })
}

// spokenOn gives for each page of a file the edition in one language that its texts are of:
// one whose Part begins on it or before it.
func spokenOn(e *edition.Edition, doc *extract.Document) []*edition.Edition {
	each, parts := e.Each(), partsOf(doc)
	out := make([]*edition.Edition, doc.Pages)
	for i := range out {
		out[i] = each[0]
		for k := 1; k < min(len(each), len(parts)); k++ {
			if first := firstPage(parts[k]); first > 0 && first <= i+1 {
				out[i] = each[k]
			}
		}
	}
	return out
}

// firstPage gives the page on which an element's content begins, 0 where it has none.
func firstPage(e *extract.Element) int {
	for _, piece := range e.Content {
		if piece.Element != nil {
			piece.Page = firstPage(piece.Element)
		}
		if piece.Page > 0 {
			return piece.Page
		}
	}
	return 0
}

// meta gives what an edition's file says of itself.
func meta(e *edition.Edition, o Options) finish.Meta {
	m := finish.Meta{Title: e.Title, Lang: e.Lang, Date: o.Stamp}
	for _, part := range e.Parts {
		m.Parts = append(m.Parts, finish.Part{Title: part.Title, Lang: part.Lang})
	}
	return m
}

// joint gives the final words of a PDF in several languages, or nil and the findings that
// stand in the way of any.
func (p *Project) joint(n Name, o Options) (*edition.Edition, []diag.Finding) {
	var parts []*edition.Edition
	var found []diag.Finding
	for _, tag := range n.Tags() {
		part, said := p.edition(Name{n.Edition, tag}, o)
		found = append(found, said...)
		parts = append(parts, part)
	}
	if slices.Contains(parts, nil) {
		return nil, check.Fold(found)
	}
	return edition.Join(parts), nil
}
