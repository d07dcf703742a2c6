package extract

import (
	"strings"
	"testing"
)

// figured is the sample with its picture as the content of a Figure, before its H1.
func figured(t *testing.T) objects {
	o := sample()
	o.change(t, 40, "/Artifact BMC q 1 0 0 1 10 20 cm /GS gs /Im Do Q EMC", "/Figure <</MCID 9>> BDC q 1 0 0 1 10 20 cm /GS gs /Im Do Q EMC")
	o.change(t, 11, "/K[12 0 R", "/K[21 0 R 12 0 R")
	o.change(t, 19, "0[12 0 R 13 0 R 14 0 R]", "0[12 0 R 13 0 R 14 0 R null null null null null null 21 0 R]")
	o[21] = body{text: "<</Type/StructElem/S/Figure/P 11 0 R/Pg 3 0 R/Alt(A dot)/A<</O/Layout/BBox[10 20 11 21.5]>>/K 9>>"}
	return o
}

func TestAFigureHasItsPicture(t *testing.T) {
	for label, f := range forms {
		if f.predictor { // the tests' predictors fill the last row up
			continue
		}
		doc, err := read(figured(t).file(f))
		if err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		e := doc.Root.Kids[0]
		if e.Tag != "Figure" || e.Alt != "A dot" || len(e.Box) != 4 || e.Box[3] != 21.5 || e.Text() != "" || len(e.Content) != 1 || len(e.Content[0].Images) != 1 {
			t.Fatalf("%s: %+v", label, e)
		}
		if i := e.Content[0].Images[0]; i.Width != 1 || i.Height != 1 || i.Components != 1 || i.JPEG || string(i.Data) != "\x07" {
			t.Errorf("%s: %+v", label, i)
		}
	}
	// JPEG comes as it is.
	o := figured(t)
	o.change(t, 44, "DeviceGray", "DeviceRGB/Filter/DCTDecode")
	doc, err := read(o.file(form{}))
	if err != nil {
		t.Fatal(err)
	}
	if i := doc.Root.Kids[0].Content[0].Images[0]; !i.JPEG || i.Components != 3 || string(i.Data) != "\x07" {
		t.Errorf("%+v", i)
	}
}

// TestPicturesThatAreNotRead: what is not compared must not pass for read.
func TestPicturesThatAreNotRead(t *testing.T) {
	for _, c := range []fault{
		{"transparent", 44, "/Height 1", "/Height 1/SMask 44 0 R", "not opaque"},
		{"masked", 44, "/Height 1", "/Height 1/Mask[0 1]", "not opaque"},
		{"a stencil", 44, "/Height 1", "/Height 1/ImageMask true", "not opaque"},
		{"turned round", 44, "/Height 1", "/Height 1/Decode[1 0]", "samples mean something else"},
		{"of one bit", 44, "Component 8", "Component 1", "1 bits a component"},
		{"CMYK", 44, "DeviceGray", "DeviceCMYK", "neither DeviceGray nor DeviceRGB"},
		{"without rows", 44, "/Height 1", "/Height 0", "/Height 0 is out of range"},
		{"without end", 44, "/Width 1", "/Width 99999999999", "/Width 99999999999 is out of range"},
		{"without width", 44, "/Width 1", "", "/Width: null"},
		{"too short", 44, "/Width 1", "/Width 2", "1 bytes of 2 by 1 pixels"},
		{"otherwise compressed", 44, "DeviceGray", "DeviceGray/Filter/JPXDecode", "filter /JPXDecode is not read here"},
		{"a box of three", 21, "10 20 11 21.5", "10 20 11", "object 21: 3 operands where 4"},
		{"a box of names", 21, "10 20 11 21.5", "10 20 11 /x", "object 21: a name where a number"},
		{"a box of no array", 21, "[10 20 11 21.5]", "(x)", "object 21: /BBox: a string"},
	} {
		t.Run(c.label, func(t *testing.T) {
			o := figured(t)
			o.change(t, c.object, c.old, c.new)
			_, err := read(o.file(form{}))
			wantError(t, err, c.want)
		})
	}
	o := sample()
	o.change(t, 40, "/Artifact BMC q 1 0 0 1 10 20 cm /GS gs /Im Do Q EMC", "q 1 0 0 1 10 20 cm /GS gs /Im Do Q")
	if _, err := read(o.file(form{})); err == nil || !strings.Contains(err.Error(), "page 1: a picture outside any marked content") {
		t.Errorf("nobody owns it: %v", err)
	}
}
