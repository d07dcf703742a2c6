package extract

import (
	"bytes"
	"errors"
	"fmt"
)

// File is an opened PDF file. It keeps the bytes that it was opened with, and is for one
// goroutine at a time.
type File struct {
	src     []byte
	entries map[int]entry
	trailer dict
	objects map[int]object // those read so far
	busy    map[int]bool   // those being read
	packs   map[int]*pack
	faces   map[int]*Font
	budget  budget
}

// Open reads the cross-references of a file. [Read] and [Runs] are the short ways.
func Open(pdf []byte) (f *File, err error) {
	defer guard(&err)
	return open(pdf)
}

func open(pdf []byte) (*File, error) {
	return openWithin(pdf, budget{work: maxWork, bytes: maxBytes})
}

func openWithin(pdf []byte, b budget) (*File, error) {
	f := &File{
		src:     pdf,
		entries: map[int]entry{},
		objects: map[int]object{},
		busy:    map[int]bool{},
		packs:   map[int]*pack{},
		faces:   map[int]*Font{},
		budget:  b,
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-1.")) {
		return nil, errors.New("not a PDF file: no %PDF-1. at its start")
	}
	if err := f.readReferences(); err != nil {
		return nil, fmt.Errorf("cross-references: %w", err)
	}
	if f.trailer["Encrypt"] != nil {
		return nil, errors.New("the file is encrypted")
	}
	return f, nil
}

// catalog gives the file's root dictionary (ISO 32000-1, 7.7.2).
func (f *File) catalog() (dict, error) {
	d, err := need[dict](f, f.trailer, "Root")
	if err == nil && d["Type"] != name("Catalog") {
		err = errors.New("/Root: not a catalog")
	}
	return d, err
}

// get follows a reference to the object itself; other objects are given back. An object
// that does not exist is an error, although 7.3.10 lets it stand for null.
func (f *File) get(o object) (object, error) {
	r, ok := o.(ref)
	if !ok {
		return o, nil
	}
	if o, ok := f.objects[r.num]; ok && f.entries[r.num].gen == r.gen {
		return o, f.budget.step(1)
	}
	if f.busy[r.num] {
		return nil, fmt.Errorf("object %d: needs itself to be read", r.num)
	}
	if len(f.busy) > maxDepth {
		return nil, errDepth
	}
	f.busy[r.num] = true
	o, err := f.load(r)
	delete(f.busy, r.num)
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", r.num, err)
	}
	f.objects[r.num] = o
	return o, nil
}

// load reads an indirect object from its place.
func (f *File) load(r ref) (object, error) {
	e, ok := f.entries[r.num]
	if !ok || e.how == free || e.gen != r.gen {
		return nil, errors.New("referred to and not there")
	}
	var o object
	if e.how == packed {
		v, err := f.unpack(r.num, e)
		if err != nil {
			return nil, err
		}
		o = v
	} else {
		id, v, err := f.indirect(e.at)
		if err != nil {
			return nil, err
		}
		if id != r {
			return nil, fmt.Errorf("object %d %d stands in its place", id.num, id.gen)
		}
		o = v
	}
	switch o.(type) {
	case keyword:
		return nil, fmt.Errorf("%s is no object", kind(o))
	case ref:
		return f.get(o)
	}
	return o, nil
}

// indirect reads "n g obj … endobj" at a byte of the file.
func (f *File) indirect(at int) (ref, object, error) {
	l := &lexer{src: f.src, at: at, refs: true, budget: &f.budget}
	num, err := l.whole(maxNumber + 1)
	if err != nil {
		return ref{}, nil, err
	}
	gen, err := l.whole(65536)
	if err != nil {
		return ref{}, nil, err
	}
	if err := l.expect("obj"); err != nil {
		return ref{}, nil, err
	}
	o, err := l.parse(0)
	if err != nil {
		return ref{}, nil, err
	}
	id := ref{num, gen}
	back := l.at
	if d, ok := o.(dict); ok && l.expect("stream") == nil {
		o, err = f.streamData(l, num, d)
		if err != nil {
			return ref{}, nil, err
		}
	} else {
		l.at = back
	}
	return id, o, l.expect("endobj")
}

// streamData takes the data of a stream after its keyword (7.3.8). /Length must be right.
func (f *File) streamData(l *lexer, num int, d dict) (*stream, error) {
	switch rest := l.src[l.at:]; {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		l.at += 2
	case bytes.HasPrefix(rest, []byte("\n")):
		l.at++
	default:
		return nil, errors.New("no line end after stream")
	}
	length, err := need[int64](f, d, "Length")
	if err != nil {
		return nil, err
	}
	if length < 0 || length > int64(len(l.src)-l.at) {
		return nil, fmt.Errorf("a stream of %d bytes goes beyond the file", length)
	}
	raw := l.src[l.at : l.at+int(length)]
	l.at += int(length)
	rest := bytes.TrimLeft(l.src[l.at:min(l.at+2, len(l.src))], "\r\n")
	if l.at = min(l.at+2, len(l.src)) - len(rest); !bytes.HasPrefix(l.src[l.at:], []byte("endstream")) {
		return nil, fmt.Errorf("no endstream after %d bytes", length)
	}
	return &stream{num: num, dict: d, raw: raw}, l.expect("endstream")
}
