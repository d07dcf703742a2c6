package extract

import (
	"fmt"
	"strings"
	"testing"
)

// A finished file is read and its elements listed, each with its language.
func ExampleRead() {
	d, err := Read(sample().file(form{packed: true, flate: true}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s (%s), %d pages, PDF/A-%s, PDF/UA-%s\n", d.Title, d.Lang, d.Pages, d.PDFA, d.PDFUA)
	d.Walk(func(depth int, e *Element) bool {
		fmt.Printf("%s%s, %s: %+q\n", strings.Repeat("  ", depth), e.Tag, e.Lang, e.Text())
		return e.Tag != "Document" || depth == 0
	})
	// Output:
	// Open (letter) (en-GB), 2 pages, PDF/A-2A, PDF/UA-1
	// Document, en-GB: "Affi\U0001d11eabc\u17d2\u1780\u00e9kmA\U0001d11e"
	//   H1, en-GB: "Affi"
	//   P, en-GB: "\U0001d11eabc\u17d2\u1780\u00e9km"
	//     Link, en-GB: "abc"
	//   P, fr: "A\U0001d11e"
	//     Span, fr: "A\U0001d11e"
}

// What a page shows is compared with the widths of its font.
func ExampleRuns() {
	runs, err := Runs(sample().file(form{}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range runs[:2] {
		fmt.Printf("page %d at %v %v: %v of %s, size %v, reads %q\n", r.Page, r.X, r.Y, r.Codes, r.Font, r.Size, r.Text)
	}
	// Output:
	// page 1 at 72 700: [1 2] of ABCDEF+Serif, size 11, reads "Affi"
	// page 1 at 72 650: [3] of ABCDEF+Serif, size 11, reads "𝄞"
}

// TestErrorsAreSteady reads each damaged file several times: the same file gives the same
// error, whatever the order of a map.
func TestErrorsAreSteady(t *testing.T) {
	for _, c := range append(structureErrors[:len(structureErrors):len(structureErrors)], documentErrors...) {
		o := sample()
		o.change(t, c.object, c.old, c.new)
		pdf := o.file(form{})
		_, first := read(pdf)
		for range 5 {
			if _, again := read(pdf); again == nil || again.Error() != first.Error() {
				t.Fatalf("%s: %v, then %v", c.label, first, again)
			}
		}
	}
	for _, c := range contentErrors {
		o := sample()
		o[42] = body{"<<", append(o[42].data, "\n"+c.add...)}
		pdf := o.file(form{})
		_, first := Runs(pdf)
		_, again := Runs(pdf)
		if fmt.Sprint(first) != fmt.Sprint(again) {
			t.Fatalf("%s: %v, then %v", c.label, first, again)
		}
	}
}

// letterSized gives the sample with a first paragraph of n codes and a font of as many.
func letterSized(tb testing.TB, n int) []byte {
	tb.Helper()
	var cmap, shown strings.Builder
	cmap.WriteString("1 begincodespacerange <0000><FFFF> endcodespacerange\n")
	for i := range n {
		fmt.Fprintf(&cmap, "1 beginbfchar\n<%04X><%04X>\nendbfchar\n", 0x100+i, 0x1780+i%64)
		fmt.Fprintf(&shown, "<%04X>", 0x100+i)
	}
	o := sample()
	o[32] = body{"<<", []byte(sampleCMap + cmap.String())}
	o.change(tb, 40, "<00010002> Tj", "["+shown.String()+"] TJ")
	return o.file(form{packed: true, flate: true})
}

// TestLetterSized reads what the benchmark reads.
func TestLetterSized(t *testing.T) {
	d, err := Read(letterSized(t, 3000))
	if err != nil {
		t.Fatal(err)
	}
	text := []rune(d.Root.Kids[0].Text())
	if len(text) != 3000 || text[0] != 0x1780 || text[2999] != 0x1780+2999%64 {
		t.Errorf("%d characters from %U to %U", len(text), text[0], text[len(text)-1])
	}
}

func BenchmarkRead(b *testing.B) {
	pdf := letterSized(b, 3000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(pdf); err != nil {
			b.Fatal(err)
		}
	}
}
