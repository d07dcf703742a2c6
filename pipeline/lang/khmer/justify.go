package khmer

import (
	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/khmer/cluster"
)

// Justified gives the language with its lines filled: first the blanks grow, then all
// clusters part alike, by no more than a reader takes for the face's own spacing (W3C
// sealreq: Khmer is justified by both). The steps are coarse, for the sake of composed fonts.
func Justified(l lang.Language) lang.Language {
	l.Gaps = gaps
	l.Adjustment = lang.Adjustment{
		Shrink:  []lang.Step{{Kind: lang.WordSpace, Limit: 100, Quantum: 10}},
		Stretch: []lang.Step{{Kind: lang.WordSpace, Limit: 500, Quantum: 10}, {Kind: lang.Letters, Limit: 80, Quantum: 10}},
	}
	return l
}

// gaps gives the boundaries between clusters that stand side by side.
func gaps(text []rune) []lang.Gap {
	var out []lang.Gap
	var ends []int
	for from := 0; from < len(text); from++ {
		to := from
		for to < len(text) && cluster.Letter(text[to]) {
			to++
		}
		ends = cluster.Ends(text[from:to], ends[:0])
		for _, end := range ends {
			if from+end < to {
				out = append(out, lang.Gap{At: from + end, Kind: lang.Letters})
			}
		}
		from = to
	}
	return out
}
