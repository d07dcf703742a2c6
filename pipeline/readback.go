package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"letterpress/pipeline/compose"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/finish"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/page"
)

// readBack reads a finished file through its structure tree, with a reader that shares no
// code with the writer, and compares it with the edition: every text, in order, to the
// rune, but for what the pages record as added at a line's end; its pictures and their
// alternative texts; its links; what stands on the pages beside the letter; and that it claims to be what it is.
func readBack(pdf []byte, e *edition.Edition, pages []page.Page) error {
	doc, err := extract.Read(pdf)
	if err != nil {
		return err
	}
	if doc.Pages != len(pages) {
		return fmt.Errorf("the file has %d pages, the edition %d", doc.Pages, len(pages))
	}
	return reading{pages: pages, as: exactly, foot: func(i int) string { return furniture(&pages[i]) }}.compare(doc, e)
}

// reading is how a file is held against an edition: to the rune, or by its words alone.
type reading struct {
	pages []page.Page         // whose additions the file has too
	foot  func(i int) string  // what page i, counted from 0, bears beside the letter
	as    func(string) string // gives of a text what counts
}

func exactly(text string) string { return text }

// compare says where a file departs from an edition.
func (r reading) compare(doc *extract.Document, e *edition.Edition) error {
	if doc.Producer != finish.Producer {
		return fmt.Errorf("the file was made by %q", start(doc.Producer))
	}
	if doc.PDFA != "2A" || doc.PDFUA != "1" {
		return fmt.Errorf("the file claims to be PDF/A-%s and PDF/UA-%s", doc.PDFA, doc.PDFUA)
	}
	if doc.Lang != e.Lang {
		return fmt.Errorf("the file is in %q, the edition in %q", doc.Lang, e.Lang)
	}
	if got, want := r.as(doc.Title), r.as(e.Title); got != want {
		return fmt.Errorf("the file's title is %s", difference(got, want))
	}
	if err := compareParts(doc, e); err != nil {
		return err
	}
	for i := range doc.Pages {
		if got, want := r.as(doc.Artifacts[i]), r.as(r.foot(i)); got != want {
			return fmt.Errorf("page %d bears %s", i+1, difference(got, want))
		}
	}
	if err := r.compareTexts(doc, wanted(e, r.pages)); err != nil {
		return err
	}
	if err := r.compareFigures(doc, e); err != nil {
		return err
	}
	return compareLinks(doc, e)
}

// furniture gives what stands on a page beside the letter.
func furniture(p *page.Page) string {
	var out []string
	for _, l := range p.Furniture {
		out = append(out, string(l.Setting.Paragraph.Text.Runes[l.From:l.To]))
	}
	return strings.Join(out, "\n")
}

// compareTexts compares text by text, then the whole: nothing stands outside the texts.
func (r reading) compareTexts(doc *extract.Document, want []wantedText) error {
	got := texts(doc.Root)
	var all strings.Builder
	for i := range want {
		wanted := r.as(want[i].text)
		if i == len(got) {
			return fmt.Errorf("the file ends before %q", start(wanted))
		}
		if text := r.as(got[i].Text()); text != wanted {
			return fmt.Errorf("the file says %s", difference(text, wanted))
		}
		if got[i].Lang != want[i].lang {
			return fmt.Errorf("the file says %q in %q, the edition in %q", start(wanted), got[i].Lang, want[i].lang)
		}
		all.WriteString(want[i].text)
	}
	if text, whole := r.as(doc.Root.Text()), r.as(all.String()); text != whole {
		return fmt.Errorf("the file says %s", difference(text, whole))
	}
	return nil
}

// compareLinks compares the addresses that links lead to, in reading order. A link over
// several lines has several annotations.
func compareLinks(doc *extract.Document, e *edition.Edition) error {
	var want []string
	for _, block := range e.Blocks {
		for _, t := range block.Items {
			for _, s := range t.Spans {
				if s.URL != "" {
					want = append(want, finish.URI(s.URL))
				}
			}
		}
	}
	var got []string
	for _, l := range doc.Links {
		got = append(got, l.URI)
	}
	want, got = slices.Compact(want), slices.Compact(got)
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Errorf("the file has a link to %s where the edition has one to %s", got[i], want[i])
		}
	}
	if len(got) != len(want) {
		return fmt.Errorf("%d links of the file lead somewhere, %d of the edition", len(got), len(want))
	}
	return nil
}

// texts gives the elements that hold the letter's texts below one, in reading order.
func texts(below *extract.Element) []*extract.Element {
	var out []*extract.Element
	(&extract.Document{Root: below}).Walk(func(_ int, e *extract.Element) bool {
		if holdsText(e) {
			out = append(out, e)
			return false
		}
		return true
	})
	return out
}

func holdsText(e *extract.Element) bool {
	return slices.Contains([]string{"H1", "H2", "P", "LBody"}, e.Tag)
}

type wantedText struct{ text, lang string }

// wanted gives the edition's texts with what the pages added to them.
func wanted(e *edition.Edition, pages []page.Page) []wantedText {
	type place struct{ block, item int }
	added := map[place]map[int]string{} // by rune offset
	for _, p := range pages {
		for _, l := range p.Lines {
			at := place{l.Block, l.Item}
			if added[at] == nil {
				added[at] = map[int]string{}
			}
			if s := addition(&l); s != "" {
				added[at][l.To] = s
			}
		}
	}
	var out []wantedText
	for b, block := range e.Blocks {
		for i, t := range block.Items {
			var text strings.Builder
			for n, r := range t.Runes {
				text.WriteString(added[place{b, i}][n])
				text.WriteRune(r)
			}
			out = append(out, wantedText{text.String(), t.Lang})
		}
	}
	return out
}

// addition gives what a line's end adds to the text.
func addition(l *page.Line) string {
	n := len(l.Clusters)
	switch {
	case l.Last || n == 0:
		return ""
	case l.Clusters[n-1].From == l.Clusters[n-1].To:
		return compose.Added
	case l.End == lang.Author:
		return compose.AfterHyphen
	}
	return ""
}

// difference shows where two texts part.
func difference(got, want string) string {
	g, w := []rune(got), []rune(want)
	at := 0
	for at < len(g) && at < len(w) && g[at] == w[at] {
		at++
	}
	from := max(0, at-10)
	return fmt.Sprintf("%q where the text is %q", start(string(g[from:])), start(string(w[min(from, len(w)):])))
}

func start(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 30)])
}
