package japanese

import (
	"fmt"
	"strings"
	"testing"

	"letterpress/pipeline/lang"
	"letterpress/pipeline/lang/langtest"
)

func TestDates(t *testing.T) {
	langtest.Dates(t, Language(), map[[3]string]string{
		{"2024-01-31", "", lang.Gregorian}:   "2024年1月31日",
		{"2024-01-31", "JP", lang.Gregorian}: "2024年1月31日",
		{"2024-01-31", "JP", "japanese"}:     "令和6年1月31日",
		{"2019-05-01", "", "japanese"}:       "令和元年5月1日",
		{"2019-12-31", "", "japanese"}:       "令和元年12月31日",
		{"2020-01-01", "", "japanese"}:       "令和2年1月1日",
		{"2019-04-30", "", "japanese"}:       "平成31年4月30日",
		{"1989-01-08", "", "japanese"}:       "平成元年1月8日",
		{"1989-01-07", "", "japanese"}:       "昭和64年1月7日",
		{"1926-12-25", "", "japanese"}:       "昭和元年12月25日",
		{"1926-12-24", "", "japanese"}:       "大正15年12月24日",
		{"1912-07-30", "", "japanese"}:       "大正元年7月30日",
		{"1912-07-29", "", "japanese"}:       "1912年7月29日", // no 明治
		{"1868-10-23", "", "japanese"}:       "1868年10月23日",
	})
}

func TestEachDayReadsBack(t *testing.T) {
	begins := map[string]int{"大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
	for _, calendar := range Language().Calendars {
		langtest.ReadsBack(t, Language(), "JP", calendar, func(written string) lang.Day {
			first := 1
			for era, year := range begins {
				if rest, ok := strings.CutPrefix(written, era); ok {
					written, first = strings.Replace(rest, "元年", "1年", 1), year
				}
			}
			return read(t, written, first)
		})
	}
	langtest.ReadsBack(t, Language(), "JP", lang.Gregorian, func(written string) lang.Day { return read(t, written, 1) })
}

// read reads a day whose year 1 is first.
func read(t *testing.T, written string, first int) lang.Day {
	t.Helper()
	var d lang.Day
	if n, err := fmt.Sscanf(written, "%d年%d月%d日", &d.Year, &d.Month, &d.Day); n != 3 || err != nil {
		t.Fatalf("%q: %v", written, err)
	}
	d.Year += first - 1
	return d
}

// TestErasGoOnFromDayToDay: a year of an era never falls, but to 1 where the next begins.
func TestErasGoOnFromDayToDay(t *testing.T) {
	before := ""
	var changes []string
	langtest.EachDay(func(d lang.Day) {
		if era := strings.TrimRight(strings.TrimSuffix(reignYear(d), "元"), "0123456789"); era != before {
			changes = append(changes, d.String()+" "+era)
			before = era
		}
	})
	want := "1912-07-30 大正, 1926-12-25 昭和, 1989-01-08 平成, 2019-05-01 令和"
	if got := strings.Join(changes, ", "); got != want {
		t.Errorf("the eras begin %s, want %s", got, want)
	}
}
