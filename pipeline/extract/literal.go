package extract

import "fmt"

// literal reads a literal string after its first parenthesis (ISO 32000-1, 7.3.4.2).
func (l *lexer) literal() (object, error) {
	var out []byte
	start, open := l.at, 1
	for l.at < len(l.src) {
		c := l.src[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			open--
			if open == 0 {
				return bytestring(out), nil
			}
		case '\r': // an end of line reads as \n however it is written
			l.passNewline()
			c = '\n'
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return nil, fmt.Errorf("byte %d: a string without end", start)
}

func (l *lexer) passNewline() {
	if l.at < len(l.src) && l.src[l.at] == '\n' {
		l.at++
	}
}

// escape reads what follows a backslash and appends what it stands for.
func (l *lexer) escape(out []byte) []byte {
	if l.at >= len(l.src) {
		return out
	}
	c := l.src[l.at]
	l.at++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n': // a line that goes on
		return out
	case '\r':
		l.passNewline()
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c) // \( \) \\; before anything else the backslash is ignored
	}
	n := int(c - '0')
	for i := 0; i < 2 && l.at < len(l.src) && l.src[l.at] >= '0' && l.src[l.at] <= '7'; i++ {
		n = n<<3 | int(l.src[l.at]-'0')
		l.at++
	}
	return append(out, byte(n)) // high-order overflow is ignored
}
