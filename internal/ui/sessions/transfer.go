package sessions

import (
	"cmp"
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/register"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Exchanger takes sessions in from files and hands them on.
type Exchanger interface {
	Import(ctx context.Context, files []string, agreed app.Agreement) (app.Taken, error)
	ImportText(ctx context.Context, text string, agreed app.Agreement) (app.Taken, error)
	Blank(ctx context.Context, name string) error
}

// transfer is what leads from machine to machine.
type transfer struct {
	page  *SessionList
	files Exchanger
	work  kit.Slot
	bar   *fyne.Container

	sending *sendDialog // that was opened last
}

func newTransfer(p *SessionList, files Exchanger) *transfer {
	e := &transfer{page: p, files: files}
	e.bar = container.New(widgets.Flow{Gap: 14, Between: 6},
		widgets.NewLink(words.Say("talks.take"), e.choose),
		widgets.NewLink(words.Say("talks.paste"), func() { e.askRows("") }),
		widgets.NewLink(words.Say("talks.hand-on"), e.askSend),
		widgets.NewLink(words.Say("talks.blank"), e.saveBlank))
	return e
}

// choose asks for a file of sessions.
func (e *transfer) choose() {
	list := kit.NewFolders(e.page.PageContext, 300, ".buoi", ".xlsx")
	f := e.page.Ask(words.Say("talks.take"), words.Say("talks.take-folder"), 560, func(f *kit.Form) {
		f.Hide()
		e.takeFolder(list.Folder)
	}, widgets.NewLabel(words.Say("talks.take-help"), widgets.Small.Larger()), list.Box).Carefully()
	list.Wrong, list.Opened = f.ShowError, f.ClearError
	list.Pick = func(file string) {
		f.Hide()
		e.take([]string{file}, app.Agreement{Whole: true})
	}
	list.Open(list.Folder)
}

// takeFolder takes in all files of sessions in a folder.
func (e *transfer) takeFolder(folder string) {
	var files []string
	for _, ending := range []string{"*.buoi", "*.xlsx"} {
		found, err := filepath.Glob(filepath.Join(folder, ending))
		if e.page.Fail(err, nil) {
			return
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		e.page.Say(words.Say("talks.take-none"), "", nil)
		return
	}
	e.take(files, app.Agreement{Whole: true})
}

func (e *transfer) take(files []string, agreed app.Agreement) {
	e.takeFrom(func(ctx context.Context, agreed app.Agreement) (app.Taken, error) {
		return e.files.Import(ctx, files, agreed)
	}, agreed, nil)
}

// askRows asks for several sessions at once, typed or pasted out of a spreadsheet; what was typed is shown again where it has
// to be mended.
func (e *transfer) askRows(typed string) {
	rows := widgets.NewArea(cmp.Or(typed, register.PastedHeads()), 10)
	e.page.Ask(words.Say("talks.paste"), words.Say("talks.paste-take"), 460, func(f *kit.Form) {
		f.Hide()
		text := rows.Text
		e.takeFrom(func(ctx context.Context, agreed app.Agreement) (app.Taken, error) {
			return e.files.ImportText(ctx, text, agreed)
		},
			app.Agreement{Whole: true}, func() { e.askRows(text) })
	}, widgets.NewLabel(words.Say("talks.paste-help"), widgets.Small.Larger()), rows)
	e.page.Window.Canvas().Focus(rows)
}

// takeFrom takes sessions in and tells what came of it; mend leads back to where they can be mended, nil for nowhere.
func (e *transfer) takeFrom(from func(context.Context, app.Agreement) (app.Taken, error), agreed app.Agreement, mend func()) {
	kit.Load(e.page.Tasks, &e.work, func(ctx context.Context) (app.Taken, error) { return from(ctx, agreed) }, func(t app.Taken, err error) {
		if e.page.Fail(err, func() { e.takeFrom(from, agreed, mend) }) {
			return
		}
		e.page.update()
		e.page.Changed(kit.CountsChanged)
		e.took(t, func() { e.takeFrom(from, app.Agreement{}, mend) }, mend)
		e.tookStamped(t, agreed, func(to app.Agreement) { e.takeFrom(from, to, mend) })
	})
}

// took says what came of it: first what the person has to decide. partly takes in the rows without a fault.
func (e *transfer) took(t app.Taken, partly, mend func()) {
	for _, f := range t.Files {
		switch {
		case library.IsKind(f.Err, library.UnknownSigner):
			e.askSigner(f)
			return
		case f.Err != nil || len(f.Rows) > 0:
			e.explain(t, partly, mend)
			return
		}
	}
	said := t.Text()
	if t.FilesLeft > 0 {
		said += " " + words.Say("sessions.files-not-taken", "count", t.FilesLeft)
	}
	if len(t.Twins) > 0 {
		e.page.Say(said+" "+words.Say("talks.took-twins", "count", len(t.Twins)), words.Say("talks.see"), func() { e.page.GoTo(kit.Route{Kind: kit.ReportsPage}) })
		return
	}
	e.page.Say(said, "", nil)
}

// tookStamped asks about attachments that were left out because they bear a stamp of secrecy; again takes the files in once more.
func (e *transfer) tookStamped(t app.Taken, agreed app.Agreement, again func(app.Agreement)) {
	count := 0
	for _, f := range t.Files {
		count += len(f.Stamps)
	}
	if count == 0 || agreed.Restricted {
		return
	}
	e.page.Ask(words.Say("taking.failed"), words.Say("taking.keep-restricted", "count", count), 260, func(f *kit.Form) {
		f.Hide()
		agreed.Restricted = true
		again(agreed)
	}, widgets.NewLabel(words.Say("sessions.files-stamped-left", "count", count), widgets.Body)).Carefully()
}

// askSigner shows the digits of a key that was never met, to be compared over the telephone.
func (e *transfer) askSigner(f app.TakenFile) {
	sentence := words.Failure(f.Err, e.page.LogPath)
	e.page.Ask(words.Say("talks.signer"), words.Say("talks.signer-trust"), 300, func(form *kit.Form) {
		form.Hide()
		e.take([]string{f.File}, app.Agreement{Trust: true, Whole: true})
	}, widgets.NewLabel(filepath.Base(f.File), widgets.Strong), widgets.NewLabel(sentence, widgets.Body), widgets.NewLabel(words.Say("talks.signer-help"), widgets.Small.Larger())).Carefully()
}

// explain lists what could not be taken in, each with its cell; the rows without a fault can be taken all the same.
func (e *transfer) explain(t app.Taken, partly, mend func()) {
	list := container.New(widgets.Column{Gap: 10})
	faulty := false
	for _, f := range t.Files {
		if f.Err == nil && len(f.Rows) == 0 {
			continue
		}
		if f.File != "" {
			list.Add(widgets.NewLabel(filepath.Base(f.File), widgets.Strong))
		}
		if f.Err != nil {
			list.Add(e.page.Told(f.Err, words.Reason(f.Err, e.page.LogPath), widgets.Body))
		}
		for _, row := range f.Rows {
			list.Add(widgets.NewLabel(strings.TrimSpace(row.Cell+": "+row.Error), widgets.Body))
		}
		faulty = faulty || len(f.Rows) > 0
	}
	submit := words.Say("talks.take-right-rows")
	if !faulty {
		submit = words.Say("window.close")
	}
	f := e.page.Ask(words.Say("talks.take-faults", "count", strconv.Itoa(t.Rejected)), submit, 460, func(f *kit.Form) {
		f.Hide()
		if faulty {
			partly()
		}
	}, list).Carefully()
	f.Close.SetLabel(words.Say("talks.mend-first"))
	if mend != nil {
		f.Close.OnTapped = func() {
			f.Hide()
			mend()
		}
	}
	kit.SetHidden(f.Close, !faulty && mend == nil)
}

func (e *transfer) saveBlank() {
	e.page.AskSave(words.Say("talks.blank"), words.Say("talks.blank-name"), ".xlsx", func(ctx context.Context, file string) (string, error) {
		return words.Say("talks.blank-saved", "file", file), e.files.Blank(ctx, file)
	})
}
