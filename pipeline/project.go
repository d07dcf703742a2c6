package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"golang.org/x/text/language"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/check"
	"letterpress/pipeline/compose"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/dump"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/page"
	"letterpress/pipeline/picture"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/style"
)

// Project is a letter and all that sets it. Many goroutines may use it at once.
type Project struct {
	letter   *letter.Letter
	set      *catalog.Set
	fonts    *font.Library
	styles   *style.Table
	tongues  *languages
	setter   *setter
	composer *compose.Composer
	memo     edition.Memo
	pictures map[string]*picture.Picture // by file
	findings []diag.Finding              // of the words, sorted
}

// Options is what a build may choose.
type Options struct {
	Draft bool       // gaps stand in the source language, and every page says so
	Date  letter.Day // that the letter bears; zero takes letter.toml's
	Stamp time.Time  // creation date of the files; zero writes none
}

// Name is an edition in one language: a PDF.
type Name struct {
	Edition string // id in letter.toml
	Tag     string // as written there; "en-CA+fr-CA" is a PDF in both
}

// Tags gives the PDF's languages.
func (n Name) Tags() []string { return letter.SplitTags(n.Tag) }

// String gives the PDF's name without ".pdf": "japan.ja".
func (n Name) String() string { return n.Edition + "." + n.Tag }

// Open reads the letter in a folder and the families of embedded, which hold for every
// letter. What an author can settle is among [Project.Findings].
func Open(folder, embedded fs.FS) (*Project, error) {
	l, found, err := letter.Read(folder)
	if err != nil {
		return nil, err
	}
	p := &Project{letter: l, composer: compose.New()}
	parts := []func() ([]diag.Finding, error){
		func() ([]diag.Finding, error) { return p.readWords(folder) },
		func() ([]diag.Finding, error) { return p.readRest(folder, embedded) },
	}
	said, errs := make([][]diag.Finding, len(parts)), make([]error, len(parts))
	inParallel(len(parts), func(i int) {
		errs[i] = fault(func() (err error) {
			said[i], err = parts[i]()
			return err
		})
	})
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	p.findings = append(append(found, slices.Concat(said...)...), p.scripts()...)
	p.findings = append(p.findings, p.calendars()...)
	diag.Sort(p.findings)
	return p, nil
}

// readWords reads the catalogs and checks them.
func (p *Project) readWords(folder fs.FS) ([]diag.Finding, error) {
	set, found, err := catalog.Read(folder, p.letter.Source.Name)
	if err != nil {
		return nil, err
	}
	p.set = set
	return append(found, check.Words(set, p.letter, &p.memo)...), nil
}

// readRest reads what else sets the letter: glossary, fonts, styles, pictures.
func (p *Project) readRest(folder, embedded fs.FS) ([]diag.Finding, error) {
	glossary, found, err := letter.ReadGlossary(folder)
	if err != nil {
		return nil, err
	}
	p.tongues = newLanguages(glossary)
	own, err := fs.Sub(folder, "fonts")
	if err != nil {
		return nil, err
	}
	library, more, err := font.Open(embedded, own)
	if err != nil {
		return nil, err
	}
	p.fonts, p.setter = library, &setter{shaper: shape.New(library)}
	styles, err := style.Load()
	if err != nil {
		return nil, err
	}
	p.styles = styles.With(p.letter.Style.Overrides)
	pictures, err := p.readPictures(folder)
	return slices.Concat(found, more, check.Style(p.letter, p.styles), pictures), err
}

// fault makes an error of a panic, which on another goroutine would end the process.
func fault(do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("a fault of the program: %v", v)
		}
	}()
	return do()
}

// Findings gives what is to be said of the letter's words, its skeleton and its fonts,
// sorted; what is to be said of pages comes with [Project.Build] and [Project.Check].
func (p *Project) Findings() []diag.Finding { return slices.Clone(p.findings) }

// Names gives every PDF of the letter, in its order.
func (p *Project) Names() []Name {
	var out []Name
	for _, e := range p.letter.Editions {
		for _, tag := range e.PDFs() {
			out = append(out, Name{e.ID, tag})
		}
	}
	return out
}

// Messages counts the messages of the source's catalog.
func (p *Project) Messages() int {
	c, ok := p.set.Catalog(p.letter.Source.Name)
	if !ok {
		return 0
	}
	return len(c.Messages())
}

// Extent counts the catalogs and the PDFs that a check limited to langs looks at.
func (p *Project) Extent(langs ...string) (catalogs, pdfs int) {
	l := limit(langs)
	for _, c := range p.set.Catalogs() {
		if l.leansOn(c.Name) {
			catalogs++
		}
	}
	return catalogs, len(l.names(p))
}

// edition gives the final words of a PDF, or nil and the findings that stand in their way.
func (p *Project) edition(n Name, o Options) (*edition.Edition, []diag.Finding) {
	if len(n.Tags()) > 1 {
		return p.joint(n, o)
	}
	e, _ := p.letter.Edition(n.Edition)
	built, found := edition.Build(p.letter, p.set, e, n.Tag, edition.Options{Draft: o.Draft, Date: o.Date,
		Written: p.written(language.Make(n.Tag)), Pictures: p.pictures, Memo: &p.memo})
	if built != nil {
		return built, nil // what is to be said of its words is said once for all editions
	}
	for i := range found {
		found[i].Edition = n.String()
	}
	return nil, found
}

// held gives the errors that hold a PDF back: those in what it uses. A draft is held back
// by the skeleton alone.
func (p *Project) held(n Name, found []diag.Finding, o Options) []diag.Finding {
	e, ok := p.letter.Edition(n.Edition)
	if !ok {
		return nil
	}
	holds := func(f diag.Finding) bool {
		return slices.ContainsFunc(n.Tags(), func(tag string) bool { return check.Holds(f, p.letter, e, language.Make(tag)) })
	}
	var out []diag.Finding
	for _, f := range found {
		if o.Draft && (f.Catalog != "" || f.Edition != "") {
			continue
		}
		if holds(f) {
			out = append(out, f)
		}
	}
	return out
}

// Pages gives the words of one PDF and the pages that they are set on, or the errors that
// hold it back.
func (p *Project) Pages(n Name, o Options) (*edition.Edition, []page.Page, []diag.Finding, error) {
	if held := p.held(n, p.findings, o); len(held) > 0 {
		return nil, nil, held, nil
	}
	e, found := p.edition(n, o)
	if e == nil {
		return nil, nil, found, nil
	}
	pages, err := p.lay(e)
	return e, pages, nil, err
}

// Dump gives the pages of one PDF as text, or the errors that hold it back.
func (p *Project) Dump(n Name, o Options) ([]byte, []diag.Finding, error) {
	e, pages, held, err := p.Pages(n, o)
	if err != nil || e == nil {
		return nil, held, err
	}
	return dump.Dump(e, pages), nil, nil
}

// Check gives every finding, of words and of pages, sorted, each once: what two editions
// share is said of the first. Langs limit it to languages and their variants, and only the
// pages in those are laid out; one that the letter does not have is an [UnknownName].
func (p *Project) Check(langs ...string) ([]diag.Finding, error) {
	l, err := p.limit(langs)
	if err != nil {
		return nil, err
	}
	names := l.names(p)
	found := make([][]diag.Finding, len(names))
	errs := make([]error, len(names))
	inParallel(len(names), func(i int) {
		if len(p.held(names[i], p.findings, Options{})) > 0 {
			return
		}
		errs[i] = fault(func() (err error) {
			found[i], err = p.checkPages(names[i])
			return err
		})
	})
	pages := slices.Concat(found...)
	all := append(p.Findings(), check.Fold(pages)...)
	all = append(all, p.fonts.Verify()...)
	all = slices.DeleteFunc(all, func(f diag.Finding) bool { return !l.concerns(f) })
	diag.Sort(all)
	return all, errors.Join(errs...)
}

func (p *Project) checkPages(n Name) ([]diag.Finding, error) {
	e, found := p.edition(n, Options{})
	if e == nil {
		return found, nil
	}
	pages, err := p.lay(e)
	if err != nil {
		return nil, err
	}
	return checked(e, pages), nil
}

func (p *Project) language(tag language.Tag) *lang.Language { return p.tongues.of(tag) }

func scriptOf(tag language.Tag) string {
	script, _ := tag.Script()
	return script.String()
}
