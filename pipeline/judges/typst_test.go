//go:build judges

package judges

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline/letter"
	"letterpress/pipeline/shape"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// passage is a text of an edition, as both programs set it.
type passage struct {
	*shape.Paragraph
	role  letter.Role
	style style.Style
}

// passages gives the texts of an edition in their order.
func passages(t *testing.T, l made) []passage {
	t.Helper()
	styles, err := style.Load()
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for _, p := range l.pages {
		for _, line := range p.Lines {
			if line.Index > 0 {
				continue
			}
			text := line.Setting.Paragraph.Text
			script, _ := text.Tag.Script()
			out = append(out, passage{line.Setting.Paragraph, line.Role, styles.Style(script.String(), string(line.Role))})
		}
	}
	return out
}

// typst sets the texts of an edition with Typst, in the faces, sizes, leadings and margins that
// they have here, and gives the PDF's path.
func typst(t *testing.T, l made, texts []passage, sheet style.Sheet) string {
	t.Helper()
	dir := t.TempDir()
	source, pdf := filepath.Join(dir, l.name+".typ"), filepath.Join(dir, l.name+".pdf")
	if err := os.WriteFile(source, []byte(typstSource(l, texts, sheet)), 0o600); err != nil {
		t.Fatal(err)
	}
	python := fetched(t, "python/bin/python")
	judge{name: python, args: []string{runners + "/python/typeset.py", root + "/fonts", source, pdf}}.run(t)
	return pdf
}

// typstSource writes what a user of Typst would: a title is a heading, every other text a
// paragraph, and those that a letter justifies are justified, hyphenated as Typst does by itself. A
// line is as high as its size, so that Typst's leading is what ours has more.
func typstSource(l made, texts []passage, sheet style.Sheet) string {
	var out strings.Builder
	fmt.Fprintf(&out, "#set page(paper: %q, margin: (top: %spt, bottom: %spt, left: %spt, right: %spt))\n",
		strings.ToLower(l.edition.Paper), sheet.Top, sheet.Bottom, sheet.Left, sheet.Right)
	base, _ := l.edition.Tag.Base()
	fmt.Fprintf(&out, "#set text(lang: %q, top-edge: 0.8em, bottom-edge: -0.2em)\n", base)
	out.WriteString("#show heading: it => par(it.body)\n")
	for _, p := range texts {
		st := p.style
		weight := "regular"
		if st.Strong {
			weight = "bold"
		}
		element := "par"
		if p.role == letter.Title {
			element = "heading"
		}
		fmt.Fprintf(&out, "#{\n  show heading: set text(size: %[2]spt)\n  set text(font: (%[1]s), size: %[2]spt, weight: %[3]q)\n  set par(justify: %[4]t, leading: %[5]spt, spacing: %[6]spt, first-line-indent: (amount: %[9]spt, all: true))\n  %[7]s(%[8]s)\n}\n",
			families(p.Paragraph), st.Size, weight, justified(p), st.Leading-st.Size, st.Leading-st.Size+st.After, element, marked(p), st.Indent)
	}
	return out.String()
}

// marked gives a text with its markup as an expression of Typst's.
func marked(p passage) string {
	var parts []string
	plain := func(from, to int) string {
		return fmt.Sprintf(`"%s"`, strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(string(p.Text.Runes[from:to])))
	}
	at := 0
	for _, s := range p.Text.Spans {
		run := plain(s.From, s.To)
		if s.Strong {
			run = fmt.Sprintf("text(weight: %q, %s)", "bold", run)
		}
		if s.Emphasis {
			run = fmt.Sprintf("text(style: %q, %s)", "italic", run)
		}
		parts = append(parts, plain(at, s.From), run)
		at = s.To
	}
	return strings.Join(append(parts, plain(at, len(p.Text.Runes))), " + ")
}

// justified reports a text whose lines fill the measure in a letter that is set well.
func justified(p passage) bool { return p.role == letter.Paragraph }

// families names the families of a text's faces, that of most of its clusters first.
func families(p *shape.Paragraph) string {
	count := map[string]int{}
	var names []string
	for _, c := range p.Clusters {
		if count[c.Face.Family()]++; count[c.Face.Family()] == 1 {
			names = append(names, c.Face.Family())
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	var out strings.Builder
	for _, name := range names {
		fmt.Fprintf(&out, "%q, ", name)
	}
	return out.String()
}

// em gives a length in sizes of the text.
func em(points float64, size unit.Length) float64 { return points / size.Points() }
