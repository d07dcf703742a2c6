package khmer

import _ "embed"

//go:generate go run ./compile

// model is the word list with its costs, as ./compile writes it: a header of headerSize
// bytes, then the edges of a minimal acyclic automaton, edgeSize bytes each, those of one
// state side by side in ascending order of their labels. Numbers are little-endian.
//
//	header: root edge (3), spare (1), cost of an unseen word of one cluster (1), of each further cluster (1), spare (2)
//	edge:   label in bits 0-6 and in bit 7 whether it is its state's last (1),
//	        first edge of the next state, 0 for none (3),
//	        what the word that ends here costs (1)
//
//go:embed model.bin
var model string

const (
	headerSize = 8
	edgeSize   = 5
)

// What an edge's cost byte says beside a price in sixteenths of a nat.
const (
	noWord     = 0
	unseenWord = 1
)

// state is the offset of a state's first edge in model, 0 where no word goes on.
type state int

// root gives the state in which every word begins.
func root() state { return at(model[:3]) }

// at reads an edge number and turns it into an offset.
func at(b string) state {
	n := int(b[0]) | int(b[1])<<8 | int(b[2])<<16
	if n == 0 {
		return 0
	}
	return state(headerSize + (n-1)*edgeSize)
}

// entry is what the dictionary says of the runes read so far.
type entry struct {
	value byte // noWord, unseenWord or the price
}

// step follows the edge for r out of s; the state is 0 where there is none.
func (s state) step(r rune) (state, entry) {
	label, ok := code(r)
	if s == 0 || !ok {
		return 0, entry{}
	}
	for i := int(s); ; i += edgeSize {
		e := model[i : i+edgeSize]
		switch l := e[0] & 0x7F; {
		case l == label:
			return at(e[1:4]), entry{value: e[4]}
		case l > label, e[0]&0x80 != 0:
			return 0, entry{}
		}
	}
}

// code gives the label of r: its place in the Khmer block, and two places that the block
// leaves empty for the joiners.
func code(r rune) (byte, bool) {
	switch {
	case r >= '\u1780' && r <= '\u17DD':
		return byte(r - '\u1780'), true
	case r == '\u200C' || r == '\u200D':
		return byte(r-'\u200C') + 0x7E, true
	}
	return 0, false
}

// cost gives the price of a word with so many clusters, in sixteenths of a nat.
func (e entry) cost(clusters int) int {
	if e.value == unseenWord {
		return int(model[4]) + (clusters-1)*int(model[5])
	}
	return int(e.value)
}
