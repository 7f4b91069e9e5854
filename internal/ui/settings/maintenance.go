package settings

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Backups copies the library and brings copies back.
type Backups interface {
	Backup(ctx context.Context, file string) (store.BackupReport, error)
	DailyBackups() string
	Copies(ctx context.Context) ([]store.BackupCopy, error)
}

// Planner has a backup take the library's place later.
type Planner interface {
	PlanRestore(ctx context.Context, file string) error
	PlannedRestore() string
	ForgetRestore() error
}

// Inspector looks the library through.
type Inspector interface {
	CheckLibrary(ctx context.Context) (store.CheckReport, error)
	Reread(ctx context.Context, progress func(done, total int), ids ...int64) (intake.Rereading, error)
	Prune(ctx context.Context) (removed int, err error)
}

// maintenance is the part of the settings that looks after the library: copies of it, and its health.
type maintenance struct {
	*kit.PageContext
	backups   Backups
	plans     Planner
	inspector Inspector
	place     kit.Slot
	counting  kit.Slot
	copies    *widgets.Label
	planned   *widgets.Label
	plan      *fyne.Container // says which backup takes the library's place, and lets one take that back
	box       *fyne.Container
}

func newMaintenance(d *kit.PageContext, b Backups, p Planner, i Inspector, folder string) *maintenance {
	c := &maintenance{PageContext: d, backups: b, plans: p, inspector: i, copies: widgets.NewLabel("", widgets.Small.Larger())}
	c.planned = widgets.NewLabel("", widgets.Body.In(widgets.Bad))
	c.plan = container.New(widgets.Column{Gap: 4}, c.planned, kit.Row(widgets.NewButton(words.Say("settings.restore-forget"), widgets.Normal, c.forget)))
	c.tellPlan()
	c.box = container.New(widgets.Column{Gap: 8},
		widgets.NewLabel(words.Say("settings.library-at", "folder", folder), widgets.Small.Larger()),
		c.copies, c.plan,
		container.New(widgets.Flow{Gap: 8, Between: 6},
			widgets.NewButton(words.Say("settings.backup"), widgets.Normal, c.askBackup),
			widgets.NewButton(words.Say("settings.restore"), widgets.Normal, c.askRestore),
			widgets.NewButton(words.Say("settings.check"), widgets.Normal, c.check),
			widgets.NewButton(words.Say("settings.reread"), widgets.Normal, c.reread),
			widgets.NewButton(words.Say("settings.copies-tidy"), widgets.Normal, c.tidy),
			widgets.NewButton(words.Say("support.send"), widgets.Normal, c.send)),
		widgets.NewLabel(words.Say("settings.reread-help"), widgets.Small.Larger()))
	return c
}

// askBackup asks for a folder, and writes a copy of the library into it, named by its day.
func (c *maintenance) askBackup() {
	list := kit.NewFolders(c.PageContext, 260)
	f := c.Ask(words.Say("settings.backup"), words.Say("settings.backup-here"), 460, func(f *kit.Form) {
		f.Hide()
		c.backup(backupName(list.Folder, time.Now()))
	}, list.Box)
	list.Wrong, list.Opened = f.ShowError, f.ClearError
	list.Open(list.Folder)
}

// backupName names a backup by its day, and by the minute too where that day has one already: the library may be worse than it was
// in the morning.
func backupName(folder string, now time.Time) string {
	now = now.In(library.Vietnam)
	name := filepath.Join(folder, "so-tay-bao-cao-vien-"+now.Format(time.DateOnly))
	if _, err := os.Lstat(name + ".db"); err == nil {
		name += now.Format("-1504")
	}
	return name + ".db"
}

// begins says that work on the whole library has begun; not where some is under way, which says how far it is.
func (c *maintenance) begins(sentence string) bool {
	if c.place.Busy() {
		return false
	}
	c.Say(sentence, "", nil)
	return true
}

func (c *maintenance) backup(file string) {
	if !c.begins(words.Say("settings.backup-running")) {
		return
	}
	kit.Load(c.Tasks, &c.place, func(ctx context.Context) (store.BackupReport, error) {
		return c.backups.Backup(ctx, file)
	}, func(r store.BackupReport, err error) {
		if !c.Fail(err, c.askBackup) {
			c.Say(words.Say("settings.backup-done", "articles", r.Articles, "outlines", r.Outlines, "file", file), "", nil)
			c.tellProblems(r.Problems)
			c.show()
		}
	})
}

// askRestore asks for a backup. It takes the place of the library when the program is opened the next time.
func (c *maintenance) askRestore() {
	list := kit.NewFolders(c.PageContext, 260, ".db")
	if daily := c.backups.DailyBackups(); kit.IsFolder(daily) {
		list.Offer(words.Say("settings.daily-backups"), daily)
		list.Folder = daily
	}
	f := c.Ask(words.Say("settings.restore"), words.Say("settings.restore-folder"), 500, func(*kit.Form) { list.Open(list.Folder) },
		widgets.NewLabel(words.Say("settings.restore-help"), widgets.Small.Larger()), list.Box)
	f.Submit.Hide()
	list.Wrong, list.Opened = f.ShowError, f.ClearError
	list.Pick = func(file string) {
		f.Hide()
		c.restore(file)
	}
	list.Open(list.Folder)
}

// offer asks whether a backup that was dropped on the window is to take the library's place.
func (c *maintenance) offer(file string) {
	c.Ask(words.Say("settings.restore-this", "name", kit.Cut(filepath.Base(file), 80)), words.Say("settings.restore-it"), 260, func(f *kit.Form) {
		f.Hide()
		c.restore(file)
	}, widgets.NewLabel(words.Say("settings.restore-this-help"), widgets.Body)).Carefully()
}

func (c *maintenance) restore(file string) {
	kit.Do(c.Tasks, &c.place, func(ctx context.Context) error { return c.plans.PlanRestore(ctx, file) }, func(err error) {
		if !c.Fail(err, c.askRestore) {
			c.Say(words.Say("settings.restore-planned", "file", file), words.Say("settings.restore-now"), c.Window.Close)
			c.Notice.Stays = true
		}
		c.tellPlan()
	})
}

// tellPlan says which backup takes the library's place at the next start, as long as one can still think better of it.
func (c *maintenance) tellPlan() {
	file := c.plans.PlannedRestore()
	if file != "" {
		c.planned.SetText(words.Say("settings.restore-planned", "file", file))
	}
	if kit.SetHidden(c.plan, file == ""); c.box != nil {
		c.box.Refresh()
	}
}

// forget keeps the library as it is.
func (c *maintenance) forget() {
	if c.Fail(c.plans.ForgetRestore(), c.forget) {
		return
	}
	c.Notice.Stays = false
	c.Say(words.Say("settings.restore-forgotten"), "", nil)
	c.tellPlan()
}

func (c *maintenance) check() {
	if !c.begins(words.Say("settings.check-running")) {
		return
	}
	kit.Load(c.Tasks, &c.place, c.inspector.CheckLibrary, func(r store.CheckReport, err error) {
		switch {
		case c.Fail(err, c.check):
		case len(r.Problems) > 0:
			c.tellProblems(len(r.Problems))
		default:
			c.Say(words.Say("settings.check-good", "articles", r.Articles, "versions", r.Versions, "outlines", r.Outlines), "", nil)
		}
	})
}

// send gathers the log for whoever helps.
func (c *maintenance) send() {
	if c.SendLog != nil {
		c.SendLog()
	}
}

// tellProblems offers to restore a library that is not whole.
func (c *maintenance) tellProblems(count int) {
	if count > 0 {
		c.Notice.Bad(words.Say("settings.check-bad", "count", count), words.Say("settings.restore"), c.askRestore)
	}
}

// reread reads the stored originals again, telling how far it is.
func (c *maintenance) reread() {
	if !c.begins(words.Say("settings.reread-begins")) {
		return
	}
	var pace kit.WorkPace
	kit.Load(c.Tasks, &c.place, func(ctx context.Context) (intake.Rereading, error) {
		return c.inspector.Reread(ctx, kit.ShowProgress(func(done, total int) {
			if c.place.Busy() {
				c.Say(pace.WithLeft(words.Say("settings.reread-running", "done", done, "total", total), done, total), words.Say("window.stop"), c.place.Drop)
			}
		}))
	}, func(r intake.Rereading, err error) {
		if !c.Fail(err, c.reread) {
			c.Say(words.Say("settings.reread-done", "read", r.Read, "changed", r.Changed), "", nil)
			c.Changed(kit.ArticlesArrived)
		}
	})
}
