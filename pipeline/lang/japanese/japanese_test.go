package japanese

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
)

func marked(s string) (text []rune, breaks []lang.Break) {
	for _, part := range strings.Split(s, "|") {
		if len(text) > 0 {
			breaks = append(breaks, lang.Break{At: len(text), Kind: lang.Word, Penalty: 50})
		}
		text = append(text, []rune(part)...)
	}
	return text, breaks
}

func everywhere(s string) []lang.Break {
	var out []lang.Break
	for at := 1; at < len([]rune(s)); at++ {
		out = append(out, lang.Break{At: at, Kind: lang.Word, Penalty: 50})
	}
	return out
}

func show(text []rune, breaks []lang.Break) string {
	out, at := "", 0
	for _, b := range breaks {
		out += string(text[at:b.At])
		if b.Penalty > 0 {
			out += "/"
		} else {
			out += "|"
		}
		at = b.At
	}
	return out + string(text[at:])
}

// TestKinsoku shows where breaks are left when they are offered everywhere; / is a dear one.
func TestKinsoku(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"kanji and kana", "人権に", "人|権|に"},
		{"full stops and commas", "す。は、", "す。|は、"},
		{"brackets", "党（CNRP）の", "党|（CNRP）|の"},
		{"quotation", "は「懸念」と", "は|「懸|念」|と"},
		{"small kana and the sound mark", "キャンドルライトー", "キャ|ン|ド|ル|ラ|イ|トー"},
		{"iteration marks", "様々な人々", "様々|な|人々"},
		{"middle dots", "フン・セン", "フ|ン・|セ|ン"},
		{"dashes in a pair", "は――と", "は|――|と"},
		{"ellipses in a pair", "は……と", "は|……|と"},
		{"a year", "2023年の", "2023/年|の"},
		{"full-width figures", "１２議席", "１２/議|席"},
		{"a figure and its unit", "8％と", "8％|と"},
		{"exclamation", "か！？は", "か！？|は"},
	} {
		if got := show([]rune(c.text), breaks([]rune(c.text), everywhere(c.text))); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestNothingIsAddedAndAnAuthorsBreakKeepsItsPrice(t *testing.T) {
	text, offered := marked("A-|B 人|権")
	offered[0].Kind = lang.Author
	got := breaks(text, offered)
	if len(got) != 2 || got[0] != offered[0] || got[1].Penalty != 0 {
		t.Errorf("%+v of %+v", got, offered)
	}
}

// TestKinsokuHoldsOverRandomText takes the classes from JLREQ's list by example, not from the
// tables that it tests.
func TestKinsokuHoldsOverRandomText(t *testing.T) {
	never := "」』）】〉》’”、。，．・：；！？ーゝ々ぁィッャュョヶ％℃"
	after := "「『（【〈《‘“"
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.SampledFrom([]rune(never+after+"人権あいう12AB年―…  "))).Draw(t, "text"))
		runes := []rune(text)
		offered := everywhere(text)
		got := breaks(runes, offered)
		if len(got) > len(offered) {
			t.Fatalf("%q: %d breaks of %d", text, len(got), len(offered))
		}
		for _, b := range got {
			if strings.ContainsRune(never, runes[b.At]) || strings.ContainsRune(after, runes[b.At-1]) {
				t.Fatalf("%q: a line ends between %q and %q", text, runes[b.At-1], runes[b.At])
			}
		}
	})
}
