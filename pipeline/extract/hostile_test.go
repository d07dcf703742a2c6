package extract

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// fataler is a test of either kind.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// consistent reads bytes that may be anything: an error, or a document that holds together.
func consistent(t fataler, pdf []byte) *Document {
	t.Helper()
	d, err := read(pdf)
	if (err == nil) != (d != nil) {
		t.Fatalf("document %v with error %v", d, err)
	}
	if d == nil {
		return nil
	}
	d.Walk(func(depth int, e *Element) bool {
		if e.Tag == "" || depth > maxDepth {
			t.Fatalf("element %+v at depth %d", e, depth)
		}
		return true
	})
	if len(d.Artifacts) != d.Pages {
		t.Fatalf("artifacts of %d pages among %d", len(d.Artifacts), d.Pages)
	}
	return d
}

// allReadings reads bytes in every way that the package has.
func allReadings(t fataler, pdf []byte) {
	t.Helper()
	consistent(t, pdf)
	f, err := open(pdf)
	if err != nil {
		return
	}
	fonts, err := f.Fonts()
	if err != nil && fonts != nil {
		t.Fatalf("fonts %v with error %v", fonts, err)
	}
	if runs, err := f.runs(); err != nil && runs != nil {
		t.Fatalf("runs %v with error %v", runs, err)
	}
}

// TestCutFiles cuts a good file at every byte. Only what is after %%EOF may be missed.
func TestCutFiles(t *testing.T) {
	for label, f := range map[string]form{"classic": {}, "packed": {packed: true, flate: true}} {
		pdf := sample().file(f)
		for n := range len(pdf) - 1 {
			if d := consistent(t, pdf[:n]); d != nil {
				t.Fatalf("%s: cut at %d of %d, still read: %s", label, n, len(pdf), outlineOf(d))
			}
		}
		if consistent(t, pdf[:len(pdf)-1]) == nil {
			t.Errorf("%s: not read without its last line end", label)
		}
	}
}

// TestOneByteOff changes every byte of a file in turn. Where it is still read, it must be
// a document; where it is compressed, a change of the text cannot pass unseen.
func TestOneByteOff(t *testing.T) {
	for _, f := range []form{{}, {packed: true, flate: true}} {
		pdf := sample().file(f)
		want, err := read(pdf)
		if err != nil {
			t.Fatal(err)
		}
		for i := range pdf {
			mask := byte(1) << (i % 8)
			pdf[i] ^= mask
			if d := consistent(t, pdf); d != nil && f.flate && d.Root.Text() != want.Root.Text() {
				t.Fatalf("byte %d ^ %02X: text %q; want %q or an error", i, mask, d.Root.Text(), want.Root.Text())
			}
			pdf[i] ^= mask
		}
	}
}

// TestManyBytesOff damages files and, so that the damage lies deep, objects before they
// are put into a file with all lengths and places right.
func TestManyBytesOff(t *testing.T) {
	whole := [][]byte{sample().file(form{}), sample().file(form{packed: true})}
	numbers := slices.Sorted(maps.Keys(sample()))
	rapid.Check(t, func(t *rapid.T) {
		allReadings(t, damage(t, rapid.SampledFrom(whole).Draw(t, "file")))
		o := sample()
		for range rapid.IntRange(1, 3).Draw(t, "objects") {
			num := rapid.SampledFrom(numbers).Draw(t, "object")
			if b := o[num]; b.data != nil {
				o[num] = body{b.text, damage(t, b.data)}
			} else {
				o[num] = body{text: string(damage(t, []byte(b.text)))}
			}
		}
		allReadings(t, o.file(form{packed: rapid.Bool().Draw(t, "packed")}))
	})
}

// damage changes a byte, takes some out, doubles some or changes digits.
func damage(t *rapid.T, b []byte) []byte {
	b = bytes.Clone(b)
	for range rapid.IntRange(1, 3).Draw(t, "damages") {
		if len(b) == 0 {
			return []byte{}
		}
		at := rapid.IntRange(0, len(b)-1).Draw(t, "at")
		end := min(len(b), at+rapid.IntRange(0, 40).Draw(t, "length"))
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			b[at] = rapid.Byte().Draw(t, "byte")
		case 1:
			b = append(b[:at:at], b[end:]...)
		case 2:
			b = append(b[:end:end], b[at:]...)
		case 3:
			for i := at; i < end; i++ {
				if b[i] >= '0' && b[i] <= '9' {
					b[i] = byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
				}
			}
		}
	}
	return b
}

// with gives the sample with one object in place of its own.
func with(num int, b body) func(*testing.T) objects {
	return func(*testing.T) objects {
		o := sample()
		o[num] = b
		return o
	}
}

// kids gives the sample with objects from 1000 on among the kids of its root.
func kids(t *testing.T, count int, text string) objects {
	t.Helper()
	o := sample()
	list := ""
	for num := 1000; num < 1000+count; num++ {
		o[num] = body{text: text}
		list += fmt.Sprint(num, " 0 R ")
	}
	o.change(t, 11, "/K[", "/K["+list)
	return o
}

// hostile are files that ask for more than they are worth, and the limit that stops each.
var hostile = []struct {
	label string
	make  func(t *testing.T) objects
	want  error
}{
	{"content bomb", with(40, body{"<</Filter[/FlateDecode/FlateDecode]", bomb()}), errBytes},
	{"ToUnicode bomb", with(32, body{"<</Filter[/FlateDecode/FlateDecode]", bomb()}), errBytes},
	{"metadata bomb", with(5, body{"<</Filter[/FlateDecode/FlateDecode]", bomb()}), errBytes},
	{"one stream many times", func(*testing.T) objects {
		o := sample()
		o[40] = body{"<</Filter/FlateDecode", deflate(bytes.Repeat([]byte(" "), 1<<14))}
		o[3] = body{text: "<</Type/Page/StructParents 0/Contents[" + strings.Repeat("40 0 R ", 1000) + "]>>"}
		return o
	}, errBytes},
	{"one page many times over", func(t *testing.T) objects {
		o := kids(t, 1, "null")
		o.change(t, 2, "/Kids[3 0 R", "/Kids["+strings.Repeat("2000 0 R ", 2)+"3 0 R")
		o[2000] = o[3]
		return o
	}, nil},
	{"operators without end", with(40, body{"<</Filter/FlateDecode", deflate(bytes.Repeat([]byte("q Q "), smallWork))}), errWork},
	{"short codes, long text", func(*testing.T) objects {
		o := sample()
		o[32] = body{"<<", []byte("1 begincodespacerange <0000><FFFF> endcodespacerange 1 beginbfchar <0001><" + strings.Repeat("0041", 256) + "> endbfchar")}
		o[40] = body{"<</Filter/FlateDecode", deflate([]byte("/P <</MCID 0>> BDC BT /F1 1 Tf <" + strings.Repeat("0001", 4_000) + "> Tj ET EMC"))}
		return o
	}, errBytes},
	{"one string many times", func(t *testing.T) objects {
		o := kids(t, 200, "<</S/P/P 11 0 R/Alt 200 0 R>>")
		o[200] = body{text: "(" + strings.Repeat("x", 1<<14) + ")"}
		return o
	}, errBytes},
	{"a wide and deep parent tree", with(18, body{text: "<</Kids[" + strings.Repeat("18 0 R ", 10) + "]>>"}), errDepth},
	{"a wide parent tree of one level after another", func(*testing.T) objects {
		o := sample()
		for level := range 30 {
			o[100+level] = body{text: "<</Kids[" + strings.Repeat(fmt.Sprint(101+level, " 0 R "), 10) + "]>>"}
		}
		o[130] = body{text: "<<>>"}
		o[18] = o[100]
		return o
	}, errWork},
	{"widths of all codes many times", with(31, body{text: "<</W[" + strings.Repeat("0 99 1 ", 100) + "]>>"}), nil},
	{"arrays in arrays", with(9, body{text: strings.Repeat("[", 1<<16)}), errDepth},
	{"strings in strings", with(9, body{text: strings.Repeat("(", 1<<16)}), nil},
	{"dictionaries", with(9, body{text: "[" + strings.Repeat("<<>>", 1<<15) + "]"}), errWork},
	{"metadata in metadata", with(5, body{"<<", []byte(strings.Repeat("<a>", 1<<12))}), errDepth},
}

// Limits for hostile files: a fiftieth of the work, a sixty-fourth of the bytes.
const (
	smallWork  = maxWork / 50
	smallBytes = maxBytes / 64
)

// bomb gives more bytes than the small limit, deflated twice.
func bomb() []byte { return deflate(deflate(make([]byte, smallBytes+1))) }

// TestHostileFiles: every one is an error, of its limit where one is meant to stop it.
func TestHostileFiles(t *testing.T) {
	for _, c := range hostile {
		t.Run(c.label, func(t *testing.T) {
			f, err := openWithin(c.make(t).file(form{}), budget{work: smallWork, bytes: smallBytes})
			if err == nil {
				_, err = f.document()
			}
			if c.want == nil {
				wantError(t, err, "")
			} else {
				wantError(t, err, c.want.Error())
			}
		})
	}
}

// TestSmallLimitsHoldTheSample: the limits above stop none but the hostile.
func TestSmallLimitsHoldTheSample(t *testing.T) {
	for label, form := range forms {
		f, err := openWithin(sample().file(form), budget{work: smallWork, bytes: smallBytes})
		if err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		if _, err = f.document(); err != nil {
			t.Errorf("%s: %v", label, err)
		}
	}
}

// TestBombOfFullSize stands against the limit of every reading.
func TestBombOfFullSize(t *testing.T) {
	o := sample()
	o[40] = body{"<</Filter[/FlateDecode/FlateDecode]", deflate(deflate(make([]byte, maxBytes+1)))}
	pdf := o.file(form{})
	if len(pdf) > 1<<20 {
		t.Fatalf("the bomb has %d bytes: no bomb", len(pdf))
	}
	_, err := Read(pdf)
	wantError(t, err, errBytes.Error())
}

// TestReadGivesWhatReadGives: the guarded doors say what the rooms behind them say.
func TestReadGivesWhatReadGives(t *testing.T) {
	pdf := sample().file(form{packed: true})
	a, err1 := Read(pdf)
	b, err2 := read(pdf)
	if err1 != nil || err2 != nil || !reflect.DeepEqual(a, b) {
		t.Errorf("%v %v, %v %v", a, err1, b, err2)
	}
	for _, door := range []func([]byte) error{
		func(b []byte) error { _, err := Read(b); return err },
		func(b []byte) error { _, err := Runs(b); return err },
		func(b []byte) error { _, err := Open(b); return err },
	} {
		wantError(t, door(nil), "not a PDF file")
	}
}

// FuzzRead reads anything: an error or a document, and never more than the limits.
func FuzzRead(f *testing.F) {
	for _, form := range forms {
		f.Add(sample().file(form))
	}
	f.Add([]byte("%PDF-1.7\nxref\n0 0\ntrailer\n<</Size 1/Root 1 0 R>>\nstartxref\n9\n%%EOF"))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		before := bytes.Clone(pdf)
		allReadings(t, pdf)
		if !bytes.Equal(pdf, before) {
			t.Error("reading changed the bytes")
		}
	})
}
