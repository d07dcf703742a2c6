package extract

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// lexer reads tokens and objects (ISO 32000-1, 7.2 and 7.3) from src.
type lexer struct {
	src    []byte
	at     int
	refs   bool // "1 0 R" is a reference; not so in content streams and CMaps
	budget *budget
}

// isBlank and isRegular are the classes of characters of tables 1 and 2.
func isBlank(c byte) bool {
	switch c {
	case 0, '\t', '\n', '\f', '\r', ' ':
		return true
	}
	return false
}

func isRegular(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return !isBlank(c)
}

// skip passes over blanks and comments.
func (l *lexer) skip() {
	for ; l.at < len(l.src); l.at++ {
		switch c := l.src[l.at]; {
		case c == '%':
			end := bytes.IndexAny(l.src[l.at:], "\r\n")
			if end < 0 {
				l.at = len(l.src)
				return
			}
			l.at += end
		case !isBlank(c):
			return
		}
	}
}

// next gives the next token, io.EOF after the last one. It pays for the bytes it passes:
// tokens of a hostile file may overlap.
func (l *lexer) next() (object, error) {
	start := l.at
	l.skip()
	tok, err := l.token()
	if err == nil {
		err = l.budget.step(1 + (l.at-start)/64)
	}
	return tok, err
}

func (l *lexer) token() (object, error) {
	if l.at >= len(l.src) {
		return nil, io.EOF
	}
	c := l.src[l.at]
	switch {
	case c == '/':
		l.at++
		return l.name()
	case c == '(':
		l.at++
		return l.literal()
	case (c == '<' || c == '>') && l.at+1 < len(l.src) && l.src[l.at+1] == c:
		l.at += 2
		return keyword(l.src[l.at-2 : l.at]), nil
	case c == '<':
		l.at++
		return l.hex()
	case c == '[' || c == ']' || c == '{' || c == '}':
		l.at++
		return keyword(c), nil
	case !isRegular(c):
		return nil, fmt.Errorf("byte %d: %q begins nothing", l.at, c)
	}
	word := l.word()
	if c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' {
		return number(word)
	}
	return keyword(word), nil
}

// word takes a run of regular characters.
func (l *lexer) word() string {
	start := l.at
	for l.at < len(l.src) && isRegular(l.src[l.at]) {
		l.at++
	}
	return string(l.src[start:l.at])
}

// number reads an integer or a decimal; PDF knows no exponents (7.3.3).
func number(word string) (object, error) {
	body := strings.TrimPrefix(word, "-")
	if body == word {
		body = strings.TrimPrefix(word, "+")
	}
	whole, part, decimal := strings.Cut(body, ".")
	if whole+part == "" || strings.Trim(whole+part, "0123456789") != "" {
		return nil, fmt.Errorf("%q is not a number", word)
	}
	if !decimal {
		n, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is too large a number", word)
		}
		return n, nil
	}
	v, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return nil, fmt.Errorf("%q is too large a number", word)
	}
	return v, nil
}

// name reads a name after its solidus (7.3.5).
func (l *lexer) name() (object, error) {
	word := l.word()
	if !strings.Contains(word, "#") {
		return name(word), nil
	}
	var out []byte
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c == '#' {
			if i+2 >= len(word) {
				return nil, fmt.Errorf("name /%s ends within an escape", word)
			}
			n, err := strconv.ParseUint(word[i+1:i+3], 16, 8)
			if err != nil || n == 0 {
				return nil, fmt.Errorf("name /%s has a wrong escape", word)
			}
			c, i = byte(n), i+2
		}
		out = append(out, c)
	}
	return name(out), nil
}

// hex reads a hexadecimal string after its "<" (7.3.4.3).
func (l *lexer) hex() (object, error) {
	end := bytes.IndexByte(l.src[l.at:], '>')
	if end < 0 {
		return nil, fmt.Errorf("byte %d: a string without end", l.at)
	}
	out := make([]byte, 0, end/2+1)
	half := false
	for _, c := range l.src[l.at : l.at+end] {
		if isBlank(c) {
			continue
		}
		d, ok := hexDigit(c)
		if !ok {
			return nil, fmt.Errorf("byte %d: %q in a hexadecimal string", l.at, c)
		}
		if half {
			out[len(out)-1] |= d
		} else {
			out = append(out, d<<4)
		}
		half = !half
	}
	l.at += end + 1
	return bytestring(out), nil
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
