package extract

import "fmt"

// page is one leaf of the page tree.
type page struct {
	number    int // counted from 1
	object    int // object number
	dict      dict
	resources dict // its own or inherited
}

// pages gives the leaves of the page tree in order (ISO 32000-1, 7.7.3).
func (f *File) pages() ([]page, error) {
	catalog, err := f.catalog()
	if err != nil {
		return nil, err
	}
	t := &pageTree{f: f, seen: map[int]bool{}}
	if err := t.node(catalog["Pages"], dict{}, 0); err != nil {
		return nil, fmt.Errorf("page tree: %w", err)
	}
	return t.pages, nil
}

type pageTree struct {
	f     *File
	seen  map[int]bool
	pages []page
}

func (t *pageTree) node(o object, resources dict, depth int) error {
	r, ok := o.(ref)
	switch {
	case !ok:
		return fmt.Errorf("%s where a reference should be", kind(o))
	case t.seen[r.num]:
		return fmt.Errorf("object %d is in it twice", r.num)
	case depth > maxDepth:
		return errDepth
	}
	t.seen[r.num] = true
	d, err := as[dict](t.f, r)
	if err != nil {
		return err
	}
	own, given, err := maybe[dict](t.f, d, "Resources")
	if err != nil {
		return fmt.Errorf("object %d: %w", r.num, err)
	}
	if given {
		resources = own
	}
	switch d["Type"] {
	case name("Page"):
		t.pages = append(t.pages, page{number: len(t.pages) + 1, object: r.num, dict: d, resources: resources})
		return nil
	case name("Pages"):
		return t.branch(r.num, d, resources, depth)
	}
	return fmt.Errorf("object %d is neither a page nor pages", r.num)
}

func (t *pageTree) branch(num int, d, resources dict, depth int) error {
	kids, err := need[array](t.f, d, "Kids")
	if err != nil {
		return fmt.Errorf("object %d: %w", num, err)
	}
	before := len(t.pages)
	for _, kid := range kids {
		if err := t.node(kid, resources, depth+1); err != nil {
			return err
		}
	}
	count, err := need[int64](t.f, d, "Count")
	if err != nil {
		return fmt.Errorf("object %d: %w", num, err)
	}
	if count != int64(len(t.pages)-before) {
		return fmt.Errorf("object %d: /Count says %d of %d pages", num, count, len(t.pages)-before)
	}
	return nil
}

// contents gives a page's content, several streams joined by a line end (7.8.2).
func (f *File) contents(p page) ([]byte, error) {
	parts, err := f.list(p.dict["Contents"])
	if err != nil {
		return nil, err
	}
	var out []byte
	for _, part := range parts {
		if err := f.budget.step(1); err != nil {
			return nil, err
		}
		s, err := as[*stream](f, part)
		if err != nil {
			return nil, fmt.Errorf("/Contents: %w", err)
		}
		data, err := f.decode(s)
		if err == nil {
			err = f.budget.take(len(data) + 1)
		}
		if err != nil {
			return nil, fmt.Errorf("/Contents: object %d: %w", s.num, err)
		}
		out = append(append(out, data...), '\n')
	}
	return out, nil
}
