// Package pipeline makes the editions of a letter: it reads the letter's folder once and runs
// each edition through the stages, each of which is a package below this one.
package pipeline

import (
	"fmt"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/finish"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
	"letterpress/pipeline/paint"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// lay takes an edition from its words to its pages.
func (p *Project) lay(e *edition.Edition) ([]page.Page, error) {
	sheet, ok := p.styles.Sheet(e.Paper)
	if !ok {
		return nil, fmt.Errorf("no paper %q", e.Paper)
	}
	pages, err := p.joined(e, sheet)
	if err != nil {
		return nil, err
	}
	done := 0
	for i, own := range byPart(e, pages) {
		if err := p.furnish(e.Each()[i], own, done, len(pages), sheet); err != nil {
			return nil, err
		}
		done += len(own)
	}
	return pages, nil
}

// pagesOf puts an edition in one language on pages of its own.
func (p *Project) pagesOf(e *edition.Edition, sheet style.Sheet) ([]page.Page, error) {
	var items []page.Item
	for b, block := range e.Blocks {
		set, err := p.entries(b, block, sheet)
		if err != nil {
			return nil, err
		}
		items = append(items, set...)
	}
	return page.Build(items, sheet), nil
}

// draw takes an edition's pages to a finished file that has been read back.
func (p *Project) draw(e *edition.Edition, pages []page.Page, o Options) ([]byte, error) {
	composed, err := p.composer.Compose(pages)
	if err != nil {
		return nil, fmt.Errorf("composing: %w", err)
	}
	painted, err := paint.Paint(e, pages, composed)
	if err != nil {
		return nil, fmt.Errorf("painting: %w", err)
	}
	pdf, err := finish.Finish(painted, meta(e, o))
	if err != nil {
		return nil, fmt.Errorf("finishing: %w", err)
	}
	if err := readBack(pdf, e, pages); err != nil {
		return nil, fmt.Errorf("reading back: %w", err)
	}
	return pdf, nil
}

// measure gives the room of a text's lines.
func measure(sheet style.Sheet, st style.Style) linebreak.Measure {
	ragged := st.Align != style.Justified
	return linebreak.Measure{Width: sheet.Measure() - st.Hang, Indent: st.Indent, Ragged: ragged, Balanced: ragged && st.Font != "text",
		Protrude: st.Align != style.Centred, Alternatives: !ragged}
}

// furnish puts the page's number, and a draft's line, on every page of those that stand
// behind as many as before says, in a file of all.
func (p *Project) furnish(e *edition.Edition, pages []page.Page, before, all int, sheet style.Sheet) error {
	line := func(n int, text edition.Text, role letter.Role, y unit.Length) error {
		st := p.styles.Style(scriptOf(text.Tag), string(role))
		settings, err := p.setter.set(text, st, p.language(text.Tag), measure(sheet, st))
		if err != nil {
			return err
		}
		pages[n].Furnish(role, &settings[0], st, y)
		return nil
	}
	for n := range pages {
		if e.Draft {
			if err := line(n, e.Furniture.Draft, page.Draft, sheet.Draft); err != nil {
				return err
			}
		}
		if all == 1 {
			continue // a single page needs no number
		}
		if err := line(n, e.Furniture.Page(before+n+1, all), page.Foot, sheet.Foot); err != nil {
			return err
		}
	}
	return nil
}
