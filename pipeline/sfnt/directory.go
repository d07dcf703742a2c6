package sfnt

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// Table is one table of a font.
type Table struct {
	// Tag is its name, four characters of ASCII: "head", "cvt ".
	Tag  string
	Data []byte
}

const (
	directoryHeader = 12
	directoryRecord = 16
)

// kinds are the first four bytes of fonts that this package does not read.
var kinds = []struct{ magic, name string }{
	{"OTTO", "a font with PostScript (CFF) outlines"},
	{"ttcf", "a font collection"},
	{"wOFF", "a web font (WOFF)"},
	{"wOF2", "a web font (WOFF 2)"},
	{"typ1", "a PostScript Type 1 font"},
	{"%!PS", "a PostScript Type 1 font"},
	{"\x80\x01", "a PostScript Type 1 font"},
}

const needed = "a static TrueType font with a glyf table is needed"

// place is where a table stands in the file.
type place struct {
	tag      string
	from, to int64
}

// readDirectory finds the tables of a font and sorts them by tag.
func readDirectory(data []byte) ([]Table, error) {
	places, err := readPlaces(data, int64(len(data)))
	if err != nil {
		return nil, err
	}
	tables := make([]Table, len(places))
	for i, p := range places {
		tables[i] = Table{p.tag, data[p.from:p.to:p.to]}
	}
	return tables, nil
}

// readPlaces finds where the tables of a font of size bytes stand and sorts them by tag
// (Organization of an OpenType Font). Of the font it needs the first bytes alone, as many
// as directorySize says.
func readPlaces(data []byte, size int64) ([]place, error) {
	if len(data) < directoryHeader {
		return nil, fmt.Errorf("not a font: %d bytes; %s", len(data), needed)
	}
	if version := u32(data, 0); version != 0x00010000 && string(data[:4]) != "true" {
		for _, k := range kinds {
			if strings.HasPrefix(string(data[:4]), k.magic) {
				return nil, fmt.Errorf("%s; %s", k.name, needed)
			}
		}
		return nil, fmt.Errorf("not a font: begins with %q; %s", data[:4], needed)
	}
	n := u16(data, 4)
	if end := directorySize(data); end > len(data) {
		return nil, fmt.Errorf("table directory: %d tables need %d bytes, the file has %d", n, end, size)
	}
	places := make([]place, n)
	for i := range places {
		line := data[directoryHeader+i*directoryRecord:]
		p := place{string(line[:4]), int64(u32(line, 8)), int64(u32(line, 8)) + int64(u32(line, 12))}
		if p.to > size {
			return nil, fmt.Errorf("table directory: %s: bytes %d to %d, the file has %d", printable(p.tag), p.from, p.to, size)
		}
		places[i] = p
	}
	slices.SortFunc(places, func(a, b place) int { return strings.Compare(a.tag, b.tag) })
	for i := 1; i < n; i++ {
		if places[i].tag == places[i-1].tag {
			return nil, fmt.Errorf("table directory: %s stands in it twice", printable(places[i].tag))
		}
	}
	return places, nil
}

// directorySize gives the length of the header and its records.
func directorySize(header []byte) int { return directoryHeader + u16(header, 4)*directoryRecord }

// refuse is an error for a font whose outlines are not in glyf, or not only there.
func (f *Font) refuse() error {
	for _, k := range []struct{ tag, name string }{
		{"fvar", "a variable font"},
		{"CFF ", "a font with PostScript (CFF) outlines"},
		{"CFF2", "a font with PostScript (CFF2) outlines"},
	} {
		if f.Table(k.tag) != nil {
			return fmt.Errorf("%s; %s", k.name, needed)
		}
	}
	for _, tag := range []string{"CBDT", "EBDT", "sbix", "bdat"} {
		if f.outlines == nil && f.Table("glyf") == nil && f.Table(tag) != nil {
			return fmt.Errorf("a font of pictures (%s) without outlines; %s", tag, needed)
		}
	}
	return nil
}

// printable shows a tag out of a damaged font without its control characters.
func printable(tag string) string {
	for _, r := range tag {
		if r < ' ' || r > '~' {
			return fmt.Sprintf("%q", tag)
		}
	}
	return strings.TrimRight(tag, " ")
}

// The readers below do not check: who calls them has seen that the bytes are there.

func u16(b []byte, at int) int    { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int    { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
