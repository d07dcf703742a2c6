package finish

import (
	"encoding/binary"
	"math"
	"testing"
)

// tagsOf reads a profile's directory (ICC.1:2010, 7.3).
func tagsOf(t *testing.T, profile []byte) map[string][]byte {
	t.Helper()
	be := binary.BigEndian
	if int(be.Uint32(profile)) != len(profile) {
		t.Fatalf("the profile says %d bytes and has %d", be.Uint32(profile), len(profile))
	}
	out := map[string][]byte{}
	for i := range int(be.Uint32(profile[128:])) {
		row := profile[132+12*i:]
		at, n := be.Uint32(row[4:]), be.Uint32(row[8:])
		if at%4 != 0 || int(at+n) > len(profile) {
			t.Fatalf("tag %s is at %d, %d bytes long, of %d", row[:4], at, n, len(profile))
		}
		out[string(row[:4])] = profile[at : at+n]
	}
	return out
}

func fixedAt(data []byte, at int) float64 {
	return float64(int32(binary.BigEndian.Uint32(data[at:]))) / 65536
}

func TestTheProfileIsWhole(t *testing.T) {
	profile := srgb()
	for at, want := range map[int]string{12: "mntr", 16: "RGB ", 20: "XYZ ", 36: "acsp"} {
		if got := string(profile[at : at+4]); got != want {
			t.Errorf("at %d stands %q, want %q", at, got, want)
		}
	}
	tags := tagsOf(t, profile)
	for _, name := range []string{"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		if len(tags[name]) == 0 {
			t.Errorf("no tag %s", name)
		}
	}
}

// TestTheProfilesColoursAreSRGBs holds that the primaries add up to the white point, D50, and
// that the curve joins at its bend and ends in 1.
func TestTheProfilesColoursAreSRGBs(t *testing.T) {
	tags := tagsOf(t, srgb())
	for axis, name := range []string{"X", "Y", "Z"} {
		sum := fixedAt(tags["rXYZ"], 8+4*axis) + fixedAt(tags["gXYZ"], 8+4*axis) + fixedAt(tags["bXYZ"], 8+4*axis)
		if white := fixedAt(tags["wtpt"], 8+4*axis); math.Abs(sum-white) > .0005 {
			t.Errorf("%s: the primaries add up to %v, white is %v", name, sum, white)
		}
	}
	curve := tags["rTRC"]
	g, a, b, c, d := fixedAt(curve, 12), fixedAt(curve, 16), fixedAt(curve, 20), fixedAt(curve, 24), fixedAt(curve, 28)
	if math.Abs(d-.04045) > .00001 {
		t.Errorf("the curve bends at %v", d)
	}
	if bend, line := math.Pow(a*d+b, g), c*d; math.Abs(bend-line) > .0001 {
		t.Errorf("at its bend the curve is %v and %v", bend, line)
	}
	if end := math.Pow(a+b, g); math.Abs(end-1) > .0001 {
		t.Errorf("the curve ends in %v", end)
	}
	// IEC 61966-2-1: half of the scale is .2140 of the light.
	if middle := math.Pow(a/2+b, g); math.Abs(middle-.2140) > .0001 {
		t.Errorf("half of the scale is %v of the light", middle)
	}
}
