package merge

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"letterpress/pipeline/catalog"
	"letterpress/pipeline/diag"
)

// ids are what the random letters, sources and catalogs name; the last two never stand in a
// letter.
var ids = []string{"title", "body", "end", "council", "note-1", "note-2", "gone", "old"}

// englishWords are few, so that words go from one id to another.
var englishWords = []string{"One.", "Two: “three”", "  four  ", `a \\ b`, "", "**five**"}

// randomEnglish writes a source.
func randomEnglish(t *rapid.T) string {
	var b strings.Builder
	for i, id := range ids {
		if !rapid.Bool().Draw(t, "in the source") {
			continue
		}
		if rapid.Bool().Draw(t, "described") {
			fmt.Fprintf(&b, "[%s]\ndescription = \"About %d.\"\n", id, i%2)
		} else {
			fmt.Fprintf(&b, "[%s]\n", id)
		}
		fmt.Fprintf(&b, "other = \"%s\"\n\n", rapid.SampledFrom(englishWords).Draw(t, "English"))
	}
	return b.String() + "[always]\nother = \"Always.\"\n"
}

// randomLetter writes a letter.toml that names some of the messages.
func randomLetter(t *rapid.T) string {
	var b strings.Builder
	b.WriteString("source = \"en\"\nlanguages = [\"en\", \"fr\"]\n[[block]]\nrole = \"title\"\nmessage = \"always\"\n")
	for _, id := range ids[:6] {
		if rapid.IntRange(0, 3).Draw(t, "named") > 0 {
			fmt.Fprintf(&b, "[[block]]\nrole = \"paragraph\"\nmessage = \"%s\"\n", id)
		}
	}
	b.WriteString("[[block]]\nrole = \"recipients\"\n[[recipient]]\nid = \"r\"\nmessage = \"always\"\n[[edition]]\nid = \"e\"\nrecipients = [\"r\"]\nlanguages = [\"en\", \"fr-CA\"]\npaper = \"A4\"\n")
	return b.String()
}

// counter numbers the words of a random catalog, so that each can be told from the others.
type counter int

func (n *counter) next() int { *n++; return int(*n) }

// randomMessage writes one message of a translation, now and then an odd one.
func randomMessage(t *rapid.T, n *counter) string {
	var lines []string
	for range rapid.IntRange(0, 3).Draw(t, "comments") {
		words := rapid.SampledFrom(englishWords).Draw(t, "from")
		note := rapid.SampledFrom([]string{"# en: ", "# was: ", "# now: ", "# fr: ", "# was fr: ", "# now fr: ", "# mine "}).Draw(t, "note")
		if note == "# mine " {
			words = fmt.Sprintf("C%d.", n.next())
		}
		lines = append(lines, note+strings.ReplaceAll(words, `\\`, `\`))
	}
	id := rapid.SampledFrom(ids).Draw(t, "id")
	lines = append(lines, rapid.SampledFrom([]string{"[%s]", "[%s]", "[%s]", "  [ %s ] # head", `["%s"]`, "['%s']"}).Draw(t, "header"))
	lines[len(lines)-1] = fmt.Sprintf(lines[len(lines)-1], id)
	switch rapid.IntRange(0, 3).Draw(t, "hash") {
	case 0:
		lines = append(lines, `hash = "sha1-0"`)
	case 1:
		words := rapid.SampledFrom(englishWords).Draw(t, "hashed")
		lines = append(lines, "hash = '"+hashed("", strings.ReplaceAll(words, `\\`, `\`))+"' # inside")
	}
	forms := []string{`other = "T%d."`, `other = 'T%d.'`, "other = \"\"\"\nT%d.\n\n#~ x\n[title]\n\"\"\"", "other = '''T%d.\n  y'''", "one = \"T%d.\"\nother = \"\"", "\"other\" = \"T%d.\" # tail",
		"othr = \"T%d.\"\nother = \"x\"", "description = \"T%d.\"\nother = \"\u200b\""}
	lines = append(lines, fmt.Sprintf(rapid.SampledFrom(forms).Draw(t, "form"), n.next()))
	return strings.Join(lines, "\n") + "\n"
}

// randomCatalog writes a translation.
func randomCatalog(t *rapid.T, n *counter) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# head C%d.\n", n.next())
	for range rapid.IntRange(0, 8).Draw(t, "messages") {
		b.WriteString(rapid.SampledFrom([]string{"", "\n", "\n", "\n\n", "# loose C%d.\n", "\n# loose C%d.\n\n"}).Draw(t, "between"))
		block := randomMessage(t, n)
		if rapid.IntRange(0, 3).Draw(t, "aside") == 0 {
			block = "\n" + (&desk{}).behind(strings.TrimSuffix(block, "\n")) + "\n\n"
		}
		b.WriteString(block)
	}
	text := b.String()
	for strings.Contains(text, "C%d.") {
		text = strings.Replace(text, "C%d.", fmt.Sprintf("C%d.", n.next()), 1)
	}
	if rapid.Bool().Draw(t, "no last line end") {
		text = strings.TrimSuffix(text, "\n")
	}
	if rapid.IntRange(0, 2).Draw(t, "CR LF") == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if rapid.IntRange(0, 4).Draw(t, "BOM") == 0 {
		text = "\uFEFF" + text
	}
	return text
}

var marks = regexp.MustCompile(`[TC]\d+\.`)

// TestNothingIsLost holds, over random letters, sources and catalogs: every word of the
// catalog and every comment is there after a sync, once; the file reads no worse; what stays
// in its place keeps its order and its bytes; and a second sync changes nothing.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var n counter
		skeleton := randomLetter(t)
		files := map[string]string{"en": randomEnglish(t), "fr": randomCatalog(t, &n), "fr-CA": randomCatalog(t, &n)}
		name := rapid.SampledFrom([]string{"fr", "fr-CA"}).Draw(t, "catalog")
		old := files[name]
		for range rapid.IntRange(1, 3).Draw(t, "weeks") {
			before := files[name]
			if _, found, err := catalog.Parse(name, []byte(before)); err != nil || slices.ContainsFunc(found, func(f finding) bool { return f.Code == "toml" }) {
				return // a catalog that is no TOML is not touched
			}
			after, deeds := synced(t, skeleton, name, files)
			holdsAll(t, old, after)
			readsNoWorse(t, name, before, after)
			keepsOrder(t, before, after, deeds)
			files[name] = after
			if again, more := synced(t, skeleton, name, files); again != after {
				t.Fatalf("twice (%s):\n%q\nonce (%s):\n%q\nbefore:\n%q", more, again, deeds, after, before)
			}
			inStep(t, skeleton, name, files)
			skeleton, files["en"] = randomLetter(t), randomEnglish(t)
		}
	})
}

// holdsAll holds that each numbered word and comment of old is in text once.
func holdsAll(t *rapid.T, old, text string) {
	count := map[string]int{}
	for _, mark := range marks.FindAllString(text, -1) {
		count[mark]++
	}
	for _, mark := range marks.FindAllString(old, -1) {
		if count[mark] != 1 {
			t.Fatalf("%s is there %d times:\n%q\nbefore:\n%q", mark, count[mark], text, old)
		}
	}
}

// readsNoWorse holds that no message became unreadable.
func readsNoWorse(t *rapid.T, name, before, after string) {
	_, was, _ := catalog.Parse(name, []byte(before))
	_, is, err := catalog.Parse(name, []byte(after))
	if err != nil || len(is) > len(was) {
		t.Fatalf("%v, %v\n%q\nbefore: %v\n%q", err, is, after, was, before)
	}
}

// keepsOrder holds that the messages that neither moved nor got another name stand in the
// order in which they stood.
func keepsOrder(t *rapid.T, before, after, deeds string) {
	order := func(text string) []string {
		var out []string
		c, _, _ := catalog.Parse("fr", []byte(text))
		for _, m := range c.Messages() {
			if !strings.Contains(deeds, " "+m.ID) {
				out = append(out, m.ID)
			}
		}
		return out
	}
	if was, is := order(before), order(after); !slices.Equal(was, is) {
		t.Fatalf("order %q, was %q (%s)\n%q\nbefore:\n%q", is, was, deeds, after, before)
	}
}

// inStep holds what a sync is for: what is asked for is there, what nobody asks for is not,
// and a message is stale exactly where it says so.
func inStep(t *rapid.T, skeleton, name string, files map[string]string) {
	set, l := read(t, skeleton, files)
	c, _ := set.Catalog(name)
	d := newDesk(set, c)
	if wanted := d.wanted(l); len(wanted) > 0 && !d.isVariant() {
		t.Fatalf("%q is not there:\n%q", wanted[0].ID, files[name])
	}
	if idle := d.idle(l); len(idle) > 0 {
		t.Fatalf("%q is still there:\n%q", idle[0].ID, files[name])
	}
	for _, m := range c.Messages() {
		for _, fit := range set.Fits(m) {
			says := slices.ContainsFunc(set.NotesOf(m, fit.Origin.Name), func(n catalog.Note) bool { return n.Kind == catalog.Was })
			if says != fit.Stale {
				t.Fatalf("%s: stale is %v, the notes say %v:\n%q", m.ID, fit.Stale, says, files[name])
			}
		}
	}
}

// TestAccepted holds that an accepted translation is stale to nothing, and that nothing else
// of the file changes.
func TestAccepted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var n counter
		skeleton := randomLetter(t)
		files := map[string]string{"en": randomEnglish(t), "fr": randomCatalog(t, &n), "fr-CA": randomCatalog(t, &n)}
		set, _ := read(t, skeleton, files)
		c, _ := set.Catalog("fr")
		if len(c.Messages()) == 0 || slices.ContainsFunc(broken(c), func(f finding) bool { return f.Code == "toml" }) {
			return
		}
		m := rapid.SampledFrom(c.Messages()).Draw(t, "message")
		change, _, err := Accept(set, c, []string{m.ID}, "")
		if err != nil {
			t.Fatal(err)
		}
		files["fr"] = string(change.New)
		holdsAll(t, string(change.Old), files["fr"])
		set, _ = read(t, skeleton, files)
		c, _ = set.Catalog("fr")
		got, _ := c.Message(m.ID)
		for _, fit := range set.Fits(got) {
			if fit.Stale {
				t.Fatalf("%s is still stale:\n%q", m.ID, files["fr"])
			}
		}
		note := regexp.MustCompile(`(?m)^(# (en|was|now):.*|hash = .*|)\r?$`)
		if was, is := lines(note, string(change.Old)), lines(note, files["fr"]); !slices.Equal(was, is) {
			t.Fatalf("more than notes and hashes changed:\n%q\nbefore:\n%q", is, was)
		}
	})
}

// lines gives the lines that a pattern does not match.
func lines(pattern *regexp.Regexp, text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), pattern.MatchString)
}

func broken(c *catalog.Catalog) []finding {
	text, _ := c.Text()
	_, found, _ := catalog.Parse(c.Name, text.Bytes())
	return found
}

type finding = diag.Finding
