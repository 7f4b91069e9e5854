// Command bcv is the library of «Sổ tay Báo cáo viên» from the command line: the same sources,
// articles, themes, points and handouts, without a window. It needs no display and no cgo.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"baocaovien/internal/app"
)

func main() {
	app.SeekMemory(app.CommandMemory)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
