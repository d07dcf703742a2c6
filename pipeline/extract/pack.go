package extract

import (
	"errors"
	"fmt"
)

// pack is an object stream (ISO 32000-1, 7.5.7), inflated.
type pack struct {
	data []byte
	nums []int // object numbers
	ats  []int // where each object begins in data
}

// unpack reads an object out of its object stream.
func (f *File) unpack(num int, e entry) (object, error) {
	p, err := f.pack(e.at)
	if err != nil {
		return nil, fmt.Errorf("object stream %d: %w", e.at, err)
	}
	if e.pos >= len(p.nums) || p.nums[e.pos] != num {
		return nil, fmt.Errorf("not at place %d of object stream %d", e.pos, e.at)
	}
	l := &lexer{src: p.data, at: p.ats[e.pos], refs: true, budget: &f.budget}
	return l.parse(0)
}

func (f *File) pack(num int) (*pack, error) {
	if p, ok := f.packs[num]; ok {
		return p, nil
	}
	if f.entries[num].how != plain {
		return nil, errors.New("not an object of its own")
	}
	s, err := as[*stream](f, ref{num, 0})
	if err != nil {
		return nil, err
	}
	if s.dict["Type"] != name("ObjStm") {
		return nil, errors.New("not of type ObjStm")
	}
	p, err := f.readPack(s)
	if err == nil {
		f.packs[num] = p
	}
	return p, err
}

// readPack inflates an object stream and reads its list of numbers and places.
func (f *File) readPack(s *stream) (*pack, error) {
	n, err := need[int64](f, s.dict, "N")
	if err != nil {
		return nil, err
	}
	first, err := need[int64](f, s.dict, "First")
	if err != nil {
		return nil, err
	}
	data, err := f.decode(s)
	if err != nil {
		return nil, err
	}
	if first < 0 || first > int64(len(data)) || n < 0 || n > first {
		return nil, errors.New("/N or /First is out of range")
	}
	p := &pack{data: data}
	l := &lexer{src: data[:first], budget: &f.budget}
	for range n {
		num, err := l.whole(maxNumber + 1)
		if err != nil {
			return nil, fmt.Errorf("list of objects: %w", err)
		}
		at, err := l.whole(int64(len(data)) - first)
		if err != nil {
			return nil, fmt.Errorf("list of objects: %w", err)
		}
		p.nums = append(p.nums, num)
		p.ats = append(p.ats, int(first)+at)
	}
	return p, nil
}
