package check

import (
	"slices"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// Holds reports whether a finding holds back an edition in a language: an error in what it
// uses, in the language's own catalog or in one that it leans on. A gap holds it back even
// where it is only a warning: an edition of a language that is under way waits.
func Holds(f diag.Finding, l *letter.Letter, e letter.Edition, tag language.Tag) bool {
	gap := slices.Contains([]string{"missing", "no-catalog", "blank", "stale"}, f.Code)
	if f.Level != diag.Error && !gap {
		return false
	}
	switch {
	case f.Edition != "":
		return f.Edition == e.ID+"."+tag.String() // letter.toml has canonical tags alone
	case isMark(f, l.Blocks):
		return isMark(f, l.BlocksOf(e))
	case f.Catalog != "" && !letter.LeansOn(tag, f.Catalog):
		return false
	}
	return f.Message == "" || f.Message == pageNumber || slices.ContainsFunc(l.Messages(e), func(r letter.Ref) bool { return r.ID == f.Message })
}

// isMark reports a finding about the picture of one of the blocks.
func isMark(f diag.Finding, blocks []letter.Block) bool {
	return slices.ContainsFunc(blocks, func(b letter.Block) bool { return b.Mark.File != "" && b.Mark.Pos == f.Pos })
}
