package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"letterpress/pipeline"
)

// statusFormats are the formats of status, that for people first.
var statusFormats = []string{"text", "json", "badge"}

func (e *env) statusCommand() *cli.Command {
	return &cli.Command{
		Name:      "status",
		Usage:     "say how far each language is",
		UsageText: "letterpress [-C DIR] status [FLAG...]",
		Description: `Counts for each language its messages: done, stale (the source changed since), missing
(or without words) and wrong (with another error of check); the words of the source in what
is not done; and the PDFs that nothing holds back, one in several languages with each. Of a
variant, fr-CA say, the messages that it holds count. Writes no file, and ends with 0 however
far the languages are, with 1 where letter.toml has errors.

--format json writes one object: version (1), percent, and languages, each with tag, language,
required, messages, done, stale, missing, wrong, words, pdfs, ready, percent. --format badge
writes what shields.io's endpoint badge reads. A percentage is rounded down: 100 is all.` + examples(
			"letterpress status", "a table",
			"letterpress status --format json", "the same for a program",
			"letterpress status --format badge", "for a badge",
		),
		HideHelp:     true,
		Flags:        []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "write as `FORMAT`: text, json, badge"}},
		OnUsageError: wrongUse,
		Action:       e.status,
	}
}

func (e *env) status(c *cli.Context) error {
	if c.Args().Present() {
		return usageError{matter: "status takes no argument, and " + quoted(c.Args().First()) + " is one", hint: "letterpress status"}
	}
	write, ok := map[string]func([]pipeline.Status) error{"text": e.statusText, "json": e.statusJSON, "badge": e.statusBadge}[c.String("format")]
	if !ok {
		return nearest("format", c.String("format"), statusFormats, moreOf(c.Command))
	}
	project, err := e.open()
	if err != nil {
		return err
	}
	if err := e.wrongSkeleton(project); err != nil {
		return err // nobody can count what a letter asks for that cannot be read
	}
	all, err := project.Status()
	if err != nil {
		return err
	}
	return write(all)
}

func (e *env) statusText(all []pipeline.Status) error {
	width := len("language")
	names := make([]string, len(all))
	for i, s := range all {
		if names[i] = s.Tag; !s.Required {
			names[i] += " (under way)"
		}
		width = max(width, len(names[i]))
	}
	fmt.Fprintf(e.out, "%-*s  messages  done  stale  missing  wrong  words left  PDFs ready\n", width, "language")
	for i, s := range all {
		ready := fmt.Sprintf("%d of %d", s.Ready, s.PDFs)
		fmt.Fprintf(e.out, "%-*s  %8d  %4d  %5d  %7d  %5d  %10d  %10s  %3d %%\n", width, names[i], s.Messages, s.Done, s.Stale, s.Missing, s.Wrong, s.Words, ready, s.Percent())
	}
	fmt.Fprintf(e.out, "%-*s  %66d %%\n", width, "all", pipeline.Percent(all))
	return nil // a failure stays in out
}

func (e *env) statusJSON(all []pipeline.Status) error {
	type language struct {
		Tag      string `json:"tag"`
		Language string `json:"language"`
		Required bool   `json:"required"`
		Messages int    `json:"messages"`
		Done     int    `json:"done"`
		Stale    int    `json:"stale"`
		Missing  int    `json:"missing"`
		Wrong    int    `json:"wrong"`
		Words    int    `json:"words"`
		PDFs     int    `json:"pdfs"`
		Ready    int    `json:"ready"`
		Percent  int    `json:"percent"`
	}
	out := struct {
		Version   int        `json:"version"`
		Percent   int        `json:"percent"`
		Languages []language `json:"languages"`
	}{1, pipeline.Percent(all), []language{}}
	for _, s := range all {
		out.Languages = append(out.Languages, language{s.Tag, s.Language, s.Required, s.Messages, s.Done, s.Stale, s.Missing, s.Wrong, s.Words, s.PDFs, s.Ready, s.Percent()})
	}
	encoder := json.NewEncoder(e.out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}

// statusBadge writes what shields.io reads for an endpoint badge (its schema version 1).
func (e *env) statusBadge(all []pipeline.Status) error {
	colour, percent := "red", pipeline.Percent(all)
	switch {
	case percent == 100:
		colour = "brightgreen"
	case percent >= 80:
		colour = "yellow"
	}
	return json.NewEncoder(e.out).Encode(struct {
		SchemaVersion int    `json:"schemaVersion"`
		Label         string `json:"label"`
		Message       string `json:"message"`
		Color         string `json:"color"`
	}{1, "translated", strconv.Itoa(percent) + "%", colour})
}
