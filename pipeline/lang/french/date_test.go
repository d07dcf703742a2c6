package french

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/langtest"
)

func TestDates(t *testing.T) {
	langtest.Dates(t, Language(nil), map[[3]string]string{
		{"2024-01-31", "", lang.Gregorian}:   "31\u00A0janvier 2024",
		{"2024-02-01", "FR", lang.Gregorian}: "1er\u00A0février 2024",
		{"2024-08-01", "CA", lang.Gregorian}: "1er\u00A0août 2024",
		{"2024-12-11", "CA", lang.Gregorian}: "11\u00A0décembre 2024",
		{"2024-03-21", "BE", lang.Gregorian}: "21\u00A0mars 2024",
	})
}

func TestEachDayReadsBack(t *testing.T) {
	all := []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	langtest.ReadsBack(t, Language(nil), "FR", lang.Gregorian, func(written string) lang.Day {
		day, rest, ok := strings.Cut(written, "\u00A0")
		month, year, also := strings.Cut(rest, " ")
		if ordinal := strings.HasSuffix(day, "er"); !ok || !also || ordinal != (strings.TrimSuffix(day, "er") == "1") {
			t.Fatalf("%q", written)
		}
		d := lang.Day{Month: slices.Index(all, month) + 1}
		if n, err := fmt.Sscan(strings.TrimSuffix(day, "er")+" "+year, &d.Day, &d.Year); n != 2 || err != nil {
			t.Fatalf("%q: %v", written, err)
		}
		return d
	})
}
