package style

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/unit"
)

// A length is read as it is written, to the thousandth of a point.
func TestLengthsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := unit.Length(rapid.Int64Range(1, 900_000).Draw(t, "size"))
		changed := strings.Replace(string(table), "size = 16,", fmt.Sprintf("size = %s,", want), 1)
		changed = strings.Replace(changed, "leading = 22,", "leading = 999,", 1)
		changed = strings.Replace(changed, "title       = { leading = 20 }", "", 1) // of Latn: below the size
		changed = strings.ReplaceAll(changed, "{ size = 15, leading = 2", "{ size = 15, leading = 92")
		got, err := read([]byte(changed))
		if err != nil {
			t.Fatal(err)
		}
		if s := got.Style("Kore", "title"); s.Size != want || s.Leading != 999*unit.Point {
			t.Fatalf("size %d, leading %d, want %d, 999000", s.Size, s.Leading, want)
		}
	})
}

// A script's line changes what it names and nothing else.
func TestAScriptSaysOnlyWhatItDoesOtherwise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		role := rapid.SampledFrom(roles).Draw(t, "role")
		got, err := read([]byte(string(table) + "\n[script.Kore]\n" + role + ` = { before = 77, align = "centred" }`))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range roles {
			want := got.Style("default", r)
			if r == role {
				want.Before, want.Align = 77*unit.Point, Centred
			}
			if s := got.Style("Kore", r); s != want {
				t.Fatalf("%s: %+v, want %+v", r, s, want)
			}
		}
	})
}

func TestWhatIsWrongInATableIsAnError(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"no TOML", "[sheet.A4]", "[sheet.A4", "style.toml: 5:"},
		{"unknown key", "strong = true", "bold = true", "unknown key"},
		{"unknown table", "[sheet.A4]", "[sheets.A4]", "unknown key sheets"},
		{"unknown role", "\ntitle  ", "\ntitel  ", `unknown role "titel"`},
		{"unknown script", "[script.Khmr]", "[script.Khmer]", "script.Khmer: no ISO 15924 code"},
		{"script in small letters", "[script.Khmr]", "[script.khmr]", "script.khmr: no ISO 15924 code"},
		{"no default", "[script.default]\ntitle", "[script.Thai]\ntitle", "there is no script.default"},
		{"a length in quotes", "size = 16", `size = "16"`, "is no length in points"},
		{"four decimals", "size = 16", "size = 16.0001", "more than three decimals"},
		{"below zero", "before = 0", "before = -1", "below zero"},
		{"no size", "size = 16, ", "", "default: title: size, leading"},
		{"no alignment", `align = "ragged", `, "", "default: title: align, font"},
		{"no size to speak of", "size = 16", "size = 0", "the leading must be the size at least"},
		{"leading below the size", "leading = 22", "leading = 15.999", "the leading must be the size at least"},
		{"unknown alignment", `align = "ragged"`, `align = "left"`, `align "left" is none of ragged, justified, centred`},
		{"unknown font role", `font = "title"`, `font = "serif"`, `font "serif" is none of text, title, heading`},
		{"sheet without a margin", "top    = 70.866\n", "", "sheet.A4: top is missing"},
		{"sheet that is all margin", "left   = 70.866", "left   = 525", "sheet.A4: the margins leave no room"},
		{"foot off the sheet", "foot   = 801.024", "foot   = 842", "sheet.A4: the margins leave no room"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := strings.Replace(string(table), c.old, c.new, 1)
			if changed == string(table) {
				t.Fatalf("style.toml has no %q", c.old)
			}
			got, err := read([]byte(changed))
			if err == nil || got != nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestATableNeedsTheDefault(t *testing.T) {
	if _, err := read(nil); err == nil || err.Error() != "style.toml: there is no script.default" {
		t.Errorf("an empty table: %v", err)
	}
}
