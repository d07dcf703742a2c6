package finish

import "encoding/binary"

// srgb builds a display profile of sRGB: its primaries adapted to D50 and its curve in
// parametric form (ICC.1:2010, 7.2, 9.2 and 10.15; IEC 61966-2-1).
func srgb() []byte {
	tags := []struct {
		signature string
		data      []byte
	}{
		{"desc", localised("sRGB")},
		{"cprt", localised("CC0")},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		{"chad", fixed("sf32", 1.047886, 0.022919, -0.050216, 0.029582, 0.990484, -0.017079, -0.009252, 0.015073, 0.751678)},
		{"rXYZ", xyz(0.436035, 0.222488, 0.013916)},
		{"gXYZ", xyz(0.385117, 0.716904, 0.097067)},
		{"bXYZ", xyz(0.143045, 0.060608, 0.713913)},
		{"rTRC", curve()},
		{"gTRC", nil}, // nil shares the one before
		{"bTRC", nil},
	}
	const header, entry = 128, 12
	base := header + 4 + entry*len(tags)
	directory := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	var offset, size int
	for _, t := range tags {
		if t.data != nil {
			offset, size = base+len(body), len(t.data)
			body = append(body, t.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		directory = append(directory, t.signature...)
		directory = binary.BigEndian.AppendUint32(directory, uint32(offset))
		directory = binary.BigEndian.AppendUint32(directory, uint32(size))
	}
	return append(append(profileHeader(base+len(body)), directory...), body...)
}

// profileHeader writes the 128 bytes that begin a profile (7.2): version 4.2, a display
// device, RGB to XYZ, D50.
func profileHeader(size int) []byte {
	h := make([]byte, 128)
	be := binary.BigEndian
	be.PutUint32(h, uint32(size))
	be.PutUint32(h[8:], 0x04200000)
	copy(h[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2020, 1, 1, 0, 0, 0} {
		be.PutUint16(h[24+2*i:], v)
	}
	copy(h[36:], "acsp")
	be.PutUint32(h[68:], 0xF6D6)
	be.PutUint32(h[72:], 0x10000)
	be.PutUint32(h[76:], 0xD32D)
	return h
}

// fixed writes numbers of type s15Fixed16 (4.6) under a signature.
func fixed(signature string, values ...float64) []byte {
	out := append([]byte(signature), 0, 0, 0, 0)
	return appendFixed(out, values...)
}

func appendFixed(out []byte, values ...float64) []byte {
	for _, v := range values {
		n := v * 65536
		if n < 0 {
			n--
		}
		out = binary.BigEndian.AppendUint32(out, uint32(int32(n+.5)))
	}
	return out
}

func xyz(x, y, z float64) []byte { return fixed("XYZ ", x, y, z) }

// curve is sRGB's own: parametric curve of type 3 (10.15).
func curve() []byte {
	out := append([]byte("para"), 0, 0, 0, 0, 0, 3, 0, 0)
	return appendFixed(out, 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
}

// localised is a text in one language (10.13).
func localised(s string) []byte {
	out := append([]byte("mluc"), 0, 0, 0, 0)
	for _, v := range []int{1, 12} {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	out = append(out, "enUS"...)
	for _, v := range []int{2 * len(s), 28} {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	for _, r := range s {
		out = binary.BigEndian.AppendUint16(out, uint16(r))
	}
	return out
}
