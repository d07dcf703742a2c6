package extract

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// outlineOf writes a document's elements, one a line.
func outlineOf(d *Document) string {
	var b strings.Builder
	d.Walk(func(depth int, e *Element) bool {
		fmt.Fprintf(&b, "%s%s %s", strings.Repeat("  ", depth), e.Tag, e.Lang)
		if e.Alt != "" {
			fmt.Fprintf(&b, " alt=%q", e.Alt)
		}
		for _, p := range e.Content {
			if p.Element == nil {
				fmt.Fprintf(&b, " %d:%q", p.Page, p.Text)
			} else {
				fmt.Fprintf(&b, " [%s]", p.Element.Tag)
			}
		}
		b.WriteString("\n")
		return true
	})
	return b.String()
}

func TestReadSample(t *testing.T) {
	const wantTree = "Document en-GB [H1] [P] [P]\n" +
		"  H1 en-GB 1:\"Affi\"\n" +
		"  P en-GB 1:\"𝄞\" [Link] 2:\"\u17d2\u1780ékm\"\n" +
		"    Link en-GB alt=\"the report\" 1:\"abc\"\n" +
		"  P fr [Span]\n" +
		"    Span fr 2:\"drawndrawn\"\n"
	for label, f := range forms {
		t.Run(label, func(t *testing.T) {
			d, err := read(sample().file(f))
			if err != nil {
				t.Fatal(err)
			}
			if got := outlineOf(d); got != wantTree {
				t.Errorf("elements:\n%s\nwant:\n%s", got, wantTree)
			}
			if got, want := d.Root.Text(), "Affi𝄞abc\u17d2\u1780ékmA𝄞"; got != want {
				t.Errorf("text %q; want %q", got, want)
			}
			d.Root = nil
			want := &Document{Title: "Open (letter)", Lang: "en-GB", Pages: 2, Artifacts: []string{"d", "A\na"},
				Links:   []Link{{URI: "https://example.org/a)b", Text: "abc", Contents: "the report", Page: 1}},
				Outline: []string{"Open (letter)", "Below", "អ"}, PDFA: "2A", PDFUA: "1"}
			if !reflect.DeepEqual(d, want) {
				t.Errorf("document\n%+v; want\n%+v", d, want)
			}
		})
	}
}

func TestKidsAreTheElementsOfContent(t *testing.T) {
	d, err := Read(sample().file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	d.Walk(func(_ int, e *Element) bool {
		var kids []*Element
		for _, p := range e.Content {
			if p.Element != nil {
				kids = append(kids, p.Element)
			}
		}
		if !slices.Equal(kids, e.Kids) {
			t.Errorf("%s: kids %v; content has %v", e.Tag, e.Kids, kids)
		}
		return true
	})
}

func TestWalkLeavesOutWhatIsBelow(t *testing.T) {
	d, err := Read(sample().file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	d.Walk(func(depth int, e *Element) bool {
		got = append(got, fmt.Sprint(depth, e.Tag))
		return e.Tag != "P"
	})
	if want := []string{"0Document", "1H1", "1P", "1P"}; !slices.Equal(got, want) {
		t.Errorf("visited %v; want %v", got, want)
	}
}

func TestTextOfAnEmptyActualText(t *testing.T) {
	o := sample()
	o.change(t, 17, "/ActualText<FEFF0041D834DD1E>", "/ActualText()")
	d, err := Read(o.file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.Root.Text(), "Affi𝄞abc\u17d2\u1780ékm"; got != want {
		t.Errorf("text %q; want %q", got, want)
	}
}

func TestGuard(t *testing.T) {
	broken := func() (err error) {
		defer guard(&err)
		var none []int
		_ = none[len(none)]
		return nil
	}
	wantError(t, broken(), "not readable: runtime error")
}

// TestReadIsSteady reads the same file several times: an order of a map must not show.
func TestReadIsSteady(t *testing.T) {
	pdf := sample().file(form{packed: true})
	first, err := Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	before := slices.Clone(pdf)
	for range 20 {
		again, err := Read(pdf)
		if err != nil || !reflect.DeepEqual(first, again) {
			t.Fatalf("read again: %v, %v; first %v", again, err, first)
		}
	}
	if !slices.Equal(pdf, before) {
		t.Error("reading changed the bytes")
	}
}
