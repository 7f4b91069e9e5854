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
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
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

// Beginning is how the window begins.
type Beginning struct {
	Sample bool     // an empty library fills itself from the sample site
	Files  []string // documents of this machine to take in
	// Others tells of each further window that was begun on the library, and of the files it was given, until its context
	// ends; nil where nobody listens.
	Others func(ctx context.Context, show func(files []string))
}

// Run shows the window of an open library until it is closed, and waits for the work under way. Only ErrNoDisplay comes
// back.
func Run(ctx context.Context, a *app.App, b Beginning) error {
	return open(ctx, a, b, kit.NewTasks)
}

// open is Run with the tasks that makeTasks makes.
func open(ctx context.Context, a *app.App, b Beginning, makeTasks func(context.Context) *kit.Tasks) error {
	if !HasDisplay() {
		return ErrNoDisplay
	}
	former := log.Writer()
	log.SetOutput(toolkitLog{a.Note})
	defer log.SetOutput(former)
	desktop := newDesktop(ctx, a)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w := desktop.NewWindow(title())
	w.SetPadded(false)
	w.SetMaster()
	wanted := lastSize(ctx, a)
	w.Resize(wanted)
	t := makeTasks(ctx)
	v := newWindow(a, w, t)
	desktop.Lifecycle().SetOnEnteredForeground(func() { v.sync.away = false })
	desktop.Lifecycle().SetOnExitedForeground(func() { v.sync.away = true })
	w.SetCloseIntercept(func() {
		stop()
		t.Wait.Wait() // before the library closes
		keepSize(a, w.Canvas().Size())
		w.Close()
	})
	if err := openWindow(w); err != nil {
		return err
	}
	if room, known := screenRoom(w.Canvas().Scale()); known {
		w.Resize(within(wanted, room))
	}
	v.begin(b.Sample)
	v.visited(b.Files)
	if b.Others != nil {
		v.awaitOthers(ctx, t, b.Others)
	}
	v.keepCopying(firstCopy, copyEvery)
	desktop.Run()
	stop()
	t.Wait.Wait() // where the system ended the program without asking the window
	return nil
}

// newDesktop begins with the toolkit: in the person's language and look.
func newDesktop(ctx context.Context, a *app.App) fyne.App {
	if err := speak(ctx, a); err != nil {
		a.Log(err)
	}
	takeEveryKey()
	desktop := fyneapp.NewWithID(ID)
	desktop.SetIcon(kit.Icon("app.png"))
	if err := wear(ctx, desktop, a); err != nil {
		a.Log(err)
	}
	return desktop
}

// awaitOthers shows this window, with its files, for each further one that is begun on the library.
func (v *Window) awaitOthers(ctx context.Context, t *kit.Tasks, others func(ctx context.Context, show func(files []string))) {
	t.Wait.Add(1)
	t.Start(func() {
		defer t.Wait.Done()
		others(ctx, func(files []string) {
			t.OnMain(func() {
				v.Window.Show()
				v.Window.RequestFocus()
				v.visited(files)
			})
		})
	})
}

// HasDisplay tells whether there is a screen. Windows and macOS always have one.
func HasDisplay() bool {
	return runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// takeEveryKey sees to it that no key is lost that comes within a thousandth of a second of the one before, as from programs
// that write Vietnamese by erasing: where X has an input method, GLFW takes the second for an echo of the first (in its
// x11_window.c), and X has a simple one of its own where the system names none. Then a name is given that nobody serves.
// Whoever has an input method, such as IBus, has it named in XMODIFIERS and keeps it.
func takeEveryKey() {
	if runtime.GOOS == "linux" && os.Getenv("XMODIFIERS") == "" {
		_ = os.Setenv("XMODIFIERS", "@im=none-is-served") // fails for malformed names only
	}
}

// wear puts on the look the person chose, and the way to type.
func wear(ctx context.Context, desktop fyne.App, a *app.App) error {
	size, err := a.Settings().TextSize(ctx)
	appearance, err2 := a.Settings().Appearance(ctx)
	desktop.Settings().SetTheme(kit.Look(size, appearance))
	typing, err3 := a.Settings().Typing(ctx)
	widgets.SetTyping(typing)
	return errors.Join(err, err2, err3)
}

// speak puts the program into the language the environment asks for, or else the person chose.
func speak(ctx context.Context, a *app.App) error {
	l, err := a.Settings().Language(ctx)
	if asked, known := words.Asked(); known {
		l = asked
	}
	words.Use(l)
	return errors.Join(err, teachToolkit(l))
}

// teachToolkit gives the toolkit its own words in a language, whatever that of the system is: it picks one by the system's
// locale, and there is no call to choose.
func teachToolkit(l words.Language) error {
	said, err := assets.FyneWords.ReadFile("translations/fyne/" + string(l) + ".json")
	if err != nil {
		return err
	}
	err = lang.AddTranslationsForLocale(said, fyne.Locale(l))
	return errors.Join(err, lang.AddTranslationsForLocale(said, lang.SystemLocale()))
}

// toolkitLog keeps what the toolkit complains of.
type toolkitLog struct{ keep func(line string) }

func (l toolkitLog) Write(line []byte) (int, error) {
	l.keep(strings.TrimSpace(string(line)))
	return len(line), nil
}
