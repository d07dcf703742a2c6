package letter

import (
	"testing"

	"golang.org/x/text/language"
)

func TestDay(t *testing.T) {
	for text, want := range map[string]string{"2024-01-31": "2024-01-31", "0001-12-01": "0001-12-01", "2024-02-29": "2024-02-29"} {
		if d, err := ParseDay(text); err != nil || d.String() != want || d.IsZero() {
			t.Errorf("%s: %v %v", text, d, err)
		}
	}
	for _, text := range []string{"", "2023-02-29", "31-01-2024", "2024-1-31", "2024-01-31 ", "2024-13-01", "0000-01-01"} {
		if d, err := ParseDay(text); err == nil || !d.IsZero() {
			t.Errorf("%q is read as %v", text, d)
		}
	}
}

// TestCalendars: a variant's own comes before that of the language it leans on.
func TestCalendars(t *testing.T) {
	l, findings, err := Read(folder(sound + "\n[language.fr]\ncalendar = \"one\"\n[language.fr-CA]\ncalendar = \"two\"\nrequired = true\n"))
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v %v", findings, err)
	}
	for tag, want := range map[string]string{"fr": "one", "fr-FR": "one", "fr-CA": "two", "en": "gregorian", "en-CA": "gregorian"} {
		if got := l.Calendar(language.MustParse(tag)); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
	for _, c := range []struct{ line, want string }{
		{`calendar = 1`, `letter-value`}, {`calendar = ""`, `letter-value`}, {`calender = "x"`, `letter-key`}, {"[language.de]\ncalendar = \"x\"", `letter-tag`},
	} {
		_, findings, err := Read(folder(sound + "\n[language.fr]\n" + c.line + "\n"))
		if err != nil || len(findings) != 1 || findings[0].Code != c.want {
			t.Errorf("%s: %v %v", c.line, findings, err)
		}
	}
}
