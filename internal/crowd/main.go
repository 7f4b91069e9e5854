// Command crowd has a thousand simulated laptops receive a store from one nginx, and measures what that costs, and what
// publishing costs (make bench-sharing). Each laptop is a goroutine with a folder and connections of its own, and knows what it
// has; the first ten have real libraries. It prints a table of figures and the limits they are held to.
//
//	crowd BCV                              measures all, the last with the built bcv
//	crowd BCV laptops|first|publish|office only these
//
// CROWD_LAPTOPS says how many laptops there are, CROWD_FRESH how many of them take the whole store first. All texts are made here, the same ones every time.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: crowd BCV [laptops|first|publish|office]…")
	}
	if err := run(context.Background(), os.Args[1], os.Args[2:]); err != nil {
		log.Fatal(err)
	}
}

// parts are what is measured, by the names that choose them.
var parts = []struct {
	name string
	run  func(context.Context, *gauge) error
}{{"laptops", laptops}, {"first", firstSync}, {"publish", publishing}, {"office", fromLibrary}}

func run(ctx context.Context, bcv string, only []string) error {
	bcv, err := filepath.Abs(bcv)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "crowd-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := moreFiles(); err != nil {
		return err
	}
	g := &gauge{bcv: bcv, dir: dir, crowd: chosen("CROWD_LAPTOPS", 1000), fresh: chosen("CROWD_FRESH", 100), libraries: 10, articles: 1000}
	for _, p := range parts {
		if len(only) > 0 && !slices.Contains(only, p.name) {
			continue
		}
		if err := p.run(ctx, g); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	g.print(os.Stdout)
	return nil
}

// chosen is a number that a variable of the environment may choose.
func chosen(variable string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return otherwise
}

// moreFiles lets this process have as many connections as it may: six for each laptop.
func moreFiles() error {
	var most syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &most); err != nil {
		return err
	}
	most.Cur = most.Max
	return syscall.Setrlimit(syscall.RLIMIT_NOFILE, &most)
}
