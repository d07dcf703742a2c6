package report

import (
	"fmt"
	"io"
	"strings"

	"letterpress/pipeline/diag"
)

// The escapes are those of GitHub's own toolkit (actions/toolkit, core/src/command.ts) and of
// its runner, which undoes them: of the message's, and of a property's, which ends at a comma
// and whose end a colon may be.
var (
	inMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	inProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// GitHub writes a report as workflow commands, a finding a line, its hint on a second line of
// the message (GitHub Docs, "Workflow commands for GitHub Actions", setting a notice, warning
// or error message).
func GitHub(w io.Writer, r Report) error {
	for _, f := range r.Findings {
		if _, err := io.WriteString(w, command(f)); err != nil {
			return err
		}
	}
	return nil
}

// command gives a finding as a workflow command, its line's end included.
func command(f Finding) string {
	properties := []string{"file=" + inProperty.Replace(f.Pos.File)}
	if f.Pos.Line > 0 {
		properties = append(properties, fmt.Sprintf("line=%d", f.Pos.Line))
		if f.Pos.Column > 0 {
			properties = append(properties, fmt.Sprintf("col=%d", f.Pos.Column))
		}
	}
	properties = append(properties, "title="+inProperty.Replace(f.Title()))
	message := f.Problem
	if f.Hint != "" {
		message += "\nhint: " + f.Hint
	}
	return "::" + severity(f.Level) + " " + strings.Join(properties, ",") + "::" + inMessage.Replace(message) + "\n"
}

// severity gives GitHub's word for a level.
func severity(l diag.Level) string {
	switch l {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	}
	return "notice"
}
