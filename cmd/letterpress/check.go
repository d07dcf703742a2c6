package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"letterpress/pipeline"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/report"
)

func (e *env) checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "say what is missing or wrong in the words and on the pages",
		UsageText: "letterpress [-C DIR] check [FLAG...] [TAG...]",
		Description: `Reads the letter, every catalog and every font, lays every page out, and says what is
missing or wrong, each with its place and the next step. Writes no file. An error holds
back the PDFs that use what it is about; a warning or a remark holds back nothing.

A language limits it: to its catalog, those of its variants (fr-CA with fr), its pages,
and the errors of what they rest on, such as letter.toml.

Findings whose code --allow names are told as warnings at most, marked as allowed, and do
not make the exit code 1. build does not know of it: what is an error holds PDFs back.

--format json writes one object: version (1), findings, counts. A finding has code, level,
allowed, file, line and column (0 where there is none), catalog, message, edition ("" where
there is none), problem, hint. --format github has GitHub show each at its line of a pull
request. Every format tells the same findings in the same order.` + examples(
			"letterpress check", "the letter of this folder",
			"letterpress check km", "the Khmer of it",
			"letterpress check --allow stale", "let pass what the English has changed since",
			"letterpress check --format github", "in a workflow of GitHub's",
			"letterpress -C my-letter check", "another letter",
		),
		HideHelp: true,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "write the findings as `FORMAT`: " + strings.Join(formats(), ", ")},
			&cli.StringSliceFlag{Name: "allow", Usage: "let findings of the code `CODE` pass; may stand again"},
		},
		OnUsageError: wrongUse,
		Action:       e.check,
	}
}

func (e *env) check(c *cli.Context) error {
	write, err := e.format(c.String("format"))
	if err != nil {
		return err
	}
	codes, err := allowed(c.StringSlice("allow"))
	if err != nil {
		return err
	}
	project, err := e.open()
	if err != nil {
		return err
	}
	r, err := e.checked(project, c.Args().Slice(), codes)
	if err != nil {
		return err
	}
	if err := write(e.out, r); err != nil {
		return fmt.Errorf("standard output: cannot write: %w", cause(err))
	}
	e.say("%s", counted(r))
	if r.Count(diag.Error) > 0 {
		return errFound
	}
	return nil
}

// checked checks a letter, or what of it is in the languages, and lets codes pass.
func (e *env) checked(project *pipeline.Project, langs, codes []string) (report.Report, error) {
	findings, err := project.Check(langs...)
	looked := report.Extent{Messages: project.Messages()}
	looked.Catalogs, looked.PDFs = project.Extent(langs...)
	return report.Report{Findings: report.Allow(e.fromHere(findings), codes), Looked: looked}, wrongWord(err)
}

// counted says in one line what was looked at and how many findings there are.
func counted(r report.Report) string {
	line := fmt.Sprintf("%s in %s, %s: %s, %s, %s", plural(r.Looked.Messages, "message"), plural(r.Looked.Catalogs, "catalog"),
		plural(r.Looked.PDFs, "PDF"), plural(r.Count(diag.Error), "error"), plural(r.Count(diag.Warning), "warning"),
		plural(r.Count(diag.Remark), "remark"))
	if n := r.Allowed(); n > 0 {
		line += fmt.Sprintf("; %d of them allowed", n)
	}
	return line
}

// formats gives the names of the formats, that for people first.
func formats() []string { return append([]string{"text"}, report.Formats()...) }

// format finds a format by its name.
func (e *env) format(name string) (report.Format, error) {
	if name == "text" {
		return e.text, nil
	}
	if write, ok := report.Named(name); ok {
		return write, nil
	}
	return nil, nearest("format", name, formats(), "--format takes one of "+strings.Join(formats(), ", "))
}
