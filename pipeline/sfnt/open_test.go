package sfnt

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// A font that is opened says what the same font says that is parsed.
func TestOpenAgreesWithParse(t *testing.T) {
	for name, data := range families(t) {
		t.Run(name, func(t *testing.T) {
			want := parsed(t, data)
			got, err := Open(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Stripped(), want.Stripped()) || got.PostScriptName != want.PostScriptName ||
				got.CapHeight != want.CapHeight || got.UnitsPerEm != want.UnitsPerEm {
				t.Errorf("%+v, want %+v", got, want)
			}
			for gid := -1; gid <= want.NumGlyphs; gid++ {
				a, errA := got.Outline(gid)
				b, errB := want.Outline(gid)
				if (errA == nil) != (errB == nil) || !reflect.DeepEqual(a, b) {
					t.Fatalf("glyph %d: %v %v, want %v %v", gid, a, errA, b, errB)
				}
			}
		})
	}
}

// What is wrong with a damaged font does not depend on how it is read.
func TestOpenRefusesWhatParseRefuses(t *testing.T) {
	whole := broad(t)
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(whole[:rapid.IntRange(0, len(whole)).Draw(t, "length")])
		for range rapid.IntRange(0, 4).Draw(t, "changes") {
			if len(data) > 0 {
				data[rapid.IntRange(0, len(data)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
			}
		}
		want, errWant := Parse(data)
		got, err := Open(bytes.NewReader(data), int64(len(data)))
		switch {
		case (err == nil) != (errWant == nil) || err != nil && err.Error() != errWant.Error():
			t.Fatalf("%v, want %v", err, errWant)
		case err == nil && !bytes.Equal(got.Stripped(), want.Stripped()):
			t.Fatal("other tables than Parse has")
		}
	})
}

// torn fails on what lies beyond its end, as a disk may.
type torn struct {
	data []byte
	end  int64
}

var errTorn = errors.New("torn")

func (r torn) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > r.end {
		return 0, errTorn
	}
	return bytes.NewReader(r.data).ReadAt(p, at)
}

func TestOpenReportsAFileThatCannotBeRead(t *testing.T) {
	data := broad(t)
	readable := 0
	for end := range int64(len(data)) {
		f, err := Open(torn{data, end}, int64(len(data)))
		if err != nil && !errors.Is(err, errTorn) {
			t.Fatalf("%d bytes: %v", end, err)
		}
		if err == nil {
			readable++
			f.Outline(0)
		}
	}
	if readable == len(data) {
		t.Error("no file was too short")
	}
	var empty io.ReaderAt = bytes.NewReader(nil)
	if _, err := Open(empty, 0); err == nil {
		t.Error("an empty file is a font")
	}
}
