package compose

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
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
	"letterpress/pipeline/unit"
)

var library, _, libraryErr = font.Open(fonts.FS, nil)
var shaper = shape.New(library)

type fataler interface {
	Helper()
	Fatal(args ...any)
}

// pageOf shapes a text, breaks it and puts its lines on a page.
func pageOf(t fataler, tag, s string, width unit.Length, l lang.Language) page.Page {
	t.Helper()
	if libraryErr != nil {
		t.Fatal(libraryErr)
	}
	text := edition.Text{Runes: []rune(s), Tag: language.Make(tag), Lang: tag,
		Place: func(int) diag.Position { return diag.Position{} }}
	if n := len(text.Runes); n > 6 {
		text.Spans = []edition.Span{{From: n / 3, To: n / 2, Strong: true}}
	}
	p, err := shaper.Paragraph(text, shape.Style{Size: 11 * unit.Point, Role: "text", Hyphenate: true}, l)
	if err != nil {
		t.Fatal(err)
	}
	settings := linebreak.Break(p, linebreak.Measure{Width: width})
	var out page.Page
	for i, line := range settings[0].Lines {
		out.Lines = append(out.Lines, page.Line{Line: line, Index: i, Setting: &settings[0],
			X: 70*unit.Point + line.Indent, Baseline: unit.Length(80+20*i) * unit.Point, Size: p.Size})
	}
	return out
}

var justified = lang.Language{
	Adjustment: lang.Adjustment{
		Shrink:  []lang.Step{{Kind: lang.WordSpace, Limit: 60}},
		Stretch: []lang.Step{{Kind: lang.WordSpace, Limit: 115}},
		Loose:   3,
	},
	Hyphens: func(word []rune) []int {
		if len(word) > 6 {
			return []int{3}
		}
		return nil
	},
}

// reading gives what a line's slots say, joined.
func reading(c *Composition, l Line) string {
	var out strings.Builder
	for _, r := range l.Runs {
		for _, slot := range r.Slots {
			out.WriteString(c.Fonts[r.Font].Slots[index(slot)].Text)
		}
	}
	return out.String()
}

func index(slot rune) int {
	if slot >= 0xF0000 {
		return int(slot) - 0xF0000 + 6400
	}
	return int(slot) - 0xE000
}

// TestSlotsSayAndMeasureWhatTheLineDoes holds the two invariants of a composed font over
// random texts: the slots' texts joined are the line's runes with what was added, and their
// advances are those of the clusters.
func TestSlotsSayAndMeasureWhatTheLineDoes(t *testing.T) {
	words := map[string][]string{
		"en": {"we", "undersigned", "well-known", "office", "AVATAR", "é", "e\u0301", "(yes)"},
		"km": {"យើងខ្ញុំ", "អង្គការ", "ស៊ីវិល", "(CNRP)", "ឆ្នាំ២០២៤។", "ខ្ញុំ\u200b"},
		"ja": {"人権について、", "「懸念」", "（CNRP）", "カンボジア"},
	}
	rapid.Check(t, func(t *rapid.T) {
		tag := rapid.SampledFrom([]string{"en", "km", "ja"}).Draw(t, "tag")
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words[tag]), 1, 40).Draw(t, "words"), " ")
		pg := pageOf(t, tag, text, unit.Length(rapid.IntRange(60, 300).Draw(t, "width"))*unit.Point, justified)
		c, err := New().Compose([]page.Page{pg})
		if err != nil {
			t.Fatal(err)
		}
		runes := []rune(text)
		for i, l := range pg.Lines {
			want := string(runes[l.From:l.To])
			if n := len(l.Clusters); l.Clusters[n-1].From == l.Clusters[n-1].To {
				want += Added
			} else if l.End == lang.Author && !l.Last {
				want += AfterHyphen
			}
			if got := reading(c, c.Pages[0].Lines[i]); got != want {
				t.Fatalf("line %d reads %q, want %q", i, got, want)
			}
			measures(t, c, l, c.Pages[0].Lines[i])
		}
	})
}

func measures(t *rapid.T, c *Composition, l page.Line, composed Line) {
	want := map[*font.Face]int{}
	for _, k := range l.Clusters {
		want[k.Face] += k.Advance
	}
	got := map[*font.Face]int{}
	pen := l.X
	for _, r := range composed.Runs {
		face := c.Fonts[r.Font].Face
		for _, slot := range r.Slots {
			got[face] += c.Fonts[r.Font].Slots[index(slot)].Advance
		}
		if d := r.X - pen; d < -2 || d > 2 {
			t.Fatalf("a run begins at %s, the one before ends at %s", r.X, pen)
		}
		pen = r.X + r.Width
	}
	for face, sum := range want {
		if got[face] != sum {
			t.Fatalf("%s: slots are %d units wide, clusters %d", face.Name(), got[face], sum)
		}
	}
}

// TestFontsAreWhatTheirSlotsSay reads the fonts back: each slot's rune leads to a glyph of
// its advance and of the picture of its cluster.
func TestFontsAreWhatTheirSlotsSay(t *testing.T) {
	pg := pageOf(t, "km", "យើងខ្ញុំ ជាអង្គការសង្គមស៊ីវិល (CNRP) ស្ដីពី ឆ្នាំ២០២៤។", 200*unit.Point, justified)
	c, err := New().Compose([]page.Page{pg})
	if err != nil {
		t.Fatal(err)
	}
	composites := 0
	for _, f := range c.Fonts {
		built, err := sfnt.Parse(f.TTF)
		if err != nil {
			t.Fatal(err)
		}
		blank, err := sfnt.Parse(f.Blank)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range f.Slots {
			gid, ok := built.GlyphIndex(sfnt.SlotRune(i))
			if !ok || int(gid) != i+1 {
				t.Fatalf("slot %d leads to glyph %d", i, gid)
			}
			if built.Advance(i+1) != s.Advance || blank.Advance(i+1) != s.Advance {
				t.Errorf("slot %d of %q is %d and %d wide, want %d", i, s.Text, built.Advance(i+1), blank.Advance(i+1), s.Advance)
			}
			if len(s.Glyphs) > 1 {
				composites++
			}
			samePicture(t, f, built, i)
		}
	}
	if composites < 5 {
		t.Errorf("only %d clusters of several glyphs", composites)
	}
}

func samePicture(t *testing.T, f Font, built *sfnt.Font, slot int) {
	t.Helper()
	var want sfnt.Outline
	for _, g := range f.Slots[slot].Glyphs {
		o, err := f.Face.SFNT().Outline(int(g.ID))
		if err != nil {
			t.Fatal(err)
		}
		for _, contour := range o {
			var moved sfnt.Contour
			for _, p := range contour {
				moved = append(moved, sfnt.Point{X: p.X + g.X, Y: p.Y + g.Y, On: p.On})
			}
			want = append(want, moved)
		}
	}
	got, err := built.Outline(slot + 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) || got.Box() != want.Box() || got.Points() != want.Points() {
		t.Errorf("slot %d of %q draws %d contours in %v, want %d in %v", slot, f.Slots[slot].Text, len(got), got.Box(), len(want), want.Box())
	}
}

func TestMarksGoToASlotOfTheirOwn(t *testing.T) {
	for text, want := range map[string]int{"ខ្ញុំ": 1, "កា": 2, "e\u0301": 1, "é": 1, "ffi": 3, "ក\u200c": 1, "\u0301": 1} {
		if got := split([]rune(text)); got != want {
			t.Errorf("%q is split after %d runes, want %d", text, got, want)
		}
	}
	pg := pageOf(t, "km", "ខ្ញុំ", 200*unit.Point, lang.Language{})
	c, err := New().Compose([]page.Page{pg})
	if err != nil {
		t.Fatal(err)
	}
	slots := c.Fonts[0].Slots
	if len(slots) != 2 || slots[0].Text != "ខ" || slots[1].Advance != 0 || slots[1].Glyphs != nil {
		t.Errorf("slots %+v: want the picture on the base and a blank for the marks", slots)
	}
}

func TestTheMissingGlyphIsRefusedWithItsPlace(t *testing.T) {
	pg := pageOf(t, "en", "a\U00010348", 200*unit.Point, lang.Language{})
	own := *pg.Lines[0].Setting
	paragraph := *own.Paragraph
	paragraph.Text.Place = func(i int) diag.Position { return diag.Position{File: "locales/en.toml", Line: 7, Column: 20 + i} }
	own.Paragraph, pg.Lines[0].Setting = &paragraph, &own
	hyphen := pg
	hyphen.Lines = slices.Clone(pg.Lines)
	hyphen.Lines[0].Clusters = []shape.Cluster{{From: 1, To: 1, Face: pg.Lines[0].Clusters[0].Face, Glyphs: []shape.Glyph{{}}, Span: -1}}
	for _, c := range []struct {
		name  string
		pages []page.Page
		want  string
	}{
		{"a character", []page.Page{{}, pg}, "page 2: locales/en.toml:7:21: no glyph for U+10348"},
		{"the foot", []page.Page{{Furniture: pg.Lines}}, "page 1: locales/en.toml:7:21: no glyph for U+10348"},
		{"an added hyphen", []page.Page{hyphen}, "page 1: locales/en.toml:7:21: no glyph for U+00AD"},
	} {
		got := "no error"
		if _, err := New().Compose(c.pages); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSameClustersShareASlot(t *testing.T) {
	pg := pageOf(t, "ja", "人人人人", 200*unit.Point, lang.Language{})
	c, err := New().Compose([]page.Page{pg, pg})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Fonts) != 1 || len(c.Fonts[0].Slots) != 1 {
		t.Errorf("%d fonts, %d slots for one character", len(c.Fonts), len(c.Fonts[0].Slots))
	}
}

// TestASlotForEachDifference holds over clusters that differ in one thing only: two of them
// share a slot where all of text, advance, glyph and place of the glyph agree, and nowhere else.
func TestASlotForEachDifference(t *testing.T) {
	face := pageOf(t, "en", "a", 200*unit.Point, lang.Language{}).Lines[0].Clusters[0].Face
	rapid.Check(t, func(t *rapid.T) {
		set, seen := newSlotSet(face), map[string]rune{}
		for range rapid.IntRange(1, 100).Draw(t, "clusters") {
			text := []rune(rapid.SampledFrom([]string{"a", "\U0010FFFF", "ab"}).Draw(t, "text"))
			k := shape.Cluster{To: len(text), Advance: rapid.SampledFrom([]int{0, 1, 65536, 1<<27 - 1, 1 << 27}).Draw(t, "advance")}
			for range rapid.IntRange(1, 2).Draw(t, "glyphs") {
				k.Glyphs = append(k.Glyphs, shape.Glyph{ID: uint16(rapid.SampledFrom([]int{1, 65535}).Draw(t, "glyph")), X: rapid.IntRange(0, 1).Draw(t, "x")})
			}
			drawn := set.write(nil, &k, text, false)
			slot := set.slots[index(drawn[0])]
			if len(drawn) != 1 || slot.Text != string(text) || slot.Advance != k.Advance || !slices.Equal(slot.Glyphs, k.Glyphs) {
				t.Fatalf("%q %+v is drawn as %d slots, the first %+v", string(text), k, len(drawn), slot)
			}
			key := fmt.Sprint(text, k.Advance, k.Glyphs)
			if before, ok := seen[key]; ok && before != drawn[0] {
				t.Fatalf("%s has two slots", key)
			}
			seen[key] = drawn[0]
		}
		if len(seen) != len(set.slots) {
			t.Fatalf("%d slots for %d clusters", len(set.slots), len(seen))
		}
	})
}

func TestComposingAtOnceGivesTheSame(t *testing.T) {
	c := New()
	pages := [][]page.Page{
		{pageOf(t, "km", "យើងខ្ញុំ ជាអង្គការសង្គមស៊ីវិល (CNRP) ស្ដីពី", 200*unit.Point, justified)},
		{pageOf(t, "km", "ស៊ីវិល ស្ដីពី (CNRP) អង្គការ", 200*unit.Point, justified)},
		{pageOf(t, "en", "we, the undersigned (CNRP)", 100*unit.Point, justified)},
	}
	var wait sync.WaitGroup
	for i := range 24 {
		wait.Go(func() {
			got, err := c.Compose(pages[i%len(pages)])
			if err != nil {
				t.Error(err)
				return
			}
			alone, err := New().Compose(pages[i%len(pages)])
			if err != nil || !reflect.DeepEqual(got, alone) {
				t.Errorf("text %d: composed at once with others it is another (%v)", i%len(pages), err)
			}
		})
	}
	wait.Wait()
}

func BenchmarkCompose(b *testing.B) {
	pg := pageOf(b, "km", strings.Repeat("យើងខ្ញុំ ជាអង្គការសង្គមស៊ីវិលដែលមានរាយនាមខាងក្រោម ", 30), 450*unit.Point, justified)
	c := New()
	for b.Loop() {
		if _, err := c.Compose([]page.Page{pg}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTrackingMovesWhatFollows: the runs of a line that is tracked, bold words among them,
// stand further on by as much as lies between the clusters before them.
func TestTrackingMovesWhatFollows(t *testing.T) {
	plain := pageOf(t, "en", "we the undersigned", 300*unit.Point, lang.Language{})
	tracked := plain
	tracked.Lines = slices.Clone(plain.Lines)
	tracked.Lines[0].Tracking = 100
	c, err := New().Compose([]page.Page{plain, tracked})
	if err != nil {
		t.Fatal(err)
	}
	before, after := c.Pages[0].Lines[0].Runs, c.Pages[1].Lines[0].Runs
	if len(before) != 3 || len(after) != 3 {
		t.Fatalf("%d runs, and %d", len(before), len(after))
	}
	clusters := 0
	for i := range before {
		if got, want := after[i].X-before[i].X, unit.Length(clusters*100); got != want {
			t.Errorf("run %d stands %s further on, want %s", i, got, want)
		}
		n := len(before[i].Slots)
		if got, want := after[i].Width-before[i].Width, unit.Length((n-1)*100); got != want {
			t.Errorf("run %d is %s wider, want %s", i, got, want)
		}
		clusters += n
	}
}
