package check

import (
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/page"
)

// Pages checks the pages of one edition.
func Pages(e *edition.Edition, pages []page.Page) []diag.Finding {
	p := &pageCheck{edition: e, said: map[said]bool{}, inks: inks{}}
	for n := range pages {
		for i := range pages[n].Lines {
			l := &pages[n].Lines[i]
			p.missingGlyphs(l)
			p.overfull(l, pages[n].Width, n+1, i+1)
			p.parted(l, n+1, i+1)
			if i > 0 {
				p.touching(&pages[n].Lines[i-1], l, n+1, i+1)
			}
		}
		for i := range pages[n].Furniture {
			p.missingGlyphs(&pages[n].Furniture[i])
			p.crowded(&pages[n].Furniture[i])
		}
	}
	diag.Sort(p.found)
	return p.found
}

// pageCheck gathers what is found on an edition's pages.
type pageCheck struct {
	edition *edition.Edition
	said    map[said]bool
	inks    inks
	found   []diag.Finding
}

// said is what is said once of a text, however often it is on the pages.
type said struct {
	text diag.Position // where it begins
	what string
}

// first reports whether something is said of a text for the first time.
func (p *pageCheck) first(t *edition.Text, what string) bool {
	key := said{t.Place(0), what}
	was := p.said[key]
	p.said[key] = true
	return !was
}

// add makes a finding at a rune of a line's text.
func (p *pageCheck) add(code string, level diag.Level, t *edition.Text, at int, problem, hint string) {
	p.found = append(p.found, diag.Finding{Code: code, Level: level, Pos: t.Place(at), Catalog: t.Catalog, Message: t.Message,
		Edition: p.edition.Name(), Problem: problem, Hint: hint})
}

// Fold makes one finding of those that differ in nothing but their edition; it bears the
// first's name.
func Fold(found []diag.Finding) []diag.Finding {
	var out []diag.Finding
	seen := map[diag.Finding]bool{}
	for _, f := range found {
		key := f
		key.Edition = ""
		if !seen[key] {
			seen[key] = true
			out = append(out, f)
		}
	}
	return out
}
