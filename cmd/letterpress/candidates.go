package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"letterpress/pipeline/letter"
)

// candidate is a word that may stand where one is being typed.
type candidate struct {
	word  string
	about string // a few words for a shell that shows them, or empty
}

// query asks what may stand at the end of a line.
type query struct {
	env      *env
	app      *cli.App
	line     typed          // what stands before
	command  *cli.Command   // nil where none is named, or none that there is
	value    string         // what is typed of the word, or of the value behind its =
	skeleton *letter.Letter // read when it is asked for
}

// candidates gives what may stand at the end of a line, each beginning as the word there does.
func (e *env) candidates(app *cli.App, line string) []candidate {
	words := withoutSettings(shellWords(line))
	if len(words) < 2 {
		return nil // the name of the program is being typed
	}
	word := words[len(words)-1]
	q := &query{env: e, app: app, line: scan(app, words[1:len(words)-1]), value: word}
	if len(q.line.words) > 0 {
		q.command = app.Command(q.line.words[0])
	}
	before, all := q.all(word)
	var out []candidate
	for _, c := range all {
		c.word = before + c.word
		if strings.HasPrefix(c.word, word) && oneLine(c.word) {
			c.about = strings.Join(strings.Fields(c.about), " ")
			out = append(out, c)
		}
	}
	return out
}

// all gives what may stand in the place of a word, however it begins, and what of the word
// is not to be changed: the flag before a value.
func (q *query) all(word string) (before string, all []candidate) {
	hyphen := strings.HasPrefix(word, "-") && !q.line.ended
	name, value, valued := strings.Cut(word, "=")
	switch {
	case q.wanting() != "":
		return "", slices.DeleteFunc(q.values(q.wanting()), func(c candidate) bool { return strings.HasPrefix(c.word, "-") })
	case hyphen && valued:
		q.value = value
		return name + "=", q.values(strings.TrimPrefix(strings.TrimPrefix(name, "-"), "-"))
	case hyphen:
		return "", q.flags()
	case len(q.line.words) == 0:
		return "", q.commands()
	}
	return "", q.arguments()
}

// wanting gives the flag that the word is the value of, or nothing.
func (q *query) wanting() string {
	if n := len(q.line.flags); n > 0 && !q.line.ended && q.line.flags[n-1].wants != nil {
		return q.line.flags[n-1].name
	}
	return ""
}

// commands gives the commands that know each flag before them.
func (q *query) commands() []candidate {
	var out []candidate
	for _, c := range commandRows(q.app) {
		command := q.app.Command(c.word)
		if !slices.ContainsFunc(q.line.flags, func(f typedFlag) bool {
			return flagNamed(command.Flags, f.name) == nil && flagNamed(q.app.Flags, f.name) == nil
		}) {
			out = append(out, c)
		}
	}
	return out
}

func commandRows(app *cli.App) []candidate {
	var out []candidate
	for _, command := range app.Commands {
		out = append(out, candidate{command.Name, command.Usage})
	}
	return out
}

// flags gives the flags of the command, or of the program where none is named, without those
// that stand already and may not stand again.
func (q *query) flags() []candidate {
	known := q.app.Flags
	if q.command != nil {
		known = append(slices.Clone(q.command.Flags), flagNamed(known, "C"), flagNamed(known, "help"))
	}
	var out []candidate
	for _, f := range known {
		again, ok := f.(cli.DocGenerationSliceFlag)
		if q.has(f.Names()...) && !(ok && again.IsSliceFlag()) {
			continue
		}
		rows := flagRows([]cli.Flag{f})
		out = append(out, candidate{spelled(f.Names()[0]), rows[1]})
	}
	return out
}

// has reports whether a flag of one of the names stands before the word.
func (q *query) has(names ...string) bool {
	return slices.ContainsFunc(q.line.flags, func(f typedFlag) bool { return slices.Contains(names, f.name) })
}

// dir gives the folder that -C names, the last where it stands again; "" is none.
func (q *query) dir() string {
	dir := q.env.dir
	for _, f := range q.line.flags {
		if f.name != "C" || f.wants != nil {
			continue
		}
		_, value, valued := strings.Cut(f.parts[0], "=")
		if !valued {
			value = q.env.home(f.parts[1])
		}
		if dir = value; dir != "" {
			dir = q.env.at(value)
		}
	}
	return dir
}
