package pipeline

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/language"

	"letterpress/fonts"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/edition"
)

// letterFolder copies the letter's own locales, with one file changed where old is given.
func letterFolder(t *testing.T, file, old, new string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(".."), "locales", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile("../" + path)
		if path == "locales/"+file {
			if strings.Count(string(data), old) != 1 {
				t.Fatalf("%s holds %q %d times", path, old, strings.Count(string(data), old))
			}
			data = []byte(strings.Replace(string(data), old, new, 1))
		}
		out[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func open(t *testing.T, folder fs.FS) *Project {
	t.Helper()
	p, err := Open(folder, fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func all(t *testing.T, p *Project, o Options) []Result {
	t.Helper()
	var out []Result
	if err := p.Build(p.Names(), o, func(r *Result) error {
		out = append(out, *r)
		return r.Err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheLetterIsFifteenPDFs(t *testing.T) {
	p := open(t, os.DirFS(".."))
	if worst, some := diag.Worst(p.Findings()); some && worst > diag.Remark {
		t.Errorf("findings: %v", p.Findings())
	}
	var names []string
	for _, r := range all(t, p, Options{}) {
		names = append(names, r.Name.String())
		if len(r.Held) > 0 || !bytes.HasPrefix(r.PDF, []byte("%PDF-1.7\n")) || r.Pages < 2*len(r.Name.Tags()) || r.Pages > 4*len(r.Name.Tags()) {
			t.Errorf("%s: held %v, %d bytes, %d pages", r.Name, r.Held, len(r.PDF), r.Pages)
		}
	}
	want := "open.en open.km open.ja open.fr eu.en eu.fr us.en-US canada.en-CA canada.fr-CA canada.en-CA+fr-CA australia.en-AU uk.en-GB new-zealand.en-NZ japan.ja japan.en"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestSameBytes holds whatever the number of processors, and whatever was made before.
func TestSameBytes(t *testing.T) {
	together := all(t, open(t, os.DirFS("..")), Options{})
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	alone := open(t, os.DirFS(".."))
	for _, r := range together {
		var pdf []byte
		if err := alone.Build([]Name{r.Name}, Options{}, func(r *Result) error {
			pdf = r.PDF
			return r.Err
		}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(pdf, r.PDF) {
			t.Errorf("%s: made with others it has other bytes than made alone", r.Name)
		}
	}
}

func TestAnEditionIsHeldBackByWhatItUsesAlone(t *testing.T) {
	p := open(t, letterFolder(t, "fr.toml", "[recipient-eu]", "[recipient-ue]"))
	for _, r := range all(t, p, Options{}) {
		lacks := r.Name.Edition == "open" || r.Name.Edition == "eu"
		if held := len(r.Held) > 0; held != (lacks && r.Name.Tag == "fr") {
			t.Errorf("%s: held back by %v", r.Name, r.Held)
		}
	}
}

func TestADraftStandsInForWhatIsMissing(t *testing.T) {
	p := open(t, letterFolder(t, "fr.toml", "[recipient-eu]", "[recipient-ue]"))
	for _, r := range all(t, p, Options{Draft: true}) {
		if len(r.Held) > 0 || len(r.PDF) == 0 {
			t.Errorf("%s: held back by %v", r.Name, r.Held)
		}
	}
	e, _, _, err := p.Pages(Name{"eu", "fr"}, Options{Draft: true})
	if err != nil {
		t.Fatal(err)
	}
	standIn := e.Blocks[2].Items[0]
	if !standIn.Missing || standIn.Lang != "en" || !strings.HasSuffix(standIn.String(), "The European Union Parliament") {
		t.Errorf("in place of the missing words stands %q in %s", standIn, standIn.Lang)
	}
}

func TestBuildEndsWhereTakeFails(t *testing.T) {
	p := open(t, os.DirFS(".."))
	full := errors.New("disk full")
	taken := 0
	err := p.Build(p.Names(), Options{}, func(*Result) error {
		if taken++; taken == 2 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || taken != 2 {
		t.Errorf("%v after %d", err, taken)
	}
}

func TestAStampIsTheFilesDate(t *testing.T) {
	p := open(t, os.DirFS(".."))
	stamp := time.Date(2024, 1, 31, 0, 0, 0, 0, time.UTC)
	for _, r := range all(t, p, Options{Stamp: stamp})[:1] {
		if !bytes.Contains(r.PDF, []byte("2024-01-31T00:00:00Z")) {
			t.Errorf("%s bears no date", r.Name)
		}
	}
}

// TestReadBackSeesADifference changes the edition after it was drawn: no PDF that says
// something else is taken.
func TestReadBackSeesADifference(t *testing.T) {
	p := open(t, os.DirFS(".."))
	for _, name := range []Name{{"open", "km"}, {"open", "en"}} {
		e, pages, _, err := p.Pages(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		pdf, err := p.draw(e, pages, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := readBack(pdf, e, pages); err != nil {
			t.Fatalf("%s as drawn: %v", name, err)
		}
		for what, change := range map[string]func(*edition.Edition){
			"a rune":      func(e *edition.Edition) { e.Blocks[4].Items[0].Runes[3]++ },
			"a text less": func(e *edition.Edition) { e.Blocks = e.Blocks[:len(e.Blocks)-1] },
			"a text more": func(e *edition.Edition) { e.Blocks = append(e.Blocks, e.Blocks[3]) },
			"the order":   func(e *edition.Edition) { e.Blocks[4], e.Blocks[5] = e.Blocks[5], e.Blocks[4] },
			"a language":  func(e *edition.Edition) { e.Blocks[4].Items[0].Lang = "de" },
			"the title":   func(e *edition.Edition) { e.Title += "!" },
			"a link": func(e *edition.Edition) {
				e.Blocks[5].Items[0].Spans = append(slices.Clone(e.Blocks[5].Items[0].Spans), edition.Span{From: 1, To: 3, URL: "https://example.org"})
			},
			"the whole's tag": func(e *edition.Edition) { e.Lang = "de" },
		} {
			changed := *e
			changed.Blocks = slices.Clone(e.Blocks)
			for i := range changed.Blocks {
				changed.Blocks[i].Items = slices.Clone(e.Blocks[i].Items)
				for k := range changed.Blocks[i].Items {
					changed.Blocks[i].Items[k].Runes = slices.Clone(e.Blocks[i].Items[k].Runes)
				}
			}
			change(&changed)
			if err := readBack(pdf, &changed, pages); err == nil {
				t.Errorf("%s: %s differs, and nobody says so", name, what)
			}
		}
	}
}

func TestScriptsThatCannotBeSetAreSaid(t *testing.T) {
	for tag, code := range map[string]string{"ar": "script-refused", "th": "script-refused", "ko": "script-font", "vi": ""} {
		p := open(t, letterFolder(t, "letter.toml", `languages  = ["ja", "en"]`, `languages  = ["ja", "`+tag+`"]`))
		var codes []string
		for _, f := range p.Findings() {
			if strings.HasPrefix(f.Code, "script") {
				codes = append(codes, f.Code)
				if f.Level != diag.Error || f.Pos.Line == 0 || f.Hint == "" || f.Edition != "japan."+tag {
					t.Errorf("%s: %+v", tag, f)
				}
			}
		}
		if strings.Join(codes, " ") != code {
			t.Errorf("%s: %v, want %q", tag, codes, code)
		}
	}
}

func TestLanguagesByTag(t *testing.T) {
	p := open(t, os.DirFS(".."))
	same := func(a, b string) bool { return p.language(language.Make(a)) == p.language(language.Make(b)) }
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"en", "en-US", true}, {"en", "en-CA", true}, {"en-GB", "en-AU", true}, {"en-GB", "en-NZ", true}, {"en", "en-GB", false},
		{"fr", "fr-CA", true}, {"fr", "en", false}, {"vi", "de", true}, {"km", "ja", false},
	} {
		if got := same(c.a, c.b); got != c.want {
			t.Errorf("%s and %s share their rules: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func BenchmarkTheLetter(b *testing.B) {
	for b.Loop() {
		p, err := Open(os.DirFS(".."), fonts.FS)
		if err != nil {
			b.Fatal(err)
		}
		if err := p.Build(p.Names(), Options{}, func(r *Result) error { return r.Err }); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(os.DirFS(".."), fonts.FS); err != nil {
			b.Fatal(err)
		}
	}
}
