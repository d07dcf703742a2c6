package french

import (
	"fmt"
	"strings"

	"letterpress/pipeline/lang"
)

// months are CLDR 48's, the same for every region (fr, dateFormats, gregorian, long: d MMMM y).
var months = strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")

// date writes 31 janvier 2024, and 1er février 2024: only the first of a month is an ordinal
// (Lexique, "Dates"; CLDR has 1). The blank between day and month is insécable, U+00A0.
func date(d lang.Day, _, _ string) string {
	day := fmt.Sprint(d.Day)
	if d.Day == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s\u00A0%s %d", day, months[d.Month-1], d.Year)
}
