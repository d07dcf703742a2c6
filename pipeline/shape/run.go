package shape

import (
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"letterpress/pipeline/font"
)

// run is a stretch of text in one face, script and style, shaped as a whole.
type run struct {
	from, to int // rune offsets into the paragraph
	face     *font.Face
	script   language.Script
	lang     language.Language
	first    int    // index of its first cluster
	safe     []bool // by cluster: a line may start there without reshaping
}

// piece is a shaped text; its clusters count runes from the text's start.
type piece struct {
	clusters []Cluster
	safe     []bool
}

type pieceKey struct {
	face   *font.Face
	script language.Script
	lang   language.Language
	text   string
}

// unkerned turns kerning off. In fonts whose characters are as wide as the em it goes with
// proportional widths (OpenType registry, palt) and would take them off their places.
var unkerned = []harfbuzz.Feature{{Tag: opentype.MustNewTag("kern"), Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd}}

// features gives the features of a run that are not as a font has them by default.
func features(script language.Script) []harfbuzz.Feature {
	if eastern(script) {
		return unkerned
	}
	return nil
}

// shape shapes text as part of a run.
func (w *worker) shape(r *run, text []rune) (piece, error) {
	h, err := w.font(r.face)
	if err != nil {
		return piece{}, err
	}
	b := w.buffer
	b.Clear()
	b.AddRunes(text, 0, len(text))
	b.Props = harfbuzz.SegmentProperties{Language: r.lang, Script: r.script, Direction: harfbuzz.LeftToRight}
	b.Shape(h, features(r.script))

	p := piece{clusters: make([]Cluster, 0, len(b.Info)), safe: make([]bool, 0, len(b.Info))}
	glyphs := make([]Glyph, len(b.Info))
	pen := 0
	for i := range b.Info {
		info, pos := &b.Info[i], &b.Pos[i]
		if i == 0 || info.Cluster != b.Info[i-1].Cluster {
			pen = 0
			p.clusters = append(p.clusters, Cluster{From: info.Cluster, Face: r.face, Span: -1, Glyphs: glyphs[i:i:i]})
			p.safe = append(p.safe, info.Mask&harfbuzz.GlyphUnsafeToBreak == 0)
		}
		c := &p.clusters[len(p.clusters)-1]
		c.Glyphs = glyphs[i-len(c.Glyphs) : i+1 : i+1]
		c.Glyphs[len(c.Glyphs)-1] = Glyph{ID: uint16(info.Glyph), X: pen + int(pos.XOffset), Y: int(pos.YOffset)}
		pen += int(pos.XAdvance)
		c.Advance = max(pen, 0)
	}
	p.close(text)
	return p, nil
}

// close sets each cluster's end, and what it is, from the text.
func (p *piece) close(text []rune) {
	for i := range p.clusters {
		c := &p.clusters[i]
		c.To = len(text)
		if i+1 < len(p.clusters) {
			c.To = p.clusters[i+1].From
		}
		c.Blank = true
		for _, r := range text[c.From:c.To] {
			c.Blank = c.Blank && blank(r)
		}
		if c.To-c.From == 1 && !c.Blank {
			c.Left, c.Right = c.Face.Protrusion(text[c.From], c.Advance)
		}
	}
}

// reshape shapes a short text of a run that stands at a line's end or start, or gives what
// the same text gave before.
func (w *worker) reshape(r *run, text []rune) ([]Cluster, error) {
	key := pieceKey{r.face, r.script, r.lang, string(text)}
	if p, ok := w.pieces[key]; ok {
		return p.clusters, nil
	}
	p, err := w.shape(r, text)
	if err != nil {
		return nil, err
	}
	w.pieces[key] = p
	return p.clusters, nil
}

// moved gives the cluster with its runes counted from by runes earlier.
func (c Cluster) moved(by int) Cluster {
	c.From += by
	c.To += by
	return c
}
