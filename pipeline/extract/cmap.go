package extract

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxBlock is the most entries of one block of a CMap (Adobe Technical Note 5014, 5.3).
const maxBlock = 100

// unicodeMap is a font's ToUnicode: the text of each code of two bytes.
type unicodeMap map[uint16]string

// readUnicodeMap reads a ToUnicode CMap (ISO 32000-1, 9.10.3). A code that is given twice,
// or given no text, is an error.
func (f *File) readUnicodeMap(data []byte) (unicodeMap, error) {
	m := unicodeMap{}
	l := &lexer{src: data, budget: &f.budget}
	count, spaces := object(nil), 0
	for {
		tok, err := l.parse(0)
		if err == io.EOF {
			if spaces == 0 {
				return nil, errors.New("no code space")
			}
			return m, nil
		}
		if err != nil {
			return nil, err
		}
		switch tok {
		case keyword("begincodespacerange"):
			err = l.codeSpace(count)
			spaces++
		case keyword("beginbfchar"):
			err = block(l, count, 2, "endbfchar", m.char)
		case keyword("beginbfrange"):
			err = block(l, count, 3, "endbfrange", func(row []object) error { return m.codes(row, l.budget) })
		case keyword("usecmap"):
			err = errors.New("another CMap is used")
		}
		if err != nil {
			return nil, err
		}
		count = tok
	}
}

// codeSpace wants codes of two bytes, all of them.
func (l *lexer) codeSpace(count object) error {
	return block(l, count, 2, "endcodespacerange", func(row []object) error {
		if row[0] != bytestring("\x00\x00") || row[1] != bytestring("\xFF\xFF") {
			return errors.New("codes are not of two bytes")
		}
		return nil
	})
}

// block reads the rows of a section that announced count of them.
func block(l *lexer, count object, columns int, end keyword, take func(row []object) error) error {
	n, ok := count.(int64)
	if !ok || n < 0 || n > maxBlock {
		return fmt.Errorf("a block without its count up to %d before %s", maxBlock, string(end))
	}
	row := make([]object, columns)
	for range n {
		for i := range row {
			o, closed, err := l.value(0, end)
			if err != nil {
				return err
			}
			if closed {
				return fmt.Errorf("fewer entries than counted before %s", string(end))
			}
			row[i] = o
		}
		if err := take(row); err != nil {
			return err
		}
	}
	return l.expect(end)
}

// char takes one row of a bfchar block.
func (m unicodeMap) char(row []object) error {
	code, err := codeOf(row[0])
	if err != nil {
		return err
	}
	return m.set(code, row[1])
}

// codes takes one row of a bfrange block.
func (m unicodeMap) codes(row []object, b *budget) error {
	first, err := codeOf(row[0])
	if err != nil {
		return err
	}
	last, err := codeOf(row[1])
	if err != nil {
		return err
	}
	n := int(last) - int(first) + 1
	if n < 1 || first>>8 != last>>8 {
		return fmt.Errorf("range <%04X><%04X> is not within one first byte", first, last)
	}
	if err := b.step(n); err != nil {
		return err
	}
	each, isArray := row[2].(array)
	if isArray && len(each) != n {
		return fmt.Errorf("range <%04X><%04X> has %d texts", first, last, len(each))
	}
	for i := range n {
		var text object
		if isArray {
			text = each[i]
		} else if text, err = following(row[2], i); err != nil {
			return fmt.Errorf("range <%04X><%04X>: %w", first, last, err)
		}
		if err := m.set(first+uint16(i), text); err != nil {
			return err
		}
	}
	return nil
}

// following adds i to the last byte of a text, which must not overflow.
func following(o object, i int) (object, error) {
	b, ok := o.(bytestring)
	if !ok || b == "" {
		return nil, errors.New("no text")
	}
	last := int(b[len(b)-1]) + i
	if last > 255 {
		return nil, errors.New("the last byte overflows")
	}
	return b[:len(b)-1] + bytestring([]byte{byte(last)}), nil
}

func codeOf(o object) (uint16, error) {
	b, ok := o.(bytestring)
	if !ok || len(b) != 2 {
		return 0, errors.New("a code is not of two bytes")
	}
	return uint16(b[0])<<8 | uint16(b[1]), nil
}

func (m unicodeMap) set(code uint16, o object) error {
	b, ok := o.(bytestring)
	if !ok || len(b) > maxCodeText {
		return fmt.Errorf("code 0x%04X: %s of no use as text", code, kind(o))
	}
	text, err := wide(string(b))
	if err != nil {
		return fmt.Errorf("code 0x%04X: %w", code, err)
	}
	// ISO 19005-2, 6.2.11.7.2 forbids these three as the text of a code.
	if text == "" || strings.ContainsAny(text, "\x00\uFEFF\uFFFE") {
		return fmt.Errorf("code 0x%04X: no text", code)
	}
	if _, twice := m[code]; twice {
		return fmt.Errorf("code 0x%04X: given twice", code)
	}
	m[code] = text
	return nil
}
