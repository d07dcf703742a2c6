package extract

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// edit replaces old by new, which is as long unless what follows moves freely.
func edit(t *testing.T, pdf []byte, old, new string) []byte {
	t.Helper()
	if n := bytes.Count(pdf, []byte(old)); n != 1 {
		t.Fatalf("%q stands %d times: the case is wrong", old, n)
	}
	return bytes.Replace(pdf, []byte(old), []byte(new), 1)
}

func TestClassicFileErrors(t *testing.T) {
	cases := []struct{ label, old, new, want string }{
		{"not a PDF file", "%PDF-1.7", "%PDG-1.7", "not a PDF file"},
		{"not of this version", "%PDF-1.7", "%PDF-2.0", "not a PDF file"},
		{"no end", "%%EOF", "%%EOX", "does not end in %%EOF"},
		{"no startxref", "startxref", "starttref", "no startxref"},
		{"no place", "startxref\n", "startxref\nx", "startxref is not followed by a number"},
		{"place at 0", "startxref\n", "startxref\n0\n%", "startxref is not followed"},
		{"place beyond the file", "startxref\n", "startxref\n9", "a section at byte"},
		{"place below zero", "startxref\n", "startxref\n-", "a section at byte -"},
		{"place of something else", "xref\n0 45\n", "xreg\n0 45\n", "no whole number"},
		{"no trailer", "trailer\n", "tr_iler\n", "no whole number"},
		{"trailer of no dictionary", "trailer\n<<", "trailer\n[<<", "cross-references: at byte"},
		{"trailer a name", "trailer\n<<", "trailer\n/A<<", "the trailer is a name"},
		{"no size", "/Size 45", "/Sise 45", "no /Size"},
		{"size too small", "/Size 45", "/Size 44", "an object beyond /Size 44"},
		{"entries without count", "xref\n0 45\n", "xref\n0 /5\n", "no whole number"},
		{"more entries than counted", "xref\n0 45\n", "xref\n0 44\n", "no whole number"},
		{"fewer entries than counted", "xref\n0 45\n", "xref\n0 46\n", "not as it should be"},
		{"far more entries than the file", "xref\n0 45\n", "xref\n0 4500000\n", "more entries than the file has room for"},
		{"entry of 19 bytes", "65535 f \n", "65535 f\n", "entry of object"},
		{"entry of letters", "0000000000 65535", "00000000x0 65535", "entry of object 0: not as it should be"},
		{"entry neither in use nor free", "65535 f", "65535 g", "entry of object 0: neither in use nor free"},
		{"an earlier section that is not there", "/Size 45", "/Size 45/Prev 7", "at byte 7: "},
		{"an earlier section of no place", "/Size 45", "/Size 45/Prev(7)", "/Prev: a string"},
		{"an earlier section beyond the file", "/Size 45", "/Size 45/Prev 7000000", "a section at byte 7000000"},
		{"both forms", "/Size 45", "/Size 45/XRefStm 7", "a file of both forms"},
		{"encrypted", "/Size 45", "/Size 45/Encrypt 7 0 R", "the file is encrypted"},
		{"no root", "/Root 1 0 R", "/Boot 1 0 R", "/Root: null where a dictionary"},
		{"root missing", "/Root 1 0 R", "/Root 99 0 R", "/Root: object 99: referred to and not there"},
		{"root of another generation", "/Root 1 0 R", "/Root 1 1 R", "/Root: object 1: referred to and not there"},
		{"root free", "/Root 1 0 R", "/Root 21 0 R", "/Root: object 21: referred to and not there"},
		{"another object in its place", "\n9 0 obj", "\n8 0 obj", "object 9: object 8 0 stands in its place"},
		{"another generation in its place", "\n9 0 obj", "\n9 1 obj", "object 9: object 9 1 stands in its place"},
		{"object without number", "\n9 0 obj", "\n/ 0 obj", "object 9: byte"},
		{"object without generation", "\n9 0 obj", "\n9 / obj", "object 9: byte"},
		{"object without its word", "\n9 0 obj", "\n9 0 obk", `object 9: byte`},
		{"object not ended", "<</Title(Below)/Parent 7 0 R>>\nendobj", "<</Title(Below)/Parent 7 0 R>>\nendobk", `no "endobj"`},
		{"object with more in it", "<</Title(Below)/Parent 7 0 R>>\nendobj", "<</Title(Below)/Parent 7 0 R>>/obj   ", `no "endobj"`},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			_, err := read(edit(t, sample().file(form{}), c.old, c.new))
			wantError(t, err, c.want)
		})
	}
}

// TestStreams: a length must be right, whatever stands around the data.
func TestStreams(t *testing.T) {
	xmp := fmt.Sprintf("/Length %d>>\nstream\n%s\nendstream\nendobj", len(sampleXMP), sampleXMP)
	cases := []struct{ label, new, want string }{
		{"as written", xmp, ""},
		{"line end of two bytes", strings.Replace(xmp, "stream\n<?x", "stream\r\n<?x", 1), ""},
		{"no line end before endstream", strings.Replace(xmp, "\nendstream", "endstream", 1), ""},
		{"two bytes before endstream", strings.Replace(xmp, "\nendstream", "\r\nendstream", 1), ""},
		{"indirect length", strings.Replace(xmp, fmt.Sprint("/Length ", len(sampleXMP)), "/Length 43 0 R", 1), ""},
		{"length of itself", strings.Replace(xmp, fmt.Sprint("/Length ", len(sampleXMP)), "/Length 5 0 R", 1), "object 5: needs itself"},
		{"length of no number", strings.Replace(xmp, fmt.Sprint("/Length ", len(sampleXMP)), "/Length/x", 1), "object 5: /Length: a name"},
		{"no length", strings.Replace(xmp, "/Length", "/Lengxh", 1), "object 5: /Length: null"},
		{"length below zero", strings.Replace(xmp, "/Length ", "/Length -", 1), "goes beyond the file"},
		{"length beyond the file", strings.Replace(xmp, "/Length ", "/Length 99", 1), "goes beyond the file"},
		{"length beyond all", strings.Replace(xmp, "/Length ", "/Length 99999999999999", 1), "goes beyond the file"},
		{"length of one too many", strings.Replace(xmp, "/Length ", "/Length 1 %", 1), "object 5"},
		{"length too small", strings.Replace(xmp, fmt.Sprint("/Length ", len(sampleXMP)), "/Length 5", 1), "no endstream after 5 bytes"},
		{"length one too small", strings.Replace(xmp, fmt.Sprint("/Length ", len(sampleXMP)), fmt.Sprint("/Length ", len(sampleXMP)-1), 1), "no endstream after"},
		{"no line end after stream", strings.Replace(xmp, "stream\n<?x", "stream <?x", 1), "no line end after stream"},
		{"carriage return after stream", strings.Replace(xmp, "stream\n<?x", "stream\r<?x", 1), "no line end after stream"},
		{"stream without dictionary", "/A 1>> 5\nstream\n\nendstream\nendobj", `no "endobj"`},
		{"more than endstream", strings.Replace(xmp, "endstream", "endstreams", 1), `no "endstream"`},
		{"no endobj", strings.Replace(xmp, "endobj", "", 1), `no "endobj"`},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			o := sample()
			o[43] = body{text: fmt.Sprint(len(sampleXMP))}
			_, err := read(relocate(edit(t, o.file(form{}), xmp, c.new), "xref\n0 45\n"))
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			wantError(t, err, c.want)
		})
	}
}

// relocate writes a classic file's table anew, after objects have changed their length.
func relocate(pdf []byte, table string) []byte {
	at := bytes.Index(pdf, []byte(table))
	out := bytes.Clone(pdf[:at])
	rest := string(pdf[at:])
	var entries strings.Builder
	fmt.Fprintf(&entries, "%s0000000000 65535 f \n", table)
	for num := 1; num < 45; num++ {
		if i := bytes.Index(out, fmt.Appendf(nil, "\n%d 0 obj\n", num)); i >= 0 {
			fmt.Fprintf(&entries, "%010d 00000 n \n", i+1)
		} else {
			entries.WriteString("0000000000 00000 f \n")
		}
	}
	trailer := rest[strings.Index(rest, "trailer"):strings.Index(rest, "startxref")]
	return fmt.Appendf(out, "%s%sstartxref\n%d\n%%%%EOF\n", entries.String(), trailer, at)
}

// newer appends a section with one object to a classic file.
func newer(pdf []byte, num int, text, more string) []byte {
	prev := bytes.LastIndex(pdf, []byte("\nxref\n")) + 1
	at := len(pdf)
	pdf = fmt.Appendf(bytes.Clone(pdf), "%d 0 obj\n%s\nendobj\n", num, text)
	section := len(pdf)
	entry := fmt.Sprintf("%010d 00000 n\r\n", at)
	if text == "" {
		entry = "0000000000 00001 f\r\n"
	}
	return fmt.Appendf(pdf, "xref\n0 0\n%d 1\n%strailer\n<</Size 60%s/Prev %d%s>>\nstartxref\n%d\n%%%%EOF\n", num, entry, trailer, prev, more, section)
}

func TestNewerSectionsHold(t *testing.T) {
	old := sample().file(form{})
	once := newer(old, 15, "<</Title(New)>>", "")
	d, err := read(once)
	if err != nil || d.Title != "New" || d.Root.Text() == "" {
		t.Fatalf("%+v, %v; want the title New", d, err)
	}
	d, err = read(newer(once, 15, "<</Title(Newest)>>", ""))
	if err != nil || d.Title != "Newest" {
		t.Errorf("%+v, %v; want the title Newest", d, err)
	}
	_, err = read(newer(old, 15, "", ""))
	wantError(t, err, "/Info: object 15: referred to and not there")
}

// TestSectionsGoRound: the older section leads back to the newer one.
func TestSectionsGoRound(t *testing.T) {
	pdf := sample().file(form{})
	at := bytes.LastIndex(pdf, []byte("\nxref\n")) + 1
	_, err := read(edit(t, pdf, "/Size 45", fmt.Sprintf("/Size 45/Prev %d", at)))
	wantError(t, err, fmt.Sprintf("the sections before byte %d lead back to it", at))
}

func TestEntryTwice(t *testing.T) {
	pdf := sample().file(form{})
	_, err := read(edit(t, pdf, "trailer\n", "7 1\n0000000000 00000 f \ntrailer\n"))
	wantError(t, err, "two entries of object 7")
}

// TestLastLines: what may stand at the end of a file.
func TestLastLines(t *testing.T) {
	pdf := bytes.TrimRight(sample().file(form{packed: true}), "\n")
	for _, end := range []string{"", "\n", "\r\n", "\n\n"} {
		if _, err := read(append(bytes.Clone(pdf), end...)); err != nil {
			t.Errorf("end %q: %v", end, err)
		}
	}
	for _, end := range []string{" ", "x", "\n%%EOF", "\x00"} {
		if _, err := read(append(bytes.Clone(pdf), end...)); err == nil {
			t.Errorf("end %q: no error", end)
		}
	}
}

func TestPackedFileErrors(t *testing.T) {
	cases := []struct{ label, old, new, want string }{
		{"reference stream of another type", "/Type/XRef", "/Type/XReg", "object 46 is no cross-reference stream"},
		{"object stream of another type", "/Type/ObjStm", "/Type/ObjStn", "object stream 45: not of type ObjStm"},
		{"no first", "/N 21/First ", "/N 21/Fjrst ", "object stream 45: /First: null"},
		{"first beyond the data", "/N 21/First ", "/N 21/First 9", "/N or /First is out of range"},
		{"first below zero", "/N 21/First ", "/N 21/First -", "/N or /First is out of range"},
		{"no count", "/N 2", "/M 2", "object stream 45: /N: null"},
		{"count beyond all", "/N 2", "/N 9999992", "/N or /First is out of range"},
		{"count below zero", "/N 2", "/N -2", "/N or /First is out of range"},
		{"count too large", "/N 21", "/N 22", "list of objects: EOF"},
		{"count too small", "/N 21", "/N 20", "not at place"},
		{"first within the list", "/First 1", "/First   %", "object stream 45"},
		{"object of another number", "1 0 2 ", "3 0 2 ", "object 1: not at place 0 of object stream 45"},
		{"object beyond the data", "1 0 2 ", "1 99999 2 ", "object 1: object stream 45: list of objects: "},
		{"list with a name", "1 0 2 ", "/ 0 2 ", "list of objects: "},
		{"widths missing", "/W[1 3 2]", "/V[1 3 2]", "/W is not three numbers"},
		{"two widths", "/W[1 3 2]", "/W[1 5]  ", "/W is not three numbers"},
		{"a width of a name", "/W[1 3 2]", "/W[1/3 2]", "/W is out of range"},
		{"a width below zero", "/W[1 3 2]", "/W[1 -3 2]", "/W is out of range"},
		{"a width too large", "/W[1 3 2]", "/W[1 8 2]", "/W is out of range"},
		{"no width", "/W[1 3 2]", "/W[0 0 0]", "/W is nothing"},
		{"other widths", "/W[1 3 2]", "/W[1 3 1]", "cross-references: at byte"},
		{"size missing", "/Size 47", "/Sise 47", "/Index or /Size is out of range"},
		{"size too small", "/Size 47", "/Size 46", "more entries than /Index says"},
		{"size too large", "/Size 47", "/Size 48", "fewer entries than /Index says"},
		{"size beyond all", "/Size 47", "/Size 99999999", "/Index or /Size is out of range"},
		{"size below zero", "/Size 47", "/Size -7", "/Index or /Size is out of range"},
		{"index of odd length", "/Size 47", "/Size 47/Index[0]", "/Index is not made of pairs"},
		{"index of names", "/Size 47", "/Size 47/Index[/a/b]", "/Index or /Size is out of range"},
		{"index too long", "/Size 47", "/Size 47/Index[0 48]", "fewer entries than /Index says"},
		{"index too short", "/Size 47", "/Size 47/Index[0 46]", "more entries than /Index says"},
		{"index twice", "/Size 47", "/Size 47/Index[0 46 1 1]", "two entries of object 1"},
		{"index beyond the size", "/Size 47", "/Size 47/Index[1 47]", "an object beyond /Size 47"},
		{"index moved", "/Size 47", "/Size 48/Index[1 47]", "object 1"},
		{"encrypted", "/Size 47", "/Size 47/Encrypt 5 0 R", "the file is encrypted"},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			pdf := shortenFirst(t, sample().file(form{packed: true}), c.old, c.new)
			_, err := read(pdf)
			wantError(t, err, c.want)
		})
	}
}

// shortenFirst edits a packed file. Its objects keep their places where the edit stands in
// the last two, and those two are found again.
func shortenFirst(t *testing.T, pdf []byte, old, new string) []byte {
	t.Helper()
	index := bytes.LastIndex(pdf, []byte("45 0 obj"))
	head, tail := pdf[:index], edit(t, pdf[index:], old, new)
	grown := len(new) - len(old)
	if bytes.Index(pdf[index:], []byte(old)) > bytes.Index(pdf[index:], []byte("46 0 obj")) {
		grown = 0
	} else if i := bytes.Index(tail, []byte("stream\n")); bytes.Index(tail, []byte(new)) > i {
		length := bytes.Index(tail, []byte("/Length "))
		var n int
		fmt.Sscan(string(tail[length+8:]), &n)
		tail = bytes.Replace(tail, fmt.Appendf(nil, "/Length %d", n), fmt.Appendf(nil, "/Length %d", n+grown), 1)
	}
	at := index + bytes.Index(tail, []byte("46 0 obj"))
	startxref := bytes.LastIndex(tail, []byte("startxref"))
	return fmt.Appendf(append(bytes.Clone(head), tail[:startxref]...), "startxref\n%d\n%%%%EOF\n", at)
}

func TestStreamEntry(t *testing.T) {
	cases := []struct {
		label  string
		row    []byte
		widths [3]int
		want   entry
	}{
		{"free", []byte{0, 9, 9}, [3]int{1, 1, 1}, entry{how: free}},
		{"plain", []byte{1, 1, 2, 3}, [3]int{1, 2, 1}, entry{how: plain, at: 258, gen: 3}},
		{"packed", []byte{2, 1, 2, 3}, [3]int{1, 2, 1}, entry{how: packed, at: 258, pos: 3}},
		{"no type", []byte{1, 2}, [3]int{0, 2, 0}, entry{how: plain, at: 258}},
		{"no place", []byte{1}, [3]int{1, 0, 0}, entry{how: plain}},
		{"wide", []byte{1, 0, 0, 0, 0, 0, 1, 2, 0}, [3]int{1, 7, 1}, entry{how: plain, at: 258}},
	}
	for _, c := range cases {
		if got, err := streamEntry(c.row, c.widths); err != nil || got != c.want {
			t.Errorf("%s: %+v, %v; want %+v", c.label, got, err, c.want)
		}
	}
	_, err := streamEntry([]byte{3, 0, 0}, [3]int{1, 1, 1})
	wantError(t, err, "unknown type 3")
	_, err = streamEntry([]byte{1, 0, 1, 0, 0}, [3]int{1, 1, 3})
	wantError(t, err, "generation out of range")
}

// TestObjectStreamInItself: object 45 is said to be packed in object stream 45, and object
// 1 in a stream that is packed.
func TestObjectStreamInItself(t *testing.T) {
	f := &File{src: []byte{}, entries: map[int]entry{45: {how: packed, at: 45}, 1: {how: packed, at: 45}},
		objects: map[int]object{}, busy: map[int]bool{}, packs: map[int]*pack{}, budget: budget{work: maxWork, bytes: maxBytes}}
	_, err := f.get(ref{1, 0})
	wantError(t, err, "object 1: object stream 45: not an object of its own")
	_, err = f.get(ref{45, 0})
	wantError(t, err, "object 45: object stream 45: not an object of its own")
}

// TestReferencesInARow: objects that are references to the next one.
func TestReferencesInARow(t *testing.T) {
	for _, c := range []struct {
		count int
		want  string
	}{{20, ""}, {maxDepth + 5, "nested too deeply"}} {
		o := sample()
		o[9] = body{text: "100 0 R"}
		for i := range c.count {
			o[100+i] = body{text: fmt.Sprint(101+i, " 0 R")}
		}
		o[100+c.count] = body{text: "<</Title(Far)>>"}
		d, err := read(o.file(form{packed: true}))
		if c.want != "" {
			wantError(t, err, c.want)
		} else if err != nil || d.Outline[1] != "Far" {
			t.Errorf("%+v, %v; want the title Far", d, err)
		}
	}
}
