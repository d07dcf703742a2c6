// Package sfnt reads and writes TrueType fonts: static ones, with outlines in a glyf
// table. It reads a user's own font as it would a stranger's: every place is checked
// against the end of its table, and what is wrong is an error that names the table.
//
// Lengths are font units unless a comment says otherwise; the clauses cited are those of
// the OpenType specification 1.9 (ISO/IEC 14496-22), by table.
package sfnt

import (
	"fmt"
	"io"
)

// Font is a parsed font. It keeps the bytes that it was parsed from, which must not
// change. Its fields are to be read only; it is safe for concurrent use.
type Font struct {
	// UnitsPerEm is the number of font units to the em, from 16 to 16384.
	UnitsPerEm int
	// NumGlyphs counts glyphs, .notdef included, from 1 to 65535.
	NumGlyphs int
	// Box holds every glyph, as head has it.
	Box Box

	// Ascent and Descent are hhea's; Descent is below the baseline, so mostly negative.
	Ascent, Descent int
	// WinAscent and WinDescent are those of OS/2, hhea's where it has no such table;
	// WinDescent counts downwards, so mostly positive.
	WinAscent, WinDescent int
	// CapHeight and XHeight are those of OS/2 version 2; where it is silent, the heights
	// of H and x; without those, 0.
	CapHeight, XHeight int

	// Weight is usWeightClass of OS/2, 400 being regular and 700 bold.
	Weight int
	// Italic says that the font calls itself italic or oblique.
	Italic bool
	// ItalicAngle is post's, rounded to whole degrees; a font that leans to the right has a
	// negative one.
	ItalicAngle int
	// FsType holds the embedding permissions as OS/2 has them; 0 is no restriction.
	FsType int

	// PostScriptName and Family are names 6 and 16 (or 1) of the name table; empty where
	// it has none that can be read.
	PostScriptName, Family string

	tables     []Table // by tag
	numMetrics int     // long metrics in hmtx, from 1 to NumGlyphs
	longLoca   bool
	hmtx       []byte
	loca, glyf []byte
	outlines   *io.SectionReader // glyf, where it was left in the file
	characters characterMap
}

// Parse reads the tables of a font, not yet its glyphs. Fonts of another kind (PostScript
// outlines, variations, collections, web fonts) are errors that say what they are.
func Parse(data []byte) (*Font, error) {
	tables, err := readDirectory(data)
	if err != nil {
		return nil, err
	}
	f := &Font{tables: tables}
	if err := f.read(); err != nil {
		return nil, err
	}
	return f, nil
}

// read understands the tables.
func (f *Font) read() error {
	if err := f.refuse(); err != nil {
		return err
	}
	// In this order: later tables are understood by earlier ones.
	for _, read := range []func() error{f.readHead, f.readMaxp, f.readHhea, f.readLoca, f.readCmap, f.readOS2, f.readPost} {
		if err := read(); err != nil {
			return err
		}
	}
	f.readNames()
	f.measureHeights()
	return nil
}

// Table gives the bytes of a table, which must not be changed, or nil.
func (f *Font) Table(tag string) []byte {
	for _, t := range f.tables {
		if t.Tag == tag {
			return t.Data
		}
	}
	return nil
}

// require gives a table of at least n bytes.
func (f *Font) require(tag string, n int) ([]byte, error) {
	data := f.Table(tag)
	if data == nil {
		return nil, fmt.Errorf("%s: the font has no such table", tag)
	}
	if len(data) < n {
		return nil, fmt.Errorf("%s: %d bytes, needs %d", tag, len(data), n)
	}
	return data, nil
}

// Advance gives the advance width of a glyph, never negative; 0 for a glyph that the
// font does not have.
func (f *Font) Advance(gid int) int {
	if gid < 0 || gid >= f.NumGlyphs {
		return 0
	}
	return u16(f.hmtx, 4*min(gid, f.numMetrics-1))
}

// glyph gives the bytes of a glyph; none for a blank one (loca).
func (f *Font) glyph(gid int) ([]byte, error) {
	if gid < 0 || gid >= f.NumGlyphs {
		return nil, fmt.Errorf("the font has %d glyphs", f.NumGlyphs)
	}
	var from, to int64
	if f.longLoca {
		from, to = int64(u32(f.loca, 4*gid)), int64(u32(f.loca, 4*gid+4))
	} else {
		from, to = 2*int64(u16(f.loca, 2*gid)), 2*int64(u16(f.loca, 2*gid+2))
	}
	size := int64(len(f.glyf))
	if f.outlines != nil {
		size = f.outlines.Size()
	}
	if from > to || to > size {
		return nil, fmt.Errorf("loca gives it bytes %d to %d of %d", from, to, size)
	}
	if n := to - from; n > 0 && n < glyphHeader {
		return nil, fmt.Errorf("%d bytes, its header alone needs %d", n, glyphHeader)
	}
	if f.outlines != nil {
		return readBytes(f.outlines, from, to)
	}
	return f.glyf[from:to], nil
}
