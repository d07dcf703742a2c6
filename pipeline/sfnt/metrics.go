package sfnt

import "fmt"

const (
	bold   = 700
	normal = 400
)

// readHead reads the font's scale and the form of loca. Weight and slant are taken from
// macStyle here, and from OS/2 where there is one.
func (f *Font) readHead() error {
	head, err := f.require("head", 54)
	if err != nil {
		return err
	}
	if magic := u32(head, 12); magic != headMagic {
		return fmt.Errorf("head: magic number %#08x, should be %#08x", magic, uint32(headMagic))
	}
	f.UnitsPerEm = u16(head, 18)
	if f.UnitsPerEm < 16 || f.UnitsPerEm > 16384 {
		return fmt.Errorf("head: %d units to the em, should be 16 to 16384", f.UnitsPerEm)
	}
	f.Box = Box{i16(head, 36), i16(head, 38), i16(head, 40), i16(head, 42)}
	style := u16(head, 44)
	f.Weight = normal
	if style&macBold != 0 {
		f.Weight = bold
	}
	f.Italic = style&macItalic != 0
	form := i16(head, 50)
	if form != 0 && form != 1 {
		return fmt.Errorf("head: indexToLocFormat %d, should be 0 or 1", form)
	}
	f.longLoca = form == 1
	return nil
}

func (f *Font) readMaxp() error {
	maxp, err := f.require("maxp", 6)
	if err != nil {
		return err
	}
	f.NumGlyphs = u16(maxp, 4)
	if f.NumGlyphs == 0 {
		return fmt.Errorf("maxp: no glyphs")
	}
	return nil
}

// readHhea reads the line's extent, and finds the advances in hmtx. A table of side
// bearings that is too short does not matter: they are not read.
func (f *Font) readHhea() error {
	hhea, err := f.require("hhea", 36)
	if err != nil {
		return err
	}
	f.Ascent, f.Descent = i16(hhea, 4), i16(hhea, 6)
	f.WinAscent, f.WinDescent = max(f.Ascent, 0), max(-f.Descent, 0)
	f.numMetrics = u16(hhea, 34)
	if f.numMetrics == 0 || f.numMetrics > f.NumGlyphs {
		return fmt.Errorf("hhea: %d advances for %d glyphs", f.numMetrics, f.NumGlyphs)
	}
	f.hmtx, err = f.require("hmtx", 4*f.numMetrics)
	return err
}

func (f *Font) readLoca() error {
	size := 2
	if f.longLoca {
		size = 4
	}
	var err error
	if f.loca, err = f.require("loca", size*(f.NumGlyphs+1)); err != nil {
		return err
	}
	if f.outlines == nil {
		f.glyf, err = f.require("glyf", 0)
	}
	return err
}

// readOS2 reads what OS/2 adds; old fonts of Apple's have no such table.
func (f *Font) readOS2() error {
	if f.Table("OS/2") == nil {
		return nil
	}
	os2, err := f.require("OS/2", 68)
	if err != nil {
		return err
	}
	f.Weight = u16(os2, 4)
	f.FsType = u16(os2, 8)
	f.Italic = u16(os2, 62)&(selectionItalic|selectionOblique) != 0
	if len(os2) >= 78 { // Apple's version 0 ends before
		f.WinAscent, f.WinDescent = u16(os2, 74), u16(os2, 76)
	}
	if u16(os2, 0) >= 2 && len(os2) >= 90 {
		f.XHeight, f.CapHeight = i16(os2, 86), i16(os2, 88)
	}
	return nil
}

// readPost reads the angle, 16.16 and counter-clockwise from the upright.
func (f *Font) readPost() error {
	if f.Table("post") == nil {
		return nil
	}
	post, err := f.require("post", 8)
	if err != nil {
		return err
	}
	angle := int64(int32(u32(post, 4)))
	f.ItalicAngle = int(divide(angle, 1<<16))
	return nil
}

// measureHeights takes the heights that OS/2 does not give from the glyphs of H and x.
func (f *Font) measureHeights() {
	if f.CapHeight == 0 {
		f.CapHeight = f.top('H')
	}
	if f.XHeight == 0 {
		f.XHeight = f.top('x')
	}
}

// top gives yMax of a character's glyph, 0 where there is none.
func (f *Font) top(r rune) int {
	gid, ok := f.GlyphIndex(r)
	if !ok {
		return 0
	}
	g, err := f.glyph(int(gid))
	if err != nil || len(g) == 0 {
		return 0
	}
	return i16(g, 8)
}

// divide rounds n/d to a whole number, halves away from zero; d is positive.
func divide(n, d int64) int64 {
	if n < 0 {
		return -((-n + d/2) / d)
	}
	return (n + d/2) / d
}
