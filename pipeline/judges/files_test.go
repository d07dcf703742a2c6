//go:build judges

package judges

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"letterpress/fonts"
	"letterpress/pipeline"
)

func TestQPDFFindsNoFault(t *testing.T) {
	for _, l := range letters(t) {
		out, complaint, err := judge{name: "qpdf", args: []string{"--check", l.path}}.try(t)
		if err != nil || complaint != "" || !strings.Contains(out, "No syntax or stream encoding errors found") ||
			strings.Contains(strings.ToUpper(out), "WARNING") {
			t.Errorf("%s: qpdf --check: %v\n%s%s", l.name, err, out, complaint)
		}
	}
}

// standards are what each file is held against, by veraPDF's names.
var standards = []string{"ua1", "2a"}

// leastChecks is what veraPDF makes of a page and more; fewer mean that it saw no letter.
const leastChecks = 1000

func TestVeraPDFPasses(t *testing.T) {
	var paths []string
	for _, l := range letters(t) {
		paths = append(paths, l.path)
	}
	// The letters of the command's tests have what ours lacks: links with addresses, a heading, a
	// list, a date; a letterhead with a picture, PNG and JPEG, and a subject.
	paths = append(paths, another(t, "evening-hours", 4)...)
	passes(t, append(paths, another(t, "letterhead", 5)...))
	passes(t, together(t))
}

// together makes letters in several languages: the other letter, and ours in all its languages.
func together(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for from, languages := range map[string]string{
		root: `languages  = ["en", "km", "ja", "fr"]`, root + "/cmd/letterpress/testdata/evening-hours": `languages  = ["en-GB", "vi"]`,
	} {
		folder := fstest.MapFS{}
		for _, path := range globbed(t, from+"/locales/*.toml") {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			folder["locales/"+filepath.Base(path)] = &fstest.MapFile{Data: bytes.Replace(data, []byte(languages), []byte(languages+"\ntogether = true"), 1)}
		}
		project, err := pipeline.Open(folder, fonts.FS)
		if err != nil {
			t.Fatal(err)
		}
		names := slices.DeleteFunc(project.Names(), func(n pipeline.Name) bool { return len(n.Tags()) == 1 || n.Edition == "canada" })
		if len(names) != 1 {
			t.Fatalf("%s: %v", from, names)
		}
		if err := project.Build(names, pipeline.Options{}, func(r *pipeline.Result) error {
			paths = append(paths, filepath.Join(dir, r.Name.String()+".pdf"))
			return errors.Join(r.Err, os.WriteFile(paths[len(paths)-1], r.PDF, 0o600))
		}); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

func globbed(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %v", pattern, err)
	}
	return paths
}

// another makes a letter of the command's tests, of so many PDFs.
func another(t *testing.T, folder string, pdfs int) []string {
	t.Helper()
	project, err := pipeline.Open(os.DirFS(root+"/cmd/letterpress/testdata/"+folder), fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var paths []string
	if err := project.Build(project.Names(), pipeline.Options{}, func(r *pipeline.Result) error {
		paths = append(paths, filepath.Join(dir, r.Name.String()+".pdf"))
		return errors.Join(r.Err, os.WriteFile(paths[len(paths)-1], r.PDF, 0o600))
	}); err != nil {
		t.Fatal(err)
	}
	if len(paths) != pdfs {
		t.Fatalf("%s has %d PDFs, wanted %d", folder, len(paths), pdfs)
	}
	return paths
}

// passes holds files against the standards, in one run of veraPDF.
func passes(t *testing.T, paths []string) {
	t.Helper()
	args := []string{"-Xmx1g", "-cp", filepath.Join(fetched(t, "verapdf"), "*"), runners + "/verapdf/Judge.java"}
	verdicts := map[string][]string{}
	for line := range strings.Lines(judge{name: "java", args: append(args, paths...), talks: true}.run(t)) {
		if f := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(f) == 5 {
			verdicts[f[0]+" "+f[1]] = f[2:]
		}
	}
	for _, path := range paths {
		for _, standard := range standards {
			v := verdicts[path+" "+standard]
			if v == nil {
				t.Errorf("%s: veraPDF says nothing of %s", filepath.Base(path), standard)
				continue
			}
			checks, err := strconv.Atoi(v[1])
			if err != nil || v[0] != "passes" || checks < leastChecks {
				t.Errorf("%s: %s %s, %s checks: %s", filepath.Base(path), standard, v[0], v[1], v[2])
				continue
			}
			t.Logf("%s: %s %s, %d checks", filepath.Base(path), standard, v[0], checks)
		}
	}
}

// fontLine is a line of pdffonts: name, type, encoding, embedded, subset, ToUnicode, object.
var fontLine = regexp.MustCompile(`^(\S+) +(CID TrueType) +(Identity-H) +(yes|no) +(yes|no) +(yes|no) +\d+ +0$`)

// subsetTag stands before the name of a subset (ISO 32000-1, 9.6.4).
var subsetTag = regexp.MustCompile(`^[A-Z]{6}\+`)

func TestFontsAreEmbeddedSubsets(t *testing.T) {
	for _, l := range letters(t) {
		lines := strings.Split(strings.TrimSpace(judge{name: "pdffonts", args: []string{l.path}}.run(t)), "\n")
		if len(lines) < 3 {
			t.Errorf("%s: pdffonts sees no font:\n%s", l.name, strings.Join(lines, "\n"))
			continue
		}
		var names []string
		for _, line := range lines[2:] { // below a heading and a rule
			f := fontLine.FindStringSubmatch(strings.TrimSpace(line))
			if f == nil || !slices.Equal(f[4:], []string{"yes", "yes", "yes"}) || !subsetTag.MatchString(f[1]) {
				t.Errorf("%s: not an embedded subset with ToUnicode: %s", l.name, line)
				continue
			}
			names = append(names, f[1])
		}
		slices.Sort(names)
		if len(slices.Compact(slices.Clone(names))) != len(names) {
			t.Errorf("%s: a font stands twice: %s", l.name, strings.Join(names, " "))
		}
		if want := l.fonts(); !slices.Equal(plain(names), want) {
			t.Errorf("%s: the file has the fonts %v, its lines are set in %v", l.name, plain(names), want)
		}
	}
}

// plain gives the names without their tags, sorted.
func plain(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, subsetTag.ReplaceAllString(n, ""))
	}
	slices.Sort(out)
	return out
}
