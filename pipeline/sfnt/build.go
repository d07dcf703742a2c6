package sfnt

import (
	"errors"
	"fmt"
)

// maxGlyphs is the greatest number that maxp can give.
const maxGlyphs = 0xFFFF

// Glyph is a glyph of a font to be built: an outline, given as Outline or as Simple, or
// components, or neither, which is a blank.
type Glyph struct {
	// Advance is the width from 0 to 65535.
	Advance    int
	Outline    Outline
	Simple     Simple
	Components []Component
}

// Component is a glyph of the same font, moved; it has no components itself. A component
// without contours leaves no trace.
type Component struct {
	// Glyph is an index in the font that is being built.
	Glyph int
	// DX and DY move it to the right and up.
	DX, DY int
}

// Build writes a TrueType font without instructions. Glyph 0 is .notdef; the next ones,
// as many as there are slots, are reached by the characters that [SlotRune] gives; any
// further ones serve as components. The same glyphs give the same bytes.
func Build(m Metrics, glyphs []Glyph, slots int) ([]byte, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	if len(glyphs) == 0 || len(glyphs) > maxGlyphs {
		return nil, fmt.Errorf("maxp: %d glyphs, a font has 1 to %d", len(glyphs), maxGlyphs)
	}
	if slots < 0 || slots >= len(glyphs) {
		return nil, fmt.Errorf("cmap: %d slots among %d glyphs", slots, len(glyphs))
	}
	b := builder{glyphs: glyphs, simples: make([]*Simple, len(glyphs)), boxes: make([]Box, len(glyphs))}
	if err := b.encode(); err != nil {
		return nil, err
	}
	b.offsets = make([]int, 1, len(glyphs)+1)
	for i := range glyphs {
		if err := b.add(i); err != nil {
			return nil, fmt.Errorf("glyf: glyph %d: %w", i, err)
		}
	}
	loca, long := b.loca()
	return Write([]Table{
		{"OS/2", m.os2(b.averageAdvance(), slots)},
		{"cmap", slotMap(slots)},
		{"glyf", b.glyf},
		{"head", m.head(b.whole, long)},
		{"hhea", m.hhea(b.extents, len(glyphs))},
		{"hmtx", b.hmtx()},
		{"loca", loca},
		{"maxp", b.limits.maxp(len(glyphs))},
		{"name", m.name()},
		{"post", m.post()},
	}), nil
}

// builder gathers glyphs into glyf and measures them.
type builder struct {
	glyphs  []Glyph
	simples []*Simple // by glyph; nil for composites
	boxes   []Box     // by glyph; zero for blanks
	glyf    []byte
	offsets []int // in glyf: where each glyph begins, and the end
	whole   Box   // of all glyphs
	extents extents
	limits  limits
}

// encode makes every outline ready, so that composites can look at glyphs after them,
// and sees that each glyph is given in one way.
func (b *builder) encode() error {
	size := 0
	for i := range b.glyphs {
		g := &b.glyphs[i]
		switch {
		case g.Advance < 0 || g.Advance > 0xFFFF:
			return fmt.Errorf("hmtx: glyph %d: advance %d, should be 0 to 65535", i, g.Advance)
		case len(g.Components) > 0 && (len(g.Outline) > 0 || len(g.Simple.Data) > 0),
			len(g.Outline) > 0 && len(g.Simple.Data) > 0:
			return fmt.Errorf("glyf: glyph %d: given in more than one way", i)
		case len(g.Components) > 0:
			size += glyphHeader + 8*len(g.Components)
			continue
		case len(g.Outline) > 0:
			s, err := g.Outline.Simple()
			if err != nil {
				return fmt.Errorf("glyf: glyph %d: %w", i, err)
			}
			b.simples[i] = &s
		default:
			b.simples[i] = &g.Simple
		}
		size += len(b.simples[i].Data) + 1
	}
	b.glyf = make([]byte, 0, size)
	return nil
}

// add writes the next glyph to glyf, at an even place, as short loca wants it.
func (b *builder) add(i int) error {
	if s := b.simples[i]; s != nil {
		b.glyf = append(b.glyf, s.Data...)
		b.boxes[i] = s.Box
		b.limits.simple(s)
	} else if err := b.composite(i); err != nil {
		return err
	}
	if len(b.glyf)%2 != 0 {
		b.glyf = append(b.glyf, 0)
	}
	if from := b.offsets[i]; len(b.glyf) > from {
		if b.extents.glyphs == 0 {
			b.whole = b.boxes[i]
		}
		b.whole = b.whole.with(b.boxes[i])
		b.extents.add(b.glyphs[i].Advance, b.boxes[i])
	}
	b.extents.advance = max(b.extents.advance, b.glyphs[i].Advance)
	b.offsets = append(b.offsets, len(b.glyf))
	return nil
}

// composite writes glyph i as components of depth 1.
func (b *builder) composite(i int) error {
	head, flags := len(b.glyf), -1 // places of the header and of the last component's flags
	b.glyf = appendHeader(b.glyf, -1, Box{})
	var box Box
	parts, points, contours := 0, 0, 0
	for _, c := range b.glyphs[i].Components {
		if c.Glyph < 0 || c.Glyph >= len(b.simples) || b.simples[c.Glyph] == nil {
			return fmt.Errorf("component %d is not a simple glyph of this font", c.Glyph)
		}
		host := b.simples[c.Glyph]
		if host.Contours == 0 {
			continue
		}
		moved := host.Box.moved(c.DX, c.DY)
		if !moved.fits() || !fits(c.DX, c.DY) {
			return fmt.Errorf("component %d: coordinates beyond 16 bits: %v", c.Glyph, moved)
		}
		if flags < 0 {
			box = moved
		} else {
			b.glyf[flags+1] |= componentMore
		}
		box = box.with(moved)
		flags = len(b.glyf)
		b.glyf = appendComponent(b.glyf, c)
		parts, points, contours = parts+1, points+host.Points, contours+host.Contours
	}
	if parts == 0 {
		b.glyf = b.glyf[:head]
		return nil
	}
	if points > maxPoints {
		return errors.New("its components have more than 65535 points")
	}
	appendHeader(b.glyf[:head], -1, box)
	b.boxes[i] = box
	b.limits.composite(parts, points, contours)
	return nil
}

// appendComponent writes a component, its offset in bytes where that is enough.
func appendComponent(out []byte, c Component) []byte {
	if c.DX >= -128 && c.DX < 128 && c.DY >= -128 && c.DY < 128 {
		return append(append16(out, componentOffset, c.Glyph), byte(c.DX), byte(c.DY))
	}
	return append16(out, componentOffset|componentWords, c.Glyph, c.DX, c.DY)
}
