package edition

import "strings"

// Join makes one edition of several in one language each, which stay as they are: all of
// one letter.toml edition, at least one. Their blocks follow each other, and so do their
// titles; the whole is in the language of the first.
func Join(parts []*Edition) *Edition {
	whole := *parts[0]
	whole.Parts, whole.Blocks, whole.Furniture = parts, nil, Furniture{}
	var titles []string
	for _, part := range parts {
		titles = append(titles, part.Title)
		whole.Blocks = append(whole.Blocks, part.Blocks...)
	}
	whole.Title = strings.Join(titles, " / ")
	return &whole
}

// Each gives the editions in one language that an edition is made of, itself where it is in one.
func (e *Edition) Each() []*Edition {
	if len(e.Parts) > 0 {
		return e.Parts
	}
	return []*Edition{e}
}

// PartOf gives which of [Edition.Each] a block of the edition stands in.
func (e *Edition) PartOf(block int) int {
	for i, part := range e.Parts {
		if block < len(part.Blocks) {
			return i
		}
		block -= len(part.Blocks)
	}
	return 0
}
