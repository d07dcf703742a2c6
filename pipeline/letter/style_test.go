package letter

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// styled is the sound letter with lines at its end, which begin on line 65.
func styled(lines string) string { return sound + "\n" + lines }

func TestStyle(t *testing.T) {
	mm := unit.Millimetres
	for _, c := range []struct {
		name, lines string
		want        style.Overrides
		paper       string
	}{
		{"nothing", "", style.Overrides{}, ""},
		{"an empty table", "[style]", style.Overrides{}, ""},
		{"all of it", "[style]\nsize = 11.5\nmargins = 20\npaper = \"A4\"", style.Overrides{Size: 11_500, Top: mm(20), Bottom: mm(20), Left: mm(20), Right: mm(20)}, "A4"},
		{"a whole number of points", "[style]\nsize = 12", style.Overrides{Size: 12_000}, ""},
		{"two sides", "[style]\nmargins = { top = 30, right = 22.5 }", style.Overrides{Top: mm(30), Right: 63_780}, ""},
		{"a table of sides", "[style]\nsize = 8\n[style.margins]\nbottom = 10\nleft = 12", style.Overrides{Size: 8_000, Bottom: mm(10), Left: mm(12)}, ""},
		{"sides alone", "[style.margins]\ntop = 15", style.Overrides{Top: mm(15)}, ""},
	} {
		l, findings, err := Read(folder(styled(c.lines)))
		if err != nil || len(findings) > 0 {
			t.Errorf("%s: %v %v", c.name, findings, err)
		}
		if l.Style.Overrides != c.want || l.Style.Paper != c.paper {
			t.Errorf("%s: %+v %q, want %+v %q", c.name, l.Style.Overrides, l.Style.Paper, c.want, c.paper)
		}
	}
}

func TestStyleFindings(t *testing.T) {
	for _, c := range []struct{ name, lines, want, hint string }{
		{"too small", "size = 7.999", "66:8: error: running text of 7.999 points (style-size)", "8 to 16"},
		{"too large", "size = 16.5", "66:8: error: running text of 16.5 points (style-size)", "without the line it is 11"},
		{"a size in quotation marks", `size = "12"`, "66:8: error: size is a text, not a number (letter-value)", "as in 11.5"},
		{"a size with four decimals", "size = 11.0001", `66:8: error: size: "11.0001" has more than three decimals (letter-value)`, ""},
		{"no number", "size = nan", `66:8: error: size: "nan" is no length in points (letter-value)`, ""},
		{"a narrow margin", "margins = 9.9", "66:11: error: a margin of 9.9 mm (style-margin)", "write 10 at least"},
		{"a margin below zero", "margins = { left = 20, top = -20 }", "66:30: error: a margin of -20 mm (style-margin)", ""},
		{"a margin with its unit", `margins = "20 mm"`, "66:11: error: margins is a text, not a number (letter-value)", "millimetres"},
		{"a list of margins", `margins = [20, 20, 20, 20]`, "66:11: error: margins is a list, not a number (letter-value)", "{ top = 30"},
		{"a side that there is not", "margins = { inner = 20 }", `66:13: error: margins has no key "inner" (letter-key)`, "top, bottom, left, right"},
		{"margins twice", "margins = 20\n[style.margins]\ntop = 30", "67:1: error: margins stand twice in [style] (letter-twice)", "one of them"},
		{"a paper", `paper = "a4"`, `66:9: error: "a4" is no paper (letter-name)`, `did you mean "A4"?`},
		{"a key that there is not", "sise = 12", `66:1: error: [style] has no key "sise" (letter-key)`, `did you mean "size"?`},
		{"a table that there is not", "[style.margin]\ntop = 30", `66:1: error: letter.toml has no table "style.margin" (letter-key)`, "[style.margins]"},
		{"the table twice", "[style]", "66:1: error: [style] stands twice (letter-twice)", ""},
	} {
		l, findings, err := Read(folder(styled("[style]\n" + c.lines)))
		if got := lines(findings); err != nil || got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
			continue
		}
		if hint := findings[0].Hint; hint == "" || !strings.Contains(hint, c.hint) {
			t.Errorf("%s: hint %q, want %q in it", c.name, hint, c.hint)
		}
		if l.Style.Size != 0 || l.Style.Paper != "" {
			t.Errorf("%s: %+v", c.name, l.Style)
		}
	}
}

// No number makes a style that the table could not take: what is read is within the limits, and
// what is not has a finding.
func TestAnyNumberOfAStyle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(
			rapid.Custom(func(t *rapid.T) string {
				return fmt.Sprintf("%.*f", rapid.IntRange(1, 4).Draw(t, "decimals"), rapid.Float64Range(-40, 400).Draw(t, "number"))
			}),
			rapid.Custom(func(t *rapid.T) string { return fmt.Sprint(rapid.Int64Range(-10, 400).Draw(t, "whole")) }),
			rapid.SampledFrom([]string{"inf", "-inf", "nan", "1e400", "1e1", "0x10", "1_2", "9223372036854775807"}))
		size, margin := number.Draw(t, "size"), number.Draw(t, "margin")
		key := rapid.SampledFrom([]string{"margins = %s", "margins = { top = %s }", "margins = { left = %s }"}).Draw(t, "key")
		l, findings, err := Read(folder(styled("[style]\nsize = " + size + "\n" + fmt.Sprintf(key, margin))))
		if err != nil {
			t.Fatal(err)
		}
		at := map[int]bool{}
		for _, f := range findings {
			at[f.Pos.Line] = f.Level == diag.Error
		}
		if s := l.Style.Size; s == 0 != at[66] || s != 0 && (s < 8*unit.Point || s > 16*unit.Point) {
			t.Fatalf("size = %s: %s, %v", size, s, findings)
		}
		if m := l.Style.Left + l.Style.Top; m == 0 != at[67] || m != 0 && m < unit.Millimetres(10) {
			t.Fatalf("margin %s: %s, %v", margin, m, findings)
		}
	})
}

func TestAnEditionWithoutPaper(t *testing.T) {
	bare := strings.Replace(sound, "paper      = \"Letter\"\nmess", "mess", 1)
	for _, c := range []struct{ name, lines, want, us string }{
		{"has the letter's", "[style]\npaper = \"A4\"", "", "A4"},
		{"lacks one where the letter has none", "", "46:1: error: [[edition]] lacks paper (letter-gap)", ""},
		{"and where the letter's style has none", "[style]\nsize = 12", "46:1: error: [[edition]] lacks paper (letter-gap)", ""},
		{"is not said to lack one that is misspelt", "[style]\npaper = \"A5\"", `65:9: error: "A5" is no paper (letter-name)`, ""},
		{"nor one in a table that cannot be read", "[style]\npaper = \"A4", `65:12: error: "style": the text is not closed (toml)`, ""},
	} {
		l, findings, err := Read(folder(bare + "\n" + c.lines))
		if got := lines(findings); err != nil || !strings.HasPrefix(got, c.want) || c.want == "" && got != "" || strings.Count(got, "\n") > 0 {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		us, _ := l.Edition("us")
		canada, _ := l.Edition("canada")
		if us.Paper != c.us || canada.Paper != "Letter" {
			t.Errorf("%s: us on %q, canada on %q", c.name, us.Paper, canada.Paper)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		line, want string
		sorted     bool
	}{
		{`order = "sorted"`, "", true},
		{`order = "listed"`, "", false},
		{`order = "sort"`, `19:9: error: "sort" is no order (letter-name)`, false},
		{`order = true`, "19:9: error: order is true or false, not a text (letter-value)", false},
	} {
		l, findings, err := Read(folder(strings.Replace(sound, `role = "signatories"`, "role = \"signatories\"\n"+c.line, 1)))
		if got := lines(findings); err != nil || got != c.want || l.Blocks[3].Sorted != c.sorted {
			t.Errorf("%s: %s, sorted %v, want %s", c.line, got, l.Blocks[3].Sorted, c.want)
		}
	}
	l, findings, err := Read(folder(strings.Replace(sound, `role = "recipients"`, "role = \"recipients\"\norder = \"sorted\"", 1)))
	if got := lines(findings); err != nil || got != "11:1: error: a block of role recipients has no order (letter-key)" || l.Blocks[1].Sorted {
		t.Errorf("recipients: %s", got)
	}
}
