package edition

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"letterpress/pipeline/letter"
)

// edges reports blanks at the start and the end.
func (r *reading) edges() {
	from, to := 0, len(r.written)
	for from < to && unicode.IsSpace(r.written[from]) {
		from++
	}
	if from == to {
		return // an empty text is no matter of markup
	}
	for unicode.IsSpace(r.written[to-1]) {
		to--
	}
	if from > 0 {
		r.issue("blank-edge", 0, fmt.Sprintf("the text begins with a blank, %U", r.written[0]), "delete it")
	}
	if to < len(r.written) {
		r.issue("blank-edge", to, fmt.Sprintf("the text ends with a blank, %U", r.written[to]), "delete it")
	}
	r.blockStart(from)
}

// controls reports line ends, each run of them once, and other characters that cannot be set.
func (r *reading) controls() {
	for i, c := range r.written {
		switch {
		case isLineEnd(c):
			if i == 0 || !isLineEnd(r.written[i-1]) {
				r.issue("line-break", i, fmt.Sprintf("the line ends inside the text, %U", c), "write the text on one line; what is another paragraph is another message")
			}
		default:
			if what := letter.Unsettable(c); what != "" {
				r.issue("control-character", i, "the text holds "+what, "delete it")
			}
		}
	}
}

// isLineEnd reports whether c must break a line (UAX 14: BK, CR, LF, NL).
func isLineEnd(c rune) bool {
	return c >= '\n' && c <= '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029'
}

// start is what CommonMark takes for the start of a block that is no paragraph
// (CommonMark 0.31.2, 4 and 5).
var start = regexp.MustCompile(`^(#{1,6}[ \t]|#{1,6}$|>|[-+][ \t]|[-+]$|\*[ \t]|\d{1,9}[.)][ \t]|\d{1,9}[.)]$|\[[^\]]+\]:|` + "```|~~~" + `|(-[ \t]*){3,}$|(_[ \t]*){3,}$|(\*[ \t]*){3,}$)`)

// blockStart reports a text that another reader of Markdown would not take for a paragraph.
func (r *reading) blockStart(from int) {
	if c := r.bare[from]; c >= utf8.RuneSelf || unicode.IsLetter(c) {
		return
	}
	found := start.FindString(string(r.bare[from:]))
	if found == "" {
		return
	}
	mark := strings.TrimSpace(found)
	last, _ := utf8.DecodeLastRuneInString(mark)
	hint := `put a backslash before the ` + string(last)
	if mark[0] != byte(last) && mark[0] == '[' {
		hint = `put a backslash before the [`
	}
	r.issue("markup-block", from, fmt.Sprintf("%q at the start makes a list, a heading or the like of the text", mark), hint+`, written \\ between straight double quotation marks`)
}

// marks are the stretches of bare text that markup has left over, or that are markup which
// the letter does not have. The first group, where there is one, must not be empty.
// The key is a character that every match holds, so that most texts are never searched.
var marks = []struct {
	key, code, problem, hint string
	pattern                  *regexp.Regexp
}{
	{"*", "markup-open", "%q has no partner", `write the same asterisks right behind the last of those words, without a blank between; or \\* for the mark itself`, regexp.MustCompile(`\*+`)},
	{"(", "markup-link", "%q belongs to a link that is not whole", `a link is [words](#id), without a blank between the brackets`, regexp.MustCompile(`\][ \t]*\(#?|\(#`)},
	{"<", "markup-html", "%q begins HTML or an address", `write the words alone; a link is [words](#id); write \\< for the mark itself`, regexp.MustCompile(`<[A-Za-z/!?][^>\x00]{0,20}>?`)},
	{"`", "markup-code", "%q marks code", "write ’ for an apostrophe, or \\\\` for the mark itself", regexp.MustCompile("`+")},
	{"&", "markup-entity", "%q is HTML's way to write a character", `write the character itself, or \\& to print it as it stands`,
		regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)},
	{"_", "markup-underscore", "%q would be emphasis elsewhere", `write *words* for emphasis, or \\_ for the mark itself`, regexp.MustCompile(`(?:^|[\s\x00\p{P}])(__?[^\s_][^_]*__?)`)},
}

// leftOver reports marks that stand as text.
func (r *reading) leftOver() {
	bare := string(r.bare)
	if !strings.ContainsAny(bare, "*(<`&_!") {
		return
	}
	for _, m := range marks {
		if !strings.Contains(bare, m.key) {
			continue
		}
		for _, found := range m.pattern.FindAllStringSubmatchIndex(bare, -1) {
			from, to := found[0], found[1]
			if len(found) > 2 {
				from, to = found[2], found[3]
			}
			r.issue(m.code, utf8.RuneCountInString(bare[:from]), fmt.Sprintf(m.problem, short(bare[from:to])), m.hint)
		}
	}
	for i, c := range r.bare {
		if c == '!' && i+1 < len(r.written) && r.written[i+1] == '[' {
			r.issue("markup-image", i, `"![" begins a picture`, `the text has no pictures, a letterhead alone has one; write \\! for the mark itself`)
		}
	}
}
