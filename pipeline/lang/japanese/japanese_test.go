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
		{"kanji and kana", "人権に", "人|権/に"},
		{"full stops and commas", "す。は、", "す。/は、"},
		{"brackets", "党（CNRP）の", "党|（CNRP）/の"},
		{"quotation", "は「懸念」と", "は|「懸|念」/と"},
		{"small kana and the sound mark", "キャンドルライトー", "キャ/ン/ド/ル/ラ/イ/トー"},
		{"iteration marks", "様々な人々", "様々|な|人々"},
		{"middle dots", "フン・セン", "フ/ン・|セ/ン"},
		{"dashes in a pair", "は――と", "は|――/と"},
		{"ellipses in a pair", "は……と", "は|……/と"},
		{"a year", "2023年の", "2023/年/の"},
		{"full-width figures", "１２議席", "１２/議/席"},
		{"a figure and its unit", "8％と", "8％/と"},
		{"a number of full-width figures", "１，２３４．５人", "１，２３４．５/人"},
		{"a comma after a figure", "１，人", "１，/人"},
		{"repeat marks", "ま〳〵と", "ま|〳〵/と"},
		{"one of Latin letters", "ＣＮＲＰ党とCPP", "ＣＮＲＰ|党|と|CPP"},
		{"yen before and after", "￥1,234と1,234円", "￥1,|234|と|1,|234/円"},
		{"words of Latin letters", "は Hun Sen と", "は| |Hun| |Sen/ /と"},
		{"a blank after a bracket", "は（ 人）と", "は|（ 人）/と"},
		{"exclamation", "か！？は", "か！？/は"},
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
	if len(got) != 2 || got[0] != offered[0] || got[1].Penalty != lonePenalty {
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

// The classes of JLREQ, appendix A, as they stand there; cl-03 without U+2013.
var (
	neverFirst = map[string]string{
		"cl-02 closing brackets":        "’”）〕］｝〉》」』】⦆〙〗»〟",
		"cl-03 hyphens":                 "‐〜゠",
		"cl-04 dividing punctuation":    "！？‼⁇⁈⁉",
		"cl-05 middle dots":             "・：；",
		"cl-06 full stops":              "。．",
		"cl-07 commas":                  "、，",
		"cl-09 iteration marks":         "ヽヾゝゞ々〻",
		"cl-10 prolonged sound mark":    "ー",
		"cl-11 small kana":              "ぁぃぅぇぉァィゥェォっゃゅょゎゕゖッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
		"cl-13 postfixed abbreviations": "°′″℃¢%‰ℓ㏋㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄",
	}
	neverLast = map[string]string{
		"cl-01 opening brackets":       "‘“（〔［｛〈《「『【⦅〘〖«〝",
		"cl-12 prefixed abbreviations": "¥$£€№＃",
	}
)

func TestEachClassOfJLREQ(t *testing.T) {
	for class, runes := range neverFirst {
		for _, r := range runes {
			text := []rune{'人', r, '人'}
			if got := breaks(text, everywhere(string(text))); len(got) != 1 || got[0].At != 2 {
				t.Errorf("%s, %c: %s", class, r, show(text, got))
			}
		}
	}
	for class, runes := range neverLast {
		for _, r := range runes {
			text := []rune{'人', r, '人'}
			if got := breaks(text, everywhere(string(text))); len(got) != 1 || got[0].At != 1 {
				t.Errorf("%s, %c: %s", class, r, show(text, got))
			}
		}
	}
}

// TestOrdinaryCharactersPart holds that kinsoku takes nothing that JLREQ leaves: between two
// kanji, kana of full size or both, and prices but a loan word's inside and a lone last character.
func TestOrdinaryCharactersPart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.SampledFrom([]rune("人権選挙あいうえおつやゆよアツヤユヨンん"))).Draw(t, "text"))
		offered := everywhere(text)
		got := breaks([]rune(text), offered)
		if len(got) != len(offered) {
			t.Fatalf("%s: %s", text, show([]rune(text), got))
		}
		for _, b := range got {
			if b.Penalty != 0 && b.At != len(offered) && !loan([]rune(text), b.At) {
				t.Fatalf("%s: %+v costs something", text, b)
			}
		}
	})
}

func TestSentencesOfTheLetter(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"フン・セン氏率いるカンボジア人民党（CPP）にとって",
			"フ/ン・|セ/ン|氏|率|い|る|カ/ン/ボ/ジ/ア|人|民|党|（CPP）|に|とっ/て"},
		{"就任から1か月が経った頃", "就|任|か|ら|1/か|月|が|経っ|た/頃"},
		{"国民議会の125議席のうち", "国|民|議|会|の|125/議|席|の|う/ち"},
	} {
		text := []rune(c.text)
		if got := show(text, breaks(text, everywhere(c.text))); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

func TestTheOfferIsNotChanged(t *testing.T) {
	text, offered := marked("1|年|間、|人|権|」")
	kept := append([]lang.Break(nil), offered...)
	breaks(text, offered)
	for i, b := range offered {
		if b != kept[i] {
			t.Errorf("%+v became %+v", kept[i], b)
		}
	}
}

func TestBreaksOutsideTheTextAreDropped(t *testing.T) {
	if got := breaks([]rune("人権"), []lang.Break{{At: -1}, {At: 0}, {At: 1}, {At: 2}, {At: 9}}); len(got) != 1 || got[0].At != 1 {
		t.Errorf("%+v", got)
	}
}

func BenchmarkBreaks(b *testing.B) {
	text := strings.Repeat("カンボジアは、2023年の総選挙がまたしても茶番に終わった後も、権威主義へと転落し続けています。", 100)
	runes, offered := []rune(text), everywhere(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		breaks(runes, offered)
	}
}
