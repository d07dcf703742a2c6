package main

import (
	"github.com/urfave/cli/v2"

	"letterpress/pipeline/diag"
)

func (e *env) checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "say what is missing or wrong in the words and on the pages",
		UsageText: "letterpress [-C DIR] check",
		Description: `Reads the letter, every catalog and every font, lays every page out, and says what is
missing or wrong, each with its place and the next step. Writes no file. An error holds
back the PDFs that use what it is about; a warning or a remark holds back nothing.` + examples(
			"letterpress check", "the letter of this folder",
			"letterpress -C my-letter check", "another letter",
		),
		HideHelp:     true,
		OnUsageError: wrongUse,
		Action:       e.check,
	}
}

func (e *env) check(c *cli.Context) error {
	if c.Args().Present() {
		return usageError{matter: "check takes no argument, and " + quoted(c.Args().First()) + " is one", hint: "letterpress check"}
	}
	project, err := e.open()
	if err != nil {
		return err
	}
	findings, err := project.Check()
	if err != nil {
		return err
	}
	e.tell(e.out, findings)
	counts := map[diag.Level]int{}
	for _, f := range findings {
		counts[f.Level]++
	}
	e.say("%s in %s, %s: %s, %s, %s", plural(project.Messages(), "message"), plural(project.Catalogs(), "catalog"),
		plural(len(project.Names()), "PDF"), plural(counts[diag.Error], "error"),
		plural(counts[diag.Warning], "warning"), plural(counts[diag.Remark], "remark"))
	if counts[diag.Error] > 0 {
		return errFound
	}
	return nil
}
