package finish

import (
	"strconv"
	"unicode/utf16"

	"letterpress/pipeline/unit"
)

// builder writes PDF syntax; its methods chain.
type builder struct{ out []byte }

// s writes text as it is.
func (b *builder) s(text string) *builder {
	b.out = append(b.out, text...)
	return b
}

// n writes a whole number.
func (b *builder) n(n int) *builder {
	b.out = strconv.AppendInt(b.out, int64(n), 10)
	return b
}

// ref writes a reference to an object (7.3.10).
func (b *builder) ref(n int) *builder { return b.n(n).s(" 0 R") }

// refs writes references with blanks between them.
func (b *builder) refs(numbers []int) *builder {
	for i, n := range numbers {
		if i > 0 {
			b.s(" ")
		}
		b.ref(n)
	}
	return b
}

// length writes points with as few decimals as they need.
func (b *builder) length(l unit.Length) *builder { return b.thousandths(int64(l)) }

// thousandths writes n/1000 with as few decimals as it needs.
func (b *builder) thousandths(n int64) *builder {
	if n < 0 {
		b.s("-")
		n = -n
	}
	b.out = strconv.AppendInt(b.out, n/1000, 10)
	if part := n % 1000; part != 0 {
		digits := []byte{'.', byte('0' + part/100), byte('0' + part/10%10), byte('0' + part%10)}
		for digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
		b.out = append(b.out, digits...)
	}
	return b
}

// text writes a text string (7.9.2.2): printable ASCII in parentheses, all else in UTF-16.
func (b *builder) text(s string) *builder {
	for _, r := range s {
		if r < ' ' || r > '~' {
			return b.s("<FEFF").utf16(s).s(">")
		}
	}
	b.s("(")
	for i := range len(s) {
		if s[i] == '(' || s[i] == ')' || s[i] == '\\' {
			b.s(`\`)
		}
		b.out = append(b.out, s[i])
	}
	return b.s(")")
}

// utf16 writes s in UTF-16BE as hexadecimal digits.
func (b *builder) utf16(s string) *builder {
	for _, r := range s {
		if high, low := utf16.EncodeRune(r); high != 0xFFFD {
			b.hex16(uint16(high)).hex16(uint16(low))
			continue
		}
		b.hex16(uint16(r))
	}
	return b
}

const hexDigits = "0123456789ABCDEF"

func (b *builder) hex16(v uint16) *builder {
	b.out = append(b.out, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
	return b
}

// URI gives an address as a file holds it, in ASCII (12.6.4.7): what is not, and blanks,
// percent-encoded in UTF-8 (RFC 3987, 3.1).
func URI(address string) string {
	out := make([]byte, 0, len(address))
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c > '~' {
			out = append(out, '%', hexDigits[c>>4], hexDigits[c&15])
		} else {
			out = append(out, c)
		}
	}
	return string(out)
}
