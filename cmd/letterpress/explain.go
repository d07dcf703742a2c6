package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/explain"
)

// pageWidth is the number of columns that an explanation takes at most.
const pageWidth = 80

func (e *env) explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "say what a finding means and how to settle it",
		UsageText: "letterpress explain [CODE]",
		Description: `Each finding ends with its code in brackets. Of a code this says what it means, why it
matters and what to do, with an example; without one it lists all codes. It reads no
letter, so it works in any folder.` + examples(
			"letterpress explain", "all codes, by area, with their levels",
			"letterpress explain markup-open", "what (markup-open) behind a finding means",
		),
		HideHelp:     true,
		OnUsageError: wrongUse,
		Action:       e.explain,
	}
}

func (e *env) explain(c *cli.Context) error {
	switch c.NArg() {
	case 0:
		e.listCodes()
		return nil
	case 1:
		word := c.Args().First()
		if entry, ok := explain.Of(word); ok {
			e.explainCode(entry)
			return nil
		}
		wrong := nearest("code", word, explain.Names(), "letterpress explain")
		if wrong.right != "" {
			wrong.hint += " " + wrong.right
		}
		return wrong
	}
	return usageError{matter: "explain takes one code", hint: "letterpress explain " + quoted(c.Args().First())}
}

// listCodes writes every code on a line, by area.
func (e *env) listCodes() {
	var code, levels int
	for _, entry := range explain.Codes() {
		code = max(code, len(entry.Code))
		levels = max(levels, len(e.levels(entry.Levels, false)))
	}
	area := ""
	for _, entry := range explain.Codes() {
		if entry.Area != area {
			area = entry.Area
			fmt.Fprintf(e.out, "%s:\n", area)
		}
		blanks := strings.Repeat(" ", levels-len(e.levels(entry.Levels, false)))
		fmt.Fprintf(e.out, "  %-*s  %s%s  %s\n", code, entry.Code, e.levels(entry.Levels, e.colour[e.out]), blanks, entry.What)
	}
	fmt.Fprint(e.out, `
An error holds back the PDFs that use what it is about; a warning or a remark
holds back nothing. The source text is what the others are translated from.

letterpress explain CODE tells more of one code, with an example.
`)
}

// levels gives the levels' names, in their colours where there are colours.
func (e *env) levels(levels []diag.Level, colour bool) string {
	var names []string
	for _, l := range levels {
		names = append(names, level(l, colour))
	}
	return strings.Join(names, ", ")
}

// explainCode writes all that there is to say of a code.
func (e *env) explainCode(entry explain.Entry) {
	fmt.Fprintf(e.out, "%s (%s)\n\n%s\n", entry.Code, e.levels(entry.Levels, e.colour[e.out]), wrapped(entry.What, ""))
	fmt.Fprintf(e.out, "\nWhy it matters:\n%s\n", wrapped(entry.Why, "  "))
	fmt.Fprintf(e.out, "\nWhat to do:\n%s\n", wrapped(entry.Settle, "  "))
	x := entry.Example
	if x.File == "" {
		return
	}
	where := "in " + x.File
	if folder, ok := strings.CutSuffix(x.File, "/"); ok {
		where = "files in the folder " + folder
	}
	bad, good := seen(x.Bad), seen(x.Good)
	fmt.Fprintf(e.out, "\nExample, %s:\n  wrong\n%s\n  right\n%s\n", where, inset(bad), inset(good))
	if bad != x.Bad || good != x.Good {
		fmt.Fprint(e.out, "\n  <U+…> stands for a character that nobody sees.\n")
	}
}

// wrapped sets a paragraph in lines of at most pageWidth columns, each behind a margin.
func wrapped(text, margin string) string {
	var lines []string
	line := margin
	for word := range strings.FieldsSeq(text) {
		if line != margin && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > pageWidth {
			lines, line = append(lines, line), margin
		}
		if line != margin {
			line += " "
		}
		line += word
	}
	return strings.Join(append(lines, line), "\n")
}

// inset moves the lines of an example to the right.
func inset(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = "    " + line
		}
	}
	return strings.Join(lines, "\n")
}

// seen writes by their numbers the characters that are not seen.
func seen(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) {
			fmt.Fprintf(&b, "<%U>", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
