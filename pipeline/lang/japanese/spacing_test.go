package japanese

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/unit"
)

// kinds writes each kind of gap as a letter.
var kinds = [lang.GapKinds]string{lang.WordSpace: "w", lang.Letters: "+", lang.Mark: "m", lang.MiddleDot: "d", lang.Mixed: "x", lang.Fixed: "."}

// spaced writes the gaps of a text in their places: what is set there in the middle of a line,
// where it is not nothing, and how it changes. Fixed gaps that add nothing are left out.
func spaced(text []rune) string {
	all := gaps(text)
	out := ""
	for at := 0; at <= len(text); at++ {
		for len(all) > 0 && all[0].At == at {
			if all[0].Natural != 0 {
				out += fmt.Sprint(int(all[0].Natural))
			}
			if all[0].Kind != lang.Fixed || all[0].Natural != 0 {
				out += kinds[all[0].Kind]
			}
			all = all[1:]
		}
		if at < len(text) {
			out += string(text[at])
		}
	}
	return out
}

// TestSpacingOfJLREQ has a line for each rule: m shrinks as a mark, d as a middle dot, x is
// between scripts, + parts to fill a line, . never changes.
func TestSpacingOfJLREQ(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"solid setting", "人権に", "人+権+に"},
		{"3.1.2 a comma has half an em after it", "人、権", "人、m+権"},
		{"3.1.2 a bracket before or after it", "人「権」に", "人m+「権」m+に"},
		{"3.8.3 after a full stop nothing shrinks", "人。権", "人。+権"},
		{"3.1.4 closing marks together", "人」。権", "人」-500.。+権"},
		{"3.1.4 a full stop in a quotation", "人。」と", "人。-500.」m+と"},
		{"3.1.4 a quotation and a comma", "人」、権", "人」-500.、m+権"},
		{"3.1.4 two quotations", "人」「権", "人」-500m+「権"},
		{"3.1.4 brackets that open together", "人（「権", "人m+（-500.「権"},
		{"3.1.4 a comma and a bracket", "人、「権", "人、-500m+「権"},
		{"3.1.4 a sentence and a bracket", "人。「権", "人。-500.+「権"},
		{"3.1.4 a middle dot", "フ・セ", "フd・dセ"},
		{"3.1.4 a middle dot and brackets", "」・「", "」-500d・-500d「"},
		{"3.1.6 a sentence after a question", "か？人", "か？1000.人"},
		{"3.1.6 the author's own blank", "か？　人", "か？　人"},
		{"3.1.6 what is quoted goes on", "か？と人は", "か？と+人+は"},
		{"3.1.6 so it does", "だ！って", "だ！っ+て"},
		{"3.1.6 two marks and a bracket", "か！？」と", "か！？」m+と"},
		{"3.1.6 a bracket before the mark", "人」？", "人」-500.？"},
		{"3.1.10 dashes and ellipses", "は――と……に", "は+――+と+……+に"},
		{"3.2.6 Latin letters and figures", "2023年のCPPは", "2023250x年+の250xCPP250xは"},
		{"3.2.6 after a sound mark", "カー5", "カ+ー250x5"},
		{"3.2.6 not beside marks", "、2023（CPP）と", "、m+2023+（CPP）m+と"},
		{"3.2.6 not where the author typed a space", "は CPP と", "は 77.CPP 77.と"},
		{"3.2.6 a space between words", "Hun Sen", "Hun 77.Sen"},
		{"3.2.6 a figure with its unit", "50%の8％", "50%250xの250x8％"},
		{"figures as wide as the em", "１２人", "１２+人"},
		{"a number of them", "１，２３４．５人", "１，-500.２３４．-500.５+人"},
		{"a letter as wide as the em", "ＣＮＲＰは", "ＣＮＲＰ+は"},
		{"a unit, and a currency sign", "８％￥１", "８％+￥１"},
		{"repeat marks", "ま〳〵と", "ま+〳〵+と"},
		{"narrow quotation marks", "人“権”に", "人“権”に"},
		{"a bracket after the author's indent", "　「人", "　-500.「人"},
		{"a bracket after a blank", "人　「権", "人　「権"},
	} {
		if got := spaced([]rune(c.text)); got != c.want {
			t.Errorf("%s: %s, want %s", c.rule, got, c.want)
		}
	}
}

// TestEdgesOfJLREQ shows what a line loses at its start and its end, and what it may keep.
func TestEdgesOfJLREQ(t *testing.T) {
	for _, c := range []struct {
		text                 string
		at                   int
		atStart, atEnd, keep unit.Em
	}{
		{"「人", 0, -500, 0, 0}, {"人「権", 1, -500, 0, 0}, {"人、権", 2, 0, -500, 500}, {"人。", 2, 0, -500, 500},
		{"人」権", 2, 0, -500, 500}, {"フ・セ", 2, 0, -250, 250}, {"人。「権", 2, -500, -500, 500}, {"か？人", 2, 0, 0, 0},
		{"人。　権", 2, 0, -500, 500},
	} {
		var g lang.Gap
		for _, known := range gaps([]rune(c.text)) {
			if known.At == c.at {
				g.AtStart, g.AtEnd, g.EndBlank = g.AtStart+known.AtStart, g.AtEnd+known.AtEnd, g.EndBlank+known.EndBlank
			}
		}
		if g.AtStart != c.atStart || g.AtEnd != c.atEnd || g.EndBlank != c.keep {
			t.Errorf("%s at %d: %+v, want %d, %d and %d", c.text, c.at, g, c.atStart, c.atEnd, c.keep)
		}
	}
}

// TestGapsStandInOrder holds what lang asks of them, and that no mark loses more than is blank.
func TestGapsStandInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.StringOf(rapid.SampledFrom([]rune("人あア、。「」（）・：！？―…　 A1％１“”"))).Draw(t, "text"))
		last := 0
		for _, g := range gaps(text) {
			if g.At < last || g.At > len(text) {
				t.Fatalf("%q: a gap at %d after %d", string(text), g.At, last)
			}
			last = g.At
			if g.Natural < 0 && (blankAfter(classOf(text[g.At-1]))+blankBefore(classOf(text[g.At])) < -g.Natural) {
				t.Fatalf("%q: %d are taken before rune %d", string(text), -g.Natural, g.At)
			}
		}
	})
}
