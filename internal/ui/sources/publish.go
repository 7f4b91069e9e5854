package sources

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// StorePublisher publishes for other offices, with what belongs to it: keys, further officers, withdrawals.
type StorePublisher interface {
	choicePublisher
	keyKeeper
	officerKeys
	officerRequest
	itemWithdrawer
}

// choicePublisher publishes what is chosen of the library.
type choicePublisher interface {
	Preview(ctx context.Context, place string, choice store.PublishChoice) (app.Publication, error)
	Publish(ctx context.Context, place string, choice store.PublishChoice, reason string) (app.Publication, error)
	LastPlace(ctx context.Context) (string, error)
}

// publishDialog asks what is published where, shows what would change, and publishes it.
type publishDialog struct {
	*kit.PageContext
	publisher StorePublisher
	withdraw  *withdrawing
	writes    kit.Slot

	place  *widgets.Field
	choice store.PublishChoice
}

func newPublishing(d *kit.PageContext, p StorePublisher) *publishDialog {
	return &publishDialog{PageContext: d, publisher: p, withdraw: &withdrawing{PageContext: d, publisher: p}}
}

// begin opens the dialog with the place of the last time.
func (p *publishDialog) begin() {
	kit.Load(p.Tasks, &p.writes, p.publisher.LastPlace, func(last string, err error) {
		if p.Fail(err, nil) {
			return
		}
		p.choice = store.PublishChoice{}
		p.ask(last)
	})
}

// ask asks where the store lies and what goes into it.
func (p *publishDialog) ask(last string) {
	p.place = widgets.NewField(last, words.Say("publish.place-hint"))
	folders := kit.NewFolders(p.PageContext, 170)
	var f *kit.Form
	withdraw := widgets.NewLink(words.Say("publish.withdraw"), func() { p.beginWithdrawal(f) })
	f = p.Ask(words.Say("publish.title"), words.Say("publish.look"), 620, p.look,
		widgets.NewLabel(words.Say("publish.help"), widgets.Small.Larger()),
		kit.Labelled(words.Say("publish.what"), p.choices()),
		kit.Row(withdraw), kit.Labelled(words.Say("publish.place"), p.place), folders.Box)
	folders.Fill(p.place, f)
}

// beginWithdrawal shows what is in the store, to withdraw one item of it.
func (p *publishDialog) beginWithdrawal(f *kit.Form) {
	place := strings.TrimSpace(p.place.Text)
	if place == "" {
		f.ShowError(words.Say("publish.no-place"))
		return
	}
	p.withdraw.begin(place, f)
}

// choices are chips for the themes and the saved articles; where none is chosen, everything is published.
func (p *publishDialog) choices() fyne.CanvasObject {
	row := container.New(widgets.Flow{Gap: 8, Between: 6})
	said := widgets.NewLabel(words.Say("publish.all"), widgets.Small.Larger())
	tell := func() {
		if p.choice.All() {
			said.SetText(words.Say("publish.all"))
			return
		}
		said.SetText(words.Say("publish.some"))
	}
	for _, t := range p.Themes() {
		var chip *widgets.Chip
		chip = widgets.NewFilterChip(p.ThemeName(t), func() {
			p.choice.Themes = toggled(p.choice.Themes, t)
			chip.Set(p.ThemeName(t), slices.Contains(p.choice.Themes, t))
			tell()
		})
		row.Add(chip)
	}
	var saved *widgets.Chip
	saved = widgets.NewFilterChip(words.Say("publish.saved"), func() {
		p.choice.Saved = !p.choice.Saved
		saved.Set(words.Say("publish.saved"), p.choice.Saved)
		tell()
	})
	row.Add(saved)
	return container.New(widgets.Column{Gap: 4}, row, said)
}

// toggled is a list with a theme in it, or without where it was in.
func toggled(themes []library.Theme, t library.Theme) []library.Theme {
	if at := slices.Index(themes, t); at >= 0 {
		return slices.Delete(slices.Clone(themes), at, at+1)
	}
	return append(slices.Clone(themes), t)
}

// look shows what would change, before anything is written.
func (p *publishDialog) look(f *kit.Form) {
	place, choice := strings.TrimSpace(p.place.Text), p.choice
	if place == "" {
		f.ShowError(words.Say("publish.no-place"))
		return
	}
	kit.LoadIn(f, &p.writes, func(ctx context.Context) (app.Publication, error) {
		return p.publisher.Preview(ctx, place, choice)
	}, func(would app.Publication) {
		f.Hide()
		p.confirm(place, choice, would)
	})
}

// publisherLine says as whom one publishes, or that nobody will know.
func publisherLine(would app.Publication) *widgets.Label {
	if would.Unnamed {
		return widgets.NewLabel(words.Say("publish.unnamed", "name", would.Name), widgets.Body.In(widgets.Bad))
	}
	return widgets.NewLabel(words.Say("publish.as", "name", would.Name), widgets.Body)
}

// confirm says what will change and publishes it when the person agrees.
func (p *publishDialog) confirm(place string, choice store.PublishChoice, would app.Publication) {
	lines := container.New(widgets.Column{Gap: 6}, widgets.NewLabel(words.Say("publish.would", "kinds", would.KindsText(), "new", would.New,
		"updated", would.Updated, "withdrawn", would.Withdrawn), widgets.Body))
	lines.Add(publisherLine(would))
	if would.Stamped > 0 {
		lines.Add(widgets.NewLabel(words.Say("publish.stamped", "count", would.Stamped), widgets.Body.In(widgets.Bad)))
	}
	for _, m := range would.Citing {
		lines.Add(widgets.NewLabel(m.Text(), widgets.Body.In(widgets.Bad)))
	}
	for _, b := range would.Taken {
		lines.Add(widgets.NewLabel(b.Text(), widgets.Body.In(widgets.Bad)))
	}
	reason := widgets.NewField("", words.Say("publish.reason-hint"))
	if would.Withdrawn > 0 {
		lines.Add(kit.Labelled(words.Say("publish.reason"), reason))
	}
	lines.Add(widgets.NewLabel(words.Say("publish.key", "digits", would.Digits, "spoken", app.SpokenDigits(would.Digits)), widgets.Small.Larger()))
	p.Ask(words.Say("publish.confirm", "place", kit.Cut(place, 80)), words.Say("publish.now"), 360, func(f *kit.Form) {
		var done app.Publication
		kit.DoIn(f, &p.writes, func(ctx context.Context) (err error) {
			done, err = p.publisher.Publish(ctx, place, choice, reason.Text)
			return err
		}, func() {
			f.Hide()
			p.Say(words.Say("publish.done", "serial", done.Serial, "kinds", done.KindsText(), "files", done.FilesWritten), "", nil)
		})
	}, lines).Carefully()
}
