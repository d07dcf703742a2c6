package sfnt

import "testing"

// segments4 writes a format 4 subtable with one segment {start, end, delta} before the
// closing one; with glyphs, the segment points to them.
func segments4(segment [3]int, glyphs ...int) []byte {
	offset := 0
	if len(glyphs) > 0 {
		offset = 4 // past its own place and that of the closing segment
	}
	b := append16(nil, 4, 32+2*len(glyphs), 0, 4, 4, 1, 0,
		segment[1], 0xFFFF, 0, segment[0], 0xFFFF, segment[2], 1, offset, 0)
	return append16(b, glyphs...)
}

// groups12 writes a format 12 subtable of groups {start, end, glyph}.
func groups12(groups ...[3]int) []byte {
	b := append16(nil, 12, 0, 0, 16+12*len(groups), 0, 0, 0, len(groups))
	for _, g := range groups {
		for _, v := range g {
			b = append16(b, v>>16, v)
		}
	}
	return b
}

// subtables writes a cmap of {platform, encoding} and a subtable each.
func subtables(all ...any) []byte {
	n := len(all) / 2
	head, body := append16(nil, 0, n), []byte(nil)
	for i := range n {
		id, b := all[2*i].([2]int), all[2*i+1].([]byte)
		head = append16(head, id[0], id[1], 0, 4+8*n+len(body))
		body = append(body, b...)
	}
	return append(head, body...)
}

func withCmap(t *testing.T, cmap []byte) []byte {
	t.Helper()
	return changed(t, sample(t), "cmap", set(cmap))
}

func TestGlyphIndex(t *testing.T) {
	windows, full := [2]int{3, 1}, [2]int{3, 10}
	tests := []struct {
		name string
		cmap []byte
		char rune
		want int // 0 for none
	}{
		{"delta, first of segment", subtables(windows, segments4([3]int{'a', 'c', 1 - 'a'})), 'a', 1},
		{"delta, last of segment", subtables(windows, segments4([3]int{'a', 'c', 1 - 'a'})), 'c', 3},
		{"before the segment", subtables(windows, segments4([3]int{'a', 'c', 1 - 'a'})), '`', 0},
		{"after the segment", subtables(windows, segments4([3]int{'a', 'c', 1 - 'a'})), 'd', 0},
		{"the closing segment has no glyph", subtables(windows, segments4([3]int{'a', 'c', 1 - 'a'})), 0xFFFF, 0},
		{"a segment that closes the table itself", subtables(windows, segments4([3]int{0xFFFE, 0xFFFF, 1 - 0xFFFE})), 0xFFFF, 2},
		{"beyond the basic plane", subtables(windows, segments4([3]int{'a', 'c', 1 - 'a'})), 0x10000 + 'a', 0},
		{"negative", subtables(windows, segments4([3]int{'a', 'c', 1 - 'a'})), -1, 0},
		{"glyph array", subtables(windows, segments4([3]int{'a', 'c', 0}, 5, 0, 2)), 'a', 5},
		{"glyph array, none", subtables(windows, segments4([3]int{'a', 'c', 3}, 5, 0, 2)), 'b', 0},
		{"glyph array and delta", subtables(windows, segments4([3]int{'a', 'c', 3}, 5, 0, 2)), 'c', 5},
		{"glyph array that ends early", subtables(windows, segments4([3]int{'a', 'c', 0}, 5)), 'c', 0},
		{"glyph that the font does not have", subtables(windows, segments4([3]int{'a', 'c', 7 - 'a'})), 'a', 0},
		{"glyph 0", subtables(windows, segments4([3]int{'a', 'c', -'a'})), 'a', 0},
		{"groups, first", subtables(full, groups12([3]int{'a', 'c', 1}, [3]int{0x1F600, 0x1F601, 4})), 'a', 1},
		{"groups, last of the last", subtables(full, groups12([3]int{'a', 'c', 1}, [3]int{0x1F600, 0x1F601, 4})), 0x1F601, 5},
		{"between groups", subtables(full, groups12([3]int{'a', 'c', 1}, [3]int{0x1F600, 0x1F601, 4})), 'd', 0},
		{"after the groups", subtables(full, groups12([3]int{'a', 'c', 1}, [3]int{0x1F600, 0x1F601, 4})), 0x1F602, 0},
		{"no groups", subtables(full, groups12()), 'a', 0},
		{"group beyond the font's glyphs", subtables(full, groups12([3]int{0, 0x10FFFF, 6})), 1, 0},
		{"all of Unicode goes first", subtables(windows, segments4([3]int{'a', 'c', 1 - 'a'}), full, groups12([3]int{'a', 'a', 6})), 'a', 6},
		{"Unicode platform", subtables([2]int{0, 3}, segments4([3]int{'a', 'c', 1 - 'a'})), 'b', 2},
		{"Windows before Unicode", subtables([2]int{0, 3}, segments4([3]int{'a', 'c', 2 - 'a'}), windows, segments4([3]int{'a', 'c', 1 - 'a'})), 'a', 1},
		{"unknown formats are passed over", subtables(full, append16(nil, 13, 0), windows, segments4([3]int{'a', 'c', 1 - 'a'})), 'a', 1},
		{"variation sequences are passed over", subtables([2]int{0, 5}, append16(nil, 14, 0), windows, segments4([3]int{'a', 'c', 1 - 'a'})), 'a', 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			gid, ok := parsed(t, withCmap(t, tt.cmap)).GlyphIndex(tt.char)
			if int(gid) != tt.want || ok != (tt.want != 0) {
				t.Errorf("%U: glyph %d %v, want %d", tt.char, gid, ok, tt.want)
			}
		})
	}
}

func TestCmapErrors(t *testing.T) {
	windows := [2]int{3, 1}
	tests := []struct {
		name string
		cmap []byte
		want string
	}{
		{"empty", []byte{}, "cmap: 0 bytes, needs 4"},
		{"lying count", append16(nil, 0, 9), "cmap: 9 subtables need 76 bytes, the table has 4"},
		{"none", append16(nil, 0, 0), "cmap: no Unicode subtable of format 4 or 12"},
		{"symbols only", subtables([2]int{3, 0}, segments4([3]int{'a', 'c', 0})), "cmap: no Unicode subtable of format 4 or 12"},
		{"old format only", subtables(windows, append16(nil, 6, 0)), "cmap: no Unicode subtable of format 4 or 12"},
		{"place", append16(nil, 0, 1, 3, 1, 0xFFFF, 0xFFFF), "cmap: subtable (3, 1) begins at 4294967295, the table has 12 bytes"},
		{"format 4 cut in its header", subtables(windows, append16(nil, 4, 32, 0)), "cmap: subtable (3, 1): 6 bytes, needs 14"},
		{"format 4 with a lying count", subtables(windows, append16(nil, 4, 32, 0, 0xFFFF, 0, 0, 0, 0)), "cmap: subtable (3, 1): 32767 segments need 262152 bytes, it has 16"},
		{"format 12 cut in its header", subtables(windows, append16(nil, 12, 0)), "cmap: subtable (3, 1): 4 bytes, needs 16"},
		{"format 12 with a lying count", subtables(windows, append16(nil, 12, 0, 0, 0, 0, 0, 0xFFFF, 0xFFFF)), "cmap: subtable (3, 1): 4294967295 groups need 51539607556 bytes, it has 16"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(withCmap(t, tt.cmap))
			wantError(t, err, tt.want)
		})
	}
}
