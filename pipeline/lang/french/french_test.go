package french

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
)

// everywhere offers a break before every rune but the first.
func everywhere(text []rune) []lang.Break {
	var out []lang.Break
	for at := 1; at < len(text); at++ {
		out = append(out, lang.Break{At: at})
	}
	return out
}

// marked reads a text with | where breaks are offered.
func marked(s string) (text []rune, breaks []lang.Break) {
	for _, part := range strings.Split(s, "|") {
		if len(text) > 0 {
			breaks = append(breaks, lang.Break{At: len(text)})
		}
		text = append(text, []rune(part)...)
	}
	return text, breaks
}

func TestBreaks(t *testing.T) {
	for _, c := range []struct{ name, offered, want string }{
		{"a space", "la |loi", "la |loi"},
		{"inside guillemets with plain spaces", "dit « |oui |» |non", "dit « oui » |non"},
		{"before a colon after a plain space", "clair |: |ses", "clair : |ses"},
		{"before ; ! ?", "a |; |b |! |c |?", "a ; |b ! |c ?"},
		{"after an apostrophe", "l’|homme et l'|on", "l’homme et l'on"},
		{"in an inversion", "a-|t-|il", "a-t-il"},
		{"in another", "pense-|t-|elles |ici", "pense-t-elles |ici"},
		{"a compound with t", "demi-|t-|ours", "demi-|t-|ours"},
		{"an ordinary hyphen", "vice-|présidents", "vice-|présidents"},
		{"before a percent sign", "10 |% |de", "10 % |de"},
		{"at the edges", "a", "a"},
	} {
		text, offered := marked(c.offered)
		got, at := "", 0
		for _, b := range breaks(text, offered) {
			got += string(text[at:b.At]) + "|"
			at = b.At
		}
		if got += string(text[at:]); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAMarkNeverBeginsALine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOf(rapid.SampledFrom([]rune("ael’'-t «»:;!?( )\u202f\u00a0"))).Draw(t, "text")
		offered := everywhere(text)
		next := 0
		for _, b := range breaks(text, offered) {
			if strings.ContainsRune("»:;!?)", text[b.At]) || text[b.At-1] == '«' {
				t.Fatalf("%q: a break between %q and %q", string(text), text[b.At-1], text[b.At])
			}
			for next < len(offered) && offered[next] != b {
				next++
			}
			if next == len(offered) {
				t.Fatalf("%q: a break at %d that nobody offered", string(text), b.At)
			}
		}
	})
}

func TestHyphensLeaveTwoAndThreeLetters(t *testing.T) {
	l := Language([]string{"Parti de la bougie"})
	for word, want := range map[string]int{"démocratie": 3, "bougie": 0, "école": 0} {
		got := l.Hyphens([]rune(word))
		if len(got) != want {
			t.Errorf("%s is parted at %v, want %d places", word, got, want)
		}
	}
}

func TestHyphensInWordsOfTheLetter(t *testing.T) {
	l := Language([]string{"Hun Manet", "Parti de la bougie"})
	for word, want := range map[string]string{
		"préoccupations": "pré-oc-cu-pa-tions",
		"autoritarisme":  "au-to-ri-ta-risme",
		"sénatoriales":   "sé-na-to-riales",
		"ample":          "ample",
		"amplement":      "am-ple-ment",
		"Manet":          "Manet",
		"PSNC":           "PSNC",
		"FORUM":          "FORUM",
	} {
		runes, got, last := []rune(word), "", 0
		for _, at := range l.Hyphens(runes) {
			got += string(runes[last:at]) + "-"
			last = at
		}
		if got += string(runes[last:]); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestSentencesOfTheLetter(t *testing.T) {
	for _, c := range []struct{ offered, want string }{
		{"Hun |Sen |a |déclaré |qu’|il |« |continuerait |d’|exercer |» |une |influence",
			"Hun |Sen |a |déclaré |qu’il |« continuerait |d’exercer » |une |influence"},
		{"Peut-|on |parler |d’|élections |libres |? |Non |: |le |scrutin |fut |une |mascarade |!",
			"Peut-|on |parler |d’élections |libres ? |Non : |le |scrutin |fut |une |mascarade !"},
		{"a-|t-|elle |(la |commission |) |siégé |[sic |]", "a-t-elle |(la |commission ) |siégé |[sic ]"},
	} {
		text, offered := marked(c.offered)
		got, at := "", 0
		for _, b := range breaks(text, offered) {
			got += string(text[at:b.At]) + "|"
			at = b.At
		}
		if got += string(text[at:]); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestTheOfferIsNotChanged(t *testing.T) {
	text, offered := marked("l’|homme |: |« |oui |»")
	kept := append([]lang.Break(nil), offered...)
	breaks(text, offered)
	for i := range kept {
		if offered[i] != kept[i] {
			t.Errorf("%+v became %+v", kept[i], offered[i])
		}
	}
}
