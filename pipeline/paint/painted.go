// Package paint draws composed lines through gopdf and records what gopdf cannot write: where
// each piece of marked content begins and ends, the structure tree, links and the outline.
package paint

import (
	"letterpress/pipeline/compose"
	"letterpress/pipeline/picture"
	"letterpress/pipeline/unit"
)

// Painted is gopdf's file and what the finishing pass needs to complete it.
type Painted struct {
	PDF     []byte // uncompressed, classic cross-reference table
	Fonts   []Font
	Pages   []Page
	Marks   []string // marker n of the content streams, counted from 1, stands for Marks[n-1], a content operator
	Root    *Element // the Document element
	Links   []Link
	Outline []Heading
	Images  []*picture.Picture // image n, counted from 0, is /Im<n> in content
}

// Font says where a composed font's objects are: ToUnicode, FontFile2, FontDescriptor,
// CIDFont and Type0 follow each other from First.
type Font struct {
	First int
	*compose.Font
}

// Page says where a page's objects are.
type Page struct {
	Object, Content int
	Height          unit.Length
	Marked          []*Element // by MCID: the element that the content belongs to
}

// Element is a structure element (ISO 32000-1, 14.7.2).
type Element struct {
	Tag    string // standard structure type
	Lang   string // BCP 47; empty where it is the parent's
	Parent *Element
	Kids   []Kid

	// Alt and Box are a Figure's: its alternative text (14.9.3), and where it stands on its
	// page. Alt is empty elsewhere.
	Alt string
	Box Box
}

// Box is a rectangle on a page, from its bottom left.
type Box struct{ Left, Bottom, Right, Top unit.Length }

// Kid is one kid of an element: exactly one of its fields says which.
type Kid struct {
	Element *Element // an element below
	Page    int      // else, with MCID: marked content of this page
	MCID    int
	Link    int // else, counted from 1: Painted.Links[Link-1]
}

// Link is a rectangle on a page that leads to an address. A link over several lines has one
// for each, all of one element.
type Link struct {
	Page                     int
	Left, Bottom, Right, Top unit.Length // from the page's bottom left
	URL                      string
	Words                    string // of the whole link, for /Contents
	Owner                    *Element
}

// Heading is an entry of the outline.
type Heading struct {
	Title string
	Level int // 1 for the title
	Page  int
	Top   unit.Length // above its first line, from the page's bottom
}

// add appends an element below e.
func (e *Element) add(tag, lang string) *Element {
	kid := &Element{Tag: tag, Parent: e}
	if lang != e.lang() {
		kid.Lang = lang
	}
	e.Kids = append(e.Kids, Kid{Element: kid})
	return kid
}

// lang gives the language that holds in e.
func (e *Element) lang() string {
	for ; e != nil; e = e.Parent {
		if e.Lang != "" {
			return e.Lang
		}
	}
	return ""
}
