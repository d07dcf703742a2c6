package catalog

import (
	"os"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	fsys := os.DirFS("../..")
	for b.Loop() {
		if _, _, err := Read(fsys, "en"); err != nil {
			b.Fatal(err)
		}
	}
}
