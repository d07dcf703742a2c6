package check

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
)

// stale finds translations whose source, or whose base where they are a variant's, has
// changed since.
func (w *words) stale(m *catalog.Message) {
	var changed []string
	for _, fit := range w.set.Fits(m) {
		if fit.Stale {
			changed = append(changed, "the "+LanguageName(fit.Origin.Message.Tag())+of(m, len(changed))+" changed"+difference(fit.Was, fit.Now))
		}
	}
	if len(changed) == 0 {
		return
	}
	level := diag.Error
	if !w.letter.Required(m.Tag()) {
		level = diag.Warning
	}
	w.add(diag.Finding{Code: "stale", Level: level, Pos: m.Header, Catalog: m.Catalog, Message: m.ID,
		Problem: fmt.Sprintf("%s; your %s is kept", strings.Join(changed, " and "), LanguageName(m.Tag())),
		Hint:    fmt.Sprintf("change it if needed, then: letterpress accept %s %s", m.Catalog, m.ID)})
}

// of names a message where it is spoken of first.
func of(m *catalog.Message, before int) string {
	if before > 0 {
		return ""
	}
	return fmt.Sprintf(" of %q", m.ID)
}

// LanguageName gives the name of a language in English, "Canadian French", or its tag where
// CLDR has none.
func LanguageName(tag language.Tag) string {
	if name := display.English.Tags().Name(tag); name != "" {
		return name
	}
	return tag.String()
}

// difference shows in brackets what became of the words, or nothing where the old ones are
// not known or the change is too long to be shown.
func difference(was, now string) string {
	if was == "" || was == now {
		return ""
	}
	a, b := strings.Fields(was), strings.Fields(now)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	old, new := strings.Join(a, " "), strings.Join(b, " ")
	for _, c := range []string{".", ",", ";", ":", "!", "?"} {
		if strings.HasSuffix(old, c) && strings.HasSuffix(new, c) {
			old, new = strings.TrimSuffix(old, c), strings.TrimSuffix(new, c)
		}
	}
	return fmt.Sprintf(" (%s → %s)", shown(old), shown(new))
}

// shown gives words as a message has room for them.
func shown(words string) string {
	const most = 30
	all := []rune(words)
	switch {
	case len(all) == 0:
		return "nothing"
	case len(all) > most:
		return strings.TrimSpace(string(all[:most])) + "…"
	}
	return words
}
