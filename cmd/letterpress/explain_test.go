package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/explain"
)

// TestWrappedKeepsEveryWord: the words are those of the text, and no line that could be
// shorter is too long or shorter than it need be.
func TestWrappedKeepsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zé]{1,30}|x{70,90}`)).Draw(t, "words")
		margin := rapid.SampledFrom([]string{"", "  "}).Draw(t, "margin")
		text := wrapped(strings.Join(words, " "), margin)
		if got := strings.Fields(text); strings.Join(got, " ") != strings.Join(words, " ") {
			t.Fatalf("%q\nbecame\n%s", words, text)
		}
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			if !strings.HasPrefix(line, margin) || utf8.RuneCountInString(line) > pageWidth && strings.Contains(line[len(margin):], " ") {
				t.Fatalf("line %d is %q", i, line)
			}
			if i > 0 && utf8.RuneCountInString(lines[i-1]+" "+strings.Fields(line)[0]) <= pageWidth {
				t.Fatalf("line %d has room for more: %q", i-1, lines[i-1])
			}
		}
	})
}

// TestEveryCodeIsPrintedWhole looks at each code's page: nothing of it is lost, and all but
// examples in Khmer fits.
func TestEveryCodeIsPrintedWhole(t *testing.T) {
	for _, entry := range explain.Codes() {
		var data, talk bytes.Buffer
		if code := run([]string{"letterpress", "explain", entry.Code}, &data, &talk, none); code != exitDone || talk.Len() > 0 {
			t.Fatalf("%s: exit %d: %s", entry.Code, code, talk.String())
		}
		page := strings.Join(strings.Fields(data.String()), " ")
		for _, part := range []string{entry.Code, entry.What, entry.Why, entry.Settle, entry.Example.File, seen(entry.Example.Bad), seen(entry.Example.Good)} {
			if !strings.Contains(page, strings.Join(strings.Fields(strings.TrimSuffix(part, "/")), " ")) {
				t.Errorf("%s: the page lacks %q", entry.Code, part)
			}
		}
		for line := range strings.Lines(data.String()) {
			line = strings.TrimSuffix(line, "\n")
			if n := utf8.RuneCountInString(line); n > pageWidth && entry.Code != "word-parted" || strings.TrimRight(line, " ") != line {
				t.Errorf("%s: %d columns: %q", entry.Code, n, line)
			}
		}
	}
}

// TestEveryCodeIsListedOnALine holds the list: a line a code, its columns below each other,
// in colour too.
func TestEveryCodeIsListedOnALine(t *testing.T) {
	plain, coloured := listed(false), listed(true)
	for _, entry := range explain.Codes() {
		line, ok := lineOf(plain, entry.Code)
		if !ok || !strings.HasSuffix(line, "  "+entry.What) || utf8.RuneCountInString(line) > 100 {
			t.Errorf("%s is listed as %q", entry.Code, line)
		}
		for _, l := range entry.Levels {
			if !strings.Contains(line, l.String()) {
				t.Errorf("%s lacks its level %s: %q", entry.Code, l, line)
			}
		}
		bright, _ := lineOf(coloured, entry.Code)
		for _, l := range []diag.Level{diag.Remark, diag.Warning, diag.Error} {
			bright = strings.ReplaceAll(bright, level(l, true), l.String())
		}
		if bright != line {
			t.Errorf("in colour %q, without %q", bright, line)
		}
	}
	if strings.Contains(plain, "\x1b") || !strings.Contains(coloured, "\x1b[31;1merror\x1b[0m, \x1b[36mremark\x1b[0m  ") {
		t.Errorf("colours:\n%s", coloured)
	}
}

// listed gives the list of codes, as a terminal with colours gets it or another.
func listed(colour bool) string {
	var data bytes.Buffer
	e := &env{terminal: newTerminal(&data, &data, none)}
	e.colour[e.out] = colour
	e.listCodes()
	e.out.Flush()
	return data.String()
}

// lineOf gives the line of a list that begins with a code.
func lineOf(list, code string) (string, bool) {
	_, after, ok := strings.Cut(list, "\n  "+code+" ")
	line, _, _ := strings.Cut(after, "\n")
	return "  " + code + " " + line, ok
}

// TestSeenShowsWhatIsNot holds what is shown by its number: what nobody sees, and no space
// that is there to be copied.
func TestSeenShowsWhatIsNot(t *testing.T) {
	for text, want := range map[string]string{
		"a b\nc":           "a b\nc",
		"\ufeffa\u200bb":   "<U+FEFF>a<U+200B>b",
		"a\r\nb\x00":       "a<U+000D>\nb<U+0000>",
		"«\u00a0é\u202f»ំ": "«\u00a0é\u202f»ំ",
	} {
		if got := seen(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}
