package finish

import (
	"letterpress/pipeline/paint"
)

// tree is the numbers of what the structure tree refers to.
type tree struct {
	root     int
	elements map[*paint.Element]int
	links    []int // annotations, as Painted.Links
}

// structure writes the structure tree (14.7), the link annotations that it owns, and the
// parent tree that leads from content back to elements.
func (f *file) structure(p *paint.Painted) *tree {
	t := &tree{root: f.reserve(), elements: map[*paint.Element]int{}}
	var order []*paint.Element
	var number func(e *paint.Element)
	number = func(e *paint.Element) {
		t.elements[e] = f.reserve()
		order = append(order, e)
		for _, k := range e.Kids {
			if k.Element != nil {
				number(k.Element)
			}
		}
	}
	number(p.Root)
	for i, l := range p.Links {
		t.links = append(t.links, f.add(annotation(p, i, l)))
	}
	for _, e := range order {
		f.objects[t.elements[e]] = t.element(e, p)
	}
	parents := f.add(t.parents(p))
	var b builder
	b.s("<</Type/StructTreeRoot/K[").ref(t.elements[p.Root]).s("]/ParentTree ").ref(parents)
	f.objects[t.root] = b.s("/ParentTreeNextKey ").n(len(p.Pages) + len(p.Links)).s(">>").out
	return t
}

// annotation writes a link (12.5.6.5); flag 4 prints it, and /Contents describes it (ISO
// 14289-1, 7.18.5).
func annotation(p *paint.Painted, i int, l paint.Link) []byte {
	var b builder
	b.s("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
	b.length(l.Left).s(" ").length(l.Bottom).s(" ").length(l.Right).s(" ").length(l.Top)
	b.s("]/Contents").text(l.Words).s("/StructParent ").n(len(p.Pages) + i).s("/P ").ref(p.Pages[l.Page].Object)
	return b.s("/A<</S/URI/URI").text(URI(l.URL)).s(">>>>").out
}

// element writes one element with its kids in reading order (14.7.2).
func (t *tree) element(e *paint.Element, p *paint.Painted) []byte {
	parent := t.root
	if e.Parent != nil {
		parent = t.elements[e.Parent]
	}
	var b builder
	b.s("<</Type/StructElem/S/").s(e.Tag).s("/P ").ref(parent)
	if e.Lang != "" {
		b.s("/Lang").text(e.Lang)
	}
	if e.Tag == "L" {
		b.s("/A<</O/List/ListNumbering/None>>")
	}
	if e.Alt != "" { // with the attribute that a Figure must have (14.8.5.4.3)
		b.s("/Alt").text(e.Alt).s("/A<</O/Layout/Placement/Block/BBox[").length(e.Box.Left).s(" ").length(e.Box.Bottom)
		b.s(" ").length(e.Box.Right).s(" ").length(e.Box.Top).s("]>>")
	}
	home := homePage(e)
	if home >= 0 {
		b.s("/Pg ").ref(p.Pages[home].Object)
	}
	b.s("/K[")
	for i, k := range e.Kids {
		if i > 0 {
			b.s(" ")
		}
		t.kid(&b, k, home, p)
	}
	return b.s("]>>").out
}

func (t *tree) kid(b *builder, k paint.Kid, home int, p *paint.Painted) {
	switch {
	case k.Element != nil:
		b.ref(t.elements[k.Element])
	case k.Link > 0:
		l := p.Links[k.Link-1]
		b.s("<</Type/OBJR/Obj ").ref(t.links[k.Link-1]).s("/Pg ").ref(p.Pages[l.Page].Object).s(">>")
	case k.Page == home:
		b.n(k.MCID)
	default:
		b.s("<</Type/MCR/Pg ").ref(p.Pages[k.Page].Object).s("/MCID ").n(k.MCID).s(">>")
	}
}

// homePage gives the page of an element's first content, -1 where it has none of its own.
func homePage(e *paint.Element) int {
	for _, k := range e.Kids {
		if k.Element == nil && k.Link == 0 {
			return k.Page
		}
	}
	return -1
}

// parents writes the parent tree: for each page the elements of its marked content by MCID,
// then for each link its element (14.7.4.4).
func (t *tree) parents(p *paint.Painted) []byte {
	var b builder
	b.s("<</Nums[")
	for i, pg := range p.Pages {
		b.n(i).s("[")
		for k, e := range pg.Marked {
			if k > 0 {
				b.s(" ")
			}
			b.ref(t.elements[e])
		}
		b.s("]")
	}
	for i, l := range p.Links {
		b.n(len(p.Pages) + i).s(" ").ref(t.elements[l.Owner]).s(" ")
	}
	return b.s("]>>").out
}
