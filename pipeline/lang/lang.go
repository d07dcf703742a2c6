// Package lang says what a language is to a typesetter: a value, not a program. The zero
// [Language] is plain Unicode behaviour (UAX 14, ragged lines); what is peculiar to one
// language lives in a folder below this one, which the stages never import.
package lang

import "letterpress/pipeline/unit"

// Language is what the stages ask a language. Every field may be left zero. A Language is
// a value that many goroutines may use at once.
type Language struct {
	// Breaks takes the places where UAX 14 lets a line of text end and gives back those
	// that the language allows, in ascending order of At. It may drop, add and re-price. It
	// never gives a place inside a grapheme cluster, nor 0, nor the text's length, and it
	// does not change uax. Nil leaves the places as they are.
	Breaks func(text []rune, uax []Break) []Break

	// Hyphens gives the offsets in word at which a hyphen may be added, ascending, each
	// between 1 and len(word)-1. Word holds letters (and the marks on them) alone. Nil
	// never hyphenates.
	Hyphens func(word []rune) []int

	// Gaps gives the places of text at which a line may be stretched, shrunk or trimmed
	// other than at its plain spaces, ascending. Nil knows plain spaces alone.
	Gaps func(text []rune) []Gap

	// Adjustment is how a justified line is brought to its measure.
	Adjustment Adjustment

	// Date writes a day in full. The region is ISO 3166's code of the country whose habit it
	// is, empty where the letter names none; the calendar is [Gregorian] or one of Calendars.
	// Nil writes ISO 8601.
	Date func(d Day, region, calendar string) string

	// Calendars are CLDR's names of the calendars beside [Gregorian] that Date knows.
	Calendars []string
}

// Break is a place where a line may end.
type Break struct {
	At      int // rune offset: the line ends before text[At]
	Kind    BreakKind
	Penalty int // price in linebreak's scale; 0 is a space between words, 1000 is a break that a reader would notice
}

// BreakKind says what a reader sees at the end of the line.
type BreakKind uint8

const (
	// Space ends the line after a blank, which is drawn and takes no room.
	Space BreakKind = iota
	// Word ends it between two words written without a blank, or after a mark of punctuation.
	Word
	// Author ends it after a hyphen that the author wrote.
	Author
	// Hyphen adds a hyphen inside a word.
	Hyphen
	// Emergency parts a word between clusters, because nothing else fits; it is reported.
	Emergency
)

var breakNames = [...]string{"space", "word", "author", "hyphen", "emergency"}

// String gives the kind's name as page dumps show it.
func (k BreakKind) String() string { return breakNames[k] }

// GapKind names a sort of gap, for [Adjustment].
type GapKind uint8

const (
	// WordSpace is a plain U+0020.
	WordSpace GapKind = iota
	// Letters lies between two clusters of a script that parts its letters to fill a line.
	Letters
	// Mark is the blank half of a full-width mark of punctuation.
	Mark
	// MiddleDot is the blank round a full-width middle dot.
	MiddleDot
	// Mixed lies between two scripts, a kana and a Latin letter.
	Mixed
	// Fixed never changes inside a line.
	Fixed
	// Tracking lies between all clusters of the line alike, blanks among them; it needs no
	// gaps of the language's. It is set as character spacing, and not at all in a text where
	// a cluster's mark is drawn apart from its letter.
	Tracking
	// GapKinds counts the kinds.
	GapKinds
)

// Gap is a place between two runes where the line gives or takes.
type Gap struct {
	At      int // rune offset: the gap lies before text[At]
	Kind    GapKind
	Natural unit.Em // width added here in the middle of a line, beyond what the glyphs bring; negative takes away
	AtStart unit.Em // the same where a line starts at the gap: what the first glyph moves to the right
	AtEnd   unit.Em // the same where a line ends at it
}

// Step changes every gap of one kind by the same amount, up to a limit.
type Step struct {
	Kind  GapKind
	Limit unit.Em // the most that one gap takes; positive, for shrinking too
	// Quantum is the unit in which gaps grow, 0 and 1 alike: what is left over stays at the
	// line's end. Coarse steps keep a composed font's slots few.
	Quantum unit.Em
}

// Adjustment is how a line is brought to its measure: the steps are taken in their order,
// each to its limit before the next begins. The zero value never justifies.
type Adjustment struct {
	Shrink  []Step
	Stretch []Step
	// Loose is how far the last stretching step may go beyond its limit, as a multiple of
	// it, where no better line can be had. A line that would need more is left ragged. 0
	// counts as 1: never beyond.
	Loose int
}

// Justifies reports whether a knows how to fill a line.
func (a Adjustment) Justifies() bool { return len(a.Stretch) > 0 }
