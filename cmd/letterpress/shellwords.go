package main

import "strings"

// shellWords parts a line into words as bash, zsh and fish do; the last is the one being
// typed, and empty behind a blank. Quotation marks and backslashes are taken away, those of a
// pair whose second is not typed yet too. Nothing is expanded.
func shellWords(line string) []string {
	var words []string
	var word strings.Builder
	begun, mark := false, byte(0) // a word; the quotation mark that is open
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case mark == 0 && strings.IndexByte(" \t\n", c) >= 0:
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
			continue
		case mark != 0 && c == mark:
			mark = 0
		case mark == 0 && (c == '\'' || c == '"'):
			mark = c
		case c == '\\' && escapes(mark, line[i+1:]):
			if i++; i < len(line) && line[i] != '\n' {
				word.WriteByte(line[i])
			}
		default:
			word.WriteByte(c)
		}
		begun = true
	}
	return append(words, word.String())
}

// escapes reports whether a backslash between the quotation marks, 0 for none, takes the
// meaning from what follows it (POSIX.1-2017, Shell Command Language, 2.2).
func escapes(mark byte, rest string) bool {
	switch mark {
	case 0:
		return true
	case '"':
		return rest == "" || strings.IndexByte("$`\"\\\n", rest[0]) >= 0
	}
	return false
}

// withoutSettings drops the words NAME=VALUE that stand before a command.
func withoutSettings(words []string) []string {
	for len(words) > 0 {
		name, _, ok := strings.Cut(words[0], "=")
		if !ok || name == "" || strings.Trim(name, letters) != "" {
			break
		}
		words = words[1:]
	}
	return words
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
