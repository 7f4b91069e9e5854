package uitest

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
)

// Host is a window around one page, for the tests of that page. It remembers what the page told it.
type Host struct {
	*kit.PageContext
	App  *app.App
	At   kit.Route       // where the page asked to go last
	Told []kit.PageEvent // what the page told, the last at the end

	// What the window around would do, nothing where a test does not say it.
	OnGoTo     func(to kit.Route)
	OnChanged  func(what kit.PageEvent)
	OnCompose  func(articles []int64, t library.Theme)
	OnComposed func(articles []int64)
	OnKeep     func(p library.OutlinePoint)
	OnPresent  func(o library.Outline)
}

// pageWidth and pageHeight are the room of a page in a new window.
const pageWidth, pageHeight = 1290, 768

// NewHost is a window on a library of its own.
func NewHost(t testing.TB, o app.Options) *Host {
	t.Helper()
	a, w, tasks := Program(t, o)
	w.Resize(fyne.NewSize(pageWidth, pageHeight))
	h := &Host{App: a}
	h.PageContext = &kit.PageContext{
		Tasks: tasks, Shell: h, Window: w, Notice: kit.NewNotice(func() {}), LogPath: a.LogPath(), Log: a.Log,
		Themes: a.Themes.Themes, ThemeName: kit.ScreenName(a.Themes.ThemeName),
	}
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { h.DialogKey(k.Name) })
	return h
}

// Key presses a key, which goes to what has the keyboard, as in the real window.
func (h *Host) Key(name fyne.KeyName) {
	k, c := &fyne.KeyEvent{Name: name}, h.Window.Canvas()
	if focused := c.Focused(); focused != nil {
		focused.TypedKey(k)
		return
	}
	c.OnTypedKey()(k)
}

// NewSampleHost is a window on a copy of the filled sample library.
func NewSampleHost(t testing.TB) *Host {
	t.Helper()
	return NewHost(t, app.Options{Dir: apptest.SampleFolder(t), Sample: true})
}

// Show puts a page into the window.
func (h *Host) Show(page fyne.CanvasObject) {
	h.Window.SetContent(page)
	h.Window.Resize(fyne.NewSize(pageWidth, pageHeight))
}

// Says is what the notice says.
func (h *Host) Says() string { return h.Notice.Text.Words() }

// GoTo remembers where the page asked to go.
func (h *Host) GoTo(to kit.Route) {
	h.At = to
	if h.OnGoTo != nil {
		h.OnGoTo(to)
	}
}

// Changed remembers what the page told.
func (h *Host) Changed(what kit.PageEvent) {
	h.Told = append(h.Told, what)
	if h.OnChanged != nil {
		h.OnChanged(what)
	}
}

// Compose does what the test says.
func (h *Host) Compose(articles []int64, t library.Theme) {
	if h.OnCompose != nil {
		h.OnCompose(articles, t)
	}
}

// Present is what a page asks to present.
func (h *Host) Present(o library.Outline) {
	if h.OnPresent != nil {
		h.OnPresent(o)
	}
}

// Composed does what the test says.
func (h *Host) Composed(articles []int64) {
	if h.OnComposed != nil {
		h.OnComposed(articles)
	}
}

// Keep does what the test says.
func (h *Host) Keep(points ...library.OutlinePoint) {
	if h.OnKeep == nil {
		return
	}
	for _, p := range points {
		h.OnKeep(p)
	}
}

// Sea is where the articles on sea and islands are.
func Sea() kit.Route { return kit.Route{Kind: kit.ThemeArticles, Theme: library.SeaIslands} }

// Articles returns the articles of a theme, all where there is none, as the list shows them.
func (h *Host) Articles(t testing.TB, theme library.Theme) []library.Summary {
	t.Helper()
	all, err := h.App.Library().List(t.Context(), library.Filter{Theme: theme})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Picture keeps a picture of the window where SCREENSHOTS names a folder, to be looked at.
func (h *Host) Picture(t testing.TB, name string) {
	t.Helper()
	dir := os.Getenv("SCREENSHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png")) // #nosec G304 G703 -- where the person who runs the test says
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, h.Window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
