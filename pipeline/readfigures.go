package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"math"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/page"
	"letterpress/pipeline/picture"
	"letterpress/pipeline/unit"
)

// figure is a Figure of a file, with the number of texts before it in reading order.
type figure struct {
	*extract.Element
	texts int
}

// figures gives the Figures of a file.
func figures(doc *extract.Document) []figure {
	var out []figure
	texts := 0
	doc.Walk(func(_ int, e *extract.Element) bool {
		if e.Tag == "Figure" {
			out = append(out, figure{e, texts})
		}
		if holdsText(e) {
			texts++
			return false
		}
		return true
	})
	return out
}

// compareFigures compares the pictures, what is read aloud in their place, and where they come
// among the texts; their boxes too where the pages are known.
func (r reading) compareFigures(doc *extract.Document, e *edition.Edition) error {
	got, n, texts := figures(doc), 0, 0
	for b, block := range e.Blocks {
		if block.Figure != nil {
			if n == len(got) {
				return errors.New("the file lacks a picture")
			}
			if err := r.compareFigure(got[n], block.Figure, texts, b); err != nil {
				return err
			}
			n++
		}
		texts += len(block.Items)
	}
	if n < len(got) {
		return fmt.Errorf("the file has a picture more: %q", start(got[n].Alt))
	}
	return nil
}

func (r reading) compareFigure(got figure, want *edition.Figure, texts, block int) error {
	if alt, wanted := r.as(got.Alt), r.as(want.Alt.String()); alt != wanted {
		return fmt.Errorf("the file's picture says %s", difference(alt, wanted))
	}
	if got.Lang != want.Alt.Lang {
		return fmt.Errorf("the file says %q in %q, the edition in %q", start(got.Alt), got.Lang, want.Alt.Lang)
	}
	if got.texts != texts {
		return fmt.Errorf("the picture %q stands in another place of the text", start(got.Alt))
	}
	if len(got.Content) != 1 || len(got.Content[0].Images) != 1 || !same(got.Content[0].Images[0], want.Picture) {
		return fmt.Errorf("the picture %q is another", start(got.Alt))
	}
	if len(r.pages) > 0 && !boxed(got, r.pages, block) {
		return fmt.Errorf("the picture %q has the box %v", start(got.Alt), got.Box)
	}
	return nil
}

func same(got extract.Image, want *picture.Picture) bool {
	return got.Width == want.Width && got.Height == want.Height && got.Components == want.Components() && got.JPEG == want.JPEG &&
		bytes.Equal(got.Data, want.Data)
}

// boxed reports whether a Figure's box is where its page has the picture.
func boxed(got figure, pages []page.Page, block int) bool {
	if n := got.Content[0].Page; n < 1 || n > len(pages) || len(got.Box) != 4 {
		return false
	}
	pg := &pages[got.Content[0].Page-1]
	for _, f := range pg.Figures {
		bottom := pg.Height - f.Top - f.Height
		for i, want := range [4]unit.Length{f.X, bottom, f.X + f.Width, bottom + f.Height} {
			if f.Block == block && unit.Length(math.Round(got.Box[i]*1000)) != want {
				return false
			}
		}
		if f.Block == block {
			return true
		}
	}
	return false
}
