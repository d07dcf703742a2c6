package font

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// protrusion says how far a mark may stand outside the measure at either edge, in hundredths
// of its own width.
type protrusion struct{ left, right int }

// farthest is the most of a mark that may stand outside.
const farthest = 100

// Protrusion gives how far a character of the face may stand outside the left and the right
// edge of a measure, in font units: a mark so light leaves a dent in an edge that it ends.
// Both are 0 for what SOURCE.toml does not name, and none exceeds advance.
func (f *Face) Protrusion(r rune, advance int) (left, right int) {
	p := f.protrusions[r]
	return advance * p.left / farthest, advance * p.right / farthest
}

// protrusion takes in a mark's protrusion: for every face, or for one whose own table has it.
func (s *source) protrusion(name string, e entry) {
	face := -1
	for i, known := range faceNames {
		if name == known && e.value.kind == unstable.Table {
			return
		}
		if mark, own := strings.CutPrefix(name, known+"."); own && mark != "" {
			face, name = i, mark
			break
		}
	}
	r, size := utf8.DecodeRuneInString(name)
	if size != len(name) || size == 0 {
		s.complain(e.at, `a mark and its two figures, as in "." = [0, 70]`, "%q is no single character", name)
		return
	}
	p, ok := protrusionOf(e.value)
	if !ok {
		s.complain(e.value.at, `how much of the mark may stand outside at the left and at the right, in hundredths of its width: [0, 70]`,
			"%s is not two whole numbers from 0 to %d", e.key, farthest)
		return
	}
	for i := range s.protrusions {
		if i == face || face < 0 {
			s.protrude(i, face >= 0, r, p)
		}
	}
}

// protrude keeps what a face's own table says over what the family's says.
func (s *source) protrude(face int, own bool, r rune, p protrusion) {
	at := &s.protrusions[face]
	if own {
		at = &s.ownProtrusions[face]
	}
	if *at == nil {
		*at = map[rune]protrusion{}
	}
	(*at)[r] = p
}

func protrusionOf(v value) (protrusion, bool) {
	if v.kind != unstable.Array || len(v.items) != 2 {
		return protrusion{}, false
	}
	var n [2]int
	for i, item := range v.items {
		var err error
		if n[i], err = strconv.Atoi(item.text); err != nil || item.kind != unstable.Integer || n[i] < 0 || n[i] > farthest {
			return protrusion{}, false
		}
	}
	return protrusion{n[0], n[1]}, true
}

// giveProtrusions hands each face its marks.
func (s *source) giveProtrusions() {
	for i, f := range s.family.faces {
		if f == nil || len(s.protrusions[i])+len(s.ownProtrusions[i]) == 0 {
			continue
		}
		f.protrusions = map[rune]protrusion{}
		for r, p := range s.protrusions[i] {
			f.protrusions[r] = p
		}
		for r, p := range s.ownProtrusions[i] {
			f.protrusions[r] = p
		}
	}
}
