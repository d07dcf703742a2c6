package extract

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// standard are the structure types of ISO 32000-1, 14.8.4.
var standard = strings.Fields("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private" +
	" P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot" +
	" Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form")

// place is a marked-content sequence.
type place struct{ page, mcid int }

// tree reads the structure tree (14.7.2) and remembers what it has used.
type tree struct {
	f      *File
	pages  map[int]int // object number of a page → its number
	shown  []*shown    // by page number less 1
	roles  dict
	seen   map[int]bool       // elements
	owners map[place]*Element // of marked content
	annots map[int]*Element   // of annotations, by object number
	linked map[int]bool       // annotations that a page has
}

// root reads from the catalog to the Document element.
func (t *tree) root(catalog dict) (*Element, error) {
	lang, _, err := t.f.optionalText(catalog, "Lang")
	if err != nil {
		return nil, err
	}
	marked, _, err := maybe[dict](t.f, catalog, "MarkInfo")
	if err != nil {
		return nil, err
	}
	if marked["Marked"] != true || catalog["StructTreeRoot"] == nil {
		return nil, errors.New("the file is not tagged")
	}
	at, ok := catalog["StructTreeRoot"].(ref)
	if !ok {
		return nil, errors.New("/StructTreeRoot is not a reference")
	}
	d, err := as[dict](t.f, at)
	if err != nil {
		return nil, err
	}
	if t.roles, _, err = maybe[dict](t.f, d, "RoleMap"); err != nil {
		return nil, err
	}
	kids, err := t.f.list(d["K"])
	if err != nil {
		return nil, err
	}
	if len(kids) != 1 {
		return nil, fmt.Errorf("the structure tree has %d roots", len(kids))
	}
	r, ok := kids[0].(ref)
	if !ok {
		return nil, fmt.Errorf("the structure tree holds %s", kind(kids[0]))
	}
	e, err := t.element(r, at, lang, 0)
	if err == nil && e.Tag != "Document" {
		err = fmt.Errorf("object %d: the first element is %s, not Document", r.num, e.Tag)
	}
	return e, err
}

// element reads one structure element and what is below it.
func (t *tree) element(r, parent ref, lang string, depth int) (*Element, error) {
	if t.seen[r.num] {
		return nil, fmt.Errorf("object %d: twice in the structure tree", r.num)
	}
	if depth > maxDepth {
		return nil, errDepth
	}
	t.seen[r.num] = true
	d, err := as[dict](t.f, r)
	if err != nil {
		return nil, err
	}
	e := &Element{object: r.num, Lang: lang}
	if err := t.attributes(e, d); err != nil {
		return nil, fmt.Errorf("object %d: %w", r.num, err)
	}
	if d["P"] != parent {
		return nil, fmt.Errorf("object %d: its /P is not object %d, which holds it", r.num, parent.num)
	}
	kids, err := t.f.list(d["K"])
	if err != nil {
		return nil, fmt.Errorf("object %d: /K: %w", r.num, err)
	}
	for _, kid := range kids {
		if err := t.kid(e, r, d["Pg"], kid, depth); err != nil {
			return nil, err
		}
	}
	return e, nil
}

func (t *tree) attributes(e *Element, d dict) error {
	if o := d["Type"]; o != nil && o != name("StructElem") {
		return errors.New("not a structure element")
	}
	tag, err := need[name](t.f, d, "S")
	if err != nil {
		return err
	}
	if e.Tag, err = t.role(tag); err != nil {
		return err
	}
	lang, own, err := t.f.optionalText(d, "Lang")
	if err != nil {
		return err
	}
	if own && lang != "" {
		e.Lang = lang
	}
	if e.Alt, _, err = t.f.optionalText(d, "Alt"); err != nil {
		return err
	}
	if e.Box, err = t.f.boxOf(d); err != nil {
		return err
	}
	e.ActualText, e.replace, err = t.f.optionalText(d, "ActualText")
	return err
}

// role follows the role map to a standard type.
func (t *tree) role(tag name) (string, error) {
	for at := range maxDepth {
		mapped, ok := t.roles[tag].(name)
		if slices.Contains(standard, string(tag)) && (at > 0 || !ok) {
			return string(tag), nil
		}
		if !ok {
			break
		}
		tag = mapped
	}
	return "", fmt.Errorf("structure type /%s is not standard, nor mapped to one", tag)
}

// kid takes one entry of /K: an MCID, an element, a marked-content or an object reference.
func (t *tree) kid(e *Element, self ref, pg, kid object, depth int) error {
	if err := t.f.budget.step(1); err != nil {
		return err
	}
	o, err := t.f.get(kid)
	if err != nil {
		return err
	}
	if mcid, ok := o.(int64); ok {
		return t.content(e, pg, mcid)
	}
	d, ok := o.(dict)
	if !ok {
		return fmt.Errorf("object %d: %s in /K", e.object, kind(o))
	}
	if d["Pg"] != nil {
		pg = d["Pg"]
	}
	switch d["Type"] {
	case name("MCR"):
		mcid, err := need[int64](t.f, d, "MCID")
		if err == nil && d["Stm"] != nil {
			err = errors.New("content of a form: not read here")
		}
		if err != nil {
			return fmt.Errorf("object %d: %w", e.object, err)
		}
		return t.content(e, pg, mcid)
	case name("OBJR"):
		return t.annotation(e, d["Obj"])
	}
	r, ok := kid.(ref)
	if !ok {
		return fmt.Errorf("object %d: an element that is not an object of its own", e.object)
	}
	below, err := t.element(r, self, e.Lang, depth+1)
	if err != nil {
		return err
	}
	e.Kids = append(e.Kids, below)
	e.Content = append(e.Content, Piece{Element: below})
	return nil
}

// content takes the text of a marked-content sequence.
func (t *tree) content(e *Element, pg object, mcid int64) error {
	r, _ := pg.(ref)
	number, ok := t.pages[r.num]
	if !ok {
		return fmt.Errorf("object %d: MCID %d is on no page", e.object, mcid)
	}
	text, ok := t.shown[number-1].tagged[int(mcid)]
	if !ok {
		return fmt.Errorf("object %d: page %d has no MCID %d", e.object, number, mcid)
	}
	at := place{number, int(mcid)}
	if t.owners[at] != nil {
		return fmt.Errorf("object %d: MCID %d of page %d is named twice", e.object, mcid, number)
	}
	t.owners[at] = e
	e.Content = append(e.Content, Piece{Text: text, Images: t.shown[number-1].images[int(mcid)], Page: number})
	return nil
}

// annotation notes which element owns an annotation.
func (t *tree) annotation(e *Element, o object) error {
	r, ok := o.(ref)
	if !ok {
		return fmt.Errorf("object %d: /Obj is %s", e.object, kind(o))
	}
	if t.annots[r.num] != nil {
		return fmt.Errorf("object %d: annotation %d is named twice", e.object, r.num)
	}
	t.annots[r.num] = e
	return nil
}
