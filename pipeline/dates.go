package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/lang"
	"letterpress/pipeline/letter"
)

// written gives what writes a day in a language: as its region does, by the calendar that the
// letter has for it.
func (p *Project) written(tag language.Tag) func(letter.Day) string {
	var region string
	if r, confidence := tag.Region(); confidence == language.Exact {
		region = r.String()
	}
	calendar := p.letter.Calendar(tag)
	return func(d letter.Day) string { return p.language(tag).Written(d, region, calendar) }
}

// calendars finds calendars that their language does not know.
func (p *Project) calendars() []diag.Finding {
	var out []diag.Finding
	for _, c := range p.letter.Calendars {
		known := append([]string{lang.Gregorian}, p.language(c.Of.Tag).Calendars...)
		if slices.Contains(known, c.Name) {
			continue
		}
		f := diag.Finding{Code: "calendar", Level: diag.Error, Pos: c.Pos, Catalog: c.Of.Name,
			Problem: fmt.Sprintf("%q is no calendar of %s", c.Name, c.Of.Name),
			Hint:    "the calendars are " + strings.Join(known, " and ") + diag.DidYouMean(c.Name, known)}
		if len(known) == 1 {
			f.Hint = "its dates are " + lang.Gregorian + ": delete the line"
		}
		out = append(out, f)
	}
	return out
}
