package lang

import "fmt"

// Gregorian is CLDR's name of the calendar that every language knows. Only a language that
// has more of them has the names of the others in [Language].Calendars.
const Gregorian = "gregorian"

// Day is a day of the Gregorian calendar, by which letters are dated whatever calendar they
// show. The zero value is no day.
type Day struct {
	Year, Month, Day int // the month from 1
}

// IsZero reports whether d is no day.
func (d Day) IsZero() bool { return d == Day{} }

// String writes the day as ISO 8601 does, YYYY-MM-DD, which no reader takes for another day.
func (d Day) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Written writes a day in full, as the language writes it in a region and by a calendar; see
// [Language].Date.
func (l Language) Written(d Day, region, calendar string) string {
	if l.Date == nil {
		return d.String()
	}
	return l.Date(d, region, calendar)
}
