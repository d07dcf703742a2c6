package edition

import (
	"strconv"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
)

// The typesetter's messages that a page shows.
const (
	pageMessage  = "typesetter-page"
	draftMessage = "typesetter-draft"
)

// PageFields gives the fields of the message typesetter-page for page n of pages.
func PageFields(n, pages int) map[string]string {
	return map[string]string{"Page": strconv.Itoa(n), "Pages": strconv.Itoa(pages)}
}

// furniture makes the typesetter's own words.
func (b *builder) furniture() {
	b.edition.Furniture.Draft = b.own(draftMessage, nil, true)
	b.own(pageMessage, PageFields(1, 1), true)
	b.edition.Furniture.Page = func(n, pages int) Text { return b.own(pageMessage, PageFields(n, pages), false) }
}

// own gives one of the typesetter's messages.
func (b *builder) own(id string, fields map[string]string, report bool) Text {
	m, ok := b.set.Typesetter(b.edition.Tag, id)
	if !ok {
		return Text{Tag: b.edition.Tag, Lang: b.edition.Lang, Place: func(int) diag.Position { return b.from.Pos }}
	}
	text, findings := Words(b.letter, b.set, m, fields)
	if report {
		b.findings = append(b.findings, findings...)
	}
	if base, _ := b.edition.Tag.Base(); sameBase(text.Tag, base) {
		text.Tag, text.Lang = b.edition.Tag, b.edition.Lang
	}
	return text
}

func sameBase(tag language.Tag, base language.Base) bool {
	own, _ := tag.Base()
	return own == base
}
