package extract

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// body is an object as the tests write it: data is nil unless it is a stream.
type body struct {
	text string // a dictionary without its last ">>" when data are there
	data []byte
}

// objects are a file's objects by number.
type objects map[int]body

// sample is a letter of two pages, written by hand: a paragraph that runs over the page
// break with a link in it, a language within another, an ActualText, a mapped role,
// artifacts, bookmarks; codes that stand for several characters, for one beyond U+FFFF,
// and for a mark without width.
func sample() objects {
	return objects{
		1:  {text: "<</Type/Catalog/Pages 2 0 R/Lang(en-GB)/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R/Metadata 5 0 R/Outlines 6 0 R>>"},
		2:  {text: "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/Resources<</Font<</F1 30 0 R>>/Properties<</Pr <</ActualText(drawn)>>>>/XObject<</Im 44 0 R>>/ExtGState<</GS<</CA 1>>>>>>>>"},
		3:  {text: "<</Type/Page/Parent 2 0 R/Contents 40 0 R/StructParents 0/Annots[20 0 R]>>"},
		4:  {text: "<</Type/Page/Parent 2 0 R/Contents[41 0 R 42 0 R]/StructParents 1>>"},
		5:  {text: "<</Type/Metadata/Subtype/XML", data: []byte(sampleXMP)},
		6:  {text: "<</Type/Outlines/First 7 0 R/Last 8 0 R/Count 3>>"},
		7:  {text: `<</Title(Open \(letter\))/Parent 6 0 R/Next 8 0 R/First 9 0 R/Last 9 0 R/Count 1>>`},
		8:  {text: "<</Title<FEFF17A2>/Parent 6 0 R/Prev 7 0 R>>"},
		9:  {text: "<</Title(Below)/Parent 7 0 R>>"},
		10: {text: "<</Type/StructTreeRoot/K[11 0 R]/ParentTree 18 0 R/RoleMap<</Salutation/P>>>>"},
		11: {text: "<</Type/StructElem/S/Document/P 10 0 R/K[12 0 R 13 0 R 16 0 R]>>"},
		12: {text: "<</Type/StructElem/S/H1/P 11 0 R/Pg 3 0 R/K 0>>"},
		13: {text: "<</Type/StructElem/S/P/P 11 0 R/Pg 3 0 R/K[1 14 0 R<</Type/MCR/Pg 4 0 R/MCID 0>>]>>"},
		14: {text: "<</Type/StructElem/S/Link/P 13 0 R/Pg 3 0 R/Alt(the report)/K[2<</Type/OBJR/Obj 20 0 R/Pg 3 0 R>>]>>"},
		15: {text: `<</Title(Open \050letter\051)>>`},
		16: {text: "<</Type/StructElem/S/Salutation/P 11 0 R/Lang(fr)/K 17 0 R>>"},
		17: {text: "<</Type/StructElem/S/Span/P 16 0 R/Pg 4 0 R/ActualText<FEFF0041D834DD1E>/K[1]>>"},
		18: {text: "<</Kids[19 0 R]>>"},
		19: {text: "<</Limits[0 2]/Nums[0[12 0 R 13 0 R 14 0 R]1[13 0 R 17 0 R]2 14 0 R]>>"},
		20: {text: "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Contents(the report)/StructParent 2/A<</S/URI/URI(https://example.org/a\\)b)>>>>"},
		30: {text: "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Serif/Encoding/Identity-H/DescendantFonts[31 0 R]/ToUnicode 32 0 R>>"},
		31: {text: "<</Type/Font/Subtype/CIDFontType2/DW 900/W[1[500 750.5 600 0]16 20 250]>>"},
		32: {text: "<<", data: []byte(sampleCMap)},
		40: {text: "<<", data: []byte("/Artifact BMC q 1 0 0 1 10 20 cm /GS gs /Im Do Q EMC\n/H1 <</MCID 0>> BDC BT /F1 11 Tf 1 0 0 1 72 700 Tm <00010002> Tj ET EMC\n" +
			"/P <</MCID 1>> BDC BT /F1 11 Tf 72 650 Td <0003> Tj ET EMC /Link <</MCID 2>> BDC BT 80 650 Td [<0010> -500 <00110012>] TJ ET EMC\n" +
			"/Artifact <</Type/Pagination>> BDC BT 300 20 Td (\\000\\023) Tj ET EMC /Artifact BMC 0 0 m 9 9 l S EMC")},
		41: {text: "<<", data: []byte("/P <</MCID 0>> BDC BT /F1 10 Tf 2 0 0 2 50 60 Tm 12 TL <0004> Tj T* <00200021> Tj ET EMC /Span <</MCID 1>> BDC BT")},
		42: {text: "<<", data: []byte("/F1 10 Tf /Pr /Pr BDC EMC /Span /Pr BDC <0001> Tj EMC ET EMC /Artifact BMC BT <0001> Tj ET EMC /Artifact BMC BT <0010> Tj ET EMC")},
		44: {text: "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", data: []byte{7}},
	}
}

const sampleXMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
	`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:a="http://www.aiim.org/pdfa/ns/id/"` +
	` xmlns:u="http://www.aiim.org/pdfua/ns/id/" u:part="1"><a:part>2</a:part><a:conformance>A</a:conformance>` +
	`</r:Description></r:RDF></x:xmpmeta>`

const sampleCMap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo <</Registry(Adobe)>> def\n" +
	"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n" +
	"4 beginbfchar\n<0001><0041>\n<0002><006600660069>\n<0003><D834DD1E>\n<0004><17D21780>\nendbfchar\n" +
	"2 beginbfrange\n<0010><0014><0061>\n<0020><0021>[<00E9><006B006D>]\nendbfrange\nendcmap end end\n"

// form says how objects are put into a file.
type form struct {
	packed    bool // object streams and a cross-reference stream
	flate     bool
	predictor bool // with flate: the streams that are compressed take PNG's filters
}

var forms = map[string]form{
	"classic":                     {},
	"classic, compressed":         {flate: true},
	"packed":                      {packed: true},
	"packed, compressed":          {packed: true, flate: true},
	"packed, with predictors":     {packed: true, flate: true, predictor: true},
	"compressed, with predictors": {flate: true, predictor: true},
}

// trailer names the objects that every test file has.
const trailer = "/Root 1 0 R/Info 15 0 R"

func (o objects) file(f form) []byte {
	if f.packed {
		return o.packed(f)
	}
	return o.classic(f)
}

// classic writes objects in their order, a table and a trailer.
func (o objects) classic(f form) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	size := slices.Max(slices.Collect(maps.Keys(o))) + 1
	var table strings.Builder
	table.WriteString("0000000000 65535 f \n")
	for num := 1; num < size; num++ {
		b, ok := o[num]
		if !ok {
			table.WriteString("0000000000 00000 f \n")
			continue
		}
		fmt.Fprintf(&table, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", num, b.write(f))
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n%strailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", size, table.String(), size, trailer, at)
	return out.Bytes()
}

// packed writes streams as they are, the rest in one object stream.
func (o objects) packed(f form) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	size := slices.Max(slices.Collect(maps.Keys(o))) + 1
	rows := make([][3]int, size+2)
	var index, bodies string
	plain := func(num int, b body) {
		rows[num] = [3]int{1, out.Len(), 0}
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", num, b.write(f))
	}
	count := 0
	for num := 1; num < size; num++ {
		switch b, ok := o[num]; {
		case ok && b.data != nil:
			plain(num, b)
		case ok:
			index += fmt.Sprintf("%d %d ", num, len(bodies))
			bodies += b.text + "\n"
			rows[num] = [3]int{2, size, count}
			count++
		}
	}
	plain(size, body{fmt.Sprintf("<</Type/ObjStm/N %d/First %d", count, len(index)), []byte(index + bodies)})
	at := out.Len()
	rows[size+1] = [3]int{1, at, 0}
	var data []byte
	for _, r := range rows {
		data = append(data, byte(r[0]), byte(r[1]>>16), byte(r[1]>>8), byte(r[1]), byte(r[2]>>8), byte(r[2]))
	}
	plain(size+1, body{fmt.Sprintf("<</Type/XRef/Size %d/W[1 3 2]%s", size+2, trailer), data})
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", at)
	return out.Bytes()
}

func (b body) write(f form) string {
	if b.data == nil {
		return b.text
	}
	dict, data := b.text, b.data
	if f.flate && f.predictor {
		dict, data = dict+"/DecodeParms<</Predictor 15/Columns 6>>", predict(data, 6)
	}
	if f.flate {
		dict, data = dict+"/Filter/FlateDecode", deflate(data)
	}
	return fmt.Sprintf("%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

func deflate(data []byte) []byte {
	var out bytes.Buffer
	z, err := zlib.NewWriterLevel(&out, zlib.BestSpeed)
	if err != nil {
		panic(err)
	}
	z.Write(data)
	z.Close()
	return out.Bytes()
}

// predict filters rows of bytes with PNG's five filters by turns, the last row filled with
// line ends. A pixel is one byte.
func predict(data []byte, row int) []byte {
	for len(data)%row != 0 {
		data = append(slices.Clip(data), '\n')
	}
	var out []byte
	up := make([]byte, row)
	for n := 0; len(data) > 0; n++ {
		line := data[:row]
		out = append(out, byte(n%5))
		for i := range line {
			var left, corner byte
			if i > 0 {
				left, corner = line[i-1], up[i-1]
			}
			guess := []byte{0, left, up[i], byte((int(left) + int(up[i])) / 2), nearest(left, up[i], corner)}[n%5]
			out = append(out, line[i]-guess)
		}
		up, data = line, data[row:]
	}
	return out
}

// nearest is PNG's predictor of Paeth as the standard words it: the first of left, above
// and corner that lies nearest to left + above - corner.
func nearest(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	best, by := left, 1<<10
	for _, c := range []byte{left, above, corner} {
		if d := max(p-int(c), int(c)-p); d < by {
			best, by = c, d
		}
	}
	return best
}

// change replaces old, which must stand exactly once in the object.
func (o objects) change(t testing.TB, num int, old, new string) {
	t.Helper()
	b := o[num]
	if n := strings.Count(b.text, old) + strings.Count(string(b.data), old); n != 1 {
		t.Fatalf("object %d holds %q %d times: the case is wrong", num, old, n)
	}
	b.text = strings.Replace(b.text, old, new, 1)
	if b.data != nil {
		b.data = []byte(strings.Replace(string(b.data), old, new, 1))
	}
	o[num] = b
}

// wantError checks that an error came and says what it should.
func wantError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want %q", want)
	}
	if !strings.Contains(err.Error(), want) {
		t.Fatalf("error %q; want %q", err, want)
	}
}
