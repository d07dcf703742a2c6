package merge

import (
	"slices"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/tomlfile"
)

// stamp brings the notes and hashes of the catalog's messages in step with the source: a
// stale one gets the words that it was made from and those of today, every other those of
// today. Accepted says whether somebody said that a message fits what it was made from.
func (d *desk) stamp(accepted func(m *catalog.Message, of string) bool) {
	for _, m := range d.catalog.Messages() {
		if m.Table == 0 || d.only != nil && !slices.Contains(d.only, m.ID) {
			continue
		}
		fits := d.set.Fits(m)
		for i, fit := range fits {
			fits[i].Stale = fit.Stale && !accepted(m, fit.Origin.Name)
			d.notes(m, fits[i], fit.Stale)
		}
		if len(fits) > 0 && fits[0].Origin.Name == d.set.Source && !fits[0].Stale {
			d.hash(m, fits[0].Origin.Message)
		}
	}
}

// notes writes the notes about one origin, where they do not stand there already. WasStale says
// that the message is stale until now.
func (d *desk) notes(m *catalog.Message, fit catalog.Fit, wasStale bool) {
	of := fit.Origin.Name
	want := []catalog.Note{{Kind: catalog.From, Of: of, Text: fit.Now}}
	if fit.Stale {
		was := fit.Was
		if was == "" {
			was = catalog.Unrecorded
		}
		want = []catalog.Note{{Kind: catalog.Was, Of: of, Text: was}, {Kind: catalog.Now, Of: of, Text: fit.Now}}
	}
	have := d.set.NotesOf(m, of)
	if slices.Equal(have, want) {
		return
	}
	d.write(m, of, want)
	switch {
	case fit.Stale:
		d.did(Stale, m.ID, "")
	case wasStale || slices.ContainsFunc(have, func(n catalog.Note) bool { return n.Kind != catalog.From }):
		d.did(Fitting, m.ID, "")
	}
}

// write puts notes in the place of those about the same origin: of the first of them, or else
// right above the header, the source's before the base's.
func (d *desk) write(m *catalog.Message, of string, notes []catalog.Note) {
	var lines []string
	for _, n := range notes {
		lines = append(lines, n.String(d.set.Source))
	}
	t := d.tables[m.Table]
	at := d.lineStart(t.From)
	written := false
	for _, c := range t.Comments {
		n, ok := catalog.ReadNote(c.Name, d.set.Source, of)
		switch {
		case !ok && of == d.set.Source && at == d.lineStart(t.From) && d.isNote(m, c):
			at = d.lineStart(c.From)
		case !ok || n.Of != of:
		case written:
			d.edit(d.lineStart(c.From), d.nextLine(c.From), "")
		default:
			d.edit(c.From, d.lineEnd(c.From), d.lines(lines...))
			written = true
		}
	}
	if !written {
		d.edit(at, at, d.lines(lines...)+d.end)
	}
}

// isNote reports whether a comment is a note about any of a message's origins.
func (d *desk) isNote(m *catalog.Message, c tomlfile.Part) bool {
	for _, o := range d.set.Origins(m) {
		if _, ok := catalog.ReadNote(c.Name, d.set.Source, o.Name); ok {
			return true
		}
	}
	return false
}

// hash writes the source message's hash.
func (d *desk) hash(m, source *catalog.Message) {
	hash := catalog.Hash(source)
	if m.Hash == hash {
		return
	}
	t := d.tables[m.Table]
	for _, p := range t.Pairs {
		if len(p.Key) == 1 && p.Key[0].Name == "hash" {
			if p.Value.Kind == tomlfile.String {
				d.edit(p.Value.From, p.Value.To, `"`+hash+`"`)
			}
			return
		}
	}
	at := d.lineEnd(t.From)
	d.edit(at, at, d.end+`hash = "`+hash+`"`)
}
