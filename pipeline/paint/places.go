package paint

import (
	"letterpress/pipeline/edition"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/page"
)

// places remembers where in the structure tree the text goes that is being drawn.
type places struct {
	block, item int
	list        *Element // L of the block, where it is a list
	current     *place
}

// place is a text's element, with those of its spans.
type place struct {
	element *Element
	spans   map[int]*Element
}

// of gives the place of a line's text, and makes it where the line is the text's first.
func (s *places) of(p *painter, l *page.Line, text edition.Text) *place {
	if s.current != nil && s.block == l.Block && s.item == l.Item {
		return s.current
	}
	if s.current == nil || s.block != l.Block {
		s.list = nil
	}
	s.block, s.item = l.Block, l.Item
	parent, tag := p.out.Root, tagOf(l.Role)
	if l.Role.IsList() {
		if s.list == nil {
			s.list = p.out.Root.add("L", p.edition.Lang)
		}
		parent = s.list.add("LI", p.edition.Lang)
	}
	s.current = &place{element: parent.add(tag, text.Lang), spans: map[int]*Element{}}
	return s.current
}

// tagOf gives the standard structure type of a role's text (ISO 32000-1, 14.8.4).
func tagOf(r letter.Role) string {
	switch {
	case r == letter.Title:
		return "H1"
	case r == letter.Heading:
		return "H2"
	case r.IsList():
		return "LBody"
	}
	return "P"
}

// span gives the element of a span's text: a link that leads somewhere, or a stretch set
// apart; PDF 1.7 has no type of its own for what is strong. A span that shows no difference
// is part of its text.
func (s *place) span(i int, span edition.Span) *Element {
	if span.URL == "" && !span.Strong && !span.Emphasis {
		return s.element
	}
	if e := s.spans[i]; e != nil {
		return e
	}
	tag := "Span"
	if span.URL != "" {
		tag = "Link"
	}
	e := s.element.add(tag, s.element.lang())
	s.spans[i] = e
	return e
}
