package extract

import (
	"errors"
	"fmt"
)

// external draws a picture; a form may show text, and that would be missed.
func (p *painter) external(operands []object) error {
	key, err := operand[name](operands, 0, 1)
	if err != nil {
		return err
	}
	objects, err := need[dict](p.f, p.page.resources, "XObject")
	if err != nil {
		return err
	}
	s, err := need[*stream](p.f, objects, key)
	if err != nil {
		return err
	}
	if s.dict["Subtype"] != name("Image") {
		return fmt.Errorf("/%s is not a picture: forms are not read here", key)
	}
	for i := len(p.marks) - 1; i >= 0; i-- {
		if id := p.marks[i].mcid; id >= 0 {
			image, err := p.f.image(s)
			if err != nil {
				return fmt.Errorf("/%s: %w", key, err)
			}
			p.out.images[id] = append(p.out.images[id], image)
			return nil
		}
	}
	if !p.claimed() && p.out.stray == nil {
		p.out.stray = fmt.Errorf("page %d: a picture outside any marked content", p.page.number)
	}
	return nil
}

// image reads a picture (ISO 32000-1, 8.9.5): opaque, of 8 bits, in gray or in red, green and
// blue.
func (f *File) image(s *stream) (Image, error) {
	if s.dict["SMask"] != nil || s.dict["Mask"] != nil || s.dict["ImageMask"] != nil || s.dict["Decode"] != nil {
		return Image{}, errors.New("a picture that is not opaque, or whose samples mean something else: not read here")
	}
	sizes := [3]int64{}
	for i, key := range [3]name{"Width", "Height", "BitsPerComponent"} {
		v, err := need[int64](f, s.dict, key)
		if err != nil {
			return Image{}, err
		}
		if v < 1 || v > maxNumber {
			return Image{}, fmt.Errorf("/%s %d is out of range", key, v)
		}
		sizes[i] = v
	}
	out := Image{Width: int(sizes[0]), Height: int(sizes[1])}
	switch {
	case sizes[2] != 8:
		return Image{}, fmt.Errorf("%d bits a component: not read here", sizes[2])
	case s.dict["ColorSpace"] == name("DeviceGray"):
		out.Components = 1
	case s.dict["ColorSpace"] == name("DeviceRGB"):
		out.Components = 3
	default:
		return Image{}, errors.New("the colours are neither DeviceGray nor DeviceRGB: not read here")
	}
	if s.dict["Filter"] == name("DCTDecode") {
		out.JPEG, out.Data = true, s.raw
		return out, f.budget.take(len(s.raw))
	}
	var err error
	if out.Data, err = f.decode(s); err == nil && int64(len(out.Data)) != sizes[0]*sizes[1]*int64(out.Components) {
		err = fmt.Errorf("%d bytes of %d by %d pixels", len(out.Data), out.Width, out.Height)
	}
	return out, err
}

// boxOf gives the box of a Figure's attributes (14.8.5.4.3), nil where it has none.
func (f *File) boxOf(d dict) ([]float64, error) {
	attributes, err := f.list(d["A"])
	if err != nil {
		return nil, err
	}
	for _, o := range attributes {
		a, err := f.get(o)
		if err != nil {
			return nil, err
		}
		if of, ok := a.(dict); ok && of["BBox"] != nil {
			box, err := need[array](f, of, "BBox")
			if err != nil {
				return nil, err
			}
			return numbers(box, 4)
		}
	}
	return nil, nil
}
