package extract

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// letter is a random document with what a file of it must say.
type letter struct {
	t       *rapid.T
	objects objects
	pages   int
	content []string       // by page
	parents [][]int        // by page, the owner of each MCID
	codes   map[string]int // code of each cluster
	order   []string       // clusters by code less 1
	want    Document
	next    int // next object number
}

// cluster is text that one code stands for: letters of several scripts, a ligature, a
// mark alone, characters beyond U+FFFF, a soft hyphen.
var cluster = rapid.OneOf(
	rapid.SampledFrom([]string{"a", "b", " ", "é", "ffi", "ក", "្ក", "្", "国", "神", "𝄞", "😀", "\u00ad", "\u202f", "\u200b", "(", "\\", ")"}),
	rapid.StringOfN(rapid.Rune().Filter(func(r rune) bool { return r != 0 && r != 0xFEFF && r != 0xFFFE }), 1, 4, -1))

// anyLetter draws a letter.
func anyLetter(t *rapid.T) *letter {
	l := &letter{t: t, objects: objects{}, pages: rapid.IntRange(1, 3).Draw(t, "pages"), codes: map[string]int{},
		next: 100}
	l.content = make([]string, l.pages)
	l.parents = make([][]int, l.pages)
	l.want = Document{Pages: l.pages, Artifacts: make([]string, l.pages)}
	l.want.Title = rapid.StringOfN(rapid.RuneFrom([]rune("Ab(é\\)អ𝄞")), 0, 8, -1).Draw(t, "title")
	l.want.Lang = rapid.SampledFrom([]string{"", "en", "km"}).Draw(t, "language")
	l.want.Root = l.element("Document", 8, l.want.Lang, 3)
	for p := range l.pages {
		if rapid.Bool().Draw(t, "artifact") {
			text := l.text(3)
			l.want.Artifacts[p] = text
			l.content[p] += "/Artifact BMC " + l.show(text) + " EMC\n"
		}
	}
	l.finish()
	return l
}

func (l *letter) number() int { l.next++; return l.next - 1 }

// text draws some clusters and gives their text; each then has a code.
func (l *letter) text(most int) string {
	parts := rapid.SliceOfN(cluster, 1, most).Draw(l.t, "text")
	for _, part := range parts {
		if l.codes[part] == 0 {
			l.order = append(l.order, part)
			l.codes[part] = len(l.order)
		}
	}
	return strings.Join(parts, "\x00")
}

// show writes clusters that text joined, and takes the joints out of what is wanted later.
func (l *letter) show(text string) string {
	var codes strings.Builder
	for part := range strings.SplitSeq(text, "\x00") {
		code := l.codes[part]
		switch rapid.IntRange(0, 2).Draw(l.t, "string") {
		case 0:
			fmt.Fprintf(&codes, "<%04X>", code)
		case 1:
			fmt.Fprintf(&codes, "(\\%03o\\%03o)", code>>8, code&255)
		case 2:
			fmt.Fprintf(&codes, "<%04x> -20", code)
		}
	}
	return "BT /F1 11 Tf 72 700 Td [" + codes.String() + "] TJ ET"
}

// element draws an element, draws its content on the pages and writes its object.
func (l *letter) element(tag string, parent int, lang string, depth int) *Element {
	num := l.number()
	e := &Element{Tag: tag, Lang: lang, object: num}
	entries := ""
	if rapid.IntRange(0, 3).Draw(l.t, "own language") == 0 {
		e.Lang = rapid.SampledFrom([]string{"fr", "ja"}).Draw(l.t, "its language")
		entries += "/Lang" + anyText(l.t, e.Lang)
	}
	if rapid.IntRange(0, 5).Draw(l.t, "actual text") == 0 {
		e.ActualText, e.replace = rapid.SampledFrom([]string{"", "x", "𝄞"}).Draw(l.t, "its text"), true
		entries += "/ActualText" + anyText(l.t, e.ActualText)
	}
	own := rapid.IntRange(0, l.pages-1).Draw(l.t, "its page")
	kids := ""
	for range rapid.IntRange(0, 4).Draw(l.t, "pieces") {
		if depth > 0 && rapid.Bool().Draw(l.t, "element") {
			kid := l.element(rapid.SampledFrom([]string{"P", "H1", "Span", "Link", "L"}).Draw(l.t, "tag"), num, e.Lang, depth-1)
			e.Kids, e.Content = append(e.Kids, kid), append(e.Content, Piece{Element: kid})
			kids += fmt.Sprintf(" %d 0 R", kid.object)
			continue
		}
		text, page := l.text(5), rapid.IntRange(0, l.pages-1).Draw(l.t, "page")
		mcid := len(l.parents[page])
		l.parents[page] = append(l.parents[page], num)
		l.content[page] += fmt.Sprintf("/%s<</MCID %d>>BDC %s EMC\n", tag, mcid, l.show(text))
		e.Content = append(e.Content, Piece{Text: strings.ReplaceAll(text, "\x00", ""), Page: page + 1})
		if page == own {
			kids += fmt.Sprintf(" %d", mcid)
		} else {
			kids += fmt.Sprintf("<</Type/MCR/Pg %d 0 R/MCID %d>>", 10+page, mcid)
		}
	}
	l.objects[num] = body{text: fmt.Sprintf("<</S/%s/P %d 0 R/Pg %d 0 R%s/K[%s]>>", tag, parent, 10+own, entries, kids)}
	return e
}

// anyText writes a text string in one of the encodings that can hold it.
func anyText(t *rapid.T, s string) string {
	ascii := strings.IndexFunc(s, func(r rune) bool { return r > 126 }) < 0
	switch rapid.IntRange(0, 2).Draw(t, "encoding") {
	case 0:
		if ascii {
			return fmt.Sprintf("<%X>", s)
		}
		return fmt.Sprintf("<EFBBBF%X>", s)
	case 1:
		return "<FEFF" + units(s) + ">"
	}
	return fmt.Sprintf("(\xEF\xBB\xBF%s)", strings.NewReplacer("(", `\(`, ")", `\)`, `\`, `\\`).Replace(s))
}

// finish writes the objects that hold the rest together.
func (l *letter) finish() {
	var kids, nums, cmap strings.Builder
	for p := range l.pages {
		fmt.Fprintf(&kids, "%d 0 R ", 10+p)
		fmt.Fprintf(&nums, "%d[", p)
		for _, owner := range l.parents[p] {
			fmt.Fprintf(&nums, "%d 0 R ", owner)
		}
		nums.WriteString("]")
		l.want.Artifacts[p] = strings.ReplaceAll(l.want.Artifacts[p], "\x00", "")
		l.objects[10+p] = body{text: fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R/StructParents %d>>", 20+p, p)}
		l.objects[20+p] = body{"<<", []byte(l.content[p])}
	}
	for i, text := range l.order {
		fmt.Fprintf(&cmap, "1 beginbfchar\n<%04X><%s>\nendbfchar\n", i+1, units(text))
	}
	lang := ""
	if l.want.Lang != "" {
		lang = "/Lang" + anyText(l.t, l.want.Lang)
	}
	l.objects[1] = body{text: "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 8 0 R" + lang + ">>"}
	l.objects[2] = body{text: fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/Resources<</Font<</F1 30 0 R>>>>>>", kids.String(), l.pages)}
	l.objects[8] = body{text: fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>>>", l.want.Root.object, nums.String())}
	l.objects[15] = body{text: "<</Title" + anyText(l.t, l.want.Title) + ">>"}
	l.objects[30] = body{text: "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[31 0 R]/ToUnicode 32 0 R>>"}
	l.objects[31] = body{text: "<</DW 0>>"}
	l.objects[32] = body{"<<", []byte("1 begincodespacerange <0000><FFFF> endcodespacerange " + cmap.String())}
}

// TestLettersReadAsWritten is the law of the package: whatever a letter says, in whatever
// form the file is, Read says the same.
func TestLettersReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLetter(t)
		f := form{packed: rapid.Bool().Draw(t, "packed"), flate: rapid.Bool().Draw(t, "flate"), predictor: rapid.Bool().Draw(t, "predictor")}
		pdf := l.objects.file(f)
		got, err := read(pdf)
		if err != nil {
			t.Fatalf("%v\n%s", err, l.objects.file(form{}))
		}
		if !reflect.DeepEqual(*got, l.want) {
			t.Fatalf("read\n%swant\n%s%+v\n%+v", outlineOf(got), outlineOf(&l.want), *got, l.want)
		}
		runs, err := Runs(pdf)
		if err != nil {
			t.Fatal(err)
		}
		var drawn strings.Builder
		for _, r := range runs {
			drawn.WriteString(r.Text)
		}
		if want := l.drawn(); drawn.String() != want {
			t.Fatalf("runs %q; want %q", drawn.String(), want)
		}
	})
}

// drawn gives all texts in drawing order: page by page, each page as its content was made.
func (l *letter) drawn() string {
	pages := make([]strings.Builder, l.pages)
	var visit func(e *Element)
	visit = func(e *Element) {
		for _, p := range e.Content {
			if p.Element != nil {
				visit(p.Element)
			} else {
				pages[p.Page-1].WriteString(p.Text)
			}
		}
	}
	visit(l.want.Root)
	var all strings.Builder
	for i := range pages {
		all.WriteString(pages[i].String() + l.want.Artifacts[i])
	}
	return all.String()
}
