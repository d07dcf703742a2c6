package extract

import (
	"fmt"
	"io"
)

// parse reads one object. A keyword that begins none is given as it stands: the caller
// knows whether one may be there.
func (l *lexer) parse(depth int) (object, error) {
	tok, err := l.next()
	if err != nil {
		return nil, err
	}
	switch tok := tok.(type) {
	case int64:
		if l.refs {
			return l.reference(tok), nil
		}
	case keyword:
		switch tok {
		case "[":
			return l.array(depth + 1)
		case "<<":
			return l.dict(depth + 1)
		case "true", "false":
			return tok == "true", nil
		case "null":
			return nil, nil
		}
	}
	return tok, nil
}

// value reads one object within another, where no keyword may stand but close.
func (l *lexer) value(depth int, close keyword) (o object, closed bool, err error) {
	o, err = l.parse(depth)
	if err == io.EOF {
		return nil, false, fmt.Errorf("byte %d: ends before %q", l.at, string(close))
	}
	if k, ok := o.(keyword); ok {
		if k != close {
			return nil, false, fmt.Errorf("byte %d: %q before %q", l.at, string(k), string(close))
		}
		return nil, true, err
	}
	return o, false, err
}

func (l *lexer) array(depth int) (object, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	out := array{}
	for {
		o, closed, err := l.value(depth, "]")
		if err != nil || closed {
			return out, err
		}
		out = append(out, o)
	}
}

func (l *lexer) dict(depth int) (object, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	if err := l.budget.step(dictWork); err != nil {
		return nil, err
	}
	out := dict{}
	for {
		k, closed, err := l.value(depth, ">>")
		if err != nil || closed {
			return out, err
		}
		key, ok := k.(name)
		if !ok {
			return nil, fmt.Errorf("byte %d: %s as a dictionary's key", l.at, kind(k))
		}
		if _, twice := out[key]; twice {
			return nil, fmt.Errorf("byte %d: /%s twice in a dictionary", l.at, key)
		}
		v, closed, err := l.value(depth, ">>")
		if err != nil {
			return nil, err
		}
		if closed {
			return nil, fmt.Errorf("byte %d: /%s without a value", l.at, key)
		}
		out[key] = v
	}
}

// reference looks whether the number n begins "n g R" and gives the reference, or n.
func (l *lexer) reference(n int64) object {
	back := l.at
	if gen, err := l.next(); err == nil {
		if g, ok := gen.(int64); ok && n > 0 && n <= maxNumber && g >= 0 && g <= 65535 {
			if r, err := l.next(); err == nil && r == keyword("R") {
				return ref{int(n), int(g)}
			}
		}
	}
	l.at = back
	return n
}

// whole reads a whole number of at least 0 and below limit.
func (l *lexer) whole(limit int64) (int, error) {
	tok, err := l.next()
	if err != nil {
		return 0, err
	}
	n, ok := tok.(int64)
	if !ok || n < 0 || n >= limit {
		return 0, fmt.Errorf("byte %d: no whole number below %d", l.at, limit)
	}
	return int(n), nil
}

// expect reads a keyword that must stand here.
func (l *lexer) expect(word keyword) error {
	tok, err := l.next()
	if err != nil && err != io.EOF {
		return err
	}
	if tok != word || err == io.EOF {
		return fmt.Errorf("byte %d: no %q", l.at, string(word))
	}
	return nil
}
