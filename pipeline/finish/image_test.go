package finish_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/finish"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/page"
	"letterpress/pipeline/picture"
	"letterpress/pipeline/unit"
)

// pictured is the sample with a letterhead that has a picture; lay does not place it, so the
// pages get it here.
func pictured(t fataler, drawn *picture.Picture) (*edition.Edition, []page.Page) {
	t.Helper()
	e := sample()
	head := block(letter.Letterhead, text("en", strings.Repeat("The Readers ", 8)+"of two lines"), text("en", "Bridge Street"))
	head.Figure = &edition.Figure{Picture: drawn, Alt: text("km", "រូប (one)")}
	e.Blocks = append([]edition.Block{head}, e.Blocks...)
	pages := lay(t, e)
	pages[0].Figures = []page.Figure{{X: 30 * unit.Point, Top: 2 * unit.Point, Width: 24_500, Height: 12_250}}
	return e, pages
}

func finished(t fataler, e *edition.Edition, pages []page.Page) []byte {
	t.Helper()
	pdf, err := finish.Finish(paintedPages(t, e, pages), finish.Meta{Title: e.Title, Lang: e.Lang})
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

func TestAPictureIsAFigureBeforeItsLines(t *testing.T) {
	for name, drawn := range map[string]*picture.Picture{
		"gray":      {Width: 4, Height: 2, Gray: true, Data: []byte("12345678")},
		"colours":   {Width: 2, Height: 1, Data: []byte("rgbRGB")},
		"gray JPEG": {Width: 4, Height: 2, Gray: true, JPEG: true, Data: []byte("\xFF\xD8 endstream \xFF\xD9")},
		"JPEG":      {Width: 4, Height: 2, JPEG: true, Data: []byte("\xFF\xD8\xFF\xD9")},
	} {
		e, pages := pictured(t, drawn)
		pdf := finished(t, e, pages)
		doc, err := extract.Read(pdf)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := outline(doc); !strings.HasPrefix(got, "Document en\n Figure km\n P en\n P en\n H1 en\n") {
			t.Errorf("%s: the tree is\n%s", name, got)
		}
		f := doc.Root.Kids[0]
		if f.Alt != "រូប (one)" || len(f.Box) != 4 || f.Box[0] != 30 || f.Box[1] != 145.75 || f.Box[2] != 54.5 || f.Box[3] != 158 {
			t.Errorf("%s: %q in %v", name, f.Alt, f.Box)
		}
		if i := f.Content[0].Images[0]; i.Width != drawn.Width || i.Height != drawn.Height || i.Components != drawn.Components() || i.JPEG != drawn.JPEG ||
			!bytes.Equal(i.Data, drawn.Data) {
			t.Errorf("%s: the file has %+v", name, i)
		}
		if !bytes.Equal(pdf, finished(t, e, pages)) {
			t.Errorf("%s: two runs, two files", name)
		}
	}
}

// TestOnePictureIsOneImage, on however many pages it stands; another is another.
func TestOnePictureIsOneImage(t *testing.T) {
	count := func(two *picture.Picture) int {
		one := &picture.Picture{Width: 1, Height: 1, Gray: true, Data: []byte{1}}
		if two == nil {
			two = one
		}
		e, pages := pictured(t, one)
		e.Blocks[7].Figure = &edition.Figure{Picture: two, Alt: text("en", "again")}
		at := -1
		for n := range pages {
			for _, l := range pages[n].Lines {
				if l.Block == 7 {
					at = n
				}
			}
		}
		pages[at].Figures = append(pages[at].Figures, page.Figure{Block: 7, X: 1, Top: 1, Width: 9, Height: 9})
		pdf := finished(t, e, pages)
		if doc, err := extract.Read(pdf); err != nil || strings.Count(outline(doc), "Figure") != 2 {
			t.Errorf("%v\n%s", err, outline(doc))
		}
		return len(regexp.MustCompile(`/Subtype/Image`).FindAll(pdf, -1))
	}
	if n := count(nil); n != 1 {
		t.Errorf("one picture is %d images", n)
	}
	if n := count(&picture.Picture{Width: 1, Height: 1, Gray: true, Data: []byte{2}}); n != 2 {
		t.Errorf("two pictures are %d images", n)
	}
}
