package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/report"
)

// given answers for the environment.
func given(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

// os.DevNull is a character device, as a terminal is.
func TestColoursAreForTerminals(t *testing.T) {
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	file, err := os.Create(t.TempDir() + "/file")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, c := range []struct {
		name string
		env  map[string]string
		want bool
	}{
		{"a terminal", map[string]string{"TERM": "xterm"}, true},
		{"NO_COLOR", map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, false},
		{"NO_COLOR without a value", map[string]string{"TERM": "xterm", "NO_COLOR": ""}, true},
		{"a dumb terminal", map[string]string{"TERM": "dumb"}, false},
		{"no TERM", nil, false},
	} {
		if got := showsColour(device, given(c.env)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if showsColour(file, given(c.env)) || showsColour(new(bytes.Buffer), given(c.env)) {
			t.Errorf("%s: colours in a file or a pipe", c.name)
		}
	}
}

func TestEachStreamHasItsOwnColours(t *testing.T) {
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	term := newTerminal(new(bytes.Buffer), device, given(map[string]string{"TERM": "xterm"}))
	if term.colour[term.out] || !term.colour[term.err] {
		t.Errorf("out %v, err %v", term.colour[term.out], term.colour[term.err])
	}
}

func TestWatching(t *testing.T) {
	for value, want := range map[string]bool{"": true, "false": true, "0": true, "true": false, "1": false, "woodpecker": false} {
		if got := newTerminal(nil, nil, given(map[string]string{"CI": value})).watching; got != want {
			t.Errorf("CI=%q: %v", value, got)
		}
	}
}

func TestDataComesBeforeTheTalkThatFollowsIt(t *testing.T) {
	var both bytes.Buffer
	term := newTerminal(&both, &both, none)
	term.out.WriteString("data\n")
	term.say("talk of %d", 1)
	term.hint("next")
	term.hint("")
	if got, want := both.String(), "data\ntalk of 1\n  hint: next\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFindingsAsPeopleReadThem(t *testing.T) {
	found := []diag.Finding{
		{Code: "missing", Level: diag.Error, Pos: diag.Position{File: "locales/km.toml", Line: 7, Column: 1}, Problem: "no words", Hint: "see `letterpress check`"},
		{Code: "link-plain", Level: diag.Remark, Pos: diag.Position{File: "locales/letter.toml"}, Problem: "no address"},
	}
	for _, c := range []struct{ name, dir, want string }{
		{"here", ".", "locales/km.toml:7:1: error: no words (missing)\n  hint: see `letterpress check`\nlocales/letter.toml: remark: no address (link-plain)\n"},
		{"elsewhere", "other/letter/", "other/letter/locales/km.toml:7:1: error: no words (missing)\n  hint: see `letterpress -C other/letter/ check`\nother/letter/locales/letter.toml: remark: no address (link-plain)\n"},
	} {
		var out bytes.Buffer
		e := &env{terminal: newTerminal(&out, &out, none), dir: c.dir}
		e.tell(&out, found)
		if out.String() != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, out.String(), c.want)
		}
	}
}

func TestAnAllowedFindingSaysSo(t *testing.T) {
	var out bytes.Buffer
	e := &env{terminal: newTerminal(nil, &out, none), dir: "."}
	found := []diag.Finding{{Code: "stale", Level: diag.Error, Pos: diag.Position{File: "f"}, Problem: "p", Hint: "h"}}
	e.text(&out, report.Report{Findings: report.Allow(found, []string{"stale"})})
	if got, want := out.String(), "f: warning: p (stale, allowed)\n  hint: h\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOnlyTheLevelIsColoured(t *testing.T) {
	var out bytes.Buffer
	e := &env{terminal: newTerminal(nil, &out, none), dir: "."}
	e.colour[&out] = true
	for l := diag.Remark; l <= diag.Error; l++ {
		e.tell(&out, []diag.Finding{{Code: "c", Level: l, Pos: diag.Position{File: "f"}, Problem: "p"}})
	}
	want := "f: \x1b[36mremark\x1b[0m: p (c)\nf: \x1b[33;1mwarning\x1b[0m: p (c)\nf: \x1b[31;1merror\x1b[0m: p (c)\n"
	if out.String() != want {
		t.Errorf("got %q\nwant %q", out.String(), want)
	}
	if strings.Contains(level(diag.Error, false), "\x1b") {
		t.Error("a colour where there are none")
	}
}
