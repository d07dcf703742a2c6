package khmer

import "strings"

// Words that belong to what comes after them: conjunctions, prepositions, negations, and
// those that make a noun or an adverb of the next word. A line ends with one only at a
// price. The list is the project's own.
const forwardWords = `និង ឬ ក៏ ដែល ថា បើ ប្រសិនបើ ទោះ ទោះបី ទោះជា ព្រោះ ខណៈ គឺ គឺជា ជា
នៃ របស់ ក្នុង នៅ នៅក្នុង លើ ក្រោម ពី កាលពី ចាប់តាំងពី បន្ទាប់ពី អំពី ស្ដីពី ដល់ រហូតដល់ ចំពោះ រវាង តាម តាមរយៈ ដោយ ជាមួយ សម្រាប់
ដើម្បី ឱ្យ ឲ្យ នូវ នា នឹង ព្រមទាំង ទាំង គ្រប់
មិន ពុំ កុំ ត្រូវ កំពុង យ៉ាង ដ៏ កាន់តែ ការ សេចក្ដី ភាព កិច្ច អ្នក`

// Words that belong to what stands before them: a line begins with one only at a price.
const backwardWords = `ទេ ឡើយ ផង ដែរ ផងដែរ វិញ ណាស់ នេះ នោះ`

// Forms of address, which a line parts from the name after them only at a price.
const addresses = `លោក លោកស្រី លោកជំទាវ ឯកឧត្តម អ្នកស្រី អ្នកនាង កញ្ញា`

var (
	forward  = wordSet(forwardWords)
	backward = wordSet(backwardWords)
	address  = wordSet(addresses)
)

// longestInSet is the length in runes of the longest of these words.
const longestInSet = 12

// wordSet gives the words of a list, folded.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[string(foldAll([]rune(w)))] = true
	}
	return set
}

// in reports whether a word of the run is in a set.
func (s *segmenter) in(set map[string]bool, w word) bool {
	from, to := s.ends[w.from], s.ends[w.to]
	return to-from <= longestInSet && set[string(s.run[from:to])]
}

// parts reports a boundary at which a phrase is parted from a word that it cannot do without.
func (s *segmenter) parts(before, after word) bool {
	return s.in(forward, before) || s.in(backward, after)
}

// addressed reports whether the words before the blank at blank end with a form of address.
func addressed(text []rune, blank int) bool {
	from := blank
	for from > 0 && inPhrase(text[from-1]) {
		from--
	}
	run := foldAll(text[from:blank])
	for i := range run {
		if len(run)-i <= longestInSet && whole(run, i) && address[string(run[i:])] {
			return true
		}
	}
	return false
}
