package edition

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// TestJoin holds that the whole has the blocks of its parts and knows whose each is, that the
// parts stay as they are, and that titles and tags follow each other.
func TestJoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var parts []*Edition
		var blocks, titles []string
		for i := range rapid.IntRange(1, 4).Draw(t, "parts") {
			lang := []string{"km", "en", "ja", "fr-CA"}[i]
			part := &Edition{ID: "x", Lang: lang, Tag: language.Make(lang), Paper: "A4", Title: "T" + lang, Draft: true}
			part.Furniture.Page = func(n, pages int) Text { return Text{Runes: []rune(lang)} }
			for b := range rapid.IntRange(1, 5).Draw(t, "blocks") {
				word := fmt.Sprint(lang, b)
				part.Blocks = append(part.Blocks, Block{Items: []Text{{Runes: []rune(word), Lang: lang}}})
				blocks = append(blocks, word)
			}
			parts, titles = append(parts, part), append(titles, part.Title)
		}
		before := make([]Edition, len(parts))
		for i, part := range parts {
			before[i] = *part
		}
		whole := Join(parts)
		if len(whole.Blocks) != len(blocks) || whole.Title != strings.Join(titles, " / ") || whole.Lang != "km" || whole.Tag != language.Khmer ||
			whole.Paper != "A4" || !whole.Draft || whole.Furniture.Page != nil || !slices.Equal(whole.Each(), parts) {
			t.Fatalf("%+v", whole)
		}
		for i, block := range whole.Blocks {
			text := block.Items[0]
			if text.String() != blocks[i] || whole.Each()[whole.PartOf(i)].Lang != text.Lang {
				t.Fatalf("block %d is %q, of part %d, want %q", i, text, whole.PartOf(i), blocks[i])
			}
		}
		for i, part := range parts {
			if len(part.Blocks) != len(before[i].Blocks) || part.Title != before[i].Title || part.Parts != nil ||
				part.PartOf(len(part.Blocks)-1) != 0 || part.Each()[0] != part {
				t.Fatalf("part %d became %+v", i, part)
			}
		}
	})
}

func TestNameOfLanguagesTogether(t *testing.T) {
	whole := Join([]*Edition{{ID: "canada", Lang: "en-CA"}, {ID: "canada", Lang: "fr-CA"}})
	if whole.Name() != "canada.en-CA+fr-CA" || whole.Parts[1].Name() != "canada.fr-CA" {
		t.Errorf("%s, %s", whole.Name(), whole.Parts[1].Name())
	}
}
