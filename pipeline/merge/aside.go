package merge

import (
	"bytes"
	"slices"
	"strings"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/tomlfile"
)

// mark stands before each line of a message that is laid aside.
const mark = "#~"

// heading stands above the first of them.
const heading = "# The letter has no place for what stands below, behind " + mark + ". It is kept in case it is needed again."

// behind puts a block's lines behind the mark.
func (d *desk) behind(block string) string {
	lines := strings.Split(block, "\n")
	for i, line := range lines {
		lines[i] = mark + line
		if line != "" && line != "\r" {
			lines[i] = mark + " " + line
		}
	}
	return strings.Join(lines, "\n")
}

// bare takes the mark away.
func bare(block string) string {
	lines := strings.Split(block, "\n")
	for i, line := range lines {
		if behind, ok := strings.CutPrefix(line, mark); ok {
			lines[i] = strings.TrimPrefix(behind, " ")
		}
	}
	return strings.Join(lines, "\n")
}

// shelved is a message that is laid aside.
type shelved struct {
	from, to int // of its lines, the last one's end included
	block    string
	name     tomlfile.Part // in the block
	message  *catalog.Message
}

// shelf finds what is laid aside: runs of lines behind the mark that stand outside of every
// table and make one sound message.
func (d *desk) shelf() []shelved {
	var out []shelved
	from := -1
	for at := 0; at < len(d.text.Data); {
		next := d.nextLine(at)
		aside := bytes.HasPrefix(d.text.Data[at:next], []byte(mark)) && !d.inTable(at)
		if aside && from < 0 {
			from = at
		}
		if from >= 0 && (!aside || next == len(d.text.Data)) {
			to := at
			if aside {
				to = next
			}
			out = d.take(out, from, to)
			from = -1
		}
		at = next
	}
	return out
}

// clear takes the heading away where nothing is left below it.
func (d *desk) clear(restored []shelved) {
	at := bytes.Index(d.text.Data, []byte(heading))
	if at < 0 || len(restored) == 0 {
		return
	}
	for line := 0; line < len(d.text.Data); line = d.nextLine(line) {
		if !bytes.HasPrefix(d.text.Data[line:], []byte(mark)) {
			continue
		}
		if !slices.ContainsFunc(restored, func(s shelved) bool { return s.from <= line && line < s.to }) {
			return
		}
	}
	d.remove(at, at)
}

func (d *desk) inTable(at int) bool {
	for _, t := range d.tables[1:] {
		if t.From <= at && at < t.To {
			return true
		}
	}
	return false
}

// take reads lines behind the mark and keeps them where they are one message.
func (d *desk) take(out []shelved, from, to int) []shelved {
	block := bare(strings.TrimRight(string(d.text.Data[from:to]), "\r\n"))
	c, found, err := catalog.Parse(d.catalog.Name, []byte(block))
	if err != nil || len(found) > 0 || len(c.Messages()) != 1 {
		return out
	}
	m := c.Messages()[0]
	_, tables := c.Text()
	return append(out, shelved{from, to, block, tables[m.Table].Name[0], m})
}

// named gives the block under another name.
func (s shelved) named(id string) string { return s.block[:s.name.From] + id + s.block[s.name.To:] }
