package font

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/fonts"
)

// watched notes which faces are read.
type watched struct {
	fs.FS
	mu   sync.Mutex
	read []string
}

func (w *watched) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".ttf") {
		w.mu.Lock()
		w.read = append(w.read, name)
		w.mu.Unlock()
	}
	return w.FS.Open(name)
}

func (w *watched) Stat(name string) (fs.FileInfo, error) { return fs.Stat(w.FS, name) }

var someScripts, someRunes = []string{"Latn", "Khmr", "Jpan"}, []rune("aក神!")

func samples(t *rapid.T) []sample {
	var out []sample
	for i := range rapid.IntRange(1, 6).Draw(t, "families") {
		s := sample{
			folder:  fmt.Sprintf("f%d", i),
			scripts: rapid.SliceOfNDistinct(rapid.SampledFrom(someScripts), 1, 3, rapid.ID).Draw(t, "for"),
			roles:   rapid.SliceOfNDistinct(rapid.SampledFrom(roles), 1, 3, rapid.ID).Draw(t, "roles"),
			order:   rapid.IntRange(1, 3).Draw(t, "order"),
			faces:   map[string]string{},
		}
		for _, name := range faceNames {
			if name == "regular" || rapid.Bool().Draw(t, name) {
				s.faces[name] = string(rapid.SliceOfNDistinct(rapid.SampledFrom(someRunes), 0, 4, rapid.ID).Draw(t, "has"))
			}
		}
		out = append(out, s)
	}
	return out
}

// standIn says in other words which face of a family is taken.
func standIn(s sample, strong, emphasis bool) string {
	has := func(name string) bool { _, ok := s.faces[name]; return ok }
	switch {
	case strong && emphasis && has("bold-italic"):
		return "bold-italic"
	case (strong || emphasis && !has("italic")) && has("bold"):
		return "bold"
	case emphasis && has("italic"):
		return "italic"
	}
	return "regular"
}

// A character comes from the first family that has it, those of the script before others
// and those for the role before others, by order and folder; and no face is read that
// stands behind the one which is found.
func TestResolveTakesTheFirstFamilyThatHasTheCharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := samples(t)
		fsys := &watched{FS: folders(t, all...)}
		l, _, err := Open(fsys, nil)
		if err != nil {
			t.Fatal(err)
		}
		script, role := rapid.SampledFrom(append(someScripts, "Thai")).Draw(t, "script"), rapid.SampledFrom(roles).Draw(t, "role")
		strong, emphasis := rapid.Bool().Draw(t, "strong"), rapid.Bool().Draw(t, "emphasis")
		rank := func(s sample) string {
			return fmt.Sprintf("%t %t %d %s", !slices.Contains(s.scripts, script), !slices.Contains(s.roles, role), s.order, s.folder)
		}
		slices.SortFunc(all, func(a, b sample) int { return cmp.Compare(rank(a), rank(b)) })
		stack := stackOf(t, l, script, role, strong, emphasis)
		if want := "fonts/" + all[0].folder + "/" + standIn(all[0], strong, emphasis) + ".ttf"; stack.First().File() != want {
			t.Fatalf("first %s, want %s", stack.First().File(), want)
		}
		r := rapid.SampledFrom(someRunes).Draw(t, "rune")
		want, wantRead := "none", []string{}
		for _, s := range all {
			face := standIn(s, strong, emphasis)
			wantRead = append(wantRead, s.folder+"/"+face+".ttf")
			if strings.ContainsRune(s.faces[face], r) {
				want = "fonts/" + s.folder + "/" + face + ".ttf"
				break
			}
		}
		if got := fileOf(resolved(t, stack, r)); got != want {
			t.Fatalf("%q is in %s, want %s", r, got, want)
		}
		if !slices.Equal(fsys.read, wantRead) {
			t.Fatalf("read %q, want %q", fsys.read, wantRead)
		}
		again := stackOf(t, l, script, role, strong, emphasis)
		if again.First() != stack.First() || resolved(t, again, r) != resolved(t, stack, r) || len(fsys.read) != len(wantRead) {
			t.Fatalf("asked again: other faces, read %q", fsys.read)
		}
	})
}

func TestFacesOfTheLetter(t *testing.T) {
	l, _, err := Open(fonts.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, tag, role  string
		strong, emphasis bool
		r                rune
		want             string
	}{
		{"English", "en", "text", false, false, 'A', "SourceSerif4-Regular"},
		{"French, narrow no-break space", "fr-CA", "text", false, false, 0x202F, "SourceSerif4-Regular"},
		{"Vietnamese, two marks on a letter", "vi", "text", false, false, 'ệ', "SourceSerif4-Regular"},
		{"emphasis", "fr", "text", false, true, 'é', "SourceSerif4-Italic"},
		{"strong", "fr", "text", true, false, 'é', "SourceSerif4-Bold"},
		{"both", "fr", "text", true, true, 'é', "SourceSerif4-BoldItalic"},
		{"Khmer", "km", "text", false, false, 'ក', "NotoSerifKhmer-Regular"},
		{"Khmer, emphasis by weight", "km", "text", false, true, 'ក', "NotoSerifKhmer-Bold"},
		{"Khmer title", "km", "title", true, false, 'ក', "Moul-Regular"},
		{"digits in Khmer text", "km", "text", false, false, '2', "NotoSerif-Regular"},
		{"Latin letters in Khmer text", "km", "text", true, false, 'C', "NotoSerif-Bold"},
		{"guillemets in Khmer text", "km", "text", false, false, '«', "NotoSerifKhmer-Regular"},
		{"Japanese", "ja", "text", false, false, '国', "NotoSerifJP-Regular"},
		{"Latin letters in Japanese text", "ja", "text", false, false, 'C', "NotoSerifJP-Regular"},
		{"Japanese title", "ja", "title", true, false, '書', "NotoSerifJP-Bold"},
		{"Khmer in French text", "fr", "text", false, false, 'ក', "NotoSerifKhmer-Regular"},
		{"Japanese in Khmer text", "km", "text", false, false, '国', "NotoSerifJP-Regular"},
		{"a script without a family", "ko", "text", false, false, '!', "NotoSerifJP-Regular"},
		{"a character that no family has", "en", "text", false, false, 0x10FFFF, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, _ := language.MustParse(c.tag).Script()
			f := resolved(t, stackOf(t, l, script.String(), c.role, c.strong, c.emphasis), c.r)
			switch {
			case f == nil && c.want != "":
				t.Errorf("no face for %q, want %s", c.r, c.want)
			case f != nil && (f.Name() != c.want || !f.Has(c.r)):
				t.Errorf("%q is in %s, want %s", c.r, f.Name(), c.want)
			}
		})
	}
}

func TestManyAtOnceGetTheSameFaces(t *testing.T) {
	fsys := &watched{FS: folders(t, plain("a", 1, "a"), plain("b", 2, "b"), plain("c", 3, "c"))}
	l, _, err := Open(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := make([]string, 16)
	var wait sync.WaitGroup
	for i := range got {
		wait.Go(func() {
			s, err := l.Stack(language.MustParseScript("Latn"), "text", false, false)
			if err != nil {
				t.Error(err)
				return
			}
			for _, r := range "cabx" {
				f, err := s.Resolve(r)
				got[i] += fmt.Sprintf("%p %v ", f, err)
				if f != nil {
					got[i] += fmt.Sprintf("%s %p ", f.Name(), f.Shaping())
				}
			}
		})
	}
	wait.Wait()
	for i := range got {
		if got[i] != got[0] {
			t.Errorf("%d: %s\n0: %s", i, got[i], got[0])
		}
	}
	slices.Sort(fsys.read)
	if want := []string{"a/regular.ttf", "b/regular.ttf", "c/regular.ttf"}; !slices.Equal(fsys.read, want) {
		t.Errorf("read %q, want %q", fsys.read, want)
	}
}

func TestNoFamiliesNoStack(t *testing.T) {
	s, err := opened(t, nil, nil).Stack(language.MustParseScript("Latn"), "text", false, false)
	if s != nil || err == nil || err.Error() != "there are no font families: fonts/ has none that can be used" {
		t.Errorf("%v, %v", s, err)
	}
}
