package check

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// skeleton is a small letter with what the checks look at.
const skeleton = `source = "en"
languages = ["en", "fr", "km"]
[[block]]
role = "title"
message = "title"
[[block]]
role = "paragraph"
message = "body"
[[block]]
role = "paragraph"
message = "north"
only = ["north"]
[[block]]
role = "recipients"
[links]
report = "https://example.org"
plan = "mailto:plan@example.net"
[fields]
Rooms = "12"
[[recipient]]
id = "council"
message = "council"
[[edition]]
id = "north"
recipients = ["council"]
languages = ["en", "fr-CA"]
paper = "A4"
[[edition]]
id = "south"
recipients = ["council"]
languages = ["fr", "km"]
paper = "Letter"
`

const english = `[title]
other = "Title"
[body]
other = "We ask for **{{.Rooms}} rooms** and *light*, see [the report](#report)."
[north]
other = "To the north."
[council]
other = "The Council"
`

const french = `[title]
other = "Titre"
[body]
other = "Nous demandons **{{.Rooms}} salles** et *la lumière*, voir [le rapport](#report)."
[north]
other = "Au nord."
[council]
other = "Le Conseil"
`

const khmer = `[title]
other = "ចំណងជើង"
[body]
other = "យើងសូម **{{.Rooms}} បន្ទប់** និង*ពន្លឺ* សូមមើល[របាយការណ៍](#report)។"
[council]
other = "ក្រុមប្រឹក្សា"
`

// folder gives the small letter with some of its files changed: pairs of file and, in
// turn, old and new words.
func folder(t *testing.T, changes ...string) fstest.MapFS {
	t.Helper()
	files := map[string]string{"letter": skeleton, "en": english, "fr": french, "km": khmer}
	for i := 0; i < len(changes); i += 3 {
		name, old, new := changes[i], changes[i+1], changes[i+2]
		if old == "" {
			files[name] = new
			continue
		}
		if strings.Count(files[name], old) != 1 {
			t.Fatalf("%s.toml holds %q %d times", name, old, strings.Count(files[name], old))
		}
		files[name] = strings.Replace(files[name], old, new, 1)
	}
	out := fstest.MapFS{}
	for name, data := range files {
		out["locales/"+name+".toml"] = &fstest.MapFile{Data: []byte(data)}
	}
	return out
}

func found(t *testing.T, fsys fstest.MapFS) []diag.Finding {
	t.Helper()
	l, _, err := letter.Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	set, _, err := catalog.Read(fsys, l.Source.Name)
	if err != nil {
		t.Fatal(err)
	}
	return Words(set, l, nil)
}

func brief(found []diag.Finding) []string {
	var out []string
	for _, f := range found {
		out = append(out, fmt.Sprintf("%s %s %s", f.Pos, f.Level, f.Code))
	}
	return out
}

// TestWords has for each check a good letter, the small one as it is, and bad ones: what is
// found, and nothing else.
func TestWords(t *testing.T) {
	for _, c := range []struct {
		name    string
		changes []string
		want    []string
	}{
		{"all is well", nil, nil},
		{"a message is missing, asked for once for fr and fr-CA", []string{"fr", "[council]\nother = \"Le Conseil\"\n", ""},
			[]string{"locales/fr.toml:7 error missing"}},
		{"missing only where an edition has the block", []string{"letter", `only = ["north"]`, `only = ["south"]`},
			[]string{"locales/km.toml:5 error missing"}},
		{"missing in a language that is under way", []string{"letter", "[[edition]]\nid = \"south\"", "[language.km]\nrequired = false\n[[edition]]\nid = \"south\"", "km", "[council]\nother = \"ក្រុមប្រឹក្សា\"\n", ""},
			[]string{"locales/km.toml:5 warning missing"}},
		{"missing in a base, and its variant under way", []string{"letter", "[[edition]]\nid = \"south\"", "[language.fr-CA]\nrequired = false\n[[edition]]\nid = \"south\"", "fr", "[council]\nother = \"Le Conseil\"\n", ""},
			[]string{"locales/fr.toml:7 error missing"}},
		{"missing under way, for two editions", []string{"letter", `"fr-CA"`, `"fr-CA", "km"`, "letter", "[[edition]]\nid = \"south\"", "[language.km]\nrequired = false\n[[edition]]\nid = \"south\"",
			"km", "[council]\nother = \"ក្រុមប្រឹក្សា\"\n", "[north]\nother = \"ជូនខាងជើង\"\n"},
			[]string{"locales/km.toml:7 warning missing"}},
		{"a base is asked for what its variants' editions use", []string{"letter", `languages = ["fr", "km"]`, `languages = ["km"]`, "letter", `only = ["north"]`, `only = ["south"]`,
			"fr", "[north]\nother = \"Au nord.\"\n", "", "km", "[council]", "[north]\nother = \"ជូនខាងជើង\"\n[council]"}, nil},
		{"a language without an edition is asked for everything", []string{"letter", `languages = ["fr", "km"]`, `languages = ["fr"]`},
			[]string{"locales/km.toml warning catalog-unused", "locales/km.toml:5 error missing"}},
		{"a language without a catalog is one finding", []string{"letter", `languages = ["en", "fr", "km"]`, `languages = ["en", "fr", "km", "ja"]`},
			[]string{"locales/ja.toml error no-catalog"}},
		{"an address that is a program", []string{"letter", "https://example.org", "javascript:alert(1)"}, []string{"locales/letter.toml:16:10 error link-address"}},
		{"an address that is none", []string{"letter", "https://example.org", "see the report"}, []string{"locales/letter.toml:16:10 error link-address"}},
		{"an address with a password", []string{"letter", "https://example.org", "https://a:b@example.org"}, []string{"locales/letter.toml:16:10 error link-address"}},
		{"mail and telephones", []string{"letter", "https://example.org", "mailto:a@example.org", "letter", `plan = "mailto:plan@example.net"`, `plan = "tel:+85512345"`}, nil},
		{"what turns the direction of text", []string{"fr", "Au nord.", "Au \u202enord."}, []string{"locales/fr.toml:6:13 error control-character"}},
		{"U+FEFF inside a text", []string{"fr", "Au nord.", "Au\ufeff nord."}, []string{"locales/fr.toml:6:12 error control-character"}},
		{"zero-width characters are no words", []string{"fr", `"Au nord."`, "\"\u200b\u2060\""}, []string{"locales/fr.toml:6:10 error blank"}},
		{"the source's words are broken: the translations wait", []string{"en", `other = "To the north."`, `other = "To the "north"."`},
			[]string{"locales/fr.toml:5:1 error source-unread"}},
		{"the source's words are blank", []string{"en", `"To the north."`, `""`},
			[]string{"locales/en.toml:6:10 error blank", "locales/fr.toml:5:1 error source-unread"}},
		{"the source cannot be read: one finding for each catalog", []string{"en", "", "\x00"},
			[]string{"locales/fr.toml error source-unread", "locales/km.toml error source-unread"}},
		{"a broken block does not make its message unused", []string{"letter", `message = "title"`, `message = "title`}, nil},
		{"blank words", []string{"fr", `"Titre"`, `" "`}, []string{"locales/fr.toml:2:10 error blank"}},
		{"no-break spaces are blank", []string{"fr", `"Titre"`, "\"\u00a0\""}, []string{"locales/fr.toml:2:10 error blank"}},
		{"blank words are not compared", []string{"fr", `"Nous demandons **{{.Rooms}} salles** et *la lumière*, voir [le rapport](#report)."`, `""`}, []string{"locales/fr.toml:4:10 error blank"}},
		{"blank words in a language that is under way", []string{"letter", "[[edition]]\nid = \"south\"", "[language.km]\nrequired = false\n[[edition]]\nid = \"south\"", "km", `"ចំណងជើង"`, `""`},
			[]string{"locales/km.toml:2:10 warning blank"}},
		{"letter.toml names a message that there is not", []string{"letter", `message = "title"`, `message = "titel"`},
			[]string{"locales/en.toml:1:1 warning unused", "locales/fr.toml:1:1 warning unused", "locales/km.toml:1:1 warning unused", "locales/letter.toml:5:11 error message-unknown"}},
		{"a letter.toml that is empty", []string{"letter", "", ""}, nil},
		{"a message gone from letter.toml is not read", []string{"fr", "[council]", "[old]\nother = \"**Vieux\"\n[council]"},
			[]string{"locales/fr.toml:7:1 warning unused"}},
		{"a message gone from letter.toml", []string{"fr", "[council]", "[old]\nother = \"Vieux\"\n[council]"},
			[]string{"locales/fr.toml:7:1 warning unused"}},
		{"a typesetter's message is never unused", []string{"fr", "[council]", "[typesetter-draft]\nother = \"ÉBAUCHE\"\n[council]"}, nil},
		{"a message that the typesetter does not have", []string{"fr", "[council]", "[typesetter-drfat]\nother = \"ÉBAUCHE\"\n[council]"},
			[]string{"locales/fr.toml:7:1 warning unused"}},
		{"the typesetter's fields", []string{"fr", "[council]", "[typesetter-page]\nother = \"{{.Page}} sur {{.Pages}}\"\n[council]"}, nil},
		{"another field in the typesetter's message", []string{"fr", "[council]", "[typesetter-page]\nother = \"{{.Rooms}}\"\n[council]"},
			[]string{"locales/fr.toml:8:10 error field-missing"}},
		{"the page's number in the line of a draft", []string{"fr", "[council]", "[typesetter-draft]\nother = \"{{.Page}}\"\n[council]"},
			[]string{"locales/fr.toml:8:10 error field-missing"}},
		{"the letter's field in the line of a draft", []string{"fr", "[council]", "[typesetter-draft]\nother = \"{{.Rooms}}\"\n[council]"},
			[]string{"locales/fr.toml:8:10 error field-missing"}},
		{"a field misspelt", []string{"fr", "{{.Rooms}}", "{{.Room}}"},
			[]string{"locales/fr.toml:4:27 error field-missing"}},
		{"a field of another message", []string{"fr", "{{.Rooms}}", "{{.City}}", "letter", "Rooms = \"12\"", "Rooms = \"12\"\nCity = \"Hill\""},
			[]string{"locales/fr.toml:4:27 error field-differs"}},
		{"a field left out", []string{"fr", "**{{.Rooms}} salles**", "**des salles**"}, []string{"locales/fr.toml:4:10 error field-differs"}},
		{"a field misspelt beside one left out", []string{"letter", "Rooms = \"12\"", "Rooms = \"12\"\nCity = \"Hill\"", "en", "*light*", "*light* in {{.City}}", "fr", "{{.Rooms}}", "{{.Room}}", "km", "*ពន្លឺ*", "*ពន្លឺ* {{.City}}"},
			[]string{"locales/fr.toml:4:10 error field-differs", "locales/fr.toml:4:27 error field-missing"}},
		{"a field whose name begins another's", []string{"letter", "Rooms = \"12\"", "Rooms = \"12\"\nRoom = \"1\"", "fr", "salles**", "salles {{.Room}}**"},
			[]string{"locales/fr.toml:4:45 error field-differs"}},
		{"a field written wrongly is not a field left out", []string{"fr", "{{.Rooms}}", "{{Rooms}}"}, []string{"locales/fr.toml:4:27 error template"}},
		{"a field written wrongly in the source alone", []string{"en", "{{.Rooms}}", "{{Rooms}}"}, []string{"locales/en.toml:4:23 error template"}},
		{"a field that has its value where the language is read", []string{"letter", "[fields]\nRooms = \"12\"\n", "", "letter", "id = \"north\"\nrecipients", "id = \"north\"\nfields = { Rooms = \"3\" }\nrecipients"},
			[]string{"locales/fr.toml:4:27 error field-missing", "locales/km.toml:4:19 error field-missing"}},
		{"a field that has no value in one edition of the language", []string{"letter", "[fields]\nRooms = \"12\"\n", "", "letter", "id = \"north\"\nrecipients", "id = \"north\"\nfields = { Rooms = \"3\" }\nrecipients", "letter", `languages = ["fr", "km"]`, `languages = ["en", "fr", "km"]`},
			[]string{"locales/en.toml:4:23 error field-missing", "locales/fr.toml:4:27 error field-missing", "locales/km.toml:4:19 error field-missing"}},
		{"a field that every edition has, none of them in the language", []string{"letter", "[fields]\nRooms = \"12\"\n", "", "letter", "id = \"north\"\nrecipients", "id = \"north\"\nfields = { Rooms = \"3\" }\nrecipients",
			"letter", "id = \"south\"\nrecipients", "id = \"south\"\nfields = { Rooms = \"4\" }\nrecipients", "letter", `languages = ["fr", "km"]`, `languages = ["fr"]`, "km", "[council]", "[north]\nother = \"ជូនខាងជើង\"\n[council]"}, []string{"locales/km.toml warning catalog-unused"}},
		{"a message that letter.toml names for nobody yet", []string{"letter", "[[edition]]\nid = \"north\"", "[[recipient]]\nid = \"other\"\nmessage = \"other\"\n[[edition]]\nid = \"north\"", "en", "[council]", "[other]\nother = \"The **Other\"\n[council]"},
			[]string{"locales/en.toml:8:14 error markup-open"}},
		{"** left open", []string{"fr", "salles**", "salles"}, []string{"locales/fr.toml:4:25 error markup-open"}},
		{"strong words set plain", []string{"fr", "**{{.Rooms}} salles**", "{{.Rooms}} salles"}, []string{"locales/fr.toml:4:10 error emphasis-differs"}},
		{"emphasis set plain", []string{"fr", "*la lumière*", "la lumière"}, []string{"locales/fr.toml:4:10 error emphasis-differs"}},
		{"emphasis made strong", []string{"km", "*ពន្លឺ*", "**ពន្លឺ**"}, []string{"locales/km.toml:4:10 error emphasis-differs", "locales/km.toml:4:10 error emphasis-differs"}},
		{"a link left out", []string{"fr", "[le rapport](#report)", "le rapport"}, []string{"locales/fr.toml:4:10 error link-differs"}},
		{"a link left open is not a link left out", []string{"fr", "(#report)", "(#report"}, []string{"locales/fr.toml:4:80 error markup-link"}},
		{"a link that leads elsewhere is not a link left out", []string{"fr", "(#report)", "(https://example.org)"}, []string{"locales/fr.toml:4:69 error markup-link"}},
		{"a link left open in the source alone", []string{"en", "(#report)", "(#report"}, []string{"locales/en.toml:4:70 error markup-link"}},
		{"a link more often than in the source", []string{"fr", "*la lumière*", "*la [lumière](#report)*"}, []string{"locales/fr.toml:4:80 error link-differs"}},
		{"a blank at the end excuses no emphasis", []string{"fr", "**{{.Rooms}} salles**", "{{.Rooms}} salles", "fr", "(#report).", "(#report). "},
			[]string{"locales/fr.toml:4:10 error emphasis-differs", "locales/fr.toml:4:87 error blank-edge"}},
		{"another link", []string{"fr", "#report", "#plan"}, []string{"locales/fr.toml:4:69 error link-differs"}},
		{"an unknown link", []string{"fr", "#report", "#rapport"}, []string{"locales/fr.toml:4:69 error link-unknown"}},
	} {
		if got := brief(found(t, folder(t, c.changes...))); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// TestAMissingCatalogIsSaidOnce counts what reading and checking say together.
func TestAMissingCatalogIsSaidOnce(t *testing.T) {
	for name, more := range map[string][]string{
		"en": {"locales/fr.toml error source-unread", "locales/km.toml error source-unread"}, // what cannot be compared waits
		"fr": nil,
	} {
		fsys := folder(t)
		delete(fsys, "locales/"+name+".toml")
		l, _, err := letter.Read(fsys)
		if err != nil {
			t.Fatal(err)
		}
		set, findings, err := catalog.Read(fsys, l.Source.Name)
		if err != nil {
			t.Fatal(err)
		}
		got := brief(append(findings, Words(set, l, nil)...))
		if want := append([]string{"locales/" + name + ".toml error no-catalog"}, more...); !slices.Equal(got, want) {
			t.Errorf("without %s: %q, want %q", name, got, want)
		}
	}
}

func TestMessagesSayWhatToDo(t *testing.T) {
	for _, c := range []struct {
		name            string
		changes         []string
		problem, helped string
	}{
		{"a slip in letter.toml", []string{"letter", `message = "title"`, `message = "titel"`},
			`no message "titel" in locales/en.toml`, `did you mean "title"?`},
		{"a field misspelt", []string{"fr", "{{.Rooms}}", "{{.Room}}"}, "no value for the field {{.Room}}", `did you mean "Rooms"?`},
		{"a link left out says on which words it stands", []string{"fr", "[le rapport](#report)", "le rapport"},
			"the link #report of the source is not here", `the source has it on "the report"`},
		{"all of the words, where some are set apart", []string{"en", "[the report]", "[the *whole* report]", "fr", "[le rapport](#report)", "*le rapport*"},
			"the link #report of the source is not here", `the source has it on "the whole report"`},
		{"a link misspelt excuses the nearest", []string{"en", "*light*", "[*light*](#plan)", "km", "*ពន្លឺ*", "[*ពន្លឺ*](#plan)", "fr", "#report", "#reprot"},
			"the link #plan of the source is not here", `the source has it on "light"`},
		{"a field misspelt excuses the nearest", []string{"letter", "Rooms = \"12\"", "Rooms = \"12\"\nCity = \"Hill\"", "en", "*light*", "*light* in {{.City}}", "km", "*ពន្លឺ*", "*ពន្លឺ* {{.City}}", "fr", "{{.Rooms}}", "{{.Room}}"},
			"the field {{.City}} of the source is not here", "write {{.City}} where its value belongs"},
		{"a field left out and another misspelt, whatever their order", []string{"letter", "Rooms = \"12\"", "Rooms = \"12\"\nWing = \"East\"", "en", "*light*", "*light* in {{.Wing}}", "km", "*ពន្លឺ*", "*ពន្លឺ* {{.Wing}}", "fr", "*la lumière*", "*la lumière* {{.Wings}}", "fr", "{{.Rooms}} ", ""},
			"the field {{.Rooms}} of the source is not here", "write {{.Rooms}} where its value belongs"},
		{"another link", []string{"fr", "#report", "#plan"}, "the source has no link #plan here", "name the link that the source has"},
		{"a message gone from letter.toml", []string{"fr", "[council]", "[counsil]\nother = \"Vieux\"\n[council]"},
			`locales/letter.toml has no place for the message "counsil"`, `did you mean "council"?`},
		{"one stretch", []string{"fr", "**{{.Rooms}} salles**", "{{.Rooms}} salles", "en", "*light*", "**light**"}, "1 emphasised stretch here, 0 in the source", "set * round the words"},
		{"no stretch", []string{"fr", "*la lumière*", "la lumière"}, "0 emphasised stretches here, 1 in the source", "set * round the words"},
		{"an address that is none", []string{"letter", "https://example.org", "see the report"}, `"see the report" is no whole address`, "write it as in https:"},
		{"a link more often than in the source", []string{"fr", "*la lumière*", "*la [lumière](#report)*"},
			"the link #report stands here more often than in the source", "take one of them out"},
		{"one link twice and another never", []string{"en", "*light*", "[*light*](#plan)", "fr", "*la lumière*", "[*la lumière*](#report)"},
			"the link #report stands here more often than in the source", `take one of them out, or make it #plan, which the source has`},
		{"a message that the typesetter does not have", []string{"fr", "[council]", "[typesetter-drfat]\nother = \"ÉBAUCHE\"\n[council]"},
			`the typesetter has no message "typesetter-drfat"`, "mend its name"},
		{"a field of the typesetter's", []string{"fr", "[council]", "[typesetter-page]\nother = \"{{.Pge}}\"\n[council]"},
			"no value for the field {{.Pge}}", "the typesetter fills {{.Page}} and {{.Pages}} in typesetter-page and no other field"},
	} {
		ok := false
		for _, f := range found(t, folder(t, c.changes...)) {
			ok = ok || f.Problem == c.problem && strings.Contains(f.Hint, c.helped)
		}
		if !ok {
			t.Errorf("%s: nobody says %q with the hint %q", c.name, c.problem, c.helped)
		}
	}
}

// TestTheLettersOwnCatalogsAreClean holds the precision of every check.
func TestTheLettersOwnCatalogsAreClean(t *testing.T) {
	for _, dir := range []string{"../..", "../../cmd/letterpress/testdata/evening-hours"} {
		l, findings, err := letter.Read(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		set, more, err := catalog.Read(os.DirFS(dir), l.Source.Name)
		if err != nil {
			t.Fatal(err)
		}
		plain := 0 // links whose address is not known, which is remarked on
		for _, k := range l.Links {
			if k.URL == "" {
				plain++
			}
		}
		for _, f := range slices.Concat(findings, more, Words(set, l, nil)) {
			if plain--; f.Code != "link-no-address" || plain < 0 {
				t.Errorf("%s: %v", dir, f)
			}
		}
		if len(set.Catalogs()) < 2 {
			t.Errorf("%s: %d catalogs", dir, len(set.Catalogs()))
		}
	}
}

func TestHolds(t *testing.T) {
	l, _, err := letter.Read(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	page := func(catalog, id string) diag.Finding {
		return diag.Finding{Level: diag.Error, Catalog: catalog, Message: id}
	}
	for _, c := range []struct {
		name    string
		f       diag.Finding
		edition string
		tag     string
		want    bool
	}{
		{"an error in a message that it uses", diag.Finding{Level: diag.Error, Catalog: "fr", Message: "body"}, "south", "fr", true},
		{"in a message that it does not use", diag.Finding{Level: diag.Error, Catalog: "fr", Message: "north"}, "south", "fr", false},
		{"in another language", diag.Finding{Level: diag.Error, Catalog: "fr", Message: "body"}, "south", "km", false},
		{"in the base of a variant", diag.Finding{Level: diag.Error, Catalog: "fr", Message: "body"}, "north", "fr-CA", true},
		{"in the variant, not in the base", diag.Finding{Level: diag.Error, Catalog: "fr-CA", Message: "body"}, "south", "fr", false},
		{"in a whole catalog", diag.Finding{Level: diag.Error, Catalog: "fr"}, "south", "fr", true},
		{"a message that letter.toml names and no catalog has", diag.Finding{Level: diag.Error, Message: "north"}, "south", "fr", false},
		{"the same where it is used", diag.Finding{Level: diag.Error, Message: "north"}, "north", "en", true},
		{"in the skeleton", diag.Finding{Level: diag.Error}, "south", "km", true},
		{"on another edition's page", diag.Finding{Level: diag.Error, Edition: "north.en"}, "south", "fr", false},
		{"on its page", diag.Finding{Level: diag.Error, Edition: "south.fr"}, "south", "fr", true},
		{"in the foot of every page", page("fr", "typesetter-page"), "south", "fr", true},
		{"in the foot of another language's pages", page("fr", "typesetter-page"), "south", "km", false},
		{"in the line of a draft", page("fr", "typesetter-draft"), "south", "fr", false},
		{"a language without a catalog, under way", diag.Finding{Code: "no-catalog", Level: diag.Warning, Catalog: "km"}, "south", "km", true},
		{"blank words of a language under way", diag.Finding{Code: "blank", Level: diag.Warning, Catalog: "km", Message: "body"}, "south", "km", true},
		{"a warning", diag.Finding{Level: diag.Warning, Catalog: "fr", Message: "body"}, "south", "fr", false},
		{"a gap of a language under way", diag.Finding{Code: "missing", Level: diag.Warning, Catalog: "fr", Message: "body"}, "south", "fr", true},
		{"a remark", diag.Finding{Level: diag.Remark}, "south", "fr", false},
	} {
		e, ok := l.Edition(c.edition)
		if !ok {
			t.Fatalf("no edition %s", c.edition)
		}
		if got := Holds(c.f, l, e, language.Make(c.tag)); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
