package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// writeFile writes data beside path, syncs it and gives it the name: whatever happens, the
// file under the name is the whole old one or the whole new one.
func writeFile(path string, data []byte) error {
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s: cannot write: this is a folder", path)
	}
	beside, err := writeBeside(path, data, 0o644)
	if err == nil {
		if err = os.Rename(beside, path); err != nil {
			os.Remove(beside)
		}
	}
	if err != nil {
		return fmt.Errorf("%s: cannot write: %w; nothing was overwritten", path, cause(err))
	}
	return nil
}

// rewriteFile puts data in the place of old, which is what the file held when it was read,
// or nil where there was none. Where it holds something else by now, somebody wrote to it,
// and it stays. A link is followed, and the file keeps its permissions.
func rewriteFile(path string, old, data []byte) error {
	mode := fs.FileMode(0o644)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	now, err := os.ReadFile(path)
	switch {
	case old == nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: there is a file of this name; nothing was overwritten", path)
	case old != nil && err != nil:
		return fmt.Errorf("%s: cannot read: %w", path, cause(err))
	case !bytes.Equal(now, old):
		return fmt.Errorf("%s: it was changed meanwhile; nothing was overwritten: give the command again", path)
	}
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	beside, err := writeBeside(path, data, mode)
	if err == nil {
		if err = os.Rename(beside, path); err != nil {
			os.Remove(beside)
		}
	}
	if err != nil {
		return fmt.Errorf("%s: cannot write: %w; nothing was overwritten", path, cause(err))
	}
	return nil
}

// writeBeside puts data on the disk, in a new file in path's folder.
func writeBeside(path string, data []byte, mode fs.FileMode) (beside string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*"+besideSuffix)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err != nil {
		return "", err
	}
	if err = f.Chmod(mode); err != nil {
		return "", err
	}
	if err = f.Sync(); err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// besideSuffix ends the names of files that have not got their own yet: ".japan.ja.pdf.123.part".
const besideSuffix = ".part"

// sweep removes what runs that were cut short left in dir: files beside PDFs and catalogs, an hour older
// than the file that this run has just written. A younger one may be another run's.
func sweep(dir, written string) {
	now, err := os.Stat(written)
	if err != nil {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if !isBeside(entry.Name()) || !entry.Type().IsRegular() {
			continue
		}
		if info, err := entry.Info(); err == nil && now.ModTime().Sub(info.ModTime()) > time.Hour {
			os.Remove(filepath.Join(dir, entry.Name()))
		}
	}
}

func isBeside(name string) bool {
	return strings.HasPrefix(name, ".") && strings.HasSuffix(name, besideSuffix) && (strings.Contains(name, ".pdf.") || strings.Contains(name, ".toml."))
}

// makeDir makes the folder that files go to, and those above it.
func makeDir(dir string) error {
	err := os.MkdirAll(dir, 0o755)
	if err == nil {
		return nil
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		if info, statErr := os.Stat(at.Path); statErr == nil && !info.IsDir() {
			return fmt.Errorf("%s: cannot make the folder: %s is a file", dir, at.Path)
		}
	}
	return fmt.Errorf("%s: cannot make the folder: %w", dir, cause(err))
}
