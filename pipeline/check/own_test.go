package check

import (
	"slices"
	"testing"
)

// TestOwnWords gives editions of the small letter their own words and holds what is found.
func TestOwnWords(t *testing.T) {
	south := []string{"letter", "id = \"south\"", "id = \"south\"\nmessages = { body = \"body-south\" }"}
	both := append(slices.Clone(south), "letter", "id = \"north\"\nrecipients", "id = \"north\"\nmessages = { body = \"body-south\" }\nrecipients")
	english := []string{"en", "[north]", "[body-south]\nother = \"Give us {{.Rooms}} rooms, see [the plan](#plan).\"\n[north]"}
	french := []string{"fr", "[north]", "[body-south]\nother = \"Donnez {{.Rooms}} salles, voir [le plan](#plan).\"\n[north]"}
	khmer := []string{"km", "[council]", "[body-south]\nother = \"សូម {{.Rooms}} បន្ទប់ [គម្រោង](#plan)\"\n[council]"}
	const gone = ""
	body := func(tag, text string) []string { return []string{tag, text, gone} }
	enBody := body("en", "[body]\nother = \"We ask for **{{.Rooms}} rooms** and *light*, see [the report](#report).\"\n")
	frBody := body("fr", "[body]\nother = \"Nous demandons **{{.Rooms}} salles** et *la lumière*, voir [le rapport](#report).\"\n")
	kmBody := body("km", "[body]\nother = \"យើងសូម **{{.Rooms}} បន្ទប់** និង*ពន្លឺ* សូមមើល[របាយការណ៍](#report)។\"\n")
	for _, c := range []struct {
		name    string
		changes []string
		want    []string
	}{
		{"all is well", slices.Concat(south, english, french, khmer), nil},
		{"asked of the edition's languages alone", slices.Concat(south, english, french),
			[]string{"locales/km.toml:5 error missing"}},
		{"what one edition replaces is asked of the others alone", slices.Concat(south, english, french, khmer, kmBody), nil},
		{"and of those", slices.Concat(south, english, french, khmer, frBody), []string{"locales/fr.toml:3 error missing"}},
		{"what every edition replaces is asked of nobody", slices.Concat(both, english, french, khmer, enBody, frBody, kmBody), nil},
		{"nor of a language that no edition takes", slices.Concat(both, english, french, frBody, kmBody,
			[]string{"letter", `languages = ["fr", "km"]`, `languages = ["fr"]`, "km", "[council]", "[north]\nother = \"ជូនខាងជើង\"\n[council]", "letter", "[fields]", "[language.km]\nrequired = false\n[fields]"}),
			[]string{"locales/km.toml:3 warning missing"}},
		{"it is not unused where it is there", slices.Concat(both, english, french, khmer), nil},
		{"own words without their English", slices.Concat(south, french, khmer), []string{"locales/letter.toml:30:21 error message-unknown"}},
		{"compared with their own English", slices.Concat(south, english, french, khmer, []string{"fr", "Donnez {{.Rooms}} salles, voir [le plan](#plan).", "Donnez des salles, voir **[le plan](#report)**."}),
			[]string{"locales/fr.toml:6:10 error emphasis-differs", "locales/fr.toml:6:10 error field-differs", "locales/fr.toml:6:36 error link-differs"}},
		{"a recipient's", slices.Concat([]string{"letter", "id = \"south\"", "id = \"south\"\nmessages = { council = \"council-south\" }",
			"en", "[north]", "[council-south]\nother = \"The Southern Council\"\n[north]", "fr", "[north]", "[council-south]\nother = \"Le Conseil du Sud\"\n[north]"}),
			[]string{"locales/km.toml:5 error missing"}},
	} {
		got := slices.DeleteFunc(brief(found(t, folder(t, c.changes...))), func(s string) bool { return s == "locales/letter.toml:17:8 remark link-no-address" })
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
