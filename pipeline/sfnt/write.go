package sfnt

import (
	"encoding/binary"
	"slices"
	"strings"
)

const (
	headMagic = 0x5F0F3CF5
	// checkSumMagic less the sum of the file is head's checkSumAdjustment.
	checkSumMagic = 0xB1B0AFBA
	// adjustmentAt is the place of checkSumAdjustment in head.
	adjustmentAt = 8
)

// Write puts tables, each with a tag of its own, into a font file: sorted by tag, padded
// to four bytes, with their checksums and head's. The tables themselves are not changed.
func Write(tables []Table) []byte {
	tables = slices.Clone(tables)
	slices.SortFunc(tables, func(a, b Table) int { return strings.Compare(a.Tag, b.Tag) })
	size := directoryHeader + directoryRecord*len(tables)
	for _, t := range tables {
		size += padded(len(t.Data))
	}
	out := appendDirectoryHeader(make([]byte, 0, size), len(tables))
	out = out[:directoryHeader+directoryRecord*len(tables)]
	adjustment, sum := -1, uint32(0)
	for i, t := range tables {
		at := len(out)
		out = append(out, t.Data...)
		out = append(out, make([]byte, padded(len(t.Data))-len(t.Data))...)
		if t.Tag == "head" && len(t.Data) >= adjustmentAt+4 {
			adjustment = at + adjustmentAt
			binary.BigEndian.PutUint32(out[adjustment:], 0)
		}
		s := checkSum(out[at:])
		sum += s
		record := out[directoryHeader+directoryRecord*i:]
		copy(record[:4], t.Tag+"    ")
		binary.BigEndian.PutUint32(record[4:], s)
		binary.BigEndian.PutUint32(record[8:], uint32(at))
		binary.BigEndian.PutUint32(record[12:], uint32(len(t.Data)))
	}
	if adjustment >= 0 {
		sum += checkSum(out[:directoryHeader+directoryRecord*len(tables)])
		binary.BigEndian.PutUint32(out[adjustment:], checkSumMagic-sum)
	}
	return out
}

// appendDirectoryHeader writes the version and what a binary search of n records needs.
func appendDirectoryHeader(out []byte, n int) []byte {
	selector := 0
	for 2<<selector <= n {
		selector++
	}
	half := directoryRecord << selector
	return append16(out, 1, 0, n, half, selector, directoryRecord*n-half)
}

// padded rounds a length up to whole words of four bytes.
func padded(n int) int { return (n + 3) &^ 3 }

// checkSum adds up words of four bytes; b is padded.
func checkSum(b []byte) uint32 {
	var even, odd uint32
	for ; len(b) >= 8; b = b[8:] {
		even += binary.BigEndian.Uint32(b)
		odd += binary.BigEndian.Uint32(b[4:])
	}
	if len(b) >= 4 {
		odd += binary.BigEndian.Uint32(b)
	}
	return even + odd
}
