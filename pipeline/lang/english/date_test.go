package english

import (
	"strings"
	"testing"
	"time"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/langtest"
)

func TestDates(t *testing.T) {
	for name, l := range map[string]lang.Language{"American": American(nil), "British": British(nil)} {
		t.Run(name, func(t *testing.T) {
			langtest.Dates(t, l, map[[3]string]string{
				{"2024-01-31", "", lang.Gregorian}:   "31 January 2024",
				{"2024-01-31", "US", lang.Gregorian}: "January 31, 2024",
				{"2024-01-31", "CA", lang.Gregorian}: "January 31, 2024",
				{"2024-01-31", "PR", lang.Gregorian}: "January 31, 2024",
				{"2024-02-01", "GB", lang.Gregorian}: "1 February 2024",
				{"2024-02-29", "AU", lang.Gregorian}: "29 February 2024",
				{"2024-12-09", "NZ", lang.Gregorian}: "9 December 2024",
				{"2024-05-05", "IN", lang.Gregorian}: "5 May 2024",
			})
		})
	}
}

func TestEachDayReadsBack(t *testing.T) {
	for region, form := range map[string]string{"": "2 January 2006", "GB": "2 January 2006", "US": "January 2, 2006", "CA": "January 2, 2006"} {
		langtest.ReadsBack(t, British(nil), region, lang.Gregorian, func(written string) lang.Day {
			at, err := time.Parse(form, written)
			if err != nil || strings.Contains(written, "  ") {
				t.Fatalf("%q: %v", written, err)
			}
			return lang.Day{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
		})
	}
}
