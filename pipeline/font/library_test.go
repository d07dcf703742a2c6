package font

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"letterpress/fonts"
)

// plain is a family for texts in Latin letters with one face.
func plain(folder string, order int, has string) sample {
	return sample{folder, []string{"Latn"}, []string{"text"}, order, map[string]string{"regular": has}}
}

func names(l *Library) string {
	var out []string
	for _, f := range l.Families() {
		out = append(out, f.Folder)
	}
	return strings.Join(out, " ")
}

func TestFamiliesStandByOrderTheLettersOwnFirst(t *testing.T) {
	l := opened(t, folders(t, plain("a", 2, "x"), plain("c", 1, "x")), folders(t, plain("d", 3, "x"), plain("b", 2, "x")))
	if got := names(l); got != "c b a d" {
		t.Errorf("families %q, want c b a d", got)
	}
	l.Families()[0].Folder = "changed"
	if got := names(l); got != "c b a d" {
		t.Errorf("the library was changed from outside: %q", got)
	}
}

func TestTheLettersOwnFamilyWins(t *testing.T) {
	embedded := folders(t, plain("a", 1, "x"), plain("b", 2, "x"))
	renamed := folders(t, plain("a", 5, "y"))
	renamed["a/SOURCE.toml"].Data = []byte(strings.Replace(string(renamed["a/SOURCE.toml"].Data), "The a", "Other", 1))
	moved := fstest.MapFS{"mine/SOURCE.toml": folders(t, plain("a", 5, "y"))["a/SOURCE.toml"], "mine/regular.ttf": folders(t, plain("a", 5, "y"))["a/regular.ttf"]}
	for _, c := range []struct {
		name   string
		letter fstest.MapFS
		want   string
		y      string
	}{
		{"of the same folder and name", folders(t, plain("a", 5, "y")), "b a", "fonts/a/regular.ttf"},
		{"of the same folder", renamed, "b a", "fonts/a/regular.ttf"},
		{"of the same name", moved, "b mine", "fonts/mine/regular.ttf"},
		{"of another", folders(t, plain("c", 5, "y")), "a b c", "fonts/c/regular.ttf"},
		{"none", fstest.MapFS{}, "a b", "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := opened(t, embedded, c.letter)
			if got := names(l); got != c.want {
				t.Errorf("families %q, want %q", got, c.want)
			}
			if got := fileOf(resolved(t, stackOf(t, l, "Latn", "text", false, false), 'y')); got != c.y {
				t.Errorf("y is in %s, want %s", got, c.y)
			}
		})
	}
}

func TestWhatIsNoFamilyIsLeftAlone(t *testing.T) {
	fsys := folders(t, plain("a", 1, "x"))
	fsys["README.md"] = &fstest.MapFile{Data: []byte("fonts")}
	fsys[".hidden/x"] = &fstest.MapFile{}
	if got := names(opened(t, fsys, nil)); got != "a" {
		t.Errorf("families %q, want a", got)
	}
}

func TestFoldersThatNoFamilyCanBeReadFrom(t *testing.T) {
	fsys := folders(t, plain("a", 1, "x"), plain("c", 2, "x"))
	fsys["b/OFL.txt"] = &fstest.MapFile{}
	fsys["d/SOURCE.toml"], fsys["d/regular.ttf"] = fsys["a/SOURCE.toml"], fsys["a/regular.ttf"]
	l, findings, err := Open(nil, fsys)
	want := "fonts/b/SOURCE.toml: error: the family has no description (font-source) | describe the family there, or take the folder out of fonts/\n" +
		`fonts/d/SOURCE.toml: error: the family "The a" is described in fonts/a too (font-source) | keep one of the two folders`
	if got := shown(findings); err != nil || got != want {
		t.Errorf("%v\ngot  %s\nwant %s", err, got, want)
	}
	if got := names(l); got != "a c" {
		t.Errorf("families %q, want a c", got)
	}
}

func TestFindingsStandByFile(t *testing.T) {
	embedded, letter := folders(t, plain("b", 1, "x")), folders(t, plain("c", 1, "x"))
	bare := &fstest.MapFile{}
	embedded["a/OFL.txt"], letter["d/OFL.txt"], letter["0/OFL.txt"] = bare, bare, bare
	_, findings, err := Open(embedded, letter)
	var files []string
	for _, f := range findings {
		files = append(files, f.Pos.File)
	}
	if want := []string{"fonts/0/SOURCE.toml", "fonts/a/SOURCE.toml", "fonts/d/SOURCE.toml"}; err != nil || !slices.Equal(files, want) {
		t.Errorf("%v, %q, want %q", err, files, want)
	}
}

// locked refuses to open one file.
type locked struct {
	fs.FS
	name string
}

func (l locked) Open(name string) (fs.File, error) {
	if name == l.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.FS.Open(name)
}

func TestWhatCannotBeReadIsAnError(t *testing.T) {
	fsys := folders(t, plain("a", 1, "x"))
	for name, c := range map[string]struct{ file, want string }{
		"the folder":        {".", "fonts: open .: "},
		"a description":     {"a/SOURCE.toml", "fonts/a/SOURCE.toml: open a/SOURCE.toml: "},
		"nothing, all well": {"", ""},
	} {
		for _, embedded := range []bool{true, false} {
			var l *Library
			var err error
			if embedded {
				l, _, err = Open(locked{fsys, c.file}, nil)
			} else {
				l, _, err = Open(nil, locked{fsys, c.file})
			}
			switch {
			case c.file == "" && (err != nil || names(l) != "a"):
				t.Errorf("%s: %v", name, err)
			case c.file != "" && (!errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), c.want) || l != nil):
				t.Errorf("%s: %v, want %s", name, err, c.want)
			}
		}
	}
}

func TestALetterWithoutFontsIsWell(t *testing.T) {
	l, findings, err := Open(folders(t, plain("a", 1, "x")), os.DirFS(t.TempDir()+"/none"))
	if err != nil || len(findings) > 0 || names(l) != "a" {
		t.Errorf("%v, %v", err, findings)
	}
	l, findings, err = Open(nil, nil)
	if err != nil || len(findings) > 0 || len(l.Families()) > 0 || len(l.Scripts()) > 0 {
		t.Errorf("no fonts at all: %v, %v, %v", l, findings, err)
	}
}

func TestLinksToFoldersAreFollowed(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir+"/elsewhere", folders(t, plain("a", 1, "x"))); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(dir+"/fonts", 0o755); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"a": "../elsewhere/a", "file": "../elsewhere/a/SOURCE.toml", "gone": "../none"} {
		if err := os.Symlink(to, dir+"/fonts/"+link); err != nil {
			t.Fatal(err)
		}
	}
	l, findings, err := Open(nil, os.DirFS(dir+"/fonts"))
	if err != nil || len(findings) > 0 || names(l) != "a" {
		t.Errorf("%v, %v, families %q, want a", err, findings, names(l))
	}
}

func TestScriptsAreThoseWithAFamilyForText(t *testing.T) {
	title := plain("t", 1, "x")
	title.roles, title.scripts = []string{"title", "heading"}, []string{"Thai"}
	two := plain("two", 2, "x")
	two.scripts = []string{"Khmr", "Latn"}
	if got := opened(t, folders(t, title, two, plain("a", 1, "x")), nil).Scripts(); !slices.Equal(got, []string{"Khmr", "Latn"}) {
		t.Errorf("scripts %q, want Khmr and Latn", got)
	}
}

// The families that come with the program are described without a slip.
func TestEmbeddedFamilies(t *testing.T) {
	l, findings, err := Open(fonts.FS, nil)
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v\n%s", err, shown(findings))
	}
	if got := names(l); got != "moul noto-serif-jp source-serif-4 noto-serif-khmer noto-serif" {
		t.Errorf("families %q", got)
	}
	if got := l.Scripts(); !slices.Equal(got, []string{"Jpan", "Khmr", "Latn"}) {
		t.Errorf("scripts %q", got)
	}
}

func TestVerifyFindsFacesThatNoTextHasUsed(t *testing.T) {
	own := folders(t, plain("a", 1, "x"), plain("b", 2, "x"))
	own["b/regular.ttf"] = &fstest.MapFile{Data: []byte("no font")}
	l := opened(t, folders(t, plain("c", 3, "x")), own)
	found := l.Verify()
	if len(found) != 1 || found[0].Code != "font-source" || found[0].Pos.File != "fonts/b/SOURCE.toml" || !strings.Contains(found[0].Problem, "fonts/b/regular.ttf") {
		t.Errorf("%v", found)
	}
	same := folders(t, plain("a", 1, "x"))
	if l := opened(t, same, same); !l.isEmbedded(&l.families[0]) {
		t.Error("a family that is the program's own is read again")
	}
	if l := opened(t, folders(t, plain("a", 2, "x")), same); l.isEmbedded(&l.families[0]) {
		t.Error("a family with another description is taken for the program's own")
	}
}
