package extract

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// highDoc is PDFDocEncoding from 0x80 to 0xA0 (ISO 32000-1, annex D.2); U+FFFD is none.
const highDoc = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€"

// lowDoc is PDFDocEncoding from 0x18 to 0x1F.
const lowDoc = "˘ˇˆ˙˝˛˚˜"

// textString gives a text string (7.9.2.2) in its three encodings: UTF-16BE and UTF-8 by
// their marks, else PDFDocEncoding.
func (f *File) textString(o object) (string, error) {
	b, err := as[bytestring](f, o)
	if err != nil {
		return "", err
	}
	if err := f.budget.take(len(b)); err != nil {
		return "", err
	}
	s := string(b)
	if rest, ok := strings.CutPrefix(s, "\xFE\xFF"); ok {
		return wide(rest)
	}
	if rest, ok := strings.CutPrefix(s, "\xEF\xBB\xBF"); ok {
		if !utf8.ValidString(rest) {
			return "", errors.New("a text string is not UTF-8")
		}
		return rest, nil
	}
	return docText(s)
}

// optionalText gives the text of an entry, and false where there is none.
func (f *File) optionalText(d dict, key name) (string, bool, error) {
	b, ok, err := maybe[bytestring](f, d, key)
	if err != nil || !ok {
		return "", false, err
	}
	s, err := f.textString(b)
	if err != nil {
		return "", false, fmt.Errorf("/%s: %w", key, err)
	}
	return s, true, nil
}

// wide reads UTF-16BE without a mark. A surrogate without its partner is an error.
func wide(s string) (string, error) {
	if len(s)%2 != 0 {
		return "", errors.New("half a code unit of UTF-16")
	}
	var out strings.Builder
	for i := 0; i < len(s); i += 2 {
		r := rune(s[i])<<8 | rune(s[i+1])
		if utf16.IsSurrogate(r) {
			if i+3 >= len(s) {
				return "", fmt.Errorf("surrogate %04X alone", r)
			}
			low := rune(s[i+2])<<8 | rune(s[i+3])
			pair := utf16.DecodeRune(r, low)
			if pair == utf8.RuneError {
				return "", fmt.Errorf("surrogate %04X alone", r)
			}
			r, i = pair, i+2
		}
		out.WriteRune(r)
	}
	return out.String(), nil
}

// docText reads PDFDocEncoding.
func docText(s string) (string, error) {
	low, high := []rune(lowDoc), []rune(highDoc)
	var out strings.Builder
	for _, c := range []byte(s) {
		r := rune(c)
		switch {
		case c >= 0x18 && c < 0x20:
			r = low[c-0x18]
		case c >= 0x80 && c <= 0xA0:
			r = high[c-0x80]
		case c == 0x7F || c == 0xAD || c < 0x18 && c != '\t' && c != '\n' && c != '\r':
			r = utf8.RuneError
		}
		if r == utf8.RuneError {
			return "", fmt.Errorf("byte %02X is no character of PDFDocEncoding", c)
		}
		out.WriteRune(r)
	}
	return out.String(), nil
}
