package pipeline

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"letterpress/pipeline/bcp47"
	"letterpress/pipeline/catalog"
	"letterpress/pipeline/check"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/font"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/merge"
)

// Keeper keeps the catalogs of a letter in step with its source. It reads, and says what is
// to be written; it writes nothing.
type Keeper struct {
	folder   fs.FS
	letter   *letter.Letter
	set      *catalog.Set
	findings []diag.Finding // of reading
}

// Kept is what a [Keeper] did.
type Kept struct {
	Changes []merge.Change // to be written, the catalogs in the order of their names
	InStep  int            // catalogs that need no change
	// InTheWay are errors of files that cannot be read as they must be to be changed: those
	// files stay as they are.
	InTheWay []diag.Finding
	// Left are translations that a typo does not settle: they were made from an older text.
	Left []*catalog.Message
}

// OpenKeeper reads the letter in a folder, its fonts left aside.
func OpenKeeper(folder fs.FS) (*Keeper, error) {
	l, found, err := letter.Read(folder)
	if err != nil {
		return nil, err
	}
	set, more, err := catalog.Read(folder, l.Source.Name)
	if err != nil {
		return nil, err
	}
	k := &Keeper{folder: folder, letter: l, set: set, findings: append(found, more...)}
	diag.Sort(k.findings)
	return k, nil
}

// obstacles are the codes of what makes a catalog unfit to be changed: nobody can say where
// its messages begin and end.
var obstacles = []string{"toml", "file-form", "no-catalog"}

// blocked gives what stands in the way of all work: errors in letter.toml, and a source that
// cannot be read or says one thing twice.
func (k *Keeper) blocked() []diag.Finding {
	var out []diag.Finding
	for _, f := range k.findings {
		ofLetter := f.Pos.File == letter.File
		ofSource := f.Catalog == k.set.Source && slices.Contains(append(obstacles, "duplicate-id"), f.Code)
		if f.Level == diag.Error && (ofLetter || ofSource) {
			out = append(out, f)
		}
	}
	return out
}

// obstacle gives what stands in the way of changing one catalog.
func (k *Keeper) obstacle(c *catalog.Catalog) []diag.Finding {
	var out []diag.Finding
	for _, f := range k.findings {
		if f.Level == diag.Error && f.Catalog == c.Name && slices.Contains(obstacles, f.Code) {
			out = append(out, f)
		}
	}
	return out
}

// each changes catalogs, less those that something stands in the way of. A variant comes behind
// its parents, for it is held against what they became.
func (k *Keeper) each(catalogs []*catalog.Catalog, work func(*catalog.Catalog) (merge.Change, bool, error)) (*Kept, error) {
	kept := &Kept{InTheWay: k.blocked()}
	if len(kept.InTheWay) > 0 {
		return kept, nil
	}
	parents := func(c *catalog.Catalog) (n int) {
		for t := c.Tag; t != language.Und; t = t.Parent() {
			n++
		}
		return n
	}
	slices.SortStableFunc(catalogs, func(a, b *catalog.Catalog) int { return parents(a) - parents(b) })
	for _, c := range catalogs {
		if found := k.obstacle(c); len(found) > 0 {
			kept.InTheWay = append(kept.InTheWay, found...)
			continue
		}
		change, changed, err := work(c)
		if err != nil {
			return nil, err
		}
		if !changed {
			kept.InStep++
			continue
		}
		now, _, err := catalog.Parse(c.Name, change.New)
		if err != nil {
			return nil, err
		}
		k.set, kept.Changes = k.set.With(now), append(kept.Changes, change)
	}
	name := func(c merge.Change) string { return strings.TrimSuffix(c.File, ".toml") }
	slices.SortFunc(kept.Changes, func(a, b merge.Change) int { return strings.Compare(name(a), name(b)) })
	return kept, nil
}

// Sync brings the catalogs of the languages in step with the source, or all where none is
// named. A word that names no catalog is an [UnknownName].
func (k *Keeper) Sync(tags []string) (*Kept, error) {
	chosen, err := k.translations(tags)
	if err != nil {
		return nil, err
	}
	return k.each(chosen, func(c *catalog.Catalog) (merge.Change, bool, error) { return merge.Sync(k.set, k.letter, c) })
}

// translations gives the catalogs that words name, fr with its variants, less the source.
func (k *Keeper) translations(words []string) ([]*catalog.Catalog, error) {
	var chosen []*catalog.Catalog
	all := slices.DeleteFunc(slices.Clone(k.set.Catalogs()), func(c *catalog.Catalog) bool { return c.Name == k.set.Source })
	if len(words) == 0 {
		return all, nil
	}
	for _, word := range words {
		found := slices.DeleteFunc(slices.Clone(all), func(c *catalog.Catalog) bool { return !speaks(c.Name, word) })
		if len(found) == 0 {
			return nil, k.unknownCatalog(word)
		}
		chosen = append(chosen, found...)
	}
	return slices.DeleteFunc(all, func(c *catalog.Catalog) bool { return !slices.Contains(chosen, c) }), nil
}

// unknownCatalog words what is wrong with a name that no translation has.
func (k *Keeper) unknownCatalog(word string) error {
	var names []string
	all, _ := k.translations(nil)
	for _, c := range all {
		names = append(names, c.Name)
	}
	unknown := UnknownName{Word: word, Matter: fmt.Sprintf("there is no catalog for %q%s", word, diag.DidYouMean(word, names)), Hint: "there are no translations yet"}
	if len(names) > 0 {
		unknown.Hint = "the translations are " + strings.Join(names, ", ")
	}
	if word == k.set.Source {
		unknown.Matter = fmt.Sprintf("%q is the source: the others are brought in step with it", word)
	} else if _, ok := bcp47.Parse(word); ok {
		unknown.Hint = "to start the language: letterpress sync --new " + word
	}
	return unknown
}

// Start begins a language. A script that the program has no rules for is an error among
// InTheWay, and there is no change; one that no font is made for is a warning there.
func (k *Keeper) Start(name string, embedded fs.FS) (*Kept, error) {
	tag, ok := bcp47.Parse(name)
	if !ok {
		return nil, UnknownName{Word: name, Matter: fmt.Sprintf("%q is no language%s", name, bcp47.DidYouMean(name, "")),
			Hint: "languages are named by BCP 47 tags: a language, and a country where it matters"}
	}
	if name == k.set.Source {
		return nil, k.unknownCatalog(name)
	}
	if c, ok := k.set.Catalog(name); ok {
		return nil, UnknownName{Word: name, Matter: fmt.Sprintf("there is a catalog for %q already, %s", name, c.File), Hint: "letterpress sync " + name}
	}
	kept := &Kept{InTheWay: k.blocked()}
	if len(kept.InTheWay) > 0 {
		return kept, nil
	}
	own, err := fs.Sub(k.folder, "fonts")
	if err != nil {
		return nil, err
	}
	library, _, err := font.Open(embedded, own)
	if err != nil {
		return nil, err
	}
	if f, bad := unsettable(tag, library.Scripts()); bad {
		f.Pos = diag.Position{File: catalog.FileOf(name)}
		kept.InTheWay = append(kept.InTheWay, f)
		if f.Code == "script-refused" {
			kept.InTheWay[0].Hint = "nothing was written; a language waits until there are rules for its script"
			return kept, nil
		}
		kept.InTheWay[0].Level = diag.Warning
	}
	skeleton, err := fs.ReadFile(k.folder, letter.File)
	if err != nil {
		return nil, err
	}
	kept.Changes, err = merge.Start(k.set, k.letter, skeleton, name, check.LanguageName(tag))
	return kept, err
}
