package khmer

import (
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/langtest"
)

func TestDates(t *testing.T) {
	langtest.Dates(t, Language(nil, nil), map[[3]string]string{
		{"2024-01-31", "", lang.Gregorian}:   "ថ្ងៃទី៣១ ខែមករា ឆ្នាំ២០២៤",
		{"2026-05-01", "", lang.Gregorian}:   "ថ្ងៃទី០១ ខែឧសភា ឆ្នាំ២០២៦",
		{"1998-02-17", "KH", lang.Gregorian}: "ថ្ងៃទី១៧ ខែកុម្ភៈ ឆ្នាំ១៩៩៨",
		{"2045-10-06", "KH", lang.Gregorian}: "ថ្ងៃទី០៦ ខែតុលា ឆ្នាំ២០៤៥",
	})
}

// figure gives the value of Khmer digits; all else is a fault.
func figure(t *testing.T, digits string) int {
	t.Helper()
	n := 0
	for _, r := range digits {
		if r < '០' || r > '៩' {
			t.Fatalf("%q is no figure of Khmer", digits)
		}
		n = 10*n + int(r-'០')
	}
	return n
}

func TestEachDayReadsBack(t *testing.T) {
	all := []string{"មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"}
	langtest.ReadsBack(t, Language(nil, nil), "KH", lang.Gregorian, func(written string) lang.Day {
		parts := strings.Split(written, " ")
		if len(parts) != 3 {
			t.Fatalf("%q has %d parts", written, len(parts))
		}
		day, isDay := strings.CutPrefix(parts[0], "ថ្ងៃទី")
		month, isMonth := strings.CutPrefix(parts[1], "ខែ")
		year, isYear := strings.CutPrefix(parts[2], "ឆ្នាំ")
		if !isDay || !isMonth || !isYear || len([]rune(day)) != 2 {
			t.Fatalf("%q", written)
		}
		return lang.Day{Year: figure(t, year), Month: slices.Index(all, month) + 1, Day: figure(t, day)}
	})
}
