// Command peers lays the program beside others that do the same work, in one run (make bench-peers): newsboat reads the same
// feeds from the same nginx, WeasyPrint and LibreOffice print the same paper, pandoc reads the same documents. It prints our
// figure, theirs and the ratio.
//
//	peers BCV             measures the built bcv
//	peers BCV size|sync|import|paper   only these
//	peers changes         reads what go test prints of benchmarks (make bench)
//
// A peer that is not installed is left out, and said. All texts are made here, the same ones every time.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: peers BCV [size|sync|import|paper]…")
	}
	if os.Args[1] == "changes" {
		if err := changes(os.Stdin, os.Stdout); err != nil {
			log.Fatal(err)
		}
		return
	}
	if err := run(context.Background(), os.Args[1], os.Args[2:]); err != nil {
		log.Fatal(err)
	}
}

// kept names a folder to work in, which stays: to look into the libraries that were made.
const kept = "PEERS_DIR"

// contests are what is measured, by the names that choose them.
var contests = []struct {
	name string
	run  func(context.Context, *bench) error
}{{"sync", syncs}, {"size", sizes}, {"import", imports}, {"paper", papers}}

func run(ctx context.Context, bcv string, only []string) (err error) {
	bcv, err = filepath.Abs(bcv)
	if err != nil {
		return err
	}
	dir := os.Getenv(kept)
	if dir == "" {
		if dir, err = os.MkdirTemp("", "peers-"); err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(dir) }() // #nosec G703 -- the folder that was made above
	}
	b := &bench{bcv: bcv, dir: dir}
	for _, c := range contests {
		if len(only) > 0 && !slices.Contains(only, c.name) {
			continue
		}
		if err := c.run(ctx, b); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	b.print(os.Stdout)
	return nil
}
