// Package linebreak chooses the lines of a paragraph: the best breaks of the whole, after
// Knuth and Plass ("Breaking Paragraphs into Lines", Software: Practice and Experience 11,
// 1981), in whole numbers so that every machine chooses the same.
package linebreak

import (
	"letterpress/pipeline/lang"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/unit"
)

// Setting is one way to set a paragraph.
type Setting struct {
	Paragraph *shape.Paragraph
	Lines     []Line // their rune ranges join without gap or overlap and cover the text
	Demerits  int64  // the lower the better; comparable within one paragraph and measure
}

// Line is one line, adjusted to its measure.
type Line struct {
	From, To int // rune offsets into the paragraph, half open
	// Clusters are the line's own, as shaped for its two ends, with the added hyphen; their
	// advances hold the gaps after them.
	Clusters []shape.Cluster
	Indent   unit.Length    // what the first cluster moves to the right of the line's start; negative is left
	Width    unit.Length    // from the line's start to its last inked cluster's end; trailing blanks are beyond it
	End      lang.BreakKind // what ends it; meaningless in the last line
	Last     bool           // the paragraph ends here
	Ratio    int            // thousandths of what the adjustment gives with ease; negative is shrunk, above 1000 shows
	Tracking unit.Length    // added between every two clusters, beyond their advances; negative is tighter
	Overfull unit.Length    // by which the line exceeds its measure; 0 when it fits
}
