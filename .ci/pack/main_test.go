package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)

// folder writes files, in the order given, and says that they are as old as age.
func folder(t *testing.T, age time.Duration, mode os.FileMode, files ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "letterpress")
	for _, name := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte("of "+name), mode),
			os.Chmod(file, mode), os.Chtimes(file, time.Time{}, noon.Add(-age))); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func packed(t *testing.T, name, dir string, at time.Time) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pack(&out, name, dir, at); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out.Bytes()
}

func TestTheSameFilesGiveTheSameBytes(t *testing.T) {
	one := folder(t, time.Hour, 0o600, "letterpress", "fonts/b/OFL.txt", "fonts/a/OFL.txt", "LICENSE")
	two := folder(t, 48*time.Hour, 0o755, "LICENSE", "fonts/a/OFL.txt", "fonts/b/OFL.txt", "letterpress")
	for _, name := range []string{"x.tar.gz", "x.zip"} {
		if !bytes.Equal(packed(t, name, one, noon), packed(t, name, two, noon)) {
			t.Errorf("%s: the same files gave other bytes", name)
		}
		if bytes.Equal(packed(t, name, one, noon), packed(t, name, one, noon.Add(time.Hour))) {
			t.Errorf("%s: the time is not in it", name)
		}
	}
}

// want is what [folder]'s files come out as: in the order of their names.
var want = []string{
	"letterpress/LICENSE 644 of LICENSE",
	"letterpress/fonts/a/OFL.txt 644 of fonts/a/OFL.txt",
	"letterpress/letterpress 755 of letterpress",
	"letterpress/letterpress.exe 755 of letterpress.exe",
}

func TestWhatIsPackedComesOut(t *testing.T) {
	dir := folder(t, 0, 0o600, "letterpress.exe", "letterpress", "fonts/a/OFL.txt", "LICENSE")
	for name, unpack := range map[string]func(*testing.T, []byte) []string{"x.tar.gz": untar, "x.zip": unzip} {
		if got := unpack(t, packed(t, name, dir, noon)); !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func untar(t *testing.T, data []byte) []string {
	t.Helper()
	plain, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for r := tar.NewReader(plain); ; {
		h, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil || h.Uid != 0 || h.Gid != 0 || h.Uname != "" || h.Gname != "" || !h.ModTime.Equal(noon) {
			t.Fatalf("%v: %+v", err, h)
		}
		out = append(out, entry(t, h.Name, h.FileInfo().Mode(), r))
	}
}

func unzip(t *testing.T, data []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil || !f.Modified.Equal(noon) {
			t.Fatalf("%v: %+v", err, f.FileHeader)
		}
		out = append(out, entry(t, f.Name, f.Mode(), r))
	}
	return out
}

func entry(t *testing.T, name string, mode os.FileMode, r io.Reader) string {
	t.Helper()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s %o %s", name, mode, data)
}

func TestWhatCannotBePacked(t *testing.T) {
	dir := folder(t, 0, 0o600, "LICENSE")
	out := t.TempDir()
	for name, args := range map[string][]string{
		"no argument":  {},
		"other form":   {filepath.Join(out, "x.rar"), dir, "0"},
		"no time":      {filepath.Join(out, "x.zip"), dir, "noon"},
		"no folder":    {filepath.Join(out, "x.zip"), filepath.Join(out, "none"), "0"},
		"nowhere":      {filepath.Join(out, "none", "x.zip"), dir, "0"},
		"too much":     {filepath.Join(out, "x.zip"), dir, "0", "0"},
		"a file alone": {filepath.Join(out, "x.tar.gz"), filepath.Join(dir, "LICENSE", "x"), "0"},
	} {
		if run(args) == nil {
			t.Errorf("%s: %q is no error", name, args)
		}
	}
	if err := run([]string{filepath.Join(out, "y.zip"), dir, "0"}); err != nil {
		t.Error(err)
	}
}
