package letter

import (
	"fmt"
	"slices"

	"letterpress/pipeline/diag"
)

// Own gives the message that stands in the edition where a block, a recipient or a signatory
// names m: the edition's own, or else m.
func (e Edition) Own(m Ref) Ref {
	for _, o := range e.Messages {
		if o.Block.ID == m.ID {
			return o.Message
		}
	}
	return m
}

// Wanted gives what [Letter.AllMessages] gives, less the messages in whose place every edition
// has its own: nobody asks for their words.
func (l *Letter) Wanted() []Ref {
	replaced := map[string]bool{}
	for _, e := range l.Editions {
		for _, o := range e.Messages {
			replaced[o.Block.ID] = true
		}
	}
	for _, e := range l.Editions {
		for _, m := range l.Messages(e) {
			delete(replaced, m.ID)
		}
	}
	return slices.DeleteFunc(l.AllMessages(), func(m Ref) bool { return replaced[m.ID] })
}

// overridden complains of an edition's own messages that stand for none that it has.
func (r *reader) overridden(e Edition) {
	plain := e
	plain.Messages = nil
	here := r.letter.Messages(plain)
	seen := map[string]bool{}
	for _, o := range e.Messages {
		id, at := o.Block.ID, o.Block.Pos
		switch {
		case seen[id]:
			r.complain(codeTwice, at, "keep one of them", "%q stands twice in messages", id)
		case !hasRef(here, id) && hasRef(r.letter.AllMessages(), id):
			r.notHere(e, o.Block, here)
		case !hasRef(here, id):
			r.known("block with the message", []Ref{o.Block}, here)
		case o.Message.ID == id:
			r.complain(codeName, o.Message.Pos, "name the message that is to stand there in this edition, or delete it", "%q stands in its own place", id)
		}
		seen[id] = true
	}
}

// notHere complains of a message that the letter has and the edition has not. Where a recipient
// or a role is not known, the edition may have it.
func (r *reader) notHere(e Edition, m Ref, here []Ref) {
	unsure := slices.ContainsFunc(r.letter.Blocks, func(b Block) bool { return b.Role == "" }) ||
		slices.ContainsFunc(e.Recipients, func(x Ref) bool { _, ok := r.letter.Recipient(x.ID); return !ok })
	if unsure {
		return
	}
	hint := "delete it, or name one that the edition has" + diag.DidYouMean(m.ID, ids(here))
	for _, b := range r.letter.Blocks {
		if hasRef(b.All(), m.ID) {
			hint = fmt.Sprintf("delete it, or add %q to only at %s", e.ID, b.Only[0].Pos)
		}
	}
	for _, x := range r.letter.Recipients {
		if x.Message.ID == m.ID && len(e.Recipients) > 0 {
			hint = fmt.Sprintf("delete it, or add %q to recipients at %s", x.ID, e.Recipients[0].Pos)
		}
	}
	r.complain(codeName, m.Pos, hint, "%q does not stand in the edition %q", m.ID, e.ID)
}

func hasRef(refs []Ref, id string) bool {
	return slices.ContainsFunc(refs, func(r Ref) bool { return r.ID == id })
}

func ids(refs []Ref) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.ID)
	}
	return out
}
