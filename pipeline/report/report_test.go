package report

import (
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
)

// anyText has what a writer may stumble over: line ends, the marks of a format, controls.
var anyText = rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("a:,%\r\n=\"\\<>&é។\u2028\x00\x1b#[]25A0D"))))

var anyFinding = rapid.Custom(func(t *rapid.T) Finding {
	return Finding{diag.Finding{
		Code:  anyText.Draw(t, "code"),
		Level: diag.Level(rapid.IntRange(0, 2).Draw(t, "level")),
		Pos: diag.Position{File: anyText.Draw(t, "file"),
			Line: rapid.IntRange(0, 1e6).Draw(t, "line"), Column: rapid.IntRange(0, 1e6).Draw(t, "column")},
		Catalog: anyText.Draw(t, "catalog"), Message: anyText.Draw(t, "message"), Edition: anyText.Draw(t, "edition"),
		Problem: anyText.Draw(t, "problem"), Hint: anyText.Draw(t, "hint"),
	}, rapid.Bool().Draw(t, "allowed")}
})

var anyReport = rapid.Custom(func(t *rapid.T) Report {
	n := rapid.IntRange(0, 99)
	return Report{rapid.SliceOfN(anyFinding, 0, 5).Draw(t, "findings"),
		Extent{n.Draw(t, "messages"), n.Draw(t, "catalogs"), n.Draw(t, "PDFs")}}
})

// sample is a report with one finding of each kind.
func sample() Report {
	found := []diag.Finding{
		{Code: "toml", Level: diag.Error, Pos: diag.Position{File: "locales/fr.toml", Line: 12, Column: 31}, Catalog: "fr",
			Message: "title", Problem: `a straight " ends the text here, 100 %`, Hint: `write « » for a quotation, or \" for <it>`},
		{Code: "stale", Level: diag.Error, Pos: diag.Position{File: "locales/km.toml", Line: 47}, Catalog: "km",
			Message: "deterioration", Problem: "the English changed; ប្រទេសកម្ពុជា is kept"},
		{Code: "overfull", Level: diag.Warning, Pos: diag.Position{File: "locales/km.toml", Line: 50, Column: 9}, Catalog: "km",
			Message: "title", Edition: "open.km", Problem: "too wide", Hint: "write it shorter"},
		{Code: "file-form", Level: diag.Remark, Pos: diag.Position{File: "locales/letter.toml"}, Problem: "the file begins with U+FEFF"},
	}
	return Report{Allow(found, []string{"stale", "file-form"}), Extent{29, 5, 14}}
}

func TestAllow(t *testing.T) {
	found := sample().Findings
	for i, want := range []struct {
		level   diag.Level
		allowed bool
		title   string
	}{
		{diag.Error, false, "toml"},
		{diag.Warning, true, "stale, allowed"},
		{diag.Warning, false, "overfull"},
		{diag.Remark, true, "file-form, allowed"},
	} {
		if f := found[i]; f.Level != want.level || f.Allowed != want.allowed || f.Title() != want.title {
			t.Errorf("%s: %s, allowed %v, titled %q; want %s, %v, %q", f.Code, f.Level, f.Allowed, f.Title(), want.level, want.allowed, want.title)
		}
	}
}

// Whatever is allowed, no finding is lost, moved or changed in more than its level.
func TestAllowLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var found []diag.Finding
		for _, f := range anyReport.Draw(t, "report").Findings {
			found = append(found, f.Finding)
		}
		var codes []string
		for _, f := range found {
			if rapid.Bool().Draw(t, "allow") {
				codes = append(codes, f.Code)
			}
		}
		out := Allow(found, codes)
		if len(out) != len(found) {
			t.Fatalf("%d findings of %d", len(out), len(found))
		}
		for i, f := range out {
			if f.Allowed && f.Level == diag.Error {
				t.Fatalf("%v is allowed and an error", f)
			}
			if f.Level != found[i].Level && !(f.Allowed && f.Level == diag.Warning && found[i].Level == diag.Error) {
				t.Fatalf("%v was %s", f, found[i].Level)
			}
			if f.Level = found[i].Level; f.Finding != found[i] {
				t.Fatalf("%v became %v", found[i], f.Finding)
			}
		}
	})
}

func TestCounts(t *testing.T) {
	r := sample()
	if got := [4]int{r.Count(diag.Error), r.Count(diag.Warning), r.Count(diag.Remark), r.Allowed()}; got != [4]int{1, 2, 1, 2} {
		t.Errorf("errors, warnings, remarks, allowed: %v", got)
	}
}

func TestFormatsAreFoundByTheirNames(t *testing.T) {
	for _, name := range Formats() {
		if write, ok := Named(name); !ok || write == nil {
			t.Errorf("no format %q", name)
		}
	}
	if _, ok := Named("text"); ok || len(Formats()) == 0 {
		t.Errorf("formats: %q", Formats())
	}
}
