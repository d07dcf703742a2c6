package report

import (
	"encoding/json"
	"io"

	"letterpress/pipeline/diag"
)

// version is that of the JSON's form.
const version = 1

// document is the JSON; its keys stand in the order of the fields.
type document struct {
	Version  int     `json:"version"`
	Findings []entry `json:"findings"`
	Counts   counts  `json:"counts"`
}

// entry is a finding of the JSON.
type entry struct {
	Code    string `json:"code"`
	Level   string `json:"level"`
	Allowed bool   `json:"allowed"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Catalog string `json:"catalog"`
	Message string `json:"message"`
	Edition string `json:"edition"`
	Problem string `json:"problem"`
	Hint    string `json:"hint"`
}

// counts are the numbers of the JSON.
type counts struct {
	Messages int `json:"messages"`
	Catalogs int `json:"catalogs"`
	PDFs     int `json:"pdfs"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Remarks  int `json:"remarks"`
	Allowed  int `json:"allowed"`
}

// JSON writes a report as the package's documentation says. Bytes that are no UTF-8 become
// U+FFFD.
func JSON(w io.Writer, r Report) error {
	findings := []entry{} // never null
	for _, f := range r.Findings {
		findings = append(findings, entry{f.Code, f.Level.String(), f.Allowed, f.Pos.File, f.Pos.Line, f.Pos.Column,
			f.Catalog, f.Message, f.Edition, f.Problem, f.Hint})
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(document{version, findings, counts{r.Looked.Messages, r.Looked.Catalogs, r.Looked.PDFs,
		r.Count(diag.Error), r.Count(diag.Warning), r.Count(diag.Remark), r.Allowed()}})
}
