package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"letterpress/pipeline"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/figures"
)

func (e *env) dumpCommand() *cli.Command {
	return &cli.Command{
		Name:      "dump",
		Usage:     "write the pages of one PDF as text, or their figures",
		UsageText: "letterpress [-C DIR] dump [FLAG...] EDITION.TAG\n       letterpress [-C DIR] dump --figures [FLAG...] [EDITION[.TAG]...]",
		Description: `Writes every line of the pages: its role, its place and width in points, what ends it,
its words. For tests, where a change of layout shows as a difference, and for the curious.

With --figures, it measures the pages instead and writes a line for each PDF, or for each
language of one that joins several:
  overfull             lines wider than their measure
  left ragged          lines among justified ones that do not fill theirs
  widest gap           the widest word space of those that do, in em; in Khmer and Japanese the
                       most that is added between two letters or words
  variation            of the word spaces: their standard deviation by their mean; in Khmer and
                       Japanese that of what lines add between two letters, in em
  hyphens              added ones; the most on a page; ladders, which are two lines running that
                       end with one; those that end a page; those in the last word of a text
  widows, orphans      a text's last line alone on a page, and its first
  last page            lines on it
  left empty           lines that a page but the last leaves at its foot, at most
  forbidden            lines that begin or end with what must not stand there
  inside words         lines that end inside a word, without a hyphen
  off grid             lines beside the grid, which is half the leading of the paragraphs` + examples(
			"letterpress dump japan.ja", "the pages of output/japan.ja.pdf",
			"letterpress dump --draft japan.ja", "those of output/draft/japan.ja.pdf",
			"letterpress dump --figures", "the figures of every PDF",
		),
		HideHelp: true,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "figures", Usage: "measure how well the pages are set"},
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
	if c.Bool("figures") {
		return e.figures(project, c.Args().Slice(), o)
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

// figures writes the figures of the PDFs that words name, or of all.
func (e *env) figures(project *pipeline.Project, words []string, o pipeline.Options) error {
	names, err := project.Select(words, nil)
	if err != nil {
		return e.wrongName(project, err)
	}
	measured, err := project.Figures(names, o)
	if err != nil {
		return err
	}
	var rows []figures.Row
	var held []diag.Finding
	for _, m := range measured {
		rows, held = append(rows, m.Rows...), append(held, m.Held...)
	}
	if len(rows) > 0 {
		e.out.Write(figures.Table(rows)) // a failure stays in out
	}
	if len(held) == 0 {
		return nil
	}
	diag.Sort(held)
	e.tell(e.err, slices.Compact(held)) // what several PDFs use is said once
	for _, m := range measured {
		if len(m.Held) > 0 {
			e.say("%s: not laid out, %s", m.Name, plural(len(m.Held), "error"))
		}
	}
	return errFound
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
