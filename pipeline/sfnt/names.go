package sfnt

import (
	"encoding/binary"
	"unicode/utf16"
)

// Name identifiers and platforms (name).
const (
	nameFamily        = 1
	nameFull          = 4
	namePostScript    = 6
	nameTypographic   = 16
	platformUnicode   = 0
	platformMacintosh = 1
	platformWindows   = 3
	englishWindows    = 0x409
)

// readNames takes names where they can be read; a font is no worse without them.
func (f *Font) readNames() {
	name := f.Table("name")
	f.PostScriptName = readName(name, namePostScript)
	if f.Family = readName(name, nameTypographic); f.Family == "" {
		f.Family = readName(name, nameFamily)
	}
}

// readName gives the best record of a name: English for Windows, then any in UTF-16, then
// a Macintosh one in ASCII; empty if there is none.
func readName(name []byte, id int) string {
	if len(name) < 6 {
		return ""
	}
	best, rank := "", 0
	strings := u16(name, 4)
	for i := range u16(name, 2) {
		at := 6 + 12*i
		if at+12 > len(name) {
			break
		}
		record := name[at : at+12]
		from := strings + u16(record, 10)
		to := from + u16(record, 8)
		if u16(record, 6) != id || to > len(name) {
			continue
		}
		if s, r := decodeName(u16(record, 0), u16(record, 4), name[from:to]); r > rank {
			best, rank = s, r
		}
	}
	return best
}

// decodeName gives the text of a record and how good it is; 0 is of no use.
func decodeName(platform, language int, b []byte) (string, int) {
	if len(b) == 0 {
		return "", 0
	}
	switch platform {
	case platformWindows, platformUnicode:
		units := make([]uint16, len(b)/2)
		for i := range units {
			units[i] = binary.BigEndian.Uint16(b[2*i:])
		}
		if platform == platformWindows && language == englishWindows {
			return string(utf16.Decode(units)), 3
		}
		return string(utf16.Decode(units)), 2
	case platformMacintosh:
		for _, c := range b {
			if c < ' ' || c > '~' {
				return "", 0
			}
		}
		return string(b), 1
	}
	return "", 0
}
