package pipeline

import (
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
)

// refused says why the pages of a script would be wrong: ISO 15924 codes.
var refused = map[string]string{
	"Adlm": rightToLeft, "Arab": rightToLeft, "Aran": rightToLeft, "Hebr": rightToLeft, "Mand": rightToLeft, "Mend": rightToLeft,
	"Nkoo": rightToLeft, "Rohg": rightToLeft, "Samr": rightToLeft, "Syrc": rightToLeft, "Thaa": rightToLeft,
	"Laoo": ownWords, "Mymr": ownWords, "Talu": ownWords, "Lana": ownWords, "Thai": ownWords, "Tibt": ownWords,
	"Mong": "is written from top to bottom",
}

const (
	rightToLeft = "is written from right to left"
	ownWords    = "ends its lines between words that no blank parts"
)

// scripts finds the languages of editions that cannot be set.
func (p *Project) scripts() []diag.Finding {
	var out []diag.Finding
	have := p.fonts.Scripts()
	for _, e := range p.letter.Editions {
		for _, tag := range e.Languages {
			if f, bad := unsettable(tag.Tag, have); bad {
				f.Pos, f.Edition = tag.Pos, Name{e.ID, tag.Name}.String()
				out = append(out, f)
			}
		}
	}
	return out
}

// unsettable is the finding for a language that cannot be set: its script's rules are not
// there, or no family of fonts is made for it. Have are the scripts that have families.
func unsettable(tag language.Tag, have []string) (diag.Finding, bool) {
	script := scriptOf(tag)
	f := diag.Finding{Level: diag.Error}
	switch why := refused[script]; {
	case why != "":
		f.Code = "script-refused"
		f.Problem = fmt.Sprintf("%s is written in the script %s, which %s: Letterpress has no rules for it yet", tag, script, why)
		f.Hint = "take the language out of the edition; its catalog can stay"
	case !slices.Contains(have, script):
		f.Code = "script-font"
		f.Problem = fmt.Sprintf("no font is made for the script %s of %s", script, tag)
		f.Hint = fmt.Sprintf(`add a family with for = ["%s"] to fonts/`, script)
	default:
		return f, false
	}
	return f, true
}
