package extract

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Font is a composite font of the file.
type Font struct {
	Object       int                // object number of the Type0 font
	Name         string             // /BaseFont, with its subset tag: "ABCDEF+SourceSerif4-Regular"
	Widths       map[uint16]float64 // from /W, thousandths of the size, by code
	DefaultWidth float64            // /DW, for codes that Widths lacks
	Text         map[uint16]string  // from ToUnicode, by code; never empty
}

// Width gives the advance of a code in thousandths of the font's size.
func (f *Font) Width(code uint16) float64 {
	if w, ok := f.Widths[code]; ok {
		return w
	}
	return f.DefaultWidth
}

// Fonts gives the fonts that the pages' resources name, each once: by page, then by name.
func (f *File) Fonts() (fonts []*Font, err error) {
	defer guard(&err)
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	seen := map[int]bool{}
	for _, p := range pages {
		resources, _, err := maybe[dict](f, p.resources, "Font")
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", p.number, err)
		}
		for _, key := range slices.Sorted(maps.Keys(resources)) {
			font, err := f.font(resources[key])
			if err != nil {
				return nil, fmt.Errorf("page %d: font /%s: %w", p.number, key, err)
			}
			if !seen[font.Object] {
				seen[font.Object] = true
				fonts = append(fonts, font)
			}
		}
	}
	return fonts, nil
}

// font reads a font that a page's resources refer to, once.
func (f *File) font(o object) (*Font, error) {
	if err := f.budget.step(1); err != nil {
		return nil, err
	}
	r, ok := o.(ref)
	if !ok {
		return nil, errors.New("not an object of its own")
	}
	if font, ok := f.faces[r.num]; ok {
		return font, nil
	}
	d, err := as[dict](f, r)
	if err != nil {
		return nil, err
	}
	font, err := f.readFont(d)
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", r.num, err)
	}
	font.Object = r.num
	f.faces[r.num] = font
	return font, nil
}

// readFont reads a Type0 font in Identity-H (ISO 32000-1, 9.7).
func (f *File) readFont(d dict) (*Font, error) {
	if d["Type"] != name("Font") || d["Subtype"] != name("Type0") || d["Encoding"] != name("Identity-H") {
		return nil, errors.New("not a composite font in Identity-H")
	}
	base, err := need[name](f, d, "BaseFont")
	if err != nil {
		return nil, err
	}
	if d["ToUnicode"] == nil {
		return nil, errors.New("it has no ToUnicode: its text cannot be known")
	}
	s, err := need[*stream](f, d, "ToUnicode")
	if err != nil {
		return nil, err
	}
	data, err := f.decode(s)
	if err != nil {
		return nil, fmt.Errorf("/ToUnicode: %w", err)
	}
	text, err := f.readUnicodeMap(data)
	if err != nil {
		return nil, fmt.Errorf("/ToUnicode: object %d: %w", s.num, err)
	}
	font := &Font{Name: string(base), Text: text}
	descendants, err := need[array](f, d, "DescendantFonts")
	if err != nil {
		return nil, err
	}
	if len(descendants) != 1 {
		return nil, fmt.Errorf("%d descendant fonts", len(descendants))
	}
	if err := f.readWidths(font, descendants[0]); err != nil {
		return nil, fmt.Errorf("descendant font: %w", err)
	}
	return font, nil
}

// readWidths reads /DW and /W (9.7.4.3).
func (f *File) readWidths(font *Font, descendant object) error {
	d, err := as[dict](f, descendant)
	if err != nil {
		return err
	}
	font.DefaultWidth = 1000
	if d["DW"] != nil {
		if font.DefaultWidth, err = f.number(d["DW"]); err != nil {
			return fmt.Errorf("/DW: %w", err)
		}
	}
	w, _, err := maybe[array](f, d, "W")
	if err != nil {
		return err
	}
	font.Widths = map[uint16]float64{}
	for len(w) > 0 {
		if w, err = f.widthRow(font.Widths, w); err != nil {
			return fmt.Errorf("/W: %w", err)
		}
	}
	return nil
}

// widthRow reads "first [w …]" or "first last w" and gives the rest.
func (f *File) widthRow(widths map[uint16]float64, w array) (array, error) {
	if len(w) < 2 {
		return nil, errors.New("it ends within a row")
	}
	first, err := as[int64](f, w[0])
	if err != nil {
		return nil, err
	}
	second, err := f.get(w[1])
	if err != nil {
		return nil, err
	}
	if each, ok := second.(array); ok {
		for i, o := range each {
			if err := f.setWidth(widths, first+int64(i), o); err != nil {
				return nil, err
			}
		}
		return w[2:], nil
	}
	last, ok := second.(int64)
	if !ok || len(w) < 3 {
		return nil, errors.New("a row is not of the two forms")
	}
	for code := first; code <= last; code++ {
		if err := f.setWidth(widths, code, w[2]); err != nil {
			return nil, err
		}
	}
	return w[3:], nil
}

func (f *File) setWidth(widths map[uint16]float64, code int64, o object) error {
	if code < 0 || code > 65535 {
		return fmt.Errorf("code %d is out of range", code)
	}
	if err := f.budget.step(1); err != nil {
		return err
	}
	v, err := f.number(o)
	if err != nil {
		return err
	}
	if _, twice := widths[uint16(code)]; twice {
		return fmt.Errorf("code 0x%04X has two widths", code)
	}
	widths[uint16(code)] = v
	return nil
}
