package extract

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// showing carries out the operators of ISO 32000-1, table 109.
func (p *painter) showing(op keyword, operands []object) error {
	if !p.inText {
		return errors.New("outside BT and ET")
	}
	switch op {
	case "TJ":
		pieces, err := operand[array](operands, 0, 1)
		if err != nil {
			return err
		}
		return p.showPieces(pieces)
	case "\"":
		if _, err := numbers(operands[:max(0, len(operands)-1)], 2); err != nil {
			return err
		}
		p.state.char, _ = real(operands[1])
		operands = operands[2:]
	}
	s, err := operand[bytestring](operands, 0, 1)
	if err != nil {
		return err
	}
	if op != "Tj" {
		p.advanceLine(0, -p.state.leading)
	}
	return p.showString(s)
}

func (p *painter) showPieces(pieces array) error {
	for _, o := range pieces {
		if s, ok := o.(bytestring); ok {
			if err := p.showString(s); err != nil {
				return err
			}
			continue
		}
		v, ok := real(o)
		if !ok {
			return fmt.Errorf("%s among strings and numbers", kind(o))
		}
		p.move(-v / 1000 * p.state.size * p.state.scale)
	}
	return nil
}

// move goes along the line, in text space.
func (p *painter) move(x float64) {
	p.text.matrix = matrix{1, 0, 0, 1, x, 0}.times(p.text.matrix)
}

// showString adds a run. A code without text is an error.
func (p *painter) showString(s bytestring) error {
	font := p.state.font
	if font == nil {
		return errors.New("no font is set")
	}
	if len(s)%2 != 0 {
		return fmt.Errorf("half a code of font /%s", p.state.key)
	}
	if len(s) == 0 {
		return nil
	}
	run := Run{Page: p.page.number, Font: font.Name, Object: font.Object, Codes: make([]uint16, 0, len(s)/2)}
	run.X, run.Y, run.Size = p.origin()
	var text strings.Builder
	width := 0.0
	for i := 0; i < len(s); i += 2 {
		code := uint16(s[i])<<8 | uint16(s[i+1])
		t, ok := font.Text[code]
		if !ok {
			return fmt.Errorf("code 0x%04X of font /%s has no text", code, p.state.key)
		}
		if err := p.f.budget.take(2 * len(t)); err != nil {
			return err
		}
		text.WriteString(t)
		run.Codes = append(run.Codes, code)
		width += font.Width(code)
	}
	advance := (width/1000*p.state.size + float64(len(run.Codes))*p.state.char) * p.state.scale
	m := p.text.matrix.times(p.state.ctm)
	run.Advance = advance * math.Hypot(m[0], m[1])
	run.Text = text.String()
	p.out.runs = append(p.out.runs, run)
	p.move(advance)
	p.keep(run.Text)
	return nil
}
