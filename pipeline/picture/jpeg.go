package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// Markers of JPEG (ITU-T T.81, table B.1), each after a byte 0xFF.
const (
	startOfImage = 0xD8
	endOfImage   = 0xD9
	startOfScan  = 0xDA
	application0 = 0xE0
	application1 = 0xE1
	adobe        = 0xEE // application 14, which says how the colours are coded
	applicationF = 0xEF
	comment      = 0xFE
)

// maxScans is the most passes of a progressive picture: each costs as much as the whole.
const maxScans = 100

var (
	errCut   = errors.New("the file is cut off")
	errScans = errors.New("it has too many passes")
	errSide  = errors.New("a note of the camera turns it, which a PDF does not")
)

// strip gives a JPEG file without what is not the picture: EXIF with its place and camera,
// colour profiles, thumbnails, comments, bytes behind the end. What says how the colours are
// coded stays, JFIF's head and Adobe's.
func strip(data []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(data)), 0xFF, startOfImage)
	rest := data[2:]
	scans := 0
	for {
		marker, segment, after, err := next(rest)
		if err != nil {
			return nil, err
		}
		switch {
		case marker == endOfImage:
			return append(out, 0xFF, endOfImage), nil
		case marker == application0 && bytes.HasPrefix(segment[4:], []byte("JFIF\x00")) && len(segment) >= 18:
			out = append(out, 0xFF, application0, 0, 16)
			out = append(append(out, segment[4:16]...), 0, 0) // no thumbnail
		case marker == adobe && bytes.HasPrefix(segment[4:], []byte("Adobe")):
			out = append(out, segment...)
		case marker == application1 && turned(segment[4:]):
			return nil, errSide
		case marker >= application0 && marker <= applicationF, marker == comment:
		default:
			out = append(out, segment...)
		}
		if marker == startOfScan {
			if scans++; scans > maxScans {
				return nil, errScans
			}
			n := coded(after)
			out, after = append(out, after[:n]...), after[n:]
		}
		rest = after
	}
}

// next takes the segment at the start of b, its marker and length with it.
func next(b []byte) (marker byte, segment, rest []byte, err error) {
	for len(b) > 1 && b[0] == 0xFF && b[1] == 0xFF {
		b = b[1:] // fill bytes (B.1.1.2)
	}
	if len(b) < 2 {
		return 0, nil, nil, errCut
	}
	if b[0] != 0xFF {
		return 0, nil, nil, fmt.Errorf("byte 0x%02X where a marker should be", b[0])
	}
	if marker = b[1]; marker == endOfImage {
		return marker, nil, nil, nil
	}
	if len(b) < 4 {
		return 0, nil, nil, errCut
	}
	n := 2 + int(b[2])<<8 + int(b[3])
	if n < 4 || n > len(b) {
		return 0, nil, nil, errCut
	}
	return marker, b[:n], b[n:], nil
}

// coded counts the bytes of a scan's data: up to the next marker that is no restart (B.1.1.5).
func coded(b []byte) int {
	for i := 0; i+1 < len(b); i++ {
		if b[i] == 0xFF && b[i+1] != 0 && b[i+1] != 0xFF && (b[i+1] < 0xD0 || b[i+1] > 0xD7) {
			return i
		}
	}
	return len(b)
}

// turned reports EXIF data by which the picture is to be turned or mirrored: tag 0x0112 of the
// first directory, the orientation, is not 1 (Exif 2.32, 4.6.4; TIFF 6.0, section 2).
func turned(exif []byte) bool {
	tiff, ok := bytes.CutPrefix(exif, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return false
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return false
	}
	const entry = 12 // bytes: tag, type, count, value
	count, entries := int(order.Uint16(tiff[at:])), tiff[at+2:]
	for ; count > 0 && len(entries) >= entry; count, entries = count-1, entries[entry:] {
		if order.Uint16(entries) == 0x0112 {
			value := order.Uint16(entries[8:])
			return value > 1 && value <= 8
		}
	}
	return false
}
