// Command baocaovien is «Sổ tay Báo cáo viên»: the window on a library of guidance articles. Called by the name bcv it is the
// command line, so that a package holds the code once.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/cli"
	"baocaovien/internal/instance"
	"baocaovien/internal/opengl"
	"baocaovien/internal/ui"
	"baocaovien/internal/words"
)

func main() {
	if isCommand(os.Args[0]) {
		os.Exit(cli.Process(withConsole(context.Background()), os.Args[1:]))
	}
	app.SeekMemory(app.WindowMemory)
	os.Exit(run(os.Args[1:], person{tell: tell, agrees: agrees, again: startAgain}))
}

// isCommand reports the name under which this program is the command line: bcv.exe of the packages for Windows starts it so
// (assets/package/bcv.c), and a link may bear it.
func isCommand(name string) bool { return filepath.Base(name) == "bcv" }

// person is who started the program, as far as it can speak to them without its window.
type person struct {
	tell   func(sentence string)
	agrees func(question string) bool
	again  func(args []string) error // starts the program anew for them
}

// startOptions are what the program was asked for at its start.
type startOptions struct {
	options    app.Options
	files      []string // documents that are to be taken in
	compatible bool     // the processor is to draw the window
}

// compatibleFlag asks for that.
const compatibleFlag = "compatible"

// run opens the library and shows the window until it is closed. It returns the exit code: 0 done,
// 1 failed, 2 wrong use, 3 there is no screen to open a window on. What went wrong is told in a sentence.
func run(args []string, p person) int {
	b, err := parse(args)
	if err != nil {
		p.tell(words.Say("window.usage"))
		if errors.Is(err, pflag.ErrHelp) {
			return 0
		}
		return 2
	}
	err = show(context.Background(), b)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errTold):
		return 1
	case !errors.Is(err, ui.ErrNoDisplay):
		p.tell(sentence(err, b.options))
		return 1
	case opengl.HasSoftware() && !b.compatible && p.agrees(words.Say("window.compatible-offer")):
		if err := p.again(append([]string{"--" + compatibleFlag}, args...)); err != nil {
			p.tell(words.Failure(err, ""))
			return 1
		}
		return 0
	}
	p.tell(sentence(err, b.options))
	return 3
}

// parse reads the flags and the files.
func parse(args []string) (b startOptions, err error) {
	flags := pflag.NewFlagSet("baocaovien", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&b.options.Dir, "data", "", "")
	flags.BoolVar(&b.options.Sample, "sample", false, "")
	flags.BoolVar(&b.compatible, compatibleFlag, false, "")
	if err := flags.Parse(args); err != nil {
		return b, err
	}
	for _, arg := range flags.Args() {
		path, err := filepath.Abs(arg)
		if err != nil {
			return b, err
		}
		if _, err := os.Stat(path); err != nil {
			return b, err
		}
		b.files = append(b.files, path)
	}
	return b, nil
}

// show shows the window of a library, or the one that is there already.
func show(ctx context.Context, b startOptions) error {
	o := b.options
	o.Restores = true
	begin := ui.Beginning{Sample: o.Sample, Files: b.files}
	if dir, err := app.Dir(o.Dir, o.Sample); err == nil && ui.HasDisplay() {
		if err := app.Elsewhere(o); err != nil { // before the door of its window is taken down
			return rescued(ctx, err, b)
		}
		_ = os.MkdirAll(dir, 0o700) // opening the library tells
		only, another := instance.Take(ctx, dir, b.files)
		if another {
			return nil
		}
		defer func() { _ = only.Close() }() // another window finds nobody there
		begin.Others = only.Serve
	}
	a, err := app.Open(ctx, o)
	if err != nil {
		return rescued(ctx, err, b)
	}
	if err := choose(ctx, a.Drawing, b.compatible); err != nil {
		a.Log(err) // the toolkit tries what the machine has
	}
	if err = ui.Run(ctx, a, begin); err != nil {
		a.Log(err)
	}
	return errors.Join(err, a.Close())
}

// errTold marks a failure that a window has told.
var errTold = errors.New("told in a window")

// rescued tells in a window why the library does not open, where there is one for that.
func rescued(ctx context.Context, failure error, b startOptions) error {
	if b.compatible {
		failure = errors.Join(failure, opengl.UseSoftware())
	}
	told, err := ui.Rescue(ctx, failure, b.options)
	if told {
		err = errTold
	}
	return errors.Join(failure, err)
}

// choose brings what draws the window: it is asked for now, or was on this machine before.
func choose(ctx context.Context, kept *app.SoftwareDrawing, compatible bool) error {
	if !opengl.HasSoftware() {
		return nil
	}
	if compatible {
		return errors.Join(opengl.UseSoftware(), kept.SetCompatible(ctx, true))
	}
	before, err := kept.Compatible(ctx)
	if before {
		err = errors.Join(err, opengl.UseSoftware())
	}
	return err
}

// sentence says in Vietnamese why there is no window.
func sentence(err error, o app.Options) string {
	if errors.Is(err, ui.ErrNoDisplay) && runtime.GOOS == "windows" {
		return words.Say("window.no-opengl")
	}
	if errors.Is(err, ui.ErrNoDisplay) {
		return words.Say("window.no-display")
	}
	dir, _ := app.Dir(o.Dir, o.Sample)
	return words.Failure(err, dir)
}
