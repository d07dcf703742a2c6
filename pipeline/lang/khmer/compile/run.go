package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"letterpress/pipeline/lang/khmer/cluster"
)

// Prices are negative logarithms of a word's share, in sixteenths of a nat, after
// hard expectation-maximisation on text whose writers marked the words.
const (
	unit        = 16
	atomFloor   = 9    // the least count of a word of two clusters and more that is no compound
	shortFloor  = 5    // the same of a word of one cluster
	unseenCount = 0.1  // of a word that the marked text does not have
	perCluster  = 0.5  // nats more for each further cluster of such a word
	cheapest    = 2    // 0 and 1 of a price byte mean no word and an unseen one
	dearest     = 0xFF // of a price byte
)

// run writes the model from the data and gives the exit code.
func run(data fs.FS, to string, stderr io.Writer) int {
	model, err := compile(data)
	if err == nil {
		err = os.WriteFile(to, model, 0o644)
	}
	if err != nil {
		fmt.Fprintln(stderr, "compile:", err)
		return 1
	}
	return 0
}

// compile gives the model: see package khmer for its form.
func compile(data fs.FS) ([]byte, error) {
	counts, total, err := readCounts(data)
	if err != nil {
		return nil, err
	}
	words, err := readList(data, "words.txt.gz")
	if err != nil {
		return nil, err
	}
	atoms, err := readList(data, "atoms.txt.gz")
	if err != nil {
		return nil, err
	}
	formal, err := readList(data, "formal.txt")
	if err != nil {
		return nil, err
	}
	maps.Copy(atoms, formal)
	for w := range atoms {
		words[w] = true
		counts[w] = max(counts[w], floor(w))
	}
	entries := make([]entry, 0, len(words))
	for w := range words {
		labels, ok := labelsOf(w)
		if !ok {
			continue
		}
		e := entry{labels: labels, cost: 1}
		if n := counts[w]; n > 0 {
			e.cost = byte(min(dearest, max(cheapest, price(float64(n)/total))))
		}
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.labels, b.labels) })
	edges, root, err := build(entries)
	if err != nil {
		return nil, err
	}
	header := []byte{byte(root), byte(root >> 8), byte(root >> 16), 0,
		byte(price(unseenCount / total)), byte(math.Round(perCluster * unit)), 0, 0}
	return append(header, edges...), nil
}

// floor gives the least count of a word that is no compound.
func floor(w string) int {
	if clusters(w) == 1 {
		return shortFloor
	}
	return atomFloor
}

// price turns a share into sixteenths of a nat.
func price(share float64) int { return int(math.Round(-math.Log(share) * unit)) }

// readCounts gives how often each word, folded, stands in the marked text, and the sum.
func readCounts(data fs.FS) (map[string]int, float64, error) {
	file, err := fs.ReadFile(data, "counts.tsv")
	if err != nil {
		return nil, 0, err
	}
	counts, total := map[string]int{}, 0
	for i, line := range strings.Split(strings.TrimRight(string(file), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		w, n, _ := strings.Cut(line, "\t")
		count, err := strconv.Atoi(n)
		if err != nil {
			return nil, 0, fmt.Errorf("counts.tsv:%d: no count: %w", i+1, err)
		}
		counts[fold(w)] += count
		total += count
	}
	return counts, float64(total), nil
}

// readList gives the words of a list, compressed where its name says so, folded.
func readList(data fs.FS, name string) (map[string]bool, error) {
	file, err := data.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var text io.Reader = file
	if strings.HasSuffix(name, ".gz") {
		if text, err = gzip.NewReader(file); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	out := map[string]bool{}
	lines := bufio.NewScanner(text)
	for lines.Scan() {
		if w := strings.TrimSpace(lines.Text()); w != "" && !strings.HasPrefix(w, "#") {
			out[fold(w)] = true
		}
	}
	return out, lines.Err()
}

func fold(w string) string {
	runes := []rune(w)
	cluster.Fold(runes)
	return string(runes)
}

func clusters(w string) int { return len(cluster.Ends([]rune(w), nil)) }

// labelsOf gives a word's labels, as package khmer reads runes.
func labelsOf(w string) (string, bool) {
	var out []byte
	for _, r := range w {
		switch {
		case r >= '\u1780' && r <= '\u17DD':
			out = append(out, byte(r-'\u1780'))
		case r == '\u200C' || r == '\u200D':
			out = append(out, byte(r-'\u200C')+0x7E)
		default:
			return "", false
		}
	}
	return string(out), len(out) > 0
}
