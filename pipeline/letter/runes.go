package letter

import (
	"fmt"
	"unicode"
)

// Unsettable says why a character cannot stand in words that are set, or nothing where it
// can: controls, what turns the direction of text, U+FEFF and noncharacters, which readers
// of a PDF swallow, and U+FFFD, which stands where a character was lost.
func Unsettable(c rune) string {
	switch {
	case c < ' ' || c >= 0x7F && c < 0xA0:
		return fmt.Sprintf("the control character %U", c)
	case unicode.Is(unicode.Bidi_Control, c):
		return fmt.Sprintf("%U, which turns the direction of text and is not seen", c)
	case c == 0xFEFF || unicode.Is(unicode.Noncharacter_Code_Point, c):
		return fmt.Sprintf("%U, which is no character of a text and is not seen", c)
	case c == unicode.ReplacementChar:
		return fmt.Sprintf("%U, which stands where a character was lost", c)
	}
	return ""
}

// IsBlank reports whether words show nothing: blanks and characters that are not seen.
func IsBlank(words []rune) bool {
	for _, c := range words {
		if !unicode.IsSpace(c) && !unicode.Is(unicode.Cf, c) {
			return false
		}
	}
	return true
}
