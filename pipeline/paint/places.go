package paint

import (
	"letterpress/pipeline/edition"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/page"
)

// places remembers where in the structure tree the text goes that is being drawn.
type places struct {
	block, item int
	language    *edition.Edition // whose texts are being drawn, in a joint edition
	whole       *Element         // the Part of its texts
	list        *Element         // L of the block, where it is a list
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
	part := p.edition.Each()[p.edition.PartOf(l.Block)]
	parent, tag := s.part(p, part), tagOf(l.Role)
	if l.Role.IsList() {
		if s.list == nil {
			s.list = parent.add("L", part.Lang)
		}
		parent = s.list.add("LI", part.Lang)
	}
	s.current = &place{element: parent.add(tag, text.Lang), spans: map[int]*Element{}}
	return s.current
}

// part gives the element of a language's texts: a Part of its own in a joint edition.
func (s *places) part(p *painter, e *edition.Edition) *Element {
	if e == p.edition {
		return p.out.Root
	}
	if s.language != e {
		s.language, s.whole = e, p.out.Root.add("Part", e.Lang)
		s.whole.Lang = e.Lang // said of each, the first one's too
	}
	return s.whole
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
