package report

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
)

// readCommand reads a workflow command as GitHub's runner does (actions/runner,
// Runner.Common/ActionCommand.cs): the command ends at the first "::" behind its own, its
// properties at commas, each at its first equals sign; then the escapes are undone.
func readCommand(line string) (name string, properties map[string]string, data string, err error) {
	rest, ok := strings.CutPrefix(line, "::")
	if !ok {
		return "", nil, "", errors.New("no command")
	}
	info, data, ok := strings.Cut(rest, "::")
	if !ok {
		return "", nil, "", errors.New("no data")
	}
	name, list, _ := strings.Cut(info, " ")
	properties = map[string]string{}
	for _, pair := range strings.Split(list, ",") {
		key, value, ok := strings.Cut(pair, "=")
		if _, twice := properties[key]; !ok || twice {
			return "", nil, "", fmt.Errorf("property %q", pair)
		}
		properties[key] = undone(value, "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	}
	return name, properties, undone(data, "%0D", "\r", "%0A", "\n", "%25", "%"), nil
}

// undone replaces one after the other, as the runner does.
func undone(s string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, pairs[i], pairs[i+1])
	}
	return s
}

// Any finding is one line, and what the runner reads of it is what was found.
func TestGitHubReadsWhatWasFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport.Draw(t, "report")
		var out strings.Builder
		if err := GitHub(&out, r); err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(out.String(), "\n")
		if len(lines) != len(r.Findings)+1 || lines[len(r.Findings)] != "" || strings.Contains(out.String(), "\r") {
			t.Fatalf("%d findings in %q", len(r.Findings), lines)
		}
		for i, f := range r.Findings {
			name, properties, data, err := readCommand(strings.TrimSuffix(lines[i], "\n"))
			if err != nil {
				t.Fatalf("%q: %v", lines[i], err)
			}
			want := map[string]string{"file": f.Pos.File, "title": f.Title()}
			if f.Pos.Line > 0 {
				want["line"] = strconv.Itoa(f.Pos.Line)
			}
			if f.Pos.Line > 0 && f.Pos.Column > 0 {
				want["col"] = strconv.Itoa(f.Pos.Column)
			}
			message := f.Problem
			if f.Hint != "" {
				message += "\nhint: " + f.Hint
			}
			if level := [...]string{"notice", "warning", "error"}[f.Level]; name != level || data != message || fmt.Sprint(properties) != fmt.Sprint(want) {
				t.Fatalf("%q\nreads as %s %q %q\nwant %s %q %q", lines[i], name, properties, data, level, want, message)
			}
		}
	})
}

func TestGitHubCommands(t *testing.T) {
	var out strings.Builder
	if err := GitHub(&out, sample()); err != nil {
		t.Fatal(err)
	}
	want := `::error file=locales/fr.toml,line=12,col=31,title=toml::a straight " ends the text here, 100 %25%0Ahint: write « » for a quotation, or \" for <it>
::warning file=locales/km.toml,line=47,title=stale%2C allowed::the English changed; ប្រទេសកម្ពុជា is kept
::warning file=locales/km.toml,line=50,col=9,title=overfull::too wide%0Ahint: write it shorter
::notice file=locales/letter.toml,title=file-form%2C allowed::the file begins with U+FEFF
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestGitHubOfNothingIsNothing(t *testing.T) {
	var out strings.Builder
	if err := GitHub(&out, Report{}); err != nil || out.Len() > 0 {
		t.Errorf("%q, %v", out.String(), err)
	}
}

// full is a writer to a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestAWriterThatFailsIsReported(t *testing.T) {
	for _, name := range Formats() {
		write, _ := Named(name)
		if err := write(full{}, Report{Findings: []Finding{{Finding: diag.Finding{Code: "c"}}}}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
