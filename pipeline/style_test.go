package pipeline

import (
	"os"
	"strings"
	"testing"

	"letterpress/pipeline/unit"
)

// styledLetter is the letter with lines of [style].
func styledLetter(t *testing.T, lines string) *Project {
	t.Helper()
	return open(t, letterFolder(t, "letter.toml", "# The published letter, to all seven.", "[style]\n"+lines+"\n"))
}

// Every PDF of the letter is made and read back in the letter's own style, says the same words
// as before, and keeps what belongs there inside its margins.
func TestTheLetterInAnotherStyle(t *testing.T) {
	p, plain := styledLetter(t, "size = 13\nmargins = { top = 15, bottom = 12, left = 20, right = 18 }"), open(t, os.DirFS(".."))
	mm := unit.Millimetres
	for i, r := range all(t, p, Options{}) {
		if r.PDF == nil {
			t.Fatalf("%s is held back: %v", r.Name, r.Held)
		}
		if err := plain.Differs(r.PDF, p.Names()[i], Options{}); err != nil {
			t.Errorf("%s: %v", r.Name, err)
		}
		e, pages, _, err := p.Pages(r.Name, Options{Draft: true})
		if err != nil {
			t.Fatal(err)
		}
		for n, page := range pages {
			for _, l := range page.Lines {
				outside := l.Size / 3 // light marks
				if l.X < mm(20)-outside || l.X+l.Width-l.Indent > page.Width-mm(18)+outside && l.Overfull == 0 ||
					l.Baseline-l.Size*4/5 < mm(15) || l.Baseline > page.Height-mm(12) {
					t.Fatalf("%s, page %d: %q outside the margins: x %s, width %s, indent %s, baseline %s", e.Name(), n+1, l.Role, l.X, l.Width, l.Indent, l.Baseline)
				}
				if script, _ := l.Setting.Paragraph.Text.Tag.Script(); l.Role == "paragraph" {
					own := plain.styles.Style(script.String(), "paragraph").Size // 11 points, less in Khmer
					if want := unit.Scale(int(own), 11, 13); l.Size != want {
						t.Fatalf("%s: a paragraph of %s, want %s", e.Name(), l.Size, want)
					}
				}
			}
			for _, l := range page.Furniture {
				if l.Baseline > mm(15) && l.Baseline < page.Height-mm(12)+l.Size*3/4 || l.Baseline < l.Size || l.Baseline > page.Height-l.Size/2 {
					t.Errorf("%s, page %d: %s at %s", e.Name(), n+1, l.Role, l.Baseline)
				}
			}
		}
	}
}

// A style that leaves no room holds every edition back, drafts too: there are no pages to lay.
func TestAStyleWithoutRoomHoldsAllBack(t *testing.T) {
	p := styledLetter(t, "margins = { left = 110, right = 110, top = 200, bottom = 200 }")
	for _, draft := range []bool{false, true} {
		for _, r := range all(t, p, Options{Draft: draft}) {
			if r.PDF != nil || len(r.Held) == 0 || !strings.HasPrefix(r.Held[0].Code, "style-") {
				t.Errorf("%s: %d bytes, %v", r.Name, len(r.PDF), r.Held)
			}
		}
	}
	if found, err := p.Check(); err != nil || len(found) == 0 {
		t.Errorf("%v %v", found, err)
	}
}

func TestTheLettersPaperIsThatOfEditionsWithoutOne(t *testing.T) {
	folder := smallLetter()
	changed(t, folder, "letter", "paper = \"A4\"\n", "\n[style]\npaper = \"Letter\"\n")
	_, pages, held, err := open(t, folder).Pages(Name{"all", "en"}, Options{})
	if err != nil || len(held) > 0 || pages[0].Width != 612*unit.Point {
		t.Errorf("%v %v", held, err)
	}
}
