package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"
)

func (e *env) helpCommand() *cli.Command {
	return &cli.Command{
		Name:      "help",
		Usage:     "tell what there is, or more of one command",
		UsageText: "letterpress help [COMMAND]",
		Description: "letterpress COMMAND --help says the same." + examples(
			"letterpress help build", "all of the command build",
		),
		HideHelp:     true,
		OnUsageError: wrongUse,
		Action:       e.help,
	}
}

func (e *env) help(c *cli.Context) error {
	switch c.NArg() {
	case 0:
		e.appHelp(c.App)
		return nil
	case 1:
		command := c.App.Command(c.Args().First())
		if command == nil {
			return unknownCommand(c.App, c.Args().First())
		}
		e.commandHelp(c.App, command)
		return nil
	}
	return usageError{matter: "help takes one command", hint: "letterpress help " + c.Args().First()}
}

func (e *env) appHelp(app *cli.App) {
	fmt.Fprintf(e.out, "%s: %s\n\nUsage: %s\n\nCommands:\n", app.Name, app.Usage, app.UsageText)
	var rows []string
	for _, command := range app.Commands {
		rows = append(rows, command.Name, command.Usage)
	}
	columns(e.out, rows)
	fmt.Fprint(e.out, "\nFlags, wherever they stand:\n")
	columns(e.out, flagRows(app.Flags))
	fmt.Fprint(e.out, `
What is asked for goes to standard output, all talk to standard error. Colours are for
terminals; NO_COLOR turns them off. Where CI is set, build names only what it did not make.

Exit codes: 0 done; 1 a finding of the level error, or a failure; 2 wrong use.

letterpress help COMMAND tells more of one command, with examples.
`)
}

func (e *env) commandHelp(app *cli.App, command *cli.Command) {
	fmt.Fprintf(e.out, "letterpress %s: %s\n\nUsage: %s\n\n%s\n", command.Name, command.Usage, command.UsageText, command.Description)
	if len(command.Flags) > 0 {
		fmt.Fprint(e.out, "\nFlags, wherever they stand:\n")
		columns(e.out, append(flagRows(command.Flags), flagRows(app.Flags[:1])...))
	}
}

// examples gives the end of a command's description: pairs of a line and what it does.
func examples(rows ...string) string {
	var b strings.Builder
	b.WriteString("\n\nExamples:\n")
	columns(&b, rows)
	return strings.TrimSuffix(b.String(), "\n")
}

// flagRows gives each flag as it is typed and what it does.
func flagRows(flags []cli.Flag) []string {
	var rows []string
	for _, f := range flags {
		name := spelled(f.Names()[0])
		for _, other := range f.Names()[1:] {
			name += ", " + spelled(other)
		}
		usage := ""
		if d, ok := f.(cli.DocGenerationFlag); ok {
			usage = d.GetUsage()
		}
		// The library's way to name the value: its first words in grave accents.
		if before, rest, ok := strings.Cut(usage, "`"); ok {
			value, after, _ := strings.Cut(rest, "`")
			usage = before + value + after
			name += " " + value
		}
		rows = append(rows, name, usage)
	}
	return rows
}

// spelled gives a flag's name as it is typed.
func spelled(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// columns writes pairs in two columns.
func columns(w io.Writer, rows []string) {
	width := 0
	for i := 0; i < len(rows); i += 2 {
		width = max(width, len(rows[i]))
	}
	for i := 0; i < len(rows); i += 2 {
		fmt.Fprintf(w, "  %-*s  %s\n", width, rows[i], rows[i+1])
	}
}

// version gives the version of the module that the program was built from: "(devel)" when
// it was built in its own folder without a version.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
