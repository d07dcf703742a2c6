package extract

import (
	"errors"
	"fmt"
)

// links reads the annotations of a page (ISO 32000-1, 12.5): links, each owned by an
// element that the parent tree names too (14.7.4.4).
func (t *tree) links(p page, owners map[int64]object) ([]Link, error) {
	annots, _, err := maybe[array](t.f, p.dict, "Annots")
	if err != nil {
		return nil, err
	}
	var out []Link
	for _, o := range annots {
		r, ok := o.(ref)
		if !ok {
			return nil, fmt.Errorf("/Annots: %s where a reference should be", kind(o))
		}
		if t.linked[r.num] {
			return nil, fmt.Errorf("annotation %d: on the pages twice", r.num)
		}
		t.linked[r.num] = true
		link, err := t.link(r, owners)
		if err != nil {
			return nil, fmt.Errorf("annotation %d: %w", r.num, err)
		}
		link.Page = p.number
		out = append(out, link)
	}
	return out, nil
}

func (t *tree) link(r ref, owners map[int64]object) (Link, error) {
	d, err := as[dict](t.f, r)
	if err != nil {
		return Link{}, err
	}
	if d["Subtype"] != name("Link") {
		return Link{}, errors.New("not a link: not read here")
	}
	owner := t.annots[r.num]
	if owner == nil {
		return Link{}, errors.New("no element owns it")
	}
	key, err := need[int64](t.f, d, "StructParent")
	if err != nil {
		return Link{}, err
	}
	if !refersTo(owners[key], owner) {
		return Link{}, fmt.Errorf("the parent tree does not name object %d as its owner", owner.object)
	}
	link := Link{Text: owner.Text()}
	if err := t.f.budget.take(len(link.Text)); err != nil {
		return Link{}, err
	}
	if link.Contents, _, err = t.f.optionalText(d, "Contents"); err != nil {
		return Link{}, err
	}
	link.URI, err = t.f.target(d)
	return link, err
}

// target gives the URI of a link's action (12.6.4.7), nothing for other actions.
func (f *File) target(d dict) (string, error) {
	action, _, err := maybe[dict](f, d, "A")
	if err != nil || action["S"] != name("URI") {
		return "", err
	}
	uri, err := need[bytestring](f, action, "URI")
	return string(uri), err
}
