package japanese

import (
	_ "embed" // phrases to compare with
	"strings"
	"testing"

	"pgregory.net/rapid"
)

//go:embed testdata/budoux.txt
var budouxText string

// phrased shows a title with | where a line may end at little cost: between phrases.
func phrased(title string) string {
	text := []rune(title)
	out, at := "", 0
	for _, b := range phrases(text, breaks(text, everywhere(title))) {
		out += string(text[at:b.At])
		at = b.At
		if b.Penalty < innerPenalty {
			out += "|"
		}
	}
	return out + string(text[at:])
}

func TestPhrases(t *testing.T) {
	for _, want := range []string{
		"カンボジアの|人権状況と、|来る|2024年の|カンボジア上院選挙に|おける|民主主義への|深刻な|脅威に|ついて、|重大な|懸念を|表明する|公開書簡",
		"「報道の|自由」を|守る|ために|――インターネット時代の|ジャーナリズムと、|プラットフォーム規制（DSA）に|関する|共同声明",
		"フン・セン前首相の|発言に|ついて",
		"「なぜ|今なのか？」|私たちの|答え",
		"国際社会への|要請",
		"署名団体の|一覧",
	} {
		if got := phrased(strings.ReplaceAll(want, "|", "")); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

// TestPhrasesAsBudouXFindsThem compares what the model makes of the letter with what BudouX's own
// parser does (npm budoux 0.9.2), a text a line with | between its phrases.
func TestPhrasesAsBudouXFindsThem(t *testing.T) {
	places := 0
	for line := range strings.Lines(budouxText) {
		want := strings.TrimSuffix(line, "\n")
		text := []rune(strings.ReplaceAll(want, "|", ""))
		got := string(text[0])
		for at := 1; at < len(text); at++ {
			if begins(text, at) {
				got += "|"
			}
			got += string(text[at])
			places++
		}
		if got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	if places < 2000 {
		t.Errorf("only %d places", places)
	}
}

// TestAnAdjectiveStaysWithItsWord holds that な| is dearer than another phrase's end, and cheaper
// than a place inside one.
func TestAnAdjectiveStaysWithItsWord(t *testing.T) {
	text := []rune("民主主義への深刻な脅威について")
	price := map[int]int{}
	for _, b := range phrases(text, breaks(text, everywhere(string(text)))) {
		price[b.At] = b.Penalty
	}
	if to, na, inside := price[6], price[9], price[8]; to != phrasePenalty || na <= to || na >= inside {
		t.Errorf("への| costs %d, な| %d, 刻|な %d", to, na, inside)
	}
}

// TestALoanWordIsPartedLast holds over random titles that no place costs more than one inside
// a word of katakana, and none there costs less.
func TestALoanWordIsPartedLast(t *testing.T) {
	words := []string{"カンボジア", "ジャーナリズム", "の", "人権", "を", "守る", "、", "「", "」", "フン・セン", "2024年", "ASEAN", "書簡", " "}
	rapid.Check(t, func(t *rapid.T) {
		title := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 2, 30).Draw(t, "words"), "")
		text := []rune(title)
		offered := breaks(text, everywhere(title))
		kept := append(offered[:0:0], offered...)
		got := phrases(text, offered)
		if len(got) != len(offered) {
			t.Fatalf("%s: %d places of %d", title, len(got), len(offered))
		}
		for i, b := range got {
			if offered[i] != kept[i] || b.At != kept[i].At {
				t.Fatalf("%s: %+v became %+v, %+v in the result", title, kept[i], offered[i], b)
			}
			if inside := loan(text, b.At); inside != (b.Penalty == loanPenalty) && b.Penalty != lonePenalty {
				t.Fatalf("%s: %+v, inside a loan word %v", title, b, inside)
			}
		}
	})
}
