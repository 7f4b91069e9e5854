package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"baocaovien/internal/carrier"
)

// What publishing the news of a day into a store of most articles may take.
const (
	mostFiles   = 24
	mostSeconds = 2
)

// sizes of stores, in articles, of which the last is the one that is held to limits.
var sizes = []int{1000, 10_000, 100_000}

// publishing publishes the news of a day into stores of different sizes, each in a folder of its own.
func publishing(ctx context.Context, g *gauge) error {
	for _, n := range sizes {
		dir, err := g.folder(fmt.Sprint("kho-", n))
		if err != nil {
			return err
		}
		p := newPress(dir)
		if _, err := p.write(n); err != nil {
			return err
		}
		if _, err := p.publish(ctx, newHasty(dir)); err != nil {
			return err
		}
		if _, err := p.write(news); err != nil {
			return err
		}
		begun := time.Now()
		done, err := p.publish(ctx, carrier.NewFolder(dir))
		took := time.Since(begun)
		if err != nil {
			return err
		}
		files, seconds := 0.0, 0.0
		if n == sizes[len(sizes)-1] {
			files, seconds = mostFiles, mostSeconds
		}
		what := fmt.Sprintf("publishing %d into a store of %s", news, counted(n))
		g.note(what, float64(done.FilesWritten), files, "files", "%.0f")
		g.note(what, took.Seconds(), seconds, "s", "%.2f")
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}
