package letter

import "testing"

func TestUnsettable(t *testing.T) {
	for c, want := range map[rune]bool{'a': false, 'ក': false, ' ': false, 0x00A0: false, 0x202F: false, 0x200B: false, 0x200D: false,
		0x2060: false, 0x00AD: false, '\t': true, 0x7F: true, 0x85: true, 0x202E: true, 0x2066: true, 0x200F: true, 0xFEFF: true,
		0xFFFE: true, 0xFDD0: true, 0x1FFFF: true, 0xFFFD: true} {
		if got := Unsettable(c); (got != "") != want {
			t.Errorf("%U: %q", c, got)
		}
	}
}

func TestIsBlank(t *testing.T) {
	for words, want := range map[string]bool{"": true, " ": true, "\u00a0\u3000": true, "\u200b\u200b": true, "\u2060": true, "a": false, " . ": false} {
		if got := IsBlank([]rune(words)); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
