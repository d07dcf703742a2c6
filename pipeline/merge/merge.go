// Package merge brings catalogs in step with the source, as msgmerge does for PO files, and
// loses nothing: it changes only the bytes that it means to, and every translation that was
// there is there afterwards, in its place or laid aside at the end of its file.
//
// What it writes are notes above the messages (see [catalog.Note]), hashes, and tables with
// empty words for what is not translated yet. A message that the letter has no place for any
// more is laid aside: each of its lines stands behind "#~ ". It comes back when the letter asks
// for it again.
package merge

import (
	"bytes"
	"fmt"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/letter"
)

// Change is what becomes of a file.
type Change struct {
	File  string // "locales/km.toml"
	Old   []byte // nil where the file is new
	New   []byte
	Deeds []Deed // in the order of the work
}

// Deed is one thing that is done to a message.
type Deed struct {
	Kind    Kind
	Message string
	From    string // of what is renamed, its name before
}

// Kind is a kind of deed.
type Kind string

// The kinds of deeds.
const (
	Added    Kind = "added"      // with empty words, to be filled in
	Renamed  Kind = "renamed"    // in the source, with the same words
	Restored Kind = "restored"   // from those that were laid aside
	Aside    Kind = "laid aside" // the letter has no place for it
	Stale    Kind = "stale"      // the source changed; the words are kept
	Fitting  Kind = "fits"       // the translation fits the words of today, and its notes say so now
)

// rounds is how often a catalog is gone over at most. One of two messages of one name may come
// to light only when the other is laid aside.
const rounds = 20

// Sync brings one catalog in step with the source. The set's source and the catalog must be
// sound TOML, and the letter read whole: the caller sees to that. There is no change where
// the catalog is in step.
func Sync(set *catalog.Set, l *letter.Letter, c *catalog.Catalog) (Change, bool, error) {
	return change(set, c, func(d *desk) {
		d.arrange(l)
		if len(d.edits) == 0 && len(d.tail) == 0 {
			d.stamp(func(*catalog.Message, string) bool { return false })
		}
	})
}

// Accept says that the translations of the messages fit the words of today of the catalog
// that of names, or of every one that they are made from where it is empty.
func Accept(set *catalog.Set, c *catalog.Catalog, ids []string, of string) (Change, bool, error) {
	return change(set, c, func(d *desk) {
		d.only = ids
		d.stamp(func(_ *catalog.Message, origin string) bool { return of == "" || of == origin })
	})
}

// change goes over a catalog until there is nothing left to do.
func change(set *catalog.Set, c *catalog.Catalog, work func(*desk)) (Change, bool, error) {
	text, _ := c.Text()
	out := Change{File: c.File, Old: text.Bytes(), New: text.Bytes()}
	now := c
	for range rounds {
		d := newDesk(set.With(now), now)
		work(d)
		data := d.apply()
		if bytes.Equal(data, out.New) {
			break
		}
		out.New, out.Deeds = data, append(out.Deeds, d.deeds...)
		next, _, err := catalog.Parse(c.Name, data)
		if err != nil {
			return Change{}, false, err
		}
		now = next
	}
	if lost := Lost(c, out.New); len(lost) > 0 {
		return Change{}, false, fmt.Errorf("%s: a fault of the program: it would lose the words of %q", c.File, lost)
	}
	return out, !bytes.Equal(out.Old, out.New), nil
}
