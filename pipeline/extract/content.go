package extract

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Run is one string that a page shows: the operand of Tj, or a string of TJ.
type Run struct {
	Page    int     // counted from 1
	X, Y    float64 // where its first glyph stands, points from the page's lower left
	Font    string  // /BaseFont, as in Font.Name
	Object  int     // the font, as in Font.Object
	Size    float64 // points, with the scale of the matrices
	Advance float64 // points along the line, with the spacing of Tc and Tz
	Codes   []uint16
	Text    string // the texts of the codes, joined; ActualText is not looked at
}

// Runs gives what the pages show, in drawing order, tagged or not.
func Runs(pdf []byte) (runs []Run, err error) {
	defer guard(&err)
	f, err := open(pdf)
	if err != nil {
		return nil, err
	}
	return f.runs()
}

// Runs gives what the pages show, in drawing order, tagged or not.
func (f *File) Runs() (runs []Run, err error) {
	defer guard(&err)
	return f.runs()
}

func (f *File) runs() ([]Run, error) {
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	var out []Run
	for _, p := range pages {
		shown, err := f.show(p)
		if err != nil {
			return nil, err
		}
		out = append(out, shown.runs...)
	}
	return out, nil
}

// shown is what a page's content shows.
type shown struct {
	runs      []Run
	tagged    map[int]string  // text of each marked-content sequence, by MCID
	images    map[int][]Image // pictures of those that have any
	artifacts []string        // texts of the artifacts that have one
	stray     error           // the first text that is neither tagged nor an artifact
}

// painter carries out the operators of one page, as far as text goes.
type painter struct {
	f      *File
	page   page
	out    *shown
	state  state
	saved  []state
	text   textObject
	marks  []mark
	words  []byte // text of the open marked-content sequences
	inText bool
}

// show reads the content of one page. The error names the page.
func (f *File) show(p page) (*shown, error) {
	data, err := f.contents(p)
	if err != nil {
		return nil, fmt.Errorf("page %d: %w", p.number, err)
	}
	painter := &painter{f: f, page: p, out: &shown{tagged: map[int]string{}, images: map[int][]Image{}}, state: newState()}
	if err := painter.run(data); err != nil {
		return nil, fmt.Errorf("page %d: %w", p.number, err)
	}
	return painter.out, nil
}

func (p *painter) run(data []byte) error {
	l := &lexer{src: data, budget: &p.f.budget}
	var operands []object
	for {
		o, err := l.parse(0)
		if err == io.EOF {
			return p.end(operands)
		}
		if err != nil {
			return fmt.Errorf("content: %w", err)
		}
		op, isOperator := o.(keyword)
		if !isOperator {
			if operands = append(operands, o); len(operands) > maxOperands {
				return errors.New("too many operands in the content")
			}
			continue
		}
		if err := p.operator(op, operands); err != nil {
			return fmt.Errorf("content before byte %d: %s: %w", l.at, string(op), err)
		}
		operands = operands[:0]
	}
}

// end checks that nothing is left open.
func (p *painter) end(operands []object) error {
	switch {
	case len(operands) > 0:
		return errors.New("content ends before an operator")
	case p.inText:
		return errors.New("content ends within BT")
	case len(p.marks) > 0:
		return errors.New("content ends within a marked-content sequence")
	case len(p.saved) > 0:
		return errors.New("content ends within q")
	}
	return nil
}

// silent are the operators that show no text and change nothing about it (ISO 32000-1,
// annex A): graphics state, paths, clipping, colours, shadings, points of marked content.
const silent = " w J j M d ri i m l c v y h re S s f F f* B B* b b* n W W* CS cs SC SCN sc scn G g RG rg K k sh MP DP "

func (p *painter) operator(op keyword, operands []object) error {
	switch op {
	case "q", "Q", "cm", "gs":
		return p.graphics(op, operands)
	case "BT", "ET", "Td", "TD", "Tm", "T*":
		return p.position(op, operands)
	case "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts":
		return p.setting(op, operands)
	case "Tj", "TJ", "'", "\"":
		return p.showing(op, operands)
	case "BMC", "BDC", "EMC":
		return p.marking(op, operands)
	case "Do":
		return p.external(operands)
	}
	if !strings.Contains(silent, " "+string(op)+" ") {
		return errors.New("not an operator that is read here")
	}
	return nil
}

// operand gives operand i of the count that an operator takes.
func operand[T any](operands []object, i, count int) (T, error) {
	var zero T
	if len(operands) != count {
		return zero, fmt.Errorf("%d operands where %d should be", len(operands), count)
	}
	v, ok := operands[i].(T)
	if !ok {
		return zero, fmt.Errorf("%s where %s should be", kind(operands[i]), kind(zero))
	}
	return v, nil
}

// numbers gives the operands of an operator that takes count numbers.
func numbers(operands []object, count int) ([]float64, error) {
	if len(operands) != count {
		return nil, fmt.Errorf("%d operands where %d should be", len(operands), count)
	}
	out := make([]float64, count)
	for i, o := range operands {
		v, ok := real(o)
		if !ok {
			return nil, fmt.Errorf("%s where a number should be", kind(o))
		}
		out[i] = v
	}
	return out, nil
}
