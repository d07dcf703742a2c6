//go:build judges

package judges

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
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
	made := letters(t)
	jars := fetched(t, "verapdf")
	args := []string{"-Xmx1g", "-cp", filepath.Join(jars, "*"), runners + "/verapdf/Judge.java"}
	for _, l := range made {
		args = append(args, l.path)
	}
	verdicts := map[string][]string{}
	for line := range strings.Lines(judge{name: "java", args: args, talks: true}.run(t)) {
		if f := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); len(f) == 5 {
			verdicts[f[0]+" "+f[1]] = f[2:]
		}
	}
	for _, l := range made {
		for _, standard := range standards {
			v := verdicts[l.path+" "+standard]
			if v == nil {
				t.Errorf("%s: veraPDF says nothing of %s", l.name, standard)
				continue
			}
			checks, err := strconv.Atoi(v[1])
			if err != nil || v[0] != "passes" || checks < leastChecks {
				t.Errorf("%s: %s %s, %s checks: %s", l.name, standard, v[0], v[1], v[2])
				continue
			}
			t.Logf("%s: %s %s, %d checks", l.name, standard, v[0], checks)
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
