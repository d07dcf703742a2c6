package pipeline

import (
	"errors"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/figures"
	"letterpress/pipeline/page"
)

// Measured is the figures of one PDF's pages.
type Measured struct {
	Name Name
	Rows []figures.Row  // one under the PDF's name, or one for each language that is joined in it
	Held []diag.Finding // errors that hold the PDF back; there are no rows then
}

// Figures measures the pages of PDFs, in their order.
func (p *Project) Figures(names []Name, o Options) ([]Measured, error) {
	out, errs := make([]Measured, len(names)), make([]error, len(names))
	inParallel(len(names), func(i int) {
		errs[i] = fault(func() error {
			e, pages, held, err := p.Pages(names[i], o)
			out[i] = Measured{Name: names[i], Held: held}
			if err == nil && e != nil {
				out[i].Rows = p.rows(e, pages)
			}
			return err
		})
	})
	return out, errors.Join(errs...)
}

// rows measures the pages of an edition, each language's by themselves.
func (p *Project) rows(e *edition.Edition, pages []page.Page) []figures.Row {
	var rows []figures.Row
	for i, own := range byPart(e, pages) {
		part, name := e.Each()[i], e.Name()
		if len(e.Parts) > 0 {
			name += " " + part.Lang
		}
		rows = append(rows, figures.Row{Name: name, Figures: figures.Of(part, own, p.styles)})
	}
	return rows
}
