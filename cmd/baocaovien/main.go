// Command baocaovien is «Sổ tay Báo cáo viên»: the window on a library of guidance articles.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/ui"
	"baocaovien/internal/words"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run opens the library and shows the window until it is closed. It returns the exit code: 0 done,
// 1 failed, 2 wrong use, 3 there is no screen to open a window on.
func run(args []string, stderr io.Writer) int {
	options, err := parse(args)
	if err != nil {
		_, _ = fmt.Fprintln(stderr, words.Say("window.usage"))
		if errors.Is(err, pflag.ErrHelp) {
			return 0
		}
		return 2
	}
	if err := show(context.Background(), options); err != nil {
		_, _ = fmt.Fprintln(stderr, sentence(err, options))
		if errors.Is(err, ui.ErrNoDisplay) {
			return 3
		}
		return 1
	}
	return 0
}

func parse(args []string) (app.Options, error) {
	var o app.Options
	flags := pflag.NewFlagSet("baocaovien", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.Dir, "data", "", "")
	flags.BoolVar(&o.Sample, "sample", false, "")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	return o, nil
}

func show(ctx context.Context, o app.Options) error {
	o.Restores = true
	a, err := app.Open(ctx, o)
	if err != nil {
		return errors.Join(err, ui.Rescue(ctx, err, o))
	}
	return errors.Join(ui.Run(ctx, a, o.Sample), a.Close())
}

// sentence says in Vietnamese why there is no window.
func sentence(err error, o app.Options) string {
	if errors.Is(err, ui.ErrNoDisplay) {
		return words.Say("window.no-display")
	}
	dir, _ := app.Dir(o.Dir, o.Sample)
	return words.Failure(err, dir)
}
