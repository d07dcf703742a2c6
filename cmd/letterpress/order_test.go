package main

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
	"pgregory.net/rapid"
)

// sampleApp is the command as it is, with nowhere to write.
func sampleApp() *cli.App {
	e := &env{terminal: newTerminal(new(strings.Builder), new(strings.Builder), none), getenv: none}
	return e.app()
}

func none(string) string { return "" }

// drawnFlag is a flag with its value, as somebody may type it.
func drawnFlag(t *rapid.T) []string {
	return rapid.SampledFrom([][]string{
		{"--draft"}, {"-draft"}, {"--out", "x"}, {"--out=x y"}, {"--lang", "km"}, {"--lang=build"}, {"--date", "2026-03-02"},
		{"-C", "build"}, {"-C=dump"},
	}).Draw(t, "flag")
}

// However flags and arguments are mixed, the library sees the same flags, and the arguments
// in their order.
func TestFlagsWorkWhereverTheyStand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := []string{"build"}
		words = append(words, rapid.SliceOfN(rapid.SampledFrom([]string{"japan", "open.km", "km", "build", "-"}), 0, 3).Draw(t, "arguments")...)
		line := []string{"letterpress"}
		var flags, program []string
		for i := 0; i <= len(words); i++ {
			for range rapid.IntRange(0, 2).Draw(t, "flags") {
				f := drawnFlag(t)
				line = append(line, f...)
				if strings.HasPrefix(f[0], "-C") {
					program = append(program, f...)
				} else {
					flags = append(flags, f...)
				}
			}
			if i < len(words) {
				line = append(line, words[i])
			}
		}
		want := slices.Concat([]string{"letterpress"}, program, []string{"build"}, flags, []string{"--"}, words[1:])
		got, err := inOrder(sampleApp(), line)
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("%q\ngave %q, %v\nwant %q", line, got, err, want)
		}
	})
}

func TestAnyLineIsOrderedOrRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.StringMatching(`-{0,3}[a-zC=]{0,6}`))).Draw(t, "line")
		got, err := inOrder(sampleApp(), append([]string{"letterpress"}, words...))
		var wrong usageError
		if err != nil && !errors.As(err, &wrong) {
			t.Fatalf("%q: %v is no usage error", words, err)
		}
		if err == nil && len(got) == 0 {
			t.Fatalf("%q: nothing left", words)
		}
	})
}

func TestOrder(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"nothing", "", ""},
		{"a command", "check", "check --"},
		{"a flag behind an argument", "build japan --draft", "build --draft -- japan"},
		{"a value behind an argument", "build japan --out x", "build --out x -- japan"},
		{"a flag before its command", "--lang km build", "build --lang km --"},
		{"the program's flag at the end", "build japan -C x", "-C x build -- japan"},
		{"what follows two hyphens", "build -- --draft", "build -- --draft"},
		{"a command behind two hyphens", "-- build", "build --"},
		{"help of a command", "build japan --help", "help build"},
		{"help in short", "-h", "help"},
		{"help of what is unknown else", "dump --help --nonsense", "help dump"},
		{"a hyphen is a word", "build -", "build -- -"},
		{"a command that is an argument too", "build build", "build -- build"},
		{"a value with a hyphen", "build --out=-x", "build --out=-x --"},
		{"a flag of check", "check km --allow stale --format json", "check --allow stale --format json -- km"},
		{"version", "--version", "--version"},
	} {
		got, err := inOrder(sampleApp(), append([]string{"letterpress"}, strings.Fields(c.line)...))
		if err != nil || strings.Join(got[1:], " ") != c.want {
			t.Errorf("%s: %q gave %q, %v, want %q", c.name, c.line, got, err, c.want)
		}
	}
}

func TestWrongLines(t *testing.T) {
	for _, c := range []struct{ name, line, matter, hint string }{
		{"a command misspelt", "biuld japan", `no command "biuld"; did you mean "build"?`, "letterpress build japan"},
		{"a command like none", "print", `no command "print"`, "letterpress help"},
		{"a flag misspelt", "build --drft japan", `no flag "--drft"; did you mean "--draft"?`, "letterpress build --draft japan"},
		{"a flag misspelt with its value", "build --ouut=x", `no flag "--ouut"; did you mean "--out"?`, "letterpress build --out=x"},
		{"the line keeps its quotation marks", "build --drft it's", `no flag "--drft"; did you mean "--draft"?`, `letterpress build --draft 'it'\''s'`},
		{"a flag like none", "check --zzzzzz", `no flag "--zzzzzz"`, "letterpress help check"},
		{"another command's flag", "check --draft", "check has no flag --draft; build has", "letterpress help check"},
		{"a command's flag alone", "--draft", "--draft is a flag of a command, and none is named", "letterpress build --draft"},
		{"no code", "check --allow", "--allow needs a value", "--allow CODE: let findings of the code CODE pass; may stand again"},
		{"no blank behind -C", "-Cletter build", "no flag -Cletter", "letterpress -C letter build"},
		{"no value", "build --out", "--out needs a value", "--out DIR: write to DIR in place of output"},
		{"a flag in place of the value", "build --lang --draft", "--lang needs a value", "--lang TAG: only what is in the language TAG; may stand again"},
	} {
		_, err := inOrder(sampleApp(), append([]string{"letterpress"}, strings.Fields(c.line)...))
		var wrong usageError
		if !errors.As(err, &wrong) || wrong.matter != c.matter || wrong.hint != c.hint {
			t.Errorf("%s: %q gave %q, %q\nwant %q, %q", c.name, c.line, wrong.matter, wrong.hint, c.matter, c.hint)
		}
	}
}

// inOrder asks every command at once whether a flag takes a value.
func TestFlagsOfOneNameAreOfOneKind(t *testing.T) {
	app := sampleApp()
	for _, command := range app.Commands {
		for _, f := range command.Flags {
			for _, name := range f.Names() {
				if flagNamed(app.Flags, name) != nil {
					t.Errorf("%s: -%s is a flag of the program already", command.Name, name)
				}
				if other := anyNamed(app, name); takesValue(f) != takesValue(other) {
					t.Errorf("%s: --%s takes a value in one command and none in another", command.Name, name)
				}
			}
		}
	}
}
