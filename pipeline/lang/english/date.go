package english

import (
	"fmt"
	"slices"
	"strings"

	"letterpress/pipeline/lang"
)

var months = strings.Fields("January February March April May June July August September October November December")

// monthFirst are the regions for whose English CLDR 48 puts the month before the day in a
// long date (dateFormats, gregorian, long: MMMM d, y). It puts the day first everywhere else
// (en-001: d MMMM y). English of no region goes with those, against CLDR, which takes it for
// that of the United States: here it is for readers of many countries.
var monthFirst = strings.Fields("AS BI CA GU JP MH MP PH PR UM US VI")

// date writes 31 January 2024, or January 31, 2024.
func date(d lang.Day, region, _ string) string {
	month := months[d.Month-1]
	if slices.Contains(monthFirst, region) {
		return fmt.Sprintf("%s %d, %d", month, d.Day, d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, month, d.Year)
}
