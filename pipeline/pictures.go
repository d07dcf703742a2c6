package pipeline

import (
	"io/fs"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/picture"
)

// readPictures reads the pictures of blocks, each once. What is wrong with one is said at every
// place that names it: it holds back the editions that have the block.
func (p *Project) readPictures(folder fs.FS) ([]diag.Finding, error) {
	p.pictures = map[string]*picture.Picture{}
	known := map[string][]diag.Finding{}
	var out []diag.Finding
	for _, b := range p.letter.Blocks {
		name := b.Mark.File
		if name == "" {
			continue
		}
		if _, read := known[name]; !read {
			drawn, found, err := picture.Open(folder, name, b.Mark.Pos)
			if err != nil {
				return nil, err
			}
			p.pictures[name], known[name] = drawn, found
		}
		for _, f := range known[name] {
			f.Pos = b.Mark.Pos
			out = append(out, f)
		}
	}
	return out, nil
}
