package check

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/fonts"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/font"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/linebreak"
	"letterpress/pipeline/page"
	"letterpress/pipeline/sfnt"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// lines sets each text on one line, a leading below the one before it.
func lines(t *testing.T, tag string, st style.Style, texts ...string) []page.Line {
	t.Helper()
	library, _, err := font.Open(fonts.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	shaper := shape.New(library)
	var out []page.Line
	for i, words := range texts {
		text := edition.Text{Runes: []rune(words), Tag: language.Make(tag), Lang: tag, Catalog: tag, Message: "body",
			Place: func(at int) diag.Position {
				return diag.Position{File: "locales/" + tag + ".toml", Line: i + 1, Column: at + 1}
			}}
		p, err := shaper.Paragraph(text, shape.Style{Size: st.Size, Role: st.Font, Strong: st.Strong}, lang.Language{})
		if err != nil {
			t.Fatal(err)
		}
		s := linebreak.Break(p, linebreak.Measure{Width: 10_000 * unit.Point, Ragged: true})
		out = append(out, page.Line{Line: s[0].Lines[0], Setting: &s[0], Size: st.Size, Baseline: unit.Length(i+1) * st.Leading})
	}
	return out
}

func TestLinesThatTouch(t *testing.T) {
	st := style.Style{Size: 11 * unit.Point, Leading: 14 * unit.Point, Font: "text"}
	for _, c := range []struct {
		name, tag string
		leading   int64
		texts     []string
		want      string // place and problem; empty for none
	}{
		{"room for descenders and accents", "fr", 14, []string{"pages", "Été"}, ""},
		{"a stack of marks", "fr", 14, []string{"xxxx", "xxS\u0302\u0303\u0304\u0306x"},
			"locales/fr.toml:2:3: \"S\u0302\u0303\u0304\u0306\" touches \"x\" in the line above it (north.fr, page 1, line 2)"},
		{"a stack below a blank", "fr", 14, []string{"xx            xx", "xxxx    S\u0302\u0303\u0304\u0306"}, ""},
		{"a stack beside a short line", "fr", 14, []string{"xx", "xxxx    S\u0302\u0303\u0304\u0306"}, ""},
		{"a descender in the room of an accent, not on it", "fr", 10, []string{"ppxx", "xxxx"}, ""},
		{"a descender on a tall letter", "fr", 10, []string{"xxp", "bbb"}, `locales/fr.toml:2:3: "b" touches "p" in the line above it (north.fr, page 1, line 2)`},
		{"three subscripts deep", "km", 17, []string{"ង្គ្លូ", "ស៊ី"}, `locales/km.toml:2:1: "ស៊ី" touches "ង្គ្លូ" in the line above it (north.km, page 1, line 2)`},
		{"nothing on a line", "fr", 1, []string{"", "x"}, ""},
	} {
		st.Leading = unit.Length(c.leading) * unit.Point
		e := &edition.Edition{ID: "north", Lang: c.tag}
		found := Pages(e, []page.Page{{Width: 600 * unit.Point, Lines: lines(t, c.tag, st, c.texts...)}})
		got := ""
		for _, f := range found {
			got += f.Pos.String() + ": " + f.Problem
			if f.Code != "lines-touch" || f.Level != diag.Warning || f.Hint == "" {
				t.Errorf("%s: %+v", c.name, f)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestTheHeadOfAColumnTouchesNothing: the line before it stands at the foot of another.
func TestTheHeadOfAColumnTouchesNothing(t *testing.T) {
	two := lines(t, "fr", style.Style{Size: 11 * unit.Point, Leading: 5 * unit.Point, Font: "text"}, "bbb", "bbb")
	e := &edition.Edition{ID: "north", Lang: "fr"}
	if found := Pages(e, []page.Page{{Width: 600 * unit.Point, Lines: two}}); len(found) != 1 {
		t.Errorf("%v", found)
	}
	slices.Reverse(two)
	if found := Pages(e, []page.Page{{Width: 600 * unit.Point, Lines: two}}); len(found) != 0 {
		t.Errorf("%v", found)
	}
}

// What stands deepest and highest in the words of letters. Deeper is ញ្ញូ, and higher ម៉ៀ: where one
// stands over the other, it is found.
var (
	deep = []string{"ស្ត្រូ", "ន្ត្រុ", "ង្គ្រូ", "ន្ទ្រូ", "ស្ត្រី", "អង្គ្លេស", "កម្ពុជា", "បច្ចុប្បន្ន", "ខ្ញុំ", "បញ្ចូល", "ឡូ"}
	tall = []string{"ទៀត", "លម្អៀង", "សំណុំរឿង", "ដ៏", "ជឿ", "ជើង", "ជ័យ", "ថ្មី", "ស៊ី", "ហ៊ឹ", "ម៉ឺ", "ប៊ែ", "ញ៉ាំ", "ធ៌", "ឆ្នៅ", "ង់", "ន៍", "ទ្ធិ៍"}
)

// TestLeadingOfKhmer holds the leading of every role against the ink of the deepest clusters
// above the tallest, whatever stands over what.
func TestLeadingOfKhmer(t *testing.T) {
	styles, err := style.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range []string{"title", "label", "recipients", "salutation", "heading", "paragraph", "list", "closing", "signatories", "date"} {
		st := styles.Style("Khmr", role)
		for _, st.Strong = range []bool{st.Strong, true} {
			k := inks{}
			two := lines(t, "km", st, strings.Join(deep, " "), strings.Join(tall, " "))
			_, bottom, _ := k.extent(&two[0])
			top, _, _ := k.extent(&two[1])
			t.Logf("%s, strong %v: %s left", role, st.Strong, top-bottom)
			if top <= bottom {
				t.Errorf("%s, strong %v: ink overlaps by %s", role, st.Strong, bottom-top)
			}
		}
	}
}

// TestClearanceIsThatOfEveryPoint compares with all pairs of points of the two lines: no two
// one above the other are closer, but for what lies between two points of an edge.
func TestClearanceIsThatOfEveryPoint(t *testing.T) {
	st := style.Style{Size: 11 * unit.Point, Font: "text"}
	letters := rapid.StringOfN(rapid.SampledFrom([]rune("ព្រែឹូុីកង៉ ខ្ញុំ")), 1, 12, -1)
	rapid.Check(t, func(r *rapid.T) {
		st.Leading = unit.Length(rapid.IntRange(5, 25).Draw(r, "points")) * unit.Point
		two := lines(t, "km", st, letters.Draw(r, "above"), letters.Draw(r, "below"))
		k := inks{}
		got, _, _ := k.clearance(&two[0], &two[1])
		_, bottom, some := k.extent(&two[0])
		top, _, any := k.extent(&two[1])
		if !some || !any {
			return
		}
		if got < top-bottom {
			r.Fatalf("clearance %s, the boxes are %s apart", got, top-bottom)
		}
		highest := map[unit.Length]unit.Length{}
		points(k.place(&two[1]), func(x, y unit.Length) {
			if h, ok := highest[x/inkColumn]; !ok || y < h {
				highest[x/inkColumn] = y
			}
		})
		points(k.place(&two[0]), func(x, y unit.Length) {
			if h, ok := highest[x/inkColumn]; ok && h-y < got && top <= bottom {
				r.Fatalf("clearance %s, at %s there is %s", got, x, h-y)
			}
		})
	})
}

// points gives the points of glyphs.
func points(glyphs []placed, each func(x, y unit.Length)) {
	for i := range glyphs {
		for _, line := range glyphs[i].outline() {
			for _, q := range line {
				each(glyphs[i].at(q))
			}
		}
	}
}

// TestGlyphsStandWhereTheyAreDrawn holds the ink of a line that is indented, tracked and of two
// faces, and of a mark that its font moves.
func TestGlyphsStandWhereTheyAreDrawn(t *testing.T) {
	st := style.Style{Size: 10 * unit.Point, Leading: 20 * unit.Point, Font: "text"}
	l := lines(t, "km", st, "កក aa")[0]
	l.X, l.Tracking = 50*unit.Point, unit.Point/2
	var pens []unit.Length
	for i := range l.Clusters {
		pens = append(pens, l.X+shape.Width(l.Clusters[:i], l.Size)+l.Tracking*unit.Length(i))
	}
	got := inks{}.place(&l)
	if len(got) != 4 {
		t.Fatalf("%d glyphs with ink", len(got))
	}
	for _, g := range got {
		if d := g.x - pens[g.cluster]; d < -2 || d > 2 || g.y != l.Baseline {
			t.Errorf("cluster %d at %s, %s; its pen is at %s, %s", g.cluster, g.x, g.y, pens[g.cluster], l.Baseline)
		}
	}
	moved := lines(t, "km", st, "ស្ត្រី")[0]
	for i, g := range (inks{}).place(&moved) {
		own := moved.Clusters[0].Glyphs[i]
		if want := unit.Scale(own.X, 1000, moved.Size); g.x != want || g.y != moved.Baseline-unit.Scale(own.Y, 1000, moved.Size) {
			t.Errorf("glyph %d at %s, %s; its font moves it to %s", i, g.x, g.y, want)
		}
	}
}

func TestCurvesBecomeLines(t *testing.T) {
	round := sfnt.Contour{{X: 0, Y: 0, On: true}, {X: 60, Y: 0}, {X: 60, Y: 60}, {X: 0, Y: 60, On: true}}
	got := straight(round)
	var box sfnt.Box
	for _, p := range got {
		box.XMax, box.YMax = max(box.XMax, p.X), max(box.YMax, p.Y)
		box.XMin, box.YMin = min(box.XMin, p.X), min(box.YMin, p.Y)
	}
	// The curve passes half-way between two control points; at 60, 0 and 60, 60 it never is.
	corner := func(p sfnt.Point) bool { return p.X == 60 && p.Y != 30 }
	if want := (sfnt.Box{XMax: 60, YMax: 60}); box != want || slices.ContainsFunc(got, corner) || len(got) != 2+2*(curveSteps+1) {
		t.Errorf("%+v of %v", box, got)
	}
}
