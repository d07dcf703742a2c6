package khmer

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/khmer/cluster"
)

// breakAt gives the break of a text at its first |, which is no part of it.
func breakAt(t *testing.T, l lang.Language, marked string) (lang.Break, bool) {
	t.Helper()
	place := strings.Index(marked, "|")
	offset := len([]rune(marked[:place]))
	text := []rune(strings.Replace(marked, "|", "", 1))
	for _, b := range l.Breaks(text, blanks(text)) {
		if b.At == offset {
			return b, true
		}
	}
	return lang.Break{}, false
}

func TestKindsAndPrices(t *testing.T) {
	l := Language(persons, nil)
	for _, c := range []struct {
		name, marked string
		kind         lang.BreakKind
		penalty      int
	}{
		{"between words", "សូម|សរសេរ", lang.Word, wordPenalty},
		{"between the parts of a compound", "សេចក្ដី|ប្រកាស", lang.Word, compoundPenalty},
		{"after a preposition", "ក្នុង|ច្បាប់", lang.Word, phrasePenalty},
		{"after a preposition that follows a blank", "កម្ពុជា ក្នុង|ច្បាប់", lang.Word, danglingPenalty},
		{"after the second word that follows a blank", "កម្ពុជា សូមនិង|ច្បាប់", lang.Word, phrasePenalty},
		{"after a conjunction", "និង|សូម", lang.Word, phrasePenalty},
		{"after a word that makes nouns", "ការ|សរសេរ", lang.Word, phrasePenalty},
		{"after coeng DA written as TA", "ស្តីពី|ច្បាប់", lang.Word, phrasePenalty},
		{"before a preposition", "ច្បាប់|ក្នុង", lang.Word, wordPenalty},
		{"before a word that ends a clause", "អន្តរជាតិ|ទេ", lang.Word, phrasePenalty},
		{"between a number and what is counted", "មួយ|ខែ", lang.Word, phrasePenalty},
		{"between a number and another word", "មួយ|គណបក្ស", lang.Word, wordPenalty},
		{"before a word that makes nouns of qualities", "អំពី|ភាពសេរី", lang.Word, phrasePenalty},
		{"before a quality that is denied", "អំពី|ភាពមិនច្បាស់លាស់", lang.Word, phrasePenalty},
		{"between a rank and its number", "ទី|បួន", lang.Word, phrasePenalty},
		{"before the end of a word for a quality", "ចាស់|ភាពរបស់គាត់", lang.Emergency, emergencyPenalty},
		{"before the name of a country", "ប្រទេស|កម្ពុជា", lang.Word, compoundPenalty},
		{"before the name of a country in one cluster", "ប្រទេស|ថៃ", lang.Emergency, emergencyPenalty},
		{"between a word that ends like a form of address and a name", "ឃ្លោក |សម រង្ស៊ី", lang.Space, 0},
		{"the W3C's joint of a compound", "សហរដ្ឋ|អាមេរិក", lang.Word, compoundPenalty},
		{"after a preposition and a zero-width space", "ក្នុង\u200b|ច្បាប់", lang.Space, 0},
		{"between a form of address and a name", "លោក |សម រង្ស៊ី", lang.Space, addressPenalty},
		{"between a longer one that ends a phrase and a name", "និងលោកស្រី |សម រង្ស៊ី", lang.Space, addressPenalty},
		{"between a form of address, a zero-width space and a name", "លោក\u200b|សម រង្ស៊ី", lang.Space, 0},
		{"between a form of address and another word", "លោក |សូម", lang.Space, 0},
		{"between another word and a name", "សូម |សម រង្ស៊ី", lang.Space, 0},
		{"at a blank", "កម្ពុជា |និង", lang.Space, 0},
		{"at the blank of a name", "សម |រង្ស៊ី", lang.Space, nameBlankPenalty},
		{"after a zero-width space", "សូម\u200b|សរសេរ", lang.Space, 0},
		{"inside a word", "កម្ពុ|ជា", lang.Emergency, emergencyPenalty},
		{"inside a party's name", "គណបក្ស|ភ្លើងទៀន", lang.Emergency, emergencyPenalty},
		{"inside a run that its writer marked", "សូម\u200bសរសេរ|លិខិត", lang.Emergency, emergencyPenalty},
	} {
		b, ok := breakAt(t, l, c.marked)
		if !ok || b.Kind != c.kind || b.Penalty != c.penalty {
			t.Errorf("%s: %+v, %v, want %s at %d", c.name, b, ok, c.kind, c.penalty)
		}
	}
}

// TestANameHasNoJoint holds that what the glossary keeps whole has no joint of a compound either.
func TestANameHasNoJoint(t *testing.T) {
	if b, ok := breakAt(t, Language([]string{"សហរដ្ឋអាមេរិក"}, nil), "សហរដ្ឋ|អាមេរិក"); !ok || b.Kind != lang.Emergency {
		t.Errorf("%+v, %v", b, ok)
	}
}

// TestPricesGrow holds the order of what a reader minds.
func TestPricesGrow(t *testing.T) {
	prices := []int{0, wordPenalty, phrasePenalty, compoundPenalty, danglingPenalty, addressPenalty, nameBlankPenalty, emergencyPenalty}
	if !slices.IsSorted(prices) || len(slices.Compact(prices)) != 8 {
		t.Errorf("%v", prices)
	}
}

// TestWordsOfPhrasesAreWords holds that each is one word of the dictionary, short enough to be
// looked for.
func TestWordsOfPhrasesAreWords(t *testing.T) {
	for w := range classes {
		var s segmenter
		s.load([]rune(w))
		if words := s.words(); len(words) != 1 || words[0].unknown || len([]rune(w)) > longestOfPhrase {
			t.Errorf("%s is %s, of %d runes", w, spelt(&s, words), len([]rune(w)))
		}
	}
}

func TestPlacesThatAreNone(t *testing.T) {
	l := Language(persons, nil)
	for name, marked := range map[string]string{
		"inside a cluster":                            "ក្រុម|\u17c8",
		"between a coeng and its letter":              "កម្|ពុជា",
		"before a repetition sign":                    "ផ្សេង|ៗ",
		"before a full stop":                          "កម្ពុជា|។",
		"before a full stop after a blank":            "កម្ពុជា |។",
		"before a full stop after a zero-width space": "សូម\u200b|។",
		"after a bracket and a word joiner":           "(\u2060 |សូម",
		"before the end mark":                         "កម្ពុជា|៕",
		"before a colon":                              "ដូចជា|៖",
		"before a closing guillemet":                  "«កម្ពុជា|»",
		"after an opening guillemet":                  "«|កម្ពុជា»",
		"after one with a blank":                      "« |កម្ពុជា »",
		"before a currency sign":                      "១០០ |៛",
		"before a percent sign":                       "១០០ |%",
		"between a word and its digits":               "ឆ្នាំ|២០២៤",
		"after a no-break space":                      "លោក\u00a0|សូម",
		"after a word joiner":                         "សូម\u2060|សរសេរ",
		"before a word joiner":                        "សូម|\u2060សរសេរ",
		"before a mark after a zero-width space":      "ក\u200b|\u17b6",
	} {
		if b, ok := breakAt(t, l, marked); ok {
			t.Errorf("%s: %+v in %q", name, b, marked)
		}
	}
}

// TestWhatIsNotKhmerIsLeftToUAX14 holds for any offer over text without Khmer or marks.
func TestWhatIsNotKhmerIsLeftToUAX14(t *testing.T) {
	l := Language(persons, nil)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOf(rapid.SampledFrom([]rune("abAB 12-人"))).Draw(t, "text")
		var offered []lang.Break
		for at := 1; at < len(text); at++ {
			if rapid.Bool().Draw(t, "offer") {
				offered = append(offered, lang.Break{At: at, Kind: lang.Author, Penalty: at})
			}
		}
		kept := slices.Clone(offered)
		if got := l.Breaks(text, offered); !slices.Equal(got, kept) {
			t.Fatalf("%q: %+v, offered %+v", string(text), got, kept)
		}
		if !slices.Equal(offered, kept) {
			t.Fatalf("%q: the offer was changed", string(text))
		}
	})
}

// TestOffersInsideKhmerCountForNothing holds that UAX 14 has no say between two letters.
func TestOffersInsideKhmerCountForNothing(t *testing.T) {
	l := Language(nil, nil)
	rapid.Check(t, func(t *rapid.T) {
		text := anything.Draw(t, "text")
		var wrong []lang.Break
		for at := 1; at < len(text); at++ {
			if cluster.Letter(text[at-1]) && cluster.Letter(text[at]) {
				wrong = append(wrong, lang.Break{At: at, Kind: lang.Author, Penalty: 1})
			}
		}
		if got, want := l.Breaks(text, wrong), l.Breaks(text, nil); !slices.Equal(got, want) {
			t.Fatalf("%q: %+v, without the offers %+v", string(text), got, want)
		}
	})
}

// TestAMarkedRunHasNoWordsOfTheDictionary holds that a writer's zero-width spaces are the
// only words of their run.
func TestAMarkedRunHasNoWordsOfTheDictionary(t *testing.T) {
	l := Language(nil, nil)
	rapid.Check(t, func(t *rapid.T) {
		left, right := phrases(8).Draw(t, "left"), phrases(8).Draw(t, "right")
		text := slices.Concat(left, []rune{zeroWidthSpace}, right)
		for _, b := range l.Breaks(text, nil) {
			if b.Kind != lang.Emergency && b.At != len(left)+1 {
				t.Fatalf("%q: %+v", string(text), b)
			}
		}
	})
}

func TestNothingOutsideTheText(t *testing.T) {
	l := Language(persons, nil)
	for _, text := range []string{"", "ក", "\u200b", "\u17d2", " ", "ក\u200b", "\u200bក", "ៗ"} {
		offered := []lang.Break{{At: -1}, {At: 0}, {At: len([]rune(text))}, {At: 99}}
		for _, b := range l.Breaks([]rune(text), offered) {
			if b.At <= 0 || b.At >= len([]rune(text)) {
				t.Errorf("%q: %+v", text, b)
			}
		}
	}
}

func TestLinesStayRagged(t *testing.T) {
	if l := Language(nil, nil); l.Adjustment.Justifies() || l.Gaps != nil || l.Hyphens != nil {
		t.Errorf("%+v", l)
	}
}

// BenchmarkLetter is a paragraph with the names of a glossary.
func BenchmarkLetter(b *testing.B) {
	l := Language(persons, nil)
	text := []rune(strings.Repeat("ចាប់តាំងពីពេលនោះមក លោក ហ៊ុន ម៉ាណែត បានព្យាយាមបង្ហាញខ្លួនថាជាការចាប់ផ្ដើមថ្មី ", 10))
	offered := blanks(text)
	b.SetBytes(int64(len(string(text))))
	for b.Loop() {
		l.Breaks(text, offered)
	}
}
