// Package shape turns final words into glyphs: clusters of a face each with its advance, the
// places where a line may end, and what changes there.
package shape

import (
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/unit"
)

// Paragraph is one text shaped at one size. It is immutable and may be shared.
type Paragraph struct {
	Text edition.Text
	Size unit.Length // of its text; em and font units refer to it

	Clusters []Cluster // cover the runes of Text exactly once, in order
	Gaps     []Gap     // ascending by Cluster
	Breaks   []Break   // ascending by At; the text's end is none of them

	Adjustment lang.Adjustment
}

// Cluster is an indivisible piece of text with its picture.
type Cluster struct {
	From, To int        // rune offsets into the paragraph, half open; equal for an added hyphen
	Face     *font.Face // that it is drawn with
	Glyphs   []Glyph    // in drawing order; none for a blank without a glyph
	Advance  int        // font units to the next pen position, gap included once a line is set; never negative
	Span     int        // index into Text.Spans, -1 outside them
	Blank    bool       // a space: it takes no room at a line's end

	// Left and Right are how far the cluster may stand outside the measure where a line
	// starts or ends with it, in font units; never negative.
	Left, Right int
}

// Glyph is one glyph of a cluster.
type Glyph struct {
	ID   uint16 // in the face's font file; 0 is the missing glyph
	X, Y int    // font units from the cluster's pen position, y upward
}

// Gap is a place between two clusters where a justified line gives or takes, or where the
// line's edge changes a width.
type Gap struct {
	Cluster int // the gap lies before Clusters[Cluster]
	Kind    lang.GapKind
	Natural unit.Em // added in the middle of a line to what the glyphs bring
	AtStart unit.Em // added before the first cluster of a line that starts here
	AtEnd   unit.Em // added after the last cluster of a line that ends here
	// EndBlank is what a justified line that ends here may have beyond AtEnd, whole or not.
	EndBlank unit.Em
}

// Break is a place where a line may end: TeX's discretionary, so that breaking lines needs
// no font.
type Break struct {
	lang.Break
	Cluster int // the next line starts with Clusters[Cluster], unless After says otherwise

	// Where the line ends here, Before stands for Clusters[BeforeFrom:Cluster]: the clusters
	// as they are shaped at a line's end, with the added hyphen.
	BeforeFrom int
	Before     []Cluster
	// Where the line starts here, After stands for Clusters[Cluster:AfterTo].
	AfterTo int
	After   []Cluster
}

// Width gives the length of the clusters' advances, rounded once for each face.
func Width(clusters []Cluster, size unit.Length) unit.Length {
	var total unit.Length
	for i := 0; i < len(clusters); {
		face, sum := clusters[i].Face, 0
		for ; i < len(clusters) && clusters[i].Face == face; i++ {
			sum += clusters[i].Advance
		}
		total += unit.Scale(sum, face.UnitsPerEm(), size)
	}
	return total
}
