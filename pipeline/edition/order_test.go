package edition

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/pipeline/letter"
)

func texts(words []string) []Text {
	out := make([]Text, len(words))
	for i, w := range words {
		out[i] = Text{Runes: []rune(w), Message: fmt.Sprint(i)}
	}
	return out
}

func number(t *rapid.T, text Text) int {
	n, err := strconv.Atoi(text.Message)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func spoken(texts []Text) []string {
	var out []string
	for _, t := range texts {
		out = append(out, t.String())
	}
	return out
}

var tags = []string{"en", "en-GB", "fr", "fr-CA", "ja", "km", "ko", "vi", "sv", "tlh", "sr-Latn"}

// Sorting loses and adds no text, is the same whatever the order before, and sorting again
// changes nothing; texts of the same words keep theirs.
func TestSortedIsAPermutation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tag := language.MustParse(rapid.SampledFrom(tags).Draw(t, "tag"))
		name := rapid.StringOfN(rapid.SampledFrom([]rune("aAéÉeÅzŒœ -“(かがカガーﾊ東亜កខគ្ា់ស៊1２")), 0, 3, -1)
		all := texts(rapid.SliceOfN(name, 0, 40).Draw(t, "names"))
		got := sorted(all, tag)
		back := slices.Clone(got)
		slices.SortFunc(back, func(a, b Text) int { return number(t, a) - number(t, b) })
		if !slices.EqualFunc(all, back, func(a, b Text) bool { return a.Message == b.Message && a.String() == b.String() }) {
			t.Fatalf("%q became %q", spoken(all), spoken(got))
		}
		if again := sorted(got, tag); !slices.EqualFunc(got, again, func(a, b Text) bool { return a.Message == b.Message }) {
			t.Fatalf("%q sorted again is %q", spoken(got), spoken(again))
		}
		other := rapid.Permutation(all).Draw(t, "other order")
		first := spoken(sorted(other, tag))
		for i, w := range spoken(got) {
			if alone := sorted(texts([]string{w, first[i]}), tag); w != first[i] && alone[0].String() != w {
				t.Fatalf("%q in another order is %q", spoken(got), first)
			}
		}
		for i := 1; i < len(got); i++ {
			if got[i-1].String() == got[i].String() && number(t, got[i-1]) > number(t, got[i]) {
				t.Fatalf("two %q have changed places", got[i].String())
			}
		}
	})
}

func TestSorted(t *testing.T) {
	for _, c := range []struct{ name, tag, want string }{
		{"accents count after letters, and case after accents", "fr", "cote coté côte côté eau Ecole école École étang État oeuvre Œuvre of Zola"},
		{"and as in France where the Unicode rule of Canada lacks", "fr-CA", "cote coté côte côté école Zola"},
		{"a mark before a letter", "en", "“Civic” Åland ASEAN Asian CIVICUS Desmond"},
		{"a letter of its own at the end", "sv", "Aland Zorn Åland Örebro"},
		{"kana by sound, voiced after plain; Latin before, Han behind", "ja", "ASEAN あじあ アジア民主 がんばる カンボジア はは ばば パパ 国際"},
		{"Khmer by consonant, subscripts behind vowels, Latin before", "km", "CIVICUS Human ក កក កម្ពុជា កា កាណាដា ក្រុម ខ្មែរ គណបក្ស បណ្ដាញ សមាគម ហ៊ុន អង្គការ"},
		{"Korean", "ko", "ASEAN 가나 나라 한국"},
		{"a language without rules has the root's", "tlh", "Apfel Äpfel Zoo"},
	} {
		want := strings.Fields(c.want)
		all := texts(want)
		slices.Reverse(all)
		if got := spoken(sorted(all, language.MustParse(c.tag))); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
	many := make([]string, 700)
	for i := range many {
		many[i] = fmt.Sprintf("Société %03d", i*331%700)
	}
	got := spoken(sorted(texts(many), language.French))
	if !slices.IsSorted(got) || len(slices.Compact(got)) != 700 {
		t.Errorf("700 names: %q…", got[:5])
	}
}

// The signatories alone are put in order, where the block says so, each with its own place.
func TestSignatoriesInOrder(t *testing.T) {
	ordered := strings.Replace(skeleton, `role = "signatories"`, "role = \"signatories\"\norder = \"sorted\"", 1)
	ordered = strings.Replace(ordered, "[[edition]]", "[[signatory]]\nid = \"adn\"\nname = \"Écoles\"\n[[edition]]", 1)
	for _, c := range []struct{ skeleton, tag, want string }{
		{ordered, "fr-CA", "Députés; Écoles; Human *Rights* Watch"},
		{ordered, "en", "Écoles; Human *Rights* Watch; Parliamentarians"},
		{strings.Replace(ordered, `"sorted"`, `"listed"`, 1), "fr-CA", "Députés; Human *Rights* Watch; Écoles"},
		{strings.Replace(ordered, "order = \"sorted\"\n", "", 1), "en", "Parliamentarians; Human *Rights* Watch; Écoles"},
	} {
		l, set := project(t, c.skeleton, english, french)
		e, findings := build(l, set, "canada", c.tag, Options{})
		if e == nil {
			t.Fatal(findings)
		}
		last := e.Blocks[len(e.Blocks)-1]
		if got := strings.Join(spoken(last.Items), "; "); last.Role != letter.Signatories || got != c.want {
			t.Errorf("%s: %s, want %s", c.tag, got, c.want)
		}
		if got := spoken(e.Blocks[1].Items); len(got) != 2 || got[0] < got[1] {
			t.Errorf("%s: the recipients are %q", c.tag, got)
		}
		for _, item := range last.Items {
			if at := item.Place(0); item.Message == "" && strings.Split(c.skeleton, "\n")[at.Line-1] != `name = "`+item.String()+`"` {
				t.Errorf("%q stands at %s", item.String(), at)
			}
		}
	}
}
