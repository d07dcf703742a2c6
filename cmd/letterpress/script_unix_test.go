//go:build unix

package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// besides gives programs that run the command where something is amiss.
func besides() map[string]func() {
	return map[string]func(){
		"letterpress-disk-full":    diskFull,
		"letterpress-unprivileged": unprivileged,
	}
}

// diskFull lets no file grow beyond four kilobytes: a write fails half-way, as on a full disk.
func diskFull() {
	signal.Ignore(syscall.SIGXFSZ)
	must(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 4096, Max: 4096}))
	main()
}

// unprivileged gives up root's right to write everywhere. The folder it works in may be read
// through relative paths only.
func unprivileged() {
	if os.Geteuid() == 0 {
		const nobody = 65534
		must(syscall.Setgroups(nil))
		must(syscall.Setgid(nobody))
		must(syscall.Setuid(nobody))
	}
	main()
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "the test's own:", err)
		os.Exit(70)
	}
}
