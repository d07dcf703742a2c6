package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

func TestTheModelIsThatOfTheData(t *testing.T) {
	want, err := compile(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../model.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("model.bin is not what the data gives: run go generate")
	}
	said, err := os.ReadFile("../../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	words(got[8:], int(got[0])|int(got[1])<<8|int(got[2])<<16, "", func(string, byte) { count++ })
	if size := fmt.Sprintf("%d,%03d words in a minimal acyclic automaton (%d kB", count/1000, count%1000, (len(got)+500)/1000); !bytes.Contains(said, []byte(size)) {
		t.Errorf("ARCHITECTURE.md does not say: %s", size)
	}
}

// words walks over every word of an automaton in the output's form.
func words(edges []byte, first int, prefix string, visit func(string, byte)) {
	if first == 0 {
		return
	}
	for at := (first - 1) * 5; ; at += 5 {
		word := prefix + string(edges[at]&0x7F)
		if edges[at+4] != 0 {
			visit(word, edges[at+4])
		}
		words(edges, int(edges[at+1])|int(edges[at+2])<<8|int(edges[at+3])<<16, word, visit)
		if edges[at]&0x80 != 0 {
			return
		}
	}
}

// TestAnAutomatonHoldsItsWordsAndNoOthers holds over random lists.
func TestAnAutomatonHoldsItsWordsAndNoOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfNDistinct(rapid.StringOfN(rapid.RuneFrom([]rune("abc")), 1, 6, -1), 1, 60, rapid.ID[string]).Draw(t, "words")
		slices.Sort(list)
		var entries []entry
		for i, w := range list {
			entries = append(entries, entry{labels: w, cost: byte(1 + i%5)})
		}
		edges, root, err := build(entries)
		if err != nil {
			t.Fatal(err)
		}
		var got []entry
		words(edges, root, "", func(w string, cost byte) { got = append(got, entry{w, cost}) })
		if !slices.Equal(got, entries) {
			t.Fatalf("got %v, want %v", got, entries)
		}
	})
}

func TestWordsOutOfOrderAreRefused(t *testing.T) {
	if _, _, err := build([]entry{{"b", 1}, {"a", 1}}); err == nil {
		t.Error("no error")
	}
}

func TestDataThatCannotBeReadIsSaid(t *testing.T) {
	if code := run(fstest.MapFS{}, t.TempDir()+"/model.bin", io.Discard); code != 1 {
		t.Errorf("exit code %d without data", code)
	}
	bad := fstest.MapFS{"counts.tsv": {Data: []byte("ក\tmany\n")}}
	if _, err := compile(bad); err == nil {
		t.Error("no error for a count that is none")
	}
}

// zipped gives a list as the data has it.
func zipped(t *testing.T, text string) *fstest.MapFile {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: out.Bytes()}
}

// small is data of six words: seen often, seen once, unseen, an atom of one cluster and of
// two, one that is formal.
func small(t *testing.T) fstest.MapFS {
	return fstest.MapFS{
		"counts.tsv":   {Data: []byte("# learned\nក\t996\nខ\t4\n")},
		"words.txt.gz": zipped(t, "ក\nខ\nគគ\n"),
		"atoms.txt.gz": zipped(t, "ឃ\nងង\n"),
		"formal.txt":   {Data: []byte("# ours\nចច\n\n")},
	}
}

func TestPricesOfASmallModel(t *testing.T) {
	model, err := compile(small(t))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]byte{}
	words(model[8:], int(model[0])|int(model[1])<<8|int(model[2])<<16, "", func(w string, cost byte) {
		var name []rune
		for _, label := range []byte(w) {
			name = append(name, 0x1780+rune(label))
		}
		got[string(name)] = cost
	})
	nats := func(count float64) byte { return byte(max(cheapest, price(count/1000))) }
	want := map[string]byte{"ក": cheapest, "ខ": nats(4), "គគ": 1, "ឃ": nats(shortFloor), "ងង": nats(atomFloor), "ចច": nats(atomFloor)}
	if !maps.Equal(got, want) {
		t.Errorf("prices %v, want %v", got, want)
	}
	if int(model[4]) != price(unseenCount/1000) || int(model[5]) != perCluster*unit {
		t.Errorf("header % x", model[:8])
	}
}

func TestPrice(t *testing.T) {
	for share, want := range map[float64]int{1: 0, 1 / math.E: 16, 1 / (math.E * math.E): 32} {
		if got := price(share); got != want {
			t.Errorf("%v: %d, want %d", share, got, want)
		}
	}
}

func TestLabelsOf(t *testing.T) {
	for _, c := range []struct {
		word, want string
		ok         bool
	}{
		{"ក្ខ", "\x00\x52\x01", true},
		{"ក\u200c\u200d", "\x00\x7e\x7f", true},
		{"", "", false},
		{"កa", "", false},
		{"ក ខ", "", false},
		{"១", "", false},
	} {
		if got, ok := labelsOf(c.word); got != c.want || ok != c.ok {
			t.Errorf("%q: %q, %v", c.word, got, ok)
		}
	}
}

func TestEachFileThatIsMissingOrBrokenIsSaid(t *testing.T) {
	for name := range small(t) {
		without := small(t)
		delete(without, name)
		if _, err := compile(without); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
	for _, name := range []string{"words.txt.gz", "atoms.txt.gz"} {
		broken := small(t)
		broken[name] = &fstest.MapFile{Data: []byte("no gzip")}
		if _, err := compile(broken); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("with a broken %s: %v", name, err)
		}
	}
}

func TestRunWritesTheModel(t *testing.T) {
	want, err := compile(small(t))
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/model.bin"
	var talk bytes.Buffer
	if code := run(small(t), path, &talk); code != 0 || talk.Len() > 0 {
		t.Fatalf("exit code %d: %s", code, talk.String())
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v; % x, want % x", err, got, want)
	}
	if code := run(small(t), t.TempDir()+"/no/model.bin", &talk); code != 1 || !strings.Contains(talk.String(), "no/model.bin") {
		t.Errorf("exit code %d: %s", code, talk.String())
	}
}
