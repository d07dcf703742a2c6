package main

import (
	"slices"

	"letterpress/pipeline/explain"
)

// kind gives all that a word may be, or nil where that is not known.
type kind func(*query) []candidate

// operands are what may stand behind a command.
type operands struct {
	arguments []kind          // by place
	more      kind            // every place behind those
	values    map[string]kind // by flag; nil for values that are anybody's own
}

// operandsOf has every command and every flag of one that takes a value. A command that takes
// no argument is operands{}.
var operandsOf = map[string]operands{
	"accept":     {arguments: []kind{acceptedFirst}, more: acceptedNext},
	"build":      {more: editionsAndPDFs, values: map[string]kind{"out": folders, "date": nil, "lang": spoken}},
	"check":      {more: languages, values: map[string]kind{"format": choice("text", "json", "github"), "allow": codes}},
	"completion": {arguments: []kind{shellNames}},
	"dump":       {more: dumped, values: map[string]kind{"date": nil}},
	"explain":    {arguments: []kind{codes}},
	"help":       {arguments: []kind{commandNames}},
	"status":     {values: map[string]kind{"format": choice(statusFormats...)}},
	"sync":       {more: translations, values: map[string]kind{"new": nil}},
}

// programValues are the values of the program's own flags.
var programValues = map[string]kind{"C": foldersHere}

// arguments gives what may stand in the next place behind the command, without what stands
// there already.
func (q *query) arguments() []candidate {
	if q.command == nil {
		return nil
	}
	typed, has := q.line.words[1:], operandsOf[q.command.Name]
	of := has.more
	if len(typed) < len(has.arguments) {
		of = has.arguments[len(typed)]
	}
	if of == nil {
		return nil
	}
	return slices.DeleteFunc(of(q), func(c candidate) bool { return slices.Contains(typed, c.word) })
}

// values gives what the value of a flag may be. Where no command is named, the flag is that
// of the first command that has it.
func (q *query) values(flag string) []candidate {
	of := programValues[flag]
	for _, command := range q.app.Commands {
		if q.command != nil && q.command != command || flagNamed(command.Flags, flag) == nil {
			continue
		}
		of = operandsOf[command.Name].values[flag]
		break
	}
	if of == nil {
		return nil
	}
	return of(q)
}

// choice is one of a few fixed words.
func choice(words ...string) kind {
	return func(*query) []candidate {
		var out []candidate
		for _, word := range words {
			out = append(out, candidate{word: word})
		}
		return out
	}
}

// codes gives the codes of findings.
func codes(*query) []candidate {
	var out []candidate
	for _, code := range explain.Names() {
		out = append(out, candidate{word: code})
	}
	return out
}

func commandNames(q *query) []candidate { return commandRows(q.app) }

func shellNames(q *query) []candidate {
	var out []candidate
	for _, s := range shells {
		out = append(out, candidate{word: s.name})
	}
	return out
}
