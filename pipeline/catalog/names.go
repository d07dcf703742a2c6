package catalog

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"letterpress/pipeline/bcp47"
	"letterpress/pipeline/diag"
)

const extension = ".toml"

// skeleton are the files of the folder that are no catalogs.
var skeleton = []string{"letter" + extension, "glossary" + extension}

// named gives the language that a file of the folder is named for. A file that is no catalog
// has none, and a finding where somebody may have meant one.
func named(file string) (tag language.Tag, name string, findings []diag.Finding) {
	if slices.Contains(skeleton, file) || strings.HasPrefix(file, ".") {
		return language.Und, "", nil
	}
	at := diag.Position{File: Dir + "/" + file}
	name, ok := strings.CutSuffix(file, extension)
	if !ok {
		return language.Und, "", unread(file, at)
	}
	if tag, ok := bcp47.Parse(name); ok {
		return tag, name, nil
	}
	hint := "a catalog is named for its language by a BCP 47 tag, such as fr" + extension + " or fr-CA" + extension
	right := bcp47.DidYouMean(name, extension)
	if right == "" {
		right = diag.DidYouMean(file, skeleton)
	}
	return language.Und, "", []diag.Finding{{Code: "file-name", Level: diag.Error, Pos: at, Catalog: name,
		Problem: fmt.Sprintf("%q is no language, so the file is not read", name), Hint: hint + right}}
}

// unread tells of a file that looks like a catalog but for its name's end.
func unread(file string, at diag.Position) []diag.Finding {
	stem, _, found := strings.Cut(strings.ToLower(file), extension)
	if !found || strings.Contains(stem, ".") {
		return nil
	}
	return []diag.Finding{{Code: "file-name", Level: diag.Remark, Pos: at,
		Problem: "the file is not read: its name does not end in " + extension, Hint: "rename it to " + stem + extension + " if it is a catalog"}}
}
