package check

import (
	"fmt"
	"slices"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
)

// links finds links that a translation has and its source has not, and the other way round.
// Each that stands wrongly excuses one that is not there.
func (w *words) links(m, source *catalog.Message) {
	here, there := w.parse(m), w.parse(source)
	rest := ids(there.Links)
	wrong := 0
	for _, link := range here.Links {
		if i := slices.Index(rest, link.ID); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		wrong++
		if _, known := w.letter.Link(link.ID); !known {
			continue // link-unknown says so
		}
		w.add(about(m, "link-differs", link.At, fmt.Sprintf("the source has no link #%s here", link.ID),
			"name the link that the source has"+diag.DidYouMean(link.ID, ids(there.Links))))
	}
	for _, id := range rest[min(wrong, len(rest)):] {
		w.add(about(m, "link-differs", 0, fmt.Sprintf("the link #%s of the source is not here", id),
			fmt.Sprintf("write [words](#%s); the source has it on %q", id, wordsOf(there.Parsed, id))))
	}
}

func ids(links []edition.Use) []string {
	var out []string
	for _, l := range links {
		out = append(out, l.ID)
	}
	return out
}

// wordsOf gives the words that a link stands on.
func wordsOf(p edition.Parsed, id string) string {
	for _, s := range p.Spans {
		if s.LinkID == id {
			return string(p.Runes[s.From:s.To])
		}
	}
	return ""
}
