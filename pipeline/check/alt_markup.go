package check

import (
	"fmt"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
)

// alternatives gives the messages that stand for a picture, in some edition.
func (w *words) alternatives() map[string]bool {
	out := map[string]bool{}
	for _, e := range w.letter.Editions {
		for _, b := range w.letter.BlocksOf(e) {
			if b.Mark.Alt.ID != "" {
				out[b.Mark.Alt.ID] = true
			}
		}
	}
	return out
}

// altMarkup finds markup in what is read aloud in a picture's place: nobody sees it, and a
// link leads nowhere.
func (w *words) altMarkup(m *catalog.Message) {
	p := w.parse(m)
	if len(p.Spans) == 0 {
		return
	}
	f := about(m, "alt-markup", p.From[p.Spans[0].From], fmt.Sprintf("%q stands for a picture and is read aloud: it has no bold or italic words and no links", m.ID),
		"write the words alone")
	f.Level = diag.Warning
	w.add(f)
}
