package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var (
	ownLetter     = filepath.Join("..", "..")
	eveningLetter = filepath.Join("testdata", "evening-hours")
)

// offered gives the candidates for the end of a line, typed in the folder of a letter.
func offered(dir, line string) []candidate {
	e := &env{dir: dir, getenv: none}
	return e.candidates(sampleApp(), line)
}

func wordsOf(all []candidate) []string {
	var out []string
	for _, c := range all {
		out = append(out, c.word)
	}
	return out
}

// drawnLine draws a command line as somebody may type it, or as nobody would.
func drawnLine(t *rapid.T) string {
	word := rapid.OneOf(rapid.SampledFrom([]string{
		"letterpress", "build", "dump", "check", "help", "completion", "japan", "japan.", "km", "-", "--", "--lang", "--lang=", "--out", "--out=", "--date",
		"-C", "-C=", "../..", "'../..'", "testdata/evening-hours", "~/", `\`, "'", `"`, "--draft", "A=b", "--no",
	}), rapid.String(), rapid.StringMatching(`-{0,3}[a-zC=]{0,4}`))
	blank := rapid.SampledFrom([]string{" ", "  ", "\t", ""})
	var b strings.Builder
	for range rapid.IntRange(0, 6).Draw(t, "words") {
		b.WriteString(word.Draw(t, "word") + blank.Draw(t, "blank"))
	}
	return b.String()
}

func TestEachCandidateBeginsAsTheWordDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := "letterpress " + drawnLine(t)
		words := shellWords(line)
		for _, c := range offered(".", line) {
			if !strings.HasPrefix(c.word, words[len(words)-1]) || strings.ContainsAny(c.word+c.about, "\t\n") {
				t.Fatalf("%q: offered %q, %q", line, c.word, c.about)
			}
		}
	})
}

// What is said of a line that ends anywhere is data, in rows of one tab at most; the exit code
// is 0.
func TestCompletionSaysNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := drawnLine(t)
		var data, talk bytes.Buffer
		if code := run([]string{"letterpress", "completion", asked, "--", line}, &data, &talk, none); code != exitDone || talk.Len() > 0 {
			t.Fatalf("%q: exit %d, %q", line, code, talk.String())
		}
		for row := range strings.Lines(data.String()) {
			if strings.Count(row, "\t") > 1 || strings.TrimSpace(row) == "" {
				t.Fatalf("%q: row %q", line, row)
			}
		}
	})
}

// Whoever takes what is offered, one word after the other, has a line that the command takes.
func TestWhatIsOfferedIsTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := "letterpress"
		for range rapid.IntRange(1, 5).Draw(t, "words") {
			begun := rapid.SampledFrom([]string{"", "", "-", "--"}).Draw(t, "begun")
			if all := wordsOf(offered(ownLetter, line+" "+begun)); len(all) > 0 {
				line += " " + quoted(rapid.SampledFrom(all).Draw(t, "word"))
			}
		}
		words := shellWords(line)
		if last := scan(sampleApp(), words[1:]).flags; len(last) > 0 && last[len(last)-1].wants != nil {
			return
		}
		if _, err := inOrder(sampleApp(), words); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	})
}

func TestCandidates(t *testing.T) {
	tags := "en km ja fr en-US en-CA fr-CA en-AU en-GB en-NZ"
	for _, c := range []struct{ name, line, want string }{
		{"the program's name", "letterp", ""},
		{"a command", "letterpress bu", "build"},
		{"a command by its path", "./letterpress bu", "build"},
		{"a command behind settings", "CI=1 A_2= letterpress bu", "build"},
		{"a command behind a flag", "letterpress --lang km ", "build"},
		{"a command behind two hyphens", "letterpress -- du", "dump"},
		{"no command", "letterpress print ja", ""},
		{"an edition and its PDFs", "letterpress build jap", "japan japan.ja japan.en"},
		{"a PDF", "letterpress build japan.j", "japan.ja"},
		{"another edition", "letterpress build uk eu uk.en-GB japan u", "us us.en-US"},
		{"an edition behind a flag", "letterpress build --lang ja jap", "japan japan.ja japan.en"},
		{"what follows two hyphens", "letterpress build -- -", ""},
		{"an edition behind two hyphens", "letterpress build -- us", "us us.en-US"},
		{"PDFs alone", "letterpress dump japan", "japan.ja japan.en"},
		{"languages in one PDF", "letterpress build canada.en-CA", "canada.en-CA canada.en-CA+fr-CA"},
		{"one PDF", "letterpress dump japan.ja jap", ""},
		{"many to be measured", "letterpress dump --figures japan.ja jap", "japan japan.en"},
		{"a language", "letterpress build --lang ", tags},
		{"a language behind =", "letterpress build --lang=k", "--lang=km"},
		{"a language before the command", "letterpress --lang k", "km"},
		{"a value that nothing is known of", "letterpress build --date ", ""},
		{"a value with a hyphen", "letterpress build --out -", ""},
		{"the program's flags", "letterpress -", "-C --help --version"},
		{"a command's flags", "letterpress build --d", "--draft --date"},
		{"the program's flags behind a command", "letterpress help -", "-C --help"},
		{"a flag once", "letterpress build --draft --d", "--date"},
		{"a flag that may stand again", "letterpress build --lang km --l", "--lang"},
		{"a flag of no command", "letterpress build --nonsense=", ""},
		{"another command's flag", "letterpress dump --lang=", ""},
		{"a folder", "letterpress -C pipe", "pipeline/"},
		{"a folder in a folder", "letterpress build --out pipeline/lang/kh", "pipeline/lang/khmer/"},
		{"a folder behind =", "letterpress -C=pipe", "-C=pipeline/"},
		{"a folder of the letter", "letterpress -C pipeline build --out la", "lang/"},
		{"the folder above", "letterpress -C cmd/..", "cmd/../"},
		{"a hidden folder", "letterpress -C .github/w", ".github/workflows/"},
		{"a file", "letterpress -C READ", ""},
		{"help", "letterpress help du", "dump"},
		{"help of two", "letterpress help dump ", ""},
		{"a shell", "letterpress completion ", "bash zsh fish"},
		{"another letter", "letterpress -C cmd/letterpress/testdata/evening-hours dump s", "south.en-US south.vi-VN"},
		{"another letter at the end", "letterpress build -C=cmd/letterpress/testdata/evening-hours nor", "north north.en-GB north.vi"},
		{"the last of two letters", "letterpress -C pipeline build -C cmd/letterpress/testdata/evening-hours sout", "south south.en-US south.vi-VN"},
		{"a flag without its value", "letterpress build --lang -- jap", "japan japan.ja japan.en"},
		{"no folder behind -C", "letterpress -C --draft build us", "us us.en-US"},
		{"no letter", "letterpress -C pipeline build ", ""},
		{"no folder", "letterpress -C '' build ", ""},
		{"in quotation marks", `letterpress dump "jap`, "japan.ja japan.en"},
	} {
		if got := strings.Join(wordsOf(offered(ownLetter, c.line)), " "); got != c.want {
			t.Errorf("%s: %q\noffered %s\nwant    %s", c.name, c.line, got, c.want)
		}
	}
}

func TestWhatIsSaidOfCandidates(t *testing.T) {
	for _, c := range []struct {
		line string
		want candidate
	}{
		{"letterpress bu", candidate{"build", "check the letter and make its PDFs"}},
		{"letterpress build --o", candidate{"--out", "write to DIR in place of output"}},
		{"letterpress build japa", candidate{"japan", "ja, en"}},
		{"letterpress build us.", candidate{"us.en-US", "Letter"}},
		{"letterpress build --lang j", candidate{"ja", "open, japan"}},
	} {
		got := offered(ownLetter, c.line)
		if len(got) == 0 || got[0] != c.want {
			t.Errorf("%q: offered %q, want %q first", c.line, got, c.want)
		}
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"one", "one two", ".hidden", "torn\nname", "no\xfftext"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil && oneLine(name) {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "only a file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	absolute := filepath.ToSlash(dir) + "/"
	for _, c := range []struct {
		name, typed string
		want        []string
	}{
		{"all", "", []string{"one/", "one two/"}},
		{"some", "one\\ ", []string{"one two/"}},
		{"hidden ones", ".", []string{"../", ".hidden/"}},
		{"an absolute path", quoted(absolute) + "o", []string{absolute + "one/", absolute + "one two/"}},
		{"nowhere", "two/", nil},
	} {
		if got := wordsOf(offered(dir, "letterpress build --out "+c.typed)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A language that no edition is in is one of the letter's, but nothing can be built in it.
func TestALanguageWithoutAnEdition(t *testing.T) {
	dir := t.TempDir()
	text := "source = \"en\"\nlanguages = [\"en\", \"de\"]\n[[edition]]\nid = \"north\"\nrecipients = [\"north\"]\nlanguages = [\"en-GB\"]\npaper = \"A4\"\n"
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "locales"), 0o700), os.WriteFile(filepath.Join(dir, "locales", "letter.toml"), []byte(text), 0o600)); err != nil {
		t.Fatal(err)
	}
	q := &query{env: &env{dir: dir, getenv: none}}
	if got := strings.Join(wordsOf(languages(q)), " "); got != "en de en-GB" {
		t.Errorf("languages: %s", got)
	}
	if got := strings.Join(wordsOf(spoken(q)), " "); got != "en en-GB" {
		t.Errorf("languages to build: %s", got)
	}
	if got := translations(q); len(got) > 0 {
		t.Errorf("catalogs that there are not: %q", got)
	}
}

func TestNoPanicLeavesCompletion(t *testing.T) {
	var data, talk bytes.Buffer
	code := run([]string{"letterpress", "completion", asked, "--", "letterpress -C ~/x build "}, &data, &talk, func(name string) string {
		if name == "HOME" {
			panic("torn")
		}
		return ""
	})
	if code != exitDone || data.Len()+talk.Len() > 0 {
		t.Errorf("exit %d, %q, %q", code, data.String(), talk.String())
	}
}

// A command or a flag that is new says here what stands behind it.
func TestOperandsOfEveryCommand(t *testing.T) {
	app := sampleApp()
	for _, f := range app.Flags {
		if _, ok := programValues[f.Names()[0]]; takesValue(f) && !ok {
			t.Errorf("programValues lacks %s", f.Names()[0])
		}
	}
	for _, command := range app.Commands {
		has, ok := operandsOf[command.Name]
		if !ok {
			t.Errorf("operandsOf lacks %s", command.Name)
		}
		for _, f := range command.Flags {
			if _, ok := has.values[f.Names()[0]]; takesValue(f) && !ok {
				t.Errorf("operandsOf %s lacks --%s", command.Name, f.Names()[0])
			}
		}
	}
}

func TestHomeIsTheUsers(t *testing.T) {
	e := &env{dir: ".", getenv: given(map[string]string{"HOME": ownLetter})}
	for line, want := range map[string]string{
		"letterpress -C ~/pipe": "~/pipeline/", "letterpress -C ~/cmd/letterpress/testdata/evening-hours dump north.v": "north.vi", "letterpress -C ~pipe": "",
	} {
		if got := strings.Join(wordsOf(e.candidates(sampleApp(), line)), " "); got != want {
			t.Errorf("%q: offered %s, want %s", line, got, want)
		}
	}
}

func TestMessagesToAccept(t *testing.T) {
	of := func(more kind, line ...string) []candidate {
		e := &env{dir: eveningLetter, getenv: none}
		return more(&query{env: e, line: scan(sampleApp(), append([]string{"accept"}, line...))})
	}
	if got := wordsOf(of(acceptedFirst)); !slices.Equal(got, []string{"vi"}) {
		t.Errorf("languages: %q", got)
	}
	for _, c := range []struct {
		name string
		all  []candidate
	}{{"of a language", of(acceptedNext, "vi")}, {"the first mended", of(acceptedFirst, "--typo")}, {"the next", of(acceptedNext, "--typo", "title")}} {
		i := slices.IndexFunc(c.all, func(c candidate) bool { return c.word == "title" })
		if i < 0 || c.all[i].about != "Open Letter on the Evening Hours of the Reading Rooms" {
			t.Errorf("%s: %q", c.name, c.all)
		}
	}
	if got := of(acceptedNext, "vi", "--all"); len(got) > 0 {
		t.Errorf("with --all: %q", got)
	}
	if got := of(acceptedNext, "xx"); len(got) > 0 {
		t.Errorf("of no language: %q", got)
	}
}

func TestBeginning(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "two\n lines": "two lines", strings.Repeat("ក", 60): strings.Repeat("ក", 60), strings.Repeat("ក", 61): strings.Repeat("ក", 59) + "…",
	} {
		if got := beginning(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
