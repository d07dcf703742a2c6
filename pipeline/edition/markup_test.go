package edition

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"pgregory.net/rapid"
)

// show writes a parsed text with its spans in braces.
func show(p Parsed) string {
	var out strings.Builder
	at := 0
	for _, s := range p.Spans {
		out.WriteString(string(p.Runes[at:s.From]))
		kind := ""
		if s.Strong {
			kind += "s"
		}
		if s.Emphasis {
			kind += "e"
		}
		if s.LinkID != "" {
			kind += "#" + s.LinkID
		}
		fmt.Fprintf(&out, "{%s %s}", kind, string(p.Runes[s.From:s.To]))
		at = s.To
	}
	return out.String() + string(p.Runes[at:])
}

// pieces are what random markup is made of.
var pieces = []string{"a", "é", "ក្ក", "。", "行", "។", " ", "\u00a0", "*", "**", "***", "[", "]", "](#id)", "[x](#id)", "(", ")", "](http://x)", "![", `\`, `\*`, `\\`, `\[`,
	"#", "# ", "1. ", "- ", ">", "<b>", "`", "&amp;", "_a_", "\n", "\r\n", "\t", "!", "“", ".", "\u200b", "\x00", "𠮷", `](<#a b> "t")`, "[]"}

// TestParseLosesNothing holds that every rune of a text is either given, in its order and
// unchanged, or is markup that the counts account for.
func TestParseLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		written := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 24).Draw(t, "pieces"), "")
		source := []rune(written)
		p, issues := Parse(written)
		if len(p.From) != len(p.Runes)+1 || p.From[len(p.Runes)] != len(source) {
			t.Fatalf("%q: %d places for %d runes", written, len(p.From), len(p.Runes))
		}
		gone := append([]rune(nil), source...)
		for i, c := range p.Runes {
			from := p.From[i]
			if i > 0 && from <= p.From[i-1] {
				t.Fatalf("%q: rune %d goes back", written, i)
			}
			if s := source[from]; c != s && !(c == ' ' && (s == '\n' || s == '\r')) {
				t.Fatalf("%q: rune %d is %q, from %q", written, i, c, s)
			}
			gone[from] = 0
		}
		markup := strings.ReplaceAll(string(gone), "\x00", "")
		if n := strings.Count(markup, "*"); n != 4*p.Strong+2*p.Emphasis && !strings.Contains(markup, "(") {
			t.Fatalf("%q: %d asterisks are gone, for %d strong and %d emphasis", written, n, p.Strong, p.Emphasis)
		}
		if len(issues) == 0 && strings.Count(markup, "[") != len(p.Links) {
			t.Fatalf("%q: %q is gone, for %d links", written, markup, len(p.Links))
		}
		if !strings.Contains(written, "[") && strings.Trim(markup, `*\`) != "" {
			t.Fatalf("%q: %q is gone", written, markup)
		}
		for i, s := range p.Spans {
			if s.From >= s.To || s.To > len(p.Runes) || i > 0 && s.From < p.Spans[i-1].To || !s.Strong && !s.Emphasis && s.LinkID == "" {
				t.Fatalf("%q: spans %v", written, p.Spans)
			}
		}
		for i, x := range issues {
			if x.At < 0 || x.At > len(source) || x.Problem == "" || x.Hint == "" || i > 0 && x.At < issues[i-1].At {
				t.Fatalf("%q: issue %+v", written, x)
			}
		}
	})
}

// TestParseAsCommonMark holds that without marks beside the asterisks the text is read as
// CommonMark reads it.
func TestParseAsCommonMark(t *testing.T) {
	common := func(src string) string {
		p := parser.NewParser(parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
			parser.WithInlineParsers(util.Prioritized(parser.NewEmphasisParser(), 1)))
		r := newReading(src)
		r.walk(p.Parse(text.NewReader([]byte(src))), 0, state{})
		r.spans()
		return show(r.Parsed)
	}
	rapid.Check(t, func(t *rapid.T) {
		src := "a" + strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "é", "行", " ", "*", "**", "***"}), 0, 20).Draw(t, "pieces"), "") + "a"
		if p, _ := Parse(src); show(p) != common(src) {
			t.Fatalf("%q: %s, CommonMark has %s", src, show(p), common(src))
		}
	})
}

// TestEscapedIsPlain holds that no value of a field is ever read as markup, wherever it stands.
func TestEscapedIsPlain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 12).Draw(t, "pieces"), "")
		value = strings.Map(func(c rune) rune {
			if unicode.IsControl(c) {
				return -1
			}
			return c
		}, value)
		value = strings.TrimSpace(value)
		if value == "" {
			return
		}
		for _, frame := range []string{"%s", "a%sb", "**%s**", "x [%s](#id) y", "%s."} {
			p, issues := Parse(fmt.Sprintf(frame, escape(map[string]string{"V": value})["V"]))
			want := strings.NewReplacer("**", "", "x [", "x ", "](#id)", "").Replace(frame)
			if got := string(p.Runes); got != fmt.Sprintf(want, value) || len(issues) > 0 {
				t.Fatalf("%q in %q: %q %v", value, frame, got, issues)
			}
		}
	})
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"plain", "Dear all,", "Dear all,"},
		{"strong", "a **b c** d", "a {s b c} d"},
		{"emphasis", "*a*", "{e a}"},
		{"both", "***a***", "{se a}"},
		{"one in the other", "**a *b* c**", "{s a }{se b}{s  c}"},
		{"closed behind a full stop", "**行動してください。**次に", "{s 行動してください。}次に"},
		{"opened before a bracket", "彼は**「はい」**と言った", "彼は{s 「はい」}と言った"},
		{"Khmer, without a blank", "ខ្ញុំ**ស្នើ។**បន្ទាប់", "ខ្ញុំ{s ស្នើ។}បន្ទាប់"},
		{"twice in a row", "**a**b**c**", "{s a}b{s c}"},
		{"a quotation", "“**x**”", "“{s x}”"},
		{"a link", "see [the act](#cambodia-act).", "see {#cambodia-act the act}."},
		{"a link in strong", "**a [b](#c) d**", "{s a }{s#c b}{s  d}"},
		{"strong in a link", "[a **b**](#c)", "{#c a }{s#c b}"},
		{"two links side by side", "[a](#x)[b](#x)", "{#x a}{#x b}"},
		{"a link in a quotation", "“[a](#b)”", "“{#b a}”"},
		{"backslashes", `\*a\* \[b\] c\d \\ 1\. \é`, `*a* [b] c\d \ 1. \é`},
		{"square brackets as words", "the party [sic] and […]", "the party [sic] and […]"},
		{"marks that are no markup", "a < b & c > d; 5 $ ~ a_b #1 100 % c@d", "a < b & c > d; 5 $ ~ a_b #1 100 % c@d"},
		{"an address in plain words", "https://example.org/a_b?c=d&e=f", "https://example.org/a_b?c=d&e=f"},
		{"a compatibility ideograph", "神 e\u0301 \u17d2", "神 e\u0301 \u17d2"},
		{"a hyphen at the start", "-5 degrees", "-5 degrees"},
		{"a year at the start", "2024 was", "2024 was"},
		{"nothing", "", ""},
	} {
		p, issues := Parse(c.src)
		if got := show(p); got != c.want || len(issues) > 0 {
			t.Errorf("%s: %q gives %s %v, want %s", c.name, c.src, got, issues, c.want)
		}
	}
}

func TestIssues(t *testing.T) {
	for _, c := range []struct{ name, src, want, hint string }{
		{"open", "a **b c", `2 markup-open: "**" has no partner`, "write the same asterisks"},
		{"a lone asterisk", "5 * 3", `2 markup-open: "*" has no partner`, `\*`},
		{"a blank before the closing mark", "**a ** b", `0 markup-open: "**" has no partner|4 markup-open: "**" has no partner`, ""},
		{"one asterisk too few", "**a*", `0 markup-open: "*" has no partner`, ""},
		{"nothing between", "a **** b", `2 markup-open: "****" has no partner`, ""},
		{"a blank in a link", "[a] (#b)", `2 markup-link: "] (#" belongs to a link that is not whole`, "without a blank"},
		{"a link left open", "[a](#b", `2 markup-link: "](#" belongs to a link that is not whole`, ""},
		{"a link without its bracket", "a](#b)", `1 markup-link: "](#" belongs to a link that is not whole`, ""},
		{"words lost", "see (#b)", `4 markup-link: "(#" belongs to a link that is not whole`, ""},
		{"an address in a link", "see [a](https://x.org)", `4 markup-link: a link leads to (#id), not to "https://x.org"`, "[links]"},
		{"a title in a link", `[a](#b "c")`, `0 markup-link: a link leads to (#id), not to "#b"`, ""},
		{"a link without words", "a [](#b)", `2 markup-link: a link without words`, "between the brackets"},
		{"a link to nothing", "[a]()", `0 markup-link: a link leads to (#id), not to ""`, ""},
		{"a picture", "a ![b](#c)", `2 markup-image: "![" begins a picture`, "no pictures"},
		{"HTML", "a <b>c</b>", `2 markup-html: "<b>" begins HTML or an address|6 markup-html: "</b>" begins HTML or an address`, `\<`},
		{"an address in angles", "<https://x.org>", `0 markup-html: "<https://x.org>" begins HTML or an address`, ""},
		{"a comment", "<!-- x -->", `0 markup-html: "<!-- x -->" begins HTML or an address`, ""},
		{"code", "l`été", "1 markup-code: \"`\" marks code", "’ for an apostrophe"},
		{"an entity", "a&nbsp;b &#160; &#xA0;", `1 markup-entity: "&nbsp;" is HTML's way to write a character|9 markup-entity: "&#160;" is HTML's way to write a character|16 markup-entity: "&#xA0;" is HTML's way to write a character`, "itself"},
		{"underscores", "a _b c_ d __e__", `2 markup-underscore: "_b c_" would be emphasis elsewhere|10 markup-underscore: "__e__" would be emphasis elsewhere`, "*words*"},
		{"a numbered list", "1. a", `0 markup-block: "1." at the start makes a list, a heading or the like of the text`, `before the ., written \\`},
		{"a year and a full stop", "2024. a", `0 markup-block: "2024." at the start makes a list, a heading or the like of the text`, ""},
		{"a list", "- a", `0 markup-block: "-" at the start makes a list, a heading or the like of the text`, "before the -"},
		{"a starred list", "* a", `0 markup-block: "*" at the start makes a list, a heading or the like of the text|0 markup-open: "*" has no partner`, ""},
		{"a heading", "## a", `0 markup-block: "##" at the start makes a list, a heading or the like of the text`, ""},
		{"a quotation", ">a", `0 markup-block: ">" at the start makes a list, a heading or the like of the text`, ""},
		{"a reference", "[a]: b", `0 markup-block: "[a]:" at the start makes a list, a heading or the like of the text`, "before the ["},
		{"a rule", "---", `0 markup-block: "---" at the start makes a list, a heading or the like of the text`, ""},
		{"a fence", "~~~", `0 markup-block: "~~~" at the start makes a list, a heading or the like of the text`, ""},
		{"a blank before", " a", "0 blank-edge: the text begins with a blank, U+0020", "delete"},
		{"a no-break space behind", "a\u00a0", "1 blank-edge: the text ends with a blank, U+00A0", "delete"},
		{"an ideographic space before", "\u3000a", "0 blank-edge: the text begins with a blank, U+3000", ""},
		{"a list behind a blank", " - a", `0 blank-edge: the text begins with a blank, U+0020|1 markup-block: "-" at the start makes a list, a heading or the like of the text`, ""},
		{"a line's end", "a\nb", "1 line-break: the line ends inside the text, U+000A", "one line"},
		{"a blank line", "a\r\n\r\nb", "1 line-break: the line ends inside the text, U+000D", ""},
		{"a line's end at the end", "a\n", "1 blank-edge: the text ends with a blank, U+000A|1 line-break: the line ends inside the text, U+000A", ""},
		{"a line separator", "a\u2028b", "1 line-break: the line ends inside the text, U+2028", ""},
		{"a tab", "a\tb", "1 control-character: the text holds the control character U+0009", "delete"},
		{"an escape", "a\x1bb", "1 control-character: the text holds the control character U+001B", ""},
	} {
		_, issues := Parse(c.src)
		var got []string
		hints := ""
		for _, i := range issues {
			got = append(got, fmt.Sprintf("%d %s: %s", i.At, i.Code, i.Problem))
			hints += i.Hint
		}
		if strings.Join(got, "|") != c.want || !strings.Contains(hints, c.hint) {
			t.Errorf("%s: %q gives\n %s (%s)\nwant\n %s (%s)", c.name, c.src, strings.Join(got, "|"), hints, c.want, c.hint)
		}
	}
}

// TestCounts holds what check compares between a source and its translation.
func TestCounts(t *testing.T) {
	p, _ := Parse("**a** *b* [c](#x) **d *e* [f](#y)** [g](#x)")
	if got := fmt.Sprint(p.Strong, p.Emphasis, p.Links); got != "2 2 [{x 10} {y 26} {x 36}]" {
		t.Error(got)
	}
}

// TestPlain holds the text that stands in where the library falls: all of it, as written.
func TestPlain(t *testing.T) {
	if p := plain("a*é"); string(p.Runes) != "a*é" || fmt.Sprint(p.From, p.Spans) != "[0 1 2 3] []" {
		t.Errorf("%v", p)
	}
}

func BenchmarkParse(b *testing.B) {
	src := strings.Repeat("We urge the [international community](#x) to **take action** before this. ", 12)
	for b.Loop() {
		Parse(src)
	}
}
