package sfnt

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestSimpleGlyphs(t *testing.T) {
	triangle := append(glyph(1, 2, 0), 0x37, 0x33, 0x01, 10, 20, 0x01, 0x00, 30, 0xFF, 0xFB)
	tests := []struct {
		name string
		data []byte
		want Outline
	}{
		{"no bytes", nil, nil},
		{"no contours", glyph(0), nil},
		{"short and long steps", triangle, Outline{{{10, 30, true}, {30, 30, true}, {286, 25, true}}}},
		{"instructions are passed over", append(append(glyph(1, 0, 3), 9, 9, 9), 0x37, 1, 2), Outline{{{1, 2, true}}}},
		{"steps down and left", append(glyph(1, 0, 0), 0x06, 1, 2), Outline{{{-1, -2, false}}}},
		{"a flag repeated", append(glyph(1, 3, 0), 0x3F, 3, 1, 1, 1, 1, 2, 2, 2, 2), Outline{{{1, 2, true}, {2, 4, true}, {3, 6, true}, {4, 8, true}}}},
		{"a flag repeated too often", append(glyph(1, 1, 0), 0x3F, 9, 1, 1, 2, 2), Outline{{{1, 2, true}, {2, 4, true}}}},
		{"overlapping contours say so", append(glyph(1, 0, 0), 0x77, 1, 2), Outline{{{1, 2, true}}}},
		{"two contours", append(glyph(2, 0, 1, 0), 0x31, 0x37, 5, 6), Outline{{{0, 0, true}}, {{5, 6, true}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o, err := raw(t, tt.data).Outline(1)
			if err != nil || !equal(o, tt.want) {
				t.Errorf("got %v, %v\nwant %v", o, err, tt.want)
			}
		})
	}
}

func TestGlyphErrors(t *testing.T) {
	far := append16(glyph(1, 1, 0), 0x0101, 0x7FFF, 1, 0, 0) // two long steps to the right
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"header", make([]byte, 8), "8 bytes, its header alone needs 10"},
		{"list of contours", glyph(3, 0, 1), "ends within the list of its 3 contours"},
		{"instructions", glyph(1, 0, 1), "instructions run beyond its end"},
		{"no flags", glyph(1, 0, 0), "ends after 0 of 1 flags"},
		{"flags", append(glyph(1, 2, 0), 0x30, 0x30), "ends after 2 of 3 flags"},
		{"count of a repeated flag", append(append(glyph(1, 2, 1), 0), 0x38), "ends after 0 of 3 flags"},
		{"lying count of points", append(glyph(1, 0xFFFF, 0), 0x38, 0xFF), "ends after 256 of 65536 flags"},
		{"coordinates", append(glyph(1, 1, 0), 0x37, 0x01, 1, 1), "coordinates need 6 bytes, it has 2"},
		{"order of contours", append(glyph(3, 1, 0, 1, 0), 0x30, 0x30), "contour 1 ends before it begins"},
		{"contour without points", append(glyph(2, 1, 1, 0), 0x30, 0x30), "contour 1 ends before it begins"},
		{"inner contour", append(glyph(2, 7, 1, 0), 0x30, 0x30), "contour ends beyond its points"},
		{"coordinates out of range", far, "coordinates beyond 16 bits: {32767 0 32768 0}"},
		{"composite, no component", glyph(-1), "ends within a component"},
		{"composite, words", glyph(-1, componentOffset|componentWords, 0, 0), "ends within a component"},
		{"composite, matrix", glyph(-1, componentOffset|componentMatrix, 0, 0, one, 0, 0), "ends within a component"},
		{"composite, one component more", glyph(-1, componentOffset|componentMore, 0, 0), "ends within a component"},
		{"component that the font does not have", glyph(-1, componentOffset, 99, 0), "component 99: the font has 2 glyphs"},
		{"composite of itself", glyph(-1, componentOffset, 1, 0), strings.Repeat("component 1: ", 16) + "composites nested deeper than 16"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := raw(t, tt.data).Outline(1)
			wantError(t, err, "glyf: glyph 1: "+tt.want)
		})
	}
}

func TestPlacesOfGlyphs(t *testing.T) {
	data := sample(t)
	f := parsed(t, data)
	for _, gid := range []int{-1, 7, 70000} {
		if _, err := f.Outline(gid); err == nil || !strings.HasSuffix(err.Error(), ": the font has 7 glyphs") {
			t.Errorf("glyph %d: %v", gid, err)
		}
	}
	f = parsed(t, changed(t, data, "loca", put16(2, 0xFFFF)))
	_, err := f.Outline(0)
	wantError(t, err, "glyf: glyph 0: loca gives it bytes 0 to 131070 of 192")
	_, err = f.Outline(1)
	wantError(t, err, "glyf: glyph 1: loca gives it bytes 131070 to 86 of 192")
}

// pair is two points of a line, and what becomes of them.
func pair(x1, y1, x2, y2 int) Contour { return Contour{{x1, y1, true}, {x2, y2, false}} }

func TestComposites(t *testing.T) {
	host := encoded(t, Outline{pair(100, 0, 0, 200)})
	half := glyph(-1, componentOffset|componentScale, 2, 0x0A0A, one/2) // of glyph 2, 10 up and right
	with := func(flags int, numbers ...int) []byte { return glyph(-1, append([]int{flags, 2}, numbers...)...) }
	second := func(flags int, numbers ...int) []byte {
		first := glyph(-1, componentOffset|componentMore, 2, 0)
		return append16(first, append([]int{flags, 2}, numbers...)...)
	}
	const words = componentOffset | componentWords
	tests := []struct {
		name string
		data []byte
		want Outline
	}{
		{"bytes", with(componentOffset, 0x05FB), Outline{pair(105, -5, 5, 195)}},
		{"words", with(words, 1000, -1000), Outline{pair(1100, -1000, 1000, -800)}},
		{"scale", with(words|componentScale, 10, 20, one/2), Outline{pair(60, 20, 10, 120)}},
		{"scales", with(words|componentScales, 10, 20, one/2, -one), Outline{pair(60, 20, 10, -180)}},
		{"matrix: a quarter turn to the left", with(words|componentMatrix, 10, 20, 0, one, -one, 0), Outline{pair(10, 120, -190, 20)}},
		{"slant", with(words|componentMatrix, 0, 0, one, 0, one/4, one), Outline{pair(100, 0, 50, 200)}},
		{"halves away from zero", with(words|componentScales, 0, 0, one/200, -one/200), Outline{pair(0, 0, 0, -1)}},
		{"offset scaled with it", with(words|componentScale|componentScaledOffset, 10, 20, one/2), Outline{pair(55, 10, 5, 110)}},
		{"offset turned with it", with(words|componentMatrix|componentScaledOffset, 10, 20, 0, one, -one, 0), Outline{pair(-20, 110, -220, 10)}},
		{"offset explicitly unscaled", with(words|componentScale|componentScaledOffset|componentUnscaledOffset, 10, 20, one/2), Outline{pair(60, 20, 10, 120)}},
		{"two", second(words, 7, 8), Outline{pair(100, 0, 0, 200), pair(107, 8, 7, 208)}},
		{"matched points, bytes", second(0, 0x0100), Outline{pair(100, 0, 0, 200), pair(0, 200, -100, 400)}},
		{"matched points, words", second(componentWords, 0, 1), Outline{pair(100, 0, 0, 200), pair(200, -200, 100, 0)}},
		{"matched after scaling", second(componentWords|componentScale, 0, 1, one/2), Outline{pair(100, 0, 0, 200), pair(150, -100, 100, 0)}},
		{"a blank leaves no trace", append16(glyph(-1, componentOffset|componentMore, 0, 0), componentOffset, 2, 0), Outline{pair(100, 0, 0, 200)}},
		{"nested", glyph(-1, componentOffset, 3, 0xFB00), Outline{pair(55, 10, 5, 110)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o, err := raw(t, tt.data, host, half).Outline(1)
			if err != nil || !equal(o, tt.want) {
				t.Errorf("got %v, %v\nwant %v", o, err, tt.want)
			}
		})
	}
}

func TestMatchedPointsThatAreNotThere(t *testing.T) {
	host := encoded(t, Outline{pair(100, 0, 0, 200)})
	two := func(a, b int) []byte {
		return append16(glyph(-1, componentOffset|componentMore, 2, 0), componentWords, 2, a, b)
	}
	_, err := raw(t, two(2, 0), host).Outline(1)
	wantError(t, err, "glyf: glyph 1: component 2: matched to point 2 of 2")
	_, err = raw(t, two(1, 2), host).Outline(1)
	wantError(t, err, "glyf: glyph 1: component 2: matched at its point 2 of 2")
}

func TestComponentsOutOfRange(t *testing.T) {
	host := encoded(t, Outline{pair(30000, 0, 0, 200)})
	_, err := raw(t, glyph(-1, componentOffset|componentWords, 2, 3000, 0), host).Outline(1)
	wantError(t, err, "glyf: glyph 1: component 2: coordinates beyond 16 bits: {3000 0 33000 200}")
}

// Few bytes can ask for more points than any machine holds.
func TestCompositesThatGrowWithoutMeasure(t *testing.T) {
	many := make(Contour, 1000)
	wide := func(gid, n int) []byte {
		g := glyph(-1)
		for range n {
			g = append16(g, componentOffset|componentMore, gid, 0)
		}
		return append16(g, componentOffset, gid, 0)
	}
	f := raw(t, wide(2, 100), wide(3, 100), encoded(t, Outline{many}))
	_, err := f.Outline(1)
	wantError(t, err, "glyf: glyph 1: component 2: component 3: more than 65535 points")
	f = raw(t, wide(2, 100), wide(3, 100), wide(0, 100))
	_, err = f.Outline(1)
	wantError(t, err, "glyf: glyph 1: component 2: component 3: more than 4096 components")
}

func encoded(t testing.TB, o Outline) []byte {
	t.Helper()
	data, err := o.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEncodedBytes(t *testing.T) {
	run := make(Contour, 300)
	for i := range run {
		run[i] = Point{i + 1, 0, true}
	}
	head := func(b Box, numbers ...int) []byte { return append16(appendHeader(nil, 1, b), numbers...) }
	tests := []struct {
		name string
		o    Outline
		want []byte
	}{
		{"blank", nil, nil},
		{"a point at the origin", Outline{{{0, 0, true}}}, append(head(Box{}, 0, 0), 0x31)},
		{"short steps", Outline{{{255, -255, false}}}, append(head(Box{255, -255, 255, -255}, 0, 0), 0x16, 255, 255)},
		{"long steps", Outline{{{256, -256, false}}}, append(head(Box{256, -256, 256, -256}, 0, 0), 0x00, 1, 0, 0xFF, 0)},
		{"a run of 300", Outline{run}, append(append(head(Box{1, 0, 300, 0}, 299, 0), 0x3B, 255, 0x3B, 43), bytes.Repeat([]byte{1}, 300)...)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := encoded(t, tt.o); !bytes.Equal(got, tt.want) {
				t.Errorf("\n got % x\nwant % x", got, tt.want)
			}
		})
	}
}

func TestOutlinesThatNoGlyphHolds(t *testing.T) {
	tests := []struct {
		name string
		o    Outline
		want string
	}{
		{"to the right", Outline{{{32768, 0, true}}}, "coordinates beyond 16 bits: {32768 0 32768 0}"},
		{"down", Outline{{{0, -32769, true}}}, "coordinates beyond 16 bits: {0 -32769 0 -32769}"},
		{"step", Outline{{{-30000, 5, true}, {30000, 5, true}}}, "step from (-30000, 5) to (30000, 5) is beyond 16 bits"},
		{"step to the next contour", Outline{{{0, -30000, true}}, {{0, 30000, true}}}, "step from (0, -30000) to (0, 30000) is beyond 16 bits"},
		{"contour without points", Outline{{{0, 0, true}}, {}}, "contour 1 has no points"},
		{"points", Outline{make(Contour, 65536)}, "65536 points, a glyph holds 65535"},
		{"contours", slices.Repeat(Outline{{{0, 0, true}}}, 32768), "32768 contours, a glyph holds 32767"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, err := tt.o.Encode()
			wantError(t, err, tt.want)
			if data != nil {
				t.Errorf("and %d bytes", len(data))
			}
		})
	}
	if _, err := (Outline{make(Contour, 65535)}).Encode(); err != nil {
		t.Errorf("65535 points: %v", err)
	}
	if _, err := slices.Repeat(Outline{{{0, 0, true}}}, 32767).Encode(); err != nil {
		t.Errorf("32767 contours: %v", err)
	}
}

func TestBox(t *testing.T) {
	tests := []struct {
		o      Outline
		want   Box
		points int
	}{
		{nil, Box{}, 0},
		{Outline{{}}, Box{}, 0},
		{Outline{{{5, -7, true}}}, Box{5, -7, 5, -7}, 1},
		{Outline{{}, {{5, -7, true}, {-1, 9, false}}, {{2, 12, true}}}, Box{-1, -7, 5, 12}, 3},
	}
	for _, tt := range tests {
		if got := tt.o.Box(); got != tt.want || tt.o.Points() != tt.points {
			t.Errorf("%v: box %v of %d points, want %v of %d", tt.o, got, tt.o.Points(), tt.want, tt.points)
		}
	}
}
