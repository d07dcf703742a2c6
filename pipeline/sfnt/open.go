package sfnt

import (
	"fmt"
	"io"
)

// Open reads the tables of a font of size bytes as [Parse] does, but leaves the outlines
// where they are: each glyph is read when it is asked for, and glyf is no [Font.Table]. A
// letter takes some hundred glyphs out of seventeen thousand. The file must stay open, and
// is read by several goroutines at once where they share the font.
func Open(file io.ReaderAt, size int64) (*Font, error) {
	head, err := readBytes(file, 0, min(size, directoryHeader))
	if err != nil {
		return nil, err
	}
	if len(head) == directoryHeader {
		if head, err = readBytes(file, 0, min(size, int64(directorySize(head)))); err != nil {
			return nil, err
		}
	}
	places, err := readPlaces(head, size)
	if err != nil {
		return nil, err
	}
	total := int64(0)
	for _, p := range places {
		total += p.to - p.from
	}
	if total > size { // tables that overlap would be read many times over
		data, err := readBytes(file, 0, size)
		if err != nil {
			return nil, err
		}
		return Parse(data)
	}
	return open(file, places)
}

// open reads all tables but glyf.
func open(file io.ReaderAt, places []place) (*Font, error) {
	f := &Font{tables: make([]Table, 0, len(places))}
	for _, p := range places {
		if p.tag == "glyf" {
			f.outlines = io.NewSectionReader(file, p.from, p.to-p.from)
			continue
		}
		data, err := readBytes(file, p.from, p.to)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", printable(p.tag), err)
		}
		f.tables = append(f.tables, Table{p.tag, data})
	}
	if err := f.read(); err != nil {
		return nil, err
	}
	return f, nil
}

// readBytes reads from one place of a file to another.
func readBytes(file io.ReaderAt, from, to int64) ([]byte, error) {
	data := make([]byte, to-from)
	if n, err := file.ReadAt(data, from); n < len(data) {
		return nil, fmt.Errorf("bytes %d to %d: %w", from, to, err)
	}
	return data, nil
}
