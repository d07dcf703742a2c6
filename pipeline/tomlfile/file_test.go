package tomlfile

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"letterpress/pipeline/diag"
)

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func TestRead(t *testing.T) {
	fsys := fstest.MapFS{
		"good.toml":   {Data: []byte("[a]\nother = \"é\"\n")},
		"bom.toml":    {Data: []byte("\uFEFF[a]\n")},
		"empty.toml":  {},
		"blank.toml":  {Data: []byte("\uFEFF \r\n\t\n")},
		"utf16.toml":  {Data: append([]byte{0xFF, 0xFE}, utf16le("[a]\nother = \"é\"\n")...)},
		"bare16.toml": {Data: utf16le("[a]\nother = \"é\"\n")},
		"be16.toml":   {Data: []byte{0xFE, 0xFF, 0, '[', 0, 'a', 0, ']'}},
		"nul.toml":    {Data: []byte("[a]\nother = \"é\x00\"\n# a long enough file\n")},
		"latin1.toml": {Data: []byte("[a]\nother = \"caf\xe9\"\n")},
		"mac.toml":    {Data: []byte("[a]\rother = \"a\"\r")},
		"large.toml":  {Data: bytes.Repeat([]byte("#\n"), MaxSize/2+1)},
		"folder.toml": {Mode: fs.ModeDir},
	}
	for _, c := range []struct{ name, want string }{
		{"good", ""},
		{"bom", "bom.toml:1: remark: the file begins with a byte order mark, U+FEFF (file-form)"},
		{"empty", "empty.toml: error: the file is empty (file-form)"},
		{"blank", "blank.toml: error: the file is empty (file-form)"},
		{"utf16", "utf16.toml: error: the file is saved as UTF-16 (file-form)"},
		{"bare16", "bare16.toml: error: the file is saved as UTF-16 (file-form)"},
		{"be16", "be16.toml: error: the file is saved as UTF-16 (file-form)"},
		{"nul", "nul.toml:2:11: error: there is a NUL (U+0000) here: the file is no text, or is damaged (file-form)"},
		{"latin1", "latin1.toml:2:13: error: the byte 0xE9 here is no UTF-8 (file-form)"},
		{"mac", "mac.toml: error: the lines end in carriage returns (U+000D) alone (file-form)"},
		{"large", "large.toml: error: the file is larger than 5 MB (file-form)"},
		{"folder", "folder.toml: error: a folder stands where a file is expected (file-form)"},
	} {
		f, findings, err := Read(fsys, c.name+".toml")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		got := ""
		for _, x := range findings {
			got += x.String()
			if x.Hint == "" {
				t.Errorf("%s: no next step", c.name)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if worst, _ := diag.Worst(findings); (f == nil) != (worst == diag.Error) {
			t.Errorf("%s: file %v with findings %v", c.name, f, findings)
		}
	}
	if _, _, err := Read(fsys, "none.toml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestPosition holds that lines count from 1 and columns count runes from 1, at every
// byte that begins a rune.
func TestPosition(t *testing.T) {
	const text = "aé។\r\n\n𠮷x\n"
	f := New("f.toml", []byte("\uFEFF"+text))
	line, column := 1, 1
	for i, r := range text {
		if got, want := f.Position(i), (diag.Position{File: "f.toml", Line: line, Column: column}); got != want {
			t.Errorf("byte %d: %v, want %v", i, got, want)
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	if got := f.Position(len(text)).String(); got != "f.toml:4:1" {
		t.Errorf("the end: %s", got)
	}
	if !strings.HasPrefix(string(f.Data), "aé") {
		t.Errorf("the byte order mark is left in %q", f.Data)
	}
}
