package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/wordlist"
	"baocaovien/internal/words"
)

// OfficeWordStore keeps the words of the office's own.
type OfficeWordStore interface {
	Words(ctx context.Context) ([]library.OfficeWord, error)
	Import(ctx context.Context, file string) (app.TakenWords, error)
	Save(ctx context.Context, was, now library.OfficeWord) error
	Remove(ctx context.Context, word string, kind library.WordKind) ([]library.OfficeWord, error)
}

// mostShownWords is how many words are shown at a time; the others are found by typing.
const mostShownWords = 20

// mostShownFaults is how many lines that were not taken are shown.
const mostShownFaults = 100

// officeWordsPart is the part of the settings that keeps the words of the office's own.
type officeWordsPart struct {
	*kit.PageContext
	keep   OfficeWordStore
	place  kit.Slot
	writes kit.Slot
	all    []library.OfficeWord

	form   *kit.Form // in which a word was edited last
	filter *widgets.Field
	count  *widgets.Label
	list   *fyne.Container
	box    *fyne.Container
}

func newOfficeWords(d *kit.PageContext, keep OfficeWordStore) *officeWordsPart {
	o := &officeWordsPart{PageContext: d, keep: keep, count: widgets.NewLabel("", widgets.Small.Larger()), list: container.New(widgets.Column{Gap: 6})}
	o.filter = widgets.NewField("", words.Say("settings.words-filter"))
	o.filter.OnChanged = func(string) { o.refresh() }
	o.box = container.New(widgets.Column{Gap: 6}, o.count, o.filter, o.list, kit.Row(
		widgets.NewButton(words.Say("settings.words-add"), widgets.Normal, func() { o.edit(library.OfficeWord{}, library.OfficeWord{Kind: library.ShortWord}) }),
		widgets.NewButton(words.Say("settings.words-import"), widgets.Normal, o.choose)))
	return o
}

// update loads the words.
func (o *officeWordsPart) update() {
	kit.Load(o.Tasks, &o.place, o.keep.Words, func(all []library.OfficeWord, err error) {
		if !o.Fail(err, o.update) {
			o.all = all
			o.refresh()
		}
	})
}

func (o *officeWordsPart) refresh() {
	o.count.SetText(countedWords(o.all))
	o.filter.Hidden = len(o.all) <= mostShownWords && o.filter.Text == ""
	o.list.Objects = nil
	more := 0
	for _, w := range o.all {
		switch {
		case !mentions(w, o.filter.Text):
		case len(o.list.Objects) >= mostShownWords:
			more++
		default:
			o.list.Add(o.row(w))
		}
	}
	if more > 0 {
		o.list.Add(widgets.NewLabel(words.Say("settings.words-more", "count", more), widgets.Small.Larger()))
	}
	o.box.Refresh()
}

// countedWords says how many words there are of each kind.
func countedWords(all []library.OfficeWord) string {
	if len(all) == 0 {
		return words.Say("settings.words-none")
	}
	of := map[library.WordKind]int{}
	for _, w := range all {
		of[w.Kind]++
	}
	return words.Say("settings.words-count", "total", len(all), "short", of[library.ShortWord], "place", of[library.OldPlace], "unit", of[library.OwnUnit])
}

// mentions reports a word that holds what was typed, marks aside.
func mentions(w library.OfficeWord, typed string) bool {
	return strings.Contains(viet.Fold(w.Word+" "+w.Means), viet.Fold(strings.TrimSpace(typed)))
}

func (o *officeWordsPart) row(w library.OfficeWord) fyne.CanvasObject {
	return kit.Dock(nil, nil, nil, container.NewHBox(
		widgets.NewButton(words.Say("window.edit"), widgets.Quiet, func() { o.edit(w, w) }),
		widgets.NewButton(words.Say("window.remove"), widgets.Quiet, func() { o.remove(w) })),
		container.New(widgets.Column{}, widgets.NewLabel(wordlist.Line(w), widgets.Strong),
			widgets.NewLabel(app.WordKindName(w.Kind), widgets.Small.Larger())))
}

// edit asks for a word that takes the place of was; now is what the fields begin with.
func (o *officeWordsPart) edit(was, now library.OfficeWord) {
	kind := kit.NewChipGroup(library.WordKinds(), app.WordKindName, func(k library.WordKind) { now.Kind = k })
	kind.Set(now.Kind)
	word, means := widgets.NewField(now.Word, ""), widgets.NewField(now.Means, "")
	o.form = o.Ask(words.Say("settings.words"), words.Say("window.save"), 340, func(f *kit.Form) {
		o.save(was, library.OfficeWord{Kind: now.Kind, Word: viet.Clean(word.Text), Means: viet.Clean(means.Text)}, f)
	}, kind.Box, kit.Labelled(words.Say("settings.words-form-word"), word), kit.Labelled(words.Say("settings.words-form-means"), means))
	o.Window.Canvas().Focus(word)
}

// save keeps a word; f stays open where it cannot be.
func (o *officeWordsPart) save(was, now library.OfficeWord, f *kit.Form) {
	kit.DoIn(f, &o.writes, func(ctx context.Context) error { return o.keep.Save(ctx, was, now) }, func() {
		f.Hide()
		o.Say(words.Say("settings.words-saved", "word", wordlist.Line(now)), "", nil)
		o.update()
	})
}

// remove takes a word away, with a way back.
func (o *officeWordsPart) remove(w library.OfficeWord) {
	var gone []library.OfficeWord
	take := func(ctx context.Context) (err error) {
		gone, err = o.keep.Remove(ctx, w.Word, w.Kind)
		return err
	}
	kit.Do(o.Tasks, &o.writes, take, func(err error) {
		if !o.Fail(err, func() { o.remove(w) }) {
			o.SayGone(words.Say("settings.words-removed", "word", wordlist.Line(w)), func() { o.bringBack(gone) })
		}
		o.update()
	})
}

// bringBack adds words that were taken away.
func (o *officeWordsPart) bringBack(gone []library.OfficeWord) {
	add := func(ctx context.Context) error {
		for _, w := range gone {
			if err := o.keep.Save(ctx, library.OfficeWord{}, w); err != nil {
				return err
			}
		}
		return nil
	}
	kit.Do(o.Tasks, &o.writes, add, func(err error) {
		o.Fail(err, func() { o.bringBack(gone) })
		o.update()
	})
}

// choose asks for a table of words.
func (o *officeWordsPart) choose() {
	list := kit.NewFolders(o.PageContext, 300, ".txt", ".csv", ".tsv", ".xlsx")
	f := o.Ask(words.Say("settings.words-import"), "", 560, nil, widgets.NewLabel(words.Say("settings.words-import-help"), widgets.Small.Larger()), list.Box)
	f.Submit.Hide()
	list.Wrong, list.Opened = f.ShowError, f.ClearError
	list.Pick = func(file string) {
		f.Hide()
		o.take(file)
	}
	list.Open(list.Folder)
}

// take adds the words of a table and tells what came of it.
func (o *officeWordsPart) take(file string) {
	read := func(ctx context.Context) (app.TakenWords, error) { return o.keep.Import(ctx, file) }
	kit.Load(o.Tasks, &o.writes, read, func(taken app.TakenWords, err error) {
		if o.Fail(err, func() { o.take(file) }) {
			return
		}
		o.update()
		if len(taken.Faults) == 0 {
			o.Say(words.Say("settings.words-imported", "added", taken.Added, "known", taken.Known), "", nil)
			return
		}
		o.Say(words.Say("settings.words-partly", "added", taken.Added, "failed", len(taken.Faults)), words.Say("taking.why"), func() { o.tell(taken) })
	})
}

// tell shows which lines were not taken, and why.
func (o *officeWordsPart) tell(taken app.TakenWords) {
	var lines []string
	for _, f := range taken.Faults {
		lines = append(lines, words.Say("settings.words-fault", "line", f.Line, "sentence", app.WordFaultSentence(f)))
	}
	if more := len(lines) - mostShownFaults; more > 0 {
		lines = append(lines[:mostShownFaults], words.Say("settings.words-faults-more", "count", more))
	}
	f := o.Ask(words.Say("settings.words-faults"), words.Say("window.close"), 460, func(f *kit.Form) { f.Hide() },
		widgets.NewLabel(strings.Join(lines, "\n"), widgets.Body))
	f.Close.Hide()
}
