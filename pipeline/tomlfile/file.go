// Package tomlfile reads a TOML file table by table, with the place of everything in it. A
// broken table is a finding and does not hide the rest of its file.
package tomlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"unicode/utf8"

	"letterpress/pipeline/diag"
)

// MaxSize is the size in bytes above which a file is no letter's.
const MaxSize = 5 << 20

// File is the bytes of a TOML file and the places in it.
type File struct {
	Name string // slash-separated, relative to the letter's folder
	Data []byte // without a byte order mark
	BOM  bool   // the file begins with a byte order mark

	lines []int // offset of each line's first byte in Data
}

const bom = "\uFEFF"

// New takes the bytes of a file as they are, less a byte order mark.
func New(name string, data []byte) *File {
	text, marked := bytes.CutPrefix(data, []byte(bom))
	f := &File{Name: name, Data: bytes.Clone(text), BOM: marked, lines: []int{0}}
	for i, b := range f.Data {
		if b == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// Read reads a file. What makes it unfit to be read as TOML at all is a finding of code
// file-form, and the file is nil. A file that is not there is an error, [fs.ErrNotExist].
func Read(fsys fs.FS, name string) (*File, []diag.Finding, error) {
	data, problem, hint, err := bytesOf(fsys, name)
	if err != nil {
		return nil, nil, err
	}
	if problem != "" {
		return nil, []diag.Finding{form(diag.Error, diag.Position{File: name}, problem, hint)}, nil
	}
	f := New(name, data)
	if problem, hint, at := f.unfit(data); problem != "" {
		return nil, []diag.Finding{form(diag.Error, at, problem, hint)}, nil
	}
	return f, f.remarks(), nil
}

// Bytes gives the file as it is written: [File.Data] and the byte order mark where there is
// one.
func (f *File) Bytes() []byte {
	if f.BOM {
		return append([]byte(bom), f.Data...)
	}
	return f.Data
}

// LineEnd gives what the file's lines end in: CR LF where most of them do, else LF.
func (f *File) LineEnd() string {
	if 2*bytes.Count(f.Data, []byte("\r\n")) > bytes.Count(f.Data, []byte("\n")) {
		return "\r\n"
	}
	return "\n"
}

// remarks tells of what is read and would better be otherwise.
func (f *File) remarks() []diag.Finding {
	var out []diag.Finding
	if f.BOM {
		out = append(out, form(diag.Remark, diag.Position{File: f.Name, Line: 1},
			"the file begins with a byte order mark, U+FEFF", "save the file as UTF-8 without a BOM"))
	}
	if i := bytes.Index(f.Data, []byte("\r\n")); i >= 0 {
		at := diag.Position{File: f.Name, Line: f.line(i) + 1}
		out = append(out, form(diag.Remark, at, "lines end in CR LF (U+000D U+000A), this one first",
			"it does no harm; an editor that can save with LF alone keeps the changes of others readable"))
	}
	return out
}

func form(level diag.Level, at diag.Position, problem, hint string) diag.Finding {
	return diag.Finding{Code: "file-form", Level: level, Pos: at, Problem: problem, Hint: hint}
}

// bytesOf reads a file of bearable size.
func bytesOf(fsys fs.FS, name string) (data []byte, problem, hint string, err error) {
	if info, err := fs.Stat(fsys, name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, "this is no file that can be read, but " + info.Mode().Type().String(), "put a file in its place", nil
	}
	file, err := fsys.Open(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) || isDangling(fsys, name, err) {
		return nil, "the file cannot be opened: " + cause(err), "put a file in its place that can be read", nil
	}
	if err != nil {
		return nil, "", "", err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return nil, "", "", err
	}
	if info.IsDir() {
		return nil, "a folder stands where a file is expected", "move the folder away or give it another name", nil
	}
	data, err = io.ReadAll(io.LimitReader(file, MaxSize+1))
	if err != nil {
		return nil, "", "", err
	}
	if len(data) > MaxSize {
		return nil, fmt.Sprintf("the file is larger than %d MB", MaxSize>>20), "a catalog or a letter is small: is this the right file?", nil
	}
	return data, "", "", nil
}

// unfit says why the bytes are no text that could be TOML, or nothing.
func (f *File) unfit(data []byte) (problem, hint string, at diag.Position) {
	const save = "save the file as UTF-8"
	at = diag.Position{File: f.Name}
	if len(bytes.TrimSpace(f.Data)) == 0 {
		return "the file is empty", "bring back the file's words from an earlier copy", at
	}
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) || looksLikeUTF16(f.Data) {
		return "the file is saved as UTF-16", save, at
	}
	if i := bytes.IndexByte(f.Data, 0); i >= 0 {
		return "there is a NUL (U+0000) here: the file is no text, or is damaged", save + ", without the NUL", f.Position(i)
	}
	if i := bytes.IndexByte(f.Data, '\r'); i >= 0 && len(f.lines) == 1 && i < len(f.Data)-1 {
		return "the lines end in carriage returns (U+000D) alone", "save the file with the line ends of Unix (LF) or Windows (CRLF)", at
	}
	if i := invalidUTF8(f.Data); i >= 0 {
		return fmt.Sprintf("the byte 0x%02X here is no UTF-8", f.Data[i]), save, f.Position(i)
	}
	return "", "", at
}

// looksLikeUTF16 reports whether every other byte at the start is NUL, as in UTF-16 without
// a byte order mark.
func looksLikeUTF16(data []byte) bool {
	head := data[:min(len(data), 64)]
	return bytes.Count(head, []byte{0})*3 > len(head)
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// Position gives the place of the byte at offset, which may be the file's length.
func (f *File) Position(offset int) diag.Position {
	line := f.line(offset)
	return diag.Position{File: f.Name, Line: line + 1, Column: utf8.RuneCount(f.Data[f.lines[line]:offset]) + 1}
}

// line gives the line that holds the byte at offset, counted from 0.
func (f *File) line(offset int) int {
	line, found := slices.BinarySearch(f.lines, offset)
	if !found {
		line--
	}
	return line
}

// lineEnd gives the offset of the end of the line that holds offset, before its CR and LF.
func (f *File) lineEnd(offset int) int {
	end := len(f.Data)
	if i := bytes.IndexByte(f.Data[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	if end > offset && f.Data[end-1] == '\r' {
		end--
	}
	return end
}

// isDangling reports a file that stands in its folder and is not there: a link that leads
// nowhere.
func isDangling(fsys fs.FS, name string, err error) bool {
	if !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	_, err = fs.Lstat(fsys, name)
	return err == nil
}

// cause gives what is wrong without the path, which the finding has.
func cause(err error) string {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err.Error()
	}
	return err.Error()
}
