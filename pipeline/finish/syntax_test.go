package finish

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// TestNumbersAreShortAndExact holds over all lengths: what is written is n/1000, with no zero
// at its end and no exponent.
func TestNumbersAreShortAndExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1<<40, 1<<40).Draw(t, "n")
		var b builder
		got := string(b.thousandths(n).out)
		value, ok := new(big.Rat).SetString(got)
		if !ok || value.Cmp(big.NewRat(n, 1000)) != 0 {
			t.Fatalf("%d/1000 is written %s", n, got)
		}
		if strings.Contains(got, ".") && (strings.HasSuffix(got, "0") || strings.HasSuffix(got, ".")) {
			t.Fatalf("%d/1000 is written %s: zeros at its end", n, got)
		}
	})
	for n, want := range map[int64]string{0: "0", 1: "0.001", -1: "-0.001", 10: "0.01", 1000: "1", -2500: "-2.5", 595276: "595.276"} {
		var b builder
		if got := string(b.thousandths(n).out); got != want {
			t.Errorf("%d/1000 is written %s, want %s", n, got, want)
		}
	}
}

// readText reads a text string as 7.3.4 and 7.9.2.2 say.
func readText(s string) (string, error) {
	if digits, ok := strings.CutPrefix(s, "<"); ok {
		raw, err := hex.DecodeString(strings.TrimSuffix(digits, ">"))
		if err != nil || len(raw)%2 != 0 || !bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
			return "", fmt.Errorf("no text: %s", s)
		}
		var units []uint16
		for i := 2; i < len(raw); i += 2 {
			units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
		}
		return string(utf16.Decode(units)), nil
	}
	var out strings.Builder
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			i++
			out.WriteByte(s[i])
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth != 1 || c < ' ' || c > '~':
			return "", fmt.Errorf("%q outside the parentheses of %s", c, s)
		default:
			out.WriteByte(c)
		}
	}
	if depth != 0 {
		return "", fmt.Errorf("parentheses do not match in %s", s)
	}
	return out.String(), nil
}

func TestTextsAreReadAsTheyWereWritten(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, want string) {
		var b builder
		written := string(b.text(want).out)
		if got, err := readText(written); err != nil || got != want {
			t.Fatalf("%q is written %s and read %q (%v)", want, written, got, err)
		}
	}
	for _, s := range []string{"", "(", ")", `\`, `\(`, "a(b)c\\", "é", "\n", "\x7f", "ខ្ញុំ", "\U00010348", "\uFFFD", "\U0010FFFF", "~ "} {
		check(t, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, rapid.OneOf(rapid.String(), rapid.StringMatching(`[()\\a ]*`)).Draw(t, "text"))
	})
}

// TestAnAddressIsPrintableASCII holds that nothing is lost either: what is encoded is decoded.
func TestAnAddressIsPrintableASCII(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		address := strings.ReplaceAll(rapid.String().Draw(t, "address"), "%", "")
		got := URI(address)
		var back []byte
		for i := 0; i < len(got); i++ {
			if got[i] <= ' ' || got[i] > '~' {
				t.Fatalf("%q becomes %q", address, got)
			}
			if got[i] != '%' {
				back = append(back, got[i])
				continue
			}
			v, err := strconv.ParseUint(got[i+1:i+3], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			back = append(back, byte(v))
			i += 2
		}
		if string(back) != address {
			t.Fatalf("%q becomes %q, which is %q", address, got, back)
		}
	})
}

// TestMarkersAreSwappedAndNothingElse builds contents of lines of all kinds.
func TestMarkersAreSwappedAndNothingElse(t *testing.T) {
	marks := []string{"/P <</MCID 0>> BDC", "EMC", "/Artifact BMC"}
	rapid.Check(t, func(t *rapid.T) {
		var content, want string
		for range rapid.IntRange(0, 20).Draw(t, "lines") {
			switch n := rapid.IntRange(-4, len(marks)).Draw(t, "line"); n {
			case -4:
				content, want = content+"[] 1.50 d\n", want+"[] 1.50 d\n"
			case -3:
				content, want = content+"[3 1] 2.00 d\n", want+"[3 1] 2.00 d\n"
			case -2:
				content, want = content+"[<0001>] TJ\n", want+"[<0001>] TJ\n"
			case -1:
				content, want = content+"\n", want+"\n"
			case 0: // gopdf's own, of a solid line
				content, want = content+"[] 0.00 d\n", want+"[] 0.00 d\n"
			default:
				content, want = content+fmt.Sprintf("[] %d.00 d\n", n), want+marks[n-1]+"\n"
			}
		}
		got, err := swapMarkers([]byte(content), marks)
		if err != nil || string(got) != want {
			t.Fatalf("%q becomes %q (%v), want %q", content, got, err, want)
		}
	})
	for _, content := range []string{"[] 4.00 d\n", "[] -1.00 d\n"} {
		if got, err := swapMarkers([]byte(content), marks); err == nil {
			t.Errorf("%q becomes %q, no error", content, got)
		}
	}
}

// TestAFileTooLargeIsAnError: the cross-reference stream has 16 bits for the place in the
// object stream.
func TestAFileTooLargeIsAnError(t *testing.T) {
	f := &file{objects: make([][]byte, 1, 1<<17)}
	for range 1 << 16 {
		f.add([]byte("null"))
	}
	if _, err := f.write(1); err != nil {
		t.Errorf("65536 objects: %v", err)
	}
	f.add([]byte("null"))
	if _, err := f.write(1); err == nil {
		t.Error("no error for 65537 objects")
	}
}
