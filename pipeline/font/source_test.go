package font

import (
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

const good = `# é: two bytes, one rune
family  = "Sample Serif"
source  = "here"
licence = "OFL-1.1"
for     = ["Latn", "Khmr"]
roles   = ["text", "title"]
order   = 2

[faces]
regular = "Sample-Regular.ttf"
bold    = "Sample-Bold.ttf"
`

func described(source string) fstest.MapFS {
	return fstest.MapFS{
		"sample/SOURCE.toml":        {Data: []byte(source)},
		"sample/Sample-Regular.ttf": {Data: []byte("not read")},
		"sample/Sample-Bold.ttf":    {Data: []byte("not read")},
		"sample/other/x.ttf":        {Data: []byte("not read")},
	}
}

func TestGoodDescriptions(t *testing.T) {
	inline := strings.Replace(good, "[faces]\n", "", 1)
	inline = strings.Replace(inline, `regular = "Sample-Regular.ttf"`, `faces = { regular = "Sample-Regular.ttf",`, 1)
	inline = strings.Replace(inline, `bold    = "Sample-Bold.ttf"`, `bold = "Sample-Bold.ttf" }`, 1)
	dotted := strings.Replace(good, "[faces]\n", "", 1)
	dotted = strings.Replace(dotted, "regular", "faces.regular", 1)
	dotted = strings.Replace(dotted, "bold ", "faces.bold ", 1)
	for name, source := range map[string]string{
		"as people write it":                     good,
		"with a byte order mark":                 "\uFEFF" + good,
		"with CRLF":                              strings.ReplaceAll(good, "\n", "\r\n"),
		"faces in braces":                        inline,
		"faces in dotted keys":                   dotted,
		"a list over several lines, with a note": strings.Replace(good, `["Latn", "Khmr"]`, "[\n  \"Latn\", # here\n  \"Khmr\",\n]", 1),
	} {
		t.Run(name, func(t *testing.T) {
			l := opened(t, described(source), nil)
			if len(l.Families()) != 1 {
				t.Fatalf("families %+v", l.Families())
			}
			f := l.Families()[0]
			if f.Name != "Sample Serif" || f.Folder != "sample" || f.Source != "here" || f.Licence != "OFL-1.1" || f.Order != 2 {
				t.Errorf("%+v", f)
			}
			if strings.Join(f.Scripts, " ") != "Latn Khmr" || strings.Join(f.Roles, " ") != "text title" {
				t.Errorf("for %q, roles %q", f.Scripts, f.Roles)
			}
			if f.faces[regular].File() != "fonts/sample/Sample-Regular.ttf" || f.faces[bold].File() != "fonts/sample/Sample-Bold.ttf" ||
				f.faces[italic] != nil || f.faces[boldItalic] != nil {
				t.Errorf("faces %+v", f.faces)
			}
			if f.faces[bold].Family() != "Sample Serif" {
				t.Errorf("the face is of %q", f.faces[bold].Family())
			}
		})
	}
}

func TestWhatIsWrongInADescription(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown key", "licence =", "license =", `:4:1: error: unknown key "license" (font-source) | one of family, source, licence, for, roles, order, faces, protrusion; did you mean "licence"?`},
		{"unknown script", `"Khmr"`, `"Khmer"`,
			`:5:20: error: unknown script "Khmer" (font-source) | an ISO 15924 code such as Latn, Khmr or Jpan; did you mean "Khmr"`},
		{"unknown script behind a letter of two bytes", `["Latn", "Khmr"]`, `["é", "Khmer"]`, `:5:17: error: unknown script "Khmer"`},
		{"script in small letters", `"Latn"`, `"latn"`, `:5:12: error: unknown script "latn" (font-source) | an ISO 15924 code such as Latn, Khmr or Jpan; did you mean "Latn"`},
		{"a script that is a number", `"Latn"`, `3`, `:5:12: error: for holds what is no text (font-source)`},
		{"no scripts", `["Latn", "Khmr"]`, `[]`, `:5:1: error: for is no list of names (font-source) | for = ["..."]: ISO 15924 codes`},
		{"a script without brackets", `["Latn", "Khmr"]`, `"Latn"`, `:5:11: error: for is no list of names (font-source) | for = ["..."]: ISO 15924 codes`},
		{"unknown role", `"title"`, `"titel"`, `:6:20: error: unknown role "titel" (font-source) | one of text, title, heading; did you mean "title"?`},
		{"order in quotes", "= 2", `= "2"`, `:7:11: error: order is no whole number from 1 up (font-source) | 1 is asked first`},
		{"order below 1", "= 2", "= 0", `:7:11: error: order is no whole number from 1 up (font-source) | 1 is asked first`},
		{"blank family", `"Sample Serif"`, `" "`, `:2:11: error: family is no text (font-source)`},
		{"family that is a number", `"Sample Serif"`, `4`, `:2:11: error: family is no text (font-source)`},
		{"unknown face", "bold ", "blod ", `:11:1: error: unknown face "blod" (font-source) | one of regular, bold, italic, bold-italic; did you mean "bold"?`},
		{"file that is not there", `"Sample-Bold.ttf"`, `"Sample-bold.ttf"`, `:11:11: error: there is no file "fonts/sample/Sample-bold.ttf" (font-source) | put the file beside SOURCE.toml; did you mean "Sample-Bold.ttf"`},
		{"file that is a folder", `"Sample-Bold.ttf"`, `"other"`, `:11:11: error: there is no file "fonts/sample/other" (font-source)`},
		{"file elsewhere", `"Sample-Bold.ttf"`, `"../sample/Sample-Bold.ttf"`, `:11:11: error: "../sample/Sample-Bold.ttf" is no name of a file beside this one (font-source) | put the file`},
		{"file in a folder below", `"Sample-Bold.ttf"`, `"other/x.ttf"`, `:11:11: error: "other/x.ttf" is no name of a file beside this one (font-source) | put the file`},
		{"face that is a number", `"Sample-Bold.ttf"`, `7`, `:11:11: error: faces.bold is no text (font-source)`},
		{"no regular face", "regular =", "italic =", `SOURCE.toml: error: the family has no regular face (font-source) | below [faces]: regular = "file.ttf"`},
		{"no faces", "[faces]\nregular = \"Sample-Regular.ttf\"\nbold    = \"Sample-Bold.ttf\"\n", "", `SOURCE.toml: error: faces is missing (font-source)`},
		{"faces that is a text", "[faces]\nregular = \"Sample-Regular.ttf\"\nbold    = \"Sample-Bold.ttf\"\n", `faces = "x"`, `:9:1: error: faces is no table (font-source)`},
		{"faces as a list", "[faces]", "[[faces]]", `:9:3: error: faces is no table (font-source)`},
		{"a table too many", "[faces]", "[shapes]\nx = 1\n\n[faces]", `:9:2: error: unknown key "shapes" (font-source) | one of family, source, licence, for, roles, order, faces`},
		{"order given as a table", "order   = 2", "order.of = 2", `:7:7: error: unknown key "order.of" (font-source)`},
		{"a key given twice", "order   = 2", "order = 2\norder = 3", `SOURCE.toml:8:`},
		{"no TOML, after a letter of two bytes", "order   = 2", `order = "é" 2`, `SOURCE.toml:7:13: error: `},
		{"Latin-1", "Sample Serif", "S\xE9rif", `| save the file as UTF-8`},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := strings.Replace(good, c.old, c.new, 1)
			if changed == good {
				t.Fatalf("no %q in the description", c.old)
			}
			l, findings, err := Open(described(changed), nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := shown(findings); !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			for _, f := range findings {
				if f.Pos.File != "fonts/sample/SOURCE.toml" || f.Catalog+f.Message+f.Edition != "" {
					t.Errorf("%+v", f)
				}
			}
			if len(l.Families()) != 0 {
				t.Errorf("the family is in the library all the same")
			}
		})
	}
}

func TestOneSlipIsOneFinding(t *testing.T) {
	for _, slip := range []struct{ old, new string }{
		{`"Khmr"`, `"Khmer"`}, {`"title"`, `"titel"`}, {"= 2", "= 0"}, {"bold ", "blod "},
		{"[faces]", "[shapes]\nx = 1\ny.z = 2\n\n[faces]"}, {"order   = 2\n", ""}, {"order   = 2", "order = [1"},
	} {
		_, findings, err := Open(described(strings.Replace(good, slip.old, slip.new, 1)), nil)
		if err != nil || len(findings) != 1 {
			t.Errorf("%q for %q: %v\n%s", slip.new, slip.old, err, shown(findings))
		}
	}
}

// Whatever the bytes, there is a family or there are findings, each in a place that the
// file has; never both, never a panic.
func TestDamagedDescriptions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := []byte(good)
		for range rapid.IntRange(1, 6).Draw(t, "changes") {
			at := rapid.IntRange(0, len(data)-1).Draw(t, "at")
			with := rapid.SampledFrom([]string{"", "\n", `"`, "[", "]", "{", "}", "=", ".", ",", "#", "1", "x", "é", "\xFF", "\x00", "\r"}).Draw(t, "with")
			cut := rapid.IntRange(0, min(4, len(data)-at-1)).Draw(t, "cut")
			data = append(append(append([]byte{}, data[:at]...), with...), data[at+cut:]...)
		}
		l, findings, err := Open(described(string(data)), nil)
		if err != nil {
			t.Fatal(err)
		}
		if (len(l.Families()) == 1) == (len(findings) > 0) {
			t.Fatalf("%d families, findings:\n%s", len(l.Families()), shown(findings))
		}
		lines := strings.Split(string(data), "\n")
		for _, f := range findings {
			if f.Pos.Line > len(lines) || f.Pos.Line > 0 && f.Pos.Column > len([]rune(lines[f.Pos.Line-1]))+1 {
				t.Fatalf("no such place: %s", f)
			}
		}
	})
}
