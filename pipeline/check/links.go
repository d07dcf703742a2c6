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
	all := ids(there.Links)
	rest := slices.Clone(all)
	var wrong []edition.Use
	for _, link := range here.Links {
		if i := slices.Index(rest, link.ID); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			wrong = append(wrong, link)
		}
	}
	for _, link := range wrong {
		problem, hint := fmt.Sprintf("the source has no link #%s here", link.ID), "name the link that the source has"+diag.DidYouMean(link.ID, rest)
		if slices.Contains(all, link.ID) {
			problem, hint = fmt.Sprintf("the link #%s stands here more often than in the source", link.ID), "take one of them out"
			if len(rest) > 0 {
				hint += ", or make it #" + rest[0] + ", which the source has"
			}
		}
		rest = excuse(rest, link.ID)
		if _, known := w.letter.Link(link.ID); known { // else link-unknown says so
			w.add(about(m, "link-differs", link.At, problem, hint))
		}
	}
	for _, id := range rest {
		w.add(about(m, "link-differs", 0, fmt.Sprintf("the link #%s of the source is not here", id),
			fmt.Sprintf("write [words](#%s); the source has it on %q", id, wordsOf(there, id))))
	}
}

func ids(links []edition.Use) []string {
	var out []string
	for _, l := range links {
		out = append(out, l.ID)
	}
	return out
}

// wordsOf gives the words that a link stands on first, whatever is set apart among them.
func wordsOf(p edition.Parsed, id string) string {
	var words []rune
	end := -1
	for _, s := range p.Spans {
		if s.LinkID == id && (end < 0 || s.From == end) {
			words = append(words, p.Runes[s.From:s.To]...)
			end = s.To
		}
	}
	return string(words)
}
