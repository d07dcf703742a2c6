package letter

import (
	"fmt"
	"time"

	"letterpress/pipeline/lang"
)

// Day is a day of the calendar. The zero value is no day.
type Day = lang.Day

// ParseDay reads YYYY-MM-DD, from the year 1 on: no calendar that a letter shows has a year 0.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() == 0 {
		return Day{}, fmt.Errorf("%q is no day of the form YYYY-MM-DD", s)
	}
	return Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, nil
}
