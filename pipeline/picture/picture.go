// Package picture reads the pictures that a letter bears, PNG and JPEG, and gives them as a
// PDF of the standard PDF/A-2 holds them: opaque, in gray or sRGB, without what a camera or
// a program wrote beside the picture.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"

	"letterpress/pipeline/diag"
)

// Picture is a picture that has been decoded without a fault. It does not change and is safe
// for concurrent use.
type Picture struct {
	Width, Height int  // pixels, positive
	Gray          bool // one component of 8 bits a pixel; else three, red, green and blue
	// JPEG says that Data is a JPEG file with what the picture needs alone. Else Data holds
	// the samples, row by row from the top.
	JPEG bool
	Data []byte
}

// Limits of a picture. A mark of 20 mm has 500 rows of pixels at 600 dots an inch.
const (
	maxFile   = 4 << 20   // bytes
	maxPixels = 4_000_000 // held before anything of that size is made
)

// The codes of findings about pictures.
const (
	codeMissing = "picture-missing" // no file
	codeFormat  = "picture-format"  // no picture, or none that a PDF can hold
	codeSize    = "picture-size"    // too large
)

// fault is what is wrong with a picture, for its author.
type fault struct{ code, problem, hint string }

// Open reads a picture from the letter's folder. What is wrong with it is a finding at the
// place where letter.toml names it, and there is no picture.
func Open(folder fs.FS, name string, at diag.Position) (*Picture, []diag.Finding, error) {
	data, wrong, err := read(folder, name)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	var p *Picture
	if wrong == nil {
		p, wrong = decode(data)
	}
	if wrong != nil {
		return nil, []diag.Finding{{Code: wrong.code, Level: diag.Error, Pos: at, Problem: fmt.Sprintf("%s: %s", name, wrong.problem), Hint: wrong.hint}}, nil
	}
	return p, nil, nil
}

// read gives the bytes of a file that is not too large.
func read(folder fs.FS, name string) ([]byte, *fault, error) {
	const hint = "put the picture there; the name is that of a file in the letter's folder, with its capitals as they are"
	info, err := fs.Stat(folder, name) // before it is opened: a pipe holds up whoever opens it
	if err == nil && !info.Mode().IsRegular() {
		return nil, &fault{codeMissing, "this is no file", hint}, nil
	}
	var f fs.File
	if err == nil {
		f, err = folder.Open(name)
	}
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &fault{codeMissing, "there is no such file", hint}, nil
	case errors.As(err, &path):
		return nil, &fault{codeMissing, fmt.Sprintf("the file cannot be opened: %v", path.Err), hint}, nil
	case err != nil:
		return nil, nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, nil, err
	}
	if len(data) > maxFile {
		return nil, &fault{codeSize, fmt.Sprintf("the file has more than %d MB", maxFile>>20), "make it smaller: 500 pixels of height are enough for a mark"}, nil
	}
	return data, nil, nil
}

// asPNG is the next step where another format is at hand.
const asPNG = "save it as PNG, in RGB or gray"

// decode reads a picture by its first bytes, whatever its name says.
func decode(data []byte) (*Picture, *fault) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return decodePNG(data)
	case bytes.HasPrefix(data, []byte{0xFF, startOfImage}):
		return decodeJPEG(data)
	}
	return nil, &fault{codeFormat, "this is neither PNG nor JPEG", asPNG}
}

// sized refuses a size before anything of that size is made.
func sized(c image.Config) *fault {
	if c.Width < 1 || c.Height < 1 {
		return &fault{codeFormat, fmt.Sprintf("the picture has %d by %d pixels", c.Width, c.Height), asPNG}
	}
	if int64(c.Width)*int64(c.Height) > maxPixels {
		return &fault{codeSize, fmt.Sprintf("the picture has %d by %d pixels; %d are the most", c.Width, c.Height, maxPixels),
			"make it smaller: 500 pixels of height are enough for a mark"}
	}
	return nil
}

func broken(err error) *fault {
	return &fault{codeFormat, fmt.Sprintf("the picture cannot be read: %v", err), "open it in a program for pictures and save it anew as PNG, in RGB or gray"}
}

func decodePNG(data []byte) (*Picture, *fault) {
	c, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, broken(err)
	}
	if wrong := sized(c); wrong != nil {
		return nil, wrong
	}
	drawn, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, broken(err)
	}
	return flat(drawn), nil
}

// flat gives the pixels of a picture laid on white: a page is white, and PDF/A-2 has its own
// rules for what shines through (ISO 19005-2, 6.2.10).
func flat(drawn image.Image) *Picture {
	on := image.NewRGBA(image.Rectangle{Max: drawn.Bounds().Size()})
	draw.Draw(on, on.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(on, on.Rect, drawn, drawn.Bounds().Min, draw.Over)
	p := &Picture{Width: on.Rect.Dx(), Height: on.Rect.Dy(), Gray: true}
	for i := 0; i < len(on.Pix) && p.Gray; i += 4 {
		p.Gray = on.Pix[i] == on.Pix[i+1] && on.Pix[i] == on.Pix[i+2]
	}
	n := p.Components()
	p.Data = make([]byte, 0, n*p.Width*p.Height)
	for i := 0; i < len(on.Pix); i += 4 {
		p.Data = append(p.Data, on.Pix[i:i+n]...)
	}
	return p
}

// Components gives the number of bytes that a pixel has.
func (p *Picture) Components() int {
	if p.Gray {
		return 1
	}
	return 3
}

// decodeJPEG keeps the file's own compression: a PDF holds JPEG as it is (ISO 32000-1,
// 7.4.8), progressive too.
func decodeJPEG(data []byte) (*Picture, *fault) {
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, broken(err)
	}
	if c.ColorModel == color.CMYKModel {
		return nil, &fault{codeFormat, "the picture is in CMYK, the colours of a printing press", asPNG}
	}
	if wrong := sized(c); wrong != nil {
		return nil, wrong
	}
	bare, err := strip(data)
	if err != nil {
		return nil, broken(err)
	}
	drawn, err := jpeg.Decode(bytes.NewReader(bare))
	if err != nil {
		return nil, broken(err)
	}
	if c.ColorModel == color.RGBAModel { // coded as it is, which not every reader of PDF sees
		return flat(drawn), nil
	}
	return &Picture{Width: c.Width, Height: c.Height, Gray: c.ColorModel == color.GrayModel, JPEG: true, Data: bare}, nil
}
