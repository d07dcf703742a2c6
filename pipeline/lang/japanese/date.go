package japanese

import (
	"cmp"
	"fmt"

	"letterpress/pipeline/lang"
)

// eras is CLDR's name of the calendar that counts the years of the emperors' reigns.
const eras = "japanese"

// reigns are the eras of CLDR 48 (supplemental, calendarData, japanese, 236 to 233; names from
// ja, eras, abbreviated), the latest first. Each begins in the middle of a year, the day
// after the last of the one before. 明治 is left out: it began by another calendar, and no
// letter of today is so old.
var reigns = []struct {
	name  string
	first lang.Day
}{
	{"令和", lang.Day{Year: 2019, Month: 5, Day: 1}},
	{"平成", lang.Day{Year: 1989, Month: 1, Day: 8}},
	{"昭和", lang.Day{Year: 1926, Month: 12, Day: 25}},
	{"大正", lang.Day{Year: 1912, Month: 7, Day: 30}},
}

// date writes 2024年1月31日, or by the eras 令和6年1月31日. The first year of an era is 元年 (CLDR 48, ja,
// japanese, long: Gy年M月d日 with the numbers jpanyear). A day before 大正 has its Gregorian year.
func date(d lang.Day, _, calendar string) string {
	year := fmt.Sprint(d.Year)
	if calendar == eras {
		year = reignYear(d)
	}
	return fmt.Sprintf("%s年%d月%d日", year, d.Month, d.Day)
}

func reignYear(d lang.Day) string {
	for _, r := range reigns {
		switch n := d.Year - r.first.Year + 1; {
		case before(d, r.first):
		case n == 1:
			return r.name + "元"
		default:
			return fmt.Sprint(r.name, n)
		}
	}
	return fmt.Sprint(d.Year)
}

func before(a, b lang.Day) bool {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day)) < 0
}
