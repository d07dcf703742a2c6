package compose

import (
	"encoding/binary"

	"letterpress/pipeline/font"
	"letterpress/pipeline/sfnt"
	"letterpress/pipeline/shape"
)

// slotSet gives each distinct cluster of a face its slot.
type slotSet struct {
	face   *font.Face
	slots  []Slot
	simple map[simpleKey]int
	other  map[string]int
	buffer []byte
}

// simpleKey is a cluster of one rune and one glyph where the pen stands: nearly all are.
type simpleKey struct {
	text    rune
	glyph   uint16
	advance int32
}

func newSlotSet(face *font.Face) *slotSet {
	return &slotSet{face: face, simple: map[simpleKey]int{}, other: map[string]int{}}
}

// write appends the runes that draw a cluster and read as its text. Broken says that it is
// an author's hyphen at which the line ends.
func (s *slotSet) write(dst []rune, k *shape.Cluster, text []rune, broken bool) []rune {
	words := text[k.From:k.To]
	if len(words) == 1 && len(k.Glyphs) == 1 && k.Glyphs[0].X == 0 && k.Glyphs[0].Y == 0 && !broken {
		key := simpleKey{words[0], k.Glyphs[0].ID, int32(k.Advance)}
		i, known := s.simple[key]
		if !known {
			i = s.add(Slot{string(words), k.Advance, k.Glyphs})
			s.simple[key] = i
		}
		return append(dst, sfnt.SlotRune(i))
	}
	if len(words) == 0 {
		return append(dst, s.slot(Added, k.Advance, k.Glyphs))
	}
	n := split(words)
	dst = append(dst, s.slot(string(words[:n]), k.Advance, k.Glyphs))
	rest := string(words[n:])
	if broken {
		rest += AfterHyphen
	}
	if rest != "" {
		dst = append(dst, s.slot(rest, 0, nil))
	}
	return dst
}

// slot gives the rune of the slot with this text, advance and picture.
func (s *slotSet) slot(text string, advance int, glyphs []shape.Glyph) rune {
	k := append(append(s.buffer[:0], text...), 0)
	k = binary.AppendVarint(k, int64(advance))
	for _, g := range glyphs {
		k = binary.AppendUvarint(k, uint64(g.ID))
		k = binary.AppendVarint(k, int64(g.X))
		k = binary.AppendVarint(k, int64(g.Y))
	}
	s.buffer = k
	i, known := s.other[string(k)]
	if !known {
		i = s.add(Slot{text, advance, glyphs})
		s.other[string(k)] = i
	}
	return sfnt.SlotRune(i)
}

func (s *slotSet) add(slot Slot) int {
	s.slots = append(s.slots, slot)
	return len(s.slots) - 1
}
