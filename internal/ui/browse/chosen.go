package browse

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Chosen is done with many articles at once.
type Chosen interface {
	IDs(ctx context.Context, query string, f library.Filter) ([]int64, error)
	MarkRead(ctx context.Context, ids []int64) (changed []int64, err error)
	SaveTexts(ctx context.Context, ids []int64, file string) (saved int, err error)
	RemoveMany(ctx context.Context, ids []int64) (library.Removal, error)
}

// chosenBar stands under the list where articles are ticked.
func (b *Browser) chosenBar() *fyne.Container {
	b.chosen = widgets.NewLine("", widgets.Strong)
	other := widgets.NewIconButton(theme.MoreHorizontalIcon(), words.Say("reading.other"), nil)
	other.OnTapped = func() { kit.PopUnder(b.Window, other, b.chosenActions()) }
	compose := widgets.NewButton(words.Say("window.compose"), widgets.Primary, b.composeChosen)
	clear := widgets.NewButton(words.Say("window.clear-ticks"), widgets.Quiet, b.untick)
	bar := container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 4, Spread: 1}, Height: 53}, b.chosen, widgets.NewGap(), clear, other, compose)
	foot := container.New(widgets.Inset{}, widgets.NewFill(widgets.Selected),
		container.New(widgets.Column{}, widgets.NewRule(), container.New(widgets.Around(0, 14), bar)))
	foot.Hide()
	return foot
}

func (b *Browser) tick(i int) {
	b.ticked.Toggle(b.hits[i].ID)
	b.reticked()
}

// choose ticks the rows from first to last beside what was ticked; goesOn: in place of those of the last call.
func (b *Browser) choose(first, last int, goesOn bool) {
	if !goesOn {
		b.before = kit.SelectionOf(b.ticked.Order)
	}
	b.ticked = kit.SelectionOf(b.before.Order)
	for i := first; i <= last && i < len(b.hits); i++ {
		b.ticked.Add(b.hits[i].ID)
	}
	b.reticked()
}

// ChooseAll ticks all that the list is of, and what of it is out of sight.
func (b *Browser) ChooseAll() {
	query, filter := b.query, b.filter()
	kit.Load(b.Tasks, &b.choosing, func(ctx context.Context) ([]int64, error) { return b.chosenBy.IDs(ctx, query, filter) }, func(ids []int64, err error) {
		if !b.Fail(err, b.ChooseAll) {
			b.ticked = kit.SelectionOf(b.ticked.Order)
			b.ticked.Add(ids...)
			b.reticked()
		}
	})
}

// Hold says that Shift is held, or is no more.
func (b *Browser) Hold(shift bool) { b.rows.Hold(shift) }

func (b *Browser) untick() {
	former := b.ticked
	b.ticked = kit.Selection{}
	b.reticked()
	b.Say(words.Say("window.ticks-cleared"), words.Say("window.undo"), func() {
		b.ticked = former
		b.reticked()
	})
}

// Done unticks articles that an outline was made of.
func (b *Browser) Done(ids []int64) {
	b.ticked.Remove(ids...)
	b.reticked()
}

// reticked shows what is ticked now.
func (b *Browser) reticked() {
	b.rows.Renew()
	b.footer()
}

// footer says how many articles are ticked.
func (b *Browser) footer() {
	n := len(b.ticked.Order)
	b.chosen.SetText(words.Say("window.chosen", "count", n))
	b.reading.Yield(n > 0)
	if hidden := n == 0; b.foot.Hidden != hidden {
		b.foot.Hidden = hidden
		b.list.Refresh()
	}
	b.foot.Refresh()
}

// How many articles can be worked on at once: an outline of more is no talk, a file of more opens in no Word.
const (
	composedAtMost = 200
	savedAtMost    = 1000
)

// tooMany says that less must be ticked, and tells whether it is so.
func (b *Browser) tooMany(most int) bool {
	if len(b.ticked.Order) <= most {
		return false
	}
	b.Say(words.Say("window.chosen-too-many", "most", most), "", nil)
	return true
}

func (b *Browser) composeChosen() {
	if !b.tooMany(composedAtMost) {
		b.Compose(b.ticked.IDs(), b.at.Theme)
	}
}

// chosenActions are what is done with all that is ticked less often.
func (b *Browser) chosenActions() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(words.Say("window.chosen-read"), b.markChosen),
		fyne.NewMenuItem(words.Say("window.chosen-word"), func() { b.saveChosen(".docx") }),
		fyne.NewMenuItem(words.Say("window.chosen-text"), func() { b.saveChosen(".txt") }),
		fyne.NewMenuItem(words.Say("window.chosen-all"), b.ChooseAll),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(words.Say("reading.remove"), b.askRemoveChosen),
	}
}

// markChosen marks what is ticked as read.
func (b *Browser) markChosen() {
	ids := b.ticked.IDs()
	kit.Load(b.Tasks, &b.writes, func(ctx context.Context) ([]int64, error) { return b.chosenBy.MarkRead(ctx, ids) }, func(changed []int64, err error) {
		if b.Fail(err, nil) {
			return
		}
		b.Changed(kit.ArticlesArrived)
		b.Say(words.Say("window.marked-all", "count", len(changed)), words.Say("window.undo"), func() { b.unmark(changed) })
	})
}

// saveChosen asks where to save the texts of what is ticked, one behind the other, each with its source.
func (b *Browser) saveChosen(ending string) {
	if b.tooMany(savedAtMost) {
		return
	}
	ids := b.ticked.IDs()
	b.AskSave(words.Say("window.chosen-save"), words.Say("window.chosen-file", "count", len(ids)), ending, func(ctx context.Context, file string) (string, error) {
		saved, err := b.chosenBy.SaveTexts(ctx, ids, file)
		return words.Say("window.chosen-saved", "count", saved, "file", file), err
	})
}

// askRemoveChosen asks before what is ticked is deleted: that cannot be taken back.
func (b *Browser) askRemoveChosen() {
	ids := b.ticked.IDs()
	b.Ask(words.Say("window.chosen-remove-title"), words.Say("window.chosen-remove-now", "count", len(ids)), 240, func(f *kit.Form) {
		f.Hide()
		b.removeChosen(ids)
	}, widgets.NewLabel(words.Say("window.chosen-remove-help", "count", len(ids)), widgets.Body)).Carefully()
}

// removeChosen deletes articles, but for those that something of the person's needs: these stay ticked.
func (b *Browser) removeChosen(ids []int64) {
	kit.Load(b.Tasks, &b.writes, func(ctx context.Context) (library.Removal, error) { return b.chosenBy.RemoveMany(ctx, ids) }, func(done library.Removal, err error) {
		if b.Fail(err, nil) {
			return
		}
		if read := b.Reads(); slices.Contains(ids, read) && !slices.Contains(done.Kept, read) {
			b.CloseArticle()
		}
		b.ticked = kit.SelectionOf(done.Kept)
		b.Changed(kit.ArticlesArrived)
		sentence := words.Say("window.chosen-removed", "count", done.Removed)
		if len(done.Kept) > 0 {
			sentence += " " + words.Say("window.chosen-kept", "count", len(done.Kept))
		}
		b.Say(sentence, "", nil)
	})
}
