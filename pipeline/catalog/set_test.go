package catalog

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// table is a catalog of messages that say where they are from.
func table(name string, ids ...string) string {
	var out strings.Builder
	out.WriteString("# " + name + "\n")
	for _, id := range ids {
		fmt.Fprintf(&out, "\n[%s]\nother = \"%s of %s\"\n", id, id, name)
	}
	return out.String()
}

func TestFind(t *testing.T) {
	s := mustRead(t, folder(map[string]string{
		"en.toml": table("en", "a", "b", "c"), "en-001.toml": table("en-001", "b"), "en-AU.toml": table("en-AU", "c"),
		"fr.toml": table("fr", "a"), "fr-CA.toml": table("fr-CA", "b"), "zh-Hant.toml": table("zh-Hant", "a"), "zh.toml": table("zh", "a", "b"),
	}), "en")
	for _, c := range []struct{ tag, id, want string }{
		{"en", "a", "en"}, {"en-US", "b", "en"}, {"en-AU", "a", "en"}, {"en-AU", "b", "en-001"}, {"en-AU", "c", "en-AU"}, {"en-NZ", "b", "en-001"},
		{"fr", "a", "fr"}, {"fr-CA", "a", "fr"}, {"fr-CA", "b", "fr-CA"}, {"fr", "b", ""}, {"fr-CA", "c", ""}, {"br", "a", ""},
		{"zh-Hant-HK", "a", "zh-Hant"}, {"zh-Hant-HK", "b", ""}, {"zh-TW", "b", ""}, {"zh-CN", "b", "zh"}, {"hi-Latn", "a", ""}, {"und", "a", ""},
		{"fr-u-nu-latn", "a", "fr"},
	} {
		m, ok := s.Find(language.MustParse(c.tag), c.id)
		got := ""
		if ok {
			got = m.Catalog
		}
		if got != c.want {
			t.Errorf("%s of %s is from %q, want %q", c.id, c.tag, got, c.want)
		}
	}
}

// TestFindStaysInItsLanguage holds that the words that are found are in the language that
// was asked for, whatever catalogs there are.
func TestFindStaysInItsLanguage(t *testing.T) {
	names := []string{"en", "en-001", "en-GB", "en-IN", "fr", "fr-CA", "km", "ja", "hi", "zh", "zh-Hant", "pt", "pt-PT", "sr", "sr-Latn", "nb", "ht"}
	asked := append([]string{"hi-Latn", "en-AU", "en-US", "br", "zh-TW", "zh-Hant-HK", "pt-BR", "pt-AO", "sr-Latn-ME", "nn", "fr-HT", "es-419", "sh",
		"und", "und-FR", "mul", "en-x-private", "yue", "gsw", "lb"}, names...)
	rapid.Check(t, func(t *rapid.T) {
		files := map[string]string{}
		for _, name := range rapid.SliceOfDistinct(rapid.SampledFrom(names), rapid.ID[string]).Draw(t, "catalogs") {
			files[name+".toml"] = table(name, "a")
		}
		s, _, err := Read(folder(files), "en")
		if err != nil {
			t.Fatal(err)
		}
		tag := language.MustParse(rapid.SampledFrom(asked).Draw(t, "tag"))
		m, ok := s.Find(tag, "a")
		base, _ := tag.Base()
		if ok {
			if found, _ := m.Tag().Base(); found != base {
				t.Fatalf("%s finds the words of %s", tag, m.Catalog)
			}
			return
		}
		if _, has := files[tag.String()+".toml"]; has {
			t.Fatalf("%s has a catalog and its words are not found", tag)
		}
	})
}

func TestTypesetter(t *testing.T) {
	s := mustRead(t, folder(map[string]string{"fr.toml": table("fr", "typesetter-page"), "en.toml": table("en", "typesetter-draft")}), "en")
	for _, c := range []struct{ tag, id, want string }{
		{"fr-CA", "typesetter-page", "typesetter-page of fr"}, {"fr", "typesetter-draft", "DRAFT – BROUILLON\u00a0: ne pas envoyer"},
		{"ja", "typesetter-page", "{{.Page}} / {{.Pages}}"}, {"ja", "typesetter-draft", "DRAFT 下書き：送付しないこと"}, {"km", "typesetter-missing", "[មិនទាន់បកប្រែ]"},
		{"en-GB", "typesetter-draft", "typesetter-draft of en"}, {"vi", "typesetter-draft", "DRAFT: not to be sent"}, {"und", "typesetter-missing", "[not translated]"},
	} {
		m, ok := s.Typesetter(language.MustParse(c.tag), c.id)
		if !ok || m.Other != c.want {
			t.Errorf("%s of %s: %v, want %q", c.id, c.tag, m, c.want)
		}
	}
	for _, c := range s.typesetter {
		if len(c.Messages()) != 3 {
			t.Errorf("the typesetter has %d messages in %s, want 3", len(c.Messages()), c.Name)
		}
	}
	if _, ok := s.Typesetter(language.English, "typesetter-none"); ok {
		t.Error("a message that is nowhere is found")
	}
	if !IsTypesetter("typesetter-page") || IsTypesetter("title") {
		t.Error("IsTypesetter")
	}
}

func TestMissing(t *testing.T) {
	s, _, err := Read(folder(map[string]string{
		"en.toml": table("en", "a", "b", "c", "d"), "fr.toml": table("fr", "b", "d") + "[c]\n", "fr-CA.toml": table("fr-CA", "d"),
		"ja.toml": "# nothing\n", "km.toml": "",
	}), "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ tag, id, want, hint string }{
		{"fr", "a", `locales/fr.toml:3: error: the message "a" is missing (missing)`, "locales/en.toml:4:10"},
		{"fr-CA", "a", `locales/fr.toml:3: error: the message "a" is missing (missing)`, "locales/en.toml:4:10"},
		{"fr", "e", `locales/fr.toml:8: error: the message "e" is missing (missing)`, "letterpress sync fr"},
		{"fr", "c", "", ""},
		{"en-AU", "e", `locales/en.toml:14: error: the message "e" is missing (missing)`, "write [e]"},
		{"ja", "a", `locales/ja.toml:1: error: the message "a" is missing (missing)`, "locales/en.toml:4:10"},
		{"km", "a", "", ""},
		{"vi-VN", "a", `locales/vi.toml: error: there is no catalog for "vi" (no-catalog)`, "locales/vi.toml"},
	} {
		f, ok := s.Missing(language.MustParse(c.tag), c.id)
		if ok != (c.want != "") || ok && (f.String() != c.want || !strings.Contains(f.Hint, c.hint)) {
			t.Errorf("%s of %s: %v %q, want %q with %q", c.id, c.tag, f, f.Hint, c.want, c.hint)
		}
	}
	if f, _ := s.Missing(language.French, "c"); f.Code != "" {
		t.Errorf("an unsound message is missing too: %v", f)
	}
	s, _, err = Read(folder(map[string]string{"en.toml": table("en", "a", "b", "c"), "fr.toml": table("fr", "a", "c")}), "en")
	if err != nil {
		t.Fatal(err)
	}
	if f, _ := s.Missing(language.French, "b"); f.Pos.Line != 5 {
		t.Errorf("b would stand behind a, on line 5, not at %s", f.Pos)
	}
}

// TestNoPluralRules holds that a language that go-i18n knows no plural rules of is read too.
func TestNoPluralRules(t *testing.T) {
	s := mustRead(t, folder(map[string]string{"arn.toml": "[a]\nother = \"Petu {{.Name}}\"\n"}), "arn")
	m, _ := s.Find(language.MustParse("arn"), "a")
	if f, findings := s.Fill(m, map[string]string{"Name": "mapuche"}); f.Text != "Petu mapuche" || len(findings) > 0 {
		t.Errorf("%q %v", f.Text, findings)
	}
}
