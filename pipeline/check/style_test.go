package check_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"letterpress/pipeline/check"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
	"letterpress/pipeline/style"
	"letterpress/pipeline/unit"
)

// ofStyle gives a letter with lines below [style], the table that it makes, and what is found.
func ofStyle(t rapid.TB, lines string, languages ...string) (*letter.Letter, *style.Table, []diag.Finding) {
	t.Helper()
	tags := `"` + strings.Join(languages, `", "`) + `"`
	text := "[style]\n" + lines + "\n[[edition]]\nid = \"a\"\nlanguages = [" + tags + "]\npaper = \"A4\"\n[[edition]]\nid = \"b\"\nlanguages = [" + tags + "]\npaper = \"Letter\"\n"
	l, _, err := letter.Read(fstest.MapFS{letter.File: {Data: []byte(text)}})
	table, failed := style.Load()
	if err != nil || failed != nil {
		t.Fatal(err, failed)
	}
	table = table.With(l.Style.Overrides)
	return l, table, check.Style(l, table)
}

func TestStyle(t *testing.T) {
	for _, c := range []struct {
		name, lines string
		want        []string
	}{
		{"nothing", "", nil},
		{"larger text", "size = 13", nil},
		{"the largest", "size = 16", nil},
		{"the smallest", "size = 8", []string{"2:8: warning: a line on A4 has room for 118 Latin letters (style-measure)", "2:8: warning: a line on Letter has room for 122 Latin letters (style-measure)"}},
		{"the smallest between wide margins", "size = 8\nmargins = { left = 40, right = 40 }", nil},
		{"wide lines", "margins = 12", []string{"2:11: warning: a line on Letter has room for 103 Latin letters (style-measure)"}},
		{"narrow lines", "margins = { left = 100, right = 40 }", []string{"2:20: error: a line on A4 has room for 37 Latin letters (style-measure)"}},
		{"margins that meet", "margins = { left = 110, right = 110 }", []string{"2:20: error: a line on A4 has room for 0 Latin letters (style-measure)", "2:20: error: a line on Letter has room for 0"}},
		{"few lines", "margins = { top = 120, bottom = 120 }", []string{"2:19: error: a page of A4 has room for 8 lines", "2:19: error: a page of Letter has room for 5 lines"}},
		{"large Khmer text in narrow margins", "size = 16\nmargins = { top = 11, bottom = 11 }", []string{"3:19: error: the top margin is too narrow for the line that a draft bears (style-margin)",
			"3:19: error: the bottom margin is too narrow for the page's number (style-margin)"}},
	} {
		_, _, found := ofStyle(t, c.lines, "km", "en")
		var got []string
		for _, f := range found {
			got = append(got, strings.TrimPrefix(f.String(), letter.File+":"))
			if f.Hint == "" {
				t.Errorf("%s: no next step for %s", c.name, f)
			}
		}
		fail := len(got) != len(c.want)
		for i := range min(len(got), len(c.want)) {
			fail = fail || !strings.HasPrefix(got[i], c.want[i])
		}
		if fail {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}

// Of a paper that no edition is on nothing is said.
func TestStyleOfThePapersThatAreUsed(t *testing.T) {
	l, table, found := ofStyle(t, "size = 8", "en")
	l.Editions = l.Editions[1:]
	if both, one := len(found), check.Style(l, table); both != 2 || len(one) != 1 || !strings.Contains(one[0].Problem, "on Letter") {
		t.Errorf("%d findings, and of Letter alone %v", both, one)
	}
}

// Whatever a letter asks for is a finding, or gives pages that have room for their words.
func TestAnyStyleHasRoomOrAFinding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		margin := rapid.IntRange(8, 140)
		lines := fmt.Sprintf("size = %d\nmargins = { top = %d, bottom = %d, left = %d, right = %d }", rapid.IntRange(7, 17).Draw(t, "size"),
			margin.Draw(t, "top"), margin.Draw(t, "bottom"), margin.Draw(t, "left"), margin.Draw(t, "right"))
		languages := []string{"en", "km", "ja", "ko"}
		l, table, found := ofStyle(t, lines, languages...)
		if worst, ok := diag.Worst(found); ok && worst == diag.Error {
			return
		}
		for _, e := range l.Editions {
			sheet, _ := table.Sheet(e.Paper)
			for _, tag := range e.Languages {
				script, _ := tag.Tag.Script()
				body, foot := table.Style(script.String(), "paragraph"), table.Style(script.String(), "foot")
				if sheet.Measure() < 19*body.Size || sheet.Depth() < 10*body.Leading {
					t.Fatalf("%s: %s by %s points for text of %s", e.Paper, sheet.Measure(), sheet.Depth(), body.Size)
				}
				if sheet.Top-sheet.Draft < unit.Length(0) || sheet.Foot-foot.Size < sheet.Height-sheet.Bottom {
					t.Fatalf("%s: the foot at %s reaches above the margin of %s", e.Paper, sheet.Foot, sheet.Bottom)
				}
			}
		}
	})
}
