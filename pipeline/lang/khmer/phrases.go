package khmer

import (
	"slices"
	"strings"
)

// Words that belong to what comes after them: conjunctions, prepositions, negations, and
// those that make a noun or an adverb of the next word. A line ends with one only at a
// price. The list is the project's own.
const forwardWords = `និង ឬ ក៏ ដែល ថា បើ ប្រសិនបើ ទោះ ទោះបី ទោះជា ព្រោះ ខណៈ គឺ គឺជា ជា
នៃ របស់ ក្នុង នៅ នៅក្នុង លើ ក្រោម ពី កាលពី ចាប់តាំងពី បន្ទាប់ពី អំពី ស្ដីពី ដល់ រហូតដល់ ចំពោះ រវាង តាម តាមរយៈ ដោយ ជាមួយ សម្រាប់
ដើម្បី ឱ្យ ឲ្យ នូវ នា នឹង ព្រមទាំង ទាំង គ្រប់
ត្រូវ កំពុង យ៉ាង ដ៏ កាន់តែ ការ សេចក្ដី កិច្ច អ្នក ទី`

// Negations, which belong to what comes after them, too.
const negations = `មិន ពុំ កុំ គ្មាន`

// Words that belong to what stands before them: a line begins with one only at a price.
const backwardWords = `ទេ ឡើយ ផង ដែរ ផងដែរ វិញ ណាស់ នេះ នោះ`

// Forms of address, which a line parts from the name after them only at a price.
const addressWords = `លោក លោកស្រី លោកជំទាវ ឯកឧត្តម អ្នកស្រី អ្នកនាង កញ្ញា`

// Numbers in words, and what is counted with them: "one month" is parted only at a price.
const (
	numberWords = `មួយ ពីរ បី បួន ប្រាំ ប្រាំមួយ ប្រាំពីរ ប្រាំបី ប្រាំបួន ដប់ ម្ភៃ សាមសិប រយ ពាន់ លាន`
	unitWords   = `ថ្ងៃ ខែ ឆ្នាំ ម៉ោង រូប នាក់ អាសនៈ ដង ភាគរយ`
)

// Words before a name of a place, which the dictionary has as one word with it. There a line
// may end as in any compound: the W3C's example is សហរដ្ឋ|អាមេរិក (sealreq, issue 4).
const placeHeads = `ប្រទេស សហរដ្ឋ រាជធានី ខេត្ត ក្រុង`

// class is what a word is in a phrase.
type class uint8

const (
	forward class = 1 << iota
	backward
	number
	counted
	negation
	quality
)

// classes are those of the words of phrases, folded.
var classes = func() map[string]class {
	out := map[string]class{}
	for _, list := range []struct {
		words string
		class class
	}{{forwardWords, forward}, {backwardWords, backward}, {numberWords, number}, {unitWords, counted},
		{negations, forward | negation}, {"ភាព", forward | quality}} {
		for _, w := range folded(list.words) {
			out[string(w)] |= list.class
		}
	}
	return out
}()

var (
	addresses = folded(addressWords)
	heads     = folded(placeHeads)
)

// longestOfPhrase is the length in runes of the longest word in classes.
const longestOfPhrase = 12

// folded gives the words of a list, folded.
func folded(list string) [][]rune {
	var out [][]rune
	for _, w := range strings.Fields(list) {
		out = append(out, foldAll([]rune(w)))
	}
	return out
}

// class gives what a word of the run is.
func (s *segmenter) class(w word) class {
	from, to := s.ends[w.from], s.ends[w.to]
	if to-from > longestOfPhrase {
		return 0
	}
	return classes[string(s.run[from:to])]
}

// parts reports a boundary at which a phrase is parted from a word that it cannot do without.
func parts(before, after class) bool {
	return before&forward != 0 || after&backward != 0 || before&number != 0 && after&counted != 0
}

// suffix reports whether words[i] is ភាព at the end of a word: what it would make a noun of does
// not follow. ឯករាជ្យ + ភាព is independence, ភាព + ឯករាជ្យ too.
func (b *breaker) suffix(words []word, i int, is class) bool {
	if is&quality == 0 {
		return false
	}
	if i+1 == len(words) {
		return true
	}
	next := b.class(words[i+1])
	return next&(forward|backward) != 0 && next&negation == 0
}

// joint gives the cluster end inside a word after the word before a place's name, 0 where it
// is none, or where a single cluster is left. Names have none.
func (s *segmenter) joint(w word) int {
	for _, name := range s.names {
		if to, ok := s.reads(w.from, name); ok && to == w.to {
			return 0
		}
	}
	for _, head := range heads {
		if to, ok := s.reads(w.from, head); ok && to+1 < w.to {
			return to
		}
	}
	return 0
}

// need is a compound of two words so common that they are cheaper apart.
var need = foldAll([]rune("ត្រូវការ"))

// bound reports a boundary inside it.
func (s *segmenter) bound(before, after word) bool {
	from, to := s.ends[before.from], s.ends[after.to]
	return slices.Equal(s.run[from:to], need)
}

// addressed reports whether the words before the blank at blank end with a form of address.
func addressed(text []rune, blank int) bool {
	from := blank
	for from > 0 && inPhrase(text[from-1]) {
		from--
	}
	run := foldAll(text[from:blank])
	return slices.ContainsFunc(addresses, func(w []rune) bool {
		at := len(run) - len(w)
		return at >= 0 && slices.Equal(run[at:], w) && whole(run, at)
	})
}
