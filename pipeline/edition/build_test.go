package edition

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

const skeleton = `source = "en"
languages = ["en", "fr", "ko"]
[[block]]
role = "title"
message = "title"
[[block]]
role = "recipients"
[[block]]
role = "paragraph"
message = "body"
[[block]]
role = "list"
messages = ["one", "two"]
only = ["us"]
[[block]]
role = "signatories"
[links]
act = "https://example.org/act"
none = ""
[fields]
Year = "2024*"
[[recipient]]
id = "us"
message = "recipient-us"
[[recipient]]
id = "canada"
message = "recipient-canada"
[[signatory]]
id = "aphr"
message = "aphr"
[[signatory]]
id = "hrw"
name = "Human *Rights* Watch"
[[edition]]
id = "us"
recipients = ["us"]
languages = ["en-US", "ko"]
paper = "Letter"
messages = { title = "title-us" }
[[edition]]
id = "canada"
recipients = ["canada", "us"]
languages = ["en", "fr-CA"]
paper = "Letter"
fields = { Year = "2025" }
[language.ko]
required = false
`

const english = `[title]
other = "The **Title**"
[title-us]
other = "The Title for Congress"
[recipient-us]
other = "Congress"
[recipient-canada]
other = "Parliament"
[body]
other = "In {{.Year}} the [act](#act) and [another](#none) **passed**."
[one]
other = "First"
[two]
other = "Second"
[aphr]
other = "Parliamentarians"
`

const french = `[title]
other = "Le titre"
[recipient-us]
other = "Congrès"
[recipient-canada]
other = "Parlement"
[body]
other = "En {{.Year}}, la [loi](#act) et [une autre](#none) furent **adoptées**."
[aphr]
other = "Parlementaires"
`

// project reads a letter of the skeleton, changed, and two catalogs.
func project(t *testing.T, skeleton, english, french string) (*letter.Letter, *catalog.Set) {
	t.Helper()
	fsys := fstest.MapFS{letter.File: {Data: []byte(skeleton)}, "locales/en.toml": {Data: []byte(english)},
		"locales/fr.toml": {Data: []byte(french)}, "locales/fr-CA.toml": {Data: []byte("[aphr]\nother = \"Députés\"\n")}}
	return open(t, fsys)
}

func open(t *testing.T, fsys fs.FS) (*letter.Letter, *catalog.Set) {
	t.Helper()
	l, findings, err := letter.Read(fsys)
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v %v", findings, err)
	}
	set, _, err := catalog.Read(fsys, l.Source.Name)
	if err != nil {
		t.Fatal(err)
	}
	return l, set
}

// build makes one edition.
func build(l *letter.Letter, set *catalog.Set, id, tag string, o Options) (*Edition, []diag.Finding) {
	e, _ := l.Edition(id)
	return Build(l, set, e, tag, o)
}

// write writes an edition's blocks, one a line, with their spans, languages and places.
func write(e *Edition) string {
	var out strings.Builder
	for _, b := range e.Blocks {
		fmt.Fprintf(&out, "%s:", b.Role)
		for _, t := range b.Items {
			fmt.Fprintf(&out, " [%s %s %s]", t.Lang, show(Parsed{Runes: t.Runes, Spans: t.Spans}), t.Catalog)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestBuild(t *testing.T) {
	l, set := project(t, skeleton, english, french)
	for _, c := range []struct{ id, tag, want string }{
		{"us", "en-US", `title: [en-US The Title for Congress en]
recipients: [en-US Congress en]
paragraph: [en-US In 2024* the {#act act} and {#none another} {s passed}. en]
list: [en-US First en] [en-US Second en]
signatories: [en-US Parliamentarians en] [en-US Human *Rights* Watch ]
`},
		{"canada", "fr-CA", `title: [fr-CA Le titre fr]
recipients: [fr-CA Parlement fr] [fr-CA Congrès fr]
paragraph: [fr-CA En 2025, la {#act loi} et {#none une autre} furent {s adoptées}. fr]
signatories: [fr-CA Députés fr-CA] [fr-CA Human *Rights* Watch ]
`},
	} {
		e, findings := build(l, set, c.id, c.tag, Options{})
		if len(findings) > 0 || e == nil {
			t.Errorf("%s.%s: %v", c.id, c.tag, findings)
			continue
		}
		if got := write(e); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", e.Name(), got, c.want)
		}
		if e.Name() != c.id+"."+c.tag || e.Paper != "Letter" || e.Draft || e.Tag.String() != c.tag {
			t.Errorf("%+v", e)
		}
	}
	e, _ := build(l, set, "canada", "en", Options{})
	if e.Title != "The Title" {
		t.Errorf("the title of the file is %q", e.Title)
	}
	spans := e.Blocks[2].Items[0].Spans
	if spans[0].URL != "https://example.org/act" || spans[1].URL != "" || spans[1].LinkID != "none" {
		t.Errorf("links %+v", spans)
	}
	if got := e.Blocks[3].Items[1].Place(6).String(); got != "locales/letter.toml:33:15" {
		t.Errorf("a signatory's name stands at %s", got)
	}
}

func TestFurniture(t *testing.T) {
	l, set := project(t, skeleton, english, french)
	for _, c := range []struct{ id, tag, page, draft, lang string }{
		{"canada", "fr-CA", "2 / 13", "DRAFT – BROUILLON\u00a0: ne pas envoyer", "fr-CA"},
		{"us", "en-US", "2 / 13", "DRAFT: not to be sent", "en-US"},
		{"us", "ko", "2 / 13", "DRAFT: not to be sent", "en"},
	} {
		e, _ := build(l, set, c.id, c.tag, Options{Draft: true})
		page, draft := e.Furniture.Page(2, 13), e.Furniture.Draft
		if page.String() != c.page || draft.String() != c.draft || page.Lang != c.lang || draft.Tag.String() != c.lang {
			t.Errorf("%s: %q (%s), %q (%s)", e.Name(), page, page.Lang, draft, draft.Lang)
		}
		if page.Place(len(page.Runes)).File == "" || draft.Place(0).File == "" {
			t.Errorf("%s: furniture without a place", e.Name())
		}
	}
	l, set = project(t, skeleton, english, french+"[typesetter-page]\nother = \"page {{.Page}} sur {{.Pages}}\"\n[typesetter-draft]\nother = \"**BROUILLON**\"\n")
	e, findings := build(l, set, "canada", "fr-CA", Options{})
	if p := e.Furniture.Page(1, 2); p.String() != "page 1 sur 2" || !e.Furniture.Draft.Spans[0].Strong || len(findings) > 0 {
		t.Errorf("%q %v %v", p, e.Furniture.Draft, findings)
	}
	l, set = project(t, skeleton, english, french+"[typesetter-page]\nother = \"page {{.Nr}}\"\n")
	if _, findings := build(l, set, "canada", "fr-CA", Options{}); len(findings) != 1 || findings[0].Code != "field-missing" {
		t.Errorf("%v", findings)
	}
}

// TestGaps holds what a missing message does, in a draft and otherwise.
func TestGaps(t *testing.T) {
	for _, c := range []struct{ name, old, new, want, draft string }{
		{"missing", "[title]\nother = \"Le titre\"\n", "", `locales/fr.toml:1: error: the message "title" is missing (missing)`, "title: [en [not translated] The {s Title} en]"},
		{"with fields, links and markup", "[body]", "[corps]", `locales/fr.toml:7: error: the message "body" is missing (missing)`,
			"paragraph: [en [not translated] In 2025 the {#act act} and {#none another} {s passed}. en]"},
		{"blank", "\"Le titre\"", "\" \"", `locales/fr.toml:2:10: error: the message "title" has no words (blank)`, "title: [en [not translated] The {s Title} en]"},
		{"empty", "\"Le titre\"", "\"\"", `locales/fr.toml:2:10: error: the message "title" has no words (blank)`, "title: [en [not translated] The {s Title} en]"},
		{"unreadable", "[title]\nother =", "[title]\nOther =", "", "title: [en [not translated] The {s Title} en]"},
	} {
		l, set := project(t, skeleton, english, strings.Replace(french, c.old, c.new, 1))
		e, findings := build(l, set, "canada", "fr-CA", Options{})
		got := ""
		for _, f := range findings {
			got += f.String()
		}
		if e != nil || got != c.want {
			t.Errorf("%s: edition %v, findings %s, want %s", c.name, e, got, c.want)
		}
		e, _ = build(l, set, "canada", "fr-CA", Options{Draft: true})
		if e == nil || !strings.Contains(write(e), c.draft) {
			t.Errorf("%s: draft %v\n%s\nwant in it %s", c.name, e, write(e), c.draft)
			continue
		}
		missing := 0
		for _, b := range e.Blocks {
			for _, x := range b.Items {
				if x.Missing {
					missing++
					if x.Tag != language.English || x.Place(0).File != "locales/en.toml" || x.Place(17) == x.Place(18) {
						t.Errorf("%s: a stand-in in %s at %s", c.name, x.Tag, x.Place(0))
					}
				}
			}
		}
		if missing != 1 || !e.Draft || e.Title == "" {
			t.Errorf("%s: %d stand-ins, title %q", c.name, missing, e.Title)
		}
	}
}

// TestUnderWay holds that the gaps of a language that is under way are warnings.
func TestUnderWay(t *testing.T) {
	l, set := project(t, skeleton, english, french)
	e, findings := build(l, set, "us", "ko", Options{})
	if e != nil || len(findings) == 0 {
		t.Fatalf("%v %v", e, findings)
	}
	for _, f := range findings {
		if f.String() != `locales/ko.toml: warning: there is no catalog for "ko" (no-catalog)` || f != findings[0] {
			t.Errorf("%v", f)
		}
	}
	if e, _ := build(l, set, "us", "ko", Options{Draft: true}); e == nil || len(e.Blocks) != 5 {
		t.Errorf("no draft: %v", e)
	}
}

// TestNoSource holds that a message that the source lacks too stands in a draft by its id.
func TestNoSource(t *testing.T) {
	l, set := project(t, skeleton, strings.Replace(english, "[title]", "[titel]", 1), strings.Replace(french, "[title]", "[titre]", 1))
	e, _ := build(l, set, "canada", "fr-CA", Options{Draft: true})
	if e == nil || e.Title != "[not translated] title" || e.Blocks[0].Items[0].Place(3).String() != "locales/letter.toml:5:11" {
		t.Errorf("%v", e)
	}
}

func TestDate(t *testing.T) {
	dated := strings.Replace(skeleton, "[links]", "[[block]]\nrole = \"date\"\n[links]", 1)
	day := letter.Day{Year: 2024, Month: 2, Day: 1}
	for _, c := range []struct {
		name, skeleton string
		options        Options
		want, place    string
	}{
		{"the letter's", "date = 2024-01-31\n" + dated, Options{}, "2024-01-31", "locales/letter.toml:1:8"},
		{"another", "date = 2024-01-31\n" + dated, Options{Date: day}, "2024-02-01", "locales/letter.toml:18:1"},
		{"none in the letter", dated, Options{Date: day}, "2024-02-01", "locales/letter.toml:17:1"},
	} {
		l, set := project(t, c.skeleton, english, french)
		e, findings := build(l, set, "canada", "en", c.options)
		if e == nil || len(findings) > 0 {
			t.Errorf("%s: %v", c.name, findings)
			continue
		}
		text := e.Blocks[4].Items[0]
		if text.String() != c.want || text.Place(3).String() != c.place {
			t.Errorf("%s: %q at %s", c.name, text, text.Place(3))
		}
	}
	l, set := project(t, dated, english, french)
	if e, findings := build(l, set, "canada", "en", Options{}); e != nil || len(findings) != 1 || findings[0].Code != "no-date" || findings[0].Pos.Line != 17 {
		t.Errorf("no date: %v %v", e, findings)
	}
}

func TestNoLanguage(t *testing.T) {
	l, set := project(t, skeleton, english, french)
	if e, findings := build(l, set, "us", "not a tag", Options{}); e != nil || len(findings) != 1 {
		t.Errorf("%v %v", e, findings)
	}
}

// TestWords holds the findings in a message's words and their places in the file.
func TestWords(t *testing.T) {
	for _, c := range []struct{ name, words, want string }{
		{"a field before markup", "{{.Year}} **a", `5:20: error: "title": "**" has no partner (markup-open)`},
		{"an escape before markup", `\"\u00e9\" **a`, `5:21: error: "title": "**" has no partner (markup-open)`},
		{"a backslash for markup", `a \\*b`, ""},
		{"an unknown link", "a [b](#akt)", `5:12: error: letter.toml has no link "akt" (link-unknown)`},
		{"an unknown field", "a {{.Jahr}} **b", `5:12: error: no value for the field {{.Jahr}} (field-missing)` + "\n" + `5:22: error: "title": "**" has no partner (markup-open)`},
		{"a field with markup in its value", "{{.Year}}*", `5:19: error: "title": "*" has no partner (markup-open)`},
		{"a broken field", "a {{.Year} b", `5:12: error: {{ begins or ends no field here (template)`},
		{"a line's end", `a\nb`, `5:11: error: "title": the line ends inside the text, U+000A (line-break)`},
		{"a blank", "a ", `5:11: error: "title": the text ends with a blank, U+0020 (blank-edge)`},
	} {
		l, set := project(t, skeleton, english, strings.Replace("\n\n\n[title]\nother = \"WORDS\"\n", "WORDS", c.words, 1))
		m, ok := set.Find(language.French, "title")
		if !ok {
			t.Errorf("%s: not read", c.name)
			continue
		}
		e, _ := l.Edition("us")
		text, findings := Words(l, set, m, l.FieldsOf(e))
		var got []string
		for _, f := range findings {
			got = append(got, strings.TrimPrefix(f.String(), "locales/fr.toml:"))
			if f.Catalog != "fr" || f.Message != "title" || f.Hint == "" {
				t.Errorf("%s: %+v", c.name, f)
			}
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "\n"), c.want)
		}
		if text.Place(len(text.Runes)).Line != 5 {
			t.Errorf("%s: the text ends at %s", c.name, text.Place(len(text.Runes)))
		}
	}
}

// TestFindingsRepeat holds that an edition says of its words what Words says, field by field.
func TestFindingsRepeat(t *testing.T) {
	l, set := project(t, skeleton, english, strings.Replace(french, "Congrès", "**Congrès", 1))
	m, _ := set.Find(language.French, "recipient-us")
	e, _ := l.Edition("canada")
	_, want := Words(l, set, m, l.FieldsOf(e))
	if _, got := Build(l, set, e, "fr-CA", Options{}); len(got) != 1 || got[0] != want[0] {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestOwnLetter builds every edition of the project's own letter in each of its languages: no findings, and
// every rune is the one that stands in its file.
func TestOwnLetter(t *testing.T) {
	l, set := open(t, os.DirFS("../.."))
	files := map[string][]string{}
	made := 0
	for _, e := range l.Editions {
		for _, tag := range e.Languages {
			built, findings := Build(l, set, e, tag.Name, Options{})
			if built == nil || len(findings) > 0 {
				t.Fatalf("%s.%s: %v", e.ID, tag.Name, findings)
			}
			made++
			for _, b := range built.Blocks {
				for _, text := range b.Items {
					holdsPlaces(t, text, files)
				}
			}
		}
	}
	if made != 14 {
		t.Errorf("%d editions, want 14", made)
	}
}

// holdsPlaces compares each rune with the file.
func holdsPlaces(t *testing.T, text Text, files map[string][]string) {
	t.Helper()
	for i, c := range text.Runes {
		p := text.Place(i)
		if files[p.File] == nil {
			data, err := os.ReadFile("../../" + p.File)
			if err != nil {
				t.Fatal(err)
			}
			files[p.File] = strings.Split(string(data), "\n")
		}
		if got := []rune(files[p.File][p.Line-1])[p.Column-1]; got != c {
			t.Fatalf("%s: rune %d is %q, at %s stands %q", text.Message, i, c, p, got)
		}
	}
}
