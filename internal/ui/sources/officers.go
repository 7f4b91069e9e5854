package sources

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// officerKeys are the keys with which something may be published in a store.
type officerKeys interface {
	Keys(ctx context.Context, place string) ([]app.PublisherKey, error)
	Admit(ctx context.Context, place string, r app.PublisherRequest) error
	Revoke(ctx context.Context, place, digits string) error
	Renew(ctx context.Context, place string) (digits string, err error)
}

// officerRequest asks to publish in another's store.
type officerRequest interface {
	Request(ctx context.Context) (app.PublisherRequest, string, error)
}

// storePart is who publishes in the store, with the ways in and out.
func (k *keyDialogs) storePart(s keyState) fyne.CanvasObject {
	column := container.New(widgets.Column{Gap: 6})
	buttons := container.New(widgets.Flow{Gap: 8, Between: 6})
	switch {
	case s.away != nil && !library.IsKind(s.away, library.NoStore):
		column.Add(widgets.NewLabel(words.Reason(s.away, k.LogPath), widgets.Body.In(widgets.Bad)))
	case len(s.all) == 0:
		column.Add(widgets.NewLabel(words.Say("publish.no-store-yet"), widgets.Small.Larger()))
	default:
		column.Add(widgets.NewLabel(words.Say("publish.store-keys", "place", kit.Cut(s.place, 80)), widgets.Small.Heavy()))
		for _, one := range s.all {
			column.Add(k.keyRow(s.place, one))
		}
		buttons.Add(widgets.NewButton(words.Say("publish.admit"), widgets.Normal, func() { k.askRequest(s.place) }))
	}
	if s.lost == nil {
		buttons.Add(widgets.NewButton(words.Say("publish.request"), widgets.Normal, k.showRequest))
	}
	column.Add(buttons)
	return column
}

func (k *keyDialogs) keyRow(place string, one app.PublisherKey) fyne.CanvasObject {
	var actions []fyne.CanvasObject
	if !one.Own && !one.Revoked {
		actions = append(actions, widgets.NewButton(words.Say("publish.revoke"), widgets.Quiet, func() { k.askRevoke(place, one) }))
	}
	return widgets.NewEntryRow(kit.Cut(one.Name, 60), one.Digits+" · "+one.State(), nil, actions...)
}

// askRevoke asks whether a key is to count no more.
func (k *keyDialogs) askRevoke(place string, one app.PublisherKey) {
	k.Ask(words.Say("publish.revoke-title", "name", kit.Cut(one.Name, 60)), words.Say("publish.revoke-now"), 280, func(f *kit.Form) {
		kit.DoIn(f, &k.writes, func(ctx context.Context) error { return k.publisher.Revoke(ctx, place, one.Digits) }, func() {
			f.Hide()
			k.done(words.Say("publish.revoked", "name", kit.Cut(one.Name, 60)), "", nil)
		})
	}, widgets.NewLabel(words.Say("publish.revoke-sure", "digits", one.Digits), widgets.Body)).Carefully()
}

// askRenew asks whether a new key is to take the place of the person's own.
func (k *keyDialogs) askRenew(place string) {
	k.Ask(words.Say("publish.renew-title"), words.Say("publish.renew-title"), 280, func(f *kit.Form) {
		var digits string
		kit.DoIn(f, &k.writes, func(ctx context.Context) (err error) {
			digits, err = k.publisher.Renew(ctx, place)
			return err
		}, func() {
			f.Hide()
			k.done(words.Say("publish.renewed", "digits", digits), words.Say("publish.key-paper"), func() { k.askPassphrase(k.savePaper) })
		})
	}, widgets.NewLabel(words.Say("publish.renew-sure"), widgets.Body)).Carefully()
}

// showRequest shows the text that another officer takes this machine's key from.
func (k *keyDialogs) showRequest() {
	var text string
	kit.Load(k.Tasks, &k.writes, func(ctx context.Context) (r app.PublisherRequest, err error) {
		r, text, err = k.publisher.Request(ctx)
		return r, err
	}, func(r app.PublisherRequest, err error) {
		if k.Fail(err, k.showRequest) {
			return
		}
		k.Ask(words.Say("publish.request-dialog"), words.Say("publish.request-copy"), 500, func(f *kit.Form) {
			fyne.CurrentApp().Clipboard().SetContent(text)
			f.Hide()
			k.done(words.Say("publish.request-copied"), "", nil)
		}, widgets.NewLabel(words.Say("publish.request-help"), widgets.Small.Larger()), requesterLine(r),
			widgets.NewLabel(words.Say("publish.keys-digits", "digits", r.Digits), widgets.Strong),
			widgets.NewLabel(words.Say("publish.keys-spoken", "spoken", app.SpokenDigits(r.Digits)), widgets.Body),
			widgets.NewArea(text, 6))
	})
}

// requesterLine says as whom one asks, or that the other and all who receive will not know.
func requesterLine(r app.PublisherRequest) *widgets.Label {
	if r.Unnamed {
		return widgets.NewLabel(words.Say("publish.request-unnamed", "name", r.Name), widgets.Body.In(widgets.Bad))
	}
	return widgets.NewLabel(words.Say("publish.request-as", "name", r.Name), widgets.Body)
}

// askRequest asks for the text of a request.
func (k *keyDialogs) askRequest(place string) {
	text := widgets.NewArea("", 6)
	k.Ask(words.Say("publish.admit-title"), words.Say("publish.admit-look"), 380, func(f *kit.Form) {
		r, err := app.ReadRequest(text.Text)
		if f.Fail(err) {
			return
		}
		k.compare(place, r, f)
	}, widgets.NewLabel(words.Say("publish.admit-help"), widgets.Small.Larger()), kit.Labelled(words.Say("publish.admit-text"), text))
	k.Window.Canvas().Focus(text)
}

// compare has the person type the digits they hear: who only presses a button has compared nothing. It stands before the dialog that
// asked for the request.
func (k *keyDialogs) compare(place string, r app.PublisherRequest, asked *kit.Form) {
	typed := widgets.NewField("", "")
	f := k.Ask(words.Say("publish.admit-title"), words.Say("publish.admit-now"), 300, func(f *kit.Form) {
		if !app.SameDigits(typed.Text, r.Digits) {
			f.ShowError(words.Say("publish.admit-differs"))
			return
		}
		kit.DoIn(f, &k.writes, func(ctx context.Context) error { return k.publisher.Admit(ctx, place, r) }, func() {
			f.Hide()
			asked.Hide()
			k.done(words.Say("publish.admitted", "name", kit.Cut(r.Name, 60)), "", nil)
		})
	}, widgets.NewLabel(words.Say("publish.admit-compare", "name", kit.Cut(r.Name, 60)), widgets.Body), kit.Labelled(words.Say("publish.admit-typed"), typed))
	typed.OnSubmitted = f.Press
	k.Window.Canvas().Focus(typed)
}
