package khmer

import (
	"bufio"
	"compress/gzip"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang/khmer/cluster"
)

// list reads a word list of the data.
func list(t testing.TB, name string) []string {
	t.Helper()
	file, err := os.Open("data/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for lines := bufio.NewScanner(unzipped); lines.Scan(); {
		out = append(out, lines.Text())
	}
	return out
}

// look finds a word in the dictionary.
func look(w string) entry {
	folded := foldAll([]rune(w))
	s, e := root(), entry{}
	for _, r := range folded {
		s, e = s.step(r)
	}
	return e
}

func TestEveryWordOfTheListsIsThere(t *testing.T) {
	for name, least := range map[string]int{"words.txt.gz": 81_000, "atoms.txt.gz": 19_600} {
		words := list(t, name)
		if len(words) < least {
			t.Errorf("%s has only %d words", name, len(words))
		}
		for _, w := range words {
			if look(w).value == noWord {
				t.Fatalf("%s of %s is not found", w, name)
			}
		}
	}
}

// TestNoOtherWordIsThere tries random strings and the lists' words less their last rune.
func TestNoOtherWordIsThere(t *testing.T) {
	known := map[string]bool{}
	for _, name := range []string{"words.txt.gz", "atoms.txt.gz"} {
		for _, w := range list(t, name) {
			known[string(foldAll([]rune(w)))] = true
		}
	}
	formal, err := os.ReadFile("data/formal.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range strings.Fields(string(formal)) {
		known[string(foldAll([]rune(w)))] = true
	}
	all := list(t, "words.txt.gz")
	rapid.Check(t, func(t *rapid.T) {
		w := []rune(rapid.SampledFrom(all).Draw(t, "word"))
		w = append(w[:rapid.IntRange(0, len(w)).Draw(t, "cut")], []rune(rapid.StringOfN(rapid.RuneFrom([]rune("កតា្\u200dAៗ")), 0, 2, -1).Draw(t, "end"))...)
		folded := string(foldAll(w))
		if found := look(folded).value != noWord; found != known[folded] {
			t.Fatalf("%q: found is %v", folded, found)
		}
	})
}

func TestCost(t *testing.T) {
	if seen, rare := look("ការ").cost(1), look("កញ្ញា").cost(2); seen >= rare {
		t.Errorf("a frequent word costs %d, a rare one %d", seen, rare)
	}
	for _, c := range []struct {
		name     string
		e        entry
		clusters int
		want     int
	}{
		{"a seen word costs its byte", entry{77}, 5, 77},
		{"an unseen word of one cluster", entry{unseenWord}, 1, int(model[4])},
		{"each further cluster makes it dearer", entry{unseenWord}, 4, int(model[4]) + 3*int(model[5])},
	} {
		if got := c.e.cost(c.clusters); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestStepsThatLeadNowhere(t *testing.T) {
	for _, r := range []rune{'a', ' ', '។', '\u200B', '\u17FF', 0, -1} {
		if s, e := root().step(r); s != 0 || e.value != noWord {
			t.Errorf("%U leads to %d, %+v", r, s, e)
		}
	}
	if s, e := state(0).step('ក'); s != 0 || e.value != noWord {
		t.Errorf("a step from nowhere leads to %d, %+v", s, e)
	}
}

func TestLabelsDiffer(t *testing.T) {
	seen := map[byte]rune{}
	for r := rune(0x1780); r <= 0x17DD; r++ {
		if cluster.Letter(r) {
			label, ok := code(r)
			if other, twice := seen[label]; !ok || twice {
				t.Errorf("%U has the label of %U, or none", r, other)
			}
			seen[label] = r
		}
	}
	for _, r := range "\u200c\u200d" {
		label, ok := code(r)
		if other, twice := seen[label]; !ok || twice || label > 0x7F {
			t.Errorf("%U has the label of %U, or none", r, other)
		}
		seen[label] = r
	}
}

// TestTheModelStaysSmall holds the budget of the binary: half a megabyte and a bit.
func TestTheModelStaysSmall(t *testing.T) {
	if len(model) > 750_000 || len(model) < 500_000 {
		t.Errorf("the model has %d bytes", len(model))
	}
}

// BenchmarkFirstLook is what the model costs at start: nothing is read ahead.
func BenchmarkFirstLook(b *testing.B) {
	for b.Loop() {
		look("ការ")
	}
}
