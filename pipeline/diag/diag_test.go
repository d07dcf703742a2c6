package diag

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestPositionLeavesOutWhatItDoesNotKnow(t *testing.T) {
	for want, p := range map[string]Position{
		"locales/fr.toml:12:31": {"locales/fr.toml", 12, 31},
		"locales/fr.toml:12":    {"locales/fr.toml", 12, 0},
		"locales/fr.toml":       {"locales/fr.toml", 0, 0},
	} {
		if got := p.String(); got != want {
			t.Errorf("%#v: %q, want %q", p, got, want)
		}
	}
}

func TestFindingReadsAsPlaceMatterCode(t *testing.T) {
	f := Finding{Code: "toml", Level: Error, Pos: Position{"locales/fr.toml", 12, 31}, Problem: `a straight " ends the text here`}
	if got, want := f.String(), `locales/fr.toml:12:31: error: a straight " ends the text here (toml)`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestLevelsAreReadAsTheyAreWritten(t *testing.T) {
	for l := Remark; l <= Error; l++ {
		if got, err := ParseLevel(l.String()); err != nil || got != l {
			t.Errorf("ParseLevel(%q) = %v, %v", l, got, err)
		}
	}
	if _, err := ParseLevel("fatal"); err == nil {
		t.Error("ParseLevel takes a level that is none")
	}
	if got := Level(9).String(); got != "level(9)" {
		t.Errorf("Level(9) is %q", got)
	}
}

func TestWorstIsTheGravest(t *testing.T) {
	if _, some := Worst(nil); some {
		t.Error("no findings have a worst")
	}
	if got, _ := Worst([]Finding{{Level: Remark}, {Level: Error}, {Level: Warning}}); got != Error {
		t.Errorf("worst of three is %v", got)
	}
}

func TestSortIsOneOrderWhateverCameFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		found := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Finding {
			return Finding{
				Code:  rapid.SampledFrom([]string{"a", "b"}).Draw(t, "code"),
				Level: Level(rapid.IntRange(0, 2).Draw(t, "level")),
				Pos: Position{rapid.SampledFrom([]string{"x", "y"}).Draw(t, "file"),
					rapid.IntRange(0, 2).Draw(t, "line"), rapid.IntRange(0, 2).Draw(t, "column")},
			}
		}), 0, 12).Draw(t, "findings")
		turned := slices.Clone(found)
		slices.Reverse(turned)
		Sort(found)
		Sort(turned)
		if !slices.Equal(found, turned) {
			t.Fatalf("two orders:\n%v\n%v", found, turned)
		}
		for i := 1; i < len(found); i++ {
			a, b := found[i-1], found[i]
			if a.Pos == b.Pos && a.Level < b.Level {
				t.Fatalf("%v stands before the graver %v", a, b)
			}
		}
	})
}

func TestNearest(t *testing.T) {
	names := []string{"japan", "new-zealand", "canada", "australia", "uk", "us", "eu", "open"}
	for _, c := range []struct {
		name, word string
		want       []string
	}{
		{"a letter missing", "japn", []string{"japan"}},
		{"two letters swapped", "jaapn", []string{"japan"}},
		{"upper case", "JAPAN", []string{"japan"}},
		{"a beginning", "new", []string{"new-zealand"}},
		{"one of two letters wrong", "ek", []string{"uk", "eu"}},
		{"nothing like it", "brazil", nil},
		{"nothing", "", nil},
	} {
		if got := Nearest(c.word, names); !slices.Equal(got, c.want) {
			t.Errorf("%s: Nearest(%q) = %q, want %q", c.name, c.word, got, c.want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	if got, want := DidYouMean("salutaton", []string{"salutation", "title"}), `; did you mean "salutation"?`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := DidYouMean("x", []string{"salutation"}); got != "" {
		t.Errorf("got %q for a word like none", got)
	}
}

func TestDistanceIsAMeasure(t *testing.T) {
	words := rapid.StringOfN(rapid.RuneFrom([]rune("abc")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := []rune(words.Draw(t, "a")), []rune(words.Draw(t, "b"))
		d := distance(a, b)
		if (d == 0) != slices.Equal(a, b) {
			t.Fatalf("distance(%q, %q) = %d", string(a), string(b), d)
		}
		if back := distance(b, a); back != d {
			t.Fatalf("there %d, back %d", d, back)
		}
		if d < max(len(a), len(b))-min(len(a), len(b)) || d > max(len(a), len(b)) {
			t.Fatalf("distance(%q, %q) = %d is out of bounds", string(a), string(b), d)
		}
	})
}
