package merge

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/letter"
)

const skeleton = `source = "en"
languages = ["en", "fr"]
[[block]]
role = "title"
message = "title"
[[block]]
role = "paragraph"
message = "body"
[[block]]
role = "closing"
message = "end"
[[recipient]]
id = "council"
message = "council"
[[block]]
role = "recipients"
[[edition]]
id = "all"
recipients = ["council"]
languages = ["en", "fr", "fr-CA"]
paper = "A4"
`

const english = `[title]
description = "On top."
other = "Title"

[body]
other = "Words."

[end]
other = "Yours,"

[council]
other = "Council"
`

// hashed gives goi18n's hash.
func hashed(description, words string) string {
	return catalog.Hash(&catalog.Message{Description: description, Other: words})
}

// table writes a message that fits the English.
func table(id, description, from, words string) string {
	return fmt.Sprintf("# en: %s\n[%s]\nhash = \"%s\"\nother = \"%s\"\n", from, id, hashed(description, from), words)
}

var (
	title   = table("title", "On top.", "Title", "Titre")
	body    = table("body", "", "Words.", "Des mots.")
	end     = table("end", "", "Yours,", "À vous,")
	council = table("council", "", "Council", "Conseil")
	whole   = "# French\n\n" + title + "\n" + body + "\n" + end + "\n" + council
)

// read reads a letter of the skeleton and some catalogs.
func read(t interface{ Fatal(...any) }, skeleton string, files map[string]string) (*catalog.Set, *letter.Letter) {
	fsys := fstest.MapFS{letter.File: &fstest.MapFile{Data: []byte(skeleton)}}
	for name, text := range files {
		fsys[catalog.FileOf(name)] = &fstest.MapFile{Data: []byte(text)}
	}
	l, found, err := letter.Read(fsys)
	if err != nil || l.Partial {
		t.Fatal(found, err)
	}
	set, _, err := catalog.Read(fsys, "en")
	if err != nil {
		t.Fatal(err)
	}
	return set, l
}

// synced brings a catalog in step and gives its text and what was done.
func synced(t interface{ Fatal(...any) }, skeleton, name string, files map[string]string) (text, deeds string) {
	set, l := read(t, skeleton, files)
	c, _ := set.Catalog(name)
	change, changed, err := Sync(set, l, c)
	if err != nil {
		t.Fatal(err)
	}
	if changed != (string(change.New) != files[name]) || string(change.Old) != files[name] {
		t.Fatal("old or changed is wrong")
	}
	var said []string
	for _, d := range change.Deeds {
		said = append(said, strings.TrimSpace(string(d.Kind)+" "+d.Message+" "+d.From))
	}
	return string(change.New), strings.Join(said, ", ")
}

func TestSync(t *testing.T) {
	const aside = heading + "\n\n"
	behind := func(block string) string { return new(desk).behind(strings.TrimSuffix(block, "\n")) + "\n" }
	gone := table("gone", "", "Old.", "Vieux.")
	unfilled := "# en: Words.\n[body]\nhash = \"" + hashed("", "Words.") + "\"\nother = \"\"\n"
	for _, c := range []struct {
		name        string
		en, fr      string // changes: old → new, or the whole
		want, deeds string
	}{
		{"in step", english, whole, whole, ""},
		{"a message is missing", english, strings.Replace(whole, body+"\n", "", 1), strings.Replace(whole, body, unfilled, 1), "added body"},
		{"the first is missing, with its note", english, strings.Replace(whole, title+"\n", "", 1),
			strings.Replace(whole, title, "# en: Title\n# note: On top.\n[title]\nhash = \""+hashed("On top.", "Title")+"\"\nother = \"\"\n", 1), "added title"},
		{"all are missing", english, "# French", "# French\n\n# en: Title\n# note: On top.\n[title]\nhash = \"" + hashed("On top.", "Title") + "\"\nother = \"\"\n\n" + unfilled +
			"\n# en: Yours,\n[end]\nhash = \"" + hashed("", "Yours,") + "\"\nother = \"\"\n\n# en: Council\n[council]\nhash = \"" + hashed("", "Council") + "\"\nother = \"\"\n",
			"added title, added body, added end, added council"},
		{"two missing in a row, comments below", english, title + "# after\n\n" + council,
			title + "# after\n\n" + unfilled + "\n# en: Yours,\n[end]\nhash = \"" + hashed("", "Yours,") + "\"\nother = \"\"\n\n" + council, "added body, added end"},
		{"the English changed", strings.Replace(english, "Words.", "Many words.", 1), whole,
			strings.Replace(whole, "# en: Words.", "# was: Words.\n# now: Many words.", 1), "stale body"},
		{"it changed once more", strings.Replace(english, "Words.", "More words.", 1), strings.Replace(whole, "# en: Words.", "# was: Words.\n# now: Many words.", 1),
			strings.Replace(whole, "# en: Words.", "# was: Words.\n# now: More words.", 1), "stale body"},
		{"it is again what it was", english, strings.Replace(whole, "# en: Words.", "# was: Words.\n# now: Many words.", 1), whole, "fits body"},
		{"was is deleted by hand", strings.Replace(english, "Words.", "Many words.", 1), strings.Replace(whole, "# en: Words.", "# now: Many words.", 1),
			strings.Replace(strings.Replace(whole, "# en: Words.", "# en: Many words.", 1), hashed("", "Words."), hashed("", "Many words."), 1), "fits body"},
		{"was is deleted by hand, and the English changed once more", strings.Replace(english, "Words.", "More words.", 1), strings.Replace(whole, "# en: Words.", "# now: Many words.", 1),
			strings.Replace(whole, "# en: Words.", "# was: Many words.\n# now: More words.", 1), "stale body"},
		{"nobody knows from what", english, strings.Replace(strings.Replace(whole, "# en: Words.\n", "", 1), hashed("", "Words."), "sha1-0", 1),
			strings.Replace(strings.Replace(whole, "# en: Words.\n", "# was: (not recorded)\n# now: Words.\n", 1), hashed("", "Words."), "sha1-0", 1), "stale body"},
		{"a description changed", strings.Replace(english, "On top.", "Above.", 1), whole, strings.Replace(whole, hashed("On top.", "Title"), hashed("Above.", "Title"), 1), ""},
		{"stale already, beside one that is new", strings.Replace(strings.Replace(english, "Words.", "Many words.", 1), "Yours,", "Ours,", 1), strings.Replace(whole, "# en: Words.", "# was: Words.\n# now: Many words.", 1),
			strings.Replace(strings.Replace(whole, "# en: Words.", "# was: Words.\n# now: Many words.", 1), "# en: Yours,", "# was: Yours,\n# now: Ours,", 1), "stale end"},
		{"today's hash between other marks", english, strings.Replace(whole, `"`+hashed("", "Words.")+`"`, "'"+hashed("", "Words.")+"'", 1), strings.Replace(whole, `"`+hashed("", "Words.")+`"`, "'"+hashed("", "Words.")+"'", 1), ""},
		{"a key above the tables", english, "body = \"Des mots.\"\n\n" + strings.Replace(whole, body+"\n", "", 1), "body = \"Des mots.\"\n\n" + strings.Replace(whole, body+"\n", "", 1), ""},
		{"a key above the tables, and what stands behind it is missing", english, "body = \"Des mots.\"\n\n" + title + "\n" + council,
			"body = \"Des mots.\"\n\n" + title + "\n# en: Yours,\n[end]\nhash = \"" + hashed("", "Yours,") + "\"\nother = \"\"\n\n" + council, "added end"},
		{"neither note nor hash", english, strings.Replace(whole, body, "[body]\nother = \"Des mots.\"\n", 1), whole, ""},
		{"goi18n's, without notes", english, strings.Replace(whole, "# en: Words.\n", "", 1), whole, ""},
		{"a note twice", english, strings.Replace(whole, "# en: Words.\n", "# en: Words.\n# mine\n# en: Words\n", 1), strings.Replace(whole, "# en: Words.\n", "# en: Words.\n# mine\n", 1), ""},
		{"an empty one whose English changed", strings.Replace(english, "Words.", "Many words.", 1), strings.Replace(whole, body, unfilled, 1),
			strings.Replace(whole, body, strings.ReplaceAll(strings.Replace(unfilled, "Words.", "Many words.", 1), hashed("", "Words."), hashed("", "Many words.")), 1), ""},
		{"unused", english, whole + "\n" + gone, whole + "\n" + aside + behind(gone), "laid aside gone"},
		{"unused, before others", english, gone + "\n" + whole, whole + "\n" + aside + behind(gone), "laid aside gone"},
		{"unused, beside what is aside", english, whole + "\n" + aside + behind(gone) + "\n# mine\n[late]\nother = \"x\"", whole + "\n" + aside + behind(gone) + "\n" + behind("# mine\n[late]\nother = \"x\""), "laid aside late"},
		{"unused twice under one name", english, whole + "\n" + gone + "\n" + gone, whole + "\n" + aside + behind(gone) + "\n" + behind(gone), "laid aside gone, laid aside gone"},
		{"over several lines", english, whole + "\n[gone]\nother = '''\na\n\n # b'''\n", whole + "\n" + aside + "#~ [gone]\n#~ other = '''\n#~ a\n#~\n#~  # b'''\n", "laid aside gone"},
		{"asked for again", english, strings.Replace(whole, body+"\n", "", 1) + "\n" + aside + behind(body), whole, "restored body"},
		{"asked for again, and stale", strings.Replace(english, "Words.", "Many words.", 1), strings.Replace(whole, body+"\n", "", 1) + "\n" + behind(body),
			strings.Replace(whole, "# en: Words.", "# was: Words.\n# now: Many words.", 1), "restored body, stale body"},
		{"asked for again, others stay aside", english, strings.Replace(whole, body+"\n", "", 1) + "\n" + aside + behind(body) + "\n" + behind(gone), whole + "\n" + aside + behind(gone), "restored body"},
		{"laid aside twice: the later one comes back", english, strings.Replace(whole, body+"\n", "", 1) + "\n" + aside + behind(strings.Replace(body, "Des", "Les", 1)) + "\n" + behind(body),
			whole + "\n" + aside + behind(strings.Replace(body, "Des", "Les", 1)), "restored body"},
		{"renamed", english, strings.Replace(whole, "[body]", "[old-body]", 1), whole, "renamed body old-body"},
		{"renamed, known by its hash", english, strings.Replace(strings.Replace(whole, "[body]", `["old"]`, 1), "# en: Words.\n", "", 1), whole, "renamed body old"},
		{"renamed after it was laid aside", english, strings.Replace(whole, body+"\n", "", 1) + "\n" + behind(strings.Replace(body, "[body]", "[old]", 1)), whole, "restored body"},
		{"renamed, and other words", strings.Replace(english, "Words.", "Many words.", 1), strings.Replace(whole, "[body]", "[old]", 1),
			strings.Replace(whole, body, strings.ReplaceAll(strings.Replace(unfilled, "Words.", "Many words.", 1), hashed("", "Words."), hashed("", "Many words.")), 1) + "\n" + aside + behind(strings.Replace(body, "[body]", "[old]", 1)), "added body, laid aside old"},
		{"broken, and there", english, strings.Replace(whole, "\"Des mots.\"", "12", 1), strings.Replace(whole, "\"Des mots.\"", "12", 1), ""},
		{"the typesetter's own", english, whole + "\n[typesetter-page]\nother = \"{{.Page}}\"\n", whole + "\n[typesetter-page]\nother = \"{{.Page}}\"\n", ""},
		{"not the typesetter's", english, whole + "\n[typesetter-pge]\nother = \"x\"\n", whole + "\n" + aside + "#~ [typesetter-pge]\n#~ other = \"x\"\n", "laid aside typesetter-pge"},
	} {
		got, deeds := synced(t, skeleton, "fr", map[string]string{"en": c.en, "fr": c.fr})
		if got != c.want || deeds != c.deeds {
			t.Errorf("%s: %s\n%s\nwant: %s\n%s", c.name, deeds, got, c.deeds, c.want)
		}
		crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
		if got, _ := synced(t, skeleton, "fr", map[string]string{"en": c.en, "fr": "\uFEFF" + crlf(c.fr)}); strings.Contains(c.fr, "\n") && got != "\uFEFF"+crlf(c.want) {
			t.Errorf("%s, with CR LF:\n%q\nwant\n%q", c.name, got, crlf(c.want))
		}
		if again, _ := synced(t, skeleton, "fr", map[string]string{"en": c.en, "fr": got}); again != got {
			t.Errorf("%s, twice:\n%s\nonce\n%s", c.name, again, got)
		}
	}
}

// TestSyncVariant has the notes of a variant, which are about two texts.
func TestSyncVariant(t *testing.T) {
	hash := "hash = \"" + hashed("", "Words.") + "\"\n"
	const words = "other = \"Mots.\"\n"
	for _, c := range []struct{ name, old, want, deeds string }{
		{"no notes", "# mine\n[body]\n" + words, "# mine\n# en: Words.\n# fr: Des mots.\n[body]\n" + hash + words, ""},
		{"the base's alone", "# mine\n# fr: Des mots.\n[body]\n" + words, "# mine\n# en: Words.\n# fr: Des mots.\n[body]\n" + hash + words, ""},
		{"the source's alone", "# en: Words.\n# mine\n[body]\n" + words, "# en: Words.\n# mine\n# fr: Des mots.\n[body]\n" + hash + words, ""},
		{"the base changed", "# fr: Mot.\n# mine\n[body]\n" + words, "# en: Words.\n# was fr: Mot.\n# now fr: Des mots.\n# mine\n[body]\n" + hash + words, "stale body"},
		{"both changed", "# en: Word.\n# fr: Mot.\n[body]\n" + words, "# was: Word.\n# now: Words.\n# was fr: Mot.\n# now fr: Des mots.\n[body]\n" + words, "stale body, stale body"},
		{"nothing is added", "# none yet\n", "# none yet\n", ""},
	} {
		got, deeds := synced(t, skeleton, "fr-CA", map[string]string{"en": english, "fr": whole, "fr-CA": c.old})
		if got != c.want || deeds != c.deeds {
			t.Errorf("%s: %s\n%s\nwant: %s\n%s", c.name, deeds, got, c.deeds, c.want)
		}
	}
}
