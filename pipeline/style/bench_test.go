package style

import "testing"

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(table); err != nil {
			b.Fatal(err)
		}
	}
}
