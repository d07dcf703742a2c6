package letter

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
)

// sound is a letter that has everything; the tests change one line of it.
const sound = `source    = "en"
languages = ["en", "fr", "ko"]
date      = 2024-01-31

[[block]]
role    = "title"
message = "title"

[[block]]
role = "recipients"

[[block]]
role     = "list"
messages = ["one", "two"]
only     = ["us"]

[[block]]
role = "signatories"

[[block]]
role = "date"

[links]
report = "https://example.org/report"
none   = ""

[fields]
Year = "2024"

[[recipient]]
id      = "us"
message = "recipient-us"

[[recipient]]
id      = "canada"
message = "recipient-canada"

[[signatory]]
id      = "aphr"
message = "signatory-aphr"

[[signatory]]
id   = "hrw"
name = "Human Rights Watch"

[[edition]]
id         = "us"
recipients = ["us"]
languages  = ["en-US"]
paper      = "Letter"
messages   = { title = "title-us" }

[[edition]]
id         = "canada"
recipients = ["canada", "us"]
languages  = ["en", "fr-CA"]
paper      = "Letter"

[edition.fields]
Year = "2025"

[language.ko]
required = false
`

func folder(text string) fs.FS { return fstest.MapFS{File: {Data: []byte(text)}} }

func lines(findings []diag.Finding) string {
	diag.Sort(findings)
	var out []string
	for _, f := range findings {
		text := f.String()
		if f.Pos.Line > 0 {
			text = strings.TrimPrefix(text, f.Pos.File+":")
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

func TestSound(t *testing.T) {
	l, findings, err := Read(folder(sound))
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v %v", findings, err)
	}
	us, _ := l.Edition("us")
	canada, _ := l.Edition("canada")
	k, _ := l.Link("report")
	got := fmt.Sprint(l.Source.Name, l.Date, " at ", l.DatePos, len(l.Blocks), len(l.Links), k.URL, " at ", k.URLPos, " ", l.Signatories[1].NamePos,
		l.Messages(us), l.Messages(canada), l.FieldsOf(us), l.FieldsOf(canada), us.Paper, canada.Languages)
	want := `en2024-01-31 at locales/letter.toml:3:13 5 2https://example.org/report at locales/letter.toml:24:10 locales/letter.toml:44:9` +
		` [{title-us locales/letter.toml:51:24} {recipient-us locales/letter.toml:32:11} {one locales/letter.toml:14:13} {two locales/letter.toml:14:20}` +
		` {signatory-aphr locales/letter.toml:40:11}] [{title locales/letter.toml:7:11} {recipient-canada locales/letter.toml:36:11} {recipient-us locales/letter.toml:32:11} {signatory-aphr locales/letter.toml:40:11}]` +
		` map[Year:2024] map[Year:2025]Letter[{en en locales/letter.toml:56:15} {fr-CA fr-CA locales/letter.toml:56:21}]`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for tag, required := range map[string]bool{"en": true, "fr-CA": true, "ko": false, "ko-KR": false} {
		if l.Required(language.MustParse(tag)) != required {
			t.Errorf("%s: required is not %v", tag, required)
		}
	}
	if n := len(l.BlocksOf(canada)); n != 4 {
		t.Errorf("%d blocks for canada, want 4: the list is for us alone", n)
	}
	if _, ok := l.Edition("uk"); ok {
		t.Error("an edition that is not there")
	}
	if _, ok := l.Link("x"); ok {
		t.Error("a link that is not there")
	}
}

// TestFindings changes one thing in a sound letter and holds what is said of it.
func TestFindings(t *testing.T) {
	for _, c := range []struct{ name, old, new, want, hint string }{
		{"an unknown key", `paper      = "Letter"` + "\nmess", `papier = "Letter"` + "\nmess", "46:1: error: [[edition]] lacks paper (letter-gap)\n" +
			`50:1: error: [[edition]] has no key "papier" (letter-key)`, `did you mean "paper"?`},
		{"an unknown key above the tables", "date  ", "dates ", `3:1: error: letter.toml has no key "dates" (letter-key)`, `did you mean "date"?`},
		{"an unknown table", "[links]", "[link]", `23:1: error: letter.toml has no table "link" (letter-key)`, `did you mean "links"?`},
		{"single brackets", "[[recipient]]\nid      = \"us\"", "[recipient]\nid = \"us\"", "30:1: error: [recipient] stands in the wrong brackets (letter-key)\n" +
			"48:15: error: there is no recipient \"us\" (letter-name)\n55:25: error: there is no recipient \"us\" (letter-name)", "write [[recipient]]"},
		{"double brackets", "[links]", "[[links]]", `23:1: error: [links] stands in the wrong brackets (letter-key)`, "write [links]"},
		{"a table as a key", "source ", "links = {}\nsource", `1:1: error: links is a table (letter-key)`, "[links]"},
		{"a role", `"title"` + "\n", `"titel"` + "\n", `6:11: error: "titel" is no role (letter-name)`, `did you mean "title"?`},
		{"no role", `role    = "title"` + "\n", "\n", "5:1: error: [[block]] lacks role (letter-gap)", "letterhead, title"},
		{"no message", "message = \"title\"\n", "\n", "5:1: error: [[block]] lacks message (letter-gap)\n51:16: error: there is no block with the message \"title\" (letter-name)", `message = "…"`},
		{"messages for a title", "message = \"title\"\n", "messages = [\"title\"]\n", "5:1: error: a block of role title has its messages in the wrong key (letter-key)", "a list has"},
		{"a message for a list", "messages = [\"one\"", "message = \"x\"\nmessages = [\"one\"", "12:1: error: a block of role list has its messages in the wrong key (letter-key)", ""},
		{"a list without messages", "messages = [\"one\", \"two\"]", "", "12:1: error: [[block]] lacks messages (letter-gap)", ""},
		{"a message for the recipients", "role = \"recipients\"", "role = \"recipients\"\nmessage = \"x\"",
			"9:1: error: a block of role recipients has no messages of its own (letter-key)", "delete"},
		{"an empty list", `["one", "two"]`, `[]`, "14:12: error: messages is an empty list (letter-gap)", ""},
		{"a name twice in a list", `["one", "two"]`, `["one", "one"]`, `14:20: error: "one" stands twice in messages (letter-twice)`, ""},
		{"a language twice", `["en", "fr", "ko"]`, `["en", "fr", "ko", "fr"]`, `2:32: error: "fr" stands twice in languages (letter-twice)`, ""},
		{"a message's name", `"title"` + "\n\n", `"Title one"` + "\n\n", "7:11: error: \"Title one\" is no name (letter-value)\n" +
			"51:16: error: there is no block with the message \"title\" (letter-name)", "lower-case"},
		{"a recipient of an edition", `["canada", "us"]`, `["canda", "us"]`, `55:15: error: there is no recipient "canda" (letter-name)`, `did you mean "canada"?`},
		{"an edition of a block", `only     = ["us"]`, `only = ["usa"]`, `15:9: error: there is no edition "usa" (letter-name)`, `did you mean "us"?`},
		{"a tag", `"fr-CA"]`, `"fr_CA"]`, `56:21: error: "fr_CA" is no language (letter-tag)`, `did you mean "fr-CA"?`},
		{"a country", `"fr-CA"]`, `"kh"]`, `56:21: error: "kh" is no language (letter-tag)`, `did you mean "km"?`},
		{"a language that the letter lacks", `"fr-CA"]`, `"de"]`, `56:21: error: "de" is none of the letter's languages (letter-tag)`, "add it"},
		{"the source is not listed", `languages = ["en", "fr", "ko"]`, `languages = ["en-US", "fr", "ko"]`, "1:13: error: \"en\" is none of the letter's languages (letter-tag)\n" +
			"56:15: error: \"en\" is none of the letter's languages (letter-tag)", ""},
		{"no source", `source    = "en"`, "", "letter.toml: error: the letter names no source language (letter-gap)", ""},
		{"no languages", `languages = ["en", "fr", "ko"]`, "", "letter.toml: error: the letter names no languages (letter-gap)", ""},
		{"paper", `paper      = "Letter"` + "\n\n", `paper = "letter"` + "\n\n", `57:9: error: "letter" is no paper (letter-name)`, `did you mean "Letter"?`},
		{"a date in quotation marks", "2024-01-31", `"2024-01-31"`, "3:13: error: date is a text, not a date (letter-value)", "without quotation marks"},
		{"a day that is none", "2024-01-31", "2024-02-31", `3:13: error: "2024-02-31" is no day of the form YYYY-MM-DD (letter-value)`, ""},
		{"a date with a time", "2024-01-31", "2024-01-31T10:00:00", "3:13: error: date is a time, not a date (letter-value)", ""},
		{"an edition twice", "id         = \"canada\"", "id = \"us\"", `54:6: error: two of [[edition]] are "us" (letter-twice)`, "locales/letter.toml:47:14"},
		{"a recipient twice", "id      = \"canada\"", "id = \"us\"", "35:6: error: two of [[recipient]] are \"us\" (letter-twice)\n" +
			"55:15: error: there is no recipient \"canada\" (letter-name)", ""},
		{"a signatory twice", `id   = "hrw"`, `id = "aphr"`, `43:6: error: two of [[signatory]] are "aphr" (letter-twice)`, ""},
		{"a signatory with both", `name = "Human`, "message = \"x\"\nname = \"Human", `42:1: error: the signatory "hrw" has a message and a name (letter-gap)`, ""},
		{"a signatory with neither", `name = "Human Rights Watch"`, "", `42:1: error: the signatory "hrw" has neither message nor name (letter-gap)`, ""},
		{"a recipient without message", `message = "recipient-us"`, "", "30:1: error: [[recipient]] lacks message (letter-gap)", ""},
		{"an edition without recipients", `recipients = ["us"]`, "", "46:1: error: [[edition]] lacks recipients (letter-gap)", ""},
		{"an edition without languages", `languages  = ["en-US"]`, "", "46:1: error: [[edition]] lacks languages (letter-gap)", ""},
		{"a number for a text", `"2024"`, `2024`, "28:8: error: Year is a whole number, not a text (letter-value)", "quotation marks"},
		{"a blank name", `"Human Rights Watch"`, `" "`, `44:8: error: name is empty (letter-value)`, ""},
		{"a text over two lines", `"Human Rights Watch"`, "\"Human\\nRights\"", "44:8: error: name holds the control character U+000A (letter-value)", ""},
		{"a field's name", `Year = "2024"`, `"Year 1" = "2024"`, `28:1: error: "Year 1" is no name of a field (letter-value)`, "{{.Name}}"},
		{"a link's name", `report =`, `"Report" =`, `24:1: error: "Report" is no name (letter-value)`, ""},
		{"a key twice", `none   =`, `report =`, `25:1: error: "report" stands twice in [links] (letter-twice)`, ""},
		{"a table twice", "[fields]", "[links]\nx = \"\"\n[fields]", "27:1: error: [links] stands twice (letter-twice)", ""},
		{"a table below an edition", "[edition.fields]", "[edition.field]", `59:1: error: letter.toml has no table "edition.field" (letter-key)`, "[edition.fields]"},
		{"one language together", `languages  = ["en-US"]`, "together = true\nlanguages = [\"en-US\"]",
			"49:1: warning: together joins the edition's languages in one file, and en-US is its only one (letter-alone)", "delete the line"},
		{"a language together with itself", `["en", "fr-CA"]`, "[\"en\", \"en\"]\ntogether = true", `56:21: error: "en" stands twice in languages (letter-twice)`, ""},
		{"a language together with none", `["en", "fr-CA"]`, "[\"en\", \"fr_CA\"]\ntogether = true", `56:21: error: "fr_CA" is no language (letter-tag)`, ""},
		{"one language together that is none", `["en", "fr-CA"]`, "[\"fr_CA\"]\ntogether = true", `56:15: error: "fr_CA" is no language (letter-tag)`, ""},
		{"no languages together", `["en", "fr-CA"]`, "[]\ntogether = true", `56:14: error: languages is an empty list (letter-gap)`, ""},
		{"together in quotation marks", `["en", "fr-CA"]`, "[\"en\", \"fr-CA\"]\ntogether = \"true\"", `57:12: error: together is a text, not true or false (letter-value)`, "true or false"},
		{"together twice", `["en", "fr-CA"]`, "[\"en\", \"fr-CA\"]\ntogether = true\ntogether = true", `58:1: error: "together" stands twice in [[edition]] (letter-twice)`, ""},
		{"required", "required = false", "required = \"no\"", "63:12: error: required is a text, not true or false (letter-value)", "true or false"},
		{"a language's key", "required = false", "requires = false", `63:1: error: [language.ko] has no key "requires" (letter-key)`, `did you mean "required"?`},
		{"a language under way that is not listed", "[language.ko]", "[language.th]", `62:11: error: "th" is none of the letter's languages (letter-tag)`, ""},
		{"dots in a key", `paper      = "Letter"` + "\nmess", `paper = "Letter"` + "\nmessages.x = \"y\"\nmess", "51:1: error: a key of [[edition]] has no dots (letter-key)", ""},
		{"an override of no block", `{ title =`, `{ titel =`, `51:16: error: there is no block with the message "titel" (letter-name)`, `did you mean "title"?`},
		{"a second title", "[[block]]\nrole = \"recipients\"", "[[block]]\nrole = \"title\"\nmessage = \"x\"", "9:1: error: a second title (letter-order)", "heading"},
		{"a title further down", "[[block]]\nrole    = \"title\"", "[[block]]\nrole = \"label\"\nmessage = \"to\"\n[[block]]\nrole    = \"title\"",
			"8:1: error: the title is not the first block (letter-order)", "above"},
		{"no title", `role    = "title"`, `role = "heading"`, "5:1: error: the letter does not begin with a title (letter-order)", ""},
		{"a title for one edition alone", "message = \"title\"\n", "message = \"title\"\nonly = [\"us\"]\n", "10:1: error: the letter does not begin with a title (letter-order)", ""},
		{"TOML", `role    = "title"`, `role    = "ti"tle"`, `6:14: error: "block": a straight " ends the text here (toml)`, ""},
		{"a byte order mark", "source ", "\uFEFFsource ", "1: remark: the file begins with a byte order mark, U+FEFF (file-form)", ""},
	} {
		text := strings.Replace(sound, c.old, c.new, 1)
		if text == sound {
			t.Errorf("%s: nothing is changed", c.name)
			continue
		}
		l, findings, err := Read(folder(text))
		if err != nil || l == nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, e := range l.Editions {
			if e.Paper != "" && !slices.Contains(Papers, e.Paper) {
				t.Errorf("%s: the edition %q is on the paper %q", c.name, e.ID, e.Paper)
			}
		}
		if got := strings.ReplaceAll(lines(findings), File, "letter.toml"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		hints := ""
		for _, f := range findings {
			hints += f.Hint + "\n"
			if f.Hint == "" {
				t.Errorf("%s: no next step for %v", c.name, f)
			}
		}
		if !strings.Contains(hints, c.hint) {
			t.Errorf("%s: hints %q, want %q in them", c.name, hints, c.hint)
		}
	}
}

func TestNoLetter(t *testing.T) {
	for _, c := range []struct {
		name string
		fsys fs.FS
		want string
	}{
		{"nothing", fstest.MapFS{}, "locales/letter.toml: error: there is no letter here (no-letter)"},
		{"empty", folder(""), "locales/letter.toml: error: the file is empty (file-form)"},
		{"comments", folder("# x\n"), "locales/letter.toml: error: the letter has no blocks (letter-gap)\nlocales/letter.toml: error: the letter has no edition (letter-gap)\n" +
			"locales/letter.toml: error: the letter names no languages (letter-gap)\nlocales/letter.toml: error: the letter names no source language (letter-gap)"},
		{"a folder", fstest.MapFS{File: {Mode: fs.ModeDir}}, "locales/letter.toml: error: a folder stands where a file is expected (file-form)"},
	} {
		l, findings, err := Read(c.fsys)
		if err != nil || l == nil {
			t.Errorf("%s: %v %v", c.name, l, err)
		}
		if got := lines(findings); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestAnyLetter holds that no letter makes the reader fall, and that a letter that is not
// sound never passes without an error.
func TestAnyLetter(t *testing.T) {
	all := strings.SplitAfter(sound, "\n")
	rapid.Check(t, func(t *rapid.T) {
		text := append([]string(nil), all...)
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			i := rapid.IntRange(0, len(text)-1).Draw(t, "line")
			switch rapid.IntRange(0, 3).Draw(t, "change") {
			case 0:
				text = append(text[:i], text[i+1:]...)
			case 1:
				text[i] = text[rapid.IntRange(0, len(text)-1).Draw(t, "other")]
			case 2:
				text[i] = strings.Replace(text[i], rapid.SampledFrom([]string{`"`, "=", "[", "e", " "}).Draw(t, "old"), rapid.SampledFrom([]string{"", "x", "é", "{"}).Draw(t, "new"), 1)
			case 3:
				text[i] = strings.Replace(text[i], `"`, rapid.SampledFrom([]string{"1", "[", "'", "true #"}).Draw(t, "value"), 1)
			}
		}
		l, findings, err := Read(folder(strings.Join(text, "")))
		if err != nil || l == nil {
			t.Fatal(err)
		}
		if worst, _ := diag.Worst(findings); worst == diag.Error {
			return
		}
		for _, e := range l.Editions {
			blocks := l.BlocksOf(e)
			if e.ID == "" || e.Paper == "" || len(e.Recipients) == 0 || len(e.Languages) == 0 || len(blocks) == 0 || blocks[0].Role != Title && blocks[0].Role != Date {
				t.Fatalf("an unsound edition without a finding: %+v", e)
			}
			for _, x := range e.Recipients {
				if r, ok := l.Recipient(x.ID); !ok || r.Message.ID == "" {
					t.Fatalf("no recipient %q, without a finding", x.ID)
				}
			}
		}
		for _, b := range l.Blocks {
			if n := len(b.Messages); b.Role == "" || n == 0 != (b.Role == Recipients || b.Role == Signatories || b.Role == Date) || n > 1 && !b.Role.HasMany() {
				t.Fatalf("an unsound block without a finding: %+v", b)
			}
		}
	})
}

// TestOwnLetter reads the project's own letter.
func TestOwnLetter(t *testing.T) {
	l, findings, err := Read(os.DirFS("../.."))
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v %v", findings, err)
	}
	pdfs := 0
	for _, e := range l.Editions {
		pdfs += len(e.PDFs())
		if len(l.Messages(e)) < 20 {
			t.Errorf("%s uses %d messages", e.ID, len(l.Messages(e)))
		}
	}
	if len(l.Recipients) != 7 || len(l.Signatories) != 6 || len(l.Editions) != 8 || pdfs != 15 {
		t.Errorf("%d recipients, %d signatories, %d editions, %d PDFs", len(l.Recipients), len(l.Signatories), len(l.Editions), pdfs)
	}
}

func TestRoles(t *testing.T) {
	for _, r := range Roles {
		if want := r == Recipients || r == Signatories || r == List; r.IsList() != want {
			t.Errorf("%s: IsList is not %v", r, want)
		}
	}
}
