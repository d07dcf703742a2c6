// Letterpress keeps one open letter in many languages and sets it, one PDF for each
// recipient and language.
//
// This package is the command: it reads the line that was typed, calls pipeline, and is
// the one place that knows a terminal, the environment and the names of files on a disk.
package main

import "os"

func main() {
	os.Exit(run(os.Args, os.Stdout, os.Stderr, os.Getenv))
}
