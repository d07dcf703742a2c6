package compose

import (
	"fmt"
	"sync"

	"letterpress/pipeline/font"
	"letterpress/pipeline/sfnt"
	"letterpress/pipeline/shape"
)

// outlines remembers the encoded glyphs of faces: the same in every document.
type outlines struct {
	known sync.Map // outlineKey → sfnt.Simple
}

type outlineKey struct {
	face  *font.Face
	glyph uint16
}

// simple gives a glyph's outline, its components flattened, encoded.
func (o *outlines) simple(face *font.Face, glyph uint16) (sfnt.Simple, error) {
	key := outlineKey{face, glyph}
	if v, ok := o.known.Load(key); ok {
		return v.(sfnt.Simple), nil
	}
	outline, err := face.SFNT().Outline(int(glyph))
	if err != nil {
		return sfnt.Simple{}, err
	}
	s, err := outline.Simple()
	if err != nil {
		return sfnt.Simple{}, fmt.Errorf("glyph %d: %w", glyph, err)
	}
	o.known.Store(key, s)
	return s, nil
}

// build writes the font of a face's slots, and the same without outlines.
func (o *outlines) build(face *font.Face, slots []Slot) (ttf, blank []byte, err error) {
	if len(slots) > sfnt.MaxSlots {
		return nil, nil, fmt.Errorf("%d slots; a font holds %d", len(slots), sfnt.MaxSlots)
	}
	b := fontBuilder{outlines: o, face: face, glyphs: make([]sfnt.Glyph, len(slots)+1), hosts: map[uint16]int{}}
	notdef, err := o.simple(face, 0)
	if err != nil {
		return nil, nil, err
	}
	b.glyphs[0] = sfnt.Glyph{Advance: face.SFNT().Advance(0), Simple: notdef}
	if err := b.plain(slots); err != nil {
		return nil, nil, err
	}
	if err := b.composite(slots); err != nil {
		return nil, nil, err
	}
	f := face.SFNT()
	metrics := sfnt.Metrics{UnitsPerEm: f.UnitsPerEm, Ascent: f.Ascent, Descent: f.Descent,
		WinAscent: f.WinAscent, WinDescent: f.WinDescent, CapHeight: f.CapHeight, XHeight: f.XHeight,
		Weight: f.Weight, ItalicAngle: f.ItalicAngle, Name: face.Name()}
	if ttf, err = sfnt.Build(metrics, b.glyphs, len(slots)); err != nil {
		return nil, nil, err
	}
	bare := make([]sfnt.Glyph, len(slots)+1)
	for i := range bare {
		bare[i].Advance = b.glyphs[i].Advance
	}
	blank, err = sfnt.Build(metrics, bare, len(slots))
	return ttf, blank, err
}

// fontBuilder fills the glyphs of a font: the slots', then hosts, glyphs that only
// composites use.
type fontBuilder struct {
	outlines *outlines
	face     *font.Face
	glyphs   []sfnt.Glyph
	hosts    map[uint16]int // glyph of the face → glyph here that carries its outline
}

// plain gives each outline to the first slot that shows it alone and unmoved.
func (b *fontBuilder) plain(slots []Slot) error {
	for i, s := range slots {
		b.glyphs[i+1].Advance = s.Advance
		if len(s.Glyphs) != 1 || s.Glyphs[0].X != 0 || s.Glyphs[0].Y != 0 {
			continue
		}
		if _, hosted := b.hosts[s.Glyphs[0].ID]; hosted {
			continue
		}
		simple, err := b.outlines.simple(b.face, s.Glyphs[0].ID)
		if err != nil {
			return err
		}
		b.glyphs[i+1].Simple = simple
		b.hosts[s.Glyphs[0].ID] = i + 1
	}
	return nil
}

// composite builds the other slots of components.
func (b *fontBuilder) composite(slots []Slot) error {
	for i, s := range slots {
		if len(s.Glyphs) == 0 || b.hosts[s.Glyphs[0].ID] == i+1 && len(s.Glyphs) == 1 {
			continue
		}
		parts := make([]sfnt.Component, 0, len(s.Glyphs))
		for _, g := range s.Glyphs {
			host, err := b.host(g)
			if err != nil {
				return err
			}
			parts = append(parts, sfnt.Component{Glyph: host, DX: g.X, DY: g.Y})
		}
		b.glyphs[i+1].Components = parts
	}
	return nil
}

// host gives the glyph here that carries the outline of a glyph of the face.
func (b *fontBuilder) host(g shape.Glyph) (int, error) {
	if h, ok := b.hosts[g.ID]; ok {
		return h, nil
	}
	simple, err := b.outlines.simple(b.face, g.ID)
	if err != nil {
		return 0, err
	}
	h := len(b.glyphs)
	b.glyphs = append(b.glyphs, sfnt.Glyph{Simple: simple})
	b.hosts[g.ID] = h
	return h, nil
}
