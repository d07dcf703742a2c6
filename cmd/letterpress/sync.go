package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/urfave/cli/v2"

	"letterpress/fonts"
	"letterpress/pipeline"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/merge"
)

func (e *env) syncCommand() *cli.Command {
	return &cli.Command{
		Name:      "sync",
		Usage:     "bring the catalogs in step with the source, and lose nothing",
		UsageText: "letterpress [-C DIR] sync [FLAG...] [TAG...]",
		Description: `Adds the messages that a translation lacks, with empty words and the source's above
them. Where the source changed, it keeps the translation and shows the words that were
and that are (# was: and # now:). What the letter has no place for any more goes to the
end of its file, behind #~, and comes back when it is needed again. All else stays as it
is, byte for byte.` + examples(
			"letterpress sync", "every translation",
			"letterpress sync km", "the Khmer one",
			"letterpress sync --diff", "only show what would change",
			"letterpress sync --new ko", "begin a language: Korean",
		),
		HideHelp: true,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "new", Usage: "begin the language `TAG`: its catalog, and its lines in letter.toml"},
			&cli.BoolFlag{Name: "diff", Usage: "show the changes and write nothing"},
		},
		OnUsageError: wrongUse,
		Action:       e.sync,
	}
}

func (e *env) sync(c *cli.Context) error {
	keeper, err := e.keeper()
	if err != nil {
		return err
	}
	var kept *pipeline.Kept
	if c.IsSet("new") {
		if c.Args().Present() {
			return usageError{matter: "sync --new takes one language", hint: "letterpress sync --new " + c.String("new")}
		}
		kept, err = keeper.Start(c.String("new"), fonts.FS)
	} else {
		kept, err = keeper.Sync(c.Args().Slice())
	}
	if err != nil {
		return wrongWord(err)
	}
	return e.keep(kept, c.Bool("diff"))
}

// keeper reads the letter in -C for those who keep its catalogs.
func (e *env) keeper() (*pipeline.Keeper, error) {
	if err := e.letterIsThere(); err != nil {
		return nil, err
	}
	return pipeline.OpenKeeper(os.DirFS(e.dir))
}

// keep writes the changes, or shows them, and says what was done.
func (e *env) keep(kept *pipeline.Kept, show bool) error {
	e.tell(e.err, kept.InTheWay)
	e.unchanged(kept.InTheWay)
	for _, change := range kept.Changes {
		path := e.at(change.File)
		if show {
			e.out.Write(diff.Diff(path, change.Old, path, change.New)) // a failure stays in out
			continue
		}
		if err := rewriteFile(path, change.Old, change.New); err != nil {
			return err
		}
		sweep(filepath.Dir(path), path)
		e.say("%s: %s", path, deeds(change))
	}
	if len(kept.Changes) == 0 && len(kept.InTheWay) == 0 {
		e.say("nothing to change")
	}
	for _, f := range kept.InTheWay {
		if f.Level == diag.Error {
			return errFound
		}
	}
	return nil
}

// unchanged says which files stay as they are because of errors in them.
func (e *env) unchanged(found []diag.Finding) {
	said := map[string]bool{}
	for _, f := range found {
		if file := e.place(diag.Position{File: f.Pos.File}).File; f.Level == diag.Error && f.Code != "script-refused" && !said[file] {
			said[file] = true
			e.say("%s: nothing is changed before this is settled; then give the command again", file)
		}
	}
}

// deeds says what was done to a file: each kind of deed and its messages, the first few.
func deeds(change merge.Change) string {
	const most = 4
	var parts []string
	for _, kind := range []merge.Kind{merge.Added, merge.Restored, merge.Renamed, merge.Stale, merge.Fitting, merge.Aside} {
		var names []string
		for _, d := range change.Deeds {
			if d.Kind == kind {
				name := d.Message
				if d.From != "" {
					name = d.From + " → " + name
				}
				names = append(names, name)
			}
		}
		names = slices.Compact(names) // a variant's stands there for its source and for its base
		switch {
		case len(names) > most:
			parts = append(parts, fmt.Sprintf("%s %s", kind, plural(len(names), "message")))
		case len(names) > 0:
			parts = append(parts, string(kind)+" "+strings.Join(names, ", "))
		}
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, "; ")
	case change.Old == nil:
		return "begun"
	case change.File == letter.File:
		return "names the language"
	}
	return "notes and hashes written"
}
