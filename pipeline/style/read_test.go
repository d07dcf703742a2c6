package style

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/unit"
)

// A length is read as it is written, to the thousandth of a point.
func TestLengthsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := unit.Length(rapid.Int64Range(1, 9_000).Draw(t, "size"))
		indent := unit.Length(rapid.Int64Range(0, 900_000).Draw(t, "indent"))
		changed := strings.Replace(string(table), "foot        = { size = 9, leading = 13.5, before = 0, after = 0, indent = 0,",
			fmt.Sprintf("foot = { size = %s, leading = 13.501, before = 0, after = 0, indent = %s,", size, indent), 1)
		got, err := read([]byte(changed))
		if err != nil {
			t.Fatal(err)
		}
		if s := got.Style("Kore", "foot"); s.Size != size || s.Leading != 13_501 || s.Indent != indent {
			t.Fatalf("size %d, leading %d, indent %d, want %d, 13501, %d", s.Size, s.Leading, s.Indent, size, indent)
		}
	})
}

// What stands on the grid is read, whatever its step; a thousandth of a point beside it is not.
func TestTheGridIsHeld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid := unit.Length(rapid.Int64Range(2, 30_000).Draw(t, "grid"))
		role := rapid.SampledFrom(slices.DeleteFunc(slices.Clone(roles), func(r string) bool { return r == "foot" || r == "draft" })).Draw(t, "role")
		key := rapid.SampledFrom([]string{"leading", "before", "after"}).Draw(t, "key")
		off := unit.Length(rapid.Int64Range(0, int64(grid)-1).Draw(t, "off"))
		text := fmt.Sprintf("[grid]\ndefault = %s\n[script.default]\n", grid)
		for _, r := range roles {
			lengths := map[string]unit.Length{"leading": 2 * grid, "before": grid, "after": 0}
			if r == role {
				lengths[key] += off
			}
			text += fmt.Sprintf("%s = { size = 0.001, leading = %s, before = %s, after = %s, indent = 0, align = \"ragged\", font = \"text\", strong = false, keep-with-next = false }\n",
				r, lengths["leading"], lengths["before"], lengths["after"])
		}
		got, err := read([]byte(text))
		if want := "script.default: " + role + ": " + key; off != 0 && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Fatalf("%v, want %q", err, want)
		}
		if off == 0 && (err != nil || got.Style("Latn", role).Grid != grid) {
			t.Fatalf("%v: %+v", err, got.Style("Latn", role))
		}
	})
}

// A script's line changes what it names and nothing else.
func TestAScriptSaysOnlyWhatItDoesOtherwise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		role := rapid.SampledFrom(roles).Draw(t, "role")
		got, err := read([]byte(string(table) + "\n[script.Kore]\n" + role + ` = { before = 82.5, align = "centred" }`))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range roles {
			want := got.Style("default", r)
			if r == role {
				want.Before, want.Align = 82_500, Centred
			}
			if s := got.Style("Kore", r); s != want {
				t.Fatalf("%s: %+v, want %+v", r, s, want)
			}
		}
	})
}

func TestWhatIsWrongInATableIsAnError(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"no TOML", "[sheet.A4]", "[sheet.A4", "style.toml: 14:"},
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
		{"leading below the size", "leading = 24.75", "leading = 15.999", "the leading must be the size at least"},
		{"unknown alignment", `align = "ragged"`, `align = "left"`, `align "left" is none of ragged, justified, centred`},
		{"unknown font role", `font = "title"`, `font = "serif"`, `font "serif" is none of text, title, heading`},
		{"space off the grid", "leading = 18, before = 9,", "leading = 18, before = 6,", "script.Jpan: paragraph: before = 6.000 is no multiple of the grid of 9.000: 0.000 and 9.000 are"},
		{"leading off the grid", "heading     = { leading = 14.5", "heading     = { leading = 16", "script.Latn: heading: leading = 16.000 is no multiple"},
		{"what the default leaves off a script's grid", "date        = { leading = 14.5, after = 14.5 }", "date        = { leading = 14.5 }",
			"script.Latn: date: after = 16.500 is no multiple of the grid of 7.250"},
		{"no grid", "default = 8.25\n", "", "script.default: the grid is zero or missing"},
		{"a grid of zero", "Khmr    = 9.5", "Khmr    = 0", "script.Khmr: the grid is zero"},
		{"a grid of a script without a table", "Jpan    = 9", "Jpan    = 9\nThai = 9", "grid.Thai: there is no script.Thai"},
		{"whole ems of a script without a table", "Jpan = true", "Jpan = true\nThai = true", "whole-ems.Thai: there is no script.Thai"},
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
