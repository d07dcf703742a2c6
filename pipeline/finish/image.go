package finish

import (
	"bytes"
	"errors"

	"letterpress/pipeline/paint"
	"letterpress/pipeline/picture"
)

// images writes the pictures and names them among the resources, which all pages share.
func (f *file) images(p *paint.Painted) error {
	if len(p.Images) == 0 {
		return nil
	}
	var names builder
	for i, image := range p.Images {
		names.s("/Im").n(i).s(" ").ref(f.add(imageOf(image)))
	}
	page := f.objects[p.Pages[0].Object]
	_, reference, _ := bytes.Cut(page, []byte("/Resources "))
	at, err := number(reference)
	if err != nil || at >= len(f.objects) {
		return errors.New("gopdf's page names no resources")
	}
	before, after, found := bytes.Cut(f.objects[at], noImages)
	if !found {
		return errors.New("gopdf's resources have no place for pictures")
	}
	f.objects[at] = append(bytes.Join([][]byte{before, names.out}, noImages), after...)
	return nil
}

// noImages begins the list of pictures in gopdf's resources, which has none.
var noImages = []byte("/XObject <<")

// imageOf writes a picture as an image (8.9.5). Its colours are those of the device, which
// the output intent says is sRGB; a gray is one of them (ISO 19005-2, 6.2.4.3).
func imageOf(p *picture.Picture) []byte {
	var b builder
	b.s("/Type/XObject/Subtype/Image/Width ").n(p.Width).s("/Height ").n(p.Height).s("/BitsPerComponent 8/ColorSpace/Device")
	if p.Gray {
		b.s("Gray")
	} else {
		b.s("RGB")
	}
	if p.JPEG {
		return plainStream(string(b.s("/Filter/DCTDecode").out), p.Data)
	}
	return stream(string(b.out), p.Data)
}
