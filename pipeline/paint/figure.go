package paint

import (
	"fmt"
	"slices"

	"letterpress/pipeline/page"
)

// figures draws the pictures that stand above a line, before it. gopdf does not: it would
// take the picture apart once more, and keep what of it is transparent.
func (p *painter) figures(pg *page.Page, l *page.Line) {
	if l.Item > 0 || l.Index > 0 {
		return
	}
	for _, f := range pg.Figures {
		if f.Block == l.Block {
			p.figure(f)
		}
	}
}

// figure draws one picture as all the content of a Figure.
func (p *painter) figure(f page.Figure) {
	figure := p.edition.Blocks[f.Block].Figure
	at := slices.Index(p.out.Images, figure.Picture)
	if at < 0 {
		at = len(p.out.Images)
		p.out.Images = append(p.out.Images, figure.Picture)
	}
	bottom := p.out.Pages[len(p.out.Pages)-1].Height - f.Top - f.Height
	e := p.out.Root.add("Figure", figure.Alt.Lang)
	e.Alt, e.Box = figure.Alt.String(), Box{f.X, bottom, f.X + f.Width, bottom + f.Height}
	p.begin(e)
	p.mark(fmt.Sprintf("q %s 0 0 %s %s %s cm /Im%d Do Q", f.Width, f.Height, f.X, bottom, at))
	p.end()
}
