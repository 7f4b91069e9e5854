// Command bcv is the library of «Sổ tay Báo cáo viên» from the command line: the same sources,
// articles, themes, points and handouts, without a window. It needs no display and no cgo.
package main

import (
	"context"
	"math"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

// memorySought is from what size on memory is given back sooner, in bytes. Left alone the program may grow to twice what it
// holds, and what a stranger's file makes it hold is bounded in the readers.
const memorySought = 100 << 20

func main() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 { // GOMEMLIMIT says nothing else
		debug.SetMemoryLimit(memorySought)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
