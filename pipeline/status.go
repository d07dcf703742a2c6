package pipeline

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/check"
	"letterpress/pipeline/diag"
)

// Status is how far a language is. Each message that is asked of its catalog is done, stale,
// missing or wrong.
type Status struct {
	Tag      string // as the catalog is named
	Language string // in English: "Canadian French"
	Required bool   // its gaps are errors
	Messages int    // that the catalog is asked for; of a variant, those that it holds
	Done     int
	Stale    int // the source changed since
	Missing  int // or without words
	Wrong    int // with another error
	Words    int // of the source, in what is not done
	PDFs     int // whose words, or those of one of whose languages, the catalog is the first to be asked for
	Ready    int // of those, that nothing holds back
}

// Percent gives the part of the messages that are done, rounded down, so that 100 is all.
func (s Status) Percent() int { return percent(s.Done, s.Messages) }

// Percent gives the part of all languages' messages that are done, rounded down.
func Percent(all []Status) int {
	done, messages := 0, 0
	for _, s := range all {
		done, messages = done+s.Done, messages+s.Messages
	}
	return percent(done, messages)
}

func percent(done, of int) int {
	if of == 0 {
		return 100
	}
	return done * 100 / of
}

// Status gives how far each language is: the letter's in their order, then the variants.
// A language without a catalog has everything missing.
func (p *Project) Status() ([]Status, error) {
	found, err := p.Check()
	if err != nil {
		return nil, err
	}
	var out []Status
	for _, tag := range p.catalogs() {
		s := Status{Tag: tag, Language: check.LanguageName(language.Make(tag)), Required: p.letter.Required(language.Make(tag))}
		p.count(&s, found)
		for _, n := range p.Names() {
			if !slices.Contains(p.nearest(n), tag) {
				continue
			}
			s.PDFs++
			if e, _ := p.edition(n, Options{}); e != nil && len(p.held(n, found, Options{})) == 0 {
				s.Ready++
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// catalogs names the letter's languages and, behind them, the catalogs that it does not name.
func (p *Project) catalogs() []string {
	var out []string
	for _, t := range p.letter.Languages {
		out = append(out, t.Name)
	}
	for _, c := range p.set.Catalogs() {
		if !slices.Contains(out, c.Name) {
			out = append(out, c.Name)
		}
	}
	return out
}

// nearest names the catalog that a PDF's words are first looked for in, for each of its
// languages.
func (p *Project) nearest(n Name) []string {
	names := p.catalogs()
	out := n.Tags()
	for i, own := range out {
		tag := language.Make(own)
		for tag != language.Und && !slices.Contains(names, tag.String()) {
			tag = tag.Parent()
		}
		if tag != language.Und {
			out[i] = tag.String()
		}
	}
	return out
}

// count counts a catalog's messages.
func (p *Project) count(s *Status, found []diag.Finding) {
	amiss := map[string]string{} // message → the code of an error or gap
	for _, f := range found {
		if f.Catalog == s.Tag && (f.Level == diag.Error || f.Code == "stale") && amiss[f.Message] != "stale" {
			amiss[f.Message] = f.Code
		}
	}
	for _, id := range p.asked(s.Tag) {
		s.Messages++
		own, has := p.message(s.Tag, id)
		switch code := amiss[id]; {
		case has && own.IsBlank() || !has && (code == "" || code == "missing"):
			s.Missing++
		case code == "stale":
			s.Stale++
		case code != "":
			s.Wrong++
		default:
			s.Done++
			continue
		}
		if source, ok := p.message(p.letter.Source.Name, id); ok {
			s.Words += len(strings.Fields(source.Other))
		}
	}
}

// message finds a message in one catalog alone.
func (p *Project) message(name, id string) (*catalog.Message, bool) {
	c, ok := p.set.Catalog(name)
	if !ok {
		return nil, false
	}
	return c.Message(id)
}

// asked names the messages that a catalog is asked for, each once, whether the source can be
// read or not: of a variant's, those that it holds.
func (p *Project) asked(name string) []string {
	c, has := p.set.Catalog(name)
	base, hasBase := p.set.Base(language.Make(name))
	variant := has && hasBase && base.Name != name
	var ids []string
	for _, ref := range p.letter.Asked(name) {
		if variant {
			_, own := c.Message(ref.ID)
			if _, unsound := c.Unsound(ref.ID); !own && !unsound {
				continue
			}
		}
		if !slices.Contains(ids, ref.ID) {
			ids = append(ids, ref.ID)
		}
	}
	return ids
}
