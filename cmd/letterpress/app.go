package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

// app describes the command to urfave/cli. The library's own help and its habit of ending
// the process are off: nothing here prints or exits but through env.
func (e *env) app() *cli.App {
	return &cli.App{
		Name:      "letterpress",
		HelpName:  "letterpress",
		Usage:     "one open letter, many languages, a PDF for each recipient",
		UsageText: "letterpress [-C DIR] COMMAND [FLAG...] [ARGUMENT...]",
		Writer:    e.out,
		ErrWriter: e.err,
		HideHelp:  true,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "C", Value: ".", Usage: "work on the letter in `DIR`; every other path counts from there", Destination: &e.dir},
			&cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "tell what there is; after a command, more of it"},
			&cli.BoolFlag{Name: "version", Usage: "tell the version"},
		},
		DisableSliceFlagSeparator: true, // a comma is part of a value

		Commands:       []*cli.Command{e.buildCommand(), e.checkCommand(), e.syncCommand(), e.acceptCommand(), e.statusCommand(), e.dumpCommand(), e.explainCommand(), e.completionCommand(), e.helpCommand()},
		Action:         e.withoutCommand,
		OnUsageError:   wrongUse,
		ExitErrHandler: func(*cli.Context, error) {},
	}
}

// withoutCommand answers a line that names no command.
func (e *env) withoutCommand(c *cli.Context) error {
	switch {
	case c.Args().Present():
		return unknownCommand(c.App, c.Args().First())
	case c.Bool("version"):
		fmt.Fprintf(e.out, "letterpress %s\n", version())
	default:
		e.appHelp(c.App)
	}
	return nil
}

// wrongUse words what the library's flag parser complains of; what it would not complain
// of, or not well, inOrder has found before.
func wrongUse(c *cli.Context, err error, _ bool) error {
	return usageError{matter: err.Error(), hint: moreOf(c.Command)}
}

// moreOf gives what to type to learn more of a command.
func moreOf(command *cli.Command) string {
	if command == nil || command.Name == "letterpress" {
		return "letterpress help"
	}
	return "letterpress help " + command.Name
}
