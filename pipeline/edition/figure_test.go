package edition

import (
	"strings"
	"testing"

	"letterpress/pipeline/picture"
)

// headed has a letterhead with a picture above the skeleton's title.
var headed = strings.Replace(skeleton, "[[block]]", "[[block]]\nrole = \"letterhead\"\nmessages = [\"aphr\", \"one\"]\nmark = \"a.png\"\nalt = \"mark\"\n[[block]]", 1)

func TestAFigureHasItsWords(t *testing.T) {
	drawn := &picture.Picture{Width: 2, Height: 1, Gray: true, Data: []byte{0, 255}}
	with := Options{Pictures: map[string]*picture.Picture{"a.png": drawn}}
	l, set := project(t, headed, english+"[mark]\nother = \"Our *mark* in {{.Year}}\"\n", french+"[one]\nother = \"Un\"\n")
	e, found := build(l, set, "us", "en-US", with)
	if e == nil || len(found) > 0 {
		t.Fatalf("%v", found)
	}
	f := e.Blocks[0].Figure
	if len(e.Blocks[0].Items) != 2 || f == nil || f.Picture != drawn || f.Alt.String() != "Our mark in 2024*" || f.Alt.Lang != "en-US" {
		t.Errorf("%+v", e.Blocks[0])
	}
	if e.Title != "The Title for Congress" || e.Blocks[1].Figure != nil {
		t.Errorf("the title is %q, with %v", e.Title, e.Blocks[1].Figure)
	}
	// French has no words for it: no letter, and in a draft the source's behind their mark.
	if e, found := build(l, set, "canada", "fr-CA", with); e != nil || len(found) != 1 || found[0].Code != "missing" || found[0].Message != "mark" {
		t.Errorf("%v %v", e, found)
	}
	with.Draft = true
	if e, _ := build(l, set, "canada", "fr-CA", with); e == nil || e.Blocks[0].Figure.Alt.Lang != "en" || !e.Blocks[0].Figure.Alt.Missing ||
		!strings.HasSuffix(e.Blocks[0].Figure.Alt.String(), "] Our mark in 2025") {
		t.Errorf("%v", e)
	}
	// A picture that could not be read is a finding elsewhere.
	if e, _ := build(l, set, "us", "en-US", Options{}); e == nil || e.Blocks[0].Figure != nil || len(e.Blocks[0].Items) != 2 {
		t.Errorf("%v", e)
	}
}
