// Package font knows the families that a letter may be set in: which there are, for which
// scripts and roles, and which face has a character.
//
// A family is a folder with its faces and a SOURCE.toml that describes them. A face is
// read when a text first needs it, so that a letter loads no more than it is set in.
package font

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"letterpress/pipeline/diag"
)

// Family is a font family as its SOURCE.toml describes it.
type Family struct {
	Folder  string   // below fonts/
	Name    string   // "Noto Serif Khmer"
	Source  string   // where its files are from
	Licence string   // SPDX identifier
	Scripts []string // ISO 15924 codes of the texts that it is for
	Roles   []string // some of text, title, heading
	Order   int      // from 1; lower is asked first

	faces [faceCount]*Face // nil where the family has none
}

// Library is the families that a letter may be set in. It is safe for concurrent use.
type Library struct {
	families []Family        // by order, the letter's own first, then by folder
	stacks   sync.Map        // stackKey → *Stack
	embedded fs.FS           // the program's families; may be nil
	own      map[string]bool // folders of the letter's families
}

// Open reads the descriptions of the families that come with the program and of the
// letter's own; either may be nil. Both hold a folder a family at their root; other files
// there, and folders whose name begins with a dot, are left alone. A family of the letter
// takes the place of one with the same folder or name, and goes before one of the same
// order.
//
// What is wrong in a description is a finding, and its family is not in the library. The
// error is a file that cannot be read.
func Open(embedded, letter fs.FS) (*Library, []diag.Finding, error) {
	own, findings, err := readFamilies(letter)
	if err != nil {
		return nil, nil, err
	}
	ours, more, err := readFamilies(embedded)
	if err != nil {
		return nil, nil, err
	}
	l := &Library{families: own, embedded: embedded, own: map[string]bool{}}
	for _, f := range own {
		l.own[f.Folder] = true
	}
	for _, f := range ours {
		if !slices.ContainsFunc(own, func(o Family) bool { return o.Folder == f.Folder || o.Name == f.Name }) {
			l.families = append(l.families, f)
		}
	}
	rank := func(f Family) int {
		if l.own[f.Folder] {
			return 0
		}
		return 1
	}
	slices.SortFunc(l.families, func(a, b Family) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Folder, b.Folder))
	})
	findings = append(findings, more...)
	diag.Sort(findings)
	return l, findings, nil
}

// readFamilies reads every family's description, in the order of the folders' names.
func readFamilies(fsys fs.FS) ([]Family, []diag.Finding, error) {
	if fsys == nil {
		return nil, nil, nil
	}
	entries, err := fs.ReadDir(fsys, ".")
	if isMissing(err) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("fonts: %w", err)
	}
	var families []Family
	var findings []diag.Finding
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || !isFolder(fsys, e) {
			continue
		}
		f, found, err := readSource(fsys, e.Name())
		if err != nil {
			return nil, nil, err
		}
		twin := slices.IndexFunc(families, func(o Family) bool { return o.Name == f.Name })
		if len(found) == 0 && twin >= 0 {
			at := diag.Position{File: "fonts/" + f.Folder + "/SOURCE.toml"}
			found = append(found, finding(at, fmt.Sprintf("the family %q is described in fonts/%s too", f.Name, families[twin].Folder), "keep one of the two folders"))
		}
		if findings = append(findings, found...); len(found) == 0 {
			families = append(families, f)
		}
	}
	return families, findings, nil
}

// isFolder reports whether an entry is a folder, or a link to one.
func isFolder(fsys fs.FS, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := fs.Stat(fsys, e.Name())
	return err == nil && info.IsDir()
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// Families gives the families in the order in which they are asked.
func (l *Library) Families() []Family { return slices.Clone(l.families) }

// Scripts gives the scripts that some family for running text is made for, sorted.
func (l *Library) Scripts() []string {
	var scripts []string
	for _, f := range l.families {
		if slices.Contains(f.Roles, "text") {
			scripts = append(scripts, f.Scripts...)
		}
	}
	slices.Sort(scripts)
	return slices.Compact(scripts)
}
