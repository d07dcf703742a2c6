package font

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
	"golang.org/x/text/language"

	"letterpress/pipeline/diag"
)

// roles are the uses that a family can be made for, as SOURCE.toml and the style table
// name them.
var roles = []string{"text", "title", "heading"}

// faceNames are the faces of a family as SOURCE.toml names them, in the order of the
// constants below.
var faceNames = []string{"regular", "bold", "italic", "bold-italic"}

const (
	regular = iota
	bold
	italic
	boldItalic
	faceCount
)

// keys are all that SOURCE.toml may say; each is needed, but of the faces only the
// regular one.
var keys = []string{"family", "source", "licence", "for", "roles", "order", "faces"}

// optional are the keys that a description may do without.
var optional = []string{"protrusion"}

// source reads one SOURCE.toml.
type source struct {
	fsys     fs.FS
	family   Family
	seen     map[string]bool
	findings []diag.Finding

	protrusions, ownProtrusions [faceCount]map[rune]protrusion // of the family for each face, of each face
}

// finding is an error in a family's description.
func finding(at diag.Position, problem, hint string) diag.Finding {
	return diag.Finding{Code: "font-source", Level: diag.Error, Pos: at, Problem: problem, Hint: hint}
}

// readSource reads the description of the family in a folder. With findings the family is
// not to be used.
func readSource(fsys fs.FS, folder string) (Family, []diag.Finding, error) {
	file := "fonts/" + folder + "/SOURCE.toml"
	data, err := fs.ReadFile(fsys, folder+"/"+sourceFile)
	if isMissing(err) {
		hint := "describe the family there, or take the folder out of fonts/"
		return Family{}, []diag.Finding{finding(diag.Position{File: file}, "the family has no description", hint)}, nil
	}
	if err != nil {
		return Family{}, nil, fmt.Errorf("%s: %w", file, err)
	}
	entries, broken := readDocument(file, data)
	if broken != nil {
		return Family{}, []diag.Finding{*broken}, nil
	}
	s := source{fsys: fsys, seen: map[string]bool{}}
	s.family.Folder = folder
	for _, e := range entries {
		s.read(e)
	}
	s.missing(file)
	s.giveProtrusions()
	return s.family, s.findings, nil
}

func (s *source) complain(at diag.Position, hint, format string, args ...any) {
	s.findings = append(s.findings, finding(at, fmt.Sprintf(format, args...), hint))
}

// read takes in one key.
func (s *source) read(e entry) {
	s.seen[e.key] = true
	switch e.key {
	case "family":
		s.family.Name = s.words(e)
	case "source":
		s.family.Source = s.words(e)
	case "licence":
		s.family.Licence = s.words(e)
	case "order":
		s.order(e)
	case "for":
		s.list(e, "ISO 15924 codes", s.script)
	case "roles":
		s.list(e, strings.Join(roles, ", "), s.role)
	case "faces":
		if e.value.kind != unstable.Table {
			s.complain(e.at, `write [faces] on a line of its own and regular = "file.ttf" below it`, "faces is no table")
		}
	case "protrusion":
		if e.value.kind != unstable.Table {
			s.complain(e.at, `write [protrusion] on a line of its own and "." = [0, 70] below it`, "protrusion is no table")
		}
	default:
		if mark, ok := strings.CutPrefix(e.key, "protrusion."); ok {
			s.protrusion(mark, e)
			return
		}
		s.other(e)
	}
}

// other takes in a face, and complains of any further key.
func (s *source) other(e entry) {
	name, inFaces := strings.CutPrefix(e.key, "faces.")
	known := append(slices.Clone(keys), optional...)
	if inFaces {
		if i := slices.Index(faceNames, name); i >= 0 {
			s.face(i, e)
			return
		}
		known = faceNames
	}
	outer, _, deep := strings.Cut(e.key, ".")
	if deep && !inFaces && (s.seen[outer] || slices.Contains(keys, outer)) {
		s.seen[outer] = true
		if !slices.Contains(keys, outer) {
			return // its table is unknown, and was complained of
		}
	}
	hint := "one of " + strings.Join(known, ", ") + diag.DidYouMean(name, known)
	if inFaces {
		s.complain(e.at, hint, "unknown face %q", name)
		return
	}
	s.complain(e.at, hint, "unknown key %q", e.key)
}

// words gives a string that is not blank.
func (s *source) words(e entry) string {
	if e.value.kind != unstable.String || strings.TrimSpace(e.value.text) == "" {
		s.complain(e.value.at, "", "%s is no text", e.key)
	}
	return e.value.text
}

func (s *source) order(e entry) {
	n, err := strconv.Atoi(e.value.text)
	if e.value.kind != unstable.Integer || err != nil || n < 1 {
		s.complain(e.value.at, "1 is asked first", "order is no whole number from 1 up")
	}
	s.family.Order = n
}

// list hands each string of an array that is not empty to take.
func (s *source) list(e entry, of string, take func(value)) {
	if e.value.kind != unstable.Array || len(e.value.items) == 0 {
		s.complain(e.value.at, e.key+` = ["..."]: `+of, "%s is no list of names", e.key)
		return
	}
	for _, v := range e.value.items {
		if v.kind != unstable.String {
			s.complain(v.at, "", "%s holds what is no text", e.key)
			continue
		}
		take(v)
	}
}

func (s *source) script(v value) {
	script, err := language.ParseScript(v.text)
	if err != nil || script.String() != v.text {
		var known []string
		for _, k := range language.Supported.Scripts() {
			known = append(known, k.String())
		}
		hint := "an ISO 15924 code such as Latn, Khmr or Jpan" + diag.DidYouMean(v.text, known)
		s.complain(v.at, hint, "unknown script %q", v.text)
		return
	}
	s.family.Scripts = append(s.family.Scripts, v.text)
}

func (s *source) role(v value) {
	if !slices.Contains(roles, v.text) {
		hint := "one of " + strings.Join(roles, ", ") + diag.DidYouMean(v.text, roles)
		s.complain(v.at, hint, "unknown role %q", v.text)
		return
	}
	s.family.Roles = append(s.family.Roles, v.text)
}

// face takes in the file of a face, which must lie beside the description.
func (s *source) face(i int, e entry) {
	name := s.words(e)
	if name == "" {
		return
	}
	at := s.family.Folder + "/" + name
	if strings.ContainsAny(name, `/\`) || !fs.ValidPath(at) {
		s.complain(e.value.at, "put the file beside SOURCE.toml and write its name alone", "%q is no name of a file beside this one", name)
		return
	}
	info, err := fs.Stat(s.fsys, at)
	if err != nil && !isMissing(err) {
		s.complain(e.value.at, "see who may read it", "%q cannot be read: %v", "fonts/"+at, err)
		return
	}
	if err != nil || info.IsDir() {
		hint := "put the file beside SOURCE.toml" + diag.DidYouMean(name, s.beside())
		s.complain(e.value.at, hint, "there is no file %q", "fonts/"+at)
		return
	}
	s.family.faces[i] = &Face{fsys: s.fsys, path: at, style: i}
}

// beside gives the names of the files in the family's folder.
func (s *source) beside() []string {
	entries, err := fs.ReadDir(s.fsys, s.family.Folder)
	if err != nil {
		return nil // only a hint is the poorer
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// missing complains of keys that are not there, and then of a family without a regular
// face.
func (s *source) missing(file string) {
	for _, k := range keys {
		if !s.seen[k] && !(k == "faces" && s.seen["faces.regular"]) {
			s.complain(diag.Position{File: file}, "", "%s is missing", k)
		}
	}
	if s.seen["faces"] && !s.seen["faces.regular"] {
		s.complain(diag.Position{File: file}, `below [faces]: regular = "file.ttf"`, "the family has no regular face")
	}
	for _, f := range s.family.faces {
		if f != nil {
			f.family = s.family.Name
		}
	}
}
