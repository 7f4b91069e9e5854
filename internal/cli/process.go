// Package cli is the library of «Sổ tay Báo cáo viên» from the command line: the same sources, articles, themes, points and
// handouts as in the window, without one. It needs no display and no cgo. Command bcv is nothing but it; the window's program
// has it too, for packages in which bcv only starts that program.
package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"baocaovien/internal/app"
)

// Process is a whole process of bcv: it does what args, without the name of the program, ask, until ctx, Ctrl+C
// or the system stops it, and returns the exit code.
func Process(ctx context.Context, args []string) int {
	app.SeekMemory(app.CommandMemory)
	app.SpareCollecting()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	return Run(ctx, args, os.Stdout, os.Stderr)
}
