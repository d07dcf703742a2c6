package extract

import (
	"errors"
	"fmt"
)

// referenceStream reads the entries of a cross-reference stream (ISO 32000-1, 7.5.8).
func (f *File) referenceStream(s *stream) (map[int]entry, error) {
	widths, row, err := fieldWidths(s.dict)
	if err != nil {
		return nil, err
	}
	index, err := subsections(s.dict)
	if err != nil {
		return nil, err
	}
	data, err := f.decode(s)
	if err != nil {
		return nil, err
	}
	section := map[int]entry{}
	for i := 0; i < len(index); i += 2 {
		for num := index[i]; num < index[i]+index[i+1]; num++ {
			if len(data) < row {
				return nil, errors.New("fewer entries than /Index says")
			}
			if err := f.budget.step(1); err != nil {
				return nil, err
			}
			if _, twice := section[num]; twice {
				return nil, fmt.Errorf("two entries of object %d", num)
			}
			if section[num], err = streamEntry(data[:row], widths); err != nil {
				return nil, fmt.Errorf("entry of object %d: %w", num, err)
			}
			data = data[row:]
		}
	}
	if len(data) > 0 {
		return nil, errors.New("more entries than /Index says")
	}
	return section, checkSize(section, s.dict)
}

// fieldWidths reads /W, and gives the bytes of one entry.
func fieldWidths(d dict) (widths [3]int, row int, err error) {
	w, ok := d["W"].(array)
	if !ok || len(w) != 3 {
		return widths, 0, errors.New("/W is not three numbers")
	}
	for i, o := range w {
		n, ok := o.(int64)
		if !ok || n < 0 || n > 7 {
			return widths, 0, errors.New("/W is out of range")
		}
		widths[i] = int(n)
		row += int(n)
	}
	if row == 0 {
		return widths, 0, errors.New("/W is nothing")
	}
	return widths, row, nil
}

// subsections reads /Index: first number and count, by turns.
func subsections(d dict) ([]int, error) {
	index, ok := d["Index"].(array)
	if !ok {
		index = array{int64(0), d["Size"]}
	}
	out := make([]int, len(index))
	for i, o := range index {
		n, ok := o.(int64)
		if !ok || n < 0 || n > maxNumber {
			return nil, errors.New("/Index or /Size is out of range")
		}
		out[i] = int(n)
	}
	if len(out)%2 != 0 {
		return nil, errors.New("/Index is not made of pairs")
	}
	return out, nil
}

// streamEntry reads one entry; a field of no width has its default (table 17).
func streamEntry(row []byte, widths [3]int) (entry, error) {
	fields := [3]int{plain, 0, 0}
	for i, w := range widths {
		if w > 0 {
			fields[i] = 0
		}
		for range w {
			fields[i] = fields[i]<<8 | int(row[0])
			row = row[1:]
		}
	}
	switch fields[0] {
	case free:
		return entry{how: free}, nil
	case plain:
		if fields[2] > 65535 {
			return entry{}, errors.New("generation out of range")
		}
		return entry{how: plain, at: fields[1], gen: fields[2]}, nil
	case packed:
		return entry{how: packed, at: fields[1], pos: fields[2]}, nil
	}
	return entry{}, fmt.Errorf("unknown type %d", fields[0])
}
