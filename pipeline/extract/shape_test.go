package extract

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestLinkOverTwoLines: one element owns an annotation for each line, the second on the
// next page.
func TestLinkOverTwoLines(t *testing.T) {
	o := sample()
	o.change(t, 14, "/K[2<</Type/OBJR/Obj 20 0 R/Pg 3 0 R>>]", "/K[<</Type/OBJR/Obj 21 0 R/Pg 4 0 R>> 2 50 0 R]")
	o.change(t, 4, "/StructParents 1", "/StructParents 1/Annots 51 0 R")
	o.change(t, 19, "2 14 0 R", "2 14 0 R 3 14 0 R")
	o[21] = body{text: "<</Subtype/Link/StructParent 3/A<</S/URI/URI(https://example.org/b)>>>>"}
	o[50] = body{text: "<</Type/OBJR/Obj 20 0 R>>"}
	o[51] = body{text: "[21 0 R]"}
	for label, f := range forms {
		d, err := read(o.file(f))
		if err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		want := []Link{
			{URI: "https://example.org/a)b", Text: "abc", Contents: "the report", Page: 1},
			{URI: "https://example.org/b", Text: "abc", Page: 2},
		}
		if !slices.Equal(d.Links, want) {
			t.Errorf("%s: links %+v; want %+v", label, d.Links, want)
		}
	}
}

// TestLinkWithinAnElementBelow: the text of a link is that of all that it holds.
func TestLinkWithinAnElementBelow(t *testing.T) {
	o := sample()
	o.change(t, 14, "/K[2<<", "/K[22 0 R<<")
	o.change(t, 19, "13 0 R 14 0 R]", "13 0 R 22 0 R]")
	o[22] = body{text: "<</S/Span/P 14 0 R/Pg 3 0 R/K 2/Lang(km)>>"}
	d, err := read(o.file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Links[0].Text; got != "abc" {
		t.Errorf("text of the link %q; want abc", got)
	}
	span := d.Root.Kids[1].Kids[0].Kids[0]
	if span.Tag != "Span" || span.Lang != "km" || span.Text() != "abc" {
		t.Errorf("element below the link: %+v", span)
	}
}

// TestPageTreeOfBranches: pages come in the order of the tree, each with the resources of
// the nearest node that has them.
func TestPageTreeOfBranches(t *testing.T) {
	o := sample()
	o.change(t, 2, "/Kids[3 0 R 4 0 R]/Count 2/Resources<</Font<</F1 30 0 R>>", "/Kids[50 0 R 51 0 R]/Count 3/Resources<</Font<</F1 31 0 R>>")
	o[50] = body{text: "<</Type/Pages/Parent 2 0 R/Count 1/Resources 52 0 R/Kids[3 0 R]>>"}
	o[51] = body{text: "<</Type/Pages/Parent 2 0 R/Count 2/Resources 52 0 R/Kids 53 0 R>>"}
	o[52] = body{text: "<</Font<</F1 30 0 R>>/Properties<</Pr<</ActualText(drawn)>>>>/XObject<</Im 44 0 R>>/ExtGState<</GS<<>>>>>>"}
	o[53] = body{text: "[54 0 R 4 0 R]"}
	o[54] = body{text: "<</Type/Page/Resources<</Font 55 0 R>>/Contents 56 0 R>>"}
	o[55] = body{text: "<</Other 30 0 R>>"}
	o[56] = body{"<<", []byte("/Artifact BMC BT /Other 9 Tf <0011> Tj ET EMC")}
	d, err := read(o.file(form{packed: true}))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"d", "b", "A\na"}; d.Pages != 3 || !slices.Equal(d.Artifacts, want) {
		t.Errorf("%d pages with artifacts %q; want %q", d.Pages, d.Artifacts, want)
	}
	if got := d.Root.Kids[1].Content[2]; got.Page != 3 {
		t.Errorf("%+v; want it on page 3", got)
	}
	o.change(t, 54, "/Resources<</Font 55 0 R>>", "")
	_, err = read(o.file(form{packed: true}))
	wantError(t, err, "page 2: content before byte 28: Tf: font /Other: not an object of its own")
}

// TestPageWithoutContent has nothing on it, and nothing to be owned.
func TestPageWithoutContent(t *testing.T) {
	for _, contents := range []string{"", "/Contents[]", "/Contents null"} {
		o := sample()
		o.change(t, 2, "/Kids[3 0 R 4 0 R]/Count 2", "/Kids[3 0 R 50 0 R 4 0 R]/Count 3")
		o[50] = body{text: "<</Type/Page" + contents + ">>"}
		d, err := read(o.file(form{}))
		if err != nil {
			t.Fatalf("%q: %v", contents, err)
		}
		if d.Pages != 3 || d.Artifacts[1] != "" {
			t.Errorf("%q: %+v", contents, d)
		}
	}
}

// TestContentOverSeveralStreams: a token may not go over the border, an operator may.
func TestContentOverSeveralStreams(t *testing.T) {
	split := func(first, second string) objects {
		o := sample()
		o.change(t, 3, "/Contents 40 0 R", "/Contents[40 0 R 50 0 R]")
		content := string(o[40].data)
		at := strings.Index(content, "<00010002>")
		o[40] = body{"<<", []byte(content[:at] + first)}
		o[50] = body{"<<", []byte(second + content[at+len("<00010002>"):])}
		return o
	}
	d, err := read(split("<0001>Tj<0002>", "").file(form{}))
	if err != nil || d.Root.Kids[0].Text() != "Affi" {
		t.Errorf("an operand before its operator: %+v, %v", d, err)
	}
	if _, err = read(split("<0001000", "2>").file(form{})); err != nil {
		t.Errorf("blanks in a hexadecimal string: %v", err)
	}
	_, err = read(split("<0001> T", "j <0002>").file(form{}))
	wantError(t, err, "T: not an operator that is read here")
}

// TestParentTreeForms: the same owners as one list, in branches, with references to lists.
func TestParentTreeForms(t *testing.T) {
	cases := []struct {
		label   string
		objects objects
	}{
		{"one list", objects{18: {text: "<</Nums[0[12 0 R 13 0 R 14 0 R]1[13 0 R 17 0 R]2 14 0 R]>>"}}},
		{"a branch each", objects{18: {text: "<</Kids[19 0 R 50 0 R 51 0 R]>>"}, 19: {text: "<</Nums[0[12 0 R 13 0 R 14 0 R]]>>"},
			50: {text: "<</Nums[1[13 0 R 17 0 R]]>>"}, 51: {text: "<</Kids[52 0 R]>>"}, 52: {text: "<</Nums[2 14 0 R]>>"}}},
		{"lists of their own", objects{18: {text: "<</Nums[0 50 0 R 1 51 0 R 2 14 0 R]>>"}, 50: {text: "[12 0 R 13 0 R 14 0 R]"}, 51: {text: "[13 0 R 17 0 R]"}}},
		{"owners of content that is not there", objects{18: {text: "<</Nums[0[12 0 R 13 0 R 14 0 R null 12 0 R]1[13 0 R 17 0 R]2 14 0 R 9 12 0 R]>>"}}},
	}
	want, err := read(sample().file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		o := sample()
		for num, b := range c.objects {
			o[num] = b
		}
		got, err := read(o.file(form{packed: true}))
		if err != nil {
			t.Errorf("%s: %v", c.label, err)
		} else if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v; want %+v", c.label, got, want)
		}
	}
}

// chained makes a tree of nodes of one kind, each below the one before, from object 100 on.
func chained(o objects, levels int, node func(self, next int) string, last string) {
	for i := range levels - 1 {
		o[100+i] = body{text: node(100+i, 101+i)}
	}
	o[99+levels] = body{text: last}
}

// TestDeepTrees: each kind of tree at its limit, and one level deeper.
func TestDeepTrees(t *testing.T) {
	cases := []struct {
		label  string
		levels int // levels from object 100 on that are still read
		make   func(o objects, levels int)
	}{
		{"pages", maxDepth, func(o objects, levels int) {
			o.change(t, 2, "4 0 R]", "4 0 R 100 0 R]")
			o.change(t, 2, "/Count 2", "/Count 3")
			chained(o, levels, func(_, next int) string { return fmt.Sprintf("<</Type/Pages/Count 1/Kids[%d 0 R]>>", next) }, "<</Type/Page>>")
		}},
		{"bookmarks", maxDepth, func(o objects, levels int) {
			o.change(t, 9, "(Below)", "(Below)/First 100 0 R")
			chained(o, levels-1, func(_, next int) string { return fmt.Sprintf("<</Title(x)/First %d 0 R>>", next) }, "<</Title(x)>>")
		}},
		{"parents", maxDepth, func(o objects, levels int) {
			o.change(t, 18, "[19 0 R]", "[19 0 R 100 0 R]")
			chained(o, levels, func(_, next int) string { return fmt.Sprintf("<</Kids[%d 0 R]>>", next) }, "<</Nums[]>>")
		}},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			o := sample()
			c.make(o, c.levels)
			if _, err := read(o.file(form{})); err != nil {
				t.Errorf("%d levels: %v", c.levels, err)
			}
			o = sample()
			c.make(o, c.levels+1)
			_, err := read(o.file(form{}))
			wantError(t, err, errDepth.Error())
		})
	}
}

// TestOutlineInOrder: parents before children, children before the next.
func TestOutlineInOrder(t *testing.T) {
	o := sample()
	o.change(t, 9, "(Below)", "(B)/Next 50 0 R")
	o[50] = body{text: "<</Title(C)/First 51 0 R>>"}
	o[51] = body{text: "<</Title(D)>>"}
	d, err := read(o.file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Open (letter)", "B", "C", "D", "អ"}; !slices.Equal(d.Outline, want) {
		t.Errorf("bookmarks %q; want %q", d.Outline, want)
	}
}

// TestLimitsOfContent: as many operands, states and sequences as are allowed are read.
func TestLimitsOfContent(t *testing.T) {
	cases := []struct{ label, content string }{
		{"operands", "[] 0 d " + strings.Repeat("1 ", maxOperands) + "sc"},
		{"states", strings.Repeat("q ", maxStates) + strings.Repeat("Q ", maxStates)},
		{"sequences", strings.Repeat("/Span BMC ", maxMarks-1) + strings.Repeat("EMC ", maxMarks-1)},
	}
	for _, c := range cases {
		if _, err := textOf(t, c.content); err != nil {
			t.Errorf("%s: %v", c.label, err)
		}
	}
}

// TestEveryOperatorOfTheStandard: those without text change nothing, whatever they are.
func TestEveryOperatorOfTheStandard(t *testing.T) {
	ops := strings.Fields(silent)
	if len(ops) != 41 {
		t.Errorf("%d operators that are passed over; ISO 32000-1, annex A has 41 of those kinds", len(ops))
	}
	for _, op := range ops {
		if got, err := textOf(t, "BT /F1 1 Tf <0010> Tj ET 1 2 3 "+op+" BT <0011> Tj ET"); err != nil || got != "ab" {
			t.Errorf("%s: %q, %v; want ab", op, got, err)
		}
	}
	for _, op := range []string{"BX", "EX", "BI", "ID", "EI", "d0", "d1", "wW", "TJj", "true1", "R", "obj"} {
		_, err := textOf(t, "1 "+op)
		wantError(t, err, op+": not an operator that is read here")
	}
}

// TestStandardTypes reads every structure type of ISO 32000-1, 14.8.4, and no other.
func TestStandardTypes(t *testing.T) {
	types := standard
	if len(types) != 49 {
		t.Errorf("%d structure types; ISO 32000-1 has 49", len(types))
	}
	for _, tag := range types {
		o := sample()
		o.change(t, 12, "/S/H1", "/S/"+tag)
		d, err := read(o.file(form{}))
		if err != nil || d.Root.Kids[0].Tag != tag {
			t.Errorf("%s: %v", tag, err)
		}
	}
	for _, tag := range []string{"", "H7", "p", "Documen", "H1#20H2", "#20"} {
		o := sample()
		o.change(t, 12, "/S/H1", "/S/"+tag)
		if _, err := read(o.file(form{})); err == nil {
			t.Errorf("/%s was read", tag)
		}
	}
}
