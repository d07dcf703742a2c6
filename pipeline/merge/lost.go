package merge

import (
	"bytes"
	"strings"

	"letterpress/pipeline/catalog"
)

// Lost gives the messages of a catalog whose words, as they are written, stand nowhere in a
// text: neither in their place nor laid aside.
func Lost(c *catalog.Catalog, text []byte) []string {
	old, tables := c.Text()
	aside := bare(string(text))
	var lost []string
	for _, t := range tables[1:] {
		for _, p := range t.Pairs {
			if p.Key[0].Name == "hash" {
				continue
			}
			words := old.Data[p.Value.From:p.Value.To]
			if !bytes.Contains(text, words) && !strings.Contains(aside, string(words)) {
				lost = append(lost, t.Name[0].Name)
			}
		}
	}
	return lost
}
