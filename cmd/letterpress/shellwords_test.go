package main

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What a shell is given in quotation marks is read as it was.
func TestQuotedWordsAreRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.StringMatching(`[-a-z '"\\$.~=]*`)), 1, 5).Draw(t, "words")
		var line []string
		for _, word := range words {
			line = append(line, quoted(word))
		}
		if got := shellWords(strings.Join(line, " ")); !slices.Equal(got, words) {
			t.Fatalf("%s\nread as %q\nwant    %q", strings.Join(line, " "), got, words)
		}
	})
}

// Where a line is cut, the words before the cut are those of the whole.
func TestWordsBehindTheCursorChangeNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringMatching(`[a-c '"\\]*`).Draw(t, "line")
		all, begun := shellWords(line), shellWords(line[:rapid.IntRange(0, len(line)).Draw(t, "cut")])
		last := len(begun) - 1
		if len(begun) > len(all) || !slices.Equal(begun[:last], all[:last]) || !strings.HasPrefix(all[last], begun[last]) {
			t.Fatalf("%q is read as %q, its beginning as %q", line, all, begun)
		}
	})
}

func TestShellWords(t *testing.T) {
	for _, c := range []struct {
		name, line string
		want       []string
	}{
		{"nothing", "", []string{""}},
		{"one word", "a", []string{"a"}},
		{"a blank at the end", "a ", []string{"a", ""}},
		{"blanks of every kind", " a\t\nb", []string{"a", "b"}},
		{"single marks", `'a "\b' c`, []string{`a "\b`, "c"}},
		{"double marks", `"a '\"\b\$" c`, []string{`a '"\b$`, "c"}},
		{"marks inside a word", `a' 'b"c"`, []string{"a bc"}},
		{"marks alone", `'' ""`, []string{"", ""}},
		{"a mark that is open", `-C "my le`, []string{"-C", "my le"}},
		{"an escaped blank", `my\ letter`, []string{"my letter"}},
		{"an escaped end", `my\`, []string{"my"}},
		{"a line that goes on", "a\\\nb", []string{"ab"}},
		{"other letters", "ស 手紙", []string{"ស", "手紙"}},
	} {
		if got := shellWords(c.line); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q gave %q, want %q", c.name, c.line, got, c.want)
		}
	}
}

func TestSettingsAreNoCommand(t *testing.T) {
	for line, want := range map[string]string{
		"A=b _c2= letterpress x=y": "letterpress x=y", "letterpress": "letterpress", "=a b": "=a b", "./a=b c": "./a=b c", "A=b": "",
	} {
		if got := strings.Join(withoutSettings(strings.Fields(line)), " "); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
