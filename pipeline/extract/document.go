package extract

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Document gives what the file says; see [Read].
func (f *File) Document() (doc *Document, err error) {
	defer guard(&err)
	return f.document()
}

func (f *File) document() (*Document, error) {
	catalog, err := f.catalog()
	if err != nil {
		return nil, err
	}
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	doc := &Document{Pages: len(pages)}
	if err := f.labels(doc, catalog); err != nil {
		return nil, err
	}
	t, err := f.drawn(doc, pages)
	if err != nil {
		return nil, err
	}
	if doc.Root, err = t.root(catalog); err != nil {
		return nil, err
	}
	owners, err := f.parentTree(catalog)
	if err != nil {
		return nil, fmt.Errorf("parent tree: %w", err)
	}
	for _, p := range pages {
		if err := t.checkPage(p, owners); err != nil {
			return nil, fmt.Errorf("page %d: %w", p.number, err)
		}
		links, err := t.links(p, owners)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", p.number, err)
		}
		doc.Links = append(doc.Links, links...)
	}
	if len(doc.Links) != len(t.annots) {
		return nil, errors.New("the structure tree names annotations that no page has")
	}
	return doc, nil
}

// labels reads what is said of the file as a whole.
func (f *File) labels(doc *Document, catalog dict) error {
	info, _, err := maybe[dict](f, f.trailer, "Info")
	if err != nil {
		return err
	}
	if doc.Title, _, err = f.optionalText(info, "Title"); err != nil {
		return fmt.Errorf("/Info: %w", err)
	}
	if doc.Producer, _, err = f.optionalText(info, "Producer"); err != nil {
		return fmt.Errorf("/Info: %w", err)
	}
	if doc.Lang, _, err = f.optionalText(catalog, "Lang"); err != nil {
		return fmt.Errorf("catalog: %w", err)
	}
	if doc.PDFA, doc.PDFUA, err = f.claims(catalog); err != nil {
		return fmt.Errorf("metadata: %w", err)
	}
	if doc.Outline, err = f.outline(catalog); err != nil {
		return fmt.Errorf("outline: %w", err)
	}
	return nil
}

// drawn reads all pages' content, and gives a tree that knows it.
func (f *File) drawn(doc *Document, pages []page) (*tree, error) {
	t := &tree{f: f, pages: map[int]int{}, seen: map[int]bool{}, owners: map[place]*Element{},
		annots: map[int]*Element{}, linked: map[int]bool{}}
	for _, p := range pages {
		s, err := f.show(p)
		if err != nil {
			return nil, err
		}
		if s.stray != nil {
			return nil, s.stray
		}
		t.pages[p.object] = p.number
		t.shown = append(t.shown, s)
		doc.Artifacts = append(doc.Artifacts, strings.Join(s.artifacts, "\n"))
	}
	return t, nil
}

// checkPage checks that all tagged content of a page is in the tree, and that the parent
// tree names the same owner (ISO 32000-1, 14.7.4.4).
func (t *tree) checkPage(p page, owners map[int64]object) error {
	mcids := slices.Sorted(maps.Keys(t.shown[p.number-1].tagged))
	if len(mcids) == 0 {
		return nil
	}
	key, err := need[int64](t.f, p.dict, "StructParents")
	if err != nil {
		return err
	}
	list, err := as[array](t.f, owners[key])
	if err != nil {
		return fmt.Errorf("parent tree: entry %d: %w", key, err)
	}
	for _, mcid := range mcids {
		owner := t.owners[place{p.number, mcid}]
		if owner == nil {
			return fmt.Errorf("MCID %d is not in the structure tree", mcid)
		}
		if mcid >= len(list) || !refersTo(list[mcid], owner) {
			return fmt.Errorf("the parent tree does not name object %d as the owner of MCID %d", owner.object, mcid)
		}
	}
	return nil
}

func refersTo(o object, e *Element) bool {
	r, ok := o.(ref)
	return ok && r.num == e.object
}

// parentTree reads the number tree of owners (7.9.7).
func (f *File) parentTree(catalog dict) (map[int64]object, error) {
	root, err := need[dict](f, catalog, "StructTreeRoot")
	if err != nil {
		return nil, err
	}
	out := map[int64]object{}
	return out, f.numbersBelow(root["ParentTree"], out, 0)
}

func (f *File) numbersBelow(node object, out map[int64]object, depth int) error {
	if depth > maxDepth {
		return errDepth
	}
	if err := f.budget.step(1); err != nil {
		return err
	}
	d, err := as[dict](f, node)
	if err != nil {
		return err
	}
	kids, _, err := maybe[array](f, d, "Kids")
	if err != nil {
		return err
	}
	for _, kid := range kids {
		if err := f.numbersBelow(kid, out, depth+1); err != nil {
			return err
		}
	}
	nums, _, err := maybe[array](f, d, "Nums")
	if err != nil {
		return err
	}
	if len(nums)%2 != 0 {
		return errors.New("a number without its object")
	}
	for i := 0; i < len(nums); i += 2 {
		key, err := as[int64](f, nums[i])
		if err != nil {
			return err
		}
		if _, twice := out[key]; twice {
			return fmt.Errorf("entry %d is there twice", key)
		}
		out[key] = nums[i+1]
	}
	return nil
}
