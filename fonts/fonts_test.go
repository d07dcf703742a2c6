package fonts

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

type source struct {
	Family  string            `toml:"family"`
	Source  string            `toml:"source"`
	Licence string            `toml:"licence"`
	For     []string          `toml:"for"`
	Roles   []string          `toml:"roles"`
	Order   int               `toml:"order"`
	Faces   map[string]string `toml:"faces"`

	Protrusion map[string]any `toml:"protrusion"` // read by pipeline/font
}

// The letter's four languages need these five; a folder that is lost, or a name that
// changes, is seen here.
func TestFamilies(t *testing.T) {
	want := []string{"moul", "noto-serif", "noto-serif-jp", "noto-serif-khmer", "source-serif-4"}
	if got := folders(t); !slices.Equal(got, want) {
		t.Errorf("families %q, want %q", got, want)
	}
}

// A family's description names exactly the faces that lie beside it, each a TrueType file.
func TestFacesAreThoseDescribed(t *testing.T) {
	for _, folder := range folders(t) {
		var named []string
		for face, file := range describe(t, folder).Faces {
			if !slices.Contains([]string{"regular", "bold", "italic", "bold-italic"}, face) {
				t.Errorf("%s: unknown face %q", folder, face)
			}
			named = append(named, path.Join(folder, file))
		}
		slices.Sort(named)
		there, err := fs.Glob(FS, folder+"/*.ttf")
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(named, there) {
			t.Errorf("%s: SOURCE.toml names %q, the folder has %q", folder, named, there)
		}
		for _, file := range there {
			if head := string(read(t, file)[:4]); head != "\x00\x01\x00\x00" {
				t.Errorf("%s begins with %q, which is no TrueType font", file, head)
			}
		}
	}
}

func TestDescriptions(t *testing.T) {
	taken := map[string]string{}
	for _, folder := range folders(t) {
		s := describe(t, folder)
		if s.Family == "" || s.Licence != "OFL-1.1" || s.Order < 1 || s.Faces["regular"] == "" {
			t.Errorf("%s: incomplete: %+v", folder, s)
		}
		if want := "npm @expo-google-fonts/" + folder + " "; !strings.HasPrefix(s.Source, want) {
			t.Errorf("%s: source %q does not begin with %q", folder, s.Source, want)
		}
		for _, script := range s.For {
			for _, role := range s.Roles {
				place := script + " " + role + " " + string(rune('0'+s.Order))
				if other := taken[place]; other != "" {
					t.Errorf("%s and %s both stand at %q", other, folder, place)
				}
				taken[place] = folder
			}
		}
	}
	for _, place := range []string{"Latn text 1", "Jpan text 1", "Khmr title 1", "Khmr text 2", "Khmr text 3"} {
		if taken[place] == "" {
			t.Errorf("no family at %q", place)
		}
	}
}

// The OFL asks that every copy carry the copyright notice and the licence (clause 2).
func TestLicences(t *testing.T) {
	for _, folder := range folders(t) {
		text := string(read(t, folder+"/OFL.txt"))
		first, _, _ := strings.Cut(text, "\n")
		if !strings.HasPrefix(first, "Copyright ") {
			t.Errorf("%s: OFL.txt begins with %q, not with a copyright line", folder, first)
		}
		for _, part := range []string{
			"SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007", "PREAMBLE", "DEFINITIONS",
			"PERMISSION & CONDITIONS", "\n5) ", "TERMINATION", "DISCLAIMER", "OTHER DEALINGS IN THE FONT SOFTWARE.\n",
		} {
			if !strings.Contains(text, part) {
				t.Errorf("%s: OFL.txt lacks %q", folder, part)
			}
		}
	}
}

func folders(t *testing.T) []string {
	entries, err := fs.ReadDir(FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func describe(t *testing.T, folder string) source {
	var s source
	d := toml.NewDecoder(strings.NewReader(string(read(t, folder+"/SOURCE.toml"))))
	if err := d.DisallowUnknownFields().Decode(&s); err != nil {
		t.Fatalf("%s/SOURCE.toml: %v", folder, err)
	}
	return s
}

func read(t *testing.T, name string) []byte {
	b, err := fs.ReadFile(FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
