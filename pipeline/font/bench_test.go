package font

import (
	"testing"

	"golang.org/x/text/language"

	"letterpress/fonts"
)

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Open(fonts.FS, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		l, _, err := Open(fonts.FS, nil)
		if err != nil {
			b.Fatal(err)
		}
		s, err := l.Stack(language.MustParseScript("Jpan"), "text", false, false)
		if err != nil {
			b.Fatal(err)
		}
		s.First().Shaping()
	}
}

func BenchmarkResolve(b *testing.B) {
	l, _, err := Open(fonts.FS, nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name, script string
		r            rune
	}{{"first", "Khmr", 'ក'}, {"third", "Khmr", 'C'}, {"Japanese", "Jpan", '国'}, {"none", "Latn", 0x10FFFF}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				s, _ := l.Stack(language.MustParseScript(c.script), "text", false, false)
				s.Resolve(c.r)
			}
		})
	}
}
