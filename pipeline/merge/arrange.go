package merge

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/letter"
)

// arrange gives the catalog the messages that it is asked for: what the source has under
// another name is renamed, what was laid aside comes back, what is missing is added; and it
// lays aside what the letter has no place for.
func (d *desk) arrange(l *letter.Letter) {
	idle, shelf := d.idle(l), d.shelf()
	var restored []shelved
	for _, m := range d.wanted(l) {
		if s, ok := pick(&shelf, func(s shelved) bool { return s.message.ID == m.ID }); ok {
			d.restore(l, s, m)
			restored = append(restored, s)
		} else if old, ok := pick(&idle, func(old *catalog.Message) bool { return d.madeFrom(old, m) }); ok {
			name := d.tables[old.Table].Name[0]
			d.edit(name.From, name.To, m.ID)
			d.did(Renamed, m.ID, old.ID)
		} else if s, ok := pick(&shelf, func(s shelved) bool { return d.madeFrom(s.message, m) }); ok {
			d.restore(l, s, m)
			restored = append(restored, s)
		} else if !d.isVariant() {
			d.insert(l, m, d.empty(m))
			d.did(Added, m.ID, "")
		}
	}
	for _, m := range idle {
		d.layAside(m)
	}
	if len(idle) == 0 {
		d.clear(restored)
	}
}

// pick takes the last of a list that fits out of it: what was laid aside last is the newest.
func pick[T any](all *[]T, fits func(T) bool) (T, bool) {
	for i := len(*all) - 1; i >= 0; i-- {
		if x := (*all)[i]; fits(x) {
			*all = slices.Delete(slices.Clone(*all), i, i+1)
			return x, true
		}
	}
	var none T
	return none, false
}

// isVariant reports whether the catalog holds only what differs from another's.
func (d *desk) isVariant() bool {
	base, ok := d.set.Base(d.catalog.Tag)
	return ok && base.Name != d.catalog.Name
}

// idle gives the catalog's messages that the letter has no place for, whatever the language.
func (d *desk) idle(l *letter.Letter) []*catalog.Message {
	named := map[string]bool{}
	for _, ref := range l.AllMessages() {
		named[ref.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(d.catalog.Messages()), func(m *catalog.Message) bool {
		_, own := d.set.Typesetter(language.Und, m.ID)
		return named[m.ID] || m.Table == 0 || catalog.IsTypesetter(m.ID) && own
	})
}

// wanted gives the source's messages that the catalog is asked for and does not have, in the
// source's order.
func (d *desk) wanted(l *letter.Letter) []*catalog.Message {
	source, ok := d.set.Catalog(d.set.Source)
	if !ok {
		return nil
	}
	asked := map[string]bool{}
	for _, ref := range l.Asked(d.catalog.Name) {
		asked[ref.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(source.Messages()), func(m *catalog.Message) bool {
		return !asked[m.ID] || m.IsBlank() || d.has(m.ID)
	})
}

// has reports whether the catalog has a table for a message, sound or not.
func (d *desk) has(id string) bool {
	_, ok := d.catalog.Message(id)
	_, unsound := d.catalog.Unsound(id)
	return ok || unsound
}

// madeFrom reports whether a translation was made from the words of a source message, as its
// notes or its hash say.
func (d *desk) madeFrom(m, source *catalog.Message) bool {
	words := catalog.OneLine(source.Other)
	return m.Hash != "" && m.Hash == catalog.Hash(source) ||
		slices.ContainsFunc(d.set.NotesOf(m, d.set.Source), func(n catalog.Note) bool { return n.Text == words })
}

// empty writes a message that is to be filled in.
func (d *desk) empty(source *catalog.Message) string {
	lines := []string{catalog.Note{Of: d.set.Source, Text: catalog.OneLine(source.Other)}.String(d.set.Source)}
	if note := catalog.OneLine(source.Description); note != "" {
		lines = append(lines, "# note: "+note)
	}
	return d.lines(append(lines, "["+source.ID+"]", `hash = "`+catalog.Hash(source)+`"`, `other = ""`)...)
}

// restore brings a message back from the shelf, under the source message's name.
func (d *desk) restore(l *letter.Letter, s shelved, source *catalog.Message) {
	d.remove(s.from, s.to-1)
	d.insert(l, source, s.named(source.ID))
	d.did(Restored, source.ID, "")
}

// layAside moves a message to the end of the file, behind the mark.
func (d *desk) layAside(m *catalog.Message) {
	t := d.tables[m.Table]
	from := d.start(t)
	d.remove(from, t.To)
	if !strings.Contains(string(d.text.Data), heading) && !slices.Contains(d.tail, heading) {
		d.tail = append(d.tail, heading)
	}
	d.tail = append(d.tail, d.behind(string(d.text.Data[from:t.To])))
	d.did(Aside, m.ID, "")
}

// insert puts a block where a message stands that has the order of the source: behind the
// nearest message before it that the catalog has.
func (d *desk) insert(l *letter.Letter, source *catalog.Message, block string) {
	var before *catalog.Message
	idle := d.idle(l)
	all, _ := d.set.Catalog(d.set.Source)
	for _, m := range all.Messages() {
		if m.ID == source.ID {
			break
		}
		if own, ok := d.catalog.Message(m.ID); ok && own.Table > 0 && !slices.Contains(idle, own) {
			before = own
		}
	}
	switch {
	case before != nil:
		at := d.foot(before)
		d.edit(at, at, d.end+d.end+block)
	case d.first() > 0:
		at := d.start(d.tables[d.first()])
		d.edit(at, at, block+d.end+d.end)
	default:
		d.tail = append(d.tail, block)
	}
}

// first gives the index of the first message's table, or 0.
func (d *desk) first() int {
	for _, m := range d.catalog.Messages() {
		if m.Table > 0 {
			return m.Table
		}
	}
	return 0
}

// foot gives the end of a message's last line: of its table, or of the comments that stand
// right below and belong to nothing else.
func (d *desk) foot(m *catalog.Message) int {
	at := d.tables[m.Table].To
	limit := len(d.text.Data)
	if m.Table+1 < len(d.tables) {
		limit = d.start(d.tables[m.Table+1])
	}
	for next := d.nextLine(at); next < limit && d.text.Data[next] == '#' && !strings.HasPrefix(string(d.text.Data[next:]), mark); next = d.nextLine(at) {
		at = d.lineEnd(next)
	}
	return at
}
