package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// unicodeOf reads a CMap that holds the blocks.
func unicodeOf(blocks string) (unicodeMap, error) {
	f := &File{budget: budget{work: maxWork, bytes: maxBytes}}
	return f.readUnicodeMap([]byte("begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange " + blocks + " endcmap"))
}

func TestUnicodeMap(t *testing.T) {
	cases := []struct {
		label, blocks string
		want          unicodeMap
	}{
		{"empty", "", unicodeMap{}},
		{"no entries", "0 beginbfchar endbfchar", unicodeMap{}},
		{"one", "1 beginbfchar <0001><0041> endbfchar", unicodeMap{1: "A"}},
		{"last code", "1 beginbfchar <ffff><0041> endbfchar", unicodeMap{65535: "A"}},
		{"several characters", "1 beginbfchar <0001><006600660069> endbfchar", unicodeMap{1: "ffi"}},
		{"a pair of surrogates", "1 beginbfchar <0001><D83DDE00> endbfchar", unicodeMap{1: "😀"}},
		{"a mark alone", "1 beginbfchar <0001><17D2> endbfchar", unicodeMap{1: "\u17d2"}},
		{"formats and hyphens", "1 beginbfchar <0001><200B00AD> endbfchar", unicodeMap{1: "\u200b\u00ad"}},
		{"range", "1 beginbfrange <0010><0012><0061> endbfrange", unicodeMap{16: "a", 17: "b", 18: "c"}},
		{"range of one", "1 beginbfrange <0010><0010><0061> endbfrange", unicodeMap{16: "a"}},
		{"range of several characters", "1 beginbfrange <0010><0011><00660061> endbfrange", unicodeMap{16: "fa", 17: "fb"}},
		{"range beyond U+FFFF", "1 beginbfrange <0010><0011><D83DDE00> endbfrange", unicodeMap{16: "😀", 17: "😁"}},
		{"range with its texts", "1 beginbfrange <0010><0011>[<0061><D83DDE00>] endbfrange", unicodeMap{16: "a", 17: "😀"}},
		{"literal strings", `1 beginbfchar (\000\001)(\000A) endbfchar`, unicodeMap{1: "A"}},
		{"several blocks", "1 beginbfchar <0001><0041> endbfchar 1 beginbfrange <0002><0003><0042> endbfrange 1 beginbfchar <0000><0044> endbfchar",
			unicodeMap{0: "D", 1: "A", 2: "B", 3: "C"}},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			got, err := unicodeOf(c.blocks)
			if err != nil {
				t.Fatal(err)
			}
			if !maps.Equal(got, c.want) {
				t.Errorf("%v; want %v", got, c.want)
			}
		})
	}
}

func TestUnicodeMapErrors(t *testing.T) {
	cases := []struct{ label, blocks, want string }{
		{"no text", "1 beginbfchar <0001><> endbfchar", "code 0x0001: no text"},
		{"null character", "1 beginbfchar <0001><0000> endbfchar", "code 0x0001: no text"},
		{"byte order mark", "1 beginbfchar <0001><FEFF0041> endbfchar", "code 0x0001: no text"},
		{"no character", "1 beginbfchar <0001><FFFE> endbfchar", "code 0x0001: no text"},
		{"half a unit", "1 beginbfchar <0001><004100> endbfchar", "code 0x0001: half a code unit"},
		{"first surrogate alone", "1 beginbfchar <0001><D8340041> endbfchar", "surrogate D834 alone"},
		{"first surrogate at the end", "1 beginbfchar <0001><0041D834> endbfchar", "surrogate D834 alone"},
		{"second surrogate alone", "1 beginbfchar <0001><DD1E> endbfchar", "surrogate DD1E alone"},
		{"text too long", "1 beginbfchar <0001><" + strings.Repeat("0041", 257) + "> endbfchar", "of no use as text"},
		{"text a name", "1 beginbfchar <0001>/A endbfchar", "code 0x0001: a name of no use"},
		{"code of one byte", "1 beginbfchar <01><0041> endbfchar", "a code is not of two bytes"},
		{"code a number", "1 beginbfchar 1 <0041> endbfchar", "a code is not of two bytes"},
		{"code twice", "2 beginbfchar <0001><0041><0001><0041> endbfchar", "code 0x0001: given twice"},
		{"code in a block and a range", "1 beginbfchar <0001><0041> endbfchar 1 beginbfrange <0000><0001><0041> endbfrange", "code 0x0001: given twice"},
		{"fewer than counted", "2 beginbfchar <0001><0041> endbfchar", "fewer entries than counted before endbfchar"},
		{"half a row", "1 beginbfchar <0001> endbfchar", "fewer entries than counted"},
		{"more than counted", "1 beginbfchar <0001><0041><0002><0042> endbfchar", `no "endbfchar"`},
		{"block without count", "beginbfchar <0001><0041> endbfchar", "a block without its count"},
		{"count too large", "101 beginbfchar", "a block without its count"},
		{"count below zero", "-1 beginbfchar", "a block without its count"},
		{"block without end", "1 beginbfchar <0001><0041>", `no "endbfchar"`},
		{"block cut", "1 beginbfchar <0001>", `"endcmap" before "endbfchar"`},
		{"block ended as another", "1 beginbfchar <0001><0041> endbfrange", `no "endbfchar"`},
		{"range backwards", "1 beginbfrange <0002><0001><0041> endbfrange", "range <0002><0001> is not within"},
		{"range over two first bytes", "1 beginbfrange <00FF><0100><0041> endbfrange", "range <00FF><0100> is not within"},
		{"range that overflows", "1 beginbfrange <0000><0001><00FF> endbfrange", "the last byte overflows"},
		{"range of no text", "1 beginbfrange <0000><0001><> endbfrange", "range <0000><0001>: no text"},
		{"range of a number", "1 beginbfrange <0000><0001>5 endbfrange", "range <0000><0001>: no text"},
		{"range with too few texts", "1 beginbfrange <0000><0001>[<0041>] endbfrange", "has 1 texts"},
		{"range from a wrong code", "1 beginbfrange <00><0001><0041> endbfrange", "a code is not of two bytes"},
		{"range to a wrong code", "1 beginbfrange <0000><01><0041> endbfrange", "a code is not of two bytes"},
		{"another map", "/Other usecmap", "another CMap is used"},
		{"codes of one byte", "1 begincodespacerange <00><FF> endcodespacerange", "codes are not of two bytes"},
		{"not all codes at the end", "1 begincodespacerange <0000><FF00> endcodespacerange", "codes are not of two bytes"},
		{"not all codes at the start", "1 begincodespacerange <0001><FFFF> endcodespacerange", "codes are not of two bytes"},
		{"unreadable", "(", "a string without end"},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			_, err := unicodeOf(c.blocks)
			wantError(t, err, c.want)
		})
	}
	f := &File{budget: budget{work: maxWork, bytes: maxBytes}}
	_, err := f.readUnicodeMap([]byte("1 beginbfchar <0001><0041> endbfchar"))
	wantError(t, err, "no code space")
	f = &File{budget: budget{work: 40, bytes: maxBytes}}
	_, err = f.readUnicodeMap([]byte("1 begincodespacerange <0000><FFFF> endcodespacerange 1 beginbfrange <0000><00FF><0000>"))
	wantError(t, err, errWork.Error())
}

// TestUnicodeMapReadsAsWritten writes random texts, some as ranges, and reads them back.
func TestUnicodeMapReadsAsWritten(t *testing.T) {
	text := rapid.StringOfN(rapid.Rune().Filter(func(r rune) bool { return r != 0 && r != 0xFEFF && r != 0xFFFE }), 1, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.MapOfN(rapid.Uint16(), text, 0, 40).Draw(t, "texts")
		var blocks strings.Builder
		for _, code := range slices.Sorted(maps.Keys(want)) {
			switch rapid.IntRange(0, 2).Draw(t, "form") {
			case 0:
				fmt.Fprintf(&blocks, "1 beginbfchar\n<%04X> <%s>\nendbfchar\n", code, units(want[code]))
			case 1:
				fmt.Fprintf(&blocks, "1 beginbfrange\n<%04X> <%04X> <%s>\nendbfrange\n", code, code, units(want[code]))
			case 2:
				fmt.Fprintf(&blocks, "1 beginbfrange\n<%04X> <%04X> [<%s>]\nendbfrange\n", code, code, units(want[code]))
			}
		}
		got, err := unicodeOf(blocks.String())
		if err != nil {
			t.Fatal(err)
		}
		if !maps.Equal(got, want) {
			t.Fatalf("%v; want %v", got, want)
		}
	})
}

// units writes a text as hexadecimal UTF-16BE.
func units(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

func TestFontsOfSample(t *testing.T) {
	f, err := Open(sample().file(form{packed: true, flate: true}))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := f.Fonts()
	if err != nil || len(fonts) != 1 {
		t.Fatalf("%d fonts, %v; want one", len(fonts), err)
	}
	font := fonts[0]
	if font.Object != 30 || font.Name != "ABCDEF+Serif" || font.DefaultWidth != 900 || len(font.Text) != 11 || len(font.Widths) != 9 {
		t.Errorf("font %+v", font)
	}
	for code, want := range map[uint16]float64{0: 900, 1: 500, 2: 750.5, 3: 600, 4: 0, 5: 900, 15: 900, 16: 250, 20: 250, 21: 900, 65535: 900} {
		if got := font.Width(code); got != want {
			t.Errorf("code %d is %v wide; want %v", code, got, want)
		}
	}
	for code, want := range map[uint16]string{1: "A", 2: "ffi", 3: "𝄞", 4: "\u17d2\u1780", 0x14: "e", 0x20: "é", 0x21: "km"} {
		if got := font.Text[code]; got != want {
			t.Errorf("code %d is %q; want %q", code, got, want)
		}
	}
	runs, err := f.Runs()
	if err != nil || len(runs) != 10 {
		t.Errorf("%d runs, %v; want 10", len(runs), err)
	}
	d, err := f.Document()
	if err != nil || d.Pages != 2 {
		t.Errorf("%+v, %v", d, err)
	}
}

// TestFontsAreInOrder: by page, then by name, each once.
func TestFontsAreInOrder(t *testing.T) {
	o := sample()
	o[50] = body{text: strings.Replace(o[30].text, "ABCDEF+Serif", "GHIJKL+Bold", 1)}
	o[51] = body{text: strings.Replace(o[30].text, "ABCDEF+Serif", "MNOPQR+Kh", 1)}
	o.change(t, 2, "/F1 30 0 R", "/F3 51 0 R/F2 50 0 R/F1 30 0 R/F0 51 0 R")
	f, err := Open(o.file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := f.Fonts()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, font := range fonts {
		got = append(got, font.Name)
	}
	if want := []string{"MNOPQR+Kh", "ABCDEF+Serif", "GHIJKL+Bold"}; !slices.Equal(got, want) {
		t.Errorf("fonts %v; want %v", got, want)
	}
}

func TestFontErrors(t *testing.T) {
	cases := []fault{
		{"without ToUnicode", 30, "/ToUnicode 32 0 R", "", "font /F1: object 30: it has no ToUnicode"},
		{"simple", 30, "/Type0", "/TrueType", "object 30: not a composite font"},
		{"another encoding", 30, "/Identity-H", "/Identity-V", "object 30: not a composite font"},
		{"not a font", 30, "/Type/Font", "/Type/Pages", "object 30: not a composite font"},
		{"no dictionary", 2, "/F1 30 0 R", "/F1 40 0 R", "font /F1: a stream"},
		{"not indirect", 2, "/F1 30 0 R", "/F1<<>>", "font /F1: not an object of its own"},
		{"without name", 30, "/BaseFont/ABCDEF+Serif", "", "/BaseFont: null"},
		{"ToUnicode a name", 30, "/ToUnicode 32 0 R", "/ToUnicode/Identity-H", "/ToUnicode: a name where a stream"},
		{"ToUnicode with a wrong filter", 32, "<<", "<</Filter/LZWDecode", "/ToUnicode: filter /LZWDecode is not read here"},
		{"ToUnicode with a wrong code", 32, "<0001><0041>", "<01><0041>", "/ToUnicode: object 32: a code is not of two bytes"},
		{"no descendant", 30, "/DescendantFonts[31 0 R]", "", "/DescendantFonts: null"},
		{"two descendants", 30, "[31 0 R]", "[31 0 R 31 0 R]", "2 descendant fonts"},
		{"descendant a name", 30, "[31 0 R]", "[/x]", "descendant font: a name"},
		{"default width a name", 31, "/DW 900", "/DW/x", "descendant font: /DW: a name where a number"},
		{"widths a number", 31, "/W[1[500 750.5 600 0]16 20 250]", "/W 5", "/W: a number where an array"},
		{"width a name", 31, "500 750.5", "500/x", "/W: a name where a number"},
		{"widths cut", 31, "16 20 250", "16", "/W: it ends within a row"},
		{"widths cut later", 31, "16 20 250", "16 20", "/W: a row is not of the two forms"},
		{"range to a name", 31, "16 20 250", "16/x 250", "/W: a row is not of the two forms"},
		{"range from a name", 31, "16 20 250", "/x 20 250", "/W: a name where a number"},
		{"code below zero", 31, "16 20 250", "-1 20 250", "/W: code -1 is out of range"},
		{"code too large", 31, "16 20 250", "65535 65536 250", "/W: code 65536 is out of range"},
		{"code too large in a row", 31, "16 20 250", "65535[1 2]", "/W: code 65536 is out of range"},
		{"two widths", 31, "16 20 250", "4 20 250", "/W: code 0x0004 has two widths"},
		{"two equal widths", 31, "16 20 250", "16[250] 16 20 250", "/W: code 0x0010 has two widths"},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			o := sample()
			if c.old == "<<" {
				o[c.object] = body{c.new, deflate(o[c.object].data)}
			} else {
				o.change(t, c.object, c.old, c.new)
			}
			pdf := o.file(form{})
			f, err := open(pdf)
			if err != nil {
				t.Fatal(err)
			}
			_, err = f.Fonts()
			wantError(t, err, c.want)
			_, err = Read(pdf)
			wantError(t, err, c.want)
			_, err = Runs(pdf)
			wantError(t, err, c.want)
		})
	}
}

func TestFontDefaults(t *testing.T) {
	o := sample()
	o.change(t, 31, "/DW 900/W[1[500 750.5 600 0]16 20 250]", "")
	f, err := Open(o.file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := f.Fonts()
	if err != nil || fonts[0].Width(1) != 1000 || len(fonts[0].Widths) != 0 {
		t.Errorf("%+v, %v; want the default of 1000", fonts, err)
	}
}
