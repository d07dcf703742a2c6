package sfnt

import "testing"

func BenchmarkParse(b *testing.B) {
	for _, name := range []string{"SourceSerif4_400Regular", "NotoSerifKhmer_400Regular", "NotoSerifJP_400Regular"} {
		data := families(b)[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				parsed(b, data)
			}
		})
	}
}

func BenchmarkStripped(b *testing.B) {
	f := parsed(b, families(b)["NotoSerifJP_400Regular"])
	b.Run("write", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f.Stripped()
		}
	})
	stripped := f.Stripped()
	b.Run("go-text loads it", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			load(b, stripped)
		}
	})
}

func BenchmarkGlyphIndex(b *testing.B) {
	f := parsed(b, families(b)["NotoSerifJP_400Regular"])
	for b.Loop() {
		if _, ok := f.GlyphIndex('神'); !ok {
			b.Fatal("no glyph")
		}
	}
}

// clusters is a Khmer letter's worth of slots: 1,500 of two or three glyphs out of 300.
func clusters(b *testing.B, f *Font) []Glyph {
	const slots, hosts = 1500, 300
	glyphs := make([]Glyph, 1+slots+hosts)
	for i := range hosts {
		o, err := f.Outline(10 + i)
		if err != nil {
			b.Fatal(err)
		}
		s, err := o.Simple()
		if err != nil {
			b.Fatal(err)
		}
		glyphs[1+slots+i].Simple = s
	}
	for i := range slots {
		g := Glyph{Advance: 500 + i%40}
		for k := range 2 + i%2 {
			g.Components = append(g.Components, Component{1 + slots + (i*7+k*31)%hosts, k * 120, -k * 40})
		}
		glyphs[1+i] = g
	}
	return glyphs
}

func BenchmarkBuild(b *testing.B) {
	glyphs := clusters(b, parsed(b, families(b)["NotoSerifKhmer_400Regular"]))
	b.ReportAllocs()
	for b.Loop() {
		built(b, plain(), glyphs, 1500)
	}
}

func BenchmarkOutline(b *testing.B) {
	f := parsed(b, families(b)["NotoSerifKhmer_400Regular"])
	gid, ok := f.GlyphIndex('ក')
	if !ok {
		b.Fatal("no glyph")
	}
	o, err := f.Outline(int(gid))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("decode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f.Outline(int(gid))
		}
	})
	b.Run("encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			o.Simple()
		}
	})
}
