package main

import (
	"encoding/binary"
	"errors"
	"strings"
)

// entry is a word in labels with what its last edge carries.
type entry struct {
	labels string
	cost   byte
}

// edge leads from a state to the next one. Cost is the price of the word that ends with it;
// 0 is no word.
type edge struct {
	label byte
	cost  byte
	to    *node
}

// node is a state still being built: edges stand in ascending order of their labels.
type node struct {
	edges []edge
	first int // number of its first edge in the output, from 1; 0 before it is there
}

// automaton builds the minimal acyclic automaton of words that come in ascending order
// (Daciuk, Mihov, Watson and Watson, "Incremental Construction of Minimal Acyclic
// Finite-State Automata", 2000, algorithm 1).
type automaton struct {
	root  node
	known map[string]*node // states that are final, by their edges in the output's form
	out   []byte
	edges int
}

var errOrder = errors.New("words are not in ascending order")

// build gives the edges of the words' automaton and the number of the root's first.
func build(words []entry) (edges []byte, root int, err error) {
	a := automaton{known: map[string]*node{}}
	last := ""
	for _, w := range words {
		if w.labels <= last {
			return nil, 0, errOrder
		}
		a.add(w, last)
		last = w.labels
	}
	a.finish(&a.root)
	end := a.emit(&a.root)
	if a.edges >= 1<<24 {
		return nil, 0, errors.New("too many edges for 24 bits")
	}
	return a.out, end.first, nil
}

// add hangs w on the states that it shares with the last word; what the last word had
// beyond them will not change any more.
func (a *automaton) add(w entry, last string) {
	shared := sharedPrefix(w.labels, last)
	n := &a.root
	for range shared {
		n = n.edges[len(n.edges)-1].to
	}
	a.finish(n)
	for i := shared; i < len(w.labels); i++ {
		next := &node{}
		n.edges = append(n.edges, edge{label: w.labels[i], to: next})
		if i == len(w.labels)-1 {
			e := &n.edges[len(n.edges)-1]
			e.cost = w.cost
		}
		n = next
	}
}

// finish replaces the states below n's last edge by equal ones that are in the output,
// and puts those there that have none.
func (a *automaton) finish(n *node) {
	if len(n.edges) == 0 {
		return
	}
	e := &n.edges[len(n.edges)-1]
	if e.to.first == 0 && len(e.to.edges) > 0 {
		a.finish(e.to)
		e.to = a.emit(e.to)
	}
}

// emit gives the state of the output that is equal to n. States below n are there already.
func (a *automaton) emit(n *node) *node {
	var b strings.Builder
	for i, e := range n.edges {
		label := e.label
		if i == len(n.edges)-1 {
			label |= 0x80
		}
		next := uint32(e.to.first)
		var four [4]byte
		binary.LittleEndian.PutUint32(four[:], next)
		b.WriteByte(label)
		b.Write(four[:3])
		b.WriteByte(e.cost)
	}
	key := b.String()
	if same, ok := a.known[key]; ok {
		return same
	}
	n.first = a.edges + 1
	a.edges += len(n.edges)
	a.out = append(a.out, key...)
	a.known[key] = n
	return n
}

func sharedPrefix(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return i
}
