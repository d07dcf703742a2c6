package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
)

// written gives a report as JSON, and what a reader makes of it.
func written(t interface{ Fatal(...any) }, r Report) (text string, value any) {
	var out bytes.Buffer
	if err := JSON(&out, r); err != nil {
		t.Fatal(err)
	}
	in := json.NewDecoder(bytes.NewReader(out.Bytes()))
	in.UseNumber()
	if err := in.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return out.String(), value
}

// The JSON reads as the findings that were written, in their order, and is valid by its
// schema.
func TestJSONReadsAsItWasFound(t *testing.T) {
	schema := readSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport.Draw(t, "report")
		text, value := written(t, r)
		if !utf8.ValidString(text) || !strings.HasSuffix(text, "}\n") {
			t.Fatalf("%q", text)
		}
		bare := func(f Finding) bool { return f.Code == "" || f.Pos.File == "" || f.Problem == "" }
		if found := faults(schema, value, "$"); len(found) > 0 != slices.ContainsFunc(r.Findings, bare) {
			t.Fatalf("by the schema %s has the faults %q", text, found)
		}
		var back document
		if err := json.Unmarshal([]byte(text), &back); err != nil {
			t.Fatal(err)
		}
		if got := reportOf(t, back); !reflect.DeepEqual(got.Findings, r.Findings) && len(r.Findings) > 0 || got.Looked != r.Looked {
			t.Fatalf("%v\nbecame %v", r, got)
		}
		if c := back.Counts; [4]int{c.Errors, c.Warnings, c.Remarks, c.Allowed} !=
			[4]int{r.Count(diag.Error), r.Count(diag.Warning), r.Count(diag.Remark), r.Allowed()} || c.Errors+c.Warnings+c.Remarks != len(r.Findings) {
			t.Fatalf("%v counts as %v", r, c)
		}
	})
}

// reportOf makes a report of the JSON again.
func reportOf(t *rapid.T, d document) Report {
	r := Report{Looked: Extent{d.Counts.Messages, d.Counts.Catalogs, d.Counts.PDFs}}
	for _, e := range d.Findings {
		level, err := diag.ParseLevel(e.Level)
		if err != nil {
			t.Fatal(err)
		}
		r.Findings = append(r.Findings, Finding{diag.Finding{Code: e.Code, Level: level, Pos: diag.Position{File: e.File, Line: e.Line, Column: e.Column},
			Catalog: e.Catalog, Message: e.Message, Edition: e.Edition, Problem: e.Problem, Hint: e.Hint}, e.Allowed})
	}
	return r
}

func TestJSONAsItIsRead(t *testing.T) {
	r := sample()
	r.Findings = r.Findings[:1]
	want := `{
  "version": 1,
  "findings": [
    {
      "code": "toml",
      "level": "error",
      "allowed": false,
      "file": "locales/fr.toml",
      "line": 12,
      "column": 31,
      "catalog": "fr",
      "message": "title",
      "edition": "",
      "problem": "a straight \" ends the text here, 100 %",
      "hint": "write « » for a quotation, or \\\" for <it>"
    }
  ],
  "counts": {
    "messages": 29,
    "catalogs": 5,
    "pdfs": 14,
    "errors": 1,
    "warnings": 0,
    "remarks": 0,
    "allowed": 0
  }
}
`
	if got, _ := written(t, r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNoFindingsAreAnEmptyList(t *testing.T) {
	if got, _ := written(t, Report{}); !strings.HasPrefix(got, "{\n  \"version\": 1,\n  \"findings\": [],\n") {
		t.Errorf("got %s", got)
	}
}

func TestWhatIsNoUTF8IsReplaced(t *testing.T) {
	r := Report{Findings: []Finding{{Finding: diag.Finding{Code: "c", Pos: diag.Position{File: "f"}, Problem: "a\xffb"}}}}
	if got, _ := written(t, r); !utf8.ValidString(got) || !strings.Contains(got, `"problem": "a`+"\ufffd"+`b"`) && !strings.Contains(got, `"problem": "a\ufffdb"`) {
		t.Errorf("got %s", got)
	}
}

func readSchema(t *testing.T) map[string]any {
	data, err := os.ReadFile("check.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	in := json.NewDecoder(bytes.NewReader(data))
	in.UseNumber()
	if err := in.Decode(&schema); err != nil {
		t.Fatal(err)
	}
	return schema
}

// The schema says no to what is not as it says.
func TestTheSchemaHolds(t *testing.T) {
	schema := readSchema(t)
	text, value := written(t, sample())
	if found := faults(schema, value, "$"); len(found) > 0 {
		t.Fatalf("the sample: %q", found)
	}
	for _, c := range []struct{ name, old, new string }{
		{"another version", `"version": 1`, `"version": 2`},
		{"a list that is none", `"findings": [`, `"findings": null, "x": [`},
		{"no level", `"level": "error"`, `"level": "fatal"`},
		{"a word for a truth", `"allowed": false`, `"allowed": "no"`},
		{"half a line", `"line": 12`, `"line": 12.5`},
		{"a line below zero", `"line": 12`, `"line": -1`},
		{"no code", `"code": "toml"`, `"code": ""`},
		{"a key that is gone", `"hint": "write it`, `"advice": "write it`},
		{"a count that is gone", `"pdfs": 14,`, ``},
	} {
		changed := strings.Replace(text, c.old, c.new, 1)
		if changed == text {
			t.Fatalf("%s: no %s", c.name, c.old)
		}
		var value any
		in := json.NewDecoder(strings.NewReader(changed))
		in.UseNumber()
		if err := in.Decode(&value); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if len(faults(schema, value, "$")) == 0 {
			t.Errorf("%s passes", c.name)
		}
	}
}

// faults says what in a value is not as the schema says (JSON Schema 2020-12, as far as the
// file uses it; any other keyword is a fault). A key that the schema does not tell is one too.
func faults(schema map[string]any, value any, at string) (out []string) {
	fault := func(format string, args ...any) { out = append(out, at+": "+fmt.Sprintf(format, args...)) }
	for keyword, arg := range schema {
		switch keyword {
		case "$schema", "title", "description":
		case "type":
			if kind := kindOf(value); kind != arg {
				fault("%s, want %s", kind, arg)
			}
		case "const":
			if value != arg {
				fault("%v, want %v", value, arg)
			}
		case "enum":
			if !slices.Contains(arg.([]any), value) {
				fault("%v, want one of %v", value, arg)
			}
		case "minLength":
			if value == "" {
				fault("empty")
			}
		case "minimum":
			if n, ok := value.(json.Number); ok && strings.HasPrefix(n.String(), "-") {
				fault("%v, want at least %v", value, arg)
			}
		case "required":
			object, _ := value.(map[string]any)
			for _, key := range arg.([]any) {
				if _, ok := object[key.(string)]; !ok {
					fault("no %s", key)
				}
			}
		case "properties":
			object, _ := value.(map[string]any)
			for key, part := range object {
				if below, ok := arg.(map[string]any)[key].(map[string]any); ok {
					out = append(out, faults(below, part, at+"."+key)...)
				} else {
					fault("the schema does not tell %s", key)
				}
			}
		case "items":
			list, _ := value.([]any)
			for i, part := range list {
				out = append(out, faults(arg.(map[string]any), part, fmt.Sprintf("%s[%d]", at, i))...)
			}
		default:
			fault("the test does not know the keyword %s", keyword)
		}
	}
	return out
}

// kindOf gives a value's type as a schema names it.
func kindOf(value any) string {
	switch v := value.(type) {
	case map[string]any:
		return "object"
	case []any:
		return "array"
	case string:
		return "string"
	case bool:
		return "boolean"
	case json.Number:
		if !strings.ContainsAny(v.String(), ".eE") {
			return "integer"
		}
		return "number"
	}
	return "null"
}
