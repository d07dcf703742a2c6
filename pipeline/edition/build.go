package edition

import (
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/picture"
)

// Options is how an edition is made.
type Options struct {
	Draft bool
	Date  letter.Day // printed in place of the letter's own; zero leaves that
	// Written writes a day in the edition's language; nil writes ISO 8601.
	Written func(letter.Day) string
	// Pictures holds those that blocks name, by their files. A block whose picture is not in
	// it goes without.
	Pictures map[string]*picture.Picture
	Memo     *Memo // of messages read before; may be nil
}

// builder makes one edition.
type builder struct {
	letter   *letter.Letter
	set      *catalog.Set
	from     letter.Edition
	options  Options
	fields   map[string]string
	edition  *Edition
	findings []diag.Finding
	gaps     bool // something is missing, and this is no draft
}

// Build gathers the final words of edition e in the language that it lists as tag.
//
// Findings are those in the words that the edition uses, of messages that are missing, and
// of a date that is printed and not known (code no-date). The first two kinds equal, field
// by field, those that [Words] and [catalog.Set.Missing] give for the same message, so a
// caller that has them already may drop doubles; in a language that letter.toml says is
// under way, gaps are warnings. The edition is nil where something is missing and this is
// no draft, and where tag is no language.
func Build(l *letter.Letter, set *catalog.Set, e letter.Edition, tag string, opt Options) (*Edition, []diag.Finding) {
	parsed, err := language.Parse(tag)
	if err != nil {
		return nil, []diag.Finding{{Code: "letter-tag", Level: diag.Error, Pos: e.Pos, Problem: fmt.Sprintf("%q is no language", tag),
			Hint: "languages are named by BCP 47 tags"}}
	}
	b := &builder{letter: l, set: set, from: e, options: opt, fields: l.FieldsOf(e),
		edition: &Edition{ID: e.ID, Tag: parsed, Lang: tag, Paper: e.Paper, Draft: opt.Draft}}
	for _, block := range l.BlocksOf(e) {
		b.block(block)
	}
	b.furniture()
	if b.edition.Title == "" || b.gaps {
		return nil, b.findings
	}
	return b.edition, b.findings
}

func (b *builder) block(block letter.Block) {
	var items []Text
	add := func(t Text, ok bool) {
		if ok {
			items = append(items, t)
		}
	}
	for _, m := range block.Messages {
		add(b.message(m))
	}
	switch block.Role {
	case letter.Recipients:
		for _, ref := range b.from.Recipients {
			if r, ok := b.letter.Recipient(ref.ID); ok {
				add(b.message(b.from.Own(r.Message)))
			}
		}
	case letter.Signatories:
		for _, s := range b.letter.Signatories {
			if s.Name != "" {
				add(b.plain(s.Name, s.NamePos), true)
				continue
			}
			add(b.message(b.from.Own(s.Message)))
		}
	case letter.Date:
		add(b.date(block))
	}
	if len(items) == 0 {
		return
	}
	if block.Sorted {
		items = sorted(items, b.edition.Tag)
	}
	if block.Role == letter.Title && b.edition.Title == "" {
		b.edition.Title = items[0].String()
	}
	b.edition.Blocks = append(b.edition.Blocks, Block{Role: block.Role, Figure: b.figure(block.Mark), Items: items})
}

// figure gives a block's picture, nil where it has none.
func (b *builder) figure(mark letter.Mark) *Figure {
	drawn := b.options.Pictures[mark.File]
	if drawn == nil {
		return nil
	}
	alt, ok := b.message(mark.Alt)
	if !ok {
		return nil
	}
	return &Figure{Picture: drawn, Alt: alt}
}

// plain makes a text of words that stand in letter.toml on one line.
func (b *builder) plain(words string, at diag.Position) Text {
	return Text{Runes: []rune(words), Tag: b.edition.Tag, Lang: b.edition.Lang, Place: func(i int) diag.Position {
		place := at
		place.Column += i
		return place
	}}
}

// date makes the text of the letter's day.
func (b *builder) date(block letter.Block) (Text, bool) {
	day, at := b.letter.Date, b.letter.DatePos
	if !b.options.Date.IsZero() {
		day, at = b.options.Date, block.Pos
	}
	if day.IsZero() {
		b.gaps = true
		b.findings = append(b.findings, diag.Finding{Code: "no-date", Level: diag.Error, Pos: block.Pos, Problem: "the date is to be printed here, and the letter bears none",
			Hint: "write date = YYYY-MM-DD at the top of letter.toml, or build with --date"})
		return Text{}, false
	}
	written := letter.Day.String
	if b.options.Written != nil {
		written = b.options.Written
	}
	text := b.plain(written(day), at)
	text.Place = func(int) diag.Position { return at }
	return text, true
}

// message gives the words of a message in the edition's language, and in a draft what
// stands in for them. It gives false where there are none.
func (b *builder) message(ref letter.Ref) (Text, bool) {
	m, ok := b.set.Find(b.edition.Tag, ref.ID)
	if !ok {
		if f, ok := b.set.Missing(b.edition.Tag, ref.ID); ok {
			b.gap(f)
		}
		return b.standIn(ref)
	}
	text, findings := b.options.Memo.Words(b.letter, b.set, m, b.fields)
	for _, f := range findings {
		if f.Code == "blank" {
			b.gap(f)
		} else {
			b.findings = append(b.findings, f)
		}
	}
	if isBlank(text.Runes) {
		return b.standIn(ref)
	}
	text.Tag, text.Lang = b.edition.Tag, b.edition.Lang
	return text, true
}

// gap reports a gap, as a warning in a language that is under way.
func (b *builder) gap(f diag.Finding) {
	if !b.letter.Required(b.edition.Tag) {
		f.Level = diag.Warning
	}
	b.findings = append(b.findings, f)
}

// standIn gives the source's words behind a mark that says what they are, or the message's
// id where the source has none either.
func (b *builder) standIn(ref letter.Ref) (Text, bool) {
	if !b.options.Draft {
		b.gaps = true
		return Text{}, false
	}
	source := b.letter.Source
	text := Text{Runes: []rune(ref.ID), Message: ref.ID, Place: func(int) diag.Position { return ref.Pos }}
	if m, ok := b.set.Find(source.Tag, ref.ID); ok {
		if words, _ := b.options.Memo.Words(b.letter, b.set, m, b.fields); !isBlank(words.Runes) {
			text = words
		}
	}
	text.Tag, text.Lang, text.Missing = source.Tag, source.Name, true
	return b.marked(text), true
}

// marked puts the mark of a draft before a text.
func (b *builder) marked(text Text) Text {
	m, ok := b.set.Typesetter(text.Tag, "typesetter-missing")
	if !ok {
		return text
	}
	mark := append([]rune(m.Other), ' ')
	place := text.Place
	text.Runes = append(mark, text.Runes...)
	text.Spans = slices.Clone(text.Spans)
	for i := range text.Spans {
		text.Spans[i].From += len(mark)
		text.Spans[i].To += len(mark)
	}
	text.Place = func(i int) diag.Position { return place(max(0, i-len(mark))) }
	return text
}
