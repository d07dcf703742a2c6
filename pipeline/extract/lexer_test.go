package extract

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func lexerOf(src string) *lexer {
	return &lexer{src: []byte(src), refs: true, budget: &budget{work: maxWork, bytes: maxBytes}}
}

func TestParse(t *testing.T) {
	cases := []struct {
		label, src string
		want       object
	}{
		{"whole number", "17", int64(17)},
		{"signed", "+17", int64(17)},
		{"negative", "-98", int64(-98)},
		{"zeros before", "0017", int64(17)},
		{"decimal", "34.5", 34.5},
		{"decimal without whole part", "-.002", -.002},
		{"decimal without part", "4.", 4.0},
		{"largest", "9223372036854775807", int64(math.MaxInt64)},
		{"true", "true", true},
		{"false", "false", false},
		{"null", "null", nil},
		{"name", "/Name1", name("Name1")},
		{"empty name", "/ ", name("")},
		{"name with odd characters", "/A;Name_With-Various***Characters?", name("A;Name_With-Various***Characters?")},
		{"name with escapes", "/A#42#2f#c3#A9", name("AB/é")},
		{"name at a delimiter", "/A/B", name("A")},
		{"literal", "(This is a string)", bytestring("This is a string")},
		{"literal with parentheses", "(a (b (c)) d)", bytestring("a (b (c)) d")},
		{"literal with escapes", `(\n\r\t\b\f\(\)\\\q)`, bytestring("\n\r\t\b\f()\\q")},
		{"literal with octals", `(\0533\53\5\0054)`, bytestring("+3+\x05\x054")},
		{"literal with a large octal", `(\777)`, bytestring("\xFF")},
		{"literal with no octal", `(\8\09)`, bytestring("8\x009")},
		{"literal that goes on", "(a\\\nb\\\r\nc\\\rd)", bytestring("abcd")},
		{"literal with line ends", "(a\nb\r\nc\rd)", bytestring("a\nb\nc\nd")},
		{"literal with any byte", "(\x00\xFF%<>)", bytestring("\x00\xFF%<>")},
		{"empty literal", "()", bytestring("")},
		{"hexadecimal", "<4E6f 76\n20>", bytestring("Nov ")},
		{"hexadecimal of odd length", "<901FA>", bytestring("\x90\x1F\xA0")},
		{"empty hexadecimal", "<>", bytestring("")},
		{"array", "[1 .5(a)/B[<63>]true null 3 0 R]", array{int64(1), .5, bytestring("a"), name("B"), array{bytestring("c")}, true, nil, ref{3, 0}}},
		{"empty array", "[]", array{}},
		{"dictionary", "<</A 1/B<</C(d)>>/D/E/F 1 0 R>>", dict{"A": int64(1), "B": dict{"C": bytestring("d")}, "D": name("E"), "F": ref{1, 0}}},
		{"reference", "12 3 R", ref{12, 3}},
		{"numbers before a reference", "[1 2 3 0 R 4]", array{int64(1), int64(2), ref{3, 0}, int64(4)}},
		{"no object 0", "[0 0 R", int64(0)},
		{"generation too large", "[1 65536 R", int64(1)},
		{"operator", "Tj", keyword("Tj")},
		{"comment", "% 1\n2", int64(2)},
		{"comments and blanks", "\x00\t\f% 1\r%\r\n 2", int64(2)},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			l := lexerOf(c.src)
			if strings.HasPrefix(c.src, "[") && !strings.HasSuffix(c.src, "]") {
				l.at = 1
			}
			got, err := l.parse(0)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%q reads as %#v; want %#v", c.src, got, c.want)
			}
		})
	}
}

func TestParseErrors(t *testing.T) {
	cases := []struct{ label, src, want string }{
		{"nothing", "", "EOF"},
		{"a comment alone", "% 1", "EOF"},
		{"number with letters", "1x", `"1x" is not a number`},
		{"two signs", "--1", "is not a number"},
		{"sign alone", "-", "is not a number"},
		{"point alone", ".", "is not a number"},
		{"two points", "1.2.3", "is not a number"},
		{"exponent", "1E3", "is not a number"},
		{"number too large", "9223372036854775808", "too large a number"},
		{"decimal too large", strings.Repeat("9", 400) + ".0", "too large a number"},
		{"name cut", "/A#4", "ends within an escape"},
		{"name with a wrong escape", "/A#4G", "has a wrong escape"},
		{"name with a null", "/A#00", "has a wrong escape"},
		{"literal without end", "(a(b)", "a string without end"},
		{"literal that ends in a backslash", `(a\`, "a string without end"},
		{"hexadecimal without end", "<41", "a string without end"},
		{"hexadecimal with a letter", "<4G>", "'G' in a hexadecimal string"},
		{"hexadecimal with a control", "<\x10>", "in a hexadecimal string"},
		{"hexadecimal above ASCII", "<\xB1>", "in a hexadecimal string"},
		{"end of a hexadecimal", "> ", `'>' begins nothing`},
		{"parenthesis", ")", "begins nothing"},
		{"array without end", "[1", `ends before "]"`},
		{"array ended as a dictionary", "[1>>", `">>" before "]"`},
		{"array with an operator", "[1 Tj]", `"Tj" before "]"`},
		{"dictionary without end", "<</A 1", `ends before ">>"`},
		{"dictionary without value", "<</A>>", "/A without a value"},
		{"dictionary with a number as key", "<<1 2>>", "a number as a dictionary's key"},
		{"dictionary with a key twice", "<</A 1/#41 2>>", "/A twice"},
		{"arrays too deep", strings.Repeat("[", 1000), "nested too deeply"},
		{"dictionaries too deep", strings.Repeat("<</A", 1000), "nested too deeply"},
	}
	for _, c := range cases {
		t.Run(c.label, func(t *testing.T) {
			_, err := lexerOf(c.src).parse(0)
			wantError(t, err, c.want)
		})
	}
}

func TestDepthOfArrays(t *testing.T) {
	nested := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	if _, err := lexerOf(nested(maxDepth)).parse(0); err != nil {
		t.Errorf("%d arrays: %v", maxDepth, err)
	}
	_, err := lexerOf(nested(maxDepth + 1)).parse(0)
	wantError(t, err, "nested too deeply")
}

// TestNoReferencesInContent: there "1 0 R" is two numbers and an operator.
func TestNoReferencesInContent(t *testing.T) {
	l := lexerOf("1 0 R")
	l.refs = false
	for _, want := range []object{int64(1), int64(0), keyword("R")} {
		if got, err := l.parse(0); err != nil || got != want {
			t.Errorf("%v, %v; want %v", got, err, want)
		}
	}
	if _, err := l.parse(0); err != io.EOF {
		t.Errorf("after the last token: %v; want EOF", err)
	}
}

func TestBudget(t *testing.T) {
	l := &lexer{src: []byte("[1 2 3]"), budget: &budget{work: 3}}
	_, err := l.parse(0)
	wantError(t, err, errWork.Error())
	long := &lexer{src: []byte("(" + strings.Repeat("x", 64*10) + ")"), budget: &budget{work: 10}}
	_, err = long.parse(0)
	wantError(t, err, errWork.Error())
	b := budget{work: 5, bytes: 5}
	for i, want := range []error{nil, errWork, errWork} {
		if err := b.step(5); err != want {
			t.Errorf("step %d: %v; want %v", i, err, want)
		}
	}
	if err := b.take(6); err != errBytes {
		t.Errorf("take 6 of 5: %v", err)
	}
	if err := b.take(1); err != errBytes {
		t.Errorf("take after too much: %v", err)
	}
}

// writeObject writes an object in one of the ways that the syntax allows.
func writeObject(t *rapid.T, b *bytes.Buffer, o object) {
	b.WriteString(rapid.SampledFrom([]string{" ", "\n", "\r\n", " % ) >> ]\n", "\x00"}).Draw(t, "blank"))
	switch o := o.(type) {
	case nil:
		b.WriteString("null")
	case bool, int64:
		fmt.Fprint(b, o)
	case float64:
		b.WriteString(strconv.FormatFloat(o, 'f', 3, 64))
	case ref:
		fmt.Fprintf(b, "%d %d R", o.num, o.gen)
	case name:
		b.WriteByte('/')
		for _, c := range []byte(o) {
			if isRegular(c) && c != '#' && rapid.Bool().Draw(t, "plain") {
				b.WriteByte(c)
			} else {
				fmt.Fprintf(b, "#%02x", c)
			}
		}
	case bytestring:
		writeString(t, b, string(o))
	case array:
		b.WriteByte('[')
		for _, x := range o {
			writeObject(t, b, x)
		}
		b.WriteString(" ]")
	case dict:
		b.WriteString("<<")
		for _, k := range slices.Sorted(maps.Keys(o)) {
			writeObject(t, b, k)
			writeObject(t, b, o[k])
		}
		b.WriteString(" >>")
	}
}

func writeString(t *rapid.T, b *bytes.Buffer, s string) {
	if rapid.Bool().Draw(t, "hexadecimal") {
		fmt.Fprintf(b, "<%X>", s)
		return
	}
	b.WriteByte('(')
	for _, c := range []byte(s) {
		switch {
		case rapid.IntRange(0, 3).Draw(t, "octal") == 0:
			fmt.Fprintf(b, "\\%03o", c)
		case strings.IndexByte("()\\\r", c) >= 0:
			b.WriteString(map[byte]string{'(': `\(`, ')': `\)`, '\\': `\\`, '\r': `\r`}[c])
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(')')
}

// anyObject draws an object of at most depth levels.
func anyObject(depth int) *rapid.Generator[object] {
	return rapid.Custom(func(t *rapid.T) object {
		kinds := 9
		if depth == 0 {
			kinds = 7
		}
		switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
		case 0:
			return nil
		case 1:
			return rapid.Bool().Draw(t, "boolean")
		case 2:
			return rapid.Int64().Draw(t, "whole")
		case 3:
			return float64(rapid.IntRange(-1<<20, 1<<20).Draw(t, "eighths")) / 8
		case 4:
			return ref{rapid.IntRange(1, maxNumber).Draw(t, "object"), rapid.IntRange(0, 65535).Draw(t, "generation")}
		case 5:
			return anyName().Draw(t, "name")
		case 6:
			return bytestring(rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "string"))
		case 7:
			return array(append([]object{}, rapid.SliceOfN(anyObject(depth-1), 0, 5).Draw(t, "array")...))
		}
		return dict(rapid.MapOfN(anyName(), anyObject(depth-1), 0, 5).Draw(t, "dictionary"))
	})
}

func anyName() *rapid.Generator[name] {
	return rapid.Custom(func(t *rapid.T) name {
		return name(rapid.SliceOfN(rapid.ByteRange(1, 255), 0, 8).Draw(t, "bytes"))
	})
}

// TestObjectsReadAsWritten is the law of the parser: whatever is written reads back.
func TestObjectsReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anyObject(4).Draw(t, "object")
		var b bytes.Buffer
		writeObject(t, &b, want)
		l := lexerOf(b.String())
		got, err := l.parse(0)
		if err != nil {
			t.Fatalf("%q: %v", b.String(), err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q reads as %#v; want %#v", b.String(), got, want)
		}
		if _, err := l.parse(0); err != io.EOF {
			t.Fatalf("%q: something is left over: %v", b.String(), err)
		}
	})
}

func TestKind(t *testing.T) {
	for want, o := range map[string]object{"null": nil, "a boolean": true, "a number": 1.5, "a string": bytestring(""), "a name": name(""),
		"an array": array{}, "a dictionary": dict{}, "a reference": ref{}, "a stream": (*stream)(nil), `"obj"`: keyword("obj"), "a int": 1} {
		if got := kind(o); got != want {
			t.Errorf("%#v is %s; want %s", o, got, want)
		}
	}
}

// TestClassesOfCharacters goes through all bytes: ISO 32000-1, tables 1 and 2.
func TestClassesOfCharacters(t *testing.T) {
	for i := range 256 {
		c := byte(i)
		blank := strings.IndexByte("\x00\t\n\f\r ", c) >= 0
		delimiter := strings.IndexByte("()<>[]{}/%", c) >= 0
		if isBlank(c) != blank || isRegular(c) != (!blank && !delimiter) {
			t.Errorf("byte %02X: blank %v, regular %v", c, isBlank(c), isRegular(c))
		}
		want := strings.IndexByte("0123456789abcdef", bytes.ToLower([]byte{c})[0])
		if got, ok := hexDigit(c); ok != (want >= 0) || ok && int(got) != want {
			t.Errorf("byte %02X: digit %d, %v; want %d", c, got, ok, want)
		}
	}
}
