package figures

import (
	_ "embed" // forbidden.toml
	"slices"
	"sync"
	"unicode"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"
)

//go:embed forbidden.toml
var forbiddenTable []byte

// marks are those that a language does not have at the edge of a line.
type marks struct {
	Start string   // that begin none
	End   string   // that end none
	Whole []string // inside which no line ends
}

// every is the table of all languages.
const every = "any"

var forbidden = sync.OnceValue(func() map[string]marks {
	tables := map[string]marks{}
	if err := toml.Unmarshal(forbiddenTable, &tables); err != nil {
		panic("forbidden.toml: " + err.Error()) // it is part of the program, and a test reads it
	}
	return tables
})

// Forbidden reports whether a line of text that ends before text[at], and the next that
// begins there, leave something at the edge of a line that a language does not have there:
// what forbidden.toml lists, a mark without its letter, a part of a number or, where no hyphen is
// added, of a word in Latin letters. At is between 1 and len(text)-1.
func Forbidden(tag language.Tag, text []rune, at int) bool {
	base, _ := tag.Base()
	tables := forbidden()
	return broken(text, at) || tables[every].forbid(text, at) || tables[base.String()].forbid(text, at)
}

func (m marks) forbid(text []rune, at int) bool {
	end := at
	for end > 0 && text[end-1] == ' ' {
		end--
	}
	if slices.Contains([]rune(m.Start), text[at]) || end > 0 && slices.Contains([]rune(m.End), text[end-1]) {
		return true
	}
	return slices.ContainsFunc(m.Whole, func(s string) bool { return inside([]rune(s), text, at) })
}

// inside reports whether at lies inside one of the places where text holds whole.
func inside(whole, text []rune, at int) bool {
	for from := max(at-len(whole)+1, 0); from < at && from+len(whole) <= len(text); from++ {
		if slices.Equal(text[from:from+len(whole)], whole) {
			return true
		}
	}
	return false
}

// broken reports a mark that begins a line without its letter, and a number that is parted
// (UAX 14, LB9 and LB25).
func broken(text []rune, at int) bool {
	before, after := text[at-1], text[at]
	separated := at > 1 && (before == ',' || before == '.' || before == '，' || before == '．') && unicode.IsDigit(text[at-2])
	return unicode.In(after, unicode.M) || unicode.IsDigit(after) && (unicode.IsDigit(before) || separated)
}
