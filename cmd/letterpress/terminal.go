package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/report"
)

// terminal is where a person reads: data goes to out, all talk to err. No message starts
// with a capital or ends with a full stop.
type terminal struct {
	out      *bufio.Writer // keeps its first error, which the command's end reports
	err      io.Writer
	colour   map[io.Writer]bool // who shows colours: out, err
	watching bool               // a person may be waiting: this is no run of a CI
}

func newTerminal(out, err io.Writer, getenv func(string) string) terminal {
	buffered := bufio.NewWriter(out)
	return terminal{
		out: buffered,
		err: err,
		colour: map[io.Writer]bool{
			buffered: showsColour(out, getenv),
			err:      showsColour(err, getenv),
		},
		watching: !isSet(getenv("CI")),
	}
}

// showsColour reports whether w is a terminal that shows colours and whose user has not
// declined them (no-color.org).
func showsColour(w io.Writer, getenv func(string) string) bool {
	f, ok := w.(*os.File)
	if !ok || getenv("NO_COLOR") != "" || getenv("TERM") == "" || getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}

// isSet reads a switch of the environment: CI=false and CI=0 turn it off.
func isSet(value string) bool { return value != "" && value != "false" && value != "0" }

// say writes one line of talk, behind all data that came before it.
func (t terminal) say(format string, args ...any) {
	t.out.Flush() // a failure stays in out
	fmt.Fprintf(t.err, format+"\n", args...)
}

// hint writes what to do next, where there is something.
func (t terminal) hint(hint string) {
	if hint != "" {
		t.say("  hint: %s", hint)
	}
}

// tell writes findings as people read them.
func (e *env) tell(w io.Writer, findings []diag.Finding) {
	e.text(w, report.Report{Findings: report.Allow(e.fromHere(findings), nil)})
}

// text is the format for people.
func (t terminal) text(w io.Writer, r report.Report) error {
	for _, f := range r.Findings {
		fmt.Fprintf(w, "%s: %s: %s (%s)\n", f.Pos, level(f.Level, t.colour[w]), f.Problem, f.Title())
		if f.Hint != "" {
			fmt.Fprintf(w, "  hint: %s\n", f.Hint)
		}
	}
	return nil // out keeps its first failure
}

// fromHere gives findings with places that count from where the command was typed, and
// hints that can be typed there.
func (e *env) fromHere(findings []diag.Finding) []diag.Finding {
	out := slices.Clone(findings)
	for i := range out {
		out[i].Pos, out[i].Hint = e.place(out[i].Pos), e.here(out[i].Hint)
	}
	return out
}

// place gives a place in the letter's folder as it counts from where the command was typed.
func (e *env) place(p diag.Position) diag.Position {
	p.File = path.Join(filepath.ToSlash(e.dir), p.File)
	return p
}

// level gives a level's name, in its colour (ECMA-48, 8.3.117) where there are colours.
func level(l diag.Level, colour bool) string {
	if !colour {
		return l.String()
	}
	code := "36"
	switch l {
	case diag.Error:
		code = "31;1"
	case diag.Warning:
		code = "33;1"
	}
	return "\x1b[" + code + "m" + l.String() + "\x1b[0m"
}
