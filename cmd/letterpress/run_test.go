package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// full is a writer to a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "/dev/stdout", Err: errors.New("no space left on device")}
}

func TestRunReportsDataThatIsLost(t *testing.T) {
	var talk bytes.Buffer
	code := run([]string{"letterpress", "help"}, full{}, &talk, none)
	if want := "letterpress: error: standard output: cannot write: no space left on device\n"; code != exitFound || talk.String() != want {
		t.Errorf("exit %d, %q\nwant 1, %q", code, talk.String(), want)
	}
}

func TestAnUnknownFlagIsNoData(t *testing.T) {
	var data, talk bytes.Buffer
	if code := run([]string{"letterpress", "build", "--nonsense"}, &data, &talk, none); code != exitUsage {
		t.Errorf("exit %d", code)
	}
	if data.Len() > 0 || talk.Len() == 0 {
		t.Errorf("data %q, talk %q", data.String(), talk.String())
	}
}

func TestFinish(t *testing.T) {
	for _, c := range []struct {
		name, want string
		err        error
		code       int
	}{
		{"done", "", nil, 0},
		{"findings that were told", "", errFound, 1},
		{"a failure", "letterpress: error: no disk\n", errors.New("no disk"), 1},
		{"wrong use", "letterpress: no such thing\n", usageError{matter: "no such thing"}, 2},
		{"wrong use with a hint", "letterpress: no\n  hint: letterpress -C 'my letter' help\n", usageError{matter: "no", hint: "letterpress help"}, 2},
	} {
		var talk bytes.Buffer
		e := &env{terminal: newTerminal(io.Discard, &talk, none), dir: "my letter"}
		if code := e.finish(c.err); code != c.code || talk.String() != c.want {
			t.Errorf("%s: exit %d, %q\nwant %d, %q", c.name, code, talk.String(), c.code, c.want)
		}
	}
}

func TestNoPanicLeavesRun(t *testing.T) {
	var talk bytes.Buffer
	code := run([]string{"letterpress", "build"}, io.Discard, &talk, func(name string) string {
		if name == "SOURCE_DATE_EPOCH" {
			panic("torn")
		}
		return ""
	})
	if code != exitFound || !strings.HasPrefix(talk.String(), "letterpress: error: unexpected") || !strings.Contains(talk.String(), "torn") {
		t.Errorf("exit %d, %q", code, talk.String())
	}
}

func TestHintsCanBeTypedAsTheyStand(t *testing.T) {
	for _, c := range []struct{ name, dir, hint, want string }{
		{"here", ".", "letterpress check", "letterpress check"},
		{"at the beginning", "x", "letterpress check", "letterpress -C x check"},
		{"behind a colon", "x", "change it, then: letterpress check", "change it, then: letterpress -C x check"},
		{"in grave accents", "x", "`letterpress check` says more", "`letterpress -C x check` says more"},
		{"the program itself", "x", "a word that letterpress does not know", "a word that letterpress does not know"},
		{"a name that a shell parts", "my letter", "letterpress check", "letterpress -C 'my letter' check"},
	} {
		if got := (&env{dir: c.dir}).here(c.hint); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestQuoted(t *testing.T) {
	for word, want := range map[string]string{"a-b.c/d": "a-b.c/d", "": "''", "a b": "'a b'", "it's": `'it'\''s'`, "$x": "'$x'", "ស": "ស"} {
		if got := quoted(word); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for n, want := range map[int]string{0: "0 pages", 1: "1 page", 2: "2 pages"} {
		if got := plural(n, "page"); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestAt(t *testing.T) {
	e := &env{dir: "letter"}
	if got, want := e.at("output"), filepath.Join("letter", "output"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	absolute := filepath.Join(t.TempDir(), "output")
	if got := e.at(absolute); got != absolute {
		t.Errorf("got %s, want %s", got, absolute)
	}
}

// Every command's help has what the command has: a line, a synopsis, a story, examples, each
// of its flags.
func TestHelpIsWhole(t *testing.T) {
	app := sampleApp()
	for _, command := range app.Commands {
		var data, talk bytes.Buffer
		if code := run([]string{"letterpress", "help", command.Name}, &data, &talk, none); code != exitDone || talk.Len() > 0 {
			t.Errorf("help %s: exit %d, %q", command.Name, code, talk.String())
		}
		help := data.String()
		for _, want := range []string{"letterpress " + command.Name + ": ", "\nUsage: letterpress ", "\nExamples:\n  letterpress "} {
			if !strings.Contains(help, want) {
				t.Errorf("help %s lacks %q:\n%s", command.Name, want, help)
			}
		}
		for _, f := range command.Flags {
			if !strings.Contains(help, "\n  "+spelled(f.Names()[0])) {
				t.Errorf("help %s does not name --%s", command.Name, f.Names()[0])
			}
		}
		for i, line := range strings.Split(help, "\n") {
			if len(line) > 100 || strings.TrimRight(line, " ") != line {
				t.Errorf("help %s:%d: %q is long or ends with a blank", command.Name, i+1, line)
			}
		}
	}
}

// The examples of help are lines that the command takes.
func TestExamplesAreTaken(t *testing.T) {
	app := sampleApp()
	for _, command := range app.Commands {
		_, examples, found := strings.Cut(command.Description, "Examples:\n")
		if !found {
			t.Fatalf("%s has no examples", command.Name)
		}
		for line := range strings.SplitSeq(examples, "\n") {
			typed, _, _ := strings.Cut(strings.TrimSpace(line), "  ")
			if _, err := inOrder(sampleApp(), strings.Fields(typed)); err != nil {
				t.Errorf("%s: %q: %v", command.Name, typed, err)
			}
		}
	}
}

func TestVersionIsSomething(t *testing.T) {
	if version() == "" {
		t.Error("no version")
	}
}
