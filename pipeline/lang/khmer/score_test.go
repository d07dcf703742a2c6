package khmer

import (
	"os"
	"strings"
	"testing"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/khmer/cluster"
)

// score is how well the breaks of a text agree with those that its writers marked.
type score struct {
	marked, found, right int // boundaries between two letters
	inside               int // found where the file never marks the same two words
}

func (s score) f1() float64 { return 2 * float64(s.right) / float64(s.marked+s.found) }

// scored gives the score on the marked paragraphs of a localiser. Marks that are there are
// right, but many are forgotten: a break counts as inside a word only where the words on
// its two sides stand nowhere in the file with a mark between them.
func scored(t testing.TB, path string) score {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(file), "\n\n")
	var s score
	for _, line := range strings.Split(strings.TrimSpace(body), "\n") {
		text, gold := unmark(line)
		var words []int
		for _, b := range breaks(text, nil, nameSet{}) {
			if b.Kind == lang.Word && inner(text, b.At) {
				words = append(words, b.At)
			}
		}
		for i, at := range words {
			s.found++
			if gold[at] {
				s.right++
				continue
			}
			next := runEnd(text, at)
			if i+1 < len(words) && words[i+1] < next {
				next = words[i+1]
			}
			left := runStart(text, at)
			if i > 0 {
				left = max(left, words[i-1])
			}
			if !strings.Contains(body, string(text[left:at])+"|"+string(text[at:next])) {
				s.inside++
			}
		}
		for at := range gold {
			if inner(text, at) {
				s.marked++
			}
		}
	}
	return s
}

// unmark takes the marks out of a line.
func unmark(line string) (text []rune, gold map[int]bool) {
	gold = map[int]bool{}
	for _, r := range line {
		if r == '|' {
			gold[len(text)] = true
			continue
		}
		text = append(text, r)
	}
	return text, gold
}

func inner(text []rune, at int) bool {
	return at > 0 && at < len(text) && cluster.Letter(text[at-1]) && cluster.Letter(text[at])
}

func runStart(text []rune, at int) int {
	for at > 0 && cluster.Letter(text[at-1]) {
		at--
	}
	return at
}

func runEnd(text []rune, at int) int {
	for at < len(text) && cluster.Letter(text[at]) {
		at++
	}
	return at
}

func TestScore(t *testing.T) {
	s := scored(t, "testdata/marked.txt")
	perThousand := 1000 * float64(s.inside) / float64(s.marked)
	t.Logf("%d boundaries: precision %.4f, recall %.4f, F1 %.4f, %.1f breaks inside a word per 1,000",
		s.marked, float64(s.right)/float64(s.found), float64(s.right)/float64(s.marked), s.f1(), perThousand)
	if s.marked < 14_000 {
		t.Errorf("only %d boundaries: the file is not whole", s.marked)
	}
	if s.f1() < .915 {
		t.Errorf("F1 %.4f, it was .9153", s.f1())
	}
	if perThousand > 11 {
		t.Errorf("%.1f breaks inside a word per 1,000, there were 10.8", perThousand)
	}
}
