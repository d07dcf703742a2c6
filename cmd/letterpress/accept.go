package main

import (
	"github.com/urfave/cli/v2"

	"letterpress/pipeline"
	"letterpress/pipeline/diag"
)

func (e *env) acceptCommand() *cli.Command {
	return &cli.Command{
		Name:      "accept",
		Usage:     "say that a translation fits the source's words of today",
		UsageText: "letterpress [-C DIR] accept TAG (MESSAGE...|--all)\n       letterpress [-C DIR] accept --typo MESSAGE...",
		Description: `Takes the mark # was: away from a translation and writes the words of today above it.
To delete the line # was: by hand says the same. With --typo, every translation of the
messages is accepted: only a slip of the source was mended. One that was made from an
older text than the one with the slip stays stale, and is named.` + examples(
			"letterpress accept km deterioration", "the Khmer of one message",
			"letterpress accept km --all", "all of the Khmer that is stale",
			"letterpress accept --typo deterioration", "every language, for one message",
		),
		HideHelp: true,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Usage: "every message of the language that is stale"},
			&cli.BoolFlag{Name: "typo", Usage: "every language: only a slip of the source was mended"},
		},
		OnUsageError: wrongUse,
		Action:       e.accept,
	}
}

func (e *env) accept(c *cli.Context) error {
	words, all, typo := c.Args().Slice(), c.Bool("all"), c.Bool("typo")
	switch {
	case typo && (all || len(words) == 0):
		return usageError{matter: "accept --typo takes messages", hint: "letterpress accept --typo MESSAGE"}
	case !typo && len(words) == 0:
		return usageError{matter: "accept takes a language and messages", hint: "letterpress accept TAG MESSAGE"}
	case !typo && all == (len(words) > 1):
		return usageError{matter: "accept takes messages or --all", hint: "letterpress accept " + words[0] + " --all"}
	}
	keeper, err := e.keeper()
	if err != nil {
		return err
	}
	var kept *pipeline.Kept
	if typo {
		kept, err = keeper.AcceptTypo(words)
	} else {
		kept, err = keeper.Accept(words[0], words[1:])
	}
	if err != nil {
		return wrongWord(err)
	}
	if err := e.keep(kept, false); err != nil {
		return err
	}
	for _, m := range kept.Left {
		e.tell(e.err, []diag.Finding{{Code: "stale", Level: diag.Warning, Pos: m.Header, Problem: "nothing says that " + m.ID + " was translated from the text with the slip: it stays stale",
			Hint: "look at it, then: letterpress accept " + m.Catalog + " " + m.ID}})
	}
	return nil
}
