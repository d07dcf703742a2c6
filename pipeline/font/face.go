package font

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"

	"letterpress/pipeline/sfnt"
)

// Face is one face of a family. Two are the same when their pointers are. It is safe for
// concurrent use.
type Face struct {
	fsys   fs.FS
	path   string
	family string
	style  int // one of regular, bold, italic, boldItalic

	protrusions map[rune]protrusion

	once sync.Once
	font *sfnt.Font
	name string
	err  error

	strip   sync.Once
	shaping []byte
}

// DamagedError is a face that cannot be used: no TrueType font with outlines, or one that
// must not be embedded.
type DamagedError struct {
	File string // as [Face.File] gives it
	Err  error
}

// Error says which file, what is wrong with it and what is needed.
func (e *DamagedError) Error() string { return e.File + ": " + e.Err.Error() }

// Unwrap gives the error without the file.
func (e *DamagedError) Unwrap() error { return e.Err }

// restricted is usage permission 2 of fsType (OpenType 1.9, OS/2): the font must not be
// embedded without the owner's leave.
const (
	usage      = 0x000F
	restricted = 2
)

// load reads the face's file when it is first asked for. A [Stack] gives out no face that
// is not loaded.
func (f *Face) load() error {
	f.once.Do(func() {
		file, err := f.fsys.Open(f.path)
		if err != nil {
			f.err = fmt.Errorf("%s: %w", f.File(), err)
			return
		}
		font, err := parse(file)
		if err == nil && font.FsType&usage == restricted {
			err = fmt.Errorf("the font forbids embedding (fsType %d); a face with a free licence is needed", font.FsType)
		}
		if err != nil {
			f.err = &DamagedError{f.File(), err}
			return
		}
		f.font, f.name = font, postScriptName(font.PostScriptName, f.family+"-"+faceNames[f.style])
	})
	return f.err
}

// parse reads a font's tables. Where the file can be read at any place, as on a disk and in
// the program, the outlines are left there and the file stays open: of seven megabytes a
// letter needs some hundred kilobytes. Otherwise, and where the font is refused, the file
// is closed.
func parse(file fs.File) (*sfnt.Font, error) {
	if at, ok := file.(io.ReaderAt); ok {
		info, err := file.Stat()
		if err == nil {
			var font *sfnt.Font
			if font, err = sfnt.Open(at, info.Size()); err == nil {
				return font, nil
			}
		}
		file.Close()
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	return sfnt.Parse(data)
}

// postScriptName keeps the characters that a name in a PDF can hold as they are: letters,
// digits and hyphens of ASCII, at most 63 (OpenType 1.9, name, ID 6). Where none are left
// it does the same with a substitute.
func postScriptName(name, substitute string) string {
	clean := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' {
			return r
		}
		return -1
	}, name)
	if strings.Trim(clean, "-") == "" {
		if substitute == "" {
			return "Face"
		}
		return postScriptName(substitute, "")
	}
	return clean[:min(len(clean), 63)]
}

// Name gives the face's PostScript name: letters, digits and hyphens of ASCII.
func (f *Face) Name() string { return f.name }

// Family gives the family's name as SOURCE.toml has it.
func (f *Face) Family() string { return f.family }

// File gives the face's file, slash-separated: fonts/moul/Moul_400Regular.ttf.
func (f *Face) File() string { return "fonts/" + f.path }

// UnitsPerEm gives the number of font units to the em, from 16 to 16384.
func (f *Face) UnitsPerEm() int { return f.font.UnitsPerEm }

// Has reports whether the face has a glyph for r.
func (f *Face) Has(r rune) bool {
	_, has := f.font.GlyphIndex(r)
	return has
}

// SFNT gives the parsed font.
func (f *Face) SFNT() *sfnt.Font { return f.font }

// Shaping gives the face's file without what shaping does not need. It is made once and
// must not be changed.
func (f *Face) Shaping() []byte {
	f.strip.Do(func() { f.shaping = f.font.Stripped() })
	return f.shaping
}
