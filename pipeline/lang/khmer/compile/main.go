// Compile turns the word list, the list of atoms and the counts in data into model.bin,
// the form in which package khmer carries them. It is run by go generate in the folder
// of package khmer.
package main

import "os"

func main() { os.Exit(run(os.DirFS("data"), "model.bin", os.Stderr)) }
