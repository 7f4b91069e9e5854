package sessions

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// AttachmentKeeper keeps the photos and minutes of sessions, and gives them to other programs.
type AttachmentKeeper interface {
	Attach(ctx context.Context, uid string, paths []string, restricted bool) (library.Session, []app.StampedFile, error)
	Put(ctx context.Context, uid string, files []library.File) (library.Session, error)
	Detach(ctx context.Context, uid, sum string) (library.Session, library.File, error)
	Unpack(ctx context.Context, uid, sum, folder string, agreed bool) (file string, err error)
}

// attachedFiles are the photos and minutes of the session that is open.
type attachedFiles struct {
	form  *talkForm
	opens kit.Slot
	box   *fyne.Container
}

func newAttachedFiles(f *talkForm) *attachedFiles {
	a := &attachedFiles{form: f, box: container.New(widgets.Column{Gap: 4})}
	a.refresh()
	return a
}

// refresh shows what the session keeps: a name opens its file.
func (a *attachedFiles) refresh() {
	a.box.Objects = nil
	for _, one := range a.form.kept.Attachments {
		name := words.Say("talks.attached-one", "name", kit.Cut(one.Name, 60), "size", words.Figure(viet.FileSize(one.Size)))
		open := widgets.NewLink(name, func() { a.open(one) })
		off := widgets.NewIconButton(kit.Icon("drop.svg"), words.Say("talks.attached-off", "name", one.Name), func() { a.remove(one) })
		a.box.Add(container.New(widgets.Bar{Gap: 8, Spread: -1}, open, off))
	}
	a.box.Add(container.New(widgets.Bar{Gap: 8, Spread: -1}, widgets.NewLink(words.Say("talks.attached-more"), a.choose)))
	a.box.Refresh()
}

func (a *attachedFiles) open(one library.SessionAttachment) {
	page, uid := a.form.page, a.form.kept.UID
	page.OpenFound(&a.opens, func(ctx context.Context, agreed bool) (string, error) {
		return page.needs.Attached.Unpack(ctx, uid, one.SHA256, "", agreed)
	})
}

// choose asks for a file to keep.
func (a *attachedFiles) choose() {
	page := a.form.page
	list := kit.NewFolders(page.PageContext, 300, ".jpg", ".jpeg", ".png", ".heic", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".xlsx", ".xls", ".pptx", ".gif", ".webp", ".bmp")
	f := page.Ask(words.Say("talks.attached-more"), words.Say("window.close"), 560, func(f *kit.Form) { f.Hide() },
		widgets.NewLabel(words.Say("talks.attached-help"), widgets.Small.Larger()), list.Box)
	list.Wrong, list.Opened = f.ShowError, f.ClearError
	list.Pick = func(file string) { a.take([]string{file}, false, f.ShowError, f.Fail, f.Hide) }
	kit.SetHidden(f.Close, true)
	list.Open(list.Folder)
}

// Dropped keeps files that were dropped on the session that is open; false where none is, or they fell elsewhere.
func (p *SessionList) Dropped(at fyne.Position, files []string) bool {
	box := p.form.box
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(box)
	in := at.Subtract(corner)
	if !p.form.isOpen() || in.X < 0 || in.Y < 0 || in.X > box.Size().Width || in.Y > box.Size().Height {
		return false
	}
	p.form.attached.take(files, false, func(sentence string) { p.Notice.Bad(sentence, "", nil) }, func(err error) bool { return p.Fail(err, nil) }, func() {})
	return true
}

// take keeps files with the session, which is written down first where it was not. wrong says what has to be filled in
// first, failed why it could not be done, done that it was. A file with a stamp of secrecy is kept only where a person agrees to it.
func (a *attachedFiles) take(files []string, restricted bool, wrong func(sentence string), failed func(error) bool, done func()) {
	form, page := a.form, a.form.page
	after, fault := form.value()
	if fault != "" {
		wrong(fault)
		return
	}
	changed, err := session.Changes(form.before(), after)
	if page.Fail(err, nil) {
		return
	}
	change := app.SessionChange{UID: form.kept.UID, MustBeKnown: form.kept.UID != "", Fields: changed}
	was := form.kept
	var kept library.Session
	var stamped []app.StampedFile
	kit.Do(page.Tasks, &page.writes, func(ctx context.Context) error {
		saved, err := page.needs.Keep.Save(ctx, []app.SessionChange{change})
		if err != nil {
			return err
		}
		kept, stamped, err = page.needs.Attached.Attach(ctx, saved[0].Session.UID, files, restricted)
		return err
	}, func(err error) {
		if failed(err) {
			return
		}
		done()
		a.changed(was, kept)
		if len(stamped) > 0 && !restricted {
			a.askStamped(stamped)
		}
	})
}

// askStamped says of each file that was left out which stamp it bears; a person who may keep them says so.
func (a *attachedFiles) askStamped(stamped []app.StampedFile) {
	page := a.form.page
	list := container.New(widgets.Column{Gap: 10})
	var files []string
	for _, f := range stamped {
		files = append(files, f.Path)
		list.Add(page.Told(f.Failure(), words.Failure(f.Failure(), page.LogPath), widgets.Body))
	}
	page.Ask(words.Say("taking.failed"), words.Say("taking.keep-restricted", "count", len(stamped)), 420, func(f *kit.Form) {
		a.take(files, true, f.ShowError, f.Fail, f.Hide)
	}, list).Carefully()
}

// changed shows a session whose files were changed.
func (a *attachedFiles) changed(was, now library.Session) {
	a.form.saved(was, app.Saved{Session: now, Doubts: session.Doubts(now, a.form.page.needs.Now())})
	a.form.refit()
}

// remove takes a file out, with a way back.
func (a *attachedFiles) remove(one library.SessionAttachment) {
	page, was := a.form.page, a.form.kept
	var after library.Session
	var out library.File
	kit.Do(page.Tasks, &page.writes, func(ctx context.Context) (err error) {
		after, out, err = page.needs.Attached.Detach(ctx, was.UID, one.SHA256)
		return err
	}, func(err error) {
		if page.Fail(err, nil) {
			return
		}
		a.changed(was, after)
		if len(out.Data) > 0 {
			page.SayGone(words.Say("talks.attached-gone", "name", one.Name), func() { a.back(was.UID, out) })
		}
	})
}

// back keeps again what was taken out.
func (a *attachedFiles) back(uid string, file library.File) {
	page := a.form.page
	var after library.Session
	kit.Do(page.Tasks, &page.writes, func(ctx context.Context) (err error) {
		after, err = page.needs.Attached.Put(ctx, uid, []library.File{file})
		return err
	}, func(err error) {
		if !page.Fail(err, nil) {
			a.changed(after, after)
		}
	})
}
