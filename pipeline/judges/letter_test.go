//go:build judges

package judges

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"letterpress/fonts"
	"letterpress/pipeline"
	"letterpress/pipeline/edition"
	"letterpress/pipeline/page"
)

// pdfs is how many PDFs the letter has: eight editions, each in its languages, and one of them
// in both of its languages at once.
const pdfs = 15

// made is one PDF of the letter with what it was made from.
type made struct {
	name    string // "japan.ja"
	path    string // of the file
	edition *edition.Edition
	pages   []page.Page
	sheets  []sheet // the edition's words, line by line as the pages part them
}

// TestMain removes what [letters] wrote.
func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := folder(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// folder is where the PDFs of this run are.
var folder = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "letterpress-judges-") })

// build makes the letter once for all tests.
var build = sync.OnceValues(func() ([]made, error) {
	dir, err := folder()
	if err != nil {
		return nil, err
	}
	project, err := pipeline.Open(os.DirFS(root), fonts.FS)
	if err != nil {
		return nil, err
	}
	var all []made
	err = project.Build(project.Names(), pipeline.Options{}, func(r *pipeline.Result) error {
		l := made{name: r.Name.String(), path: filepath.Join(dir, r.Name.String()+".pdf")}
		if r.Err != nil || len(r.Held) > 0 {
			return fmt.Errorf("%s: not made: %w %v", l.name, r.Err, r.Held)
		}
		all = append(all, l)
		return os.WriteFile(l.path, r.PDF, 0o600)
	})
	for i := range all {
		if err == nil {
			err = all[i].lay(project, project.Names()[i])
		}
	}
	return all, err
})

// letters gives every PDF of the letter, made once.
func letters(t *testing.T) []made {
	t.Helper()
	all, err := build()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != pdfs {
		t.Fatalf("the letter has %d PDFs, wanted %d", len(all), pdfs)
	}
	return all
}

// lay notes the pages of the PDF and what stands on them, in the edition's own words.
func (l *made) lay(project *pipeline.Project, name pipeline.Name) error {
	e, pages, held, err := project.Pages(name, pipeline.Options{})
	if err != nil || len(held) > 0 {
		return fmt.Errorf("%s: no pages: %w %v", l.name, err, held)
	}
	l.edition, l.pages = e, pages
	read := map[[2]int]int{} // how far a text has been set
	for _, p := range pages {
		var s sheet
		for _, line := range p.Lines {
			at := [2]int{line.Block, line.Item}
			if line.From != read[at] {
				return fmt.Errorf("%s: block %d, item %d: a line starts at rune %d, wanted %d", l.name, line.Block, line.Item, line.From, read[at])
			}
			read[at] = line.To
			s.lines = append(s.lines, string(e.Blocks[line.Block].Items[line.Item].Runes[line.From:line.To]))
		}
		for _, line := range p.Furniture {
			s.furniture = append(s.furniture, string(line.Setting.Paragraph.Text.Runes[line.From:line.To]))
		}
		l.sheets = append(l.sheets, s)
	}
	for b, block := range e.Blocks {
		for i, text := range block.Items {
			if read[[2]int{b, i}] != len(text.Runes) {
				return fmt.Errorf("%s: block %d, item %d: %d runes are set, wanted %d", l.name, b, i, read[[2]int{b, i}], len(text.Runes))
			}
		}
	}
	return nil
}

// fonts gives the names of the faces that the lines are set in, sorted.
func (l *made) fonts() []string {
	var out []string
	for _, p := range l.pages {
		for _, line := range slices.Concat(p.Lines, p.Furniture) {
			for _, c := range line.Clusters {
				out = append(out, c.Face.Name())
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
