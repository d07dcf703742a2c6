package main

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/report"
)

func TestCounted(t *testing.T) {
	found := []diag.Finding{{Code: "a", Level: diag.Error}, {Code: "b", Level: diag.Error}, {Code: "c", Level: diag.Remark}}
	for want, codes := range map[string][]string{
		"1 message in 2 catalogs, 3 PDFs: 2 errors, 0 warnings, 1 remark":                    nil,
		"1 message in 2 catalogs, 3 PDFs: 1 error, 1 warning, 1 remark; 1 of them allowed":   {"b"},
		"1 message in 2 catalogs, 3 PDFs: 0 errors, 2 warnings, 1 remark; 3 of them allowed": {"a", "b", "c"},
	} {
		r := report.Report{Findings: report.Allow(found, codes), Looked: report.Extent{Messages: 1, Catalogs: 2, PDFs: 3}}
		if got := counted(r); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Every format tells the same findings in the same order.
func TestFormatsTellTheSame(t *testing.T) {
	var found []diag.Finding
	for _, problem := range []string{"first", "second", "third"} {
		found = append(found, diag.Finding{Code: "c", Level: diag.Level(len(found)), Pos: diag.Position{File: "f"}, Problem: problem + " problem"})
	}
	r := report.Report{Findings: report.Allow(found, nil)}
	e := &env{terminal: newTerminal(nil, nil, none)}
	for _, name := range formats() {
		write, err := e.format(name)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := write(&out, r); err != nil {
			t.Fatal(err)
		}
		at := -1
		for _, f := range found {
			next := strings.Index(out.String(), f.Problem)
			if next <= at || strings.Count(out.String(), f.Problem) != 1 {
				t.Errorf("%s: %q is not in its place:\n%s", name, f.Problem, out.String())
			}
			at = next
		}
	}
}

func TestAFormatThatIsNone(t *testing.T) {
	var wrong usageError
	_, err := (&env{}).format("jsn")
	if want := `no format "jsn"; did you mean "json"?`; !errors.As(err, &wrong) || wrong.matter != want || wrong.hint != "--format takes one of text, json, github" {
		t.Errorf("%q, %q", wrong.matter, wrong.hint)
	}
}

func TestAllowed(t *testing.T) {
	if codes, err := allowed([]string{"stale", "missing"}); err != nil || !slices.Equal(codes, []string{"stale", "missing"}) {
		t.Errorf("%q, %v", codes, err)
	}
	for _, c := range []struct{ code, matter, hint string }{
		{"stal", `no code "stal"; did you mean "stale"?`, "letterpress explain"},
		{"zzzzzz", `no code "zzzzzz"`, "letterpress explain"},
		{"stale,missing", "--allow takes one value, and stale,missing is several", "write --allow stale --allow missing"},
	} {
		var wrong usageError
		if _, err := allowed([]string{"stale", c.code}); !errors.As(err, &wrong) || wrong.matter != c.matter || wrong.hint != c.hint {
			t.Errorf("%s: %q, %q", c.code, wrong.matter, wrong.hint)
		}
	}
}
