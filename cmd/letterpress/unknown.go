package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"letterpress/pipeline/diag"
)

// unknownFlag says who knows a flag, or which is near to it.
func unknownFlag(app *cli.App, command *cli.Command, f typedFlag) usageError {
	word, _, _ := strings.Cut(f.parts[0], "=")
	if dir, ok := strings.CutPrefix(word, "-C"); ok {
		return usageError{matter: "no flag " + word, wrong: word, right: "-C " + quoted(dir)}
	}
	known := app.Flags
	if command != nil {
		known = append(slices.Clone(command.Flags), known...)
	}
	for _, other := range app.Commands {
		switch {
		case flagNamed(other.Flags, f.name) == nil:
		case command == nil:
			return usageError{matter: word + " is a flag of a command, and none is named", hint: "letterpress " + other.Name + " " + word}
		default:
			return usageError{matter: fmt.Sprintf("%s has no flag %s; %s has", command.Name, word, other.Name), hint: moreOf(command)}
		}
	}
	var names []string
	for _, flag := range known {
		for _, name := range flag.Names() {
			names = append(names, spelled(name))
		}
	}
	return nearest("flag", word, names, moreOf(command))
}

// unknownCommand says which commands are near to a word.
func unknownCommand(app *cli.App, word string) usageError {
	var names []string
	for _, command := range app.Commands {
		names = append(names, command.Name)
	}
	return nearest("command", word, names, "letterpress help")
}

func nearest(noun, word string, names []string, more string) usageError {
	e := usageError{matter: fmt.Sprintf("no %s %q%s", noun, word, diag.DidYouMean(word, names)), hint: more}
	if near := diag.Nearest(word, names); len(near) == 1 {
		e.wrong, e.right = word, near[0]
	}
	return e
}

// mended gives an error the whole line as a hint, its wrong word put right.
func mended(e usageError, args []string) usageError {
	if e.right == "" {
		return e
	}
	words := []string{"letterpress"}
	for _, arg := range args[1:] {
		value, ok := strings.CutPrefix(arg, e.wrong)
		if ok && (value == "" || value[0] == '=') {
			words = append(words, e.right+value)
			e.wrong = "\x00" // once
			continue
		}
		words = append(words, quoted(arg))
	}
	e.hint = strings.Join(words, " ")
	return e
}
