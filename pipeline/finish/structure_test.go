package finish

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/paint"
)

// someTree draws a document of elements with content on several pages, and links.
func someTree(t *rapid.T) *paint.Painted {
	p := &paint.Painted{Root: &paint.Element{Tag: "Document", Lang: "en"}, Pages: make([]paint.Page, rapid.IntRange(1, 4).Draw(t, "pages"))}
	for i := range p.Pages {
		p.Pages[i].Object = 100_000 + i
	}
	elements := []*paint.Element{p.Root}
	for range rapid.IntRange(1, 12).Draw(t, "elements") {
		parent := elements[rapid.IntRange(0, len(elements)-1).Draw(t, "parent")]
		e := &paint.Element{Tag: "P", Parent: parent}
		parent.Kids = append(parent.Kids, paint.Kid{Element: e})
		elements = append(elements, e)
	}
	for range rapid.IntRange(0, 20).Draw(t, "pieces") {
		e := elements[rapid.IntRange(1, len(elements)-1).Draw(t, "owner")]
		at := rapid.IntRange(0, len(p.Pages)-1).Draw(t, "page")
		e.Kids = append(e.Kids, paint.Kid{Page: at, MCID: len(p.Pages[at].Marked)})
		p.Pages[at].Marked = append(p.Pages[at].Marked, e)
		if rapid.Bool().Draw(t, "link") {
			p.Links = append(p.Links, paint.Link{Page: at, URL: "https://example.org", Words: "w", Owner: e})
			e.Kids = append(e.Kids, paint.Kid{Link: len(p.Links)})
		}
	}
	return p
}

var (
	pageEntry = regexp.MustCompile(`(\d+)\[([^\]]*)\]`)
	linkEntry = regexp.MustCompile(`(\d+) (\d+) 0 R `)
	refs      = regexp.MustCompile(`(\d+) 0 R`)
)

// TestTheParentTreeLeadsBack holds that each piece of content and each annotation leads to the
// element that has it among its kids, and that each element names its parent.
func TestTheParentTreeLeadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := someTree(t)
		f := &file{objects: make([][]byte, 1)}
		tree := f.structure(p)
		written := string(tree.parents(p))
		pages := pageEntry.FindAllStringSubmatch(written, -1)
		if len(pages) != len(p.Pages) {
			t.Fatalf("%s has %d pages, want %d", written, len(pages), len(p.Pages))
		}
		for i, pg := range p.Pages {
			owners := refs.FindAllStringSubmatch(pages[i][2], -1)
			if pages[i][1] != fmt.Sprint(i) || len(owners) != len(pg.Marked) {
				t.Fatalf("page %d: %s, want %d owners", i, pages[i][0], len(pg.Marked))
			}
			for id, owner := range owners {
				kid := fmt.Sprintf("<</Type/MCR/Pg %d 0 R/MCID %d>>", pg.Object, id)
				if body := object(f, owner[1]); !owns(body, kid, pg.Object, id) {
					t.Fatalf("page %d, MCID %d leads to %s", i, id, body)
				}
			}
		}
		pairs := strings.TrimSuffix(written, "]>>")
		rest := pairs[strings.LastIndex(pairs, "]")+1:]
		links := linkEntry.FindAllStringSubmatch(rest, -1)
		if len(links) != len(p.Links) {
			t.Fatalf("%s has %d links, want %d", written, len(links), len(p.Links))
		}
		for i, l := range links {
			annotation := fmt.Sprint(tree.links[i])
			if l[1] != fmt.Sprint(len(p.Pages)+i) || !strings.Contains(object(f, annotation), "/StructParent "+l[1]+"/") {
				t.Fatalf("link %d: key %s, annotation %s", i, l[1], object(f, annotation))
			}
			if body := object(f, l[2]); !strings.Contains(body, "/OBJR/Obj "+annotation+" 0 R") {
				t.Fatalf("link %d leads to %s", i, body)
			}
		}
		for e, n := range tree.elements {
			parent := tree.root
			if e.Parent != nil {
				parent = tree.elements[e.Parent]
			}
			if body := object(f, fmt.Sprint(n)); !strings.Contains(body, fmt.Sprintf("/P %d 0 R", parent)) {
				t.Fatalf("%s does not name its parent %d", body, parent)
			}
		}
	})
}

func object(f *file, number string) string {
	var n int
	if _, err := fmt.Sscan(number, &n); err != nil || n >= len(f.objects) {
		return "no object " + number
	}
	return string(f.objects[n])
}

// owns reports that an element has a piece of content: as a reference, or as a bare number
// where the page is its own.
func owns(element, reference string, page, id int) bool {
	if strings.Contains(element, reference) {
		return true
	}
	_, kids, _ := strings.Cut(element, "/K[")
	kids = regexp.MustCompile(`<<[^>]*>>|\d+ 0 R`).ReplaceAllString(strings.TrimSuffix(kids, "]>>"), "")
	for _, k := range strings.Fields(kids) {
		if k == fmt.Sprint(id) {
			return strings.Contains(element, fmt.Sprintf("/Pg %d 0 R/K[", page))
		}
	}
	return false
}
