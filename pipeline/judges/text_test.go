//go:build judges

package judges

import (
	"encoding/json"
	"strings"
	"testing"
)

// reading is what a reader gives for a file, page by page.
type reading struct {
	File  string `json:"file"`
	Pages []struct {
		Text string     `json:"text"`
		Tree []treeText `json:"tree"`
	} `json:"pages"`
}

// treeText is a stretch of text that the structure tree holds, in reading order.
type treeText struct {
	Role string `json:"role"`
	Text string `json:"text"`
}

// feeds parts the output of a program that ends each page with a form feed.
func feeds(out string) []string {
	return strings.Split(strings.TrimRight(out, "\f\n"), "\f")
}

// Poppler takes a blank of less than .15 em for none, and the narrow space is one eighth.
func TestPopplerReadsTheLetter(t *testing.T) {
	for _, l := range letters(t) {
		args := []string{"-raw", "-enc", "UTF-8", l.path, "-"}
		l.holds(t, "pdftotext -raw", feeds(judge{name: "pdftotext", args: args}.run(t)), true)
	}
}

func TestMuPDFReadsTheLetter(t *testing.T) {
	for _, l := range letters(t) {
		args := []string{"draw", "-q", "-F", "txt", l.path}
		l.holds(t, "mutool draw -F txt", feeds(judge{name: "mutool", args: args, talks: true}.run(t)), false)
	}
}

func TestPDFiumReadsTheLetter(t *testing.T) {
	made := letters(t)
	for i, r := range readings(t, "pdfium.mjs", made) {
		var pages []string
		for _, p := range r.Pages {
			pages = append(pages, p.Text)
		}
		made[i].holds(t, "PDFium", pages, false)
	}
}

func TestPDFJSReadsTheLetter(t *testing.T) {
	made := letters(t)
	for i, r := range readings(t, "pdfjs.mjs", made) {
		var pages, trees []string
		for _, p := range r.Pages {
			var tree strings.Builder
			for _, part := range p.Tree {
				tree.WriteString(part.Text)
			}
			pages, trees = append(pages, p.Text), append(trees, tree.String())
		}
		made[i].holds(t, "pdf.js", pages, false)
		made[i].withoutFurniture().holds(t, "pdf.js through the structure tree", trees, false)
	}
}

// readings has a script of Node's read all files, and gives what it says of each in turn.
func readings(t *testing.T, script string, made []made) []reading {
	t.Helper()
	args := []string{runners + "/node/" + script}
	for _, l := range made {
		args = append(args, l.path)
	}
	env := []string{"NODE_PATH=" + fetched(t, "node/node_modules")}
	out := judge{name: "node", args: args, env: env, talks: true}.run(t)
	var all []reading
	for d := json.NewDecoder(strings.NewReader(out)); d.More(); {
		var r reading
		if err := d.Decode(&r); err != nil {
			t.Fatalf("%s: %v", script, err)
		}
		all = append(all, r)
	}
	if len(all) != len(made) {
		t.Fatalf("%s read %d files of %d", script, len(all), len(made))
	}
	for i, r := range all {
		if r.File != made[i].path {
			t.Fatalf("%s read %s, wanted %s", script, r.File, made[i].path)
		}
	}
	return all
}

// holds tells where a reader's pages differ from the letter.
func (l made) holds(t *testing.T, reader string, pages []string, dropsNarrow bool) {
	t.Helper()
	if len(pages) != len(l.sheets) {
		t.Errorf("%s: %s gives %d pages, wanted %d", l.name, reader, len(pages), len(l.sheets))
		return
	}
	for i, page := range pages {
		if d := compare(page, l.sheets[i], dropsNarrow); d != "" {
			t.Errorf("%s, page %d: %s: %s", l.name, i+1, reader, d)
		}
	}
}

// withoutFurniture gives the letter as a reader of its structure alone sees it.
func (l made) withoutFurniture() made {
	out := made{name: l.name, path: l.path}
	for _, s := range l.sheets {
		out.sheets = append(out.sheets, sheet{lines: s.lines})
	}
	return out
}
