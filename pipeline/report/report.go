// Package report writes what a check found for the programs that read it. The findings and
// their order are the same in every format, those of the text for people included.
//
// # JSON
//
// One object, indented, in UTF-8, with a newline at its end. Every key is always there, in
// this order; check.schema.json beside this file is its schema.
//
//	{
//	  "version": 1,
//	  "findings": [
//	    {
//	      "code": "missing",              the finding's name, for letterpress explain and --allow
//	      "level": "error",               "error", "warning" or "remark"
//	      "allowed": false,               true where --allow names the code; the level is then no error
//	      "file": "locales/fr.toml",      counted from where the command was typed, -C included
//	      "line": 12,                     from 1; 0 where the file as a whole is meant
//	      "column": 1,                    from 1, in characters; 0 where the line as a whole is meant
//	      "catalog": "fr",                the catalog that it is about, or ""
//	      "message": "salutation",        the message, or ""
//	      "edition": "",                  the PDF on whose pages it was found, such as "eu.fr", or ""
//	      "problem": "the message …",     the matter
//	      "hint": "write …"               what to do next, or ""
//	    }
//	  ],
//	  "counts": {
//	    "messages": 29, "catalogs": 5, "pdfs": 14,
//	    "errors": 1, "warnings": 0, "remarks": 0,
//	    "allowed": 0                      those of all levels that are allowed
//	  }
//	}
//
// The version is raised when a key loses its name or its meaning. A key may be added without
// that, and a new code or message is no change of form.
//
// # GitHub
//
// A workflow command a finding, which shows it at its line of a pull request: "error",
// "warning" or, for a remark, "notice", titled with the code. GitHub shows ten of each level
// that one step writes; the step's log has them all.
package report

import (
	"io"
	"slices"

	"letterpress/pipeline/diag"
)

// Report is what a check found, and in how much.
type Report struct {
	Findings []Finding
	Looked   Extent
}

// Extent is what a check has looked at.
type Extent struct {
	Messages int // of the source
	Catalogs int
	PDFs     int
}

// Finding is a finding that may be let pass.
type Finding struct {
	diag.Finding
	Allowed bool // its code is let pass, so that it is no error
}

// Title gives the code and, where it is so, that it is allowed: "stale, allowed".
func (f Finding) Title() string {
	if f.Allowed {
		return f.Code + ", allowed"
	}
	return f.Code
}

// Allow marks the findings whose code is one of codes. Those that were errors become
// warnings; all keep their place.
func Allow(found []diag.Finding, codes []string) []Finding {
	out := make([]Finding, len(found))
	for i, f := range found {
		out[i] = Finding{f, slices.Contains(codes, f.Code)}
		if out[i].Allowed {
			out[i].Level = min(f.Level, diag.Warning)
		}
	}
	return out
}

// Count counts the findings of a level, the allowed ones among them.
func (r Report) Count(level diag.Level) int {
	return r.count(func(f Finding) bool { return f.Level == level })
}

// Allowed counts the findings that are let pass.
func (r Report) Allowed() int { return r.count(func(f Finding) bool { return f.Allowed }) }

func (r Report) count(is func(Finding) bool) int {
	n := 0
	for _, f := range r.Findings {
		if is(f) {
			n++
		}
	}
	return n
}

// Format writes a report.
type Format func(w io.Writer, r Report) error

// formats names the ways to write a report, in the order in which help tells them.
var formats = []struct {
	name  string
	write Format
}{
	{"json", JSON},
	{"github", GitHub},
}

// Formats gives the names of the formats.
func Formats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// Named finds a format by its name.
func Named(name string) (Format, bool) {
	for _, f := range formats {
		if f.name == name {
			return f.write, true
		}
	}
	return nil, false
}
