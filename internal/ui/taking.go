package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// documentTaker takes documents of this machine into the library.
type documentTaker interface {
	Import(ctx context.Context, in intake.Intake, progress func(intake.FileOutcome)) (intake.Imported, error)
}

// taking takes files and folders that are dropped on the window, or chosen, into the library.
type taking struct {
	*kit.PageContext
	importer documentTaker
	sessions func(files []string)                        // takes files of sessions in
	attach   func(at fyne.Position, files []string) bool // keeps files with the session that lies there, if one does
	store    func(dir string)                            // looks at a store of another office
	key      func(path string) bool                      // restores a publisher's key from its file, if it is one
	backup   func(path string)                           // asks whether the library is to be restored from a file
	place    kit.Slot
	pace     kit.WorkPace
}

// dropped takes what was dropped on the window: what falls on a session that is open belongs to it, unless it holds sessions.
func (t *taking) dropped(at fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, filepath.FromSlash(u.Path()))
		}
	}
	if len(paths) > 0 && !slices.ContainsFunc(paths, holdsSessions) && t.attach(at, paths) {
		return
	}
	t.take(paths)
}

// holdsSessions reports a file that by its name holds sessions.
func holdsSessions(path string) bool {
	return slices.Contains([]string{".buoi", ".xlsx"}, strings.ToLower(filepath.Ext(path)))
}

// take takes each file to where its kind belongs: sessions to the sessions, all else to the articles.
func (t *taking) take(paths []string) {
	var sessions, documents []string
	for _, path := range paths {
		switch _, isStore := app.StoreAddress(path); {
		case isStore:
			t.store(path)
		case t.key(path):
		case strings.EqualFold(filepath.Ext(path), ".db"):
			t.backup(path)
		case holdsSessions(path):
			sessions = append(sessions, path)
		default:
			documents = append(documents, path)
		}
	}
	if len(documents) > 0 {
		t.begin(intake.Intake{Paths: documents})
	}
	if len(sessions) > 0 {
		t.sessions(sessions)
	}
}

// begin takes files and folders, telling how far it is.
func (t *taking) begin(in intake.Intake) {
	t.Say(words.Say("taking.begins"), "", nil)
	t.pace = kit.WorkPace{}
	kit.Load(t.Tasks, &t.place, func(ctx context.Context) (intake.Imported, error) {
		show := kit.ShowProgress(t.step)
		return t.importer.Import(ctx, in, func(s intake.FileOutcome) { show(s.Done, s.Total) })
	}, func(r intake.Imported, err error) {
		t.Changed(kit.ArticlesArrived)
		if !t.Fail(err, func() { t.begin(in) }) {
			t.ended(r)
		}
	})
}

// step tells how far it is, once there is more than one file.
func (t *taking) step(done, total int) {
	if t.place.Busy() && total > 1 {
		t.Say(t.pace.WithLeft(words.Say("taking.running", "done", done, "total", total), done, total), words.Say("window.stop"), t.place.Drop)
	}
}

// ended says what came of it, and of each file that could not be taken in why.
func (t *taking) ended(r intake.Imported) {
	taken := r.New + r.Updated + r.Unchanged
	sentence := words.Say("taking.done", "count", taken, "new", r.New)
	switch {
	case len(r.Files) == 0:
		sentence = words.Say("taking.none")
	case slices.ContainsFunc(r.Files, func(f intake.FileOutcome) bool { return library.IsKind(f.Err, library.Restricted) }):
		sentence = words.Say("taking.restricted", "count", taken, "failed", r.Failed)
	case r.Failed > 0:
		sentence = words.Say("taking.partly", "count", taken, "failed", r.Failed)
	}
	incomplete := 0
	for _, f := range r.Files {
		if len(words.Missing(f.Completeness)) > 0 {
			incomplete++
		}
	}
	if incomplete > 0 {
		sentence += " " + words.Say("taking.incomplete", "count", incomplete)
	}
	if r.Failed+incomplete == 0 {
		t.tellTaken(sentence, r)
		return
	}
	t.Say(sentence, words.Say("taking.why"), func() { t.explain(r) })
}

// tellTaken says what was taken in, with the way there: to the article, or to the list in which several stand.
func (t *taking) tellTaken(sentence string, r intake.Imported) {
	var ids []int64
	for _, f := range r.Files {
		if f.ID != 0 && !slices.Contains(ids, f.ID) {
			ids = append(ids, f.ID)
		}
	}
	switch len(ids) {
	case 0:
		t.Say(sentence, "", nil)
	case 1:
		t.Say(sentence, words.Say("taking.see-one"), func() { t.GoTo(kit.Route{Kind: kit.AllArticles, Article: ids[0]}) })
	default:
		t.Say(sentence, words.Say("taking.see-all"), func() { t.GoTo(kit.Route{Kind: kit.AllArticles, Source: r.Source}) })
	}
}

// explain lists the files that could not be taken in, each with what to do, and those of which something is missing.
func (t *taking) explain(r intake.Imported) {
	list := container.New(widgets.Column{Gap: 10})
	var stamped, scanned []string
	for _, f := range r.Files {
		sentences := words.Missing(f.Completeness)
		if f.Err == nil && len(sentences) == 0 {
			continue
		}
		entry := container.New(widgets.Column{Gap: 2}, widgets.NewLabel(filepath.Base(f.File), widgets.Strong))
		if f.Err != nil {
			entry.Add(t.Told(f.Err, words.Failure(f.Err, t.LogPath), widgets.Body))
		} else {
			entry.Add(widgets.NewLabel(strings.Join(sentences, " "), widgets.Body))
		}
		list.Add(entry)
		if library.IsKind(f.Err, library.Restricted) {
			stamped = append(stamped, f.File)
		}
		if f.Scans > 0 {
			scanned = append(scanned, f.File)
		}
	}
	if len(stamped) > 0 {
		t.Ask(words.Say("taking.failed"), words.Say("taking.keep-restricted", "count", len(stamped)), 420, func(f *kit.Form) {
			f.Hide()
			t.begin(intake.Intake{Paths: stamped, Restricted: true})
		}, list).Carefully()
		return
	}
	if len(scanned) > 0 {
		list.Add(widgets.NewLabel(words.Say("taking.scans"), widgets.Body))
		t.Ask(words.Say("taking.failed"), words.Say("taking.recognise", "count", len(scanned)), 420, func(f *kit.Form) {
			f.Hide()
			t.begin(intake.Intake{Paths: scanned, Recognise: true})
		}, list)
		return
	}
	f := t.Ask(words.Say("taking.failed"), words.Say("window.close"), 420, func(f *kit.Form) { f.Hide() }, list)
	f.Close.Hide()
}

// choose asks for a file or a folder. A file is taken at once; the button takes the whole folder.
func (t *taking) choose() {
	list := kit.NewFolders(t.PageContext, 300, ".docx", ".pdf", ".html", ".htm", ".mht", ".mhtml", ".txt", ".doc")
	f := t.Ask(words.Say("sources.take-files"), words.Say("taking.folder"), 560, func(f *kit.Form) {
		f.Hide()
		t.take([]string{list.Folder})
	}, widgets.NewLabel(words.Say("taking.help"), widgets.Small.Larger()), list.Box).Carefully()
	list.Wrong, list.Opened = f.ShowError, f.ClearError
	list.Pick = func(file string) {
		f.Hide()
		t.take([]string{file})
	}
	list.Open(list.Folder)
}
