package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// documentTaker takes documents of this machine into the library.
type documentTaker interface {
	Import(ctx context.Context, paths []string, themes []library.Theme, progress func(intake.FileOutcome)) (intake.Imported, error)
}

// taking takes files and folders that are dropped on the window, or chosen, into the library.
type taking struct {
	*kit.PageContext
	importer documentTaker
	place    kit.Slot
}

// dropped takes what was dropped on the window.
func (t *taking) dropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, filepath.FromSlash(u.Path()))
		}
	}
	if len(paths) > 0 {
		t.begin(paths)
	}
}

// begin takes files and folders, telling how far it is.
func (t *taking) begin(paths []string) {
	t.Say(words.Say("taking.begins"), "", nil)
	kit.Load(t.Tasks, &t.place, func(ctx context.Context) (intake.Imported, error) {
		show := kit.ShowProgress(t.step)
		return t.importer.Import(ctx, paths, nil, func(s intake.FileOutcome) { show(s.Done, s.Total) })
	}, func(r intake.Imported, err error) {
		t.Changed(kit.ArticlesArrived)
		if !t.Fail(err, func() { t.begin(paths) }) {
			t.ended(r)
		}
	})
}

// step tells how far it is, once there is more than one file.
func (t *taking) step(done, total int) {
	if t.place.Busy() && total > 1 {
		t.Say(words.Say("taking.running", "done", done, "total", total), words.Say("window.stop"), t.place.Drop)
	}
}

// ended says what came of it, and of each file that could not be taken in why.
func (t *taking) ended(r intake.Imported) {
	taken := r.New + r.Updated + r.Unchanged
	sentence := words.Say("taking.done", "count", taken, "new", r.New)
	switch {
	case len(r.Files) == 0:
		sentence = words.Say("taking.none")
	case r.Failed > 0:
		sentence = words.Say("taking.partly", "count", taken, "failed", r.Failed)
	}
	if r.Failed == 0 {
		t.Say(sentence, "", nil)
		return
	}
	t.Say(sentence, words.Say("taking.why"), func() { t.explain(r) })
}

// explain lists the files that could not be taken in, each with what to do.
func (t *taking) explain(r intake.Imported) {
	list := container.New(widgets.Column{Gap: 10})
	for _, f := range r.Files {
		if f.Err == nil {
			continue
		}
		t.Log(f.Err)
		list.Add(container.New(widgets.Column{Gap: 2}, widgets.NewLabel(filepath.Base(f.File), widgets.Strong),
			widgets.NewLabel(words.Failure(f.Err, t.LogPath), widgets.Body)))
	}
	f := t.Ask(words.Say("taking.failed"), words.Say("window.close"), 420, func(f *kit.Form) { f.Hide() }, list)
	f.Close.Hide()
}

// choose asks for a file or a folder. A file is taken at once; the button takes the whole folder.
func (t *taking) choose() {
	list := kit.NewFolders(t.PageContext, 300, ".docx", ".pdf", ".html", ".htm", ".mht", ".mhtml", ".txt", ".doc")
	f := t.Ask(words.Say("sources.take-files"), words.Say("taking.folder"), 560, func(f *kit.Form) {
		f.Hide()
		t.begin([]string{list.Folder})
	}, widgets.NewLabel(words.Say("taking.help"), widgets.Small.Larger()), list.Box)
	list.Wrong, list.Opened = f.ShowError, f.ClearError
	list.Pick = func(file string) {
		f.Hide()
		t.begin([]string{file})
	}
	list.Open(list.Folder)
}
