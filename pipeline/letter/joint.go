package letter

import (
	"slices"
	"strings"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/tomlfile"
)

// between joins the tags of a file in several languages. No tag holds it (RFC 5646, 2.1).
const between = "+"

// JoinTags gives what names a file in several languages: "en-CA+fr-CA".
func JoinTags(tags []string) string { return strings.Join(tags, between) }

// SplitTags gives the languages of a file; that of most is one.
func SplitTags(name string) []string { return strings.Split(name, between) }

// PDFs gives what stands behind the edition's id in the name of each of its files: each of
// its languages and, where they are joined, behind these all of them.
func (e Edition) PDFs() []string {
	names := tagNames(e.Languages)
	if e.Together && len(names) > 1 {
		names = append(names, JoinTags(names))
	}
	return names
}

// joined warns where an edition joins one language. Of a list with an error nothing is said.
func (r *reader) joined(t tomlfile.Table, e Edition) {
	for _, p := range t.Pairs {
		if e.Together && p.Key[0].Name == "languages" && len(p.Value.Items) == 1 && len(e.Languages) == 1 {
			r.findings = append(r.findings, diag.Finding{Code: codeAlone, Level: diag.Warning, Pos: r.together(t),
				Problem: "together joins the edition's languages in one file, and " + e.Languages[0].Name + " is its only one",
				Hint:    "name another in languages, or delete the line"})
		}
	}
}

// together gives the place of the key.
func (r *reader) together(t tomlfile.Table) diag.Position {
	i := slices.IndexFunc(t.Pairs, func(p tomlfile.Pair) bool { return p.Key[0].Name == "together" })
	return r.Position(t.Pairs[i].From())
}
