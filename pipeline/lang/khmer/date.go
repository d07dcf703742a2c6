package khmer

import (
	"fmt"
	"strings"

	"letterpress/pipeline/lang"
)

// months are CLDR 48's (km, months, format, wide).
var months = strings.Fields("មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ")

// digits are those of the numbering system khmr (CLDR, numberingSystems), U+17E0 to U+17E9.
var digits = strings.NewReplacer("0", "០", "1", "១", "2", "២", "3", "៣", "4", "៤", "5", "៥", "6", "៦", "7", "៧", "8", "៨", "9", "៩")

// date writes a day as official letters do: ថ្ងៃទី (day number), the day in two figures, ខែ
// (month), its name, ឆ្នាំ (year). CLDR's long form, d MMMM y, has the bare words, and figures
// of Europe. The three parts have blanks between them, at which a line may end.
func date(d lang.Day, _, _ string) string {
	return digits.Replace(fmt.Sprintf("ថ្ងៃទី%02d ខែ%s ឆ្នាំ%d", d.Day, months[d.Month-1], d.Year))
}
