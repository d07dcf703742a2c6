// Package hyphen finds where words may be parted, by Liang's patterns ("Word Hy-phen-a-tion
// by Com-put-er", Stanford 1983) in the files of the hyph-utf8 project.
package hyphen

import (
	_ "embed" // the compiled patterns
	"sort"
	"strings"
	"sync"
	"unicode"
)

//go:generate go run ./compile

//go:embed french.bin
var frenchFile string

//go:embed british.bin
var britishFile string

//go:embed american.bin
var americanFile string

// The sets of patterns, each read when it is first asked for.
var (
	// French gives the patterns of French.
	French = sync.OnceValue(func() *Patterns { return mustRead(frenchFile) })
	// British gives those of English as printed in Britain, by the parts of words.
	British = sync.OnceValue(func() *Patterns { return mustRead(britishFile) })
	// American gives those of English as printed in America, by sound.
	American = sync.OnceValue(func() *Patterns { return mustRead(americanFile) })
)

// Patterns is a set of patterns and exceptions. It does not change; many goroutines may use
// it at once.
type Patterns struct {
	letters    map[rune]byte
	nodes      string // six bytes each: letter, number of kids, first kid (2), values (2)
	values     string // at each offset: length, then digits
	exceptions map[string][]int
}

// edge is the letter that stands for a word's beginning and end in patterns.
const edge = '.'

// longest is the number of letters beyond which a word is left whole.
const longest = 64

// Points gives the offsets at which word may be parted, ascending, none of them with fewer
// than left letters before it or right letters after it, and none before a combining mark.
// Case counts for nothing. A word with a letter that the language does not have is parted
// where its other letters say.
func (p *Patterns) Points(word []rune, left, right int) []int {
	if len(word) < left+right || len(word) > longest {
		return nil
	}
	var text [longest + 2]rune
	text[0] = edge
	for i, r := range word {
		text[i+1] = unicode.ToLower(r)
	}
	text[len(word)+1] = edge
	points, known := p.exceptions[string(text[1:len(word)+1])]
	if !known {
		points = p.match(text[:len(word)+2])
	}
	var out []int
	for _, at := range points {
		if at >= left && at <= len(word)-right && !unicode.Is(unicode.M, word[at]) {
			out = append(out, at)
		}
	}
	return out
}

// match runs every pattern over a word between its edges; odd values allow a break.
func (p *Patterns) match(text []rune) []int {
	var best [longest + 3]byte
	for from := range text {
		node := 0
		for at := from; at < len(text); at++ {
			letter, ok := p.letters[text[at]]
			if !ok {
				break
			}
			if node = p.step(node, letter); node < 0 {
				break
			}
			if v := p.value(node); v > 0 {
				for i, digit := range []byte(p.values[v+1 : v+1+int(p.values[v])]) {
					best[from+i] = max(best[from+i], digit)
				}
			}
		}
	}
	var out []int
	for at := 1; at < len(text)-2; at++ { // best[at+1] is the value after at letters
		if best[at+1]%2 == 1 {
			out = append(out, at)
		}
	}
	return out
}

const nodeSize = 6

func (p *Patterns) number(at int) int { return int(p.nodes[at])<<8 | int(p.nodes[at+1]) }

func (p *Patterns) value(node int) int { return p.number(nodeSize*node + 4) }

// step gives the kid of a node for a letter, -1 where there is none.
func (p *Patterns) step(node int, letter byte) int {
	kids := int(p.nodes[nodeSize*node+1])
	first := p.number(nodeSize*node + 2)
	i := sort.Search(kids, func(i int) bool { return p.nodes[nodeSize*(first+i)] >= letter })
	if i == kids || p.nodes[nodeSize*(first+i)] != letter {
		return -1
	}
	return first + i
}

// mustRead reads what compile wrote; only a broken build can make it fail.
func mustRead(file string) *Patterns {
	letters, rest, _ := strings.Cut(file, "\n")
	exceptions, rest, ok := strings.Cut(rest, "\n\n")
	if !ok || len(rest) < 4 {
		panic("hyphen: the compiled patterns are broken")
	}
	p := &Patterns{letters: map[rune]byte{}, exceptions: map[string][]int{}}
	for i, r := range []rune(letters) {
		p.letters[r] = byte(i)
	}
	for _, line := range strings.Fields(exceptions) {
		p.exceptions[strings.ReplaceAll(line, "-", "")] = hyphensOf(line)
	}
	size := int(rest[0])<<24 | int(rest[1])<<16 | int(rest[2])<<8 | int(rest[3])
	p.nodes, p.values = rest[4:4+size], rest[4+size:]
	return p
}

// hyphensOf gives the offsets of the hyphens in an exception, as they count in the word.
func hyphensOf(line string) []int {
	var out []int
	at := 0
	for _, r := range line {
		if r == '-' {
			out = append(out, at)
			continue
		}
		at++
	}
	return out
}
