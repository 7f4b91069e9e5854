package sources

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// ShelfKeeper does with all articles of a source what is done with many.
type ShelfKeeper interface {
	MarkAllRead(ctx context.Context, query string, f library.Filter) ([]int64, error)
	UnmarkRead(ctx context.Context, ids []int64) error
	Old(ctx context.Context, source int64, months int) ([]int64, error)
	Remove(ctx context.Context, ids []int64, withNotes bool) (library.Removal, error)
}

// listKeeper exchanges lists of sources with other programs and machines, and names sources.
type listKeeper interface {
	TakeOPML(ctx context.Context, raw []byte) (app.TakenSources, error)
	SaveOPML(ctx context.Context, path string) (int, error)
	RenameSource(ctx context.Context, id int64, title string) (library.Source, error)
}

// listActions are the ways in and out for lists of sources.
func (p *SourceList) listActions() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(words.Say("sources.take-list"), p.askList),
		fyne.NewMenuItem(words.Say("sources.save-list"), func() {
			p.AskSave(words.Say("sources.save-list-title"), words.Say("sources.list-file"), ".opml", func(ctx context.Context, file string) (string, error) {
				n, err := p.lists.SaveOPML(ctx, file)
				return words.Say("sources.list-saved", "count", n, "file", file), err
			})
		}),
		fyne.NewMenuItem(words.Say("publish.begin"), p.publishing.begin),
		fyne.NewMenuItem(words.Say("publish.keys"), p.keys.begin),
	}
}

// askList asks for a list of sources that another program wrote.
func (p *SourceList) askList() {
	list := kit.NewFolders(p.PageContext, 300, ".opml", ".xml")
	f := p.Ask(words.Say("sources.take-list-title"), words.Say("window.close"), 520, func(f *kit.Form) { f.Hide() },
		widgets.NewLabel(words.Say("sources.take-list-help"), widgets.Small.Larger()), list.Box)
	f.Close.Hide()
	list.Wrong, list.Opened = f.ShowError, f.ClearError
	list.Pick = func(path string) {
		f.Hide()
		p.takeList(path)
	}
	list.Open(list.Folder)
}

// listAtMost bounds the file of a list of sources.
const listAtMost = 8 << 20

// takeList adds the sources of a list. None is visited: what does not answer says so at the next sync.
func (p *SourceList) takeList(path string) {
	kit.Load(p.Tasks, &p.writes, func(ctx context.Context) (app.TakenSources, error) {
		raw, err := file.Read(path, listAtMost)
		if err != nil {
			return app.TakenSources{}, err
		}
		return p.lists.TakeOPML(ctx, raw)
	}, func(taken app.TakenSources, err error) {
		if p.Fail(err, nil) {
			return
		}
		for _, failure := range taken.Failures {
			p.Log(failure)
		}
		p.update()
		p.Changed(kit.CountsChanged)
		sentence := words.Say("sources.list-taken", "added", taken.Added, "known", taken.Known, "failed", len(taken.Failures))
		if taken.Added == 0 {
			p.Say(sentence, "", nil)
			return
		}
		p.Say(sentence, words.Say("window.sync"), func() { p.sync.Begin(nil) })
	})
}

// otherActions are what is done with a source less often.
func (p *SourceList) otherActions(s library.Source) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(words.Say("sources.see"), func() { p.GoTo(kit.Route{Kind: kit.AllArticles, Source: s.ID}) }),
		fyne.NewMenuItem(words.Say("sources.rename"), func() { p.askName(s) }),
		fyne.NewMenuItem(words.Say("window.mark-all"), func() { p.markAllRead(s) }),
		fyne.NewMenuItem(words.Say("sources.keep"), func() { p.askMonths(s) }),
	}
}

// askName asks for another name of a source.
func (p *SourceList) askName(s library.Source) {
	name := widgets.NewField(s.Title, "")
	f := p.Ask(words.Say("sources.rename-title"), words.Say("window.save"), 240, func(f *kit.Form) {
		if strings.TrimSpace(name.Text) == "" {
			f.ShowError(words.Say("sources.no-name"))
			return
		}
		f.Hide()
		p.rename(s, name.Text)
	}, kit.Labelled(words.Say("sources.name"), name))
	name.OnSubmitted = f.Press
	p.Window.Canvas().Focus(name)
}

func (p *SourceList) rename(s library.Source, name string) {
	kit.Load(p.Tasks, &p.writes, func(ctx context.Context) (library.Source, error) {
		return p.lists.RenameSource(ctx, s.ID, name)
	}, func(now library.Source, err error) {
		if p.Fail(err, nil) {
			return
		}
		p.update()
		p.Say(words.Say("sources.renamed", "title", kit.Cut(now.Title, 80)), words.Say("window.undo"), func() { p.rename(now, s.Title) })
	})
}

// markAllRead marks all articles of a source as read.
func (p *SourceList) markAllRead(s library.Source) {
	kit.Load(p.Tasks, &p.writes, func(ctx context.Context) ([]int64, error) {
		return p.keeper.MarkAllRead(ctx, "", library.Filter{Source: s.ID})
	}, func(ids []int64, err error) {
		if p.Fail(err, nil) {
			return
		}
		p.Changed(kit.CountsChanged)
		p.Say(words.Say("window.marked-all", "count", len(ids)), words.Say("window.undo"), func() {
			kit.Do(p.Tasks, &p.writes, func(ctx context.Context) error { return p.keeper.UnmarkRead(ctx, ids) }, func(err error) {
				if !p.Fail(err, nil) {
					p.Changed(kit.CountsChanged)
				}
			})
		})
	})
}

// monthsKept is how many months of a source are proposed to be kept, and the most that can be.
const monthsKept, monthsMost = 12, 1200

// askMonths asks how many months of a source to keep.
func (p *SourceList) askMonths(s library.Source) {
	months := widgets.NewField(strconv.Itoa(monthsKept), "")
	p.Ask(words.Say("sources.keep-title", "title", kit.Cut(s.Title, 60)), words.Say("sources.keep-look"), 280, func(f *kit.Form) {
		n, err := strconv.Atoi(strings.TrimSpace(months.Text))
		if err != nil || n < 1 || n > monthsMost {
			f.ShowError(words.Say("sources.keep-months-wrong"))
			return
		}
		f.Hide()
		p.lookOld(s, n)
	}, widgets.NewLabel(words.Say("sources.keep-help"), widgets.Body), kit.Labelled(words.Say("sources.keep-months"), months))
	p.Window.Canvas().Focus(months)
}

// lookOld says how many articles would go, and asks: they do not come back.
func (p *SourceList) lookOld(s library.Source, months int) {
	kit.Load(p.Tasks, &p.writes, func(ctx context.Context) ([]int64, error) { return p.keeper.Old(ctx, s.ID, months) }, func(ids []int64, err error) {
		if p.Fail(err, nil) {
			return
		}
		if len(ids) == 0 {
			p.Say(words.Say("sources.keep-none", "months", months), "", nil)
			return
		}
		p.Ask(words.Say("sources.keep-title", "title", kit.Cut(s.Title, 60)), words.Say("sources.keep-now", "count", len(ids)), 240, func(f *kit.Form) {
			f.Hide()
			p.removeOld(ids)
		}, widgets.NewLabel(words.Say("sources.keep-sure", "count", len(ids), "months", months), widgets.Body)).Carefully()
	})
}

func (p *SourceList) removeOld(ids []int64) {
	kit.Load(p.Tasks, &p.writes, func(ctx context.Context) (library.Removal, error) { return p.keeper.Remove(ctx, ids, false) }, func(done library.Removal, err error) {
		if p.Fail(err, nil) {
			return
		}
		p.update()
		p.Changed(kit.CountsChanged)
		sentence := words.Say("sources.kept", "count", done.Removed)
		if len(done.Kept) > 0 {
			sentence += " " + words.Say("sources.kept-quoted", "count", len(done.Kept))
		}
		p.Say(sentence, "", nil)
	})
}

// wrongWith is the key of what is wrong with an address as it was typed.
func wrongWith(address string) string {
	address = strings.TrimSpace(address)
	scheme, rest, has := strings.Cut(address, "://")
	switch {
	case strings.ContainsAny(address, " \t\n"):
		return "sources.wrong-space"
	case has && !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https"):
		return "sources.wrong-scheme"
	case !has && !strings.Contains(address, "."), has && !strings.Contains(rest, "."):
		return "sources.wrong-host"
	default:
		return "sources.wrong-address"
	}
}
