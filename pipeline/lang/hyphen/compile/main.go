// Compile turns the pattern files into the form that package hyphen reads without parsing.
// Run it with go generate in the folder above.
package main

import (
	"fmt"
	"os"

	"letterpress/pipeline/lang/hyphen/compile/trie"
)

func main() {
	for name, sources := range trie.Sets {
		data, err := trie.Compile("patterns", sources)
		if err == nil {
			err = os.WriteFile(name, data, 0o644)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "compile:", err)
			os.Exit(1)
		}
	}
}
