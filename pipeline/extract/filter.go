package extract

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// decode gives a stream's data with its filters undone (ISO 32000-1, 7.4): FlateDecode
// alone, with or without PNG predictors.
func (f *File) decode(s *stream) ([]byte, error) {
	filters, err := f.list(s.dict["Filter"])
	if err != nil {
		return nil, err
	}
	parms, err := f.list(s.dict["DecodeParms"])
	if err != nil {
		return nil, err
	}
	if len(filters) > maxFilters || len(parms) > len(filters) {
		return nil, errors.New("too many filters or parameters")
	}
	if s.dict["F"] != nil {
		return nil, errors.New("its data are in another file")
	}
	data := s.raw
	for i, filter := range filters {
		filter, err := as[name](f, filter)
		if err != nil {
			return nil, fmt.Errorf("/Filter: %w", err)
		}
		if filter != "FlateDecode" {
			return nil, fmt.Errorf("filter /%s is not read here", filter)
		}
		if data, err = inflate(data, &f.budget); err != nil {
			return nil, fmt.Errorf("inflating: %w", err)
		}
		if i < len(parms) {
			if data, err = f.predicted(data, parms[i]); err != nil {
				return nil, fmt.Errorf("/DecodeParms: %w", err)
			}
		}
	}
	return data, nil
}

// inflate undoes FlateDecode; the checksum must be right and nothing may follow.
func inflate(data []byte, b *budget) ([]byte, error) {
	in := bytes.NewReader(data)
	z, err := zlib.NewReader(in)
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, int64(b.bytes)+1))
	if err != nil {
		return nil, err
	}
	if err := b.take(len(out)); err != nil {
		return nil, err
	}
	if rest := data[len(data)-in.Len():]; len(bytes.Trim(rest, "\r\n")) > 0 {
		return nil, errors.New("bytes after the end of the data")
	}
	return out, nil
}

// predicted undoes the predictor that parms names (7.4.4.4).
func (f *File) predicted(data []byte, o object) ([]byte, error) {
	o, err := f.get(o)
	if err != nil || o == nil {
		return data, err
	}
	parms, ok := o.(dict)
	if !ok {
		return nil, fmt.Errorf("%s", kind(o))
	}
	values := [4]int64{1, 1, 8, 1}
	for i, key := range [4]name{"Predictor", "Colors", "BitsPerComponent", "Columns"} {
		v, given, err := maybe[int64](f, parms, key)
		if err != nil {
			return nil, err
		}
		if given {
			values[i] = v
		}
		if values[i] < 1 || values[i] > 1<<20 {
			return nil, fmt.Errorf("/%s %d is out of range", key, v)
		}
	}
	switch {
	case values[0] == 1:
		return data, nil
	case values[0] < 10 || values[0] > 15:
		return nil, fmt.Errorf("predictor %d is not read here", values[0])
	}
	bits := values[1] * values[2]
	return unpredict(data, int((bits*values[3]+7)/8), int((bits+7)/8))
}

// unpredict undoes PNG's filters (PNG, second edition, 9.2) in place; row is the bytes of a
// row without its filter byte, pixel the distance to the byte on the left.
func unpredict(data []byte, row, pixel int) ([]byte, error) {
	if len(data)%(row+1) != 0 {
		return nil, errors.New("the last row is not whole")
	}
	out := data[:0]
	up := make([]byte, min(row, len(data)))
	for ; len(data) > 0; data = data[row+1:] {
		filter, line := data[0], data[1:row+1]
		if filter > 4 {
			return nil, fmt.Errorf("unknown row filter %d", filter)
		}
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], up[i-pixel]
			}
			switch filter {
			case 1:
				line[i] += left
			case 2:
				line[i] += up[i]
			case 3:
				line[i] += byte((int(left) + int(up[i])) / 2)
			case 4:
				line[i] += paeth(int(left), int(up[i]), int(corner))
			}
		}
		out = append(out, line...)
		up = out[len(out)-row:]
	}
	return out, nil
}

// paeth gives the neighbour nearest to left + up - corner.
func paeth(left, up, corner int) byte {
	p := left + up - corner
	l, u, c := max(p-left, left-p), max(p-up, up-p), max(p-corner, corner-p)
	switch {
	case l <= u && l <= c:
		return byte(left)
	case u <= c:
		return byte(up)
	}
	return byte(corner)
}
