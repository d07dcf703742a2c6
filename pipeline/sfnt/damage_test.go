package sfnt

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// exercise does with a font whatever can be done. It fails when a result is not as
// promised; a panic fails by itself.
func exercise(t testing.TB, data []byte) (whole bool) {
	t.Helper()
	f, err := Parse(data)
	if err != nil {
		if f != nil || err.Error() == "" {
			t.Errorf("font %v and error %v", f, err)
		}
		return false
	}
	whole = true
	for gid := -1; gid <= f.NumGlyphs; gid++ {
		if a := f.Advance(gid); a < 0 || a > 0xFFFF {
			t.Errorf("glyph %d: advance %d", gid, a)
		}
		o, err := f.Outline(gid)
		if err != nil {
			whole = whole && (gid < 0 || gid == f.NumGlyphs)
			continue
		}
		if o.Points() > maxPoints || !o.Box().fits() {
			t.Errorf("glyph %d: %d points in %v", gid, o.Points(), o.Box())
		}
		if s, err := o.Simple(); err == nil && s.Points != o.Points() {
			t.Errorf("glyph %d: encoded %d of %d points", gid, s.Points, o.Points())
		}
	}
	for _, r := range []rune{-1, 0, 'H', 'x', 0xD800, 0xE000, 0xE003, 0xE004, 0xFFFF, 0xF0000, 0x10FFFF, 0x7FFFFFFF} {
		if gid, ok := f.GlyphIndex(r); int(gid) >= f.NumGlyphs || ok != (gid != 0) {
			t.Errorf("%U: glyph %d of %d, %v", r, gid, f.NumGlyphs, ok)
		}
	}
	if _, err := readDirectory(f.Stripped()); err != nil {
		t.Errorf("stripped: %v", err)
	}
	return whole
}

// broad has what Build does not write: a cmap with a glyph array and groups, a matrix,
// matched points.
func broad(t testing.TB) []byte {
	t.Helper()
	glyphs := sampleGlyphs()
	nested := append(glyph(-1, componentOffset|componentMatrix|componentMore|componentScaledOffset, 3), 5, 6)
	nested = append16(nested, one/2, 77, -77, one)
	nested = append(append16(nested, 0, 6), 1, 2)
	glyphs = append(glyphs, Glyph{Simple: Simple{Data: nested, Contours: 1}})
	data := built(t, plain(), glyphs, 4)
	cmap := append16(nil, 0, 2, 3, 1, 0, 20, 3, 10, 0, 60)
	cmap = append(cmap, segments4([3]int{'H', 'J', 0}, 1, 2, 3)...)
	cmap = append(cmap, make([]byte, 60-len(cmap))...)
	cmap = append16(cmap, 12, 0, 0, 28, 0, 0, 0, 1, 0, 'H', 0, 'J', 0, 1)
	return changed(t, data, "cmap", set(cmap))
}

func TestCutFontsAreErrors(t *testing.T) {
	for _, data := range [][]byte{sample(t), broad(t)} {
		if !exercise(t, data) {
			t.Error("the whole font has errors")
		}
		for n := range len(data) - 4 {
			if _, err := Parse(data[:n:n]); err == nil {
				t.Errorf("%d of %d bytes: no error", n, len(data))
			}
		}
	}
}

func TestDamagedFontsDoNoHarm(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, data := range [][]byte{sample(t), broad(t)} {
		broken := 0
		for range 5000 {
			b := bytes.Clone(data)
			for range 1 + random.IntN(4) {
				mutate(random, b)
			}
			if !exercise(t, b) {
				broken++
			}
		}
		if broken < 1000 {
			t.Errorf("only %d of 5000 were noticed", broken)
		}
	}
}

// mutate flips a bit, or sets a byte or a 16-bit number to a value at an edge.
func mutate(random *rand.Rand, b []byte) {
	at := random.IntN(len(b) - 1)
	switch random.IntN(3) {
	case 0:
		b[at] ^= 1 << random.IntN(8)
	case 1:
		b[at] = []byte{0, 1, 0x7F, 0x80, 0xFF}[random.IntN(5)]
	default:
		put16(at, []int{0, 1, 0x7FFF, 0x8000, 0xFFFF}[random.IntN(5)])(b)
	}
}

// TestEveryByteOfTheTables leaves no place out: each is set to each edge.
func TestEveryByteOfTheTables(t *testing.T) {
	data := broad(t)
	for at := range data {
		for _, v := range []byte{0, 1, 0x7F, 0x80, 0xFF} {
			b := bytes.Clone(data)
			b[at] = v
			exercise(t, b)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample(f))
	f.Add(broad(f))
	f.Add([]byte("OTTO"))
	f.Fuzz(func(t *testing.T, data []byte) { exercise(t, data) })
}
