package pipeline

import (
	"errors"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/figures"
)

// Measured is the figures of one PDF's pages.
type Measured struct {
	Name    Name
	Figures figures.Figures
	Held    []diag.Finding // errors that hold the PDF back; there are no figures then
}

// Figures measures the pages of PDFs, in their order.
func (p *Project) Figures(names []Name, o Options) ([]Measured, error) {
	out, errs := make([]Measured, len(names)), make([]error, len(names))
	inParallel(len(names), func(i int) {
		errs[i] = fault(func() error {
			e, pages, held, err := p.Pages(names[i], o)
			out[i] = Measured{Name: names[i], Held: held}
			if err == nil && e != nil {
				var parts []figures.Part
				for k, own := range byPart(e, pages) {
					parts = append(parts, figures.Part{Edition: e.Each()[k], Pages: own})
				}
				out[i].Figures = figures.Of(p.styles, parts...)
			}
			return err
		})
	})
	return out, errors.Join(errs...)
}
