package pipeline

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"letterpress/fonts"
)

// smallLetter is a letter in English, French and Khmer, with a variant of the French.
func smallLetter() fstest.MapFS {
	files := map[string]string{
		"letter": "source = \"en\"\nlanguages = [\"en\", \"fr\", \"km\"]\n[[block]]\nrole = \"title\"\nmessage = \"title\"\n[[block]]\nrole = \"paragraph\"\nmessage = \"body\"\n" +
			"[[block]]\nrole = \"recipients\"\n[[recipient]]\nid = \"us\"\nmessage = \"us\"\n[[edition]]\nid = \"all\"\nrecipients = [\"us\"]\nlanguages = [\"en\", \"fr\", \"fr-CA\", \"km\"]\npaper = \"A4\"\n",
		"en":    "[title]\nother = \"Title\"\n\n[body]\nother = \"Some words here.\"\n\n[us]\nother = \"Us\"\n",
		"fr":    "# en: Title\n[title]\nother = \"Titre\"\n\n# en: Some words here.\n[body]\nother = \"Des mots.\"\n\n# en: Us\n[us]\nother = \"Nous\"\n",
		"fr-CA": "# en: Title\n# fr: Titre\n[title]\nother = \"Entête\"\n",
		"km":    "# en: Title\n[title]\nother = \"ចំណងជើង\"\n\n# en: Some words here.\n[body]\nother = \"ពាក្យ\"\n\n# en: Us\n[us]\nother = \"យើង\"\n",
	}
	out := fstest.MapFS{}
	for name, text := range files {
		out["locales/"+name+".toml"] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// changed puts new words in the place of old ones: file, old, new, and so on. Old words that
// are empty stand for the whole file.
func changed(t interface{ Fatalf(string, ...any) }, folder fstest.MapFS, changes ...string) fstest.MapFS {
	for c := range slices.Chunk(changes, 3) {
		path := "locales/" + c[0] + ".toml"
		text := c[2]
		if c[1] != "" {
			text = strings.Replace(string(folder[path].Data), c[1], c[2], 1)
			if !strings.Contains(string(folder[path].Data), c[1]) {
				t.Fatalf("%s does not hold %q", path, c[1])
			}
		}
		folder[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return folder
}

func keeper(t interface{ Fatal(...any) }, folder fstest.MapFS) *Keeper {
	k, err := OpenKeeper(folder)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// told gives what a keeper did: "fr: stale title", "km: toml", "2 in step", or the matter and
// the hint of a word that it does not know.
func told(t interface{ Fatal(...any) }, kept *Kept, err error) string {
	var unknown UnknownName
	if errors.As(err, &unknown) {
		return unknown.Error() + " | " + unknown.Hint
	}
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	short := func(file string) string { return strings.TrimSuffix(strings.TrimPrefix(file, "locales/"), ".toml") }
	for _, c := range kept.Changes {
		one := short(c.File) + ":"
		for _, d := range c.Deeds {
			one += " " + string(d.Kind) + " " + d.Message
		}
		said = append(said, one)
	}
	for _, f := range kept.InTheWay {
		said = append(said, fmt.Sprintf("%s: %s %s", short(f.Pos.File), f.Level, f.Code))
	}
	for _, m := range kept.Left {
		said = append(said, "left "+m.Catalog+" "+m.ID)
	}
	if kept.InStep > 0 {
		said = append(said, fmt.Sprint(kept.InStep, " in step"))
	}
	return strings.Join(said, "; ")
}

// written makes the changes.
func written(folder fstest.MapFS, kept *Kept) {
	for _, c := range kept.Changes {
		folder[c.File] = &fstest.MapFile{Data: c.New}
	}
}

func TestKeeperSync(t *testing.T) {
	const translations = "the translations are fr, fr-CA, km"
	broken := []string{"km", "[us]\n", "[us]\nx = \"a\" b\"\n", "en", "Us", "You"}
	for _, c := range []struct {
		name    string
		changes []string
		words   string
		want    string
	}{
		{"hashes are written", nil, "", "fr:; fr-CA:; km:"},
		{"one language, with its variants", nil, "fr", "fr:; fr-CA:"},
		{"a variant alone", nil, "fr-CA", "fr-CA:"},
		{"in the order of names, each once", nil, "km fr fr-CA km", "fr:; fr-CA:; km:"},
		{"a language whose tag begins like another's", []string{"frr", "", "[title]\nother = \"x\"\n"}, "fr", "fr:; fr-CA:"},
		{"the source", nil, "en", `"en" is the source: the others are brought in step with it | ` + translations},
		{"no language", nil, "fr xx", `there is no catalog for "xx" | ` + translations},
		{"a slip", nil, "FR-CA", `there is no catalog for "FR-CA"; did you mean "fr-CA"? | ` + translations},
		{"a language that is not begun", nil, "de", `there is no catalog for "de" | to start the language: letterpress sync --new de`},
		{"a language that is not begun, and near another", nil, "ko", `there is no catalog for "ko"; did you mean "km"? | to start the language: letterpress sync --new ko`},
		{"the source changed", []string{"en", "Title", "Titles"}, "", "fr: stale title; fr-CA: stale title; km: stale title"},
		{"one cannot be read", broken, "", "fr: stale us; fr-CA:; km: error toml"},
		{"a message twice in one", []string{"km", "[us]", "[us]\nother = \"x\"\n[us]"}, "km", "km:"},
		{"one is empty", []string{"km", "", ""}, "km", "km: error file-form"},
		{"a translation of CR LF", []string{"km", "", "[title]\r\nother = \"x\"\r\n"}, "km", "km: added body added us"},
		{"the source cannot be read", []string{"en", "[us]", "[us"}, "", "en: error toml"},
		{"the source says a thing twice", []string{"en", "[us]", "[us]\nother = \"x\"\n[us]"}, "", "en: error duplicate-id"},
		{"a message of the source is blank", []string{"en", "\"Us\"", "\"\""}, "km", "km: stale us"},
		{"letter.toml has an error", []string{"letter", "\"title\"", "\"titel\""}, "km", "letter: error letter-name"},
		{"letter.toml has a remark", []string{"letter", "source", "\uFEFFsource"}, "km", "km:"},
		{"there is no source", []string{"letter", "source = \"en\"", "source = \"ja\"", "letter", "\"km\"]", "\"km\", \"ja\"]"}, "km", "ja: error no-catalog"},
	} {
		folder := changed(t, smallLetter(), c.changes...)
		kept, err := keeper(t, folder).Sync(strings.Fields(c.words))
		if got := told(t, kept, err); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	alone := changed(t, smallLetter(), "letter", "\"km\"]\n", "\"km\", \"de\"]\n")
	for _, name := range []string{"fr", "fr-CA", "km"} {
		delete(alone, "locales/"+name+".toml")
	}
	kept, err := keeper(t, alone).Sync([]string{"xx"})
	if got := told(t, kept, err); got != `there is no catalog for "xx" | there are no translations yet` {
		t.Errorf("no translations: %q", got)
	}
}

// damage breaks a small letter at random, in ways that a week of work does.
func damage(t *rapid.T, folder fstest.MapFS) {
	for range rapid.IntRange(0, 4).Draw(t, "damages") {
		name := rapid.SampledFrom([]string{"en", "fr", "fr-CA", "km"}).Draw(t, "file")
		id := rapid.SampledFrom([]string{"title", "body", "us"}).Draw(t, "message")
		do := rapid.SampledFrom([]string{"gone", "blank", "new words", "no note", "broken", "renamed", "twice", "unsound", "field"}).Draw(t, "damage")
		path := "locales/" + name + ".toml"
		blocks := strings.Split(string(folder[path].Data), "\n\n")
		at := slices.IndexFunc(blocks, func(b string) bool { return strings.Contains(b, "["+id+"]") })
		if at < 0 {
			continue
		}
		head, rest, _ := strings.Cut(blocks[at], "other = \"")
		switch do {
		case "gone":
			blocks = slices.Delete(blocks, at, at+1)
		case "blank":
			blocks[at] = head + "other = \"\""
		case "new words":
			blocks[at] = head + "other = \"New " + rest
		case "no note":
			blocks[at] = blocks[at][strings.Index(blocks[at], "["):]
		case "broken":
			blocks[at] = head + "other = \"a\" " + rest
		case "renamed":
			blocks[at] = strings.Replace(blocks[at], "["+id+"]", "[old-"+id+"]", 1)
		case "twice":
			blocks = append(blocks, blocks[at])
		case "unsound":
			blocks[at] = head + "other = 1"
		case "field":
			blocks[at] = head + "other = \"{{.None}} " + rest
		}
		folder[path] = &fstest.MapFile{Data: []byte(strings.Join(blocks, "\n\n"))}
	}
}

// TestSyncedIsInStep holds that what was synced has nothing to change, whatever was wrong with
// it, and that what stood in the way still does.
func TestSyncedIsInStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folder := smallLetter()
		damage(t, folder)
		kept, err := keeper(t, folder).Sync(nil)
		if err != nil {
			t.Fatal(err)
		}
		written(folder, kept)
		again, err := keeper(t, folder).Sync(nil)
		if err != nil || len(again.Changes) > 0 || again.InStep != len(kept.Changes)+kept.InStep || len(again.InTheWay) != len(kept.InTheWay) {
			t.Fatalf("%v; %q, then %q", err, told(t, kept, err), told(t, again, err))
		}
	})
}

// TestVariantBehindItsParents has a variant whose parent's name comes after its own: CLDR makes
// pt-PT the parent of pt-AO.
func TestVariantBehindItsParents(t *testing.T) {
	folder := changed(t, smallLetter(), "pt", "", "# en: Title\n[title]\nother = \"A\"\n", "pt-PT", "", "# en: Title\n[old]\nother = \"B\"\n", "pt-AO", "", "# en: Title\n# pt: A\n[title]\nother = \"C\"\n")
	kept, err := keeper(t, folder).Sync([]string{"pt"})
	if got := told(t, kept, err); got != "pt: added body added us; pt-AO:; pt-PT: renamed title" {
		t.Errorf("%q", got)
	}
	written(folder, kept)
	again, err := keeper(t, folder).Sync([]string{"pt"})
	if got := told(t, again, err); got != "3 in step" {
		t.Errorf("twice: %q", got)
	}
}

func TestKeeperStart(t *testing.T) {
	const tags = "languages are named by BCP 47 tags: a language, and a country where it matters"
	for _, c := range []struct {
		name    string
		changes []string
		tag     string
		want    string
	}{
		{"a language", nil, "de", "letter:; de: added title added body added us"},
		{"one that letter.toml names", []string{"letter", "\"km\"]\n", "\"km\", \"de\"]\n[language.de]\nrequired = false\n"}, "de", "de: added title added body added us"},
		{"a variant", nil, "fr-CH", "fr-CH:"},
		{"one without a font", nil, "ko", "letter:; ko: added title added body added us; ko: warning script-font"},
		{"one without rules", nil, "ar", "ar: error script-refused"},
		{"one that is there", nil, "fr", `there is a catalog for "fr" already, locales/fr.toml | letterpress sync fr`},
		{"the source", nil, "en", `"en" is the source: the others are brought in step with it | the translations are fr, fr-CA, km`},
		{"not canonical", nil, "FR", `"FR" is no language; did you mean "fr"? | ` + tags},
		{"a country", nil, "jp", `"jp" is no language; "jp" is a country: did you mean "ja"? | ` + tags},
		{"nothing", nil, "", `"" is no language | ` + tags},
		{"the source cannot be read", []string{"en", "[us]", "[us"}, "de", "en: error toml"},
		{"letter.toml has an error", []string{"letter", "\"title\"", "\"titel\""}, "de", "letter: error letter-name"},
	} {
		folder := changed(t, smallLetter(), c.changes...)
		kept, err := keeper(t, folder).Start(c.tag, fonts.FS)
		if got := told(t, kept, err); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if err != nil || len(kept.Changes) == 0 {
			continue
		}
		written(folder, kept)
		again, err := keeper(t, folder).Sync([]string{c.tag})
		if got := told(t, again, err); got != "1 in step" {
			t.Errorf("%s, then sync: %q", c.name, got)
		}
	}
	kept, err := keeper(t, smallLetter()).Start("ar", fonts.FS)
	if err != nil || kept.InTheWay[0].Pos.File != "locales/ar.toml" || kept.InTheWay[0].Hint != "nothing was written; a language waits until there are rules for its script" {
		t.Errorf("%v, %+v", err, kept)
	}
}

// TestStartStoppedMidway holds that a language of which only letter.toml was written can be
// begun once more.
func TestStartStoppedMidway(t *testing.T) {
	folder := smallLetter()
	kept, err := keeper(t, folder).Start("de", fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	folder[kept.Changes[0].File] = &fstest.MapFile{Data: kept.Changes[0].New}
	again, err := keeper(t, folder).Start("de", fonts.FS)
	if got := told(t, again, err); got != "de: added title added body added us" {
		t.Errorf("%q", got)
	}
}
