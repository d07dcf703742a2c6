// Package trie compiles hyphenation patterns.
package trie

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// Source names the files of a language; Exceptions may be empty.
type Source struct{ Patterns, Exceptions string }

// Sets are the compiled files and what each is made from.
var Sets = map[string]Source{
	"french.bin":   {"hyph-fr.pat.txt", ""},
	"british.bin":  {"hyph-en-gb.pat.txt", "hyph-en-gb.hyp.txt"},
	"american.bin": {"hyph-en-us.pat.txt", "hyph-en-us.hyp.txt"},
}

// Compile gives the compiled form of the files in a folder: a line with the letters in
// their order, the exceptions, a blank line, the length of the nodes, the nodes, the
// values. It fails where a file cannot be read or the patterns are too many.
func Compile(dir string, s Source) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(dir, s.Patterns))
	if err != nil {
		return nil, err
	}
	patterns := strings.Fields(string(text))
	var exceptions []byte
	if s.Exceptions != "" {
		if exceptions, err = os.ReadFile(filepath.Join(dir, s.Exceptions)); err != nil {
			return nil, err
		}
	}
	alphabet := alphabetOf(patterns)
	root := &node{}
	for _, p := range patterns {
		root.add(p, alphabet)
	}
	nodes, values, err := root.pack()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Patterns, err)
	}
	out := append([]byte(string(alphabet)), '\n')
	out = append(out, strings.Join(strings.Fields(string(exceptions)), "\n")...)
	out = append(out, "\n\n"...)
	out = binary.BigEndian.AppendUint32(out, uint32(len(nodes)))
	return append(append(out, nodes...), values...), nil
}

func alphabetOf(patterns []string) []rune {
	var out []rune
	for _, r := range strings.Join(patterns, "") {
		if !unicode.IsDigit(r) && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return out
}

// node is a place in the trie of the patterns' letters.
type node struct {
	letter byte
	kids   []*node
	values string // a digit for each place before, between and after the letters; empty inside a pattern
}

// add puts a pattern, ".ach4", into the trie: the letters lead to the values 00004.
func (n *node) add(pattern string, alphabet []rune) {
	values := []byte{0}
	for _, r := range pattern {
		if unicode.IsDigit(r) {
			values[len(values)-1] = byte(r - '0')
			continue
		}
		n = n.kid(byte(slices.Index(alphabet, r)))
		values = append(values, 0)
	}
	n.values = strings.TrimRight(string(values), "\x00")
}

func (n *node) kid(letter byte) *node {
	i, ok := slices.BinarySearchFunc(n.kids, letter, func(k *node, l byte) int { return int(k.letter) - int(l) })
	if !ok {
		n.kids = slices.Insert(n.kids, i, &node{letter: letter})
	}
	return n.kids[i]
}

// pack writes the nodes by rank, so that the kids of one follow each other. Equal values
// share their place; place 0 is no value.
func (n *node) pack() (nodes, values []byte, err error) {
	values = []byte{0}
	places := map[string]int{"": 0}
	queue := []*node{n}
	for i := 0; i < len(queue); i++ {
		k := queue[i]
		at, known := places[k.values]
		if !known {
			at = len(values)
			places[k.values] = at
			values = append(append(values, byte(len(k.values))), k.values...)
		}
		nodes = append(nodes, k.letter, byte(len(k.kids)))
		nodes = binary.BigEndian.AppendUint16(nodes, uint16(len(queue)))
		nodes = binary.BigEndian.AppendUint16(nodes, uint16(at))
		queue = append(queue, k.kids...)
	}
	if len(queue) > 0xFFFF || len(values) > 0xFFFF {
		return nil, nil, fmt.Errorf("%d nodes and %d bytes of values; 65535 of either is the most", len(queue), len(values))
	}
	return nodes, values, nil
}
