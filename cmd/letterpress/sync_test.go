package main

import (
	"testing"

	"letterpress/pipeline/letter"
	"letterpress/pipeline/merge"
)

func TestDeeds(t *testing.T) {
	did := func(kind merge.Kind, names ...string) (all []merge.Deed) {
		for _, name := range names {
			all = append(all, merge.Deed{Kind: kind, Message: name})
		}
		return all
	}
	old := []byte("old")
	for _, c := range []struct {
		name   string
		change merge.Change
		want   string
	}{
		{"one", merge.Change{Old: old, Deeds: did(merge.Added, "a")}, "added a"},
		{"as many as are named", merge.Change{Old: old, Deeds: did(merge.Stale, "a", "b", "c", "d")}, "stale a, b, c, d"},
		{"more", merge.Change{Old: old, Deeds: did(merge.Stale, "a", "b", "c", "d", "e")}, "stale 5 messages"},
		{"one twice, of source and base", merge.Change{Old: old, Deeds: did(merge.Fitting, "a", "a", "b")}, "fits a, b"},
		{"messages count once", merge.Change{Old: old, Deeds: did(merge.Fitting, "a", "a", "b", "b", "c", "c")}, "fits a, b, c"},
		{"a new name", merge.Change{Old: old, Deeds: []merge.Deed{{Kind: merge.Renamed, Message: "b", From: "a"}}}, "renamed a → b"},
		{"several kinds, in one order", merge.Change{Old: old, Deeds: append(append(append(did(merge.Aside, "a"), did(merge.Fitting, "b")...), did(merge.Restored, "c")...), did(merge.Added, "d")...)},
			"added d; restored c; fits b; laid aside a"},
		{"a new file with messages", merge.Change{Deeds: did(merge.Added, "a")}, "added a"},
		{"a new file without", merge.Change{}, "begun"},
		{"letter.toml", merge.Change{File: letter.File, Old: old}, "names the language"},
		{"nothing that has a name", merge.Change{Old: old}, "notes and hashes written"},
	} {
		if got := deeds(c.change); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
