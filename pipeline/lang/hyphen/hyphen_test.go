package hyphen

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang/hyphen/compile/trie"
)

var sets = map[string]func() *Patterns{"french.bin": French, "british.bin": British, "american.bin": American}

func TestCompiledFilesAreThoseOfThePatterns(t *testing.T) {
	for name, source := range trie.Sets {
		want, err := trie.Compile("patterns", source)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is not what the patterns give: run go generate", name)
		}
	}
}

// slow is Liang's algorithm as his thesis tells it, pattern after pattern.
type slow struct {
	patterns []string
}

func readSlow(t *testing.T, s trie.Source) slow {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("patterns", s.Patterns))
	if err != nil {
		t.Fatal(err)
	}
	return slow{patterns: strings.Fields(string(text))}
}

func (s slow) points(word string) []int {
	text := []rune("." + word + ".")
	best := make([]rune, len(text)+1)
	for _, p := range s.patterns {
		var letters, values []rune
		values = append(values, '0')
		for _, r := range p {
			if unicode.IsDigit(r) {
				values[len(values)-1] = r
			} else {
				letters, values = append(letters, r), append(values, '0')
			}
		}
		for at := 0; at+len(letters) <= len(text); at++ {
			if slices.Equal(text[at:at+len(letters)], letters) {
				for i, v := range values {
					best[at+i] = max(best[at+i], v)
				}
			}
		}
	}
	var out []int
	for at := 1; at < len(text)-2; at++ {
		if best[at+1]%2 == 1 {
			out = append(out, at)
		}
	}
	return out
}

func TestTheTrieAgreesWithThePatternsOneByOne(t *testing.T) {
	words := strings.Fields("undersigned organizations authoritarianism electoral international deteriorating imprisonment " +
		"préoccupations démocratie autoritarisme sénatoriales conséquence événement œuvre zzzz a")
	for name, source := range trie.Sets {
		s, p := readSlow(t, source), sets[name]()
		for _, w := range words {
			if got, want := p.Points([]rune(w), 1, 1), s.points(w); !slices.Equal(got, want) {
				t.Errorf("%s: %s is parted at %v, the patterns say %v", name, w, got, want)
			}
		}
		rapid.Check(t, func(t *rapid.T) {
			w := rapid.StringOfN(rapid.RuneFrom([]rune("aeiounrstlcdmpéœxq")), 1, 14, -1).Draw(t, "word")
			if _, exception := p.exceptions[w]; exception {
				return
			}
			if got, want := p.Points([]rune(w), 1, 1), s.points(w); !slices.Equal(got, want) {
				t.Fatalf("%s: %s is parted at %v, the patterns say %v", name, w, got, want)
			}
		})
	}
}

func TestNoPartIsShorterThanAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := []rune(rapid.StringOfN(rapid.RuneFrom([]rune("aeiounrstlcdmpéABC’១")), 0, 80, -1).Draw(t, "word"))
		left, right := rapid.IntRange(1, 4).Draw(t, "left"), rapid.IntRange(1, 4).Draw(t, "right")
		last := 0
		for _, at := range American().Points(word, left, right) {
			if at <= last || at < left || at > len(word)-right {
				t.Fatalf("%q parted at %d, asked for %d and %d", string(word), at, left, right)
			}
			last = at
		}
	})
}

func TestExamples(t *testing.T) {
	for _, c := range []struct {
		name     string
		patterns *Patterns
		want     string
	}{
		{"American, by sound", American(), "hy-phen-ation"},
		{"an exception", American(), "as-so-ciate"},
		{"an exception with a capital", American(), "Ta-ble"},
		{"a word that must stay whole", American(), "present"},
		{"American knowledge", American(), "knowl-edge"},
		{"British knowledge", British(), "know-ledge"},
		{"a British exception", British(), "uni-ver-sity"},
		{"French", French(), "dé-mo-cra-tie"},
		{"French with capitals", French(), "PRÉ-OC-CU-PA-TION"},
	} {
		word := strings.ReplaceAll(c.want, "-", "")
		got, last := "", 0
		for _, at := range c.patterns.Points([]rune(word), 2, 3) {
			got += string([]rune(word)[last:at]) + "-"
			last = at
		}
		if got += string([]rune(word)[last:]); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestNoHyphenBeforeACombiningMark holds for words written with marks apart from their letters.
func TestNoHyphenBeforeACombiningMark(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := []rune(rapid.StringOfN(rapid.RuneFrom([]rune("aeioumntrs\u0301\u0308")), 0, 20, -1).Draw(t, "word"))
		for name, patterns := range sets {
			for _, at := range patterns().Points(word, 1, 1) {
				if unicode.Is(unicode.M, word[at]) {
					t.Fatalf("%s parts %+q before its mark at %d", name, string(word), at)
				}
			}
		}
	})
}

func TestCaseCountsForNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.RuneFrom([]rune("aeiourstlnmpcdé")), 4, 16, -1).Draw(t, "word")
		for name, patterns := range sets {
			lower, upper := patterns().Points([]rune(word), 2, 3), patterns().Points([]rune(strings.ToUpper(word)), 2, 3)
			if !slices.Equal(lower, upper) {
				t.Fatalf("%s parts %s at %v, in capitals at %v", name, word, lower, upper)
			}
		}
	})
}

func TestWordsBeyondMeasureStayWhole(t *testing.T) {
	long := []rune(strings.Repeat("organization", 6))
	if got := American().Points(long, 2, 3); got != nil {
		t.Errorf("%d letters are parted at %v", len(long), got)
	}
	if got := American().Points(long[:longest], 2, 3); len(got) == 0 {
		t.Errorf("%d letters are not parted", longest)
	}
}

func TestABrokenFileIsNoSet(t *testing.T) {
	for _, file := range []string{"", "abc", "abc\n", "abc\n\n\nx"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q is read", file)
				}
			}()
			mustRead(file)
		}()
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		mustRead(britishFile)
	}
}

func BenchmarkPoints(b *testing.B) {
	word := []rune("authoritarianism")
	for b.Loop() {
		American().Points(word, 2, 3)
	}
}
