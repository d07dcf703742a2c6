package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/merge"
)

// Accept says that translations in a language fit the words of today that they are made
// from; no ids accept all that are stale. A name that the letter does not have is an
// [UnknownName].
func (k *Keeper) Accept(tag string, ids []string) (*Kept, error) {
	c, ok := k.set.Catalog(tag)
	if !ok || tag == k.set.Source {
		return nil, k.unknownCatalog(tag)
	}
	if len(k.obstacle(c)) == 0 {
		for _, id := range ids {
			if err := k.translated(c, id); err != nil {
				return nil, err
			}
		}
	}
	if len(ids) == 0 {
		ids = []string{}
		for _, m := range c.Messages() {
			if len(k.stale(m)) > 0 {
				ids = append(ids, m.ID)
			}
		}
	}
	return k.each([]*catalog.Catalog{c}, func(c *catalog.Catalog) (merge.Change, bool, error) { return merge.Accept(k.set, c, ids, "") })
}

// translated complains of a message that a catalog has no words for.
func (k *Keeper) translated(c *catalog.Catalog, id string) error {
	if m, ok := c.Message(id); ok && !m.IsBlank() {
		return nil
	}
	var names []string
	for _, m := range c.Messages() {
		if !m.IsBlank() {
			names = append(names, m.ID)
		}
	}
	unknown := UnknownName{Word: id, Matter: fmt.Sprintf("%s has no translation of %q%s", c.File, id, diag.DidYouMean(id, names))}
	if source, ok := k.set.Catalog(k.set.Source); ok {
		if _, known := source.Message(id); known {
			unknown.Matter = fmt.Sprintf("%s has no translation of %q yet", c.File, id)
		}
	}
	unknown.Hint = "letterpress check " + c.Name + " names the messages that are stale"
	return unknown
}

// stale gives the ways in which a message is stale.
func (k *Keeper) stale(m *catalog.Message) []catalog.Fit {
	return slices.DeleteFunc(k.set.Fits(m), func(f catalog.Fit) bool { return !f.Stale })
}

// AcceptTypo says that in the messages only a slip of the source was mended, so that every
// translation of them fits. A translation that was made from another text than the one with
// the slip is left as it is: of the texts that translations were made from, the one nearest to
// today's is the one with the slip.
func (k *Keeper) AcceptTypo(ids []string) (*Kept, error) {
	source, ok := k.set.Catalog(k.set.Source)
	if ok && len(k.blocked()) == 0 {
		var names []string
		for _, m := range source.Messages() {
			names = append(names, m.ID)
		}
		for _, id := range ids {
			if _, ok := source.Message(id); !ok {
				unknown := UnknownName{Word: id, Matter: fmt.Sprintf("%s has no message %q%s", source.File, id, diag.DidYouMean(id, names)),
					Hint: "name messages as they stand between brackets in " + source.File}
				if _, ok := k.set.Catalog(id); ok {
					unknown.Hint = "--typo takes messages alone: it is for every language"
				}
				return nil, unknown
			}
		}
	}
	slips, left := map[string][]string{}, []*catalog.Message{}
	for _, id := range ids {
		mended, older := k.slip(id)
		for _, m := range mended {
			slips[m.Catalog] = append(slips[m.Catalog], id)
		}
		left = append(left, older...)
	}
	chosen, _ := k.translations(nil)
	chosen = slices.DeleteFunc(chosen, func(c *catalog.Catalog) bool { return len(slips[c.Name]) == 0 })
	kept, err := k.each(chosen, func(c *catalog.Catalog) (merge.Change, bool, error) {
		return merge.Accept(k.set, c, slips[c.Name], k.set.Source)
	})
	if err == nil {
		kept.Left = left
	}
	return kept, err
}

// slip parts the stale translations of a message: those made from the text with the slip, and
// those made from another. Where no note has a text, they are of one text when they have one
// hash; which of several texts has the slip nobody can say.
func (k *Keeper) slip(id string) (mended, older []*catalog.Message) {
	var stale []*catalog.Message
	was, nearest := map[*catalog.Message]string{}, ""
	for _, c := range k.set.Catalogs() {
		m, ok := c.Message(id)
		if !ok {
			continue
		}
		for _, f := range k.stale(m) {
			if f.Origin.Name != k.set.Source {
				continue
			}
			stale, was[m] = append(stale, m), f.Was
			if f.Was != "" && (nearest == "" || diag.Distance(f.Was, f.Now) < diag.Distance(nearest, f.Now)) {
				nearest = f.Was
			}
		}
	}
	oneHash := !slices.ContainsFunc(stale, func(m *catalog.Message) bool { return m.Hash != stale[0].Hash })
	for _, m := range stale {
		if was[m] == "" && k.hashedFrom(m, nearest) || was[m] == nearest && (nearest != "" || oneHash) {
			mended = append(mended, m)
		} else {
			older = append(older, m)
		}
	}
	return mended, older
}

// hashedFrom reports whether a translation's hash is that of other words of its source with
// today's description.
func (k *Keeper) hashedFrom(m *catalog.Message, words string) bool {
	source, _ := k.set.Catalog(k.set.Source)
	today, ok := source.Message(m.ID)
	return ok && strings.TrimSpace(words) != "" && m.Hash == catalog.Hash(&catalog.Message{Description: today.Description, Other: words})
}
