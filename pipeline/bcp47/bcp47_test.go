package bcp47

import (
	"testing"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name string
		ok   bool
		hint string
	}{
		{"fr", true, ""}, {"fr-CA", true, ""}, {"zh-Hant-HK", true, ""}, {"en-001", true, ""}, {"de-x-formal", true, ""},
		{"fr_CA", false, `; did you mean "fr-CA.toml"?`}, {"FR", false, `; did you mean "fr.toml"?`}, {"fr-ca", false, `; did you mean "fr-CA.toml"?`},
		{"en-UK", false, `; did you mean "en-GB.toml"?`}, {"iw", false, `; did you mean "he.toml"?`},
		{"kh", false, `; "kh" is a country: did you mean "km.toml"?`}, {"jp", false, `; "jp" is a country: did you mean "ja.toml"?`},
		{"und", false, ""}, {"", false, ""}, {"french", false, ""}, {"français", false, ""}, {"xx", false, ""},
	} {
		tag, ok := Parse(c.name)
		if ok != c.ok || ok && tag.String() != c.name {
			t.Errorf("%q: %v %v", c.name, tag, ok)
		}
		if got := DidYouMean(c.name, ".toml"); !ok && got != c.hint {
			t.Errorf("%q: %q, want %q", c.name, got, c.hint)
		}
	}
}

// TestParseIsExact holds that what is read is written back as it was.
func TestParseIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8}){0,3}`).Draw(t, "name")
		if tag, ok := Parse(name); ok && tag.String() != name {
			t.Fatalf("%q is read as %s", name, tag)
		}
		DidYouMean(name, "")
	})
}
