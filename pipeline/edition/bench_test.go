package edition

import (
	"os"
	"testing"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/letter"
)

// BenchmarkBuild builds every edition of the project's own letter.
func BenchmarkBuild(b *testing.B) {
	fsys := os.DirFS("../..")
	l, _, err := letter.Read(fsys)
	if err != nil {
		b.Fatal(err)
	}
	set, _, err := catalog.Read(fsys, l.Source.Name)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, e := range l.Editions {
			for _, tag := range e.Languages {
				if built, _ := Build(l, set, e, tag.Name, Options{}); built == nil {
					b.Fatal("nothing is built")
				}
			}
		}
	}
}
