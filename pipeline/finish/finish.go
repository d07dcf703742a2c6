// Package finish completes what gopdf draws: exact fonts, a structure tree, links, an
// outline, metadata and an output intent, so that one file is PDF/UA-1 (ISO 14289-1) and
// PDF/A-2a (ISO 19005-2). Clauses cited are of ISO 32000-1 (PDF 1.7) unless said otherwise.
package finish

import (
	"fmt"
	"time"

	"letterpress/pipeline/paint"
)

// Meta is what a file says of itself.
type Meta struct {
	Title string    // never empty
	Lang  string    // BCP 47 tag of the document
	Parts []Part    // of a file in several languages, one each; else nil
	Date  time.Time // of creation and change; the zero time writes none
}

// Part is one language of a file in several.
type Part struct{ Title, Lang string }

// Producer is the program's name in the file.
const Producer = "Letterpress"

// Finish gives the finished file. The same input gives the same bytes. It fails where
// gopdf's file is not as it always is, or the document has some 65,000 elements.
func Finish(p *paint.Painted, meta Meta) (pdf []byte, err error) {
	defer func() {
		if v := recover(); v != nil {
			pdf, err = nil, fmt.Errorf("finishing pass: %v", v)
		}
	}()
	drawn, err := readObjects(p.PDF)
	if err != nil {
		return nil, err
	}
	f := &file{objects: drawn}
	for i := range p.Fonts {
		if err := f.font(&p.Fonts[i]); err != nil {
			return nil, err
		}
	}
	if err := f.images(p); err != nil {
		return nil, err
	}
	tree := f.structure(p)
	if err := f.pages(p, tree); err != nil {
		return nil, err
	}
	f.outline(p)
	f.catalog(p, meta, tree.root)
	return f.write(f.info(meta))
}

// Objects that gopdf always numbers so.
const (
	catalogObject  = 1
	pagesObject    = 2
	outlinesObject = 3
)

// file is a document under way.
type file struct {
	objects [][]byte // bodies by number; 0 is the free list's head
}

// add appends an object and gives its number.
func (f *file) add(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects) - 1
}

// reserve gives a number whose object comes later.
func (f *file) reserve() int { return f.add(nil) }

// pages swaps the markers of each page's content for marked-content operators and adds what
// a tagged page needs.
func (f *file) pages(p *paint.Painted, t *tree) error {
	annotations := make([][]int, len(p.Pages))
	for i, l := range p.Links {
		annotations[l.Page] = append(annotations[l.Page], t.links[i])
	}
	for i, pg := range p.Pages {
		content, err := streamOf(f.objects[pg.Content])
		if err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		marked, err := swapMarkers(content, p.Marks)
		if err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		f.objects[pg.Content] = stream("", marked)
		body, err := dictionary(f.objects[pg.Object])
		if err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		b := builder{body}
		b.s("/StructParents ").n(i).s("/Tabs/S")
		if len(annotations[i]) > 0 {
			b.s("/Annots[").refs(annotations[i]).s("]")
		}
		f.objects[pg.Object] = b.s(">>").out
	}
	body, err := dictionary(f.objects[pagesObject])
	if err != nil {
		return err
	}
	f.objects[pagesObject] = append(body, ">>"...)
	return nil
}

// outline writes the headings as a tree of at most two levels (12.3.3).
func (f *file) outline(p *paint.Painted) {
	if len(p.Outline) == 0 {
		f.objects[outlinesObject] = []byte("null")
		return
	}
	entries := outlineTree(p.Outline)
	numbers := make([]int, len(entries))
	for i := range entries {
		numbers[i] = f.reserve()
	}
	at := func(i int) int {
		if i < 0 {
			return outlinesObject
		}
		return numbers[i]
	}
	for i, e := range entries {
		var b builder
		b.s("<</Title").text(e.Title).s("/Parent ").ref(at(e.parent))
		b.s("/Dest[").ref(p.Pages[e.Page].Object).s("/XYZ null ").length(e.Top).s(" null]")
		b.siblings("/Prev ", e.previous, at).siblings("/Next ", e.next, at)
		if e.first >= 0 {
			b.s("/First ").ref(at(e.first)).s("/Last ").ref(at(e.last)).s("/Count ").n(e.count)
		}
		f.objects[numbers[i]] = b.s(">>").out
	}
	first, last := topLevel(entries)
	var b builder
	b.s("<</Type/Outlines/Count ").n(len(entries)).s("/First ").ref(at(first)).s("/Last ").ref(at(last)).s(">>")
	f.objects[outlinesObject] = b.out
}

// siblings writes a link to a neighbour, where there is one.
func (b *builder) siblings(key string, i int, at func(int) int) *builder {
	if i >= 0 {
		b.s(key).ref(at(i))
	}
	return b
}
