package extract

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// contentErrors append operators to the content of page 2, after the sample's own.
var contentErrors = []struct{ label, add, want string }{
	{"text outside any sequence", "BT <0001> Tj ET", `page 2: text outside any marked content: "A"`},
	{"text in a sequence of no element", "/Span BMC BT <0002> Tj ET EMC", `outside any marked content: "ffi"`},
	{"actual text of no element", "/Span <</ActualText(x)>> BDC EMC", `outside any marked content: "x"`},
	{"code without text", "BT <00010041> Tj ET", "page 2: content before byte"},
	{"code named", "BT <00010041> Tj ET", "code 0x0041 of font /F1 has no text"},
	{"half a code", "BT <000102> Tj ET", "half a code of font /F1"},
	{"text outside a text object", "<0001> Tj", "Tj: outside BT and ET"},
	{"position outside a text object", "1 0 Td", "BT and ET do not alternate"},
	{"text object in another", "BT BT ET ET", "BT: BT and ET do not alternate"},
	{"text object not begun", "ET", "ET: BT and ET do not alternate"},
	{"text object not ended", "BT", "content ends within BT"},
	{"state not restored", "q", "content ends within q"},
	{"state not saved", "Q", "Q: without q"},
	{"states too deep", strings.Repeat("q ", maxStates+1), "nested too deeply"},
	{"sequence not ended", "/Artifact BMC", "content ends within a marked-content sequence"},
	{"sequence not begun", "EMC", "EMC: without BMC or BDC"},
	{"sequences too deep", strings.Repeat("/Span BMC ", maxMarks+1), "nested too deeply"},
	{"sequence begun in a text object", "BT /Artifact BMC ET EMC", "ET: within a marked-content sequence"},
	{"sequence ended in a text object", "/Artifact BMC BT EMC ET", "EMC: a marked-content sequence and BT overlap"},
	{"content tagged twice", "/P <</MCID 0>> BDC EMC", "MCID 0 is there twice"},
	{"tagged content in tagged content", "/P <</MCID 8>> BDC /P <</MCID 9>> BDC EMC EMC", "within another"},
	{"artifact in tagged content", "/P <</MCID 8>> BDC /Artifact BMC EMC EMC", "within another"},
	{"tagged content in an artifact", "/Artifact BMC /P <</MCID 8>> BDC EMC EMC", "within another"},
	{"tagged content far within", "/Artifact BMC /Span BMC /P <</MCID 8>> BDC EMC EMC EMC", "within another"},
	{"tagged artifact", "/Artifact <</MCID 8>> BDC EMC", "an artifact with MCID 8"},
	{"tagged content in an actual text", "/Span <</ActualText(x)>> BDC /P <</MCID 8>> BDC EMC EMC", "within an /ActualText"},
	{"MCID below zero", "/P <</MCID -1>> BDC EMC", "MCID -1 is out of range"},
	{"MCID beyond all", "/P <</MCID 99999999>> BDC EMC", "MCID 99999999 is out of range"},
	{"MCID of no number", "/P <</MCID/x>> BDC EMC", "/MCID: a name"},
	{"content in no element", "/P <</MCID 8>> BDC EMC", "page 2: MCID 8 is not in the structure tree"},
	{"properties unknown", "/P /Unknown BDC EMC", "BDC: null where a dictionary"},
	{"properties of no dictionary", "/P 5 BDC EMC", "BDC: a number where a dictionary"},
	{"properties missing", "/P BDC EMC", "BDC: 1 operands where 2"},
	{"tag missing", "BMC EMC", "BMC: 0 operands where 1"},
	{"tag of no name", "(P) BMC EMC", "BMC: a string where a name"},
	{"end with an operand", "/Artifact BMC 1 EMC", "EMC: 1 operands where none"},
	{"actual text wrong", "/Span <</ActualText<FEFF00>>> BDC EMC", "/ActualText: half a code unit"},
	{"unknown operator", "1 2 XX", "XX: not an operator that is read here"},
	{"picture in the content", "BI /W 1 ID x EI", "BI: not an operator"},
	{"part of an operator's name", "BX EX", "BX: not an operator"},
	{"compatibility", "fu", "fu: not an operator"},
	{"operands left over", "1 2", "content ends before an operator"},
	{"operands without end", strings.Repeat("1 ", maxOperands+1), "too many operands"},
	{"show a number", "BT 5 Tj ET", "Tj: a number where a string"},
	{"show nothing", "BT Tj ET", "Tj: 0 operands where 1"},
	{"pieces of no array", "BT <0001> TJ ET", "TJ: a string where an array"},
	{"a name among pieces", "BT [/x] TJ ET", "TJ: a name among strings and numbers"},
	{"half a code among pieces", "BT [<00>] TJ ET", "half a code"},
	{"next line of no string", "BT 1 ' ET", "': a number where a string"},
	{"next line with too little", "BT 1 <0001> \" ET", "\": 1 operands where 2"},
	{"next line with a name", "BT /a 1 <0001> \" ET", "\": a name where a number"},
	{"move by a name", "BT /a 1 Td ET", "Td: a name where a number"},
	{"move by too little", "BT 1 Td ET", "Td: 1 operands where 2"},
	{"matrix too short", "BT 1 0 0 1 5 Tm ET", "Tm: 5 operands where 6"},
	{"transformation of strings", "(a) 0 0 1 0 0 cm", "cm: a string where a number"},
	{"next line with an operand", "BT 1 T* ET", "T*: 1 operands where none"},
	{"save with an operand", "1 q Q", "q: 1 operands where none"},
	{"text object with an operand", "1 BT ET", "BT: 1 operands where none"},
	{"end of text object with an operand", "BT 1 ET", "ET: 1 operands where none"},
	{"leading of a name", "/x TL", "TL: a name where a number"},
	{"font unknown", "/F9 11 Tf", "font /F9: not an object of its own"},
	{"font without size", "/F1 Tf", "Tf: 1 operands where 2"},
	{"font of no name", "1 2 Tf", "Tf: a number where a name"},
	{"size of a string", "/F1 (11) Tf", "Tf: a string where a number"},
	{"picture unknown", "/Im9 Do", "Do: /Im9: null"},
	{"picture of no name", "9 Do", "Do: a number where a name"},
	{"state unknown", "/GS9 gs", "gs: /GS9: null"},
	{"state of no name", "9 gs", "gs: a number where a name"},
	{"string without end", "BT (abc", "content: byte"},
	{"array without end", "BT [<0001>", `ends before "]"`},
	{"dictionary without end", "/P <</MCID 8", `ends before ">>"`},
	{"number with an exponent", "1e5 w", "is not a number"},
	{"parenthesis alone", ") w", "begins nothing"},
}

func TestContentErrors(t *testing.T) {
	for _, c := range contentErrors {
		t.Run(c.label, func(t *testing.T) {
			o := sample()
			o.change(t, 42, "/F1 10 Tf", "/F1 10 Tf ")
			b := o[42]
			b.data = append(b.data, "\n"+c.add...)
			o[42] = b
			_, err := read(o.file(form{}))
			wantError(t, err, c.want)
			if !strings.Contains(err.Error(), "page 2: ") {
				t.Errorf("%v does not name the page", err)
			}
		})
	}
}

// TestFormsAreNotRead: a form may show text, and that must not be missed.
func TestFormsAreNotRead(t *testing.T) {
	cases := []struct {
		label, old, new, want string
		object                int
	}{
		{"form", "/Subtype/Image", "/Subtype/Form", "page 1: content before byte 46: Do: /Im is not a picture", 44},
		{"font in a graphics state", "<</CA 1>>", "<</CA 1/Font[30 0 R 9]>>", "gs: /GS sets a font", 2},
		{"no pictures among the resources", "/XObject<</Im 44 0 R>>", "", "Do: /XObject: null", 2},
		{"no states among the resources", "/ExtGState<</GS<</CA 1>>>>", "", "gs: /ExtGState: null", 2},
		{"no properties among the resources", "/Properties<</Pr <</ActualText(drawn)>>>>", "", "BDC: /Properties: null", 2},
		{"no fonts among the resources", "/Font<</F1 30 0 R>>", "", "Tf: /Font: null", 2},
		{"content of no stream", "/Contents 40 0 R", "/Contents 15 0 R", "page 1: /Contents: a dictionary", 3},
		{"content in another file", "<<", "<</F(x)", "page 1: /Contents: object 40: its data are in another file", 40},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			o := sample()
			if c.old == "<<" {
				o[c.object] = body{c.new, o[c.object].data}
			} else {
				o.change(t, c.object, c.old, c.new)
			}
			_, err := read(o.file(form{}))
			wantError(t, err, c.want)
		})
	}
}

// textOf gives the text of the sample's H1 with content in place of its own.
func textOf(t *testing.T, content string) (string, error) {
	t.Helper()
	o := sample()
	o.change(t, 40, "BT /F1 11 Tf 1 0 0 1 72 700 Tm <00010002> Tj ET", content)
	d, err := read(o.file(form{}))
	if err != nil {
		return "", err
	}
	return d.Root.Kids[0].Text(), nil
}

func TestTextOfContent(t *testing.T) {
	cases := []struct{ label, content, want string }{
		{"nothing", "", ""},
		{"an empty string", "BT /F1 1 Tf () Tj <> Tj [] TJ ET", ""},
		{"escapes", `BT /F1 1 Tf (\000\001\0\20\000\` + "\n" + `\021) Tj ET`, "Aab"},
		{"pieces", "BT /F1 1 Tf [<0010> -250 (\\000\\021) 1.5 <0012>] TJ ET", "abc"},
		{"next lines", "BT /F1 1 Tf <0010> ' 1 2 <0011> \" ET", "ab"},
		{"two text objects", "BT /F1 1 Tf <0010> Tj ET BT <0011> Tj ET", "ab"},
		{"font restored", "q BT /F1 1 Tf <0010> Tj ET Q BT /F1 1 Tf <0010> Tj ET", "aa"},
		{"a sequence within", "BT /F1 1 Tf <0010> Tj /Span <</Lang(fr)>> BDC <0011> Tj EMC <0012> Tj ET", "abc"},
		{"an actual text within", "BT /F1 1 Tf <0010> Tj /Span <</ActualText<FEFF17D2>>> BDC <00110012> Tj EMC <0012> Tj ET", "a\u17d2c"},
		{"an empty actual text", "BT /F1 1 Tf <0010> Tj /Span <</ActualText()>> BDC <0011> Tj EMC <0012> Tj ET", "ac"},
		{"an actual text in another", "/Span <</ActualText(x)>> BDC /Span <</ActualText(y)>> BDC EMC BT /F1 1 Tf <0011> Tj ET EMC", "x"},
		{"sequences without end of line", "BT/F1 1 Tf<0010>Tj/Span BMC<0011>Tj EMC[<0012>]TJ ET", "abc"},
		{"comments", "BT % <0001> Tj\n/F1 1 Tf %)\r<0010> Tj ET", "a"},
		{"points", "/Here MP /Here <</x 1>> DP", ""},
		{"drawing", "0 0 1 1 re f* 1 0 0 rg 0 0 m 1 1 2 2 3 3 c W n [1 2] 0 d /Cs cs 1 sc", ""},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			got, err := textOf(t, c.content)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("text %q; want %q", got, c.want)
			}
		})
	}
}

func TestNoFontIsSet(t *testing.T) {
	_, err := textOf(t, "BT <0001> Tj ET")
	wantError(t, err, "Tj: no font is set")
	_, err = textOf(t, "q BT /F1 1 Tf ET Q BT <0001> Tj ET")
	wantError(t, err, "Tj: no font is set")
}

func TestRunsOfSample(t *testing.T) {
	type run struct {
		page       int
		x, y, size float64
		advance    float64
		codes      string
		text       string
	}
	want := []run{
		{1, 72, 700, 11, 13.7555, "[1 2]", "Affi"},
		{1, 72, 650, 11, 6.6, "[3]", "𝄞"},
		{1, 80, 650, 11, 2.75, "[16]", "a"},
		{1, 88.25, 650, 11, 5.5, "[17 18]", "bc"},
		{1, 300, 20, 11, 2.75, "[19]", "d"},
		{2, 50, 60, 20, 0, "[4]", "\u17d2\u1780"},
		{2, 50, 36, 20, 36, "[32 33]", "ékm"},
		{2, 0, 0, 10, 5, "[1]", "A"},
		{2, 0, 0, 10, 5, "[1]", "A"},
		{2, 0, 0, 10, 2.5, "[16]", "a"},
	}
	for label, f := range forms {
		got, err := Runs(sample().file(f))
		if err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		if len(got) != len(want) {
			t.Fatalf("%s: %d runs; want %d: %+v", label, len(got), len(want), got)
		}
		for i, r := range got {
			w := want[i]
			if r.Page != w.page || r.Text != w.text || fmt.Sprint(r.Codes) != w.codes || r.Font != "ABCDEF+Serif" || r.Object != 30 ||
				!near(r.X, w.x) || !near(r.Y, w.y) || !near(r.Size, w.size) || !near(r.Advance, w.advance) {
				t.Errorf("%s: run %d: %+v; want %+v", label, i, r, w)
			}
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// TestPositions shows code 1, 500 wide, or 0x10, 250 wide, and looks where the last run is.
func TestPositions(t *testing.T) {
	cases := []struct {
		label, content         string
		x, y, size, advanceOne float64
	}{
		{"nothing set", "BT /F1 10 Tf <0001> Tj ET", 0, 0, 10, 5},
		{"after a string", "BT /F1 10 Tf 3 4 Td <00010010> Tj <0001> Tj ET", 10.5, 4, 10, 5},
		{"after a gap", "BT /F1 10 Tf [<0001> 100 <0001>] TJ ET", 4, 0, 10, 5},
		{"moves add up", "BT /F1 10 Tf 3 4 Td 5 6 Td <0001> Tj ET", 8, 10, 10, 5},
		{"moves begin at the line's start", "BT /F1 10 Tf 3 4 Td <0001> Tj 5 6 Td <0001> Tj ET", 8, 10, 10, 5},
		{"a move sets the leading", "BT /F1 10 Tf 3 -4 TD T* <0001> Tj ET", 3, -8, 10, 5},
		{"leading", "BT /F1 10 Tf 7 TL <0001> ' ET", 0, -7, 10, 5},
		{"spacing", "BT /F1 10 Tf 2 Tc <00010001> Tj <0001> Tj ET", 14, 0, 10, 7},
		{"spacing of a line", "BT /F1 10 Tf 9 2 () \" <0001> Tj ET", 0, 0, 10, 7},
		{"word spacing is for other codes", "BT /F1 10 Tf 9 Tw <0001> Tj <0001> Tj ET", 5, 0, 10, 5},
		{"scale", "BT /F1 10 Tf 50 Tz 2 Tc [<0001> -1000 <0001>] TJ ET", 8.5, 0, 10, 3.5},
		{"rise", "BT /F1 10 Tf 3 Ts 0 2 Td <0001> Tj ET", 0, 5, 10, 5},
		{"matrix", "BT /F1 10 Tf 2 0 0 3 7 8 Tm <0001> Tj <0001> Tj ET", 17, 8, 30, 10},
		{"matrix and move", "BT /F1 10 Tf 2 0 0 3 7 8 Tm 1 1 Td <0001> Tj ET", 9, 11, 30, 10},
		{"turned", "BT /F1 10 Tf 0 1 -1 0 7 8 Tm <0001> Tj <0001> Tj ET", 7, 13, 10, 5},
		{"transformed", "q 2 0 0 2 1 1 cm 1 0 0 1 10 0 cm BT /F1 10 Tf 5 5 Td <0001> Tj ET Q", 31, 11, 20, 10},
		{"restored", "q 2 0 0 2 1 1 cm Q BT /F1 10 Tf <0001> Tj ET", 0, 0, 10, 5},
		{"a new text object", "BT 9 9 Td ET BT /F1 10 Tf <0001> Tj ET", 0, 0, 10, 5},
		{"default width", "BT /F1 10 Tf <0021> Tj <0001> Tj ET", 9, 0, 10, 5},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			o := sample()
			o[40] = body{"<<", []byte(c.content)}
			runs, err := Runs(o.file(form{}))
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(runs, func(r Run) bool { return r.Page == 2 })
			r := runs[i-1]
			if !near(r.X, c.x) || !near(r.Y, c.y) || !near(r.Size, c.size) || !near(r.Advance, c.advanceOne) {
				t.Errorf("at %v %v, size %v, advance %v; want %v %v, %v, %v", r.X, r.Y, r.Size, r.Advance, c.x, c.y, c.size, c.advanceOne)
			}
		})
	}
}
