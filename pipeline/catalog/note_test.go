package catalog

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestReadNote(t *testing.T) {
	for _, c := range []struct {
		comment string
		want    Note
		ok      bool
	}{
		{"# en: Title", Note{From, "en", "Title"}, true},
		{"#en:Title", Note{From, "en", "Title"}, true},
		{"#\ten \t:  a: b \t\r", Note{From, "en", "a: b"}, true},
		{"# en:", Note{From, "en", ""}, true},
		{"# was: Title", Note{Was, "en", "Title"}, true},
		{"# now: Title", Note{Now, "en", "Title"}, true},
		{"# was en: Title", Note{Was, "en", "Title"}, true},
		{"# was fr: Titre", Note{Was, "fr", "Titre"}, true},
		{"# now \t fr: Titre", Note{Now, "fr", "Titre"}, true},
		{"# fr: Titre", Note{From, "fr", "Titre"}, true},
		{"# ja: 題", Note{}, false},
		{"# was ja: 題", Note{}, false},
		{"# wasfr: x", Note{}, false},
		{"# en Title", Note{}, false},
		{"# in en: x", Note{}, false},
		{"en: x", Note{}, false},
		{"#~ # en: x", Note{}, false},
		{"", Note{}, false},
	} {
		if got, ok := ReadNote(c.comment, "en", "fr"); got != c.want || ok != c.ok {
			t.Errorf("%q: %+v, %v, want %+v, %v", c.comment, got, ok, c.want, c.ok)
		}
	}
	if _, ok := ReadNote("# was: Title"); ok {
		t.Error("a note about no catalog is read")
	}
}

// TestNoteReadsBack holds that a note's line is read as the note. A language whose tag is was
// or now, Washo and Nyambo, has no notes that could be told from the others.
func TestNoteReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := Note{
			Kind: rapid.SampledFrom([]Kind{From, Was, Now}).Draw(t, "kind"),
			Of:   rapid.SampledFrom([]string{"en", "fr", "zh-Hant-HK"}).Draw(t, "of"),
			Text: OneLine(rapid.String().Draw(t, "words")),
		}
		source := rapid.SampledFrom([]string{"en", "ja", "fr"}).Draw(t, "source")
		line := n.String(source)
		if got, ok := ReadNote(line, source, n.Of); !ok || got != n {
			t.Fatalf("%q is read as %+v, %v; it is %+v", line, got, ok, n)
		}
	})
}

// TestOneLine holds that words are one line of a comment, without blanks at the edges, and the
// same when they are put on one line again.
func TestOneLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		odd := rapid.RuneFrom([]rune(" \t\r\n\v\f\x00\x1b\x7f\u0085\u00A0\u2028\u2029\u200B\u3000ក\\"))
		words := rapid.StringOf(rapid.OneOf(odd, rapid.Rune())).Draw(t, "words")
		line := OneLine(words)
		if strings.ContainsAny(line, "\r\n\v\f\x00\x1b\x7f\u0085\u2028\u2029") || strings.TrimSpace(line) != line || OneLine(line) != line {
			t.Fatalf("%q is %q, and again %q", words, line, OneLine(line))
		}
	})
	for words, want := range map[string]string{
		" a\tb\u00A0": "a\tb", "a\nb": `a\u000Ab`, "\u2028": `\u2028`, "\u2029": `\u2029`, "a\u200Bb": "a\u200Bb", "": "",
	} {
		if got := OneLine(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}
