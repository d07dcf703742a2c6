package font

import (
	"bytes"
	"fmt"
	"io/fs"

	"letterpress/pipeline/diag"
)

// sourceFile describes a family, in its folder.
const sourceFile = "SOURCE.toml"

// Verify reads every face of the letter's own families, outlines too, and finds those that
// cannot be used: a build reads no more than it is set in, so it may meet them late, or
// set a text in another family without a word. Families that are those of the program are
// not read again.
func (l *Library) Verify() []diag.Finding {
	var found []diag.Finding
	for i := range l.families {
		f := &l.families[i]
		if !l.own[f.Folder] || l.isEmbedded(f) {
			continue
		}
		for _, face := range f.faces {
			if face == nil {
				continue
			}
			if err := face.verify(); err != nil {
				at := diag.Position{File: "fonts/" + f.Folder + "/SOURCE.toml"}
				found = append(found, finding(at, err.Error(), "put a static TrueType font in its place, or take the face out of [faces]"))
			}
		}
	}
	return found
}

// isEmbedded reports whether a family of the letter has the description and the sizes of
// the program's own.
func (l *Library) isEmbedded(f *Family) bool {
	if l.embedded == nil {
		return false
	}
	ours, err := fs.ReadFile(l.embedded, f.Folder+"/"+sourceFile)
	if err != nil {
		return false
	}
	for _, face := range f.faces {
		if face == nil {
			continue
		}
		theirs, err := fs.ReadFile(face.fsys, f.Folder+"/"+sourceFile)
		if err != nil || !bytes.Equal(ours, theirs) {
			return false
		}
		a, errA := fs.Stat(l.embedded, face.path)
		b, errB := fs.Stat(face.fsys, face.path)
		if errA != nil || errB != nil || a.Size() != b.Size() {
			return false
		}
	}
	return true
}

// verify reads a face and every glyph of it.
func (f *Face) verify() (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%s: the font is damaged: %v", f.File(), v)
		}
	}()
	if err := f.load(); err != nil {
		return err
	}
	for gid := range f.font.NumGlyphs {
		if _, err := f.font.Outline(gid); err != nil {
			return fmt.Errorf("%s: the font is damaged: %w", f.File(), err)
		}
	}
	return nil
}
