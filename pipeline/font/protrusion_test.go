package font

import (
	"strings"
	"testing"

	"letterpress/fonts"
)

func TestProtrusionIsOfTheMarksWidth(t *testing.T) {
	source := good + "\n[protrusion]\n\".\" = [0, 70]\n\"“\" = [50, 40]\n\n[protrusion.bold]\n\"“\" = [30, 100]\n"
	l := opened(t, described(source), nil)
	f := l.Families()[0]
	for _, c := range []struct {
		face        int
		mark        rune
		left, right int
	}{
		{regular, '.', 0, 140}, {regular, '“', 100, 80}, {regular, 'a', 0, 0},
		{bold, '.', 0, 140}, {bold, '“', 60, 200},
	} {
		left, right := f.faces[c.face].Protrusion(c.mark, 200)
		if left != c.left || right != c.right {
			t.Errorf("%s %q: %d and %d, want %d and %d", faceNames[c.face], c.mark, left, right, c.left, c.right)
		}
	}
}

func TestWhatIsWrongInAProtrusion(t *testing.T) {
	for line, want := range map[string]string{
		`"." = 70`:              ` is not two whole numbers from 0 to 100`,
		`"." = [70]`:            ` is not two whole numbers from 0 to 100`,
		`"." = [0, 101]`:        ` is not two whole numbers from 0 to 100`,
		`"." = [-1, 0]`:         ` is not two whole numbers from 0 to 100`,
		`"." = [0, "70"]`:       ` is not two whole numbers from 0 to 100`,
		`"." = [0.5, 1]`:        ` is not two whole numbers from 0 to 100`,
		`dot = [0, 70]`:         `"dot" is no single character`,
		`"" = [0, 70]`:          `"" is no single character`,
		`bold = { dot = [0,1]}`: `"dot" is no single character`,
	} {
		_, findings, err := Open(described(good+"\n[protrusion]\n"+line+"\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(findings) != 1 || !strings.Contains(findings[0].Problem, want) || findings[0].Pos.Line == 0 {
			t.Errorf("%s: %v, want %q", line, findings, want)
		}
	}
	_, findings, _ := Open(described("protrusion = 3\n"+good), nil)
	if len(findings) != 1 || !strings.Contains(findings[0].Problem, "protrusion is no table") {
		t.Errorf("a number: %v", findings)
	}
}

// TestTheMarksOfLatinTextProtrude holds the embedded family's table: light marks stand out
// by a third to seven tenths of their width.
func TestTheMarksOfLatinTextProtrude(t *testing.T) {
	l, _, err := Open(fonts.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, ok := familyNamed(l, "Source Serif 4")
	if !ok {
		t.Fatal("no Source Serif 4")
	}
	for i, face := range f.faces {
		for _, mark := range ".,;:-–’“”«»" {
			if left, right := face.Protrusion(mark, 1000); right < 150 || right > 700 || left > 500 {
				t.Errorf("%s: %q stands out by %d and %d", faceNames[i], mark, left, right)
			}
		}
	}
}

func familyNamed(l *Library, name string) (Family, bool) {
	for _, f := range l.Families() {
		if f.Name == name {
			return f, true
		}
	}
	return Family{}, false
}
