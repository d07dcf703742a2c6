//go:build judges

package judges

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// sheet is the text of one page: its lines in reading order, and the lines beside the
// letter's text (page number, draft line), which a reader may give before or after it.
type sheet struct {
	lines     []string
	furniture []string
}

// What readers give for the hyphens that typesetting added: U+00AD, or U+FFFE from PDFium,
// which then ends no line.
const (
	addedHyphen  = "\u00AD"
	pdfiumHyphen = "\uFFFE"
	zeroWidth    = "\u200B"
	narrowSpace  = '\u202F'
)

// settle brings a reader's page and ours to one form: lines without blanks at their ends
// and without what typesetting added there, blanks folded, empty lines dropped.
func settle(page string) []string {
	page = strings.NewReplacer(addedHyphen, "", pdfiumHyphen, "\n", "\r", "\n", "\f", "\n").Replace(page)
	var lines []string
	for line := range strings.SplitSeq(page, "\n") {
		line = fold(line)
		for _, hyphen := range []string{"-", "\u2010"} { // an author's, kept from readers that drop it
			if strings.HasSuffix(line, hyphen+zeroWidth) {
				line = strings.TrimSuffix(line, zeroWidth)
			}
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// fold makes one blank of several, of whatever width, and drops those at the ends. A
// narrow space stays, because [compare] must know where one is.
func fold(line string) string {
	return strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r != narrowSpace && unicode.Is(unicode.Zs, r) }), " ")
}

// compare says how a reader's page differs from ours; it is empty where it does not.
// Where the reader drops narrow spaces, ours may be missing there.
func compare(page string, want sheet, dropsNarrow bool) string {
	got := settle(page)
	for _, line := range want.furniture {
		if line = fold(line); line == "" {
			continue
		}
		switch n := len(got); {
		case n > 0 && got[n-1] == line:
			got = got[:n-1]
		case n > 0 && got[0] == line:
			got = got[1:]
		default:
			return fmt.Sprintf("%q is neither its first line nor its last", line)
		}
	}
	ours := strings.Join(settle(strings.Join(want.lines, "\n")), "\n")
	theirs := strings.Join(got, "\n")
	if dropsNarrow {
		ours = withoutDropped(theirs, ours)
	}
	wide := strings.NewReplacer(string(narrowSpace), " ")
	return difference(wide.Replace(theirs), wide.Replace(ours))
}

// withoutDropped gives our text without the narrow spaces that theirs lacks.
func withoutDropped(theirs, ours string) string {
	var out []rune
	rest := []rune(theirs)
	for _, r := range ours {
		if r == narrowSpace && (len(rest) == 0 || rest[0] != r && rest[0] != ' ') {
			continue
		}
		out = append(out, r)
		rest = rest[min(1, len(rest)):]
	}
	return string(out)
}

// around is how many runes are shown on either side of a difference.
const around = 24

// difference shows the first place where two texts part; it is empty where they are equal.
func difference(got, want string) string {
	g, w := []rune(got), []rune(want)
	at := 0
	for at < len(g) && at < len(w) && g[at] == w[at] {
		at++
	}
	if at == len(g) && at == len(w) {
		return ""
	}
	show := func(text []rune) string {
		from, to := max(0, at-around), min(len(text), at+around)
		return fmt.Sprintf("%+q then %+q (%q)", string(text[from:at]), string(text[at:to]), string(text[from:to]))
	}
	return fmt.Sprintf("rune %d of %d, wanted %d\n   got %s\n  want %s", at, len(g), len(w), show(g), show(w))
}

// specimen is a page whose first line ends with an added hyphen.
var specimen = sheet{lines: []string{"We, the under\u00AD", "signed, thank ", "«\u202Fyou\u202F»."}, furniture: []string{"1 / 2"}}

func TestCompareTakesWhatReadersDo(t *testing.T) {
	for name, page := range map[string]string{
		"as written":         "We, the under\u00AD\nsigned, thank \n«\u202Fyou\u202F».\n1 / 2\n",
		"foot first":         "1 / 2\nWe, the under\u00AD\nsigned, thank \n«\u202Fyou\u202F».",
		"PDFium":             "We, the under\uFFFEsigned, thank \r\n«\u202Fyou\u202F».\r\n1 / 2",
		"MuPDF":              "We, the under\u00AD\n\nsigned, thank \n\n«\u202Fyou\u202F».\n\n1 / 2\n\n\f",
		"pdf.js":             "We, the under\nsigned, thank\n« you ».\n1 / 2",
		"blanks are doubled": "We,  the under\nsigned, thank\n« you ».\n1  /  2",
		"other blanks":       "We,\u00A0the under\nsigned, thank\u3000\n« you ».\n1\u2002/ 2",
	} {
		if d := compare(page, specimen, false); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := compare(page, specimen, true); d != "" {
			t.Errorf("%s, dropping narrow spaces: %s", name, d)
		}
	}
	for name, page := range map[string]string{
		"both dropped": "We, the under\nsigned, thank\n«you».\n1 / 2",
		"one dropped":  "We, the under\nsigned, thank\n« you».\n1 / 2",
	} {
		if d := compare(page, specimen, true); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestCompareSeesWhatIsWrong(t *testing.T) {
	for name, page := range map[string]string{
		"nothing":            "",
		"a letter dropped":   "We, the under\nsgned, thank\n« you ».\n1 / 2",
		"a blank dropped":    "We,the under\nsigned, thank\n« you ».\n1 / 2",
		"a blank added":      "We, the under\nsig ned, thank\n« you ».\n1 / 2",
		"a line twice":       "We, the under\nsigned, thank\nsigned, thank\n« you ».\n1 / 2",
		"lines changed":      "signed, thank\nWe, the under\n« you ».\n1 / 2",
		"no foot":            "We, the under\nsigned, thank\n« you ».",
		"another page":       "We, the under\nsigned, thank\n« you ».\n2 / 2",
		"foot in the text":   "We, the under\n1 / 2\nsigned, thank\n« you ».",
		"foot twice":         "1 / 2\nWe, the under\nsigned, thank\n« you ».\n1 / 2",
		"lines joined":       "We, the undersigned, thank\n« you ».\n1 / 2",
		"a line parted":      "We, the under\nsigned,\nthank\n« you ».\n1 / 2",
		"a mark decomposed":  "We, the under\nsigned, thank\n« yo\u0301u ».\n1 / 2",
		"a hyphen that is":   "We, the under-\nsigned, thank\n« you ».\n1 / 2",
		"a joiner too many":  "We, the under\nsigned, thank\n« y\u200Bou ».\n1 / 2",
		"a space after you":  "We, the under\nsigned, thank\n« you » .\n1 / 2",
		"a zero width":       "We, the under\u200B\nsigned, thank\n« you ».\n1 / 2",
		"a letter at «":      "We, the under\nsigned, thank\n«xyou ».\n1 / 2",
		"the end is missing": "We, the under\nsigned, thank\n« you\n1 / 2",
	} {
		for _, dropsNarrow := range []bool{false, true} {
			if compare(page, specimen, dropsNarrow) == "" {
				t.Errorf("%s: taken for the same", name)
			}
		}
	}
	if compare("We, the under\nsigned, thank\n«you».\n1 / 2", specimen, false) == "" {
		t.Error("narrow spaces dropped: taken for the same")
	}
}

func TestCompareKeepsAnAuthorsHyphen(t *testing.T) {
	want := sheet{lines: []string{"well-", "documented"}}
	for page, same := range map[string]bool{
		"well-\u200B\ndocumented":       true,
		"well-\ndocumented":             true,
		"well\u200B\ndocumented":        false,
		"well\uFFFEdocumented":          false,
		"well\u00AD\ndocumented":        false,
		"well-\u200B\u200B\ndocumented": false,
		"well-\n\u200Bdocumented":       false,
	} {
		if d := compare(page, want, false); (d == "") != same {
			t.Errorf("%+q: the same: %t, wanted %t\n%s", page, d == "", same, d)
		}
	}
}

func TestDifferenceFindsTheFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.RuneFrom([]rune("ab 神ក្ខ")), 1, 80).Draw(t, "text")
		if d := difference(string(text), string(text)); d != "" {
			t.Fatalf("a text differs from itself: %s", d)
		}
		at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
		changed := slices.Clone(text)
		changed[at] = 'X'
		if d := difference(string(changed), string(text)); !strings.HasPrefix(d, fmt.Sprintf("rune %d of ", at)) {
			t.Fatalf("changed at %d: %s", at, d)
		}
	})
}
