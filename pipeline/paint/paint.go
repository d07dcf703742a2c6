package paint

import (
	"bytes"
	"fmt"

	"github.com/signintech/gopdf"

	"letterpress/pipeline/compose"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/page"
	"letterpress/pipeline/unit"
)

// Paint draws an edition's pages. What gopdf does not survive is an error.
func Paint(e *edition.Edition, pages []page.Page, c *compose.Composition) (out *Painted, err error) {
	defer func() {
		if v := recover(); v != nil {
			out, err = nil, fmt.Errorf("gopdf: %v", v)
		}
	}()
	if len(pages) == 0 || len(pages) != len(c.Pages) {
		return nil, fmt.Errorf("%d pages, %d of them composed", len(pages), len(c.Pages))
	}
	p := &painter{edition: e, out: &Painted{Root: &Element{Tag: "Document", Lang: e.Lang}}}
	first := gopdf.Rect{W: pages[0].Width.Points(), H: pages[0].Height.Points()}
	p.pdf.Start(gopdf.Config{PageSize: first, Unit: gopdf.UnitPT})
	p.pdf.SetNoCompression()
	if err := p.addFonts(c); err != nil {
		return nil, err
	}
	for i := range pages {
		if err := p.page(&pages[i], &c.Pages[i]); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	p.closeLinks()
	var buffer bytes.Buffer
	if _, err := p.pdf.WriteTo(&buffer); err != nil {
		return nil, fmt.Errorf("gopdf: %w", err)
	}
	p.out.PDF = buffer.Bytes()
	return p.out, nil
}

// painter draws one document.
type painter struct {
	edition *edition.Edition
	pdf     gopdf.GoPdf
	out     *Painted
	names   []string // gopdf's name of each composed font

	places places   // where in the structure tree the lines go
	open   *Element // whose marked content is open on the page
	font   int      // what is set in gopdf, -1 at a page's start
	size   unit.Length
}

// addFonts gives gopdf the fonts without their outlines, which it would copy and compress
// only for the finishing pass to write them anew.
func (p *painter) addFonts(c *compose.Composition) error {
	for i := range c.Fonts {
		name := fmt.Sprintf("F%d", i)
		p.out.Fonts = append(p.out.Fonts, Font{p.pdf.GetNextObjectID(), &c.Fonts[i]})
		if err := p.pdf.AddTTFFontData(name, c.Fonts[i].Blank); err != nil {
			return fmt.Errorf("gopdf: %s: %w", c.Fonts[i].Face.File(), err)
		}
		p.names = append(p.names, name)
	}
	return nil
}

func (p *painter) page(pg *page.Page, composed *compose.Page) error {
	object := p.pdf.GetNextObjectID()
	p.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: pg.Width.Points(), H: pg.Height.Points()}})
	p.out.Pages = append(p.out.Pages, Page{Object: object, Content: p.pdf.GetNextObjectID(), Height: pg.Height})
	p.pdf.SetTextColor(0, 0, 0)
	p.font, p.size = -1, 0
	for i := range pg.Lines {
		p.figures(pg, &pg.Lines[i])
		if err := p.line(&pg.Lines[i], &composed.Lines[i]); err != nil {
			return err
		}
	}
	p.end()
	for i := range pg.Furniture {
		p.mark("/Artifact <</Type/Pagination>> BDC")
		for _, r := range composed.Furniture[i].Runs {
			if err := p.run(&pg.Furniture[i], &r); err != nil {
				return err
			}
		}
		p.mark("EMC")
	}
	return nil
}

// line draws one line, each run as content of the element that its span belongs to.
func (p *painter) line(l *page.Line, composed *compose.Line) error {
	text := p.edition.Blocks[l.Block].Items[l.Item]
	if l.Dash > 0 {
		p.dash(l)
	}
	place := p.places.of(p, l, text)
	if l.Index == 0 && level(l.Role) > 0 {
		p.heading(l, text)
	}
	for i := range composed.Runs {
		r := &composed.Runs[i]
		target := place.element
		var span edition.Span
		if r.Span >= 0 {
			span = text.Spans[r.Span]
			target = place.span(r.Span, span)
		}
		p.begin(target)
		if span.URL == "" {
			if err := p.run(l, r); err != nil {
				return err
			}
			continue
		}
		p.pdf.SetTextColor(0, 0, 128)
		if err := p.run(l, r); err != nil {
			return err
		}
		p.pdf.SetTextColor(0, 0, 0)
		p.link(l, r, span, text, target)
	}
	return nil
}

// dash draws what marks an entry of a list: half an em long, at the height of a dash. It is
// an artifact: the structure says that this is a list.
func (p *painter) dash(l *page.Line) {
	p.end()
	p.mark("/Artifact BMC")
	y := (l.Baseline - l.Size*27/100).Points()
	p.pdf.SetLineWidth((l.Size / 18).Points())
	p.pdf.Line(l.Dash.Points(), y, (l.Dash + l.Size/2).Points(), y)
	p.mark("EMC")
}

// run is one drawing operation. SetXY comes before each text: gopdf joins texts that it
// thinks alike (cache_content_text.go) without looking at the place.
func (p *painter) run(l *page.Line, r *compose.Run) error {
	if p.font != r.Font || p.size != l.Size {
		if err := p.pdf.SetFont(p.names[r.Font], "", l.Size.Points()); err != nil {
			return fmt.Errorf("gopdf: %w", err)
		}
		p.font, p.size = r.Font, l.Size
	}
	if err := p.pdf.SetCharSpacing(l.Tracking.Points()); err != nil {
		return fmt.Errorf("gopdf: %w", err)
	}
	p.pdf.SetXY(r.X.Points(), l.Baseline.Points())
	if err := p.pdf.Text(string(r.Slots)); err != nil {
		return fmt.Errorf("gopdf: %w", err)
	}
	return nil
}

// mark writes a harmless operator that the finishing pass swaps for a content operator.
func (p *painter) mark(operator string) {
	p.out.Marks = append(p.out.Marks, operator)
	p.pdf.SetCustomLineType(nil, float64(len(p.out.Marks)))
}

// begin makes what is drawn next content of e.
func (p *painter) begin(e *Element) {
	if p.open == e {
		return
	}
	p.end()
	at := len(p.out.Pages) - 1
	pg := &p.out.Pages[at]
	id := len(pg.Marked)
	pg.Marked = append(pg.Marked, e)
	e.Kids = append(e.Kids, Kid{Page: at, MCID: id})
	p.mark(fmt.Sprintf("/%s <</MCID %d>> BDC", e.Tag, id))
	p.open = e
}

func (p *painter) end() {
	if p.open != nil {
		p.mark("EMC")
		p.open = nil
	}
}

// level gives a role's depth in the outline, 0 outside it.
func level(r letter.Role) int {
	switch r {
	case letter.Title:
		return 1
	case letter.Heading:
		return 2
	}
	return 0
}

func (p *painter) heading(l *page.Line, text edition.Text) {
	at := len(p.out.Pages) - 1
	p.out.Outline = append(p.out.Outline, Heading{Title: text.String(), Level: level(l.Role), Page: at,
		Top: p.out.Pages[at].Height - l.Baseline + l.Size*6/5})
}

// link puts a link's rectangle over a run: a fifth of the size below the line, and all of
// it above. The runs of one line, one for each face, share it.
func (p *painter) link(l *page.Line, r *compose.Run, s edition.Span, text edition.Text, owner *Element) {
	at := len(p.out.Pages) - 1
	y := p.out.Pages[at].Height - l.Baseline
	bottom := y - l.Size/5
	if n := len(p.out.Links); n > 0 {
		if before := &p.out.Links[n-1]; before.Owner == owner && before.Page == at && before.Bottom == bottom {
			before.Right = r.X + r.Width
			return
		}
	}
	p.out.Links = append(p.out.Links, Link{Page: at, Left: r.X, Right: r.X + r.Width, Bottom: bottom, Top: y + l.Size,
		URL: s.URL, Words: string(text.Runes[s.From:s.To]), Owner: owner})
}

// closeLinks makes each link's rectangle a kid of its element, after its content.
func (p *painter) closeLinks() {
	for i := range p.out.Links {
		owner := p.out.Links[i].Owner
		owner.Kids = append(owner.Kids, Kid{Link: i + 1})
	}
}
