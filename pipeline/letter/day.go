package letter

import (
	"fmt"
	"time"
)

// Day is a day of the calendar. The zero value is no day.
type Day struct {
	Year, Month, Day int
}

// ParseDay reads YYYY-MM-DD.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Day{}, fmt.Errorf("%q is no day of the form YYYY-MM-DD", s)
	}
	return Day{t.Year(), int(t.Month()), t.Day()}, nil
}

// IsZero reports whether d is no day.
func (d Day) IsZero() bool { return d == Day{} }

// String gives YYYY-MM-DD.
func (d Day) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }
