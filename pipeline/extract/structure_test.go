package extract

import (
	"strconv"
	"testing"
)

// fault changes one place of the sample; reading must name what is wrong.
type fault struct {
	label    string
	object   int
	old, new string
	want     string
}

var structureErrors = []fault{
	{"untagged", 1, "/MarkInfo<</Marked true>>", "", "not tagged"},
	{"not marked", 1, "/Marked true", "/Marked false", "not tagged"},
	{"no tree", 1, "/StructTreeRoot 10 0 R", "", "not tagged"},
	{"tree not indirect", 1, "/StructTreeRoot 10 0 R", "/StructTreeRoot<</K 11 0 R>>", "/StructTreeRoot is not a reference"},
	{"language of no string", 1, "/Lang(en-GB)", "/Lang/en", "/Lang: a name where a string"},
	{"language outside its encoding", 1, "/Lang(en-GB)", "/Lang(\\001)", "byte 01"},
	{"two roots", 10, "/K[11 0 R]", "/K[11 0 R 12 0 R]", "has 2 roots"},
	{"no root", 10, "/K[11 0 R]", "/K[]", "has 0 roots"},
	{"root of content", 10, "/K[11 0 R]", "/K 0", "the structure tree holds a number"},
	{"root no document", 11, "/S/Document", "/S/Sect", "object 11: the first element is Sect"},
	{"role map of no dictionary", 10, "/RoleMap<</Salutation/P>>", "/RoleMap 7", "/RoleMap: a number"},
	{"role unmapped", 16, "/S/Salutation", "/S/Greeting", "object 16: structure type /Greeting"},
	{"role mapped in a circle", 10, "/Salutation/P", "/Salutation/X/X/Salutation", "is not standard"},
	{"role mapped to itself", 10, "/Salutation/P", "/Salutation/Salutation", "is not standard"},
	{"role missing", 12, "/S/H1", "", "object 12: /S: null"},
	{"not an element", 12, "/Type/StructElem", "/Type/Page", "object 12: not a structure element"},
	{"element is no dictionary", 11, "12 0 R", "40 0 R", "object 11: a stream in /K"},
	{"element within itself", 14, "/K[2", "/K[14 0 R 2", "object 14: twice in the structure tree"},
	{"element within its parent", 17, "/K[1]", "/K[1 16 0 R]", "object 16: twice"},
	{"element given twice", 11, "/K[12 0 R", "/K[12 0 R 12 0 R", "object 12: twice"},
	{"element not indirect", 16, "/K 17 0 R", "/K<</S/Span/P 16 0 R>>", "object 16: an element that is not an object"},
	{"parent is another", 17, "/P 16 0 R", "/P 11 0 R", "object 17: its /P is not object 16"},
	{"parent of the root", 11, "/P 10 0 R", "/P 11 0 R", "object 11: its /P is not object 10"},
	{"kid missing", 16, "17 0 R", "21 0 R", "object 21: referred to and not there"},
	{"kid among others missing", 17, "/K[1]", "/K[1 21 0 R]", "object 21: referred to and not there"},
	{"kid a name", 17, "/K[1]", "/K[/One]", "object 17: a name in /K"},
	{"alternate text of no string", 14, "/Alt(the report)", "/Alt 5", "object 14: /Alt: a number"},
	{"actual text with half a surrogate", 17, "D834DD1E", "D834", "object 17: /ActualText: surrogate D834 alone"},
	{"element language half a unit", 16, "/Lang(fr)", "/Lang<FEFF00>", "object 16: /Lang: half a code unit"},
	{"content named twice", 13, "/K[1 ", "/K[1 1 ", "object 13: MCID 1 of page 1 is named twice"},
	{"content of another element named again", 17, "/K[1]", "/K[1 0]", "object 17: MCID 0 of page 2 is named twice"},
	{"content that is not there", 12, "/K 0", "/K 7", "object 12: page 1 has no MCID 7"},
	{"content below zero", 12, "/K 0", "/K -1", "page 1 has no MCID -1"},
	{"content that nobody names", 12, "/K 0", "/K[]", "page 1: MCID 0 is not in the structure tree"},
	{"content without page", 12, "/Pg 3 0 R", "", "object 12: MCID 0 is on no page"},
	{"content on what is no page", 12, "/Pg 3 0 R", "/Pg 2 0 R", "MCID 0 is on no page"},
	{"content on the wrong page", 13, "/Pg 4 0 R/MCID 0", "/Pg 3 0 R/MCID 0", "MCID 0 of page 1 is named twice"},
	{"reference without MCID", 13, "/MCID 0", "", "object 13: /MCID: null"},
	{"content of a form", 13, "/MCID 0", "/MCID 0/Stm 40 0 R", "content of a form"},
	{"object reference to nothing", 14, "/Obj 20 0 R", "/Obj null", "object 14: /Obj is null"},
	{"annotation named twice", 14, "/K[2", "/K[<</Type/OBJR/Obj 20 0 R>> 2", "annotation 20 is named twice"},
	{"annotation on no page", 3, "/Annots[20 0 R]", "", "names annotations that no page has"},
	{"annotation twice on a page", 3, "/Annots[20 0 R]", "/Annots[20 0 R 20 0 R]", "page 1: annotation 20: on the pages twice"},
	{"annotation on two pages", 4, "/StructParents 1", "/StructParents 1/Annots[20 0 R]", "page 2: annotation 20: on the pages twice"},
	{"annotation not indirect", 3, "/Annots[20 0 R]", "/Annots[<<>>]", "/Annots: a dictionary where a reference"},
	{"annotation of another kind", 20, "/Subtype/Link", "/Subtype/Widget", "annotation 20: not a link"},
	{"annotation that nobody owns", 14, "<</Type/OBJR/Obj 20 0 R/Pg 3 0 R>>", "", "annotation 20: no element owns it"},
	{"annotation without parent", 20, "/StructParent 2", "", "annotation 20: /StructParent: null"},
	{"annotation with another's parent", 20, "/StructParent 2", "/StructParent 1", "does not name object 14"},
	{"target of no string", 20, "(https://example.org/a\\)b)", "/x", "annotation 20: /URI: a name"},
	{"action of no dictionary", 20, "/A<</S/URI/URI(https://example.org/a\\)b)>>", "/A(x)", "annotation 20: /A: a string"},
	{"parent tree missing", 10, "/ParentTree 18 0 R", "", "parent tree: null"},
	{"parent tree goes round", 18, "/Kids[19 0 R]", "/Kids[18 0 R 19 0 R]", "parent tree: nested too deeply"},
	{"parent tree with a number alone", 19, "2 14 0 R", "2", "a number without its object"},
	{"parent tree with a name", 19, "2 14 0 R", "/two 14 0 R", "parent tree: a name"},
	{"parent tree with an entry twice", 19, "2 14 0 R", "1 14 0 R", "entry 1 is there twice"},
	{"parent tree kids of no array", 18, "[19 0 R]", "(x)", "parent tree: /Kids: a string"},
	{"parent tree nums of no array", 19, "/Nums[0[12 0 R 13 0 R 14 0 R]1[13 0 R 17 0 R]2 14 0 R]", "/Nums 1", "/Nums: a number"},
	{"parent tree names another owner", 19, "0[12 0 R 13 0 R", "0[13 0 R 12 0 R", "page 1: the parent tree does not name object 12"},
	{"parent tree too short", 19, "1[13 0 R 17 0 R]", "1[13 0 R]", "page 2: the parent tree does not name object 17 as the owner of MCID 1"},
	{"parent tree without the page", 19, "1[13 0 R 17 0 R]", "", "page 2: parent tree: entry 1: null"},
	{"page without parents", 4, "/StructParents 1", "", "page 2: /StructParents: null"},
}

func TestStructureErrors(t *testing.T) { isNamed(t, structureErrors) }

// isNamed reads the sample with each fault, plain and packed.
func isNamed(t *testing.T, faults []fault) {
	for _, c := range faults {
		t.Run(c.label, func(t *testing.T) {
			for _, f := range []form{{}, {packed: true, flate: true}} {
				o := sample()
				o.change(t, c.object, c.old, c.new)
				_, err := read(o.file(f))
				wantError(t, err, c.want)
			}
		})
	}
}

// documentErrors are about the file as a whole: pages, bookmarks, metadata.
var documentErrors = []fault{
	{"root is no catalog", 1, "/Type/Catalog", "/Type/Page", "/Root: not a catalog"},
	{"no pages", 1, "/Pages 2 0 R", "", "page tree: null where a reference"},
	{"page tree of no dictionary", 1, "/Pages 2 0 R", "/Pages 40 0 R", "page tree: a stream where a dictionary"},
	{"page in the tree twice", 2, "/Kids[3 0 R", "/Kids[3 0 R 3 0 R", "page tree: object 3 is in it twice"},
	{"page tree within itself", 2, "/Kids[3 0 R", "/Kids[2 0 R 3 0 R", "page tree: object 2 is in it twice"},
	{"page not indirect", 2, "/Kids[3 0 R", "/Kids[<</Type/Page>> 3 0 R", "page tree: a dictionary where a reference"},
	{"page of another type", 3, "/Type/Page/", "/Type/Pag/", "object 3 is neither"},
	{"wrong count", 2, "/Count 2", "/Count 3", "object 2: /Count says 3 of 2 pages"},
	{"no count", 2, "/Count 2", "", "object 2: /Count: null"},
	{"no kids", 2, "/Kids[3 0 R 4 0 R]", "", "object 2: /Kids: null"},
	{"resources of no dictionary", 3, "/StructParents 0", "/Resources[]/StructParents 0", "object 3: /Resources: an array"},
	{"title of no string", 15, `(Open \050letter\051)`, " 5", "/Info: /Title: a number"},
	{"title not in UTF-8", 15, `(Open `, "(\xEF\xBB\xBF\xFF", "/Info: /Title: a text string is not UTF-8"},
	{"bookmark not indirect", 7, "/Next 8 0 R", "/Next<<>>", "outline: a dictionary where a reference"},
	{"bookmarks go round", 8, "/Prev 7 0 R", "/Next 7 0 R", "outline: object 7 is in it twice"},
	{"bookmark below itself", 9, "(Below)", "(Below)/First 7 0 R", "outline: object 7 is in it twice"},
	{"bookmark without title", 9, "/Title(Below)", "", "outline: object 9: /Title: null"},
	{"bookmarks of no dictionary", 1, "/Outlines 6 0 R", "/Outlines 3", "outline: /Outlines: a number"},
	{"metadata of no stream", 1, "/Metadata 5 0 R", "/Metadata 6 0 R", "metadata: /Metadata: a dictionary"},
	{"metadata not well formed", 5, "</a:part>", "", "metadata: XML syntax error"},
	{"metadata in another encoding", 5, `<?xpacket begin`, `<?xml version="1.0" encoding="UTF-7"?><?xpacket begin`, "metadata: xml"},
	{"part twice", 5, "<a:conformance>", "<a:part>3</a:part><a:conformance>", "part is claimed twice"},
	{"part as element and attribute", 5, "<a:part>", "<u:part>1</u:part><a:part>", "part is claimed twice"},
	{"object is an operator", 9, "<</Title(Below)/Parent 7 0 R>>", "endobj", "is no object"},
	{"object is itself", 9, "<</Title(Below)/Parent 7 0 R>>", "9 0 R", "object 9: needs itself"},
	{"object refers to nothing", 9, "<</Title(Below)/Parent 7 0 R>>", "21 0 R", "object 21: referred to and not there"},
}

func TestDocumentErrors(t *testing.T) { isNamed(t, documentErrors) }

// TestWhatMayBeMissing reads files that lack what a file need not have.
func TestWhatMayBeMissing(t *testing.T) {
	cases := []struct {
		label    string
		object   int
		old, new string
		good     func(*Document) bool
	}{
		{"title", 15, `/Title(Open \050letter\051)`, "", func(d *Document) bool { return d.Title == "" }},
		{"language", 1, "/Lang(en-GB)", "", func(d *Document) bool { return d.Lang == "" && d.Root.Lang == "" }},
		{"bookmarks", 1, "/Outlines 6 0 R", "", func(d *Document) bool { return d.Outline == nil }},
		{"metadata", 1, "/Metadata 5 0 R", "", func(d *Document) bool { return d.PDFA+d.PDFUA == "" }},
		{"conformance", 5, "<a:conformance>A</a:conformance>", "", func(d *Document) bool { return d.PDFA == "2" }},
		{"another name space", 5, `xmlns:u="http://www.aiim.org/pdfua/ns/id/"`, `xmlns:u="x"`, func(d *Document) bool { return d.PDFUA == "" && d.PDFA == "2A" }},
		{"link within the file", 20, "/S/URI", "/S/GoTo", func(d *Document) bool { return d.Links[0].URI == "" && d.Links[0].Text == "abc" }},
		{"an element's language", 16, "/Lang(fr)", "/Lang()", func(d *Document) bool { return d.Root.Kids[2].Kids[0].Lang == "en-GB" }},
		{"an element's own language", 17, "/S/Span", "/S/Span/Lang(km)", func(d *Document) bool { return d.Root.Kids[2].Kids[0].Lang == "km" && d.Root.Kids[2].Lang == "fr" }},
		{"role through two steps", 10, "/Salutation/P", "/Salutation/Hail/Hail/P", func(d *Document) bool { return d.Root.Kids[2].Tag == "P" }},
		{"role of a standard type", 10, "/Salutation/P", "/Salutation/P/H1/H2", func(d *Document) bool { return d.Root.Kids[0].Tag == "H2" }},
		{"title in UTF-8", 15, `(Open \050letter\051)`, "(\xEF\xBB\xBFé)", func(d *Document) bool { return d.Title == "é" }},
		{"object is another", 9, "<</Title(Below)/Parent 7 0 R>>", "15 0 R", func(d *Document) bool { return d.Outline[1] == "Open (letter)" }},
		{"element without kids", 12, "/S/H1", "/S/H1/ActualText(x)", func(d *Document) bool {
			return d.Root.Kids[0].Text() == "x" && d.Root.Kids[0].Content[0].Text == "Affi"
		}},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			o := sample()
			o.change(t, c.object, c.old, c.new)
			d, err := read(o.file(form{packed: true}))
			if err != nil {
				t.Fatal(err)
			}
			if !c.good(d) {
				t.Errorf("read as %+v\n%s", d, outlineOf(d))
			}
		})
	}
}

// TestDeepTree is below and above the limit.
func TestDeepTree(t *testing.T) {
	for _, c := range []struct {
		levels int
		want   string
	}{{maxDepth, ""}, {maxDepth + 1, "nested too deeply"}} {
		o := sample()
		o.change(t, 11, "/K[12 0 R", "/K[100 0 R 12 0 R")
		for i := range c.levels {
			parent := 99 + i
			if i == 0 {
				parent = 11
			}
			next := ""
			if i < c.levels-1 {
				next = "/K " + strconv.Itoa(101+i) + " 0 R"
			}
			o[100+i] = body{text: "<</S/Div/P " + strconv.Itoa(parent) + " 0 R" + next + ">>"}
		}
		_, err := read(o.file(form{}))
		if c.want != "" {
			wantError(t, err, c.want)
		} else if err != nil {
			t.Errorf("%d levels: %v", c.levels, err)
		}
	}
}
