package ui

import (
	"context"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// The size of the window that offers a copy.
const (
	rescueWidth  = 640
	rescueHeight = 300
)

// Rescue shows why a library was lost or cannot be opened, and offers the copy from which most comes back, until its
// window is closed; one that another machine has open needs none. It does nothing for other failures, and where there is no
// screen, and reports whether it has told.
func Rescue(ctx context.Context, failure error, o app.Options) (told bool, err error) {
	switch library.KindOf(failure) {
	case library.LostLibrary, library.DamagedLibrary, library.OtherMachine:
	default:
		return false, nil
	}
	if !HasDisplay() {
		return false, nil
	}
	desktop := fyneapp.NewWithID(ID)
	desktop.SetIcon(kit.Icon("app.png"))
	desktop.Settings().SetTheme(kit.Look(settings.TextSizeUsual, settings.Light))
	w := desktop.NewWindow(title())
	w.Resize(fyne.NewSize(rescueWidth, rescueHeight))
	t := kit.NewTasks(ctx)
	newRescue(w, t, failure, o)
	if err := openWindow(w); err != nil {
		return false, err
	}
	desktop.Run()
	t.Wait.Wait()
	return true, nil
}

// rescue is the window that offers a copy.
type rescue struct {
	*kit.PageContext
	options app.Options
	place   kit.Slot

	text    *widgets.Label
	offered *widgets.Label
	detail  *fyne.Container // tells more of what went wrong last
	restore *widgets.Button
	begin   *widgets.Button
	shut    *widgets.Button
	best    store.BackupCopy
}

func newRescue(w fyne.Window, t *kit.Tasks, failure error, o app.Options) *rescue {
	r := &rescue{options: o, detail: kit.Row()}
	r.PageContext = &kit.PageContext{
		Tasks: t, Window: w, Notice: kit.NewNotice(func() {}), LogPath: app.LogFile(o), Log: func(err error) { app.LogFailure(o, err) },
	}
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { r.DialogKey(k.Name) })
	r.text = widgets.NewLabel("", widgets.Body)
	r.fail(failure, r.text)
	r.offered = widgets.NewLabel(words.Say("settings.rescue-looking"), widgets.Strong)
	r.restore = widgets.NewButton(words.Say("settings.rescue-restore"), widgets.Primary, r.bringBack)
	r.begin = widgets.NewButton(words.Say("settings.rescue-new"), widgets.Normal, r.beginNew)
	r.shut = widgets.NewButton(words.Say("window.close"), widgets.Normal, w.Close)
	r.restore.Hide()
	if !library.IsKind(failure, library.LostLibrary) {
		r.begin.Hide()
	}
	if library.IsKind(failure, library.OtherMachine) {
		r.offered.Hide()
	}
	buttons := container.New(widgets.Flow{Gap: 8, Between: 6}, r.restore, r.begin, r.shut)
	w.SetContent(container.New(widgets.Around(20, 24), container.New(widgets.Column{Gap: 14}, r.text, r.offered, r.detail, buttons)))
	if r.offered.Visible() {
		r.look()
	}
	return r
}

// foundCopy is what looking for a copy came to.
type foundCopy struct {
	best  store.BackupCopy
	there bool
}

// look finds the copy to offer, which it reads whole.
func (r *rescue) look() {
	kit.Load(r.Tasks, &r.place, func(ctx context.Context) (foundCopy, error) {
		best, there := app.Offer(ctx, r.options)
		return foundCopy{best, there}, nil
	}, func(f foundCopy, _ error) {
		if !f.there {
			r.offered.SetText(words.Say("settings.rescue-none"))
			return
		}
		r.best = f.best
		r.offered.SetText(copySentence("settings.rescue-offer", f.best))
		r.restore.Show()
	})
}

func (r *rescue) bringBack() {
	r.done(func(ctx context.Context) (string, error) {
		report, err := app.Restore(ctx, r.options, r.best.File)
		return words.Say("settings.rescue-restored", "articles", report.Articles, "outlines", report.Outlines), err
	})
}

func (r *rescue) beginNew() {
	r.done(func(ctx context.Context) (string, error) {
		o := r.options
		o.New = true
		a, err := app.Open(ctx, o)
		if err == nil {
			err = a.Close()
		}
		return words.Say("settings.rescue-begun"), err
	})
}

// done works and says what came of it.
func (r *rescue) done(work func(context.Context) (string, error)) {
	kit.Load(r.Tasks, &r.place, work, func(sentence string, err error) {
		if err != nil {
			r.fail(err, r.offered)
			return
		}
		r.detail.Hide()
		r.restore.Hide()
		r.begin.Hide()
		r.text.SetText("")
		r.offered.SetText(sentence)
	})
}

// fail says where what went wrong, and lets one ask for more; the detail goes into the log.
func (r *rescue) fail(err error, where *widgets.Label) {
	r.Log(err)
	sentence := words.Failure(err, r.LogPath)
	where.SetText(sentence)
	r.detail.Objects = []fyne.CanvasObject{r.DetailOf(err, sentence)}
	r.detail.Refresh()
}

// copySentence says of a copy when it was made and what it holds.
func copySentence(key string, c store.BackupCopy) string {
	made := c.Made.In(library.Vietnam).Format("02/01/2006 15:04")
	return words.Say(key, "made", made, "articles", c.Articles, "outlines", c.Outlines)
}
