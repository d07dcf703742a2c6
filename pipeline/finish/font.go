package finish

import (
	"crypto/sha256"
	"fmt"

	"letterpress/pipeline/paint"
	"letterpress/pipeline/sfnt"
)

// font writes the five objects of a composed font anew: gopdf's have widths cut to whole
// numbers, no subset tag, and a ToUnicode that readers misread above U+FFFF.
func (f *file) font(p *paint.Font) error {
	if p.First < 1 || p.First+4 >= len(f.objects) {
		return fmt.Errorf("gopdf has no font objects at %d", p.First)
	}
	built, err := sfnt.Parse(p.TTF)
	if err != nil {
		return err
	}
	toUnicode, program, descriptor, cid, type0 := p.First, p.First+1, p.First+2, p.First+3, p.First+4
	name := subsetTag(p.TTF) + "+" + p.Face.Name()
	f.objects[toUnicode] = stream("", cmap(p))
	var b builder
	f.objects[program] = stream(string(b.s("/Length1 ").n(len(p.TTF)).out), p.TTF)
	f.objects[descriptor] = fontDescriptor(name, built, p.Face.SFNT(), program)

	var c builder
	c.s("<</Type/Font/Subtype/CIDFontType2/BaseFont/").s(name)
	c.s("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ").ref(descriptor)
	c.s("/CIDToGIDMap/Identity/DW 1000/W[1[")
	upem := int64(p.Face.UnitsPerEm())
	for i, s := range p.Slots {
		if i > 0 {
			c.s(" ")
		}
		c.thousandths((int64(s.Advance)*2_000_000 + upem) / (2 * upem))
	}
	f.objects[cid] = c.s("]]>>").out

	var t builder
	t.s("<</Type/Font/Subtype/Type0/BaseFont/").s(name).s("/Encoding/Identity-H/DescendantFonts[").ref(cid)
	f.objects[type0] = t.s("]/ToUnicode ").ref(toUnicode).s(">>").out
	return nil
}

// fontDescriptor describes the font program (9.8). Its characters are none of a standard
// set: symbolic (flag 3).
func fontDescriptor(name string, built, face *sfnt.Font, program int) []byte {
	em := func(v int) int { // thousandths of an em
		n := 2*v*1000 + face.UnitsPerEm
		if v < 0 {
			n = 2*v*1000 - face.UnitsPerEm
		}
		return n / (2 * face.UnitsPerEm)
	}
	var b builder
	b.s("<</Type/FontDescriptor/FontName/").s(name).s("/Flags 4/FontBBox[")
	b.n(em(built.Box.XMin)).s(" ").n(em(built.Box.YMin)).s(" ").n(em(built.Box.XMax)).s(" ").n(em(built.Box.YMax))
	b.s("]/ItalicAngle ").n(face.ItalicAngle).s("/Ascent ").n(em(face.Ascent)).s("/Descent ").n(em(face.Descent))
	b.s("/CapHeight ").n(em(face.CapHeight)).s("/StemV ").n(stem(face.Weight)).s("/FontFile2 ").ref(program)
	return b.s(">>").out
}

// stem guesses the width of a stem from the weight: 88 for 400, 165 for 700.
func stem(weight int) int { return 50 + weight*weight/4225 }

// subsetTag gives the six letters that tell one subset of a face from another (9.6.4): those of
// its content.
func subsetTag(ttf []byte) string {
	sum := sha256.Sum256(ttf)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// cmap says what each code reads as (9.10.3).
func cmap(p *paint.Font) []byte {
	var b builder
	b.s("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
	b.s("/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n")
	b.s("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
	b.s("1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const block = 100 // entries that one operator may have
	for from := 0; from < len(p.Slots); from += block {
		to := min(from+block, len(p.Slots))
		b.n(to - from).s(" beginbfchar\n")
		for i := from; i < to; i++ {
			b.s("<").hex16(uint16(i + 1)).s("><").utf16(p.Slots[i].Text).s(">\n")
		}
		b.s("endbfchar\n")
	}
	return b.s("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").out
}
