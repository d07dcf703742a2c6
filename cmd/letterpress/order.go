package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// typed is a command line, its first word aside.
type typed struct {
	flags []typedFlag
	words []string // all that are no flags, in their order
	ended bool     // by "--": what follows is a word
}

// typedFlag is a flag as it was typed, its value included.
type typedFlag struct {
	name  string
	parts []string
	wants cli.Flag // the flag itself, where its value is not there
}

// inOrder puts flags where urfave/cli sees them: those of the program before the command,
// those of the command before its arguments. The library takes a flag behind an argument for
// an argument and says nothing. What follows "--" is never a flag.
func inOrder(app *cli.App, args []string) ([]string, error) {
	line, err := read(app, args[1:])
	if err != nil {
		return nil, err
	}
	var command *cli.Command
	words := line.words
	if len(words) > 0 {
		if command = app.Command(words[0]); command == nil {
			return nil, mended(unknownCommand(app, words[0]), args)
		}
		words = words[1:]
	}
	program, own := []string{args[0]}, []string{}
	for _, f := range line.flags {
		switch {
		case slices.Contains([]string{"help", "h"}, f.name):
			return helpOn(args[0], command), nil
		case flagNamed(app.Flags, f.name) != nil:
			program = append(program, f.parts...)
		case command != nil && flagNamed(command.Flags, f.name) != nil:
			own = append(own, f.parts...)
		default:
			return nil, mended(unknownFlag(app, command, f), args)
		}
	}
	if command == nil {
		return program, nil
	}
	out := append(append(program, command.Name), own...)
	return append(append(out, "--"), words...), nil
}

func helpOn(name string, command *cli.Command) []string {
	if command == nil {
		return []string{name, "help"}
	}
	return []string{name, "help", command.Name}
}

// read tells flags from words, and refuses a flag without its value.
func read(app *cli.App, args []string) (typed, error) {
	line := scan(app, args)
	for _, f := range line.flags {
		if f.wants != nil {
			row := flagRows([]cli.Flag{f.wants})
			return typed{}, usageError{matter: f.parts[0] + " needs a value", hint: row[0] + ": " + row[1]}
		}
	}
	return line, nil
}

// scan tells flags from words. A flag may stand before its command, so whether it takes a
// value is asked of every command.
func scan(app *cli.App, args []string) typed {
	var line typed
	for i := 0; i < len(args); i++ {
		word := args[i]
		switch {
		case word == "--":
			line.ended = true
			line.words = append(line.words, args[i+1:]...)
			return line
		case word == "-" || !strings.HasPrefix(word, "-"):
			line.words = append(line.words, word)
			continue
		}
		name, _, valued := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(word, "-"), "-"), "=")
		flag := typedFlag{name: name, parts: []string{word}}
		if f := anyNamed(app, name); !valued && takesValue(f) {
			if i+1 == len(args) || len(args[i+1]) > 1 && args[i+1][0] == '-' {
				flag.wants = f
			} else {
				i++
				flag.parts = append(flag.parts, args[i])
			}
		}
		line.flags = append(line.flags, flag)
	}
	return line
}

// flagNamed finds a flag by one of its names.
func flagNamed(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

// anyNamed finds a flag of the program or of any command. Two commands' flags of one name
// are of one kind.
func anyNamed(app *cli.App, name string) cli.Flag {
	f := flagNamed(app.Flags, name)
	for _, command := range app.Commands {
		if f == nil {
			f = flagNamed(command.Flags, name)
		}
	}
	return f
}

// takesValue reports whether a flag takes the next word for its value; nil takes none.
func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}
