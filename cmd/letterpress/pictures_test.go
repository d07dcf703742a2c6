package main

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// picturesFolder has the pictures of the letter with a letterhead.
var picturesFolder = filepath.Join("testdata", "letterhead", "pictures")

// book draws an open book whose edges fade out, on nothing.
func book() image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, 240, 180))
	for y := range 180 {
		for x := range 240 {
			left, top := min(x, 239-x), min(y, 179-y)
			c := color.NRGBA{R: 20, G: 60, B: 140, A: uint8(min(255, 16*min(left, top)))}
			if fold := max(x-120, 119-x); fold > 3 && left > 14 && top > 14 && (y/14)%2 == 0 {
				c = color.NRGBA{R: 250, G: 250, B: 240, A: 255}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	return m
}

// shelf draws two shelves of books.
func shelf() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 480, 120))
	for y := range 120 {
		for x := range 480 {
			c := color.RGBA{R: uint8(90 + x/12*37%120), G: uint8(60 + x/12*53%90), B: uint8(50 + x/12*29%110), A: 255}
			if y%60 > 54 || x%12 == 0 {
				c = color.RGBA{R: 70, G: 45, B: 25, A: 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// TestThePicturesAreOurs: the files of the letter with a letterhead are what is drawn here.
func TestThePicturesAreOurs(t *testing.T) {
	var one, two bytes.Buffer
	if err := png.Encode(&one, book()); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&two, shelf(), &jpeg.Options{Quality: 85}); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"book.png": one.Bytes(), "shelf.jpg": two.Bytes()} {
		path := filepath.Join(picturesFolder, name)
		if *update {
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		stored, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := pixels(t, stored), pixels(t, data); !bytes.Equal(got, want) {
			t.Errorf("%s shows something else", name)
		}
	}
}

// pixels decodes a picture: another release of Go may compress it otherwise.
func pixels(t *testing.T, data []byte) []byte {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			r, g, b, a := m.At(x, y).RGBA()
			out = append(out, byte(r>>8), byte(g>>8), byte(b>>8), byte(a>>8))
		}
	}
	return out
}
