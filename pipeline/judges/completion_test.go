//go:build judges

package judges

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// typing is what somebody types, and what becomes of it.
type typing struct {
	line string
	key  string   // "tab", or "all" for every candidate at once
	want string   // the line then, its blanks each as one
	fish []string // what fish offers, which has no such keys; a tab stands before a description
}

var typings = []typing{
	{"letterpress bui", "tab", "letterpress build", []string{"build\tcheck the letter and make its PDFs"}},
	{"letterpress help du", "tab", "letterpress help dump", []string{"dump\twrite the pages of one PDF as text, or their figures"}},
	{"letterpress build --dra", "tab", "letterpress build --draft", []string{"--draft\tfill gaps from the source, mark every page, write to draft/ in the folder"}},
	{"letterpress dump japan.j", "tab", "letterpress dump japan.ja", []string{"japan.ja\tA4"}},
	{"letterpress build japan", "all", "letterpress build japan japan.en japan.ja", []string{"japan\tja, en", "japan.en\tA4", "japan.ja\tA4"}},
	{"letterpress build --lang k", "tab", "letterpress build --lang km", []string{"km\topen"}},
	{"letterpress build --lang=k", "tab", "letterpress build --lang=km", []string{"--lang=km\topen"}},
	{"letterpress build -- uk.", "tab", "letterpress build -- uk.en-GB", []string{"uk.en-GB\tA4"}},
	{"letterpress completion f", "tab", "letterpress completion fish", []string{"fish"}},
	{"SOURCE_DATE_EPOCH=0 letterpress bui", "tab", "SOURCE_DATE_EPOCH=0 letterpress build", []string{"build\tcheck the letter and make its PDFs"}},
	{"letterpress -C eve", "tab", "letterpress -C evening/", []string{"evening/"}},
	{"letterpress -C evening dump south.v", "tab", "letterpress -C evening dump south.vi-VN", []string{"south.vi-VN\tLetter"}},
	{"letterpress dump south.v -C evening dump --da", "tab", "letterpress dump south.v -C evening dump --date", []string{"--date\tthe letter's date in place of its own, YYYY-MM-DD"}},
	{"letterpress -C=evening build --out ma", "tab", "letterpress -C=evening build --out made/", []string{"made/"}},
	{"letterpress -C evening build --out=ma", "tab", "letterpress -C evening build --out=made/", []string{"--out=made/"}},
	{`letterpress -C with\ a`, "tab", `letterpress -C with\ a\ blank/`, []string{"with a blank/"}},
	{`letterpress -C with\ a\ blank dump nor`, "all", `letterpress -C with\ a\ blank dump north.en-GB north.vi`, []string{"north.en-GB\tA4", "north.vi\tA4"}},
	{`letterpress -C 'with a blank' dump north.v`, "tab", `letterpress -C 'with a blank' dump north.vi`, []string{"north.vi\tA4"}},
	{"letterpress -C ~/let", "tab", "letterpress -C ~/letters/", []string{"~/letters/"}},
	{"letterpress -C broken build ", "tab", "letterpress -C broken build", nil},
	{"letterpress -C nowhere build ", "tab", "letterpress -C nowhere build", nil},
	{"letterpress biuld ja", "tab", "letterpress biuld ja", nil},
}

// desk makes a folder with the letter and others to type in, a user's folder, and the
// command on the PATH; env is what a shell there is to be started with.
func desk(t *testing.T) (folder string, env []string) {
	t.Helper()
	home, bin, folder := t.TempDir(), t.TempDir(), t.TempDir()
	judge{name: "go", args: []string{"build", "-C", root, "-o", filepath.Join(bin, "letterpress"), "./cmd/letterpress"}}.run(t)
	evening := root + "/cmd/letterpress/testdata/evening-hours/locales"
	for below, from := range map[string]string{"": root + "/locales", "evening": evening, "with a blank": evening, "broken": evening} {
		if err := os.CopyFS(filepath.Join(folder, below, "locales"), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "broken", "locales", "letter.toml"), []byte("\xff\xfe\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{filepath.Join(folder, "evening", "made"), filepath.Join(home, "letters")} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return folder, []string{"HOME=" + home, "PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"), "LC_ALL=C.UTF-8"}
}

func TestBashAndZshComplete(t *testing.T) {
	folder, env := desk(t)
	var keys strings.Builder
	for _, c := range typings {
		keys.WriteString(c.key + "\t" + c.line + "\n")
	}
	for _, shell := range []string{"bash", "zsh"} {
		out := judge{name: "zsh", args: []string{"-f", runners + "/shells/keys.zsh", shell, folder}, env: env, stdin: []byte(keys.String())}.run(t)
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		if len(lines) != len(typings) {
			t.Fatalf("%s: %d answers to %d lines:\n%s", shell, len(lines), len(typings), out)
		}
		for i, c := range typings {
			if got := strings.Join(strings.Fields(lines[i]), " "); got != c.want {
				t.Errorf("%s: %q, then %s\ngave %s\nwant %s", shell, c.line, c.key, got, c.want)
			}
		}
	}
}

func TestFishCompletes(t *testing.T) {
	folder, env := desk(t)
	for _, c := range typings {
		const script = "cd $argv[1]; letterpress completion fish | source; complete -C $argv[2]"
		out := judge{name: "fish", args: []string{"--no-config", "-c", script, folder, c.line}, env: env}.run(t)
		got := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		if slices.Sort(got); !slices.Equal(got, c.fish) && (out != "" || c.fish != nil) {
			t.Errorf("fish: %q\noffers %q\nwant   %q", c.line, got, c.fish)
		}
	}
}
