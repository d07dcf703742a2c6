package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"letterpress/pipeline"
)

// other is a PDF in the output folder that this run was not asked for.
type other struct {
	path string
	name pipeline.Name // of its edition; zero where no edition makes it
}

// warning is why a PDF should not be sent, and what to do.
type warning struct{ path, matter, hint string }

// outdated names the PDFs right in the folder that this run did not write and that do not say
// what the letter says today, so that nobody sends one unknowing. They change no exit code.
// Those that were asked for and held back were told where that was said.
func (b *builder) outdated(p *pipeline.Project, o pipeline.Options, again string) {
	found, err := b.others(p.Names())
	if err != nil {
		b.env.say("%s: cannot be read (%v): whether its other PDFs are today's nobody knows", b.out, cause(err))
	}
	b.warn(warnings(p, o, found, again))
}

// warn tells warnings, the first of very many. A hint that holds for several is told below the
// last of them.
func (b *builder) warn(all []warning) {
	const most = 10
	told := all
	if len(all) > most+1 {
		told = all[:most]
	}
	for i, w := range told {
		b.env.say("%s: %s: do not send it", w.path, w.matter)
		if !slices.ContainsFunc(told[i+1:], func(later warning) bool { return later.hint == w.hint }) {
			b.env.hint(b.env.here(w.hint))
		}
	}
	if rest := len(all) - len(told); rest > 0 {
		b.env.say("and %s in %s: send none of them", plural(rest, "more PDF"), b.out)
	}
}

// others gives the PDFs in the folder that this run was not asked for, sorted. Hidden files,
// folders and whatever else is no file are none.
func (b *builder) others(all []pipeline.Name) ([]other, error) {
	entries, err := os.ReadDir(b.out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []other
	for _, entry := range entries {
		file := entry.Name()
		if strings.HasPrefix(file, ".") || !strings.EqualFold(filepath.Ext(file), ".pdf") {
			continue
		}
		name := b.nameOf(file, all)
		if path := filepath.Join(b.out, file); !slices.Contains(b.names, name) && isFile(path) {
			out = append(out, other{path, name})
		}
	}
	return out, err
}

// nameOf gives the name of the edition that a file in the folder is of. Where the disk takes
// capitals for small letters, one whose name differs in them alone is that edition's too.
func (b *builder) nameOf(file string, all []pipeline.Name) pipeline.Name {
	for _, n := range all {
		if own := n.String() + ".pdf"; own == file || strings.EqualFold(own, file) && b.same(own, file) {
			return n
		}
	}
	return pipeline.Name{}
}

func (b *builder) same(one, two string) bool {
	first, err := os.Stat(filepath.Join(b.out, one))
	if err != nil {
		return false
	}
	second, err := os.Stat(filepath.Join(b.out, two))
	return err == nil && os.SameFile(first, second)
}

// warnings gives those of found that should not be sent. again is the command that makes PDFs
// as this run does.
func warnings(p *pipeline.Project, o pipeline.Options, found []other, again string) []warning {
	var known []other
	var names []pipeline.Name
	for _, f := range found {
		if f.name != (pipeline.Name{}) {
			known, names = append(known, f), append(names, f.name)
		}
	}
	differ := map[string]error{}
	for i, err := range p.Outdated(names, o, func(i int) ([]byte, error) { return readPDF(known[i].path) }) {
		if err != nil {
			differ[known[i].path] = err
		}
	}
	anew := anew(known, differ, again)
	var out []warning
	for _, f := range found {
		err := differ[f.path]
		switch {
		case f.name == (pipeline.Name{}):
			matter, hint := p.NoEdition(strings.TrimSuffix(filepath.Base(f.path), filepath.Ext(f.path)))
			out = append(out, warning{f.path, matter, hint})
		case errors.Is(err, pipeline.ErrNoText):
			out = append(out, warning{f.path, fmt.Sprintf("from an earlier text (%v)", err), "letterpress check"})
		case unread(err) != nil:
			out = append(out, warning{f.path, fmt.Sprintf("cannot be read (%v)", unread(err)), ""})
		case err != nil:
			out = append(out, warning{f.path, fmt.Sprintf("not today's text (%v)", err), anew})
		}
	}
	return out
}

// anew says how to make the PDFs that differ and can be made.
func anew(known []other, differ map[string]error, again string) string {
	var words []string
	for _, f := range known {
		if err := differ[f.path]; err != nil && unread(err) == nil && !errors.Is(err, pipeline.ErrNoText) {
			words = append(words, f.name.String())
		}
	}
	if len(words) > 3 {
		words = nil
	}
	return "to make today's: " + strings.Join(append([]string{again}, words...), " ")
}

// unread gives the disk's reason why a file could not be read, or nil where it could.
func unread(err error) error {
	var file *fs.PathError
	if errors.As(err, &file) {
		return file.Err
	}
	return nil
}

// isFile reports whether path leads to a file, perhaps one that cannot be looked at. Nothing
// else is opened: a pipe would wait for ever.
func isFile(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	return info.Mode().IsRegular()
}

// readPDF reads a PDF that is no larger than one of the letter may ever be.
func readPDF(path string) ([]byte, error) {
	const largest = 64 << 20
	info, err := os.Stat(path)
	if err == nil && info.Size() > largest {
		return nil, &fs.PathError{Op: "read", Path: path, Err: errors.New("larger than any letter")}
	}
	return os.ReadFile(path)
}
