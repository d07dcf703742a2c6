package japanese

import (
	"unicode"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/unit"
)

// Widths of what a full-width mark of punctuation has blank (JLREQ 3.1.2), and of what is
// set between characters.
const (
	half    = 500
	quarter = 250
	whole   = 1000

	third     = 83 // what a third of an em is more than a quarter
	wordSpace = 77 // and more than the space of the face, .256 em: JLREQ 3.2.6 has it a third
)

// adjustment brings a line to its measure as JLREQ 3.8.3 and 3.8.4 have it. Up to their ease
// gaps change unseen; a mark may lose all of its blank and letters may part by a quarter of an
// em where lines are short. Latin is set off by a third of an em at most, which JLREQ allows
// for its half: it shows less. A line that would part all its characters by more than three
// quarters of an em, before a long address, stays ragged. What a line's last mark has blank goes or stays before any of it.
var adjustment = lang.Adjustment{
	Shrink: []lang.Step{
		{Kind: lang.WordSpace, Limit: third},
		{Kind: lang.MiddleDot, Limit: quarter, Ease: quarter / 4},
		{Kind: lang.Mark, Limit: half, Ease: quarter},
		{Kind: lang.Mixed, Limit: quarter / 2},
	},
	Stretch: []lang.Step{
		{Kind: lang.WordSpace, Limit: 167},
		{Kind: lang.Mixed, Limit: third},
		{Kind: lang.Letters, Limit: quarter, Ease: 10, Quantum: 10},
		{Kind: lang.Alike, Limit: quarter, Ease: 1, Quantum: 10},
	},
	Loose: 2,
}

// class is what spacing must know of a character: JLREQ's classes (appendix A), some as one.
type class uint8

const (
	ideographic class = iota // cl-08 to cl-11, cl-13, cl-15, cl-16, cl-19: as wide as the em, or without a rule
	opening                  // cl-01, blank before
	closing                  // cl-02, blank after
	comma                    // cl-07, blank after
	stop                     // cl-06, blank after
	middle                   // cl-05, blank on both sides
	dividing                 // cl-04
	letter                   // of cl-27, and cl-24: letters and figures of other scripts
	foreign                  // the rest of cl-27: their marks
	space                    // cl-14, cl-26
)

// marks are the full-width marks. Quotation marks that the faces draw as narrow as Latin ones
// are not among them.
var marks = map[class]string{
	opening:  "（〔［｛〈《「『【⦅〘〖〝",
	closing:  "）〕］｝〉》」』】⦆〙〗〟",
	comma:    "、，",
	stop:     "。．",
	middle:   "・：；",
	dividing: "！？‼⁇⁈⁉",
}

var classes = func() map[rune]class {
	m := map[rune]class{}
	for c, s := range marks {
		for _, r := range s {
			m[r] = c
		}
	}
	return m
}()

func classOf(r rune) class {
	if c, ok := classes[r]; ok {
		return c
	}
	switch {
	case unicode.Is(unicode.Zs, r):
		return space
	case japanese(r):
		return ideographic
	case unicode.In(r, unicode.L, unicode.N, unicode.M), r < unicode.MaxLatin1 && valued[r]:
		return letter
	}
	return foreign
}

// valued are the marks that belong to a figure or a word.
var valued = set("%#&+$£¥@")

// japanese reports a character as wide as the em.
func japanese(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x30FF || r >= 0xFF01 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6 || unparted[r]
}

// gaps gives the places at which a line of text gives and takes.
func gaps(text []rune) []lang.Gap {
	var out []lang.Gap
	n := len(text)
	if n == 0 {
		return nil
	}
	if classOf(text[0]) == opening {
		out = append(out, lang.Gap{Kind: lang.Fixed, AtStart: -half})
	}
	before := classOf(text[0])
	for at := 1; at < n; at++ {
		after := classOf(text[at])
		out = between(out, text, at, before, after)
		before = after
	}
	if g := (lang.Gap{At: n, Kind: lang.Fixed}); atEnd(&g, before) {
		out = append(out, g)
	}
	return out
}

// atEnd sets what a line loses that ends after a character, and may have back.
func atEnd(g *lang.Gap, before class) bool {
	blank := blankAfter(before)
	g.AtEnd, g.EndBlank = -blank, blank
	return blank != 0
}

// blankAfter and blankBefore give what a mark's glyph has blank on a side.
func blankAfter(c class) unit.Em {
	switch c {
	case closing, comma, stop:
		return half
	case middle:
		return quarter
	}
	return 0
}

func blankBefore(c class) unit.Em {
	switch c {
	case opening:
		return half
	case middle:
		return quarter
	}
	return 0
}

// between appends the gaps before text[at].
func between(out []lang.Gap, text []rune, at int, before, after class) []lang.Gap {
	g := lang.Gap{At: at, Kind: lang.Fixed}
	edge := atEnd(&g, before)
	if after == opening {
		g.AtStart, edge = -half, true
	}
	g.Natural, g.Kind = inline(text, at, before, after)
	if edge || g.Natural != 0 || g.Kind != lang.Fixed {
		out = append(out, g)
	}
	if parts(text, at, before, after) {
		out = append(out, lang.Gap{At: at, Kind: lang.Letters})
	}
	return out
}
