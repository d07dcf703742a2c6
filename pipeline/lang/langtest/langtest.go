// Package langtest holds laws that every language keeps, for the languages' own tests.
package langtest

import (
	"testing"
	"time"

	"letterpress/pipeline/lang"
)

// EachDay calls try for each day from 1912 to 2100.
func EachDay(try func(d lang.Day)) {
	for at := time.Date(1912, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() <= 2100; at = at.AddDate(0, 0, 1) {
		try(lang.Day{Year: at.Year(), Month: int(at.Month()), Day: at.Day()})
	}
}

// ReadsBack holds that each day is written so that read gives it back, and that no two days
// are written alike.
func ReadsBack(t *testing.T, l lang.Language, region, calendar string, read func(written string) lang.Day) {
	t.Helper()
	days := map[string]lang.Day{}
	EachDay(func(d lang.Day) {
		written := l.Written(d, region, calendar)
		if other, twice := days[written]; twice {
			t.Fatalf("%v and %v are both %q", other, d, written)
		}
		days[written] = d
		if got := read(written); got != d {
			t.Fatalf("%v is written %q, which is %v", d, written, got)
		}
	})
	if len(days) != 69_032 {
		t.Errorf("%d days from 1912 to 2100", len(days))
	}
}

// Dates holds days against how they are written, each case a day as in 2024-01-31, the region
// and the calendar.
func Dates(t *testing.T, l lang.Language, want map[[3]string]string) {
	t.Helper()
	for c, written := range want {
		at, err := time.Parse(time.DateOnly, c[0])
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Written(lang.Day{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}, c[1], c[2]); got != written {
			t.Errorf("%s in the region %q, %s: %q, want %q", c[0], c[1], c[2], got, written)
		}
	}
}
