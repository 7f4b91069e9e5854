package sources

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// itemWithdrawer withdraws items of a store by hand.
type itemWithdrawer interface {
	Items(ctx context.Context, place string) ([]app.StoreItem, error)
	Withdraw(ctx context.Context, place, uid, reason, instead string) (app.Publication, error)
	Release(ctx context.Context, place, uid string) (app.Publication, error)
}

// withdrawing shows what is in a store, to withdraw one item of it.
type withdrawing struct {
	*kit.PageContext
	publisher StorePublisher
	writes    kit.Slot

	place string
	all   []app.StoreItem
	form  *kit.Form
	list  *fyne.Container
}

// begin shows the items of the store at a place, in place of the dialog it was asked for in.
func (w *withdrawing) begin(place string, over *kit.Form) {
	kit.Load(w.Tasks, &w.writes, func(ctx context.Context) ([]app.StoreItem, error) { return w.publisher.Items(ctx, place) },
		func(all []app.StoreItem, err error) {
			if over.Fail(err) {
				return
			}
			over.Hide()
			w.place, w.all = place, all
			w.show()
		})
}

func (w *withdrawing) show() {
	search := widgets.NewField("", words.Say("publish.withdraw-search"))
	w.list = container.New(widgets.Column{})
	w.form = w.Ask(words.Say("publish.withdraw-title"), words.Say("window.close"), 560, func(f *kit.Form) { f.Hide() },
		widgets.NewLabel(words.Say("publish.withdraw-help"), widgets.Small.Larger()), search, w.list)
	w.form.Close.Hide()
	search.OnChanged = w.find
	search.OnSubmitted = func(string) {} // it finds as one types: Enter is no wish to close the list
	w.find("")
	w.Window.Canvas().Focus(search)
}

// storeItemsShown is how many items are listed at once: the others are found by their title.
const storeItemsShown = 30

// find lists the items with a text in their title.
func (w *withdrawing) find(text string) {
	w.list.Objects = nil
	wanted, found := viet.Fold(text), 0
	for _, item := range w.all {
		if !strings.Contains(viet.Fold(item.Title), wanted) {
			continue
		}
		if found++; found <= storeItemsShown {
			w.list.Add(w.row(item))
		}
	}
	switch {
	case found == 0:
		w.list.Add(widgets.NewLabel(words.Say("publish.withdraw-none"), widgets.Body))
	case found > storeItemsShown:
		w.list.Add(widgets.NewLabel(words.Say("publish.withdraw-more", "count", found-storeItemsShown), widgets.Small.Larger()))
	}
	w.form.Column.Refresh()
}

func (w *withdrawing) row(item app.StoreItem) fyne.CanvasObject {
	var about []string
	if item.Other != "" {
		about = append(about, words.Say("publish.item-other", "name", kit.Cut(item.Other, 60)))
	}
	switch {
	case item.Withdrawn:
		about = append(about, words.Say("publish.item-withdrawn", "reason", item.Reason))
	case item.Model:
		about = append(about, words.Say("publish.item-model"))
	}
	var action fyne.CanvasObject = widgets.NewGap()
	switch {
	case item.Held:
		action = widgets.NewButton(words.Say("publish.release"), widgets.Quiet, func() { w.release(item) })
	case !item.Withdrawn:
		action = widgets.NewButton(words.Say("publish.withdraw-choose"), widgets.Normal, func() { w.ask(item) })
	}
	return widgets.NewEntryRow(kit.Cut(named(item), 120), strings.Join(about, " · "), nil, action)
}

// named is what an item is called.
func named(item app.StoreItem) string {
	if item.Title == "" {
		return words.Say("publish.item-unnamed")
	}
	return item.Title
}

// othersLine says that an item is another's, whom one should have asked.
func othersLine(item app.StoreItem) fyne.CanvasObject {
	line := widgets.NewLabel(words.Say("publish.withdraw-others", "name", kit.Cut(item.Other, 60)), widgets.Body.In(widgets.Bad))
	line.Hidden = item.Other == ""
	return line
}

// ask asks why an item is withdrawn, and what replaces it.
func (w *withdrawing) ask(item app.StoreItem) {
	var f *kit.Form // before the list, which is there again where nothing is withdrawn
	reason := widgets.NewField("", words.Say("publish.reason-hint"))
	instead := kit.NewSuggestField(words.Say("publish.withdraw-instead-none"), func() {
		f.ClearError()
		f.Column.Refresh()
	})
	for _, other := range w.all {
		if !other.Withdrawn && other.UID != item.UID && other.Title != "" {
			instead.Names = append(instead.Names, other.Title)
		}
	}
	f = w.Ask(words.Say("publish.withdraw-this", "title", kit.Cut(named(item), 60)), words.Say("publish.withdraw-now"), 380, func(f *kit.Form) {
		why := strings.TrimSpace(reason.Text)
		if why == "" {
			f.ShowError(words.Say("publish.withdraw-no-reason"))
			return
		}
		other, known := w.titled(strings.TrimSpace(instead.Text))
		if !known {
			f.ShowError(words.Say("publish.withdraw-none"))
			return
		}
		w.withdraw(f, item, why, other)
	}, widgets.NewLabel(words.Say("publish.withdraw-help"), widgets.Small.Larger()), othersLine(item), kit.Labelled(words.Say("publish.withdraw-reason"), reason),
		kit.Labelled(words.Say("publish.withdraw-instead"), instead.Box)).Carefully()
	reason.OnChanged = func(string) { f.ClearError() }
	w.Window.Canvas().Focus(reason)
}

// titled returns the uid of the item with a title that counts; "" where none was typed.
func (w *withdrawing) titled(title string) (uid string, known bool) {
	if title == "" {
		return "", true
	}
	i := slices.IndexFunc(w.all, func(item app.StoreItem) bool { return !item.Withdrawn && item.Title == viet.NFC(title) })
	if i < 0 {
		return "", false
	}
	return w.all[i].UID, true
}

func (w *withdrawing) withdraw(f *kit.Form, item app.StoreItem, reason, instead string) {
	var done app.Publication
	kit.DoIn(f, &w.writes, func(ctx context.Context) (err error) {
		done, err = w.publisher.Withdraw(ctx, w.place, item.UID, reason, instead)
		return err
	}, func() {
		f.Hide()
		w.form.Hide()
		w.Say(words.Say("publish.withdrawn-one", "title", kit.Cut(named(item), 80), "serial", done.Serial), "", nil)
	})
}

// release lets an item be published again.
func (w *withdrawing) release(item app.StoreItem) {
	f := w.form
	kit.DoIn(f, &w.writes, func(ctx context.Context) error {
		_, err := w.publisher.Release(ctx, w.place, item.UID)
		return err
	}, func() {
		f.Hide()
		w.Say(words.Say("publish.released", "title", kit.Cut(named(item), 80)), "", nil)
	})
}
