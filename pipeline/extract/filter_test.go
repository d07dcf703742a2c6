package extract

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// decodeOf decodes data as a stream whose dictionary holds entries.
func decodeOf(entries string, data []byte) ([]byte, error) {
	f := &File{budget: budget{work: maxWork, bytes: maxBytes}}
	o, err := lexerOf("<<" + entries + ">>").parse(0)
	if err != nil {
		return nil, err
	}
	return f.decode(&stream{dict: o.(dict), raw: data})
}

func TestDecode(t *testing.T) {
	data := []byte("the letter, the letter, the letter")
	rows := []byte("abcdefghijklmnopqrstuvwxyz0123456789")
	cases := []struct {
		label, entries string
		raw            []byte
		want           []byte
	}{
		{"plain", "", data, data},
		{"flate", "/Filter/FlateDecode", deflate(data), data},
		{"flate in an array", "/Filter[/FlateDecode]", deflate(data), data},
		{"flate twice", "/Filter[/FlateDecode/FlateDecode]", deflate(deflate(data)), data},
		{"no filter in an array", "/Filter[]", data, data},
		{"nothing in it", "/Filter/FlateDecode", deflate(nil), nil},
		{"a line end after it", "/Filter/FlateDecode", append(deflate(data), '\r', '\n'), data},
		{"parameters null", "/Filter/FlateDecode/DecodeParms null", deflate(data), data},
		{"parameters in an array", "/Filter[/FlateDecode]/DecodeParms[null]", deflate(data), data},
		{"no predictor", "/Filter/FlateDecode/DecodeParms<</Predictor 1>>", deflate(data), data},
		{"columns of 1", "/Filter/FlateDecode/DecodeParms<</Predictor 12>>", deflate(predict(rows, 1)), rows},
		{"columns of 4", "/Filter/FlateDecode/DecodeParms<</Predictor 10/Columns 4>>", deflate(predict(rows, 4)), rows},
		{"one row", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 36>>", deflate(predict(rows, 36)), rows},
		{"predictor of nothing", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 36>>", deflate(nil), nil},
		// Two colours: the left neighbour is two bytes away.
		{"two colours", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2/Colors 2>>", deflate([]byte{1, 1, 2, 3, 4}), []byte{1, 2, 4, 6}},
		{"sixteen bits", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2/BitsPerComponent 16>>", deflate([]byte{1, 1, 2, 3, 4}), []byte{1, 2, 4, 6}},
		{"four bits", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 3/BitsPerComponent 4>>", deflate([]byte{1, 1, 2}), []byte{1, 3}},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			got, err := decodeOf(c.entries, c.raw)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, c.want) {
				t.Errorf("%q; want %q", got, c.want)
			}
		})
	}
}

func TestDecodeErrors(t *testing.T) {
	good := deflate([]byte("the letter"))
	wrongSum := bytes.Clone(good)
	wrongSum[len(wrongSum)-1] ^= 1
	cases := []struct {
		label, entries string
		raw            []byte
		want           string
	}{
		{"unknown filter", "/Filter/DCTDecode", good, "filter /DCTDecode is not read here"},
		{"filter of no name", "/Filter 5", good, "/Filter: a number where a name"},
		{"many filters", "/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode/FlateDecode]", good, "too many filters"},
		{"parameters without filter", "/DecodeParms<<>>", good, "too many filters or parameters"},
		{"not compressed", "/Filter/FlateDecode", []byte("the letter"), "inflating: zlib"},
		{"nothing", "/Filter/FlateDecode", nil, "inflating: "},
		{"cut", "/Filter/FlateDecode", good[:len(good)-6], "inflating: unexpected EOF"},
		{"checksum cut", "/Filter/FlateDecode", good[:len(good)-2], "inflating: unexpected EOF"},
		{"checksum wrong", "/Filter/FlateDecode", wrongSum, "inflating: zlib: invalid checksum"},
		{"bytes after it", "/Filter/FlateDecode", append(bytes.Clone(good), 'x'), "bytes after the end"},
		{"parameters of no dictionary", "/Filter/FlateDecode/DecodeParms 5", good, "/DecodeParms: a number"},
		{"predictor of no number", "/Filter/FlateDecode/DecodeParms<</Predictor/x>>", good, "/Predictor: a name"},
		{"TIFF predictor", "/Filter/FlateDecode/DecodeParms<</Predictor 2>>", good, "predictor 2 is not read here"},
		{"unknown predictor", "/Filter/FlateDecode/DecodeParms<</Predictor 16>>", good, "predictor 16 is not read here"},
		{"no columns", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 0>>", good, "/Columns 0 is out of range"},
		{"columns beyond all", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 9999999>>", good, "/Columns 9999999 is out of range"},
		{"bits below zero", "/Filter/FlateDecode/DecodeParms<</Predictor 15/BitsPerComponent -8>>", good, "/BitsPerComponent -8 is out of range"},
		{"a very long row", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1048576/Colors 1048576/BitsPerComponent 1048576>>", good, "the last row is not whole"},
		{"half a row", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 5>>", deflate([]byte{0, 1, 2, 3}), "the last row is not whole"},
		{"unknown row filter", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 3>>", deflate([]byte{5, 1, 2, 3}), "unknown row filter 5"},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			_, err := decodeOf(c.entries, c.raw)
			wantError(t, err, c.want)
		})
	}
}

// TestInflatedBytesAreCounted: a bomb stops at the limit, and so do many small ones.
func TestInflatedBytesAreCounted(t *testing.T) {
	bomb := deflate(make([]byte, 1000))
	b := budget{bytes: 2999}
	for i, want := range []error{nil, nil, errBytes} {
		if _, err := inflate(bomb, &b); err != want {
			t.Errorf("stream %d: %v; want %v", i, err, want)
		}
	}
	exact := budget{bytes: 1000}
	if out, err := inflate(bomb, &exact); err != nil || len(out) != 1000 || exact.bytes != 0 {
		t.Errorf("%d bytes, %v, %d left; want all 1000", len(out), err, exact.bytes)
	}
}

// TestPredictorsReadAsWritten undoes the tests' own filtering of random rows.
func TestPredictorsReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.IntRange(1, 9).Draw(t, "row")
		data := rapid.SliceOfN(rapid.Byte(), 0, 60).Draw(t, "data")
		data = data[:len(data)/row*row]
		got, err := decodeOf(fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns %d>>", row), deflate(predict(data, row)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, data) {
			t.Fatalf("%v; want %v", got, data)
		}
	})
}

// TestPaeth compares with the standard's own wording for all small values.
func TestPaeth(t *testing.T) {
	for left := range 256 {
		for up := 0; up < 256; up += 5 {
			for corner := 0; corner < 256; corner += 3 {
				if got, want := paeth(left, up, corner), nearest(byte(left), byte(up), byte(corner)); got != want {
					t.Fatalf("paeth(%d, %d, %d) = %d; want %d", left, up, corner, got, want)
				}
			}
		}
	}
}

func TestTextString(t *testing.T) {
	cases := []struct{ label, bytes, want string }{
		{"empty", "", ""},
		{"ASCII", "Open Letter ~", "Open Letter ~"},
		{"blanks", "a\tb\nc\r", "a\tb\nc\r"},
		{"Latin", "\xE9\xA1\xFF", "é¡ÿ"},
		{"high signs", "\x80\x84\x85\x8D\x8E\x8F\x90\x92\x93\x9E\xA0", "•—–“”‘’™ﬁž€"},
		{"accents", "\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F", "˘ˇˆ˙˝˛˚˜"},
		{"UTF-16", "\xFE\xFF\x17\xA2\xD8\x34\xDD\x1E", "អ𝄞"},
		{"UTF-16, empty", "\xFE\xFF", ""},
		{"UTF-8", "\xEF\xBB\xBFé𝄞", "é𝄞"},
		{"not a mark", "\xFE", "þ"},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			f := &File{budget: budget{work: maxWork, bytes: maxBytes}}
			got, err := f.textString(bytestring(c.bytes))
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("%q; want %q", got, c.want)
			}
		})
	}
}

func TestTextStringErrors(t *testing.T) {
	cases := []struct{ label, bytes, want string }{
		{"control", "\x00", "byte 00 is no character"},
		{"last control", "\x17", "byte 17 is no character"},
		{"delete", "\x7F", "byte 7F is no character"},
		{"undefined", "\x9F", "byte 9F is no character"},
		{"soft hyphen", "\xAD", "byte AD is no character"},
		{"half a unit", "\xFE\xFF\x00", "half a code unit"},
		{"surrogate alone", "\xFE\xFF\xD8\x34", "surrogate D834 alone"},
		{"surrogates the wrong way", "\xFE\xFF\xDD\x1E\xD8\x34", "surrogate DD1E alone"},
		{"not UTF-8", "\xEF\xBB\xBF\xE9", "not UTF-8"},
		{"too much", strings.Repeat("x", 101), errBytes.Error()},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			f := &File{budget: budget{work: maxWork, bytes: 100}}
			_, err := f.textString(bytestring(c.bytes))
			wantError(t, err, c.want)
		})
	}
}
