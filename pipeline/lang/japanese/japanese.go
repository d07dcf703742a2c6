// Package japanese is Japanese set horizontally, after "Requirements for Japanese Text
// Layout" (JLREQ; W3C, 2020) and JIS X 4051.
package japanese

import (
	"unicode"

	"letterpress/pipeline/lang"
)

// Language is Japanese.
func Language() lang.Language {
	return lang.Language{Breaks: breaks, Phrases: phrases, Gaps: gaps, Adjustment: adjustment, Date: date, Calendars: []string{eras}}
}

// counterPenalty is the price of parting a figure from what it counts: 8|年. JLREQ allows
// it; a reader stumbles.
const counterPenalty = 300

// wordPenalty is the price of parting a loan word, カンボ|ジア: JLREQ allows it anywhere, and
// where another line fills as well it is taken.
const wordPenalty = 40

// lonePenalty is the price of a last line of one character, with its marks: JLREQ 3.8 would
// have two at least. Only a line beyond its limits is dearer.
const lonePenalty = 31_000

// breaks drops the places that kinsoku forbids and makes those dear at which a figure would
// lose what it counts. UAX 14 knows most of them; which of them depends on its version.
func breaks(text []rune, uax []lang.Break) []lang.Break {
	out := make([]lang.Break, 0, len(uax))
	lone := loneFrom(text)
	for _, b := range uax {
		if b.At <= 0 || b.At >= len(text) || noLineEnd[inked(text[:b.At])] || !mayPart(text[b.At-1], text[b.At]) || insideNumber(text, b.At) {
			continue
		}
		switch {
		case b.At >= lone:
			b.Penalty = lonePenalty
		case digit(text[b.At-1]) && counters[text[b.At]]:
			b.Penalty = counterPenalty
		case loan(text, b.At):
			b.Penalty = wordPenalty
		case b.Kind == lang.Word:
			b.Penalty = 0 // between two characters is where Japanese breaks
		}
		out = append(out, b)
	}
	return out
}

// loneFrom gives the offset from which on less than two characters are left, its marks not
// counted.
func loneFrom(text []rune) int {
	left := 0
	for at := len(text) - 1; at >= 0; at-- {
		if c := classOf(text[at]); c == ideographic || c == letter || c == foreign {
			left++
		}
		if left == 2 {
			return at + 1
		}
	}
	return len(text)
}

// mayPart reports whether a line may end with before and the next begin with after.
func mayPart(before, after rune) bool {
	switch {
	case noLineStart[after]:
		return false
	case before == after && unparted[before]:
		return false // JLREQ 3.1.10: two dashes, ellipses or repeat marks are one
	case before == '〳' || before == '〴':
		return after != '〵'
	}
	return !latin(before) || !latin(after)
}

// inked gives the last character of a line that is not blank, and 0 where all are.
func inked(line []rune) rune {
	for at := len(line) - 1; at >= 0; at-- {
		if !unicode.Is(unicode.Zs, line[at]) && line[at] != 0x200B {
			return line[at]
		}
	}
	return 0
}

// insideNumber reports a break in a full-width number, after its comma or point: １，|２３４.
func insideNumber(text []rune, at int) bool {
	return at >= 2 && digit(text[at-2]) && (text[at-1] == '，' || text[at-1] == '．') && digit(text[at])
}

func set(s string) map[rune]bool {
	m := map[rune]bool{}
	for _, r := range s {
		m[r] = true
	}
	return m
}

var (
	// noLineEnd holds JLREQ's opening brackets, cl-01 (appendix A.1), and the currency signs
	// that stand before their figure, cl-12.
	noLineEnd = set("‘“（〔［｛〈《「『【⦅｟〘〖«〝([{" + "¥$£￥＄￡＃€№")

	// noLineStart holds what never begins a line (JLREQ 3.1.7, appendix A): cl-02 closing
	// brackets, cl-03 hyphens, cl-04 dividing marks, cl-05 middle dots, cl-06 full stops,
	// cl-07 commas, cl-09 iteration marks, cl-10 the sound mark, cl-11 small kana, cl-13
	// units after their figure. U+2013 is left out: dates use it. Half-width forms and U+FF5E,
	// which many type for U+301C, go with those that they stand for.
	noLineStart = set("’”）〕］｝〉》」』】⦆｠〙〗»〟)]}" +
		"‐〜～゠" + "！？‼⁇⁈⁉!?" + "・：；:;" + "。．." + "、，," +
		"ヽヾゝゞ々〻" + "ー" +
		"ぁぃぅぇぉァィゥェォっゃゅょゎゕゖッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ" +
		"ｧｨｩｪｫｬｭｮｯｰ｡｣､･ﾞﾟ" + "％‰℃℉℄°′″¢%ℓ㏋" +
		"㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄")

	// unparted holds what stands in pairs, cl-08.
	unparted = set("—―…‥〱")

	// counters are what Japanese puts directly after a figure, most often.
	counters = set("年月日時分秒人名件条項歳回円万億兆議か箇ヶカ")
)

// digit reports a figure, full-width too.
func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// latin reports letters and figures that make up a word: no line ends between two of them.
func latin(r rune) bool {
	return digit(r) || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}
