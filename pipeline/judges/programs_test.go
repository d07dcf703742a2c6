//go:build judges

package judges

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const (
	root    = "../.."
	runners = root + "/.ci/judges"
	hint    = "run .ci/judges/install, which fetches every judge"
)

// cellar gives the folder in which .ci/judges/install leaves what it fetches.
func cellar(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("LETTERPRESS_JUDGES"); dir != "" {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatalf("no folder for the judges: %v; set LETTERPRESS_JUDGES", err)
	}
	return filepath.Join(home, ".cache", "letterpress-judges")
}

// fetched gives the path of something in the cellar, or fails the test.
func fetched(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(cellar(t), filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v\nhint: %s", err, hint)
	}
	return path
}

// judge is one call of an outside program.
type judge struct {
	name  string
	args  []string
	env   []string // beside the test's own
	stdin []byte
	talks bool // it may write to stderr and be content all the same
}

// run gives what the program wrote to stdout. A program that is missing, fails or complains
// fails the test.
func (j judge) run(t *testing.T) string {
	t.Helper()
	out, complaint, err := j.try(t)
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(append([]string{j.name}, j.args...), " "), err, complaint)
	}
	if complaint != "" && !j.talks {
		t.Errorf("%s complains: %s", strings.Join(append([]string{j.name}, j.args...), " "), complaint)
	}
	return out
}

// try is run for a caller that judges the complaint and the exit code itself.
func (j judge) try(t *testing.T) (out, complaint string, err error) {
	t.Helper()
	path, err := exec.LookPath(j.name)
	if err != nil {
		t.Fatalf("%v\nhint: %s", err, hint)
	}
	c := exec.Command(path, j.args...)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr, c.Stdin = &stdout, &stderr, bytes.NewReader(j.stdin)
	c.Env = append(os.Environ(), j.env...)
	err = c.Run()
	return stdout.String(), stderr.String(), err
}
