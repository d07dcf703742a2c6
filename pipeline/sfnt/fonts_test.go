package sfnt

import (
	"bytes"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// What go-text makes of a font is the measure here: it reads the same tables with other
// code.

func TestGoTextAgreesOnCharactersAndAdvances(t *testing.T) {
	for name, data := range families(t) {
		t.Run(name, func(t *testing.T) {
			f, face := parsed(t, data), load(t, data)
			covered := 0
			for r := rune(0); r <= 0x2FFFF; r++ {
				got, ok := f.GlyphIndex(r)
				want, has := face.NominalGlyph(r)
				if has = has && want != 0; ok != has || ok && font.GID(got) != want {
					t.Fatalf("%U: glyph %d %v, go-text has %d %v", r, got, ok, want, has)
				}
				if ok {
					covered++
				}
			}
			if covered < 100 {
				t.Errorf("only %d characters covered", covered)
			}
			for gid := range f.NumGlyphs {
				if got, want := f.Advance(gid), face.HorizontalAdvance(font.GID(gid)); float32(got) != want {
					t.Fatalf("glyph %d: advance %d, go-text has %v", gid, got, want)
				}
			}
		})
	}
}

func TestGoTextAgreesOnOutlines(t *testing.T) {
	for name, data := range families(t) {
		t.Run(name, func(t *testing.T) {
			f, face := parsed(t, data), load(t, data)
			composites, drawn := 0, 0
			for gid := range f.NumGlyphs {
				o, err := f.Outline(gid)
				if err != nil {
					t.Fatal(err)
				}
				want := face.GlyphData(font.GID(gid)).(font.GlyphOutline).Segments
				g, _ := f.glyph(gid)
				tolerance := float32(0)
				if len(g) > 0 && i16(g, 0) < 0 {
					composites++
					tolerance = 1 // go-text does not round what a matrix turned
				}
				if got := segments(o); !near(got, want, tolerance) {
					t.Fatalf("glyph %d:\n got %v\nwant %v", gid, got, want)
				}
				drawn += min(len(o), 1)
			}
			if drawn < 100 {
				t.Errorf("only %d of %d glyphs have contours", drawn, f.NumGlyphs)
			}
			t.Logf("%d glyphs, %d drawn, %d composites", f.NumGlyphs, drawn, composites)
		})
	}
}

func TestRealOutlinesAreEncodedAgain(t *testing.T) {
	for name, data := range families(t) {
		t.Run(name, func(t *testing.T) {
			f := parsed(t, data)
			old, anew := 0, 0
			for gid := range f.NumGlyphs {
				o, err := f.Outline(gid)
				if err != nil {
					t.Fatal(err)
				}
				s, err := o.Simple()
				if err != nil {
					t.Fatalf("glyph %d: %v", gid, err)
				}
				g, _ := f.glyph(gid)
				if len(o) == 0 || i16(g, 0) < 0 {
					continue
				}
				if got, want := s.Box, (Box{i16(g, 2), i16(g, 4), i16(g, 6), i16(g, 8)}); got != want {
					t.Fatalf("glyph %d: box %v, its header has %v", gid, got, want)
				}
				back, err := decodeSimple(s.Data[glyphHeader:], len(o))
				if err != nil || !equal(back, o) {
					t.Fatalf("glyph %d: decoded again: %v, %v\nwant %v", gid, back, err, o)
				}
				old, anew = old+len(g), anew+len(s.Data)
			}
			if anew > old {
				t.Errorf("encoded in %d bytes, the font has them in %d", anew, old)
			}
		})
	}
}

func TestStrippedFontIsEnoughForShaping(t *testing.T) {
	for name, data := range families(t) {
		t.Run(name, func(t *testing.T) {
			f := parsed(t, data)
			stripped := f.Stripped()
			if len(stripped) >= len(data) {
				t.Errorf("%d bytes of %d", len(stripped), len(data))
			}
			if !bytes.Equal(stripped, parsed(t, data).Stripped()) {
				t.Error("stripped twice, differs")
			}
			got, want := load(t, stripped), load(t, data)
			if got.Upem() != want.Upem() || len(got.GSUB.Lookups) != len(want.GSUB.Lookups) || len(got.GPOS.Lookups) != len(want.GPOS.Lookups) {
				t.Errorf("layout tables differ: %d and %d lookups, want %d and %d",
					len(got.GSUB.Lookups), len(got.GPOS.Lookups), len(want.GSUB.Lookups), len(want.GPOS.Lookups))
			}
			if len(want.GSUB.Lookups) == 0 {
				t.Error("the font itself has no substitutions")
			}
			for gid := range f.NumGlyphs {
				if g := font.GID(gid); got.HorizontalAdvance(g) != want.HorizontalAdvance(g) {
					t.Fatalf("glyph %d: advance %v, want %v", gid, got.HorizontalAdvance(g), want.HorizontalAdvance(g))
				}
			}
			for r := rune(0); r <= 0x2FFFF; r++ {
				a, aok := got.NominalGlyph(r)
				if b, bok := want.NominalGlyph(r); a != b || aok != bok {
					t.Fatalf("%U: glyph %d, want %d", r, a, b)
				}
			}
		})
	}
}

func TestRealMetrics(t *testing.T) {
	fonts := families(t)
	tests := []struct {
		file, postScript, family   string
		upem, ascent, descent      int
		capHeight, xHeight, weight int
		italic                     bool
		angle                      int
	}{
		{"SourceSerif4_400Regular", "SourceSerif4-Regular", "Source Serif 4", 1000, 1036, -335, 670, 475, 400, false, 0},
		{"SourceSerif4_400Regular_Italic", "SourceSerif4-Italic", "Source Serif 4", 1000, 1036, -335, 670, 475, 400, true, -12},
		{"NotoSerif_700Bold", "NotoSerif-Bold", "Noto Serif", 1000, 1069, -293, 714, 536, 700, false, 0},
		{"NotoSerifKhmer_400Regular", "NotoSerifKhmer-Regular", "Noto Serif Khmer", 1000, 1069, -293, 714, 536, 400, false, 0},
		{"NotoSerifJP_400Regular", "NotoSerifJP-Regular", "Noto Serif JP", 1000, 1151, -286, 729, 514, 400, false, 0},
		{"Moul_400Regular", "Moul-Regular", "Moul", 2048, 2500, -1200, 1462, 1098, 400, false, 0},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			f := parsed(t, fonts[tt.file])
			if f.PostScriptName != tt.postScript || f.Family != tt.family {
				t.Errorf("names %q, %q", f.PostScriptName, f.Family)
			}
			got := []int{f.UnitsPerEm, f.Ascent, f.Descent, f.CapHeight, f.XHeight, f.Weight, f.ItalicAngle, f.FsType}
			want := []int{tt.upem, tt.ascent, tt.descent, tt.capHeight, tt.xHeight, tt.weight, tt.angle, 0}
			if !slices.Equal(got, want) || f.Italic != tt.italic {
				t.Errorf("em, ascent, descent, H, x, weight, angle, fsType:\n got %v %v\nwant %v %v", got, f.Italic, want, tt.italic)
			}
		})
	}
}

func load(t testing.TB, data []byte) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// segments draws an outline as go-text does: from the first point on the curve, or from
// between the last and the first where neither is.
func segments(o Outline) []font.Segment {
	var out []font.Segment
	add := func(op opentype.SegmentOp, points ...[2]float32) {
		s := font.Segment{Op: op}
		for i, p := range points {
			s.Args[i] = font.SegmentPoint{X: p[0], Y: p[1]}
		}
		out = append(out, s)
	}
	at := func(p Point) [2]float32 { return [2]float32{float32(p.X), float32(p.Y)} }
	middle := func(p, q Point) [2]float32 { return [2]float32{float32(p.X+q.X) / 2, float32(p.Y+q.Y) / 2} }
	for _, c := range o {
		first := slices.IndexFunc(c, func(p Point) bool { return p.On })
		var start [2]float32
		if first >= 0 {
			c = slices.Concat(c[first+1:], c[:first+1])
			start = at(c[len(c)-1])
		} else {
			start = middle(c[0], c[len(c)-1])
		}
		add(opentype.SegmentOpMoveTo, start)
		for i, p := range c {
			switch {
			case p.On && (i == 0 || c[i-1].On):
				add(opentype.SegmentOpLineTo, at(p))
			case p.On:
				add(opentype.SegmentOpQuadTo, at(c[i-1]), at(p))
			case i > 0 && !c[i-1].On:
				add(opentype.SegmentOpQuadTo, at(c[i-1]), middle(c[i-1], p))
			}
		}
		if last := c[len(c)-1]; !last.On {
			add(opentype.SegmentOpQuadTo, at(last), start)
		}
	}
	return out
}

func near(a, b []font.Segment, tolerance float32) bool {
	return slices.EqualFunc(a, b, func(a, b font.Segment) bool {
		for i := range a.Args {
			if max(a.Args[i].X-b.Args[i].X, b.Args[i].X-a.Args[i].X, a.Args[i].Y-b.Args[i].Y, b.Args[i].Y-a.Args[i].Y) > tolerance {
				return false
			}
		}
		return a.Op == b.Op
	})
}

func equal(a, b Outline) bool {
	return slices.EqualFunc(a, b, func(a, b Contour) bool { return slices.Equal(a, b) })
}

// TestTheHeadersBoxHoldsTheOutline: control points may stand outside the ink, and so outside the
// box, but no point on the outline does.
func TestTheHeadersBoxHoldsTheOutline(t *testing.T) {
	blank := 0
	for name, data := range families(t) {
		f := parsed(t, data)
		for gid := 0; gid < f.NumGlyphs; gid += 1 + f.NumGlyphs/2000 {
			outline, err := f.Outline(gid)
			if err != nil {
				t.Fatal(err)
			}
			box, err := f.GlyphBox(gid)
			if err != nil {
				t.Fatal(err)
			}
			if len(outline) == 0 {
				if blank++; box != (Box{}) {
					t.Errorf("%s: glyph %d is blank, its box %+v", name, gid, box)
				}
			}
			for _, p := range slices.Concat(outline...) {
				if p.On && (p.X < box.XMin-1 || p.X > box.XMax+1 || p.Y < box.YMin-1 || p.Y > box.YMax+1) {
					t.Errorf("%s: glyph %d: the point %+v is outside %+v", name, gid, p, box)
				}
			}
		}
		if _, err := f.GlyphBox(f.NumGlyphs); err == nil {
			t.Errorf("%s: a box of a glyph that there is not", name)
		}
	}
	if blank == 0 {
		t.Error("no blank glyph")
	}
}
