package finish

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// readObjects takes apart the file that gopdf writes: one classic cross-reference section,
// one generation, objects in the order of their numbers.
func readObjects(pdf []byte) ([][]byte, error) {
	at := bytes.LastIndex(pdf, []byte("startxref\n"))
	if at < 0 {
		return nil, errors.New("gopdf's file has no startxref")
	}
	start, err := number(pdf[at+len("startxref\n"):])
	if err != nil || start >= len(pdf) || !bytes.HasPrefix(pdf[start:], []byte("xref\n0 ")) {
		return nil, errors.New("gopdf's file has no cross-reference table where it says")
	}
	table := pdf[start+len("xref\n0 "):]
	count, err := number(table)
	if err != nil {
		return nil, err
	}
	table = table[bytes.IndexByte(table, '\n')+1:]
	const row = 20 // bytes of an entry (7.5.4)
	if count < 1 || len(table) < row*count {
		return nil, errors.New("gopdf's cross-reference table is cut off")
	}
	out := make([][]byte, count)
	end := start
	for n := count - 1; n >= 1; n-- {
		offset, err := number(table[row*n : row*n+10])
		if err != nil || offset > end {
			return nil, fmt.Errorf("gopdf's object %d has no place", n)
		}
		body, ok := bytes.CutPrefix(pdf[offset:end], []byte(strconv.Itoa(n)+" 0 obj\n"))
		if !ok {
			return nil, fmt.Errorf("gopdf's object %d is not where the table says", n)
		}
		body, ok = bytes.CutSuffix(bytes.TrimRight(body, "\n"), []byte("endobj"))
		if !ok {
			return nil, fmt.Errorf("gopdf's object %d has no end", n)
		}
		out[n] = bytes.TrimRight(body, "\n")
		end = offset
	}
	return out, nil
}

// number reads the digits at the start of b.
func number(b []byte) (int, error) {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return strconv.Atoi(string(b[:n]))
}

// streamOf gives the data of a stream object that is not compressed.
func streamOf(object []byte) ([]byte, error) {
	at := bytes.Index(object, []byte("/Length "))
	data := bytes.Index(object, []byte("stream\n"))
	if at < 0 || data < at {
		return nil, errors.New("gopdf's content is no stream")
	}
	data += len("stream\n")
	n, err := number(object[at+len("/Length "):])
	if err != nil || data+n > len(object) {
		return nil, errors.New("gopdf's content is shorter than it says")
	}
	return object[data : data+n], nil
}

// dictionary gives the body of a dictionary object in one line, without the ">>" that ends
// it.
func dictionary(object []byte) ([]byte, error) {
	line := bytes.Join(bytes.Fields(object), []byte(" "))
	body, ok := bytes.CutSuffix(line, []byte(">>"))
	if !ok {
		return nil, errors.New("gopdf's object is no dictionary")
	}
	return body, nil
}

// swapMarkers puts marked-content operators in the place of the markers "[] n.00 d" that
// paint left in a content stream. A marker of 0 is gopdf's own.
func swapMarkers(content []byte, marks []string) ([]byte, error) {
	out := make([]byte, 0, len(content)+len(content)/8)
	for len(content) > 0 {
		line := content
		if end := bytes.IndexByte(content, '\n'); end >= 0 {
			line = content[:end+1]
		}
		content = content[len(line):]
		n, marker := markerOf(line)
		switch {
		case !marker || n == 0:
			out = append(out, line...)
		case n < 0 || n > len(marks):
			return nil, fmt.Errorf("marker %d of %d", n, len(marks))
		default:
			out = append(append(out, marks[n-1]...), '\n')
		}
	}
	return out, nil
}

func markerOf(line []byte) (n int, ok bool) {
	rest, ok := bytes.CutPrefix(bytes.TrimRight(line, "\n"), []byte("[] "))
	if !ok {
		return 0, false
	}
	whole, ok := bytes.CutSuffix(rest, []byte(".00 d"))
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(string(whole))
	return n, err == nil
}
