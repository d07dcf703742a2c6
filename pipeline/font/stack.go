package font

import (
	"cmp"
	"errors"
	"slices"

	"golang.org/x/text/language"
)

// Stack is the faces to try for a text, in order: of the families for the text's script
// first those for its role; then, for characters that no family of the script has, every
// other family, again those for the role first. It is safe for concurrent use.
type Stack struct {
	faces []*Face // one a family; never empty, and the first is loaded
}

// stackKey is all that a stack depends on.
type stackKey struct {
	script           language.Script
	role             string
	strong, emphasis bool
}

// instead lists, for each style, the faces to take in this order.
var instead = [faceCount][]int{
	regular:    {regular},
	bold:       {bold, regular},
	italic:     {italic, bold, regular},
	boldItalic: {boldItalic, bold, italic, regular},
}

// Stack gives the faces for a text in a script, as x/text has it for the text's tag, and
// in a role: "text", "title" or "heading". Where a family has no italic its bold face
// stands for emphasis, and where it has no bold its regular one. It fails where the first
// face cannot be read, or where the library is empty.
func (l *Library) Stack(script language.Script, role string, strong, emphasis bool) (*Stack, error) {
	key := stackKey{script, role, strong, emphasis}
	if s, ok := l.stacks.Load(key); ok {
		return s.(*Stack), nil
	}
	if len(l.families) == 0 {
		return nil, errors.New("there are no font families: fonts/ has none that can be used")
	}
	s := &Stack{}
	for _, f := range l.ranked(script.String(), role) {
		s.faces = append(s.faces, f.face(strong, emphasis))
	}
	if err := s.faces[0].load(); err != nil {
		return nil, err
	}
	kept, _ := l.stacks.LoadOrStore(key, s)
	return kept.(*Stack), nil
}

// ranked gives all families in the order in which a text asks them.
func (l *Library) ranked(script, role string) []Family {
	rank := func(f Family) int {
		n := 0
		if !slices.Contains(f.Scripts, script) {
			n += 2
		}
		if !slices.Contains(f.Roles, role) {
			n++
		}
		return n
	}
	families := slices.Clone(l.families)
	slices.SortStableFunc(families, func(a, b Family) int { return cmp.Compare(rank(a), rank(b)) })
	return families
}

// face gives the family's face for a style, or the one that stands for it.
func (f *Family) face(strong, emphasis bool) *Face {
	style := regular
	if strong {
		style += bold
	}
	if emphasis {
		style += italic
	}
	for _, i := range instead[style] {
		if f.faces[i] != nil {
			return f.faces[i]
		}
	}
	return nil // never: a family without a regular face is not in a library
}

// First gives the face that the text is set in unless it lacks a character.
func (s *Stack) First() *Face { return s.faces[0] }

// Resolve gives the first face that has r, or nil where none has. A face is read when all
// before it lack the character; the error is one that cannot be.
func (s *Stack) Resolve(r rune) (*Face, error) {
	for _, f := range s.faces {
		if err := f.load(); err != nil {
			return nil, err
		}
		if f.Has(r) {
			return f, nil
		}
	}
	return nil, nil
}
