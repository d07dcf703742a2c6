package extract

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestGenerations: an object that was read under its generation is not there under another.
func TestGenerations(t *testing.T) {
	f, err := open(sample().file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // from its place, then from memory
		o, err := f.get(ref{15, 0})
		if err != nil || !reflect.DeepEqual(o, dict{"Title": bytestring("Open (letter)")}) {
			t.Fatalf("object 15: %v, %v", o, err)
		}
	}
	_, err = f.get(ref{15, 1})
	wantError(t, err, "object 15: referred to and not there")
	before := f.budget.work
	if _, err = f.get(ref{15, 0}); err != nil || before-f.budget.work != 1 {
		t.Errorf("read again for %d steps, %v; want 1", before-f.budget.work, err)
	}
}

// TestDepthOfReferences is at the limit and above it: the object that begins, and those
// that are read on its behalf.
func TestDepthOfReferences(t *testing.T) {
	row := func(count int) *File {
		o := sample()
		for i := range count - 1 {
			o[100+i] = body{text: fmt.Sprint(101+i, " 0 R")}
		}
		o[99+count] = body{text: "7"}
		f, err := open(o.file(form{}))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	if o, err := row(maxDepth + 1).get(ref{100, 0}); err != nil || o != int64(7) {
		t.Errorf("at the limit: %v, %v", o, err)
	}
	_, err := row(maxDepth + 2).get(ref{100, 0})
	wantError(t, err, errDepth.Error())
}

func TestExpect(t *testing.T) {
	cases := []struct{ label, src, want string }{
		{"there", " endobj", ""},
		{"after a comment", "%x\nendobj ", ""},
		{"nothing", "", `no "endobj"`},
		{"another", "endob", `no "endobj"`},
		{"a name", "/endobj", `no "endobj"`},
		{"unreadable", ")", "begins nothing"},
	}
	for _, c := range cases {
		err := lexerOf(c.src).expect("endobj")
		if c.want != "" {
			wantError(t, err, c.want)
		} else if err != nil {
			t.Errorf("%s: %v", c.label, err)
		}
	}
}

func TestWhole(t *testing.T) {
	for src, want := range map[string]int{"0": 0, "9 ": 9, "+3": 3} {
		if got, err := lexerOf(src).whole(10); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", src, got, err, want)
		}
	}
	for _, src := range []string{"10", "-1", "1.0", "/1", "(1)", "", "x"} {
		if got, err := lexerOf(src).whole(10); err == nil {
			t.Errorf("%q: read as %d", src, got)
		}
	}
}

// TestStringsThatEndInAReturn: the file ends where a line end of two bytes might go on.
func TestStringsThatEndInAReturn(t *testing.T) {
	for _, src := range []string{"(a\r", "(a\\\r", "(a\\", "(a\\0", "(\\12", "<", "<4", "/", "/A#", "[", "<<", "-"} {
		if o, err := lexerOf(src).parse(0); err == nil && src != "/" {
			t.Errorf("%q read as %v", src, o)
		}
	}
}

func TestFieldWidths(t *testing.T) {
	cases := []struct {
		w    array
		want [3]int
		row  int
	}{
		{array{int64(1), int64(7), int64(0)}, [3]int{1, 7, 0}, 8},
		{array{int64(0), int64(1), int64(0)}, [3]int{0, 1, 0}, 1},
		{array{int64(7), int64(7), int64(7)}, [3]int{7, 7, 7}, 21},
	}
	for _, c := range cases {
		if got, row, err := fieldWidths(dict{"W": c.w}); err != nil || got != c.want || row != c.row {
			t.Errorf("%v: %v of %d, %v", c.w, got, row, err)
		}
	}
}

// TestEmptyObjectStream holds nothing and is no mistake.
func TestEmptyObjectStream(t *testing.T) {
	f := &File{budget: budget{work: maxWork, bytes: maxBytes}}
	p, err := f.readPack(&stream{dict: dict{"N": int64(0), "First": int64(0)}})
	if err != nil || len(p.nums) != 0 {
		t.Errorf("%+v, %v", p, err)
	}
	_, err = f.readPack(&stream{dict: dict{"N": int64(1), "First": int64(3)}, raw: []byte("7 0")})
	wantError(t, err, "list of objects: byte 3: no whole number below 0")
}

// anyMatrix draws whole numbers, so that products are exact.
func anyMatrix(t *rapid.T, label string) matrix {
	var m matrix
	for i := range m {
		m[i] = float64(rapid.IntRange(-20, 20).Draw(t, label))
	}
	return m
}

// at gives where a matrix takes a point (ISO 32000-1, 8.3.3).
func (m matrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// TestMatrixLaws: a product takes a point where its factors take it one after the other,
// and the unit changes nothing.
func TestMatrixLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, n := anyMatrix(t, "m"), anyMatrix(t, "n")
		x, y := float64(rapid.IntRange(-9, 9).Draw(t, "x")), float64(rapid.IntRange(-9, 9).Draw(t, "y"))
		wantX, wantY := n.at(m.at(x, y))
		if gotX, gotY := m.times(n).at(x, y); gotX != wantX || gotY != wantY {
			t.Fatalf("%v then %v takes %v %v to %v %v; want %v %v", m, n, x, y, gotX, gotY, wantX, wantY)
		}
		if m.times(identity) != m || identity.times(m) != m {
			t.Fatalf("the unit changes %v", m)
		}
	})
}

// TestSizeAndAdvanceOfATurnedLine: lengths are taken along the line and across it.
func TestSizeAndAdvanceOfATurnedLine(t *testing.T) {
	o := sample()
	o[40] = body{"<<", []byte("q 3 4 -4 3 0 0 cm BT /F1 10 Tf 1 0 0 2 5 6 Tm <0001> Tj <0001> Tj ET Q")}
	runs, err := Runs(o.file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct{ x, y float64 }{{15 - 24, 20 + 18}, {15 - 24 + 15, 20 + 18 + 20}} {
		r := runs[i]
		if !near(r.X, want.x) || !near(r.Y, want.y) || !near(r.Size, 100) || !near(r.Advance, 25) {
			t.Errorf("run %d: %+v; want it at %v %v, size 100, advance 25", i, r, want.x, want.y)
		}
	}
	if d := math.Hypot(runs[1].X-runs[0].X, runs[1].Y-runs[0].Y); !near(d, runs[0].Advance) {
		t.Errorf("the next run stands %v away; the advance is %v", d, runs[0].Advance)
	}
}

// TestRunsMeet is a law: a run begins where the one before it ends, whatever the setting.
func TestRunsMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := func(label string, from, to int) float64 { return float64(rapid.IntRange(from, to).Draw(t, label)) / 4 }
		size, char, scale := n("size", 1, 80), n("spacing", 0, 8), n("scale", 100, 800)
		first, second := "0001", "0010"
		if rapid.Bool().Draw(t, "two codes") {
			first += "0003"
		}
		o := sample()
		o[40] = body{"<<", fmt.Appendf(nil, "BT /F1 %v Tf %v Tc %v Tz %v 0 0 %v %v %v Tm [<%s><%s>] TJ ET", size, char, scale,
			n("a", 1, 9), n("d", 1, 9), n("x", 0, 400), n("y", 0, 400), first, second)}
		runs, err := Runs(o.file(form{}))
		if err != nil {
			t.Fatal(err)
		}
		if !near(runs[0].X+runs[0].Advance, runs[1].X) || runs[0].Y != runs[1].Y || runs[0].Advance <= 0 {
			t.Fatalf("%+v then %+v", runs[0], runs[1])
		}
	})
}

// TestTableEntry takes entries as ISO 32000-1, 7.5.4 words them, and nothing near them.
func TestTableEntry(t *testing.T) {
	good := map[string]entry{
		"0000000017 00000 n \n":  {how: plain, at: 17},
		"0000000017 00000 n \r":  {how: plain, at: 17},
		"9999999999 65535 n\r\n": {how: plain, at: 9999999999, gen: 65535},
		"0000000003 65535 f \n":  {how: free},
	}
	for line, want := range good {
		if got, err := tableEntry([]byte(line)); err != nil || got != want {
			t.Errorf("%q: %+v, %v; want %+v", line, got, err, want)
		}
	}
	bad := []string{
		"000000001x 00000 n \n", "-000000017 00000 n \n", "         7 00000 n \n", // place
		"0000000017x00000 n \n", "0000000017 0000x n \n", "0000000017 65536 n \n", // generation
		"0000000017 00000xn \n", "0000000017 00000 x \n", "0000000017 00000 N \n", // use
		"0000000017 00000 n\n\n", "0000000017 00000 n  ", "0000000017 00000 n\n\r", // line end
	}
	for _, line := range bad {
		if got, err := tableEntry([]byte(line)); err == nil {
			t.Errorf("%q: read as %+v", line, got)
		}
	}
}

// TestEdgesOfRanges: the last value that is allowed, and the first that is not.
func TestEdgesOfRanges(t *testing.T) {
	cases := []struct {
		label string
		read  func(n int64) error
		last  int64
	}{
		{"object number", func(n int64) error {
			f := &File{src: fmt.Appendf(nil, "%d 0 obj 1 endobj", n), budget: budget{work: maxWork}}
			_, _, err := f.indirect(0)
			return err
		}, maxNumber},
		{"object number in a stream", func(n int64) error {
			f := &File{budget: budget{work: maxWork}}
			list := fmt.Sprintf("%d 0 ", n)
			_, err := f.readPack(&stream{dict: dict{"N": int64(1), "First": int64(len(list))}, raw: []byte(list + "7")})
			return err
		}, maxNumber},
		{"generation of an object", func(n int64) error {
			f := &File{src: fmt.Appendf(nil, "1 %d obj 1 endobj", n), budget: budget{work: maxWork}}
			_, _, err := f.indirect(0)
			return err
		}, 65535},
		{"generation of an entry", func(n int64) error {
			_, err := streamEntry([]byte{1, 9, byte(n >> 16), byte(n >> 8), byte(n)}, [3]int{1, 1, 3})
			return err
		}, 65535},
		{"index", func(n int64) error { _, err := subsections(dict{"Index": array{n, int64(0)}}); return err }, maxNumber},
		{"MCID", func(n int64) error {
			p := &painter{f: &File{}}
			return p.properties(&mark{}, dict{"MCID": n})
		}, maxNumber},
		{"code with a width", func(n int64) error {
			f := &File{budget: budget{work: maxWork}}
			return f.setWidth(map[uint16]float64{}, n, int64(1))
		}, 65535},
		{"entries of a block", func(n int64) error {
			rows := ""
			for i := range n {
				rows += fmt.Sprintf("<%04X><0041>", i)
			}
			_, err := unicodeOf(fmt.Sprintf("%d beginbfchar %s endbfchar", n, rows))
			return err
		}, maxBlock},
	}
	for _, c := range cases {
		for _, n := range []int64{0, c.last} {
			if err := c.read(n); err != nil {
				t.Errorf("%s %d: %v", c.label, n, err)
			}
		}
		if err := c.read(c.last + 1); err == nil {
			t.Errorf("%s %d: no error", c.label, c.last+1)
		}
	}
}

// TestLongestTextOfACode is a text of 256 units; one more is too long.
func TestLongestTextOfACode(t *testing.T) {
	text := bytestring(strings.Repeat("\x00A", maxCodeText/2))
	m := unicodeMap{}
	if err := m.set(1, text); err != nil || m[1] != strings.Repeat("A", maxCodeText/2) {
		t.Errorf("%q, %v", m[1], err)
	}
	wantError(t, m.set(2, text+"\x00A"), "code 0x0002: a string of no use as text")
}

// TestSectionAtTheStart: no section can stand where the file's header does.
func TestSectionAtTheStart(t *testing.T) {
	_, err := read([]byte("%PDF-1.7\nstartxref\n0\n%%EOF\n"))
	wantError(t, err, "a section at byte 0 of")
}

// TestObjectStreamIsInflatedOnce, however many objects come out of it.
func TestObjectStreamIsInflatedOnce(t *testing.T) {
	o := sample()
	o[50] = body{text: fmt.Sprintf("(%0100000d)", 0)}
	pdf := o.file(form{packed: true, flate: true})
	_, left, err := spent(pdf, budget{work: maxWork, bytes: maxBytes})
	if err != nil {
		t.Fatal(err)
	}
	if used := maxBytes - left.bytes; used < 100_000 || used > 150_000 {
		t.Errorf("%d bytes inflated for one stream of some 100,000", used)
	}
}

// TestFontIsReadOnce, however often it is set.
func TestFontIsReadOnce(t *testing.T) {
	used := func(times int) int {
		content := ""
		for range times {
			content += " BT /F1 9 Tf ET"
		}
		o := sample()
		o[42] = body{"<<", append(o[42].data, content...)}
		_, left, err := spent(o.file(form{}), budget{work: maxWork, bytes: maxBytes})
		if err != nil {
			t.Fatal(err)
		}
		return maxWork - left.work
	}
	if one, more := used(1), used(101); more-one > 100*10 {
		t.Errorf("setting a font 100 times more takes %d steps more", more-one)
	}
}
