// Package french is French: its hyphens, and the marks that stay with their word whatever
// space the author typed (Lexique des règles typographiques en usage à l'Imprimerie nationale, 2002).
package french

import (
	"slices"
	"strings"
	"unicode"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/hyphen"
	"letterpress/pipeline/lang/latin"
)

// The smallest parts of a word: a syllable of two letters may end a line, one of three
// begin the next (Lexique, "Division des mots").
const left, right = 2, 3

// Language is French, as Canada and as Europe print it; names are never parted.
func Language(names []string) lang.Language {
	return lang.Language{Adjustment: latin.Adjustment, Breaks: breaks, Phrases: latin.Phrases(leaning),
		Hyphens: latin.Hyphens(hyphen.French, left, right, names), Date: date}
}

// Words that belong to the one behind them: no line of a title ends with one where it need not.
const leaning = `à au aux de du des le la les un une et ou ni en dans par pour sur sous avec sans vers chez entre contre depuis dès
que qui dont où ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ne si très plus`

// breaks drops the places where a line would part a mark from its word.
func breaks(text []rune, uax []lang.Break) []lang.Break {
	return slices.DeleteFunc(slices.Clone(uax), func(b lang.Break) bool {
		return b.At <= 0 || b.At >= len(text) || opens(text, b.At) || closes(text, b.At) || elided(text, b.At) || inverted(text, b.At)
	})
}

// opens reports a break after « or an opening bracket, whatever blanks follow it.
func opens(text []rune, at int) bool {
	for at > 0 && unicode.IsSpace(text[at-1]) {
		at--
	}
	return at > 0 && strings.ContainsRune("«‹“(\u005B", text[at-1])
}

// closes reports a break before a mark that belongs to the word before it; UAX 14 of
// older data allows it after a plain space.
func closes(text []rune, at int) bool { return strings.ContainsRune("»›”:;!?%)]", text[at]) }

// elided reports a break after an apostrophe inside a word: l’|homme.
func elided(text []rune, at int) bool {
	return (text[at-1] == '’' || text[at-1] == '\'') && unicode.IsLetter(text[at])
}

// inverted reports a break in the inversion a-t-il, before or after its t.
func inverted(text []rune, at int) bool {
	if at < 2 || text[at-1] != '-' {
		return false
	}
	before := at >= 3 && text[at-3] == '-' && text[at-2] == 't' // -t-|il
	after := at+1 < len(text) && text[at] == 't' && text[at+1] == '-' && pronoun(text[at+2:])
	return before && pronoun(text[at:]) || after
}

// pronoun reports text that begins with a pronoun of the third person.
func pronoun(text []rune) bool {
	end := slices.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(text)
	}
	return slices.Contains([]string{"il", "elle", "on", "ils", "elles"}, string(text[:end]))
}
