package trie

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestCompile(t *testing.T) {
	dir := folder(t, map[string]string{"p": "a1b\n.b2\na1b\n", "e": "a-bba\nbab\n"})
	got, err := Compile(dir, Source{Patterns: "p", Exceptions: "e"})
	if err != nil {
		t.Fatal(err)
	}
	// Letters in order; the nodes are the root, its kids . and a, and a b below each; the
	// values 01 of a1b and 002 of .b2 have their lengths before them.
	want := ".ab\n" + "a-bba\nbab\n\n" + "\x00\x00\x00\x1e" +
		"\x00\x02\x00\x01\x00\x00" + "\x00\x01\x00\x03\x00\x00" + "\x01\x01\x00\x04\x00\x00" +
		"\x02\x00\x00\x05\x00\x01" + "\x02\x00\x00\x05\x00\x05" +
		"\x00" + "\x03\x00\x00\x02" + "\x02\x00\x01"
	if string(got) != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestEqualValuesShareTheirPlace(t *testing.T) {
	one, err := Compile(folder(t, map[string]string{"p": "a1b"}), Source{Patterns: "p"})
	if err != nil {
		t.Fatal(err)
	}
	two, err := Compile(folder(t, map[string]string{"p": "a1b a1a"}), Source{Patterns: "p"})
	if err != nil {
		t.Fatal(err)
	}
	if len(two) != len(one)+nodeBytes {
		t.Errorf("%d bytes and %d: one more node has %d", len(one), len(two), nodeBytes)
	}
}

const nodeBytes = 6

func TestCompileSaysWhatIsWrong(t *testing.T) {
	var many strings.Builder
	for i := range 70_000 {
		fmt.Fprintf(&many, "%c%c%c1\n", 'a'+i%26, 'a'+i/26%26, 0x4E00+i/676)
	}
	for _, c := range []struct {
		name   string
		files  map[string]string
		source Source
		want   string
	}{
		{"no patterns", nil, Source{Patterns: "p"}, "p: no such file"},
		{"no exceptions", map[string]string{"p": "a1b"}, Source{Patterns: "p", Exceptions: "e"}, "e: no such file"},
		{"too many", map[string]string{"p": many.String()}, Source{Patterns: "p"}, "p: 70"},
	} {
		if _, err := Compile(folder(t, c.files), c.source); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestEverySetHasItsFiles(t *testing.T) {
	for name, s := range Sets {
		for _, file := range []string{s.Patterns, s.Exceptions} {
			if file == "" {
				continue
			}
			if _, err := os.Stat(filepath.Join("..", "..", "patterns", file)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if len(Sets) < 3 {
		t.Errorf("%d sets", len(Sets))
	}
}
