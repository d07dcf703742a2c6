package sfnt

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// Metrics is what a built font says of itself as a whole; the fields are those of [Font].
type Metrics struct {
	UnitsPerEm            int
	Ascent, Descent       int
	WinAscent, WinDescent int
	CapHeight, XHeight    int
	Weight, ItalicAngle   int
	// Name is the PostScript name. What such a name cannot hold is left out of it, and
	// something must be left.
	Name string
}

// Bits of head's macStyle and of OS/2's fsSelection.
const (
	macBold          = 1 << 0
	macItalic        = 1 << 1
	selectionItalic  = 1 << 0
	selectionBold    = 1 << 5
	selectionRegular = 1 << 6
	selectionOblique = 1 << 9
)

// check sees that every number fits its field.
func (m Metrics) check() error {
	if m.UnitsPerEm < 16 || m.UnitsPerEm > 16384 {
		return fmt.Errorf("head: %d units to the em, should be 16 to 16384", m.UnitsPerEm)
	}
	for _, f := range []struct {
		name           string
		value, min, up int
	}{
		{"hhea: ascent", m.Ascent, minCoordinate, maxCoordinate},
		{"hhea: descent", m.Descent, minCoordinate, maxCoordinate},
		{"OS/2: Windows ascent", m.WinAscent, 0, 0xFFFF},
		{"OS/2: Windows descent", m.WinDescent, 0, 0xFFFF},
		{"OS/2: height of capitals", m.CapHeight, minCoordinate, maxCoordinate},
		{"OS/2: height of x", m.XHeight, minCoordinate, maxCoordinate},
		{"OS/2: weight", m.Weight, 0, 0xFFFF},
		{"post: italic angle", m.ItalicAngle, -90, 90},
	} {
		if f.value < f.min || f.value > f.up {
			return fmt.Errorf("%s %d, should be %d to %d", f.name, f.value, f.min, f.up)
		}
	}
	if postScript(m.Name) == "" {
		return fmt.Errorf("name: nothing of %q can stand in a PostScript name", m.Name)
	}
	return nil
}

// postScript keeps what a PostScript name may hold: up to 63 printable characters of
// ASCII but for ten (name, ID 6).
func postScript(name string) string {
	name = strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%", r) {
			return -1
		}
		return r
	}, name)
	return name[:min(len(name), 63)]
}

// head has no dates: they are not the font's, and no two runs would agree.
func (m Metrics) head(b Box, long bool) []byte {
	form, style := 0, 0
	if long {
		form = 1
	}
	if m.Weight >= bold {
		style |= macBold
	}
	if m.ItalicAngle != 0 {
		style |= macItalic
	}
	out := append16(nil, 1, 0, 1, 0, 0, 0, headMagic>>16, headMagic&0xFFFF)
	out = append16(out, 3, m.UnitsPerEm) // baseline at y = 0, side bearings at x = 0
	out = append(out, make([]byte, 16)...)
	return append16(out, b.XMin, b.YMin, b.XMax, b.YMax, style, 6, 2, form, 0)
}

func (m Metrics) hhea(e extents, glyphs int) []byte {
	out := append16(nil, 1, 0, m.Ascent, m.Descent, 0, e.advance, e.left, e.right, e.x, 1, 0, 0)
	return append16(out, 0, 0, 0, 0, 0, glyphs)
}

// os2 is version 4, all of whose fields gopdf and PDF readers can look for.
func (m Metrics) os2(average, slots int) []byte {
	out := make([]byte, 96)
	put := func(at, v int) { binary.BigEndian.PutUint16(out[at:], uint16(v)) }
	selection := 0
	if m.ItalicAngle != 0 {
		selection |= selectionItalic
	}
	if m.Weight >= bold {
		selection |= selectionBold
	}
	if selection == 0 {
		selection = selectionRegular
	}
	put(0, 4)
	put(2, average)
	put(4, m.Weight)
	put(6, 5)              // usWidthClass: medium
	put(46, 1<<12)         // ulUnicodeRange, bit 60: private use
	copy(out[58:], "    ") // achVendID: none
	put(62, selection)
	put(64, firstSlot)
	put(66, firstSlot+max(min(slots, basic), 1)-1)
	if slots > basic {
		put(66, 0xFFFF)
	}
	put(68, m.Ascent)
	put(70, m.Descent)
	put(74, m.WinAscent)
	put(76, m.WinDescent)
	put(86, m.XHeight)
	put(88, m.CapHeight)
	return out
}

// post is version 3: no names of glyphs.
func (m Metrics) post() []byte {
	return append(append16(nil, 3, 0, m.ItalicAngle, 0), make([]byte, 24)...)
}

// name gives family, full and PostScript name, all the same.
func (m Metrics) name() []byte {
	s := postScript(m.Name)
	ids := []int{nameFamily, nameFull, namePostScript}
	out := append16(nil, 0, len(ids), 6+12*len(ids))
	for _, id := range ids {
		out = append16(out, platformWindows, 1, englishWindows, id, 2*len(s), 0)
	}
	for _, r := range s {
		out = append16(out, int(r))
	}
	return out
}
