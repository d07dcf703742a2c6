package main

import (
	"bytes"
	"io"
	"os"
	"slices"
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
