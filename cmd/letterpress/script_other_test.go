//go:build !unix

package main

// besides gives programs that run the command where something is amiss; their scripts are for
// Unix alone.
func besides() map[string]func() { return nil }
