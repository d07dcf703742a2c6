// Package diag is what the project says to the authors of a letter: findings, each with
// its place, the matter and the next step.
//
// A Finding is something that a translator or an editor can settle; the run goes on and
// gathers the rest. An error is a disk, a broken font or a mistake of ours; the run stops.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Level says what a finding does to a build.
type Level int

const (
	// Remark is worth knowing; nothing waits for it.
	Remark Level = iota
	// Warning should be settled before the letter is sent; it holds nothing back.
	Warning
	// Error holds back every edition that uses what it speaks of.
	Error
)

// String gives the level's name in lower case.
func (l Level) String() string {
	switch l {
	case Remark:
		return "remark"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return fmt.Sprintf("level(%d)", int(l))
}

// ParseLevel reads what [Level.String] gives.
func ParseLevel(s string) (Level, error) {
	for l := Remark; l <= Error; l++ {
		if l.String() == s {
			return l, nil
		}
	}
	return 0, fmt.Errorf("no level %q: one of remark, warning, error", s)
}

// Position is a place in a file.
type Position struct {
	File   string // slash-separated, relative to the letter's folder: locales/fr.toml
	Line   int    // counted from 1; 0 when the file as a whole is meant
	Column int    // counted from 1 in runes (U+FEFF at a file's start is none); 0 when the line as a whole is meant
}

// String gives file:line:column, less what is zero.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Finding is one thing that somebody should settle.
//
// Catalog, Message and Edition say what the finding is about, so that a build holds back
// no more than it must: a catalog's finding without Message is about the whole catalog, a
// message's without Catalog about that message in every language; a finding without any of
// the three is about the letter itself, and about every edition.
type Finding struct {
	Code    string // the finding's name, for explain and for allow: "missing", "glyph-missing"
	Level   Level
	Pos     Position
	Catalog string // tag of the catalog as its file is named: "fr-CA"
	Message string // message id: "grave-concerns"
	Edition string // name of the edition whose page it is about: "japan.en"
	Problem string // the matter: lower case, no full stop, no blame
	Hint    string // what to do next, or empty
}

// String gives the finding's first line as people read it:
//
//	locales/fr.toml:12:31: error: a straight " ends the text here (toml)
func (f Finding) String() string {
	return fmt.Sprintf("%s: %s: %s (%s)", f.Pos, f.Level, f.Problem, f.Code)
}

// Sort puts findings in the order in which they are shown: by file, line, column, then
// the gravest first, then by code, edition and problem. Equal findings keep their order.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(b.Level, a.Level),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Edition, b.Edition),
			cmp.Compare(a.Problem, b.Problem),
		)
	})
}

// Worst gives the gravest level among findings, and false when there are none.
func Worst(findings []Finding) (Level, bool) {
	if len(findings) == 0 {
		return 0, false
	}
	worst := Remark
	for _, f := range findings {
		worst = max(worst, f.Level)
	}
	return worst, true
}
