package pipeline

import (
	"errors"
	"strings"

	"letterpress/pipeline/compose"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/letter"
)

// ErrNoText is what is wrong with the PDF of an edition whose words of today have errors or
// gaps: whatever it says, it says from an earlier text.
var ErrNoText = errors.New("today's is held back")

// Outdated compares the PDFs of names with what these editions say today, several at once,
// and gives for each what [Project.Differs] gives. read gives the bytes of PDF i; its error is
// given as it is.
func (p *Project) Outdated(names []Name, o Options, read func(i int) ([]byte, error)) []error {
	out := make([]error, len(names))
	inParallel(len(names), func(i int) {
		pdf, err := read(i)
		if err == nil {
			err = p.Differs(pdf, names[i], o)
		}
		out[i] = err
	})
	return out
}

// Differs says in a few words how a PDF departs from what the edition says today: in its
// title, its texts and their languages, the addresses of its links, what stands beside the
// letter. Words count and layout does not, so that a PDF with other line ends is today's. One
// that cannot be read, or that another program made, is not. Where the words themselves hold
// the edition back, none is: [ErrNoText].
func (p *Project) Differs(pdf []byte, n Name, o Options) error {
	return fault(func() error {
		e := p.today(n, o)
		if e == nil {
			return ErrNoText
		}
		doc, err := extract.Read(pdf)
		if err != nil {
			return err
		}
		return reading{foot: foot(e, doc), as: bare}.compare(doc, e)
	})
}

// today gives the final words of a PDF, or nil where there are none that could be sent. What
// is wrong with fonts, glossary or pages leaves the words as they are.
func (p *Project) today(n Name, o Options) *edition.Edition {
	for _, f := range p.held(n, p.findings, o) {
		if f.Edition == "" && (f.Catalog != "" || f.Message != "" || f.Pos.File == letter.File) {
			return nil
		}
	}
	e, _ := p.edition(n, o)
	return e
}

// foot gives what the pages bear beside the letter, however the letter falls on them: each in
// the language that stands on it.
func foot(e *edition.Edition, doc *extract.Document) func(int) string {
	spoken := spokenOn(e, doc)
	return func(i int) string {
		if doc.Pages == 1 {
			return ""
		}
		return spoken[i].Furniture.Page(i+1, doc.Pages).String()
	}
}

// bare takes off a text what a line's end may have added, and the author's own of the kind.
func bare(text string) string {
	text = strings.ReplaceAll(text, compose.Added, "")
	hyphen := false
	return strings.Map(func(r rune) rune {
		if string(r) == compose.AfterHyphen && hyphen {
			return -1
		}
		hyphen = r == '-' || r == '\u2010'
		return r
	}, text)
}

// NoEdition words what is to be said of a PDF whose name is that of no edition: the matter, and
// what to do.
func (p *Project) NoEdition(name string) (matter, hint string) {
	matter = "no edition of the letter makes it"
	if p.letter.Partial {
		matter = "no edition that could be read in " + letter.File + " makes it"
	}
	all := p.Names()
	near := diag.DidYouMean(name, distinct(all, Name.String))
	if id, _, dotted := strings.Cut(name, "."); near == "" && dotted {
		near = diag.DidYouMean(id, distinct(all, func(n Name) string { return n.Edition }))
	}
	return matter, "move it away, or delete it if its edition has another name now" + near
}
