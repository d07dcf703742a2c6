package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"letterpress/pipeline/diag"
)

var (
	//go:embed completion/letterpress.bash
	bashScript string
	//go:embed completion/letterpress.zsh
	zshScript string
	//go:embed completion/letterpress.fish
	fishScript string
)

// shells are those that a script is there for.
var shells = []struct{ name, script string }{{"bash", bashScript}, {"zsh", zshScript}, {"fish", fishScript}}

// asked is what the scripts say in place of a shell, with the line as it was typed up to
// the cursor behind it.
const asked = "candidates"

func (e *env) completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "write the script by which a shell completes what is typed",
		UsageText: "letterpress completion bash|zsh|fish",
		Description: `With it the Tab key completes commands, flags, editions, languages, messages, folders.
The shell loads it at its start from a line in a file of yours:

  bash, in ~/.bashrc                     eval "$(letterpress completion bash)"
  zsh, in ~/.zshrc, below compinit       eval "$(letterpress completion zsh)"
  fish, in ~/.config/fish/config.fish    letterpress completion fish | source

zsh has compinit where ~/.zshrc says: autoload -Uz compinit && compinit

letterpress must be found by its name for that: put it into a folder of PATH. The script
asks letterpress for all it offers, so it is the same for every letter and version.` + examples(
			"letterpress completion bash", "the script for bash, to be read",
			"letterpress completion zsh", "that for zsh",
			"letterpress completion fish", "that for fish",
		),
		HideHelp:     true,
		OnUsageError: wrongUse,
		Action:       e.completion,
	}
}

func (e *env) completion(c *cli.Context) error {
	name := c.Args().First()
	if name == asked {
		e.complete(c.App, c.Args().Get(1))
		return nil
	}
	var names []string
	for _, s := range shells {
		if s.name == name && c.NArg() == 1 {
			e.out.WriteString(s.script) // a failure stays in out
			return nil
		}
		names = append(names, s.name)
	}
	hint := "there are " + strings.Join(names, ", ") + "; how to load each: letterpress help completion"
	switch {
	case c.NArg() == 0:
		return usageError{matter: "completion takes a shell", hint: hint}
	case slices.Contains(names, name):
		return usageError{matter: "completion takes one shell", hint: "letterpress completion " + name}
	}
	return usageError{matter: fmt.Sprintf("no script for a shell %s%s", quoted(name), diag.DidYouMean(name, names)), hint: hint}
}

// complete writes what may stand at the end of a line, one candidate a line, with what there
// is to say of it behind a tab. It says nothing else, whatever is wrong.
func (e *env) complete(app *cli.App, line string) {
	defer func() { _ = recover() }()
	for _, c := range e.candidates(app, line) {
		row := c.word
		if c.about != "" {
			row += "\t" + c.about
		}
		fmt.Fprintln(e.out, row)
	}
}
