package tomlfile

import (
	"bytes"
	"unicode/utf8"
)

// Places gives the offset at which each rune of a text begins in the file, an escape
// sequence's where it is written as one, and last the offset of the closing mark. There is
// one more than the text has runes. The value is of kind String.
func (f *File) Places(v Value) []int {
	raw := f.Data[v.From:v.To]
	mark, from, to := raw[0], 1, len(raw)-1
	if long := len(raw) >= 6 && raw[1] == mark && raw[2] == mark; long {
		from, to = 3, len(raw)-3
		from += newline(raw[from:to])
	}
	places := make([]int, 0, utf8.RuneCountInString(v.Text)+1)
	for i := from; i < to; {
		n, drawn := 0, true
		if raw[i] == '\\' && mark == '"' {
			n, drawn = escape(raw[i:to])
		} else {
			_, n = utf8.DecodeRune(raw[i:to])
		}
		if drawn {
			places = append(places, v.From+i)
		}
		i += n
	}
	return append(places, v.From+to)
}

// newline gives the length of a line's end at the start of b.
func newline(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("\n")):
		return 1
	case bytes.HasPrefix(b, []byte("\r\n")):
		return 2
	}
	return 0
}

// escape gives the length of the escape sequence that b begins with, and whether it stands
// for a rune: a backslash at a line's end takes the blanks after it away (TOML 1.0, String).
func escape(b []byte) (n int, drawn bool) {
	switch b[1] {
	case 'x':
		return 4, true
	case 'u':
		return 6, true
	case 'U':
		return 10, true
	case ' ', '\t', '\r', '\n':
		n = 1
		for n < len(b) && bytes.IndexByte([]byte(" \t\r\n"), b[n]) >= 0 {
			n++
		}
		return n, false
	}
	return 2, true
}
