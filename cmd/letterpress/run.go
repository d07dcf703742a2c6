package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// The exit codes of the command.
const (
	exitDone  = 0
	exitFound = 1 // a finding of the level error, or a failure
	exitUsage = 2 // the command was given wrongly
)

// errFound ends a command whose findings were told already.
var errFound = errors.New("findings")

// usageError is a command given wrongly.
type usageError struct {
	matter, hint string // hint is what to do instead, or empty
	wrong, right string // the word that was typed and the one that was meant, where that is clear
}

// Error gives the matter.
func (e usageError) Error() string { return e.matter }

// env is where a command runs.
type env struct {
	terminal
	dir    string // of the letter, as -C gives it; "." without
	getenv func(string) string
}

// run carries out one command line, its first word included, and gives the exit code. No
// panic leaves it.
func run(args []string, stdout, stderr io.Writer, getenv func(string) string) (code int) {
	e := &env{terminal: newTerminal(stdout, stderr, getenv), dir: ".", getenv: getenv}
	defer func() {
		if v := recover(); v != nil {
			code = e.finish(fmt.Errorf("unexpected, and a mistake of the program: %v", v))
		}
	}()
	app := e.app()
	args, err := inOrder(app, args)
	if err == nil {
		err = app.Run(args)
	}
	return e.finish(err)
}

// finish tells an error that was not told yet and gives the exit code.
func (e *env) finish(err error) int {
	if lost := e.out.Flush(); lost != nil && err == nil {
		err = fmt.Errorf("standard output: cannot write: %w", cause(lost))
	}
	var wrong usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	case errors.As(err, &wrong):
		e.say("letterpress: %s", wrong.matter)
		e.hint(e.here(wrong.hint))
		return exitUsage
	}
	e.say("letterpress: error: %v", err)
	return exitFound
}

// here puts -C into the commands of a hint, so that they can be typed as they stand: those
// that begin the hint or follow a colon or a grave accent.
func (e *env) here(hint string) string {
	if e.dir == "." {
		return hint
	}
	const name = "letterpress "
	with := name + "-C " + quoted(e.dir) + " "
	if rest, ok := strings.CutPrefix(hint, name); ok {
		hint = with + rest
	}
	return strings.NewReplacer("`"+name, "`"+with, ": "+name, ": "+with).Replace(hint)
}

// quoted gives a word as a shell takes it for one.
func quoted(word string) string {
	if word != "" && !strings.ContainsAny(word, " \t\n\"'`$&|;<>()*?[]{}~!#\\") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// plural gives "1 page", "2 pages".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
