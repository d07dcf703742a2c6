package font

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing/fstest"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"letterpress/pipeline/diag"
	"letterpress/pipeline/sfnt"
)

// ttf builds a font that has the given characters, with 100 units to the em.
func ttf(t rapid.TB, name string, has string) []byte {
	t.Helper()
	runes := []rune(has)
	slices.Sort(runes)
	runes = slices.Compact(runes)
	box := sfnt.Outline{{{X: 0, Y: 0, On: true}, {X: 0, Y: 50, On: true}, {X: 40, Y: 50, On: true}}}
	data, err := sfnt.Build(sfnt.Metrics{
		UnitsPerEm: 100, Ascent: 90, Descent: -25, WinAscent: 90, WinDescent: 25, Weight: 400, Name: name,
	}, slices.Repeat([]sfnt.Glyph{{Advance: 50, Outline: box}}, len(runes)+1), len(runes))
	if err != nil {
		t.Fatal(err)
	}
	return withTable(t, data, "cmap", cmap(runes))
}

// cmap writes a subtable of format 12 for (3, 10), a group a character.
func cmap(runes []rune) []byte {
	out := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	for _, n := range []int{16 + 12*len(runes), 0, len(runes)} {
		out = binary.BigEndian.AppendUint32(out, uint32(n))
	}
	for i, r := range runes {
		for _, n := range []int{int(r), int(r), i + 1} {
			out = binary.BigEndian.AppendUint32(out, uint32(n))
		}
	}
	return out
}

// withTable gives a font with one table put in place of its own, or added.
func withTable(t rapid.TB, data []byte, tag string, table []byte) []byte {
	t.Helper()
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	tables := []sfnt.Table{{Tag: tag, Data: table}}
	for _, other := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		if other != tag {
			tables = append(tables, sfnt.Table{Tag: other, Data: f.Table(other)})
		}
	}
	return sfnt.Write(tables)
}

// sample is a family to be described.
type sample struct {
	folder  string
	scripts []string
	roles   []string
	order   int
	faces   map[string]string // a face's name → its characters
}

// described writes SOURCE.toml.
func (s sample) described() string {
	var b strings.Builder
	fmt.Fprintf(&b, "family = %q\nsource = \"here\"\nlicence = \"OFL-1.1\"\nfor = [%s]\nroles = [%s]\norder = %d\n\n[faces]\n",
		"The "+s.folder, quoted(s.scripts), quoted(s.roles), s.order)
	for _, name := range faceNames {
		if _, ok := s.faces[name]; ok {
			fmt.Fprintf(&b, "%s = \"%s.ttf\"\n", name, name)
		}
	}
	return b.String()
}

func quoted(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return `"` + strings.Join(words, `", "`) + `"`
}

// folders lays families out as fonts/ holds them.
func folders(t rapid.TB, samples ...sample) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, s := range samples {
		fsys[s.folder+"/SOURCE.toml"] = &fstest.MapFile{Data: []byte(s.described())}
		for name, has := range s.faces {
			fsys[s.folder+"/"+name+".ttf"] = &fstest.MapFile{Data: ttf(t, "PS-"+s.folder+"-"+name, has)}
		}
	}
	return fsys
}

// opened opens a library in which nothing is wrong.
func opened(t rapid.TB, embedded, letter fstest.MapFS) *Library {
	t.Helper()
	l, findings, err := Open(embedded, letter)
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v, %v", findings, err)
	}
	return l
}

func stackOf(t rapid.TB, l *Library, script, role string, strong, emphasis bool) *Stack {
	t.Helper()
	s, err := l.Stack(language.MustParseScript(script), role, strong, emphasis)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func resolved(t rapid.TB, s *Stack, r rune) *Face {
	t.Helper()
	f, err := s.Resolve(r)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// fileOf names a face, or none.
func fileOf(f *Face) string {
	if f == nil {
		return "none"
	}
	return f.File()
}

// shown writes findings with their hints, one a line.
func shown(findings []diag.Finding) string {
	var lines []string
	for _, f := range findings {
		line := f.String()
		if f.Hint != "" {
			line += " | " + f.Hint
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
