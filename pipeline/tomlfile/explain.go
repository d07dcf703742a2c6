package tomlfile

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"letterpress/pipeline/diag"
)

const (
	wantLine  = `a line is key = "text"; a text stands on one line`
	wantQuote = `take it out, or write « » or “ ” for a quotation, \" for the mark itself`
)

// explain turns what the parser says into what an author can settle.
func (r *reader) explain(f fault) diag.Finding {
	switch {
	case r.Data[f.start] == '[':
		return r.explainHeader(f)
	case !strings.Contains(string(r.Data[f.start:max(f.start, f.at)]), "=") &&
		(strings.Contains(f.message, "expected '=' after key") || strings.Contains(f.message, "start of key")):
		return r.explainKey(f)
	}
	value := r.valueStart(f.start)
	if value >= len(r.Data) || value == r.lineEnd(value) {
		return r.finding(min(f.at, value), f.table, "nothing stands behind =", `write the text between straight quotation marks: key = "text"`)
	}
	if q := r.Data[value]; q == '"' || q == '\'' {
		return r.explainText(f, value, q)
	}
	return r.explainValue(f, value)
}

// valueStart gives the offset of the first character behind the first = of a line.
func (r *reader) valueStart(start int) int {
	end := r.lineEnd(start)
	i := start + strings.IndexByte(string(r.Data[start:end])+"=", '=') + 1
	for i < end && (r.Data[i] == ' ' || r.Data[i] == '\t') {
		i++
	}
	return min(i, end)
}

func (r *reader) explainHeader(f fault) diag.Finding {
	name := f.table.Name[0].Name
	line := string(r.Data[f.start:r.lineEnd(f.start)])
	switch {
	case !strings.Contains(line, "]"):
		return r.finding(r.lineEnd(f.start), &Table{}, "the bracket of a heading is not closed", "write ["+name+"]")
	case f.table.Name[0].Name == "":
		return r.finding(f.start, &Table{}, "there is no name between the brackets", "write [name], in lower-case letters, digits and hyphens")
	case f.at > f.table.Name[0].To:
		return r.finding(f.at, &Table{}, "something stands behind the heading ["+name+"]", "begin a new line there")
	}
	at := f.at
	if before := r.Data[at-1]; before == ' ' || before == '\t' {
		at--
	}
	return r.finding(at, &Table{}, fmt.Sprintf("%s cannot stand in a name between brackets", show(r.runeAt(at))),
		"write lower-case letters, digits and hyphens, as in ["+plainName(name)+"]")
}

// plainName makes a name of what somebody wrote between brackets.
func plainName(name string) string {
	fields := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
	if len(fields) == 0 {
		return "name"
	}
	return strings.Join(fields, "-")
}

func (r *reader) explainKey(f fault) diag.Finding {
	word := strings.Fields(string(r.Data[f.start:r.lineEnd(f.start)]) + " ")[0]
	switch {
	case strings.Contains(f.message, "start of key"):
		return r.finding(f.at, f.table, "this line is no comment (#), no [name] and no key = \"text\"", wantLine)
	case f.at < len(r.Data) && r.Data[f.at] == ':':
		return r.finding(f.at, f.table, "a key is followed by =, not by a colon", wantLine)
	}
	return r.finding(min(f.at, r.lineEnd(f.start)), f.table, fmt.Sprintf("there is no = behind %q", word), wantLine)
}

// explainValue speaks of a value that does not begin with a quotation mark.
func (r *reader) explainValue(f fault, value int) diag.Finding {
	first := r.runeAt(value)
	switch {
	case strings.ContainsRune("“”„«‘’‹「『＂", first):
		return r.finding(value, f.table, fmt.Sprintf(`a text begins with a straight ", not with %c`, first),
			`write a straight " before the text and behind it`)
	case strings.Contains(f.message, "new lines"):
		return r.finding(f.at, f.table, "a text is not closed", `close it with a straight " on the same line`)
	case strings.Contains(f.message, "after array value"), strings.Contains(f.message, "is incomplete"):
		return r.finding(min(f.at, r.lineEnd(f.start)), f.table, "the list is not closed, or lacks a comma", `a list is ["…", "…"]`)
	case first == '[' || first == '{':
		return r.finding(f.at, f.table, f.message, `a list is ["…", "…"], a table { key = "…" }`)
	}
	return r.finding(value, f.table, "the text stands without quotation marks", `write a straight " before it and behind it`)
}

// explainText speaks of a text that begins with a straight quotation mark.
func (r *reader) explainText(f fault, value int, quote byte) diag.Finding {
	mark := string(quote)
	long := strings.HasPrefix(string(r.Data[value:]), strings.Repeat(mark, 3))
	switch {
	case strings.Contains(f.message, "not terminated") || long && f.at >= r.nextOrEnd(f.start):
		return r.finding(value, f.table, "the text that begins here is not closed", "write "+strings.Repeat(mark, 3)+" behind its last word")
	case strings.Contains(f.message, "new lines"), strings.Contains(f.message, "unterminated"):
		return r.unclosed(f, mark)
	case strings.Contains(f.message, "expected newline"):
		return r.closedEarly(f, quote, long)
	case strings.Contains(f.message, "escape") || strings.Contains(f.message, "need a character"):
		return r.finding(f.at, f.table, fmt.Sprintf(`a backslash before %s means nothing here`, show(r.runeAt(min(f.at+1, len(r.Data)-1)))),
			`write \\ for a backslash, \\* for an asterisk, \" for a quotation mark`)
	case strings.Contains(f.message, "control characters"), strings.Contains(f.message, "carriage return"):
		return r.finding(f.at, f.table, fmt.Sprintf("a text cannot hold the control character %U", r.runeAt(f.at)), "delete it")
	}
	return r.finding(f.at, f.table, f.message, wantLine)
}

func (r *reader) nextOrEnd(start int) int {
	if next := r.nextHeader(start); next >= 0 {
		return next
	}
	return len(r.Data)
}

// unclosed speaks of a text whose line ends before its closing mark.
func (r *reader) unclosed(f fault, mark string) diag.Finding {
	end := r.lineEnd(f.start)
	last, _ := utf8.DecodeLastRune(r.Data[f.start:end])
	if strings.ContainsRune("”“»’‘", last) {
		return r.finding(end-utf8.RuneLen(last), f.table, fmt.Sprintf("the text begins with a straight %s and ends with %c", mark, last),
			"close it with a straight "+mark)
	}
	return r.finding(end, f.table, "the text is not closed", "close it with a straight "+mark+" on the same line")
}

// closedEarly speaks of a text that goes on behind its closing mark.
func (r *reader) closedEarly(f fault, quote byte, long bool) diag.Finding {
	at := f.at
	for at > f.start && r.Data[at] != quote || at == f.at {
		at--
	}
	if strings.TrimSpace(string(r.Data[at+1:f.at])) != "" {
		return r.finding(f.at, f.table, f.message, wantLine)
	}
	hint := wantQuote
	if quote == '\'' {
		hint = "write ’ for an apostrophe, or put the text between straight \" marks"
	}
	if long {
		return r.finding(at-2, f.table, "three straight "+string(quote)+" end the text here", hint)
	}
	return r.finding(at, f.table, "a straight "+string(quote)+" ends the text here", hint)
}

func (r *reader) runeAt(at int) rune {
	c, _ := utf8.DecodeRune(r.Data[min(at, len(r.Data)-1):])
	return c
}

// show writes a character so that a reader can see it.
func show(c rune) string {
	if c > ' ' && c != 0x7F {
		return fmt.Sprintf("%c", c)
	}
	return fmt.Sprintf("%U", c)
}
