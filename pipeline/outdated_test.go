package pipeline

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"letterpress/fonts"
	"letterpress/pipeline/compose"
	"letterpress/pipeline/extract"
	"letterpress/pipeline/finish"
	"letterpress/pipeline/letter"
)

// drawn gives the PDF of a name.
func drawn(t *testing.T, p *Project, n Name, o Options) []byte {
	t.Helper()
	var pdf []byte
	if err := p.Build([]Name{n}, o, func(r *Result) error {
		pdf = r.PDF
		return r.Err
	}); err != nil || pdf == nil {
		t.Fatalf("%s: %v, %d bytes", n, err, len(pdf))
	}
	return pdf
}

// TestEachPDFIsTodaysOfItsOwnEditionAlone holds all 15 against all 15: none says what another
// says, be it in the same language.
func TestEachPDFIsTodaysOfItsOwnEditionAlone(t *testing.T) {
	p := open(t, os.DirFS(".."))
	made := all(t, p, Options{})
	names := p.Names()
	for i := range made {
		for k, err := range p.Outdated(names, Options{}, func(int) ([]byte, error) { return made[i].PDF, nil }) {
			if (err == nil) != (i == k) {
				t.Errorf("the PDF of %s held against %s: %v", names[i], names[k], err)
			}
			if err != nil && (len(err.Error()) > 250 || strings.Contains(err.Error(), "\n")) {
				t.Errorf("this is no few words: %v", err)
			}
		}
	}
}

// TestOtherLineEndsAreStillToday sets the same words on other paper, so that all lines and
// hyphens of the justified paragraphs fall elsewhere.
func TestOtherLineEndsAreStillToday(t *testing.T) {
	p := open(t, os.DirFS(".."))
	wide := open(t, letterFolder(t, "letter.toml", "\"japan\"]\nlanguages  = [\"en\", \"km\", \"ja\", \"fr\"]\npaper      = \"A4\"",
		"\"japan\"]\nlanguages  = [\"en\", \"km\", \"ja\", \"fr\"]\npaper      = \"Letter\""))
	for _, tag := range []string{"en", "km", "ja", "fr"} {
		n := Name{"open", tag}
		pdf := drawn(t, wide, n, Options{})
		if bytes.Equal(pdf, drawn(t, p, n, Options{})) {
			t.Errorf("%s: the paper changes nothing", n)
		}
		if err := p.Differs(pdf, n, Options{}); err != nil {
			t.Errorf("%s: %v", n, err)
		}
	}
}

// TestWhatChangedSinceIsSaid makes a PDF, changes one thing in the letter, and holds what is
// said of the PDF.
func TestWhatChangedSinceIsSaid(t *testing.T) {
	p := open(t, os.DirFS(".."))
	english, french := Name{"open", "en"}, Name{"eu", "fr"}
	pdfs := map[Name][]byte{english: drawn(t, p, english, Options{}), french: drawn(t, p, french, Options{})}
	for _, c := range []struct {
		name           string
		of             Name
		file, old, new string
		want           string
	}{
		{"a word", english, "en.toml", `other = "Yours Sincerely,"`, `other = "Yours Truly,"`, `the file says "Yours Sincerely," where the text is "Yours Truly,"`},
		{"the title", french, "fr.toml", `other = "Lettre ouverte`, `other = "Missive ouverte`, "the file's title is "},
		{"a block more", english, "letter.toml", "role    = \"closing\"\nmessage = \"closing\"", "role    = \"closing\"\nmessage = \"closing\"\n[[block]]\nrole = \"label\"\nmessage = \"to\"", "the file says "},
		{"a signatory less", english, "letter.toml", "[[signatory]]\nid      = \"hrw\"\nmessage = \"signatory-hrw\"", "", "the file says "},
		{"a signatory more", english, "letter.toml", "\n[[edition]]\nid         = \"eu\"", "\n[[signatory]]\nid = \"x\"\nname = \"X Y\"\n[[edition]]\nid         = \"eu\"", `the file ends before "X Y"`},
		{"an address", english, "letter.toml", `cambodia-act            = ""`, `cambodia-act = "https://example.org/act"`, "0 links of the file lead somewhere, 1 of the edition"},
		{"the page's number", english, "en.toml", "[closing]", "[typesetter-page]\nother = \"{{.Page}} of {{.Pages}}\"\n[closing]", "page 1 bears "},
		{"an error in its words", french, "fr.toml", "[closing]", "[colsing]", ErrNoText.Error()},
		{"a source that cannot be read", french, "en.toml", "[closing]", "\x00", ErrNoText.Error()},
		{"an error in the skeleton", french, "letter.toml", `role    = "closing"`, `role    = "colsing"`, ErrNoText.Error()},
		{"a message of another edition", french, "fr.toml", "[recipient-uk]", "[recipient-ku]", ""},
		{"an error in the glossary", french, "glossary.toml", "id   = \"hun-sen\"", "id = 1", ""},
	} {
		err := open(t, letterFolder(t, c.file, c.old, c.new)).Differs(pdfs[c.of], c.of, Options{})
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v, and the words are the same", c.name, err)
		case c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)):
			t.Errorf("%s: %v, want %s…", c.name, err, c.want)
		}
	}
}

func TestAnAddressThatChanged(t *testing.T) {
	with := func(address string) *Project {
		return open(t, letterFolder(t, "letter.toml", `assaults-2023           = ""`, `assaults-2023 = "`+address+`"`))
	}
	n := Name{"uk", "en-GB"}
	pdf := drawn(t, with("https://example.org/a b"), n, Options{})
	if err := with("https://example.org/a b").Differs(pdf, n, Options{}); err != nil {
		t.Error(err)
	}
	err := with("https://example.org/c").Differs(pdf, n, Options{})
	if want := "the file has a link to https://example.org/a%20b where the edition has one to https://example.org/c"; err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// TestTheDateIsThatOfTheRun holds a PDF against the date that this run would print.
func TestTheDateIsThatOfTheRun(t *testing.T) {
	p := open(t, letterFolder(t, "letter.toml", "role    = \"closing\"\nmessage = \"closing\"", "role    = \"closing\"\nmessage = \"closing\"\n[[block]]\nrole = \"date\""))
	day := func(text string) Options {
		d, err := letter.ParseDay(text)
		if err != nil {
			t.Fatal(err)
		}
		return Options{Date: d}
	}
	n := Name{"us", "en-US"}
	pdf := drawn(t, p, n, day("2024-01-31"))
	for _, c := range []struct {
		of   Options
		want string
	}{{day("2024-01-31"), ""}, {day("2024-02-01"), `the file says "`}, {Options{}, ErrNoText.Error()}} {
		err := p.Differs(pdf, n, c.of)
		if (err == nil) != (c.want == "") || err != nil && !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("with %v: %v, want %q", c.of.Date, err, c.want)
		}
	}
}

// TestWordsAreTodaysWhereTheirFontIsGone takes a family away: the PDF cannot be made anew, and
// still says what the letter says.
func TestWordsAreTodaysWhereTheirFontIsGone(t *testing.T) {
	n := Name{"open", "km"}
	pdf := drawn(t, open(t, os.DirFS("..")), n, Options{})
	fewer := fstest.MapFS{}
	err := fs.WalkDir(fonts.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(path, "source-serif") && !strings.HasPrefix(path, "noto-serif-jp") {
			return err
		}
		data, err := fs.ReadFile(fonts.FS, path)
		fewer[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Open(letterFolder(t, "letter.toml", "# The blocks,", "# The blocks,"), fewer)
	if err != nil {
		t.Fatal(err)
	}
	if held := p.held(n, p.findings, Options{}); len(held) == 0 {
		t.Error("nothing holds the edition back: the test takes nothing away")
	}
	if err := p.Differs(pdf, n, Options{}); err != nil {
		t.Error(err)
	}
}

// TestASinglePageBearsNoNumber holds the tests' own letter, which is that short.
func TestASinglePageBearsNoNumber(t *testing.T) {
	p := open(t, os.DirFS("../cmd/letterpress/testdata/evening-hours"))
	for _, r := range all(t, p, Options{}) {
		if err := p.Differs(r.PDF, r.Name, Options{}); err != nil || r.Pages != 1 {
			t.Errorf("%s, %d pages: %v", r.Name, r.Pages, err)
		}
	}
}

// TestADraftIsNeverToday holds even for one that has no gap.
func TestADraftIsNeverToday(t *testing.T) {
	p := open(t, os.DirFS(".."))
	n := Name{"japan", "en"}
	err := p.Differs(drawn(t, p, n, Options{Draft: true}), n, Options{})
	if err == nil || !strings.Contains(err.Error(), "DRAFT") {
		t.Errorf("%v", err)
	}
}

// TestWhatIsNoPDFOfOurs holds files that cannot be read, or that another program wrote.
func TestWhatIsNoPDFOfOurs(t *testing.T) {
	p := open(t, os.DirFS(".."))
	n := Name{"us", "en-US"}
	pdf := drawn(t, p, n, Options{})
	for name, other := range map[string][]byte{
		"nothing":            nil,
		"no PDF":             []byte("Dear Sir"),
		"a PDF of no page":   []byte("%PDF-1.7\n%%EOF"),
		"cut":                pdf[:len(pdf)/2],
		"its last byte less": pdf[:len(pdf)-10],
	} {
		if err := p.Differs(other, n, Options{}); err == nil {
			t.Errorf("%s: taken for today's", name)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		cut := rapid.IntRange(0, len(pdf)-10).Draw(t, "bytes left")
		if err := p.Differs(pdf[:cut], n, Options{}); err == nil {
			t.Fatalf("%d of %d bytes are taken for the whole", cut, len(pdf))
		}
	})
}

// TestAnotherProgramsFileIsNotToday holds even where it says the same.
func TestAnotherProgramsFileIsNotToday(t *testing.T) {
	p := open(t, os.DirFS(".."))
	n := Name{"us", "en-US"}
	doc, err := extract.Read(drawn(t, p, n, Options{}))
	if err != nil || doc.Producer != finish.Producer {
		t.Fatalf("made by %q, %v", doc.Producer, err)
	}
	doc.Producer = "Another Typesetter"
	err = reading{foot: foot(p.today(n, Options{}), doc), as: bare}.compare(doc, p.today(n, Options{}))
	if err == nil || err.Error() != `the file was made by "Another Typesetter"` {
		t.Errorf("%v", err)
	}
}

func TestAFileThatCannotBeReadIsSaidAsItIs(t *testing.T) {
	p := open(t, os.DirFS(".."))
	broken := errors.New("the disk is broken")
	if got := p.Outdated([]Name{{"us", "en-US"}}, Options{}, func(int) ([]byte, error) { return nil, broken }); len(got) != 1 || !errors.Is(got[0], broken) {
		t.Errorf("%v", got)
	}
}

// TestBareForgetsLineEnds adds to any text what line ends add and holds that nothing of it
// counts, and that whatever else is added does.
func TestBareForgetsLineEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.StringOfN(rapid.RuneFrom([]rune("ab-\u2010\u00AD\u200B ក")), 0, 12, -1).Draw(t, "text"))
		at := rapid.IntRange(0, len(text)).Draw(t, "at")
		with := func(s string) string { return string(text[:at]) + s + string(text[at:]) }
		if got, want := bare(with(compose.Added)), bare(string(text)); got != want {
			t.Fatalf("%q: %q, without its hyphen %q", string(text), got, want)
		}
		if at > 0 && (text[at-1] == '-' || text[at-1] == '\u2010') {
			if got, want := bare(with(compose.AfterHyphen)), bare(string(text)); got != want {
				t.Fatalf("%q: %q, without what follows its hyphen %q", string(text), got, want)
			}
		}
		if got := bare(with("x")); strings.ReplaceAll(got, "x", "") == got {
			t.Fatalf("%q: a letter is lost in %q", string(text), got)
		}
	})
	if got, want := bare("ab\u200Bcd"), "ab\u200Bcd"; got != want {
		t.Errorf("an author's U+200B is lost: %q", got)
	}
}

func TestNoEdition(t *testing.T) {
	p := open(t, os.DirFS(".."))
	for _, c := range []struct{ name, matter, hint string }{
		{"brazil.pt", "no edition of the letter makes it", "move it away, or delete it if its edition has another name now"},
		{"jpan.ja", "no edition of the letter makes it", `move it away, or delete it if its edition has another name now; did you mean "japan.ja" or "open.ja"?`},
		{"zealand", "no edition of the letter makes it", "move it away, or delete it if its edition has another name now"},
		{"new.en-ZA", "no edition of the letter makes it", `move it away, or delete it if its edition has another name now; did you mean "new-zealand"?`},
	} {
		if matter, hint := p.NoEdition(c.name); matter != c.matter || hint != c.hint {
			t.Errorf("%s: %q, %q", c.name, matter, hint)
		}
	}
	p = open(t, letterFolder(t, "letter.toml", `role    = "closing"`, `role    = "colsing"`))
	if matter, _ := p.NoEdition("brazil.pt"); matter != "no edition that could be read in locales/letter.toml makes it" {
		t.Errorf("of a broken letter: %q", matter)
	}
}

// Signatories in the order of the language are set, tagged and read back in it; a PDF with them
// in another order is not today's.
func TestTheOrderOfSignatoriesIsSaid(t *testing.T) {
	listed := open(t, os.DirFS(".."))
	sorted := open(t, letterFolder(t, "letter.toml", `role    = "signatories"`, "role  = \"signatories\"\norder = \"sorted\""))
	for tag, same := range map[string]bool{"en": true, "fr": false, "km": false, "ja": false} {
		n := Name{"open", tag}
		pdf := drawn(t, sorted, n, Options{})
		if err := sorted.Differs(pdf, n, Options{}); err != nil {
			t.Errorf("%s: %v", n, err)
		}
		if err := listed.Differs(pdf, n, Options{}); (err == nil) != same {
			t.Errorf("%s, held against the order of letter.toml: %v", n, err)
		}
	}
}
