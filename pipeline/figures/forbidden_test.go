package figures

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// TestForbidden breaks each text at the bar.
func TestForbidden(t *testing.T) {
	for _, c := range []struct {
		name, tag, text string
		want            bool
	}{
		{"between words", "en", "one |two", false},
		{"a comma begins a line", "en", "one|, two", true},
		{"a bracket ends one", "en", "one (|two)", true},
		{"a bracket and a blank end one", "en", "one ( |two)", true},
		{"a no-break space ends one", "en", "M.\u00a0|Smith", true},
		{"a no-break space begins one", "en", "M.|\u00a0Smith", true},
		{"a number is parted", "en", "20|24", true},
		{"at its comma", "en", "1,|234", true},
		{"a number behind a comma and a blank", "en", "in 1, |234", false},
		{"a number behind a word and a comma", "en", "a,|2", false},
		{"Khmer figures are a number", "km", "ឆ្នាំ២០|២៤", true},
		{"a mark without its letter", "km", "ក|ុ", true},
		{"English quotation marks", "en", "“|one”", true},
		{"they close in German", "de", "„one“ |two", false},
		{"French ones", "fr", "«\u202f|mot", true},
		{"French ones in English are anybody's", "en", "« |mot", false},
		{"an exclamation mark behind a blank", "fr", "mot |!", true},
		{"an elision", "fr", "l’|homme", true},
		{"an inversion", "fr", "a-|t-il", true},
		{"an inversion, behind its t", "fr", "a-t-|elle", true},
		{"another t", "fr", "demi-|tour", false},
		{"small kana", "ja", "シ|ャ", true},
		{"a full stop", "ja", "た|。", true},
		{"an opening bracket", "ja", "「|た", true},
		{"half a dash", "ja", "―|―", true},
		{"before a dash", "ja", "た|――", false},
		{"behind a dash", "ja", "――|た", false},
		{"between characters", "ja", "書|簡", false},
		{"a Khmer full stop", "km", "ក|។", true},
		{"a repetition sign", "km", "ផ្សេង|ៗ", true},
		{"inside et cetera", "km", "ក។|ល។", true},
		{"et cetera itself", "km", "ក |។ល។", true},
		{"between Khmer words", "km", "ជា|អង្គការ", false},
		{"a region changes nothing", "fr-CA", "mot |»", true},
		{"a language without a table", "vi", "một |hai", false},
		{"has the marks of all", "vi", "một |. hai", true},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		text := []rune(before + after)
		if got := Forbidden(language.Make(c.tag), text, len([]rune(before))); got != c.want {
			t.Errorf("%s (%s %q): %v", c.name, c.tag, c.text, got)
		}
	}
}

// TestTables holds that the file is read whole: a key that nobody reads would forbid nothing.
func TestTables(t *testing.T) {
	tables := forbidden()
	for tag, least := range map[string]int{every: 100, "en": 3, "fr": 10, "ja": 20, "km": 10} {
		m := tables[tag]
		if n := len([]rune(m.Start + m.End + strings.Join(m.Whole, ""))); n < least {
			t.Errorf("%s has %d marks: %+v", tag, n, m)
		}
	}
	if len(tables) != 5 {
		t.Errorf("%d tables", len(tables))
	}
	if strings.ContainsAny(tables[every].Start+tables[every].End, "\n\\ ") {
		t.Errorf("a blank or a backslash is no mark: %q %q", tables[every].Start, tables[every].End)
	}
}

// TestForbiddenReadsNothingElse holds over random text: no place makes it panic, and the answer
// depends on no more than the runes round the break.
func TestForbiddenReadsNothingElse(t *testing.T) {
	const near = 8
	rapid.Check(t, func(t *rapid.T) {
		alphabet := []rune("aé1, .-t’il។ល―ーック")
		text := rapid.SliceOfN(rapid.SampledFrom(alphabet), 2, 40).Draw(t, "text")
		at := rapid.IntRange(1, len(text)-1).Draw(t, "at")
		tag := language.Make(rapid.SampledFrom([]string{"en", "fr", "ja", "km", "de"}).Draw(t, "tag"))
		from, to := max(at-near, 0), min(at+near, len(text))
		for from > 0 && text[from] == ' ' {
			from--
		}
		if got, want := Forbidden(tag, text, at), Forbidden(tag, text[from:to], at-from); got != want {
			t.Fatalf("%q at %d: %v, and %v among the runes near it", string(text), at, got, want)
		}
	})
}
