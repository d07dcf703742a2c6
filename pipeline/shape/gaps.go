package shape

import (
	"sort"

	"letterpress/pipeline/edition"
	"letterpress/pipeline/lang"
)

// gaps gives the places where a line of p gives and takes: after each plain space, and
// where the language says.
func gaps(p *Paragraph, l lang.Language) []Gap {
	var out []Gap
	for i, c := range p.Clusters {
		if c.To == c.From+1 && p.Text.Runes[c.From] == ' ' {
			out = append(out, Gap{Cluster: i + 1, Kind: lang.WordSpace})
		}
	}
	if l.Gaps == nil {
		return out
	}
	for _, g := range l.Gaps(p.Text.Runes) {
		at := sort.Search(len(p.Clusters), func(i int) bool { return p.Clusters[i].From >= g.At })
		if at == len(p.Clusters) && g.At != len(p.Text.Runes) || at < len(p.Clusters) && p.Clusters[at].From != g.At {
			continue // inside a cluster: nothing gives there
		}
		out = append(out, Gap{Cluster: at, Kind: g.Kind, Natural: g.Natural, AtStart: g.AtStart, AtEnd: g.AtEnd, EndBlank: g.EndBlank})
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Cluster < out[b].Cluster })
	return out
}

// markSpans notes for each cluster the span that its first rune stands in.
func markSpans(clusters []Cluster, spans []edition.Span) {
	next := 0
	for i := range clusters {
		c := &clusters[i]
		for next < len(spans) && spans[next].To <= c.From {
			next++
		}
		c.Span = -1
		if next < len(spans) && spans[next].From <= c.From {
			c.Span = next
		}
	}
}

// spanAt gives the span of a reshaped cluster; an added hyphen has that of the rune before.
func spanAt(p *Paragraph, before int, c Cluster) int {
	at := c.From
	if c.From == c.To {
		at = before
	}
	for i, s := range p.Text.Spans {
		if s.From <= at && at < s.To {
			return i
		}
	}
	return -1
}
