package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"letterpress/pipeline"
	"letterpress/pipeline/letter"
)

func (e *env) buildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "check the letter and make its PDFs",
		UsageText: "letterpress [-C DIR] build [FLAG...] [EDITION[.TAG]...]",
		Description: `Makes a PDF for each edition and language of the letter, or for those named, and
says of each how many pages it has. Where letter.toml joins the languages of an edition,
one PDF more holds all of them; --lang takes it with any of them. What is wrong in the
letter is told first; remarks are left to check. A PDF is held back only by errors in what
it uses; the others are made, and the exit code is 1. A PDF that is held back, and a run
that fails, leave the file that was there as it was. A PDF in the folder that does not say
what the letter says today, or that no edition makes, is named, so that nobody sends it
unknowing; the exit code stays.

With --draft, what is not translated stands in the source language, marked, and every
page says that it is a draft. Drafts go to a folder of their own and never replace a
PDF that could be sent. What a draft fills in is still told, and the exit code is 1.

The file's own date of creation is that of SOURCE_DATE_EPOCH; without it there is none.` + examples(
			"letterpress build", "every PDF of the letter, into output/",
			"letterpress build japan", "one edition in all its languages",
			"letterpress build japan.ja open.km", "two PDFs",
			"letterpress build canada.en-CA+fr-CA", "one PDF in two languages",
			"letterpress build --lang km", "every edition in Khmer",
			"letterpress build --draft --lang km", "the same with its gaps filled in, into output/draft/",
			"letterpress -C my-letter build", "another letter, into my-letter/output/",
		),
		HideHelp: true,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Value: "output", Usage: "write to `DIR` in place of output"},
			&cli.BoolFlag{Name: "draft", Usage: "fill gaps from the source, mark every page, write to draft/ in the folder"},
			&cli.StringFlag{Name: "date", Usage: "the letter's date in place of its own, `YYYY-MM-DD`"},
			&cli.StringSliceFlag{Name: "lang", Usage: "only what is in the language `TAG`; may stand again"},
		},
		OnUsageError: wrongUse,
		Action:       e.build,
	}
}

// options reads what build and dump share.
func (e *env) options(c *cli.Context) (pipeline.Options, error) {
	o := pipeline.Options{Draft: c.Bool("draft")}
	if c.IsSet("date") {
		day, err := letter.ParseDay(c.String("date"))
		if err != nil {
			return o, usageError{matter: "--date: " + err.Error(), hint: "write the second of March 2026 as 2026-03-02"}
		}
		o.Date = day
	}
	if epoch := e.getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		// PDF dates and XMP's have years of four digits (ISO 32000-1, 7.9.4).
		if err != nil || seconds < 0 || seconds > lastSecond {
			return o, usageError{matter: fmt.Sprintf("SOURCE_DATE_EPOCH=%s is no number of seconds since 1970", quoted(epoch))}
		}
		o.Stamp = time.Unix(seconds, 0).UTC()
	}
	return o, nil
}

// lastSecond is the end of the year 9999.
const lastSecond = 253402300799

func (e *env) build(c *cli.Context) error {
	o, err := e.options(c)
	if err != nil {
		return err
	}
	if c.String("out") == "" {
		return usageError{matter: "--out needs a folder", hint: moreOf(c.Command)}
	}
	if err := oneEach("--lang", c.StringSlice("lang")); err != nil {
		return err
	}
	project, err := e.open()
	if err != nil {
		return err
	}
	names, err := project.Select(c.Args().Slice(), c.StringSlice("lang"))
	if err != nil {
		return e.wrongName(project, err)
	}
	out := e.at(c.String("out"))
	if o.Draft {
		out = filepath.Join(out, "draft")
	}
	b := newBuilder(e, out, names, o.Draft)
	if !o.Draft {
		b.differs = func(pdf []byte, n pipeline.Name) error { return project.Differs(pdf, n, o) }
	}
	b.tell(concerning(project.Findings(), names))
	if len(names) > 0 {
		if err := makeDir(out); err != nil {
			return err
		}
		err = project.Build(names, o, b.take)
	}
	b.summary()
	if !o.Draft {
		b.outdated(project, o, again(c))
	}
	if err == nil && b.failed {
		return errFound
	}
	return err
}

// again gives the command that makes PDFs as this run does, without their names.
func again(c *cli.Context) string {
	words := []string{"letterpress", "build"}
	for _, name := range []string{"out", "date"} {
		if c.IsSet(name) {
			words = append(words, "--"+name, quoted(c.String(name)))
		}
	}
	return strings.Join(words, " ")
}
