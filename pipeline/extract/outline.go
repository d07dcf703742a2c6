package extract

import "fmt"

// outline gives the titles of the bookmarks (ISO 32000-1, 12.3.3).
func (f *File) outline(catalog dict) ([]string, error) {
	root, ok, err := maybe[dict](f, catalog, "Outlines")
	if err != nil || !ok {
		return nil, err
	}
	w := &outlineWalk{f: f, seen: map[int]bool{}}
	err = w.chain(root["First"], 0)
	return w.titles, err
}

type outlineWalk struct {
	f      *File
	seen   map[int]bool
	titles []string
}

// chain goes from an item to its next ones, each with what is below it.
func (w *outlineWalk) chain(o object, depth int) error {
	for o != nil {
		if depth > maxDepth {
			return errDepth
		}
		r, ok := o.(ref)
		if !ok {
			return fmt.Errorf("%s where a reference should be", kind(o))
		}
		if w.seen[r.num] {
			return fmt.Errorf("object %d is in it twice", r.num)
		}
		w.seen[r.num] = true
		d, err := as[dict](w.f, r)
		if err != nil {
			return err
		}
		title, err := w.f.textString(d["Title"])
		if err != nil {
			return fmt.Errorf("object %d: /Title: %w", r.num, err)
		}
		w.titles = append(w.titles, title)
		if err := w.chain(d["First"], depth+1); err != nil {
			return err
		}
		o = d["Next"]
	}
	return nil
}
