package khmer

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/khmer/cluster"
)

func TestNamesAreWordsOrPhrases(t *testing.T) {
	n := newNames([]string{"ភ្លើងទៀន", "ហ៊ុន សែន", "", "កូវីដ-១៩", "ហ៊ុន\u00a0ម៉ាណែត", "គណបក្ស (CPP)"})
	var words, phrases []string
	for _, w := range n.words {
		words = append(words, string(w))
	}
	for _, p := range n.phrases {
		phrases = append(phrases, string(p))
	}
	if want := []string{"ភ្លើងទៀន"}; !slices.Equal(words, want) {
		t.Errorf("words %q, want %q", words, want)
	}
	if want := []string{"គណបក្ស (CPP)", "ហ៊ុន ម៉ាណែត", "ហ៊ុន សែន", "កូវីដ-១៩"}; !slices.Equal(phrases, want) {
		t.Errorf("phrases %q, want %q", phrases, want)
	}
}

func TestTermsJoinOnlyWhereTheDictionaryCannotSpellThem(t *testing.T) {
	n := newNames(nil).with([]string{"សភានូវែលសេឡង់", "នូវែលសេឡង់", "ការបោះឆ្នោតជាតិ", "Human Rights Watch", "", "ជំងឺ កូវីដ"})
	var got []string
	for _, w := range n.words {
		got = append(got, string(w))
	}
	// សភានូវែលសេឡង់ can be spelt once នូវែលសេឡង់ is there.
	if want := []string{"នូវែលសេឡង់"}; !slices.Equal(got, want) || len(n.phrases) > 0 {
		t.Errorf("%q and %q, want %q", got, n.phrases, want)
	}
}

func TestFind(t *testing.T) {
	n := newNames([]string{"ហ៊ុន សែន", "ហ៊ុន សែន ថ្មី", "កូវីដ-១៩", "សម រង្ស៊ី"})
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a name", "លោក ហ៊ុន សែន បាន", []string{"ហ៊ុន សែន"}},
		{"the longest at one place", "ហ៊ុន សែន ថ្មី", []string{"ហ៊ុន សែន ថ្មី"}},
		{"with a no-break space", "ហ៊ុន\u00a0សែន", []string{"ហ៊ុន\u00a0សែន"}},
		{"twice and another", "ហ៊ុន សែន ហ៊ុន សែន សម រង្ស៊ី", []string{"ហ៊ុន សែន", "ហ៊ុន សែន", "សម រង្ស៊ី"}},
		{"with digits", "ជំងឺកូវីដ-១៩។", []string{"កូវីដ-១៩"}},
		{"not inside a cluster at its end", "ហ៊ុន សែន\u17b6", nil},
		{"not without its blank", "ហ៊ុនសែន", nil},
		{"nothing", "", nil},
	} {
		text := []rune(c.text)
		var got []string
		for _, f := range n.find(text) {
			got = append(got, string(text[f.from:f.to]))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhole(t *testing.T) {
	text := []rune("ក្ខាគ")
	for at, want := range []bool{true, false, false, false, true, true} {
		if got := whole(text, at); got != want {
			t.Errorf("%d: %v", at, got)
		}
	}
}

// TestNamesAreNeverPartedWhateverStandsAround holds that inside a name only its blanks and,
// at the price of an emergency, its clusters end a line.
func TestNamesAreNeverPartedWhateverStandsAround(t *testing.T) {
	l := Language(persons, nil)
	around := rapid.SliceOfN(rapid.SampledFrom([]string{"លោក", "បាន", " ", "ក", "។", "«", "»", "a", "១", "ៗ"}), 0, 5)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(persons).Draw(t, "name")
		before := strings.Join(around.Draw(t, "before"), "") + " "
		text := []rune(before + name + " " + strings.Join(around.Draw(t, "after"), ""))
		from := len([]rune(before))
		to := from + len([]rune(name))
		for _, b := range l.Breaks(text, blanks(text)) {
			switch {
			case b.At <= from || b.At >= to || b.Kind == lang.Emergency && b.Penalty == emergencyPenalty:
			case text[b.At-1] == ' ' && b.Penalty == nameBlankPenalty:
			default:
				t.Fatalf("%q: %+v", string(text), b)
			}
		}
	})
}

func TestFoldAllLeavesLengthAndOtherScripts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anything.Draw(t, "text")
		folded := foldAll(text)
		if len(folded) != len(text) {
			t.Fatalf("%q became %q", string(text), string(folded))
		}
		for i, r := range text {
			same := folded[i] == r || (r == noBreakSpace || r == narrowNoBreakSpace) && folded[i] == ' '
			if !cluster.Letter(r) && !same {
				t.Fatalf("%q became %q at %d", string(text), string(folded), i)
			}
		}
	})
}

// TestOneLanguageServesManyGoroutines is for the race detector; the results agree too.
func TestOneLanguageServesManyGoroutines(t *testing.T) {
	l := Language(persons, []string{"នូវែលសេឡង់"})
	text := []rune("សភានូវែលសេឡង់ លោក ហ៊ុន ម៉ាណែត បានឡើងស្នងតំណែង")
	want := Language(persons, []string{"នូវែលសេឡង់"}).Breaks(text, blanks(text))
	var wait sync.WaitGroup
	got := make([][]lang.Break, 8)
	for i := range got {
		wait.Go(func() { got[i] = l.Breaks(text, blanks(text)) })
	}
	wait.Wait()
	for _, g := range got {
		if !slices.Equal(g, want) {
			t.Errorf("%+v, want %+v", g, want)
		}
	}
}
