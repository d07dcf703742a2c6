package main

import (
	"io"
	"path/filepath"
	"testing"
)

// BenchmarkBuild makes the fifteen PDFs of the letter, everything read anew each time.
func BenchmarkBuild(b *testing.B) {
	out := b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		if code := run([]string{"letterpress", "-C", filepath.Join("..", ".."), "build", "--out", out}, io.Discard, io.Discard, none); code != exitDone {
			b.Fatalf("exit %d", code)
		}
	}
}

// BenchmarkCheck lays the pages of the letter out and writes nothing.
func BenchmarkCheck(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if code := run([]string{"letterpress", "-C", filepath.Join("..", ".."), "check"}, io.Discard, io.Discard, none); code != exitDone {
			b.Fatalf("exit %d", code)
		}
	}
}

// BenchmarkHelp is what the command costs before it does anything.
func BenchmarkHelp(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if code := run([]string{"letterpress", "help", "build"}, io.Discard, io.Discard, none); code != exitDone {
			b.Fatalf("exit %d", code)
		}
	}
}

// BenchmarkWrite is one file's way to the disk, synced.
func BenchmarkWrite(b *testing.B) {
	path := filepath.Join(b.TempDir(), "open.en.pdf")
	data := make([]byte, 50_000)
	for b.Loop() {
		if err := writeFile(path, data); err != nil {
			b.Fatal(err)
		}
	}
}
