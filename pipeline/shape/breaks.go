package shape

import (
	"cmp"
	"slices"
	"sort"
	"unicode"

	"letterpress/pipeline/lang"
)

// Penalties of the breaks that UAX 14 offers, before a language has its say.
const (
	authorPenalty = 50  // after a hyphen that the author wrote
	wordPenalty   = 50  // without a blank
	hyphenPenalty = 130 // an added hyphen
	secondPenalty = 300 // an added hyphen in a word that has one of the author's
)

// breaks finds the places where a line of p may end, and shapes the text at each anew where
// the break changes it.
func (w *worker) breaks(p *Paragraph, known *shaped, st Style, l lang.Language) error {
	text := p.Text.Runes
	found := known.uax
	if l.Breaks != nil {
		found = l.Breaks(text, found)
	}
	if st.Phrases && l.Phrases != nil {
		found = l.Phrases(text, found)
	}
	if st.Hyphenate && l.Hyphens != nil {
		found = mergeHyphens(found, hyphens(text, l.Hyphens))
	}
	p.Breaks = make([]Break, 0, len(found))
	for _, b := range found {
		if b.At <= 0 || b.At >= len(text) || digitAfterHyphen(text, b.At) {
			continue
		}
		k := Break{Break: b}
		ok, err := w.reshapeAt(p, known.runs, &k)
		if err != nil {
			return err
		}
		if ok {
			p.Breaks = append(p.Breaks, k)
		}
	}
	return nil
}

// uax14 gives the opportunities of Unicode Standard Annex 14.
func (w *worker) uax14(text []rune) []lang.Break {
	w.lines.Init(text)
	var out []lang.Break
	for it := w.lines.LineIterator(); it.Next(); {
		line := it.Line()
		at := line.Offset + len(line.Text)
		if at >= len(text) {
			break
		}
		b := lang.Break{At: at}
		switch last := text[at-1]; {
		case blank(last):
		case last == 0x00AD:
			b.Kind, b.Penalty = lang.Hyphen, hyphenPenalty
		case last == '-' || last == 0x2010:
			b.Kind, b.Penalty = lang.Author, authorPenalty
		default:
			b.Kind, b.Penalty = lang.Word, wordPenalty
		}
		out = append(out, b)
	}
	return out
}

// digitAfterHyphen reports a hyphen before a digit, COVID-19: parted there, readers of the
// PDF lose the hyphen.
func digitAfterHyphen(text []rune, at int) bool {
	return (text[at-1] == '-' || text[at-1] == 0x2010) && unicode.IsDigit(text[at])
}

// hyphens finds where words may be parted; one that an author's hyphen joins to another only
// where nothing better is near. The text's last is left whole.
func hyphens(text []rune, inside func([]rune) []int) []lang.Break {
	var out []lang.Break
	lastWord := 0
	for from := 0; from < len(text); {
		if !unicode.IsLetter(text[from]) {
			from++
			continue
		}
		to := from + 1
		for to < len(text) && (unicode.IsLetter(text[to]) || unicode.Is(unicode.M, text[to])) {
			to++
		}
		lastWord = from
		penalty := hyphenPenalty
		if joined(text, from, to) {
			penalty = secondPenalty
		}
		for _, at := range inside(text[from:to]) {
			out = append(out, lang.Break{At: from + at, Kind: lang.Hyphen, Penalty: penalty})
		}
		from = to
	}
	for len(out) > 0 && out[len(out)-1].At > lastWord {
		out = out[:len(out)-1]
	}
	return out
}

// joined reports a hyphen on either side of the word.
func joined(text []rune, from, to int) bool {
	hyphen := func(r rune) bool { return r == '-' || r == 0x2010 || r == 0x2011 || r == 0x00AD }
	return from > 0 && hyphen(text[from-1]) || to < len(text) && hyphen(text[to])
}

// mergeHyphens adds hyphens where there is no other break.
func mergeHyphens(breaks, hyphens []lang.Break) []lang.Break {
	out := append(slices.Clone(breaks), hyphens...)
	slices.SortStableFunc(out, func(a, b lang.Break) int { return cmp.Compare(a.At, b.At) })
	return slices.CompactFunc(out, func(a, b lang.Break) bool { return a.At == b.At })
}

// reshapeAt completes a break: which clusters it parts, and how they look there. It reports
// false where the break falls inside a cluster that cannot be parted.
func (w *worker) reshapeAt(p *Paragraph, runs []run, k *Break) (bool, error) {
	at := k.At
	cut := sort.Search(len(p.Clusters), func(i int) bool { return p.Clusters[i].To > at })
	k.Cluster, k.BeforeFrom, k.AfterTo = cut, cut, cut
	r := &runs[sort.Search(len(runs), func(i int) bool { return runs[i].to > at })]
	between := p.Clusters[cut].From == at
	if !between && k.Kind != lang.Hyphen {
		return false, nil
	}
	if r.from == at { // the break falls between two runs
		if k.Kind == lang.Hyphen {
			return false, nil
		}
		return true, nil
	}
	whole := between && r.safe[cut-r.first]
	var err error
	if !whole || k.Kind == lang.Hyphen {
		if err = w.reshapeBefore(p, r, k); err != nil {
			return false, err
		}
	}
	if !whole {
		err = w.reshapeAfter(p, r, k)
	}
	return err == nil, err
}

// reshapeBefore shapes the end of the line, from the last place where the shaper says that
// a cut changes nothing.
func (w *worker) reshapeBefore(p *Paragraph, r *run, k *Break) error {
	from := k.Cluster
	for from > r.first && (from == k.Cluster && p.Clusters[from].From >= k.At || !r.safe[from-r.first]) {
		from--
	}
	start := p.Clusters[from].From
	text := slices.Clone(p.Text.Runes[start:k.At])
	if k.Kind == lang.Hyphen {
		text = append(text, hyphenOf(r))
	}
	shaped, err := w.reshape(r, text)
	if err != nil {
		return err
	}
	k.BeforeFrom = from
	k.Before = make([]Cluster, len(shaped))
	for i, c := range shaped {
		c = c.moved(start)
		c.From, c.To = min(c.From, k.At), min(c.To, k.At)
		c.Span = spanAt(p, max(c.From-1, start), c)
		k.Before[i] = c
	}
	return nil
}

// reshapeAfter shapes the start of the next line, up to the first place where a cut changes
// nothing.
func (w *worker) reshapeAfter(p *Paragraph, r *run, k *Break) error {
	to := k.Cluster
	end := r.first + len(r.safe)
	for to < end && (p.Clusters[to].From <= k.At || !r.safe[to-r.first]) {
		to++
	}
	stop := r.to
	if to < end {
		stop = p.Clusters[to].From
	}
	shaped, err := w.reshape(r, p.Text.Runes[k.At:stop])
	if err != nil {
		return err
	}
	k.AfterTo = to
	k.After = make([]Cluster, len(shaped))
	for i, c := range shaped {
		c = c.moved(k.At)
		c.Span = spanAt(p, c.From, c)
		k.After[i] = c
	}
	return nil
}

// hyphenOf gives the hyphen that a face draws: U+2010, or U+002D where the face lacks it.
func hyphenOf(r *run) rune {
	if r.face.Has(0x2010) {
		return 0x2010
	}
	return '-'
}
