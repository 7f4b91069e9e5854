// Command baocaovien is «Sổ tay Báo cáo viên»: the window on a library of guidance articles. Called by the name bcv it is the
// command line, so that a package holds the code once.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/cli"
	"baocaovien/internal/instance"
	"baocaovien/internal/ui"
	"baocaovien/internal/words"
)

func main() {
	if isCommand(os.Args[0]) {
		os.Exit(cli.Process(withConsole(context.Background()), os.Args[1:]))
	}
	app.SeekMemory(app.WindowMemory)
	os.Exit(run(os.Args[1:], tell))
}

// isCommand reports the name under which this program is the command line: bcv.exe of the packages for Windows starts it so
// (assets/package/bcv.c), and a link may bear it.
func isCommand(name string) bool { return filepath.Base(name) == "bcv" }

// run opens the library and shows the window until it is closed. It returns the exit code: 0 done,
// 1 failed, 2 wrong use, 3 there is no screen to open a window on. What went wrong is told in a sentence.
func run(args []string, tell func(sentence string)) int {
	options, files, err := parse(args)
	if err != nil {
		tell(words.Say("window.usage"))
		if errors.Is(err, pflag.ErrHelp) {
			return 0
		}
		return 2
	}
	if err := show(context.Background(), options, files); err != nil {
		tell(sentence(err, options))
		if errors.Is(err, ui.ErrNoDisplay) {
			return 3
		}
		return 1
	}
	return 0
}

// parse reads the flags, and the documents that are to be taken in.
func parse(args []string) (o app.Options, files []string, err error) {
	flags := pflag.NewFlagSet("baocaovien", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.Dir, "data", "", "")
	flags.BoolVar(&o.Sample, "sample", false, "")
	if err := flags.Parse(args); err != nil {
		return o, nil, err
	}
	for _, arg := range flags.Args() {
		path, err := filepath.Abs(arg)
		if err != nil {
			return o, nil, err
		}
		if _, err := os.Stat(path); err != nil {
			return o, nil, err
		}
		files = append(files, path)
	}
	return o, files, nil
}

// show shows the window of a library, or the one that is there already.
func show(ctx context.Context, o app.Options, files []string) error {
	o.Restores = true
	begin := ui.Beginning{Sample: o.Sample, Files: files}
	if dir, err := app.Dir(o.Dir, o.Sample); err == nil && ui.HasDisplay() {
		_ = os.MkdirAll(dir, 0o700) // opening the library tells
		only, another := instance.Take(ctx, dir, files)
		if another {
			return nil
		}
		defer func() { _ = only.Close() }() // another window finds nobody there
		begin.Others = only.Serve
	}
	a, err := app.Open(ctx, o)
	if err != nil {
		return errors.Join(err, ui.Rescue(ctx, err, o))
	}
	return errors.Join(ui.Run(ctx, a, begin), a.Close())
}

// sentence says in Vietnamese why there is no window.
func sentence(err error, o app.Options) string {
	if errors.Is(err, ui.ErrNoDisplay) {
		return words.Say("window.no-display")
	}
	dir, _ := app.Dir(o.Dir, o.Sample)
	return words.Failure(err, dir)
}
