// Package ui is the window: the left bar, the pages, and what happens when they are used. It shows what
// internal/app knows and does; look and callbacks of its parts are in internal/ui/widgets.
package ui

import (
	"context"
	"errors"
	"log"
	"os"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"baocaovien/assets"
	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
)

// ID names the program to the desktop; FyneApp.toml says the same.
const ID = "vn.baocaovien.sotay"

// The size of a new window: what the laptops of most briefers show.
const (
	firstWidth  = 1366
	firstHeight = 768
)

// ErrNoDisplay means that there is no screen to open a window on, or none with OpenGL.
var ErrNoDisplay = errors.New("no display")

// Run shows the window of an open library until it is closed, and waits for the work under way. sample
// lets an empty library fill itself from the sample site. Only ErrNoDisplay comes back.
func Run(ctx context.Context, a *app.App, sample bool) error {
	return open(ctx, a, sample, kit.NewTasks)
}

// open is Run with the tasks that makeTasks makes.
func open(ctx context.Context, a *app.App, sample bool, makeTasks func(context.Context) *kit.Tasks) error {
	if !hasDisplay() {
		return ErrNoDisplay
	}
	former := log.Writer()
	log.SetOutput(toolkitLog{a.Log})
	defer log.SetOutput(former)
	if err := speakVietnamese(); err != nil {
		a.Log(err)
	}
	desktop := fyneapp.NewWithID(ID)
	desktop.SetIcon(kit.Icon("app.png"))
	if err := wear(ctx, desktop, a); err != nil {
		a.Log(err)
	}

	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w := desktop.NewWindow(title())
	w.SetPadded(false)
	w.SetMaster()
	w.Resize(fyne.NewSize(firstWidth, firstHeight))
	t := makeTasks(ctx)
	v := newWindow(a, w, t)
	w.SetCloseIntercept(func() {
		stop()
		t.Wait.Wait() // before the library closes
		w.Close()
	})
	if err := openWindow(w); err != nil {
		return err
	}
	v.begin(sample)
	v.keepCopying(copyEvery)
	desktop.Run()
	stop()
	t.Wait.Wait() // where the system ended the program without asking the window
	return nil
}

// hasDisplay tells whether there is a screen. Windows and macOS always have one.
func hasDisplay() bool {
	return runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// wear puts on the look the person chose.
func wear(ctx context.Context, desktop fyne.App, a *app.App) error {
	size, err := a.Settings().TextSize(ctx)
	appearance, err2 := a.Settings().Appearance(ctx)
	desktop.Settings().SetTheme(kit.Look(size, appearance))
	return errors.Join(err, err2)
}

// speakVietnamese gives the toolkit its own words in Vietnamese, whatever the language of the system is:
// it picks a language by the system's locale, and there is no call to choose one.
func speakVietnamese() error {
	err := lang.AddTranslationsForLocale(assets.FyneWords, fyne.Locale("vi"))
	return errors.Join(err, lang.AddTranslationsForLocale(assets.FyneWords, lang.SystemLocale()))
}

// toolkitLog keeps what the toolkit complains of.
type toolkitLog struct{ keep func(error) }

func (l toolkitLog) Write(line []byte) (int, error) {
	l.keep(errors.New(strings.TrimSpace(string(line))))
	return len(line), nil
}
