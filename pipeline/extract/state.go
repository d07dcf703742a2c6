package extract

import (
	"errors"
	"fmt"
	"math"
)

// matrix is [a b c d e f] (ISO 32000-1, 8.3.3).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// state is the part of the graphics state that text depends on (8.4 and 9.3).
type state struct {
	ctm     matrix
	font    *Font
	key     name    // the font's name on this page
	size    float64 // Tf
	char    float64 // Tc
	scale   float64 // Tz: 1 is 100
	leading float64 // TL
	rise    float64 // Ts
}

func newState() state { return state{ctm: identity, scale: 1} }

// textObject is what BT begins (9.4.1).
type textObject struct{ matrix, line matrix }

func (p *painter) graphics(op keyword, operands []object) error {
	switch op {
	case "q":
		if p.saved = append(p.saved, p.state); len(p.saved) > maxStates {
			return errDepth
		}
	case "Q":
		if len(p.saved) == 0 {
			return errors.New("without q")
		}
		p.state, p.saved = p.saved[len(p.saved)-1], p.saved[:len(p.saved)-1]
	case "cm":
		m, err := numbers(operands, 6)
		if err != nil {
			return err
		}
		p.state.ctm = matrix(m).times(p.state.ctm)
		return nil
	case "gs":
		return p.parameters(operands)
	}
	return none(operands)
}

// parameters allows what an ExtGState sets, but for a font.
func (p *painter) parameters(operands []object) error {
	key, err := operand[name](operands, 0, 1)
	if err != nil {
		return err
	}
	states, err := need[dict](p.f, p.page.resources, "ExtGState")
	if err != nil {
		return err
	}
	d, err := need[dict](p.f, states, key)
	if err == nil && d["Font"] != nil {
		err = fmt.Errorf("/%s sets a font: not read here", key)
	}
	return err
}

func none(operands []object) error {
	if len(operands) > 0 {
		return fmt.Errorf("%d operands where none should be", len(operands))
	}
	return nil
}

func (p *painter) position(op keyword, operands []object) error {
	if (op == "BT") == p.inText {
		return errors.New("BT and ET do not alternate")
	}
	switch op {
	case "BT":
		p.inText, p.text = true, textObject{identity, identity}
		return none(operands)
	case "ET":
		if n := len(p.marks); n > 0 && p.marks[n-1].inText {
			return errors.New("within a marked-content sequence that began after BT")
		}
		p.inText = false
		return none(operands)
	case "T*":
		p.advanceLine(0, -p.state.leading)
		return none(operands)
	case "Tm":
		m, err := numbers(operands, 6)
		if err != nil {
			return err
		}
		p.text = textObject{matrix(m), matrix(m)}
		return nil
	}
	d, err := numbers(operands, 2)
	if err != nil {
		return err
	}
	if op == "TD" {
		p.state.leading = -d[1]
	}
	p.advanceLine(d[0], d[1])
	return nil
}

// advanceLine moves to a place relative to the start of the line (9.4.2).
func (p *painter) advanceLine(x, y float64) {
	m := matrix{1, 0, 0, 1, x, y}.times(p.text.line)
	p.text = textObject{m, m}
}

func (p *painter) setting(op keyword, operands []object) error {
	if op == "Tf" {
		return p.selectFont(operands)
	}
	v, err := numbers(operands, 1)
	if err != nil {
		return err
	}
	switch op {
	case "Tc":
		p.state.char = v[0]
	case "Tz":
		p.state.scale = v[0] / 100
	case "TL":
		p.state.leading = v[0]
	case "Ts":
		p.state.rise = v[0]
	}
	return nil // Tw is for codes of one byte (9.3.3), Tr for the looks
}

func (p *painter) selectFont(operands []object) error {
	key, err := operand[name](operands, 0, 2)
	if err != nil {
		return err
	}
	size, err := numbers(operands[1:], 1)
	if err != nil {
		return err
	}
	fonts, err := need[dict](p.f, p.page.resources, "Font")
	if err != nil {
		return err
	}
	font, err := p.f.font(fonts[key])
	if err != nil {
		return fmt.Errorf("font /%s: %w", key, err)
	}
	p.state.font, p.state.key, p.state.size = font, key, size[0]
	return nil
}

// origin gives where the next glyph stands and the size that it has there.
func (p *painter) origin() (x, y, size float64) {
	m := p.text.matrix.times(p.state.ctm)
	at := matrix{1, 0, 0, 1, 0, p.state.rise}.times(m)
	return at[4], at[5], p.state.size * math.Hypot(m[2], m[3])
}
