package sfnt

import "encoding/binary"

const (
	firstSlot = 0xE000  // Private Use Area
	basic     = 6400    // slots in it
	farSlot   = 0xF0000 // Supplementary Private Use Area-A
	// MaxSlots is the greatest number of slots that a font can have.
	MaxSlots = maxGlyphs - 1
)

// SlotRune gives the private-use character that stands for slot i, counted from 0, in a
// font made by [Build]: U+E000 and up, from the 6,401st slot on U+F0000 and up. Its glyph
// is i+1.
func SlotRune(i int) rune {
	if i < basic {
		return rune(firstSlot + i)
	}
	return rune(farSlot + i - basic)
}

// slotMap writes the cmap table of a font with n slots: (3, 1) in format 4 and, where the
// basic plane does not hold them, (3, 10) in format 12.
func slotMap(n int) []byte {
	segments := slotSegments(min(n, basic))
	if n <= basic {
		return append(append16(nil, 0, 1, 3, 1, 0, 4+8), segments...)
	}
	const header = 4 + 2*8
	out := append16(nil, 0, 2, 3, 1, 0, header, 3, 10, 0, header+len(segments))
	out = append(out, segments...)
	out = append16(out, 12, 0)
	for _, v := range []int{
		groupsHeader + 2*groupSize, 0, 2,
		firstSlot, firstSlot + basic - 1, 1,
		farSlot, farSlot + n - basic - 1, 1 + basic,
	} {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	return out
}

// slotSegments writes format 4 with one segment for n slots and the one that closes
// every such table, U+FFFF (cmap, Format 4).
func slotSegments(n int) []byte {
	if n == 0 {
		return append16(nil, 4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0)
	}
	return append16(nil, 4, 32, 0, 4, 4, 1, 0,
		firstSlot+n-1, 0xFFFF, 0,
		firstSlot, 0xFFFF,
		1-firstSlot, 1,
		0, 0)
}
