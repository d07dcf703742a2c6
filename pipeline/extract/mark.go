package extract

import (
	"errors"
	"fmt"
)

// mark is an open marked-content sequence (ISO 32000-1, 14.6).
type mark struct {
	mcid     int // -1: none
	artifact bool
	replaces bool   // it has an /ActualText (14.9.4)
	actual   string // the /ActualText
	from     int    // where its text begins in painter.words
	inText   bool   // begun between BT and ET, so it must end there
}

// claims says whether the text within belongs to the structure or to an artifact.
func (m mark) claims() bool { return m.artifact || m.mcid >= 0 }

func (p *painter) claimed() bool {
	for _, m := range p.marks {
		if m.claims() {
			return true
		}
	}
	return false
}

// keep takes text that is drawn, or that stands for what is drawn.
func (p *painter) keep(text string) {
	if !p.claimed() {
		if p.out.stray == nil {
			p.out.stray = fmt.Errorf("page %d: text outside any marked content: %.40q", p.page.number, text)
		}
		return
	}
	p.words = append(p.words, text...)
}

func (p *painter) marking(op keyword, operands []object) error {
	if op == "EMC" {
		if err := none(operands); err != nil {
			return err
		}
		return p.endMark()
	}
	count := 1
	if op == "BDC" {
		count = 2
	}
	tag, err := operand[name](operands, 0, count)
	if err != nil {
		return err
	}
	m := mark{mcid: -1, artifact: tag == "Artifact", from: len(p.words), inText: p.inText}
	if op == "BDC" {
		if err := p.properties(&m, operands[1]); err != nil {
			return err
		}
	}
	return p.beginMark(m)
}

// properties reads the list of a BDC: a dictionary, or its name among the resources.
func (p *painter) properties(m *mark, o object) error {
	if key, ok := o.(name); ok {
		lists, err := need[dict](p.f, p.page.resources, "Properties")
		if err != nil {
			return err
		}
		o = lists[key]
	}
	d, err := as[dict](p.f, o)
	if err != nil {
		return err
	}
	mcid, tagged, err := maybe[int64](p.f, d, "MCID")
	if err != nil {
		return err
	}
	if tagged {
		if mcid < 0 || mcid > maxNumber {
			return fmt.Errorf("MCID %d is out of range", mcid)
		}
		m.mcid = int(mcid)
	}
	m.actual, m.replaces, err = p.f.optionalText(d, "ActualText")
	return err
}

func (p *painter) beginMark(m mark) error {
	if len(p.marks) >= maxMarks {
		return errDepth
	}
	if m.artifact && m.mcid >= 0 {
		return fmt.Errorf("an artifact with MCID %d", m.mcid)
	}
	if _, twice := p.out.tagged[m.mcid]; twice {
		return fmt.Errorf("MCID %d is there twice", m.mcid)
	}
	for _, outer := range p.marks {
		// ISO 14289-1, 7.1: neither may an artifact hold tagged content, nor the other way round.
		if m.claims() && outer.claims() {
			return errors.New("tagged content or an artifact within another")
		}
		if m.mcid >= 0 && outer.replaces {
			return errors.New("tagged content within an /ActualText")
		}
	}
	p.marks = append(p.marks, m)
	return nil
}

// endMark takes the text of the innermost sequence where it belongs.
func (p *painter) endMark() error {
	if len(p.marks) == 0 {
		return errors.New("without BMC or BDC")
	}
	m := p.marks[len(p.marks)-1]
	if m.inText != p.inText {
		return errors.New("a marked-content sequence and BT overlap")
	}
	if m.replaces {
		p.words = p.words[:m.from]
		p.keep(m.actual)
	}
	p.marks = p.marks[:len(p.marks)-1]
	if !m.claims() {
		return nil
	}
	text := string(p.words[m.from:])
	p.words = p.words[:m.from]
	if m.mcid >= 0 {
		p.out.tagged[m.mcid] = text
	} else if text != "" {
		p.out.artifacts = append(p.out.artifacts, text)
	}
	return nil
}
