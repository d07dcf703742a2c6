package letter

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/tomlfile"
)

// Kinds are the kinds of terms.
var Kinds = []string{"person", "party", "institution", "law", "term"}

var kindsAre = "the kinds are " + strings.Join(Kinds, ", ")

var wordsKeys = []string{"use", "never", "source"}

// glossaryReader reads glossary.toml.
type glossaryReader struct {
	source
	glossary *Glossary
	lost     bool // the table before could not be read as a term
}

// ReadGlossary reads the glossary from fsys, which is the letter's folder. A letter without
// one has an empty glossary. The glossary is never nil without an error.
func ReadGlossary(fsys fs.FS) (*Glossary, []diag.Finding, error) {
	g := &Glossary{}
	f, findings, err := tomlfile.Read(fsys, GlossaryFile)
	if errors.Is(err, fs.ErrNotExist) {
		return g, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", GlossaryFile, err)
	}
	if f == nil {
		return g, findings, nil
	}
	r := &glossaryReader{source: source{File: f, findings: findings}, glossary: g}
	tables, broken := f.Tables()
	r.findings = append(r.findings, broken...)
	r.pairs(tables[0].Pairs, "glossary.toml above its first [[term]]", []string{}, func(string, tomlfile.Pair) {})
	for _, t := range tables[1:] {
		r.table(t)
	}
	return g, r.findings, nil
}

func (r *glossaryReader) table(t tomlfile.Table) {
	at := r.Position(t.From)
	r.lost = r.lost || t.Name[0].Name != "term" || len(t.Name) == 1
	switch {
	case t.Name[0].Name == "term" && len(t.Name) == 1 && t.List:
		r.term(t, at)
	case t.Name[0].Name == "term" && len(t.Name) == 2 && !t.List:
		r.words(t, at)
	case t.Name[0].Name == "term" && len(t.Name) == 1 && !t.Broken:
		r.complain(codeKey, at, "write [[term]]", "[term] stands in the wrong brackets")
	case !t.Broken:
		r.complain(codeKey, at, "the tables are [[term]] and, below it, [term.TAG]"+diag.DidYouMean(t.Name[0].Name, []string{"term"}),
			"glossary.toml has no table %q", t.Name[0].Name)
	}
}

// term reads a term. Its keys beside id and kind are the source language's tag, with the
// forms that the source has for it.
func (r *glossaryReader) term(t tomlfile.Table, at diag.Position) {
	x := Term{Pos: at}
	r.pairs(t.Pairs, "[[term]]", nil, func(key string, p tomlfile.Pair) {
		switch key {
		case "id":
			id, _ := r.id(p, p.Value)
			x.ID, x.Pos = id.ID, id.Pos
		case "kind":
			x.Kind = r.choice(p, Kinds, "kind of term", kindsAre)
		default:
			if near := diag.DidYouMean(key, []string{"id", "kind"}); near != "" && p.Value.Kind == tomlfile.String {
				r.complain(codeKey, r.Position(p.From()), "a term has id, kind and the source language's tag"+near, "[[term]] has no key %q", key)
			} else if tag, ok := r.soundTag(key, r.Position(p.From())); ok {
				x.Words = append(x.Words, Words{Tag: tag, Use: r.forms(p), Pos: tag.Pos})
			}
		}
	})
	r.lost = t.Broken || x.ID == ""
	if t.Broken {
		return
	}
	if x.ID == "" {
		r.complain(codeGap, at, `write id = "…"`, "a term without id")
		return
	}
	if slices.ContainsFunc(r.glossary.Terms, func(other Term) bool { return other.ID == x.ID }) {
		r.complain(codeTwice, x.Pos, "one term, one id", "two terms are %q", x.ID)
	}
	if !hasKey(t, "kind") {
		r.complain(codeGap, at, kindsAre, "the term %q has no kind", x.ID)
	}
	r.glossary.Terms = append(r.glossary.Terms, x)
}

// forms reads a list of forms.
func (r *glossaryReader) forms(p tomlfile.Pair) []string {
	var forms []string
	r.list(p, func(v tomlfile.Value) {
		form, ok := r.text(p, v, false)
		switch {
		case ok && slices.Contains(forms, form):
			r.complain(codeTwice, r.Position(v.From), "delete one of them", "%q stands twice in %s", form, p.Key[0].Name)
		case ok:
			forms = append(forms, form)
		}
	})
	return forms
}

// words reads how one language writes the term above.
func (r *glossaryReader) words(t tomlfile.Table, at diag.Position) {
	tag, ok := r.soundTag(t.Name[1].Name, r.At(t.Name[1]))
	w := Words{Tag: tag, Pos: at}
	r.pairs(t.Pairs, "[term."+t.Name[1].Name+"]", wordsKeys, func(key string, p tomlfile.Pair) {
		switch key {
		case "use":
			w.Use = r.forms(p)
		case "never":
			w.Never = r.forms(p)
		case "source":
			w.Source, _ = r.text(p, p.Value, false)
		}
	})
	n := len(r.glossary.Terms)
	switch {
	case !ok || r.lost:
	case n == 0:
		r.complain(codeKey, at, "write [[term]] above it", "[term.%s] belongs to no term", tag.Name)
	default:
		x := &r.glossary.Terms[n-1]
		if slices.ContainsFunc(x.Words, func(other Words) bool { return other.Tag.Name == tag.Name }) {
			r.complain(codeTwice, at, "put their lines together", "[term.%s] stands twice for %q", tag.Name, x.ID)
			return
		}
		x.Words = append(x.Words, w)
	}
}
