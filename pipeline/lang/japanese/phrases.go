package japanese

import (
	_ "embed" // the model
	"encoding/json"
	"sync"
	"unicode"

	"letterpress/pipeline/lang"
)

// Prices of ending a title's line. A loan word and a name are parted only where a line would
// be overfull otherwise.
const (
	phrasePenalty    = 100    // between two phrases, with no mark there
	adnominalPenalty = 1_000  // the first of them belongs to the next word: 深刻な|脅威
	innerPenalty     = 3_000  // inside a phrase
	loanPenalty      = 20_000 // inside a word of katakana
)

// phrases prices the breaks of a title: a line ends after a mark, or between two phrases.
func phrases(text []rune, breaks []lang.Break) []lang.Break {
	out := make([]lang.Break, len(breaks))
	for i, b := range breaks {
		switch after := classOf(text[b.At-1]); {
		case after == space, after == comma, after == stop, after == dividing:
		case loan(text, b.At):
			b.Penalty = loanPenalty
		case after == middle, text[b.At] == '（': // フン・|セン, 規制|（DSA）
			b.Penalty = max(b.Penalty, innerPenalty)
		case begins(text, b.At) && text[b.At-1] == 'な':
			b.Penalty = max(b.Penalty, adnominalPenalty)
		case begins(text, b.At):
			b.Penalty = max(b.Penalty, phrasePenalty)
		default:
			b.Penalty = max(b.Penalty, innerPenalty)
		}
		out[i] = b
	}
	return out
}

// loan reports a place inside a word of katakana.
func loan(text []rune, at int) bool {
	katakana := func(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }
	return katakana(text[at-1]) && katakana(text[at])
}

//go:embed budoux/ja.json
var modelFile []byte

// model says by the name of a feature and its characters how much it speaks for a phrase that
// begins. Half of the total is what they must exceed.
type model struct {
	weights map[string]map[string]int
	total   int
}

var phraseModel = sync.OnceValue(func() model {
	var m model
	if err := json.Unmarshal(modelFile, &m.weights); err != nil {
		panic("japanese: budoux/ja.json: " + err.Error())
	}
	for _, group := range m.weights {
		for _, weight := range group {
			m.total += weight
		}
	}
	return m
})

// features are the stretches of text that the model looks at, from and to counted from a place.
var features = []struct {
	name     string
	from, to int
}{
	{"UW1", -3, -2}, {"UW2", -2, -1}, {"UW3", -1, 0}, {"UW4", 0, 1}, {"UW5", 1, 2}, {"UW6", 2, 3},
	{"BW1", -2, 0}, {"BW2", -1, 1}, {"BW3", 0, 2},
	{"TW1", -3, 0}, {"TW2", -2, 1}, {"TW3", -1, 2}, {"TW4", 0, 3},
}

// begins reports a place, inside the text, at which a phrase begins.
func begins(text []rune, at int) bool {
	m := phraseModel()
	sum := 0
	for _, f := range features {
		from, to := max(at+f.from, 0), min(at+f.to, len(text))
		if from < to {
			sum += m.weights[f.name][string(text[from:to])]
		}
	}
	return 2*sum > m.total
}
