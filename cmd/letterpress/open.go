package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"letterpress/fonts"
	"letterpress/pipeline"
	"letterpress/pipeline/diag"
	"letterpress/pipeline/letter"
)

// open reads the letter in -C.
func (e *env) open() (*pipeline.Project, error) {
	if err := e.letterIsThere(); err != nil {
		return nil, err
	}
	return pipeline.Open(os.DirFS(e.dir), fonts.FS)
}

// letterIsThere looks for the letter in -C.
func (e *env) letterIsThere() error {
	if e.dir == "" {
		return usageError{matter: "-C needs a folder", hint: "-C takes the folder that holds " + letter.File}
	}
	info, err := os.Stat(e.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError{matter: fmt.Sprintf("-C %s: there is no such folder", quoted(e.dir)),
			hint: "-C takes the folder that holds " + letter.File}
	case err != nil:
		return fmt.Errorf("-C %s: %w", quoted(e.dir), cause(err))
	case !info.IsDir():
		return usageError{matter: fmt.Sprintf("-C %s: this is a file", quoted(e.dir)),
			hint: "-C takes the folder that holds " + letter.File}
	}
	if _, err := os.Stat(e.at(letter.File)); errors.Is(err, fs.ErrNotExist) {
		return e.noLetter()
	}
	return nil
}

// noLetter says that the folder holds no letter, and where one is: in a folder above.
func (e *env) noLetter() error {
	matter := "no letter here: there is no " + filepath.ToSlash(e.at(letter.File))
	above := filepath.Join(e.dir, "..")
	for range 5 {
		if _, err := os.Stat(filepath.Join(above, letter.File)); err == nil {
			return usageError{matter: matter, hint: "there is one above: -C " + quoted(above)}
		}
		above = filepath.Join(above, "..")
	}
	return usageError{matter: matter, hint: "-C DIR works on the letter in DIR, the folder that holds " + letter.File}
}

// wrongName turns a name that the letter does not have into a usage error. Where letter.toml
// itself has errors, those are told instead: the name may be in what could not be read.
func (e *env) wrongName(project *pipeline.Project, err error) error {
	var unknown pipeline.UnknownName
	if !errors.As(err, &unknown) {
		return err
	}
	if err := e.wrongSkeleton(project); err != nil {
		return err
	}
	return wrongWord(unknown)
}

// wrongSkeleton tells the errors of letter.toml itself, where it has any.
func (e *env) wrongSkeleton(project *pipeline.Project) error {
	var skeleton []diag.Finding
	for _, f := range project.Findings() {
		if f.Level == diag.Error && f.Pos.File == letter.File && f.Message == "" {
			skeleton = append(skeleton, f)
		}
	}
	if len(skeleton) == 0 {
		return nil
	}
	e.tell(e.err, skeleton)
	return errFound
}

// wrongWord turns a name that the letter does not have into a usage error.
func wrongWord(err error) error {
	var unknown pipeline.UnknownName
	if errors.As(err, &unknown) {
		return usageError{matter: unknown.Matter, hint: unknown.Hint}
	}
	return err
}

// at gives a path of the command line as it counts from -C.
func (e *env) at(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(e.dir, path)
}

// cause gives what went wrong with a file, without the operation and the name, which the
// message around it has.
func cause(err error) error {
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case errors.As(err, &one):
		return one.Err
	case errors.As(err, &two):
		return two.Err
	}
	return err
}
