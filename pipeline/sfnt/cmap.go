package sfnt

import (
	"fmt"
	"sort"
)

// characterMap is one subtable of cmap, read in place.
type characterMap struct {
	format int    // 4 or 12
	data   []byte // the subtable, to the end of cmap
	count  int    // segments or groups
}

const (
	segmentsHeader = 14 // cmap format 4, up to endCode
	groupsHeader   = 16 // cmap format 12, up to the groups
	groupSize      = 12
)

// preferred is the order in which HarfBuzz takes subtables, by platform and encoding:
// the whole of Unicode before the basic plane.
var preferred = [][2]int{{3, 10}, {0, 6}, {0, 4}, {3, 1}, {0, 3}, {0, 2}, {0, 1}, {0, 0}}

// readCmap picks the best subtable of a known format.
func (f *Font) readCmap() error {
	cmap, err := f.require("cmap", 4)
	if err != nil {
		return err
	}
	n := u16(cmap, 2)
	if end := 4 + 8*n; end > len(cmap) {
		return fmt.Errorf("cmap: %d subtables need %d bytes, the table has %d", n, end, len(cmap))
	}
	for _, want := range preferred {
		for i := range n {
			record := cmap[4+8*i:]
			if u16(record, 0) != want[0] || u16(record, 2) != want[1] {
				continue
			}
			at := int64(u32(record, 4))
			if at+2 > int64(len(cmap)) {
				return fmt.Errorf("cmap: subtable (%d, %d) begins at %d, the table has %d bytes", want[0], want[1], at, len(cmap))
			}
			m, err := readCharacterMap(cmap[at:])
			if err != nil {
				return fmt.Errorf("cmap: subtable (%d, %d): %w", want[0], want[1], err)
			}
			if m.format != 0 {
				f.characters = m
				return nil
			}
		}
	}
	return fmt.Errorf("cmap: no Unicode subtable of format 4 or 12")
}

// readCharacterMap sees that the arrays of a subtable are there. The length that the
// subtable gives itself is not used: in format 4 large ones cannot say theirs.
func readCharacterMap(b []byte) (characterMap, error) {
	switch u16(b, 0) {
	case 4:
		if len(b) < segmentsHeader {
			return characterMap{}, fmt.Errorf("%d bytes, needs %d", len(b), segmentsHeader)
		}
		n := u16(b, 6) / 2
		if end := segmentsHeader + 2 + 8*n; end > len(b) {
			return characterMap{}, fmt.Errorf("%d segments need %d bytes, it has %d", n, end, len(b))
		}
		return characterMap{4, b, n}, nil
	case 12:
		if len(b) < groupsHeader {
			return characterMap{}, fmt.Errorf("%d bytes, needs %d", len(b), groupsHeader)
		}
		n := int64(u32(b, 12))
		if end := groupsHeader + groupSize*n; end > int64(len(b)) {
			return characterMap{}, fmt.Errorf("%d groups need %d bytes, it has %d", n, end, len(b))
		}
		return characterMap{12, b, int(n)}, nil
	}
	return characterMap{}, nil
}

// GlyphIndex gives the glyph of a character, and whether the font has one. Glyph 0 and
// glyphs beyond the font's are none.
func (f *Font) GlyphIndex(r rune) (uint16, bool) {
	var gid int64
	switch m := f.characters; {
	case r < 0:
	case m.format == 12:
		gid = m.group(uint32(r))
	case r <= 0xFFFF:
		gid = int64(m.segment(int(r)))
	}
	if gid <= 0 || gid >= int64(f.NumGlyphs) {
		return 0, false
	}
	return uint16(gid), true
}

// segment looks a character up in format 4: the first segment that ends at it or later.
func (m characterMap) segment(c int) int {
	b, n := m.data, m.count
	i := sort.Search(n, func(i int) bool { return u16(b, segmentsHeader+2*i) >= c })
	if i == n {
		return 0
	}
	starts := segmentsHeader + 2*n + 2
	start := u16(b, starts+2*i)
	if c < start {
		return 0
	}
	delta := u16(b, starts+2*(n+i))
	place := starts + 2*(2*n+i)
	offset := u16(b, place)
	if offset == 0 {
		return (c + delta) & 0xFFFF
	}
	at := place + offset + 2*(c-start) // idRangeOffset counts from its own place
	if at+2 > len(b) {
		return 0
	}
	gid := u16(b, at)
	if gid == 0 {
		return 0
	}
	return (gid + delta) & 0xFFFF
}

// group looks a character up in format 12.
func (m characterMap) group(c uint32) int64 {
	b := m.data[groupsHeader:]
	i := sort.Search(m.count, func(i int) bool { return u32(b, groupSize*i+4) >= c })
	if i == m.count || c < u32(b, groupSize*i) {
		return 0
	}
	return int64(u32(b, groupSize*i+8)) + int64(c-u32(b, groupSize*i))
}
