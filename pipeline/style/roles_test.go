package style_test

import (
	"slices"
	"testing"

	"letterpress/pipeline/letter"
	"letterpress/pipeline/page"
	"letterpress/pipeline/style"
)

// A role that fell back to the paragraph's style unseen would be caught here: every role of a
// letter and of its furniture has a line of its own in the default table, and no other has.
func TestNoRoleOfALetterIsForgotten(t *testing.T) {
	want := append([]letter.Role{page.Foot, page.Draft}, letter.Roles...)
	for _, role := range want {
		if !slices.Contains(style.Roles, string(role)) {
			t.Errorf("style.toml has no role %q", role)
		}
	}
	if len(style.Roles) != len(want) {
		t.Errorf("style.toml knows %d roles, a letter has %d: %q", len(style.Roles), len(want), style.Roles)
	}
}
