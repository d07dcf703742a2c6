// Pack writes a folder into an archive, a .tar.gz or a .zip as its name says:
//
//	pack ARCHIVE FOLDER SECONDS
//
// The same files give the same bytes on every machine, whatever their order on the disk, their
// owners, modes and times: names are sorted, the owner is 0, and every time is SECONDS after
// 1970. Go's own compressors are used, because those of two machines may differ.
package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return errors.New("want ARCHIVE FOLDER SECONDS")
	}
	seconds, err := strconv.ParseInt(args[2], 10, 64)
	if err != nil {
		return err
	}
	out, err := os.Create(args[0])
	if err != nil {
		return err
	}
	return errors.Join(pack(out, args[0], args[1], time.Unix(seconds, 0).UTC()), out.Close())
}

// archive takes files one after the other.
type archive interface {
	// add starts a file; its bytes are written to what comes back.
	add(name string, mode fs.FileMode, size int64) (io.Writer, error)
	close() error
}

// pack writes a folder, its own name before those of its files. Folders inside have no entry
// of their own: whoever unpacks makes them.
func pack(out io.Writer, name, folder string, at time.Time) error {
	a, err := form(out, name, at)
	if err != nil {
		return err
	}
	files := os.DirFS(folder)
	err = fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			return fmt.Errorf("%s: neither a file nor a folder", p)
		}
		data, err := fs.ReadFile(files, p)
		if err != nil {
			return err
		}
		w, err := a.add(path.Join(filepath.Base(folder), p), mode(p), int64(len(data)))
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	})
	return errors.Join(err, a.close())
}

// form chooses the archive's form by its name.
func form(out io.Writer, name string, at time.Time) (archive, error) {
	switch {
	case strings.HasSuffix(name, ".tar.gz"):
		packed, err := gzip.NewWriterLevel(out, gzip.BestCompression)
		return tarball{tar.NewWriter(packed), packed, at}, err
	case strings.HasSuffix(name, ".zip"):
		return zipped{zip.NewWriter(out), at}, nil
	}
	return nil, fmt.Errorf("%s: neither .tar.gz nor .zip", name)
}

// mode says who may do what with a file once it is unpacked: the command alone may be run.
func mode(name string) fs.FileMode {
	if name == "letterpress" || name == "letterpress.exe" {
		return 0o755
	}
	return 0o644
}

type tarball struct {
	*tar.Writer
	packed *gzip.Writer
	at     time.Time
}

func (t tarball) add(name string, mode fs.FileMode, size int64) (io.Writer, error) {
	return t, t.WriteHeader(&tar.Header{Name: name, Mode: int64(mode), Size: size, ModTime: t.at, Typeflag: tar.TypeReg})
}

func (t tarball) close() error { return errors.Join(t.Close(), t.packed.Close()) }

type zipped struct {
	*zip.Writer
	at time.Time
}

func (z zipped) add(name string, mode fs.FileMode, _ int64) (io.Writer, error) {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: z.at}
	h.SetMode(mode)
	return z.CreateHeader(h)
}

func (z zipped) close() error { return z.Close() }
