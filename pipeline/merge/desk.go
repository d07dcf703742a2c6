package merge

import (
	"bytes"
	"slices"
	"strings"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/tomlfile"
)

// desk is a catalog under work.
type desk struct {
	set     *catalog.Set
	catalog *catalog.Catalog
	text    *tomlfile.File
	tables  []tomlfile.Table
	end     string   // what a line ends in
	only    []string // messages to stamp; nil stamps all
	edits   []edit
	trim    bool     // lines at the file's end are taken away
	tail    []string // blocks that come to the end of the file
	deeds   []Deed
}

// edit puts text in the place of some bytes of the file.
type edit struct {
	from, to int
	text     string
}

func newDesk(set *catalog.Set, c *catalog.Catalog) *desk {
	text, tables := c.Text()
	return &desk{set: set, catalog: c, text: text, tables: tables, end: text.LineEnd()}
}

func (d *desk) edit(from, to int, text string) { d.edits = append(d.edits, edit{from, to, text}) }

func (d *desk) did(kind Kind, message, from string) {
	d.deeds = append(d.deeds, Deed{Kind: kind, Message: message, From: from})
}

// apply gives the file with its edits made, in the order of the file; those at one place keep
// the order in which they were asked for.
func (d *desk) apply() []byte {
	slices.SortStableFunc(d.edits, func(a, b edit) int { return a.from - b.from })
	var out bytes.Buffer
	at := 0
	for _, e := range d.edits {
		out.Write(d.text.Data[at:e.from])
		out.WriteString(e.text)
		at = e.to
	}
	out.Write(d.text.Data[at:])
	data := out.Bytes()
	if d.trim {
		data = append(bytes.TrimRight(data, "\r\n"), d.end...)
	}
	for _, block := range d.tail {
		data = d.append(data, block)
	}
	if d.text.BOM {
		return (&tomlfile.File{Data: data, BOM: true}).Bytes()
	}
	return data
}

// append puts a block at the end of a file, a blank line before it.
func (d *desk) append(data []byte, block string) []byte {
	trimmed := bytes.TrimRight(data, "\r\n")
	if len(trimmed) == len(data) || len(data)-len(trimmed) == len(d.end) && bytes.HasSuffix(data, []byte(d.end)) {
		data = append(slices.Clone(trimmed), d.end+d.end...)
	}
	return append(data, block+d.end...)
}

// lineStart gives the offset at which the line of an offset begins.
func (d *desk) lineStart(at int) int { return bytes.LastIndexByte(d.text.Data[:at], '\n') + 1 }

// lineEnd gives the offset of the end of an offset's line, before its CR and LF.
func (d *desk) lineEnd(at int) int {
	end := d.nextLine(at)
	return at + len(strings.TrimRight(string(d.text.Data[at:end]), "\r\n"))
}

// nextLine gives the offset of the line after that of an offset.
func (d *desk) nextLine(at int) int {
	if i := bytes.IndexByte(d.text.Data[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(d.text.Data)
}

// start gives the offset of the line at which a table begins, its comments included.
func (d *desk) start(t tomlfile.Table) int {
	if len(t.Comments) > 0 {
		return d.lineStart(t.Comments[0].From)
	}
	return d.lineStart(t.From)
}

// remove takes away lines from the one that begins at from to the one that holds to, and
// the blank line after them; what they leave at the file's end are no blank lines.
func (d *desk) remove(from, to int) {
	end := d.nextLine(to)
	if after := d.nextLine(end); end < len(d.text.Data) && d.isBlank(end, after) {
		end = after
	}
	d.trim = d.trim || end == len(d.text.Data)
	d.edit(from, end, "")
}

func (d *desk) isBlank(from, to int) bool { return len(bytes.TrimSpace(d.text.Data[from:to])) == 0 }

// lines gives lines joined as the file's are.
func (d *desk) lines(lines ...string) string { return strings.Join(lines, d.end) }
