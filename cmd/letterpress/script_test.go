package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the tests expect anew")

// TestMain runs the command where a test has started its own program as the command.
func TestMain(m *testing.M) {
	if os.Getenv("LETTERPRESS_TEST_RUN") != "" {
		main()
		return
	}
	commands := map[string]func(){"letterpress": main}
	for name, command := range besides() {
		commands[name] = command
	}
	testscript.Main(m, commands)
}

// TestScripts runs the command as people do. Each script starts in a copy of the letter; the
// tests' own letters are beside it, in ../evening-hours and ../letterhead, and a Korean font with
// words in ../korean.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Cd = filepath.Join(e.WorkDir, "letter")
			if e.Getenv("GORACE") == "" {
				e.Setenv("GORACE", "atexit_sleep_ms=10") // the race detector waits a second at each program's end
			}
			evening := filepath.Join("testdata", "evening-hours", "locales")
			letterhead := filepath.Join("testdata", "letterhead")
			return errors.Join(
				os.CopyFS(filepath.Join(e.Cd, "locales"), os.DirFS(filepath.Join("..", "..", "locales"))),
				os.CopyFS(filepath.Join(e.WorkDir, "evening-hours", "locales"), os.DirFS(evening)),
				os.CopyFS(filepath.Join(e.WorkDir, "letterhead"), os.DirFS(letterhead)),
				os.CopyFS(filepath.Join(e.WorkDir, "korean"), os.DirFS(filepath.Join("testdata", "korean"))))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "edit": edit, "omit": omit, "place": place, "recode": recode,
			"files": files, "same": same, "age": age, "fill": fill, "sign": sign,
		},
	})
}

// exits CODE PROGRAM [ARGUMENT...] runs a program, which must end with the exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if neg || got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// edit FILE OLD NEW puts NEW in place of the first OLD; \n is a line's end.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	lines := strings.NewReplacer(`\n`, "\n")
	old := lines.Replace(args[1])
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, old) {
		ts.Fatalf("%s has no %q", args[0], old)
	}
	rewrite(ts, args[0], strings.Replace(text, old, lines.Replace(args[2]), 1))
}

// omit FILE MESSAGE... deletes messages with their comments from a catalog.
func omit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: omit FILE MESSAGE...")
	}
	for _, id := range args[1:] {
		paragraphs := strings.Split(ts.ReadFile(args[0]), "\n\n")
		var left []string
		for _, p := range paragraphs {
			if !strings.Contains("\n"+p+"\n", "\n["+id+"]\n") {
				left = append(left, p)
			}
		}
		if len(left) != len(paragraphs)-1 {
			ts.Fatalf("%s has %d messages %q", args[0], len(paragraphs)-len(left), id)
		}
		rewrite(ts, args[0], strings.TrimSuffix(strings.Join(left, "\n\n"), "\n")+"\n")
	}
}

// fill FILE WORDS does a translator's work: it writes words into messages that have none. WORDS
// is a file of lines with id, tab, words.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fill FILE WORDS")
	}
	text := ts.ReadFile(args[0])
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		id, words, _ := strings.Cut(strings.TrimSpace(line), "\t")
		before, after, found := strings.Cut(text, "\n["+id+"]\n")
		if !found || !strings.Contains(after, `other = ""`) {
			ts.Fatalf("%s has no empty message %q", args[0], id)
		}
		text = before + "\n[" + id + "]\n" + strings.Replace(after, `other = ""`, `other = "`+words+`"`, 1)
	}
	rewrite(ts, args[0], text)
}

// sign NUMBER NAME lets a number of organisations sign the letter, "NAME 1" and so on.
func sign(ts *testscript.TestScript, neg bool, args []string) {
	n := 0
	if len(args) == 2 {
		n, _ = strconv.Atoi(args[0])
	}
	if neg || n < 1 {
		ts.Fatalf("usage: sign NUMBER NAME")
	}
	const file = "locales/letter.toml"
	text := ts.ReadFile(file)
	for i := range n {
		text += fmt.Sprintf("\n[[signatory]]\nid = \"signed-%d\"\nname = \"%s %d\"\n", i+1, args[1], i+1)
	}
	rewrite(ts, file, text)
}

// place NAME FILE TEXT sets $NAME to the place of the first TEXT in FILE, file:line:column,
// and $NAME_LINE to file:line.
func place(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: place NAME FILE TEXT")
	}
	before, _, found := strings.Cut(ts.ReadFile(args[1]), args[2])
	if !found {
		ts.Fatalf("%s has no %q", args[1], args[2])
	}
	line := strings.Count(before, "\n") + 1
	column := len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
	ts.Setenv(args[0], fmt.Sprintf("%s:%d:%d", args[1], line, column))
	ts.Setenv(args[0]+"_LINE", fmt.Sprintf("%s:%d", args[1], line))
}

// recode FORM FILE saves a file as some editors do: utf-16, bom, crlf, bom+crlf; or as garbage
// or nothing: noise, nul, latin-1, huge (10 MB), empty.
func recode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: recode FORM FILE")
	}
	text := ts.ReadFile(args[1])
	switch args[0] {
	case "utf-16":
		out := []byte{0xFF, 0xFE}
		for _, r := range text {
			out = append(out, byte(r), byte(r>>8))
		}
		text = string(out)
	case "bom":
		text = "\uFEFF" + text
	case "crlf":
		text = strings.ReplaceAll(text, "\n", "\r\n")
	case "bom+crlf":
		text = "\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n")
	case "empty":
		text = ""
	case "nul":
		text += "# \x00\n"
	case "latin-1":
		text += "# \xE9\n"
	case "huge":
		text += strings.Repeat("# words\n", 10<<20/8)
	case "noise":
		text = noise(4096)
	default:
		ts.Fatalf("no form %q", args[0])
	}
	rewrite(ts, args[1], text)
}

// noise gives n bytes without any order, the same each time: a linear congruential generator
// with the constants of Knuth's MMIX.
func noise(n int) string {
	out := make([]byte, n)
	for i, x := 0, uint64(1); i < n; i++ {
		x = x*6364136223846793005 + 1442695040888963407
		out[i] = byte(x >> 56)
	}
	return string(out)
}

// files DIR writes the names of all files below a folder to standard output, one a line.
func files(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: files DIR")
	}
	root := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, path)
		fmt.Fprintln(ts.Stdout(), filepath.ToSlash(name))
		return err
	}))
}

// same DIR DIR compares two folders: the same names, the same bytes, at least one file.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same DIR DIR")
	}
	read := func(dir string) map[string]string {
		entries, err := os.ReadDir(ts.MkAbs(dir))
		ts.Check(err)
		all := map[string]string{}
		for _, entry := range entries {
			all[entry.Name()] = ts.ReadFile(filepath.Join(dir, entry.Name()))
		}
		return all
	}
	one, two := read(args[0]), read(args[1])
	if len(one) == 0 || len(one) != len(two) {
		ts.Fatalf("%d files in %s, %d in %s", len(one), args[0], len(two), args[1])
	}
	for _, name := range slices.Sorted(maps.Keys(one)) {
		if other, ok := two[name]; !ok || other != one[name] {
			ts.Fatalf("%s differs in %s and %s", name, args[0], args[1])
		}
	}
}

// age DURATION FILE makes a file look as old as that.
func age(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: age DURATION FILE")
	}
	d, err := time.ParseDuration(args[0])
	ts.Check(err)
	path := ts.MkAbs(args[1])
	info, err := os.Stat(path)
	ts.Check(err)
	ts.Check(os.Chtimes(path, info.ModTime().Add(-d), info.ModTime().Add(-d)))
}

func rewrite(ts *testscript.TestScript, file, text string) {
	ts.Check(os.WriteFile(ts.MkAbs(file), []byte(text), 0o644))
}
