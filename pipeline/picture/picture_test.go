package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
)

func asPNGBytes(t rapid.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEGBytes(t rapid.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// open reads a file of bytes; it is an error where there is neither picture nor finding.
func open(t rapid.TB, data []byte) (*Picture, string) {
	t.Helper()
	p, found, err := Open(fstest.MapFS{"mark": {Data: data}}, "mark", diag.Position{File: "letter.toml", Line: 3, Column: 9})
	if err != nil || (p == nil) != (len(found) == 1) {
		t.Fatalf("%v, %v, %v", p, found, err)
	}
	if p == nil {
		if found[0].Hint == "" || found[0].Pos.Line != 3 || found[0].Level != diag.Error {
			t.Fatalf("no next step, or no place: %v", found[0])
		}
		return nil, found[0].Code + ": " + found[0].Problem
	}
	return p, ""
}

// TestAPNGIsWhatItShowsOnWhite holds over random pictures, of any transparency, that each pixel
// is what white paper shows below it.
func TestAPNGIsWhatItShowsOnWhite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 9).Draw(t, "width"), rapid.IntRange(1, 9).Draw(t, "height")
		gray := rapid.Bool().Draw(t, "gray")
		m := image.NewNRGBA(image.Rect(0, 0, w, h))
		for i := range w * h {
			r, g, b := rapid.Byte().Draw(t, "r"), rapid.Byte().Draw(t, "g"), rapid.Byte().Draw(t, "b")
			if gray {
				g, b = r, r
			}
			m.SetNRGBA(i%w, i/w, color.NRGBA{r, g, b, rapid.SampledFrom([]byte{0, 1, 127, 128, 254, 255}).Draw(t, "a")})
		}
		p, wrong := open(t, asPNGBytes(t, m))
		if wrong != "" || p.Width != w || p.Height != h || p.JPEG || gray && !p.Gray || len(p.Data) != w*h*p.Components() {
			t.Fatalf("%s %+v", wrong, p)
		}
		for i := range w * h {
			c := m.NRGBAAt(i%w, i/w)
			for k, v := range []byte{c.R, c.G, c.B}[:p.Components()] {
				want := (int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255
				if got := int(p.Data[i*p.Components()+k]); got < want-1 || got > want+1 {
					t.Fatalf("pixel %d of %v: component %d is %d, want %d", i, c, k, got, want)
				}
			}
		}
	})
}

func TestEveryKindOfPNG(t *testing.T) {
	r := image.Rect(0, 0, 3, 2)
	paletted := image.NewPaletted(r, color.Palette{color.NRGBA{}, color.NRGBA{255, 0, 0, 255}})
	paletted.SetColorIndex(1, 0, 1)
	deep := image.NewNRGBA64(r)
	deep.SetNRGBA64(1, 0, color.NRGBA64{0xFFFF, 0, 0, 0xFFFF})
	moved := image.NewNRGBA(image.Rect(5, 5, 8, 7))
	moved.SetNRGBA(6, 5, color.NRGBA{255, 0, 0, 255})
	for name, m := range map[string]image.Image{"palette": paletted, "16 bits": deep, "another origin": moved} {
		p, wrong := open(t, asPNGBytes(t, m))
		if wrong != "" || p.Gray || !bytes.Equal(p.Data, []byte("\xFF\xFF\xFF\xFF\x00\x00\xFF\xFF\xFF"+strings.Repeat("\xFF", 9))) {
			t.Errorf("%s: %s %+v", name, wrong, p)
		}
	}
	if p, wrong := open(t, asPNGBytes(t, image.NewGray(r))); wrong != "" || !p.Gray || !bytes.Equal(p.Data, make([]byte, 6)) {
		t.Errorf("gray: %s %+v", wrong, p)
	}
}

// segment makes a segment of a JPEG file.
func segment(marker byte, words string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(words)+2)), words...)
}

// TestAJPEGLosesAllButThePicture puts segments before those of a file and bytes behind it.
func TestAJPEGLosesAllButThePicture(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 20, 10))
	for i := range m.Pix {
		m.Pix[i] = byte(i * 7)
	}
	bare := asJPEGBytes(t, m)
	jfif := segment(application0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x01\x01abc")
	headed := bytes.Join([][]byte{bare[:2], segment(application0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"), bare[2:]}, nil)
	for _, c := range []struct {
		name string
		data []byte
		want []byte
	}{
		{"nothing beside it", bare, bare},
		{"EXIF", bytes.Join([][]byte{bare[:2], segment(0xE1, "Exif\x00\x00secret place"), bare[2:]}, nil), bare},
		{"a profile, a comment", bytes.Join([][]byte{bare[:2], segment(0xE2, "ICC_PROFILE\x00secret"), segment(comment, "secret"), bare[2:]}, nil), bare},
		{"another's application 14", bytes.Join([][]byte{bare[:2], segment(adobe, "secret"), bare[2:]}, nil), bare},
		{"JFIF's extension", bytes.Join([][]byte{bare[:2], segment(application0, "JFXX\x00secret"), bare[2:]}, nil), bare},
		{"a head cut short", bytes.Join([][]byte{bare[:2], segment(application0, "JFIF\x00\x01\x02\x00"), bare[2:]}, nil), bare},
		{"a thumbnail", bytes.Join([][]byte{bare[:2], jfif, bare[2:]}, nil), headed},
		{"bytes behind its end", append(bytes.Clone(bare), "secret"...), bare},
		{"fill bytes", bytes.Join([][]byte{bare[:2], {0xFF, 0xFF}, bare[2:]}, nil), bare},
	} {
		p, wrong := open(t, c.data)
		if wrong != "" || !p.JPEG || p.Gray || p.Width != 20 || p.Height != 10 || !bytes.Equal(p.Data, c.want) {
			t.Errorf("%s: %s: %x", c.name, wrong, p.Data[:40])
		}
	}
	if p, wrong := open(t, asJPEGBytes(t, image.NewGray(m.Rect))); wrong != "" || !p.JPEG || !p.Gray || p.Components() != 1 {
		t.Errorf("gray: %s %v", wrong, p)
	}
}

// TestAPictureOnItsSideIsRefused, by either byte order of EXIF; what cannot be read turns nothing.
func TestAPictureOnItsSideIsRefused(t *testing.T) {
	bare := asJPEGBytes(t, image.NewRGBA(image.Rect(0, 0, 8, 8)))
	for exif, want := range map[string]bool{
		"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x02\x01\x0F\x00\x02\x00\x00\x00\x01a\x00\x00\x00\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00": true,
		"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x03\x00\x00\x00":                                              true,
		"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00":                                              false, // upright
		"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00\x12\x01\x03\x00\x01\x00\x00\x00\x03\x00\x00\x00":                                              false, // no entries
		"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03":                                                                                  false, // cut off
		"Exif\x00\x00II*\x00\xFF\xFF\xFF\xFF":                                                                                                      false, // beyond its end
		"Exif\x00\x00II":                                                                                                                           false,
	} {
		p, wrong := open(t, bytes.Join([][]byte{bare[:2], segment(application1, exif), bare[2:]}, nil))
		if (p == nil) != want || want && !strings.HasSuffix(wrong, "a note of the camera turns it, which a PDF does not") {
			t.Errorf("%q: %v %s", exif, p, wrong)
		}
	}
}

// TestAScanGoesOnOverRestarts, and over a byte 0xFF that is data.
func TestAScanGoesOnOverRestarts(t *testing.T) {
	for data, want := range map[string]int{"ab": 2, "a\xFF\xD9": 1, "a\xFF\x00b\xFF\xD9": 4, "a\xFF\xD0b\xFF\xD7c\xFF\xDA": 7, "a\xFF\xFF\xD9": 2, "": 0, "\xFF": 1} {
		if got := coded([]byte(data)); got != want {
			t.Errorf("%q: %d bytes, want %d", data, got, want)
		}
	}
}

// TestAdobesColoursStay: where a file says that it is coded in RGB, its samples are taken.
func TestAdobesColoursStay(t *testing.T) {
	bare := asJPEGBytes(t, image.NewRGBA(image.Rect(0, 0, 8, 8))) // black: Y 0, Cb and Cr 128
	plain := segment(adobe, "Adobe\x00\x64\x00\x00\x00\x00\x00")
	p, wrong := open(t, bytes.Join([][]byte{bare[:2], plain, bare[2:]}, nil))
	if wrong != "" || p.JPEG || p.Gray || p.Data[0] > 8 || p.Data[1] < 120 || p.Data[2] < 120 {
		t.Errorf("%s %v", wrong, p)
	}
	coded := segment(adobe, "Adobe\x00\x64\x00\x00\x00\x00\x01")
	with := bytes.Join([][]byte{bare[:2], coded, bare[2:]}, nil)
	if p, wrong := open(t, with); wrong != "" || !p.JPEG || !bytes.Equal(p.Data, with) {
		t.Errorf("%s %v", wrong, p)
	}
}

// bomb is the head of a PNG file of any size, with nothing behind it.
func bomb(w, h uint32) []byte {
	head := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), w), h), 8, 6, 0, 0, 0)
	return binary.BigEndian.AppendUint32(append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0D"), head...), crc32.ChecksumIEEE(head))
}

// resized gives a JPEG file whose frame says another size (B.2.2).
func resized(data []byte, w, h uint16) []byte {
	out := bytes.Clone(data)
	at := bytes.Index(out, []byte{0xFF, 0xC0})
	binary.BigEndian.PutUint16(out[at+5:], h)
	binary.BigEndian.PutUint16(out[at+7:], w)
	return out
}

func TestFindings(t *testing.T) {
	square := image.NewRGBA(image.Rect(0, 0, 16, 16))
	sound, photo := asPNGBytes(t, square), asJPEGBytes(t, square)
	scan := bytes.Index(photo, []byte{0xFF, startOfScan})
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"nothing", "picture-format: mark: this is neither PNG nor JPEG", nil},
		{"a drawing", "picture-format: mark: this is neither PNG nor JPEG", []byte("<svg xmlns='http://www.w3.org/2000/svg'/>")},
		{"a GIF", "picture-format: mark: this is neither PNG nor JPEG", []byte("GIF89a")},
		{"a PNG cut off", "picture-format: mark: the picture cannot be read: unexpected EOF", sound[:40]},
		{"a PNG's first bytes alone", "picture-format: mark: the picture cannot be read: unexpected EOF", sound[:8]},
		{"a PNG with a wrong sum", "picture-format: mark: the picture cannot be read: png: invalid format: invalid checksum", append(sound[:len(sound)-13:len(sound)-13], "xIEND"...)},
		{"a JPEG cut off", "picture-format: mark: the picture cannot be read: the file is cut off", photo[:scan+20]},
		{"a JPEG's first bytes alone", "picture-format: mark: the picture cannot be read: unexpected EOF", photo[:2]},
		{"a PNG bomb", "picture-size: mark: the picture has 100000 by 100000 pixels; 4000000 are the most", bomb(100_000, 100_000)},
		{"a PNG bomb of one row", "picture-size: mark: the picture has 4000001 by 1 pixels; 4000000 are the most", bomb(4_000_001, 1)},
		{"a PNG without columns", "picture-format: mark: the picture cannot be read: png: invalid format: non-positive dimension", bomb(0, 5)},
		{"a JPEG bomb", "picture-size: mark: the picture has 65535 by 65535 pixels; 4000000 are the most", resized(photo, 65535, 65535)},
		{"a JPEG without rows", "picture-format: mark: the picture has 16 by 0 pixels", resized(photo, 16, 0)},
		{"a large file", "picture-size: mark: the file has more than 4 MB", append(bytes.Clone(sound), make([]byte, maxFile)...)},
		{"too many passes", "picture-format: mark: the picture cannot be read: it has too many passes",
			append(photo[:len(photo)-2:len(photo)-2], bytes.Repeat(segment(startOfScan, "\x01\x01\x00\x00\x3F\x00"), maxScans)...)},
		{"a CMYK photograph", "picture-format: mark: the picture is in CMYK, the colours of a printing press", cmyk},
	} {
		p, got := open(t, c.data)
		if p != nil || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// cmyk is the head of a JPEG file of four components (ITU-T T.81, B.2.2).
var cmyk = bytes.Join([][]byte{{0xFF, startOfImage}, segment(0xC0, "\x08\x00\x08\x00\x08\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"),
	segment(adobe, "Adobe\x00\x64\x00\x00\x00\x00\x02"), segment(startOfScan, "")}, nil)

var errLoop = errors.New("too many levels of symbolic links")

// disk is a folder in which a pipe that nobody writes to holds up whoever opens it.
type disk struct{ fstest.MapFS }

func (d disk) Open(name string) (fs.File, error) {
	if f := d.MapFS[name]; f != nil && f.Mode&fs.ModeNamedPipe != 0 {
		panic(name + " is opened")
	}
	if name == "locked" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

func (d disk) Stat(name string) (fs.FileInfo, error) {
	if name == "loop" {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: errLoop}
	}
	return d.MapFS.Stat(name)
}

func TestNoFile(t *testing.T) {
	folder := disk{fstest.MapFS{"mark": {Mode: fs.ModeDir}, "pipe": {Mode: fs.ModeNamedPipe}, "locked": {}}}
	for name, want := range map[string]string{
		"other": "other: there is no such file", "mark": "mark: this is no file", "pipe": "pipe: this is no file",
		"loop": "loop: the file cannot be opened: " + errLoop.Error(), "locked": "locked: the file cannot be opened: permission denied",
	} {
		p, found, err := Open(folder, name, diag.Position{})
		if err != nil || p != nil || len(found) != 1 || found[0].Code != codeMissing || found[0].Problem != want {
			t.Errorf("%s: %v %v %v", name, p, found, err)
		}
	}
}

// TestAnyBytes holds that no file makes the reader fall, nor costs more than its limits.
func TestAnyBytes(t *testing.T) {
	square := image.NewRGBA(image.Rect(0, 0, 16, 16))
	files := [][]byte{asPNGBytes(t, square), asJPEGBytes(t, square), cmyk}
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(rapid.SampledFrom(files).Draw(t, "file"))
		for range rapid.IntRange(1, 5).Draw(t, "changes") {
			data[rapid.IntRange(0, len(data)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		data = data[:rapid.IntRange(0, len(data)).Draw(t, "length")]
		if p, _ := open(t, data); p != nil && (p.Width*p.Height > maxPixels || !p.JPEG && len(p.Data) != p.Width*p.Height*p.Components()) {
			t.Fatalf("%d by %d, %d bytes", p.Width, p.Height, len(p.Data))
		}
	})
}
