package extract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// entry says where an object stands (ISO 32000-1, 7.5.4 and 7.5.8.3).
type entry struct {
	how int // free, plain or packed
	at  int // plain: byte of the file; packed: number of the object stream
	gen int // generation; 0 for a packed object
	pos int // packed: place in the object stream
}

const (
	free   = 0
	plain  = 1
	packed = 2
)

// readReferences reads the newest section and those before it; what is newer holds.
func (f *File) readReferences() error {
	at, err := newestSection(f.src)
	if err != nil {
		return err
	}
	seen := map[int64]bool{}
	for {
		if at <= 0 || at >= int64(len(f.src)) {
			return fmt.Errorf("a section at byte %d of %d", at, len(f.src))
		}
		if seen[at] {
			return fmt.Errorf("the sections before byte %d lead back to it", at)
		}
		seen[at] = true
		section, trailer, err := f.section(int(at))
		if err != nil {
			return fmt.Errorf("at byte %d: %w", at, err)
		}
		if f.trailer == nil {
			f.trailer = trailer
		}
		for num, e := range section {
			if _, newer := f.entries[num]; !newer {
				f.entries[num] = e
			}
		}
		prev, more := trailer["Prev"]
		if !more {
			return nil
		}
		at, more = prev.(int64)
		if !more {
			return fmt.Errorf("/Prev: %s", kind(prev))
		}
	}
}

// newestSection reads the last lines of the file (7.5.5): startxref, a byte, %%EOF.
func newestSection(src []byte) (int64, error) {
	tail, ok := bytes.CutSuffix(bytes.TrimRight(src, "\r\n"), []byte("%%EOF"))
	if !ok {
		return 0, errors.New("the file does not end in %%EOF")
	}
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return 0, errors.New("no startxref")
	}
	at, err := strconv.ParseInt(string(bytes.Trim(tail[i+len("startxref"):], "\r\n ")), 10, 64)
	if err != nil {
		return 0, errors.New("startxref is not followed by a number and %%EOF")
	}
	return at, nil
}

// section reads one section of either form.
func (f *File) section(at int) (map[int]entry, dict, error) {
	if bytes.HasPrefix(f.src[at:], []byte("xref")) {
		return f.table(at + len("xref"))
	}
	id, o, err := f.indirect(at)
	if err != nil {
		return nil, nil, err
	}
	s, ok := o.(*stream)
	if !ok || s.dict["Type"] != name("XRef") {
		return nil, nil, fmt.Errorf("object %d is no cross-reference stream", id.num)
	}
	section, err := f.referenceStream(s)
	return section, s.dict, err
}

// table reads the classic form, entries of exactly 20 bytes (7.5.4).
func (f *File) table(at int) (map[int]entry, dict, error) {
	section := map[int]entry{}
	l := &lexer{src: f.src, at: at, refs: true, budget: &f.budget}
	for {
		back := l.at
		if l.expect("trailer") == nil {
			break
		}
		l.at = back
		if err := f.subsection(l, section); err != nil {
			return nil, nil, err
		}
	}
	o, err := l.parse(0)
	if err != nil {
		return nil, nil, err
	}
	trailer, ok := o.(dict)
	if !ok {
		return nil, nil, fmt.Errorf("the trailer is %s", kind(o))
	}
	if trailer["XRefStm"] != nil {
		return nil, nil, errors.New("a file of both forms")
	}
	return section, trailer, checkSize(section, trailer)
}

func (f *File) subsection(l *lexer, section map[int]entry) error {
	first, err := l.whole(maxNumber + 1)
	if err == io.EOF {
		return errors.New("no trailer")
	}
	if err != nil {
		return err
	}
	count, err := l.whole(maxNumber + 1)
	if err != nil {
		return err
	}
	l.skip()
	if len(l.src)-l.at < 20*count {
		return errors.New("more entries than the file has room for")
	}
	if err := f.budget.step(count); err != nil {
		return err
	}
	for num := first; num < first+count; num++ {
		e, err := tableEntry(l.src[l.at : l.at+20])
		if err != nil {
			return fmt.Errorf("entry of object %d: %w", num, err)
		}
		if _, twice := section[num]; twice {
			return fmt.Errorf("two entries of object %d", num)
		}
		section[num] = e
		l.at += 20
	}
	return nil
}

// tableEntry reads "nnnnnnnnnn ggggg n" and two bytes of line end.
func tableEntry(line []byte) (entry, error) {
	at, err1 := strconv.ParseUint(string(line[:10]), 10, 62)
	gen, err2 := strconv.ParseUint(string(line[11:16]), 10, 16)
	end := string(line[18:])
	if err1 != nil || err2 != nil || line[10] != ' ' || line[16] != ' ' || end != " \n" && end != " \r" && end != "\r\n" {
		return entry{}, fmt.Errorf("not as it should be: %q", line)
	}
	switch line[17] {
	case 'n':
		return entry{how: plain, at: int(at), gen: int(gen)}, nil
	case 'f':
		return entry{how: free}, nil
	}
	return entry{}, fmt.Errorf("neither in use nor free: %q", line)
}

// checkSize holds the section against its /Size (7.5.5).
func checkSize(section map[int]entry, trailer dict) error {
	size, ok := trailer["Size"].(int64)
	if !ok {
		return errors.New("no /Size")
	}
	for num := range section {
		if int64(num) >= size {
			return fmt.Errorf("an object beyond /Size %d", size)
		}
	}
	return nil
}
