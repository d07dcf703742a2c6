package font

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/pipeline/sfnt"
)

func TestFace(t *testing.T) {
	fsys := folders(t, plain("a", 1, "xy"))
	f := resolved(t, stackOf(t, opened(t, fsys, nil), "Latn", "text", false, false), 'x')
	if f.Name() != "PS-a-regular" || f.Family() != "The a" || f.File() != "fonts/a/regular.ttf" || f.UnitsPerEm() != 100 {
		t.Errorf("%q %q %q %d", f.Name(), f.Family(), f.File(), f.UnitsPerEm())
	}
	if !f.Has('x') || !f.Has('y') || f.Has('z') || f.Has(-1) {
		t.Error("it has x and y, and nothing else")
	}
	if gid, _ := f.SFNT().GlyphIndex('y'); gid != 2 || f.SFNT().NumGlyphs != 3 {
		t.Errorf("y is glyph %d of %d, want 2 of 3", gid, f.SFNT().NumGlyphs)
	}
	whole, err := sfnt.Parse(fsys["a/regular.ttf"].Data)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Shaping(); !bytes.Equal(got, whole.Stripped()) || len(got) >= len(fsys["a/regular.ttf"].Data) {
		t.Errorf("%d bytes for the shaper, the file has %d", len(got), len(fsys["a/regular.ttf"].Data))
	}
	if o, err := f.SFNT().Outline(1); err != nil || o.Points() != 3 {
		t.Errorf("outline %v, %v", o, err)
	}
}

// Damaged faces name their file and say what is needed, to the first text that needs them
// and to no other.
func TestDamagedFaces(t *testing.T) {
	sound := ttf(t, "Sound", "x")
	forbidden := bytes.Clone(mustParse(t, sound).Table("OS/2"))
	forbidden[9] = 2
	editable := bytes.Clone(forbidden)
	editable[9] = 8
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a font: 0 bytes; a static TrueType font with a glyf table is needed"},
		{"a page of a site", []byte("<!DOCTYPE html>..."), "not a font: begins with \"<!DO\"; a static TrueType font with a glyf table is needed"},
		{"CFF outlines", append([]byte("OTTO"), make([]byte, 99)...), "a font with PostScript (CFF) outlines; a static TrueType font with a glyf table is needed"},
		{"variable", withTable(t, sound, "fvar", []byte{0, 1, 0, 0}), "a variable font; a static TrueType font with a glyf table is needed"},
		{"cut short", sound[:len(sound)/2], "the file has"},
		{"not to be embedded", withTable(t, sound, "OS/2", forbidden), "the font forbids embedding (fsType 2); a face with a free licence is needed"},
		{"to be embedded for editing", withTable(t, sound, "OS/2", editable), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := folders(t, plain("a", 1, "x"), plain("b", 2, "x"))
			fsys["b/regular.ttf"].Data = c.data
			stack := stackOf(t, opened(t, fsys, nil), "Latn", "text", false, false)
			if got := fileOf(resolved(t, stack, 'x')); got != "fonts/a/regular.ttf" {
				t.Errorf("x is in %s", got)
			}
			for range 2 { // the second time it is known
				f, err := stack.Resolve('y')
				if c.want == "" {
					if f != nil || err != nil {
						t.Errorf("%v, %v", f, err)
					}
					continue
				}
				var damaged *DamagedError
				if f != nil || !errors.As(err, &damaged) || damaged.File != "fonts/b/regular.ttf" || errors.Unwrap(err) != damaged.Err {
					t.Fatalf("%v, %v", f, err)
				}
				if !strings.HasPrefix(err.Error(), "fonts/b/regular.ttf: ") || !strings.Contains(err.Error(), c.want) {
					t.Errorf("%v, want %s", err, c.want)
				}
			}
		})
	}
}

func mustParse(t *testing.T, data []byte) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAFaceThatCannotBeRead(t *testing.T) {
	l, findings, err := Open(locked{folders(t, plain("a", 1, "x")), "a/regular.ttf"}, nil)
	want := `fonts/a/SOURCE.toml:9:11: error: "fonts/a/regular.ttf" cannot be read: open a/regular.ttf: permission denied (font-source) | see who may read it`
	if got := shown(findings); err != nil || len(l.Families()) != 0 || got != want {
		t.Errorf("%v\ngot  %s\nwant %s", err, got, want)
	}
	fsys := folders(t, plain("a", 1, "x"))
	l = opened(t, fsys, nil)
	delete(fsys, "a/regular.ttf")
	s, err := l.Stack(language.MustParseScript("Latn"), "text", false, false)
	var damaged *DamagedError
	if s != nil || !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "fonts/a/regular.ttf: ") || errors.As(err, &damaged) {
		t.Errorf("%v, %v", s, err)
	}
}

// A PDF can hold the name of any face.
func TestNamesAreOfASCII(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := postScriptName(rapid.String().Draw(t, "name"), rapid.String().Draw(t, "substitute"))
		if name == "" || len(name) > 63 || strings.Trim(name, "-") == "" {
			t.Fatalf("name %q", name)
		}
		for _, r := range name {
			if !strings.ContainsRune("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", r) {
				t.Fatalf("%q in the name %q", r, name)
			}
		}
	})
	for _, c := range []struct{ name, substitute, want string }{
		{"Moul-Regular", "x", "Moul-Regular"},
		{"Noto Serif (JP)/Bold", "x", "NotoSerifJPBold"},
		{"", "Noto Serif-bold", "NotoSerif-bold"},
		{"明朝-", "明朝-bold", "-bold"},
		{"", "", "Face"},
		{strings.Repeat("a", 80), "", strings.Repeat("a", 63)},
	} {
		if got := postScriptName(c.name, c.substitute); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.name, c.substitute, got, c.want)
		}
	}
}

// stream is a file that can only be read from its start, as in an archive.
type stream struct{ fs.FS }

func (s stream) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if err != nil || !strings.HasSuffix(name, ".ttf") {
		return f, err
	}
	return struct{ fs.File }{f}, nil
}

func TestAFaceOutOfAStreamIsTheSame(t *testing.T) {
	fsys := folders(t, plain("a", 1, "xy"))
	l, findings, err := Open(stream{fsys}, nil)
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v, %v", findings, err)
	}
	got := stackOf(t, l, "Latn", "text", false, false).First()
	want := stackOf(t, opened(t, fsys, nil), "Latn", "text", false, false).First()
	o, errGot := got.SFNT().Outline(2)
	p, errWant := want.SFNT().Outline(2)
	if !bytes.Equal(got.Shaping(), want.Shaping()) || errGot != nil || errWant != nil || o.Points() != 3 || p.Points() != 3 {
		t.Errorf("outlines %v %v, %v %v", o, errGot, p, errWant)
	}
}
