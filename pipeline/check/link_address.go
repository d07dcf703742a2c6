package check

import (
	"fmt"
	"net/url"
	"slices"

	"letterpress/pipeline/diag"
)

// schemes are what a link in a letter may lead to: pages, mail and telephones.
var schemes = []string{"https", "http", "mailto", "tel"}

// addresses finds links that lead nowhere that a letter may lead, and remarks on those whose
// address is not known.
func (w *words) addresses() {
	for _, l := range w.letter.Links {
		if l.URL == "" {
			w.add(diag.Finding{Code: "link-no-address", Level: diag.Remark, Pos: l.URLPos, Problem: fmt.Sprintf("the link %q has no address; its words are printed plain", l.ID),
				Hint: "write its address here when it is known"})
			continue
		}
		u, err := url.Parse(l.URL)
		switch {
		case err != nil || u.Scheme == "" || u.Host == "" && u.Opaque == "":
			w.address(l.URLPos, fmt.Sprintf("%q is no whole address", l.URL), "write it as in https://example.org/page or mailto:name@example.org")
		case !slices.Contains(schemes, u.Scheme):
			w.address(l.URLPos, fmt.Sprintf("a letter does not lead to %s: addresses", u.Scheme), "write an address that begins with https:, mailto: or tel:")
		case u.User != nil && u.Scheme != "mailto":
			w.address(l.URLPos, "the address holds a name or a password for a site", "write it without what stands before the @")
		}
	}
}

func (w *words) address(at diag.Position, problem, hint string) {
	w.add(diag.Finding{Code: "link-address", Level: diag.Error, Pos: at, Problem: problem, Hint: hint})
}
