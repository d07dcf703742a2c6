package letter

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestPDFs holds that each language is a PDF, and several that are joined one more, whose name
// is no other's and says which they are.
func TestPDFs(t *testing.T) {
	all := []string{"en", "en-CA", "fr", "fr-CA", "km", "zh-Hant-TW"}
	rapid.Check(t, func(t *rapid.T) {
		tags := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, 4, rapid.ID).Draw(t, "languages")
		e := Edition{Together: rapid.Bool().Draw(t, "together")}
		for _, tag := range tags {
			e.Languages = append(e.Languages, Tag{Name: tag})
		}
		names := e.PDFs()
		if !slices.Equal(names[:len(tags)], tags) {
			t.Fatalf("%q", names)
		}
		more := names[len(tags):]
		if want := e.Together && len(tags) > 1; len(more) > 1 || len(more) == 1 != want {
			t.Fatalf("%q of %q", more, tags)
		}
		for _, name := range more {
			if slices.Contains(tags, name) || !slices.Equal(SplitTags(name), tags) || strings.ContainsAny(name, `/\:*?"<>| .`) {
				t.Fatalf("%q of %q", name, tags)
			}
		}
	})
}

func TestTogetherIsRead(t *testing.T) {
	for line, want := range map[string]bool{"together = true\n": true, "together = false\n": false, "": false} {
		l, findings, err := Read(folder(strings.Replace(sound, `languages  = ["en", "fr-CA"]`, line+`languages = ["en", "fr-CA"]`, 1)))
		if err != nil || len(findings) > 0 || l.Editions[1].Together != want || l.Editions[0].Together {
			t.Errorf("%q: %v %v %+v", line, findings, err, l.Editions)
		}
	}
	l, findings, _ := Read(folder(strings.Replace(sound, `languages  = ["en-US"]`, "together = true\nlanguages = [\"en-US\"]", 1)))
	if len(findings) != 1 || l.Partial || len(l.Editions[0].PDFs()) != 1 {
		t.Errorf("of one language: %v, %q", findings, l.Editions[0].PDFs())
	}
}
