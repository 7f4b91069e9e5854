package sources

import (
	"context"
	"strings"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// storeKeeper looks at the store of another office, and makes it a source when its key is agreed to.
type storeKeeper interface {
	LookAtStore(ctx context.Context, address string) (app.StoreOffer, error)
	AddStore(ctx context.Context, offer app.StoreOffer, title string, themes []library.Theme, agreed app.Agreement) (library.Source, error)
}

// lookAtStore reads who publishes a store, and shows what its key is compared by; nothing is stored.
func (p *probe) lookAtStore(address string) {
	p.Notice.Hide()
	p.around.busy(true)
	kit.Load(p.Tasks, &p.visit, func(ctx context.Context) (app.StoreOffer, error) { return p.stores.LookAtStore(ctx, address) },
		func(offer app.StoreOffer, err error) {
			p.around.busy(false)
			if p.Fail(err, func() { p.lookAtStore(address) }) {
				return
			}
			p.column.Objects = nil
			p.box.Show()
			p.offerStore(offer)
			p.around.fit()
		})
}

// offerStore asks whether a store is that of the office it says. The digits are read out as words too, which the ear does not
// mistake.
func (p *probe) offerStore(offer app.StoreOffer) {
	p.name = widgets.NewField(words.OnPaper("publish.source-title", "name", offer.Name), "")
	p.column.Add(widgets.NewLabel(words.Say("sources.store-of", "name", offer.Name), widgets.Section))
	p.column.Add(widgets.NewLabel(words.Say("sources.store-holds", "serial", offer.Serial, "day", viet.ShortDate(offer.Made), "address", library.ShownAddress(offer.URL)), widgets.Small.Larger()))
	p.column.Add(widgets.NewLabel(offer.Digits, widgets.Strong))
	p.column.Add(widgets.NewLabel(words.Say("sources.store-spoken", "spoken", app.SpokenDigits(offer.Digits)), widgets.Body))
	p.column.Add(widgets.NewLabel(words.Say("sources.store-compare"), widgets.Small.Larger()))
	p.column.Add(kit.Labelled(words.Say("sources.name"), p.name))
	p.column.Add(kit.Ways(
		widgets.NewButton(words.Say("sources.drop"), widgets.Normal, p.hide),
		widgets.NewButton(words.Say("sources.store-accept"), widgets.Primary, func() { p.addStore(offer) })))
}

// addStore makes a source of a store whose key the person has compared.
func (p *probe) addStore(offer app.StoreOffer) {
	title := strings.TrimSpace(p.name.Text)
	p.around.busy(true)
	kit.Load(p.Tasks, &p.writes, func(ctx context.Context) (library.Source, error) {
		return p.stores.AddStore(ctx, offer, title, nil, app.Agreement{Fingerprints: []string{offer.Digits}})
	}, func(s library.Source, err error) {
		p.around.busy(false)
		if p.Fail(err, nil) {
			return
		}
		p.hide()
		p.around.added(s)
	})
}
