package main

import (
	"errors"
	"strings"

	"github.com/urfave/cli/v2"

	"letterpress/pipeline"
)

func (e *env) dumpCommand() *cli.Command {
	return &cli.Command{
		Name:      "dump",
		Usage:     "write the pages of one PDF as text",
		UsageText: "letterpress [-C DIR] dump [FLAG...] EDITION.TAG",
		Description: `Writes every line of the pages: its role, its place and width in points, what ends it,
its words. For tests, where a change of layout shows as a difference, and for the curious.` + examples(
			"letterpress dump japan.ja", "the pages of output/japan.ja.pdf",
			"letterpress dump --draft japan.ja", "those of output/draft/japan.ja.pdf",
		),
		HideHelp: true,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "draft", Usage: "fill gaps from the source"},
			&cli.StringFlag{Name: "date", Usage: "the letter's date in place of its own, `YYYY-MM-DD`"},
		},
		OnUsageError: wrongUse,
		Action:       e.dump,
	}
}

func (e *env) dump(c *cli.Context) error {
	o, err := e.options(c)
	if err != nil {
		return err
	}
	project, err := e.open()
	if err != nil {
		return err
	}
	name, err := e.one(c, project)
	if err != nil {
		return err
	}
	text, held, err := project.Dump(name, o)
	if err != nil {
		return err
	}
	if len(held) > 0 {
		e.tell(e.err, held)
		e.say("%s: not laid out, %s", name, plural(len(held), "error"))
		return errFound
	}
	e.out.Write(text) // a failure stays in out
	return nil
}

// one gives the one PDF that a dump is asked for.
func (e *env) one(c *cli.Context, project *pipeline.Project) (pipeline.Name, error) {
	if c.NArg() != 1 {
		return pipeline.Name{}, usageError{matter: "dump takes one EDITION.TAG", hint: "letterpress dump " + project.FirstName()}
	}
	word := c.Args().First()
	names, err := project.Select([]string{word}, nil)
	if err != nil {
		err = e.wrongName(project, err)
		var wrong usageError
		if errors.As(err, &wrong) {
			if tag, ok := strings.CutPrefix(wrong.hint, "letterpress build --lang "); ok {
				err = usageError{matter: wrong.matter, hint: "letterpress dump " + firstIn(project, tag)}
			}
		}
		return pipeline.Name{}, err
	}
	if len(names) > 1 {
		return pipeline.Name{}, usageError{matter: "dump takes one EDITION.TAG, and " + word + " has several", hint: "letterpress dump " + names[0].String()}
	}
	return names[0], nil
}

// firstIn names the first PDF in a language, as an example to type.
func firstIn(project *pipeline.Project, tag string) string {
	names, err := project.Select(nil, []string{tag})
	if err != nil {
		return project.FirstName()
	}
	return names[0].String()
}
