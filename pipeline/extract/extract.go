// Package extract reads a finished PDF file and says what it says: title, language,
// structure tree, the text of each element, artifacts, links and outline.
//
// It shares no code with the writer, so that a mistake of the writer is not read back as
// if it were right. It reads PDF 1.7 (ISO 32000-1) as `finish` writes it: classic and
// stream cross-references, object streams, FlateDecode, opaque pictures, composite fonts in Identity-H with
// a ToUnicode CMap, one structure tree under Document. Whatever else a PDF may hold is an
// error that names the object or the page, never text that goes missing. Damaged and
// hostile files are errors too, found within the limits of limits.go.
package extract

import (
	"fmt"
	"strings"
)

// Document is what a finished file says through its structure tree.
type Document struct {
	Title     string   // Info /Title, empty when there is none
	Producer  string   // Info /Producer, the program that wrote the file
	Lang      string   // catalog /Lang, a BCP 47 tag
	Pages     int      // number of pages
	Root      *Element // the Document element
	Artifacts []string // for each page, the text of its artifacts in drawing order, joined by newlines; empty when there is none
	Links     []Link   // link annotations, page by page, in the order of /Annots
	Outline   []string // titles of the bookmarks, parents before children
	PDFA      string   // from XMP, part and conformance: "2A"; empty when not claimed
	PDFUA     string   // from XMP, part: "1"; empty when not claimed
}

// Element is one structure element (ISO 32000-1, 14.7.2).
type Element struct {
	Tag        string     // standard structure type, after the role map: "P", "H1", "Link"
	Lang       string     // the language that holds here: its own, else its parent's, else the catalog's
	Alt        string     // /Alt, empty when there is none
	Box        []float64  // /BBox among its attributes, four numbers; nil when there is none
	ActualText string     // /ActualText, empty when there is none
	Kids       []*Element // the child elements among Content
	Content    []Piece    // what the element holds, in the order of its /K

	object  int  // object number
	replace bool // an /ActualText is there, perhaps an empty one
}

// Piece is either a child element or the text of one marked-content sequence.
type Piece struct {
	Element *Element // the child, or nil for text
	Text    string   // text drawn between BDC and EMC
	Images  []Image  // pictures drawn there
	Page    int      // page on which it is drawn, counted from 1; 0 for a child
}

// Image is a picture as a page draws it.
type Image struct {
	Width, Height int    // pixels
	Components    int    // of a pixel, 8 bits each: 1 is gray, 3 are red, green and blue
	JPEG          bool   // Data is a JPEG file; else the samples
	Data          []byte // nobody may change them
}

// Link is one link annotation. A link that goes over several lines has several, all owned
// by one element.
type Link struct {
	URI      string // target; empty for a link within the file
	Text     string // text of the element that owns the annotation
	Contents string // the annotation's /Contents
	Page     int    // counted from 1
}

// Read gives what the file says. The error names the object or the page where the file
// departs from what this package reads; then there is no document.
func Read(pdf []byte) (doc *Document, err error) {
	defer guard(&err)
	return read(pdf)
}

// read is Read without its guard.
func read(pdf []byte) (*Document, error) {
	f, err := open(pdf)
	if err != nil {
		return nil, err
	}
	return f.document()
}

// guard turns a panic into an error: what it reads comes from outside.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("not readable: %v", r)
	}
}

// Text gives the text of the element and of everything below it, in tree order. An
// /ActualText stands for all that it covers.
func (e *Element) Text() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *Element) write(b *strings.Builder) {
	if e.replace {
		b.WriteString(e.ActualText)
		return
	}
	for _, p := range e.Content {
		if p.Element != nil {
			p.Element.write(b)
		} else {
			b.WriteString(p.Text)
		}
	}
}

// Walk visits the elements in tree order, parents first; Root has depth 0. Where visit
// gives false, what is below that element is left out.
func (d *Document) Walk(visit func(depth int, e *Element) bool) {
	walk(d.Root, 0, visit)
}

func walk(e *Element, depth int, visit func(int, *Element) bool) {
	if !visit(depth, e) {
		return
	}
	for _, kid := range e.Kids {
		walk(kid, depth+1, visit)
	}
}
