package ui

import (
	"context"
	"slices"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/compose"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Compose begins an outline of articles. Of one article that an outline quotes already, that outline is offered.
func (v *Window) Compose(articles []int64, t library.Theme) {
	if len(articles) != 1 {
		v.compose().Begin(articles, t)
		return
	}
	kit.Load(v.Tasks, &v.offers, func(ctx context.Context) ([]library.Outline, error) {
		all, err := v.app.Library().Outlines(ctx)
		return slices.DeleteFunc(all, func(o library.Outline) bool { return !slices.Contains(o.Articles(), articles[0]) }), err
	}, func(have []library.Outline, err error) {
		switch {
		case v.Fail(err, func() { v.Compose(articles, t) }):
		case len(have) == 0:
			v.compose().Begin(articles, t)
		default:
			v.offerOutline(have[0], articles, t)
		}
	})
}

// offerOutline lets one go on with an outline of an article, or begin another.
func (v *Window) offerOutline(o library.Outline, articles []int64, t library.Theme) {
	var f *kit.Form
	another := widgets.NewButton(words.Say("window.outline-another"), widgets.Normal, func() {
		f.Hide()
		v.compose().Begin(articles, t)
	})
	f = v.Ask(words.Say("window.outline-there"), words.Say("window.open-outline"), 260, func(f *kit.Form) {
		f.Hide()
		v.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: o.ID})
	}, widgets.NewLabel(words.Say("window.outline-there-help", "title", kit.Cut(compose.Named(o), 160)), widgets.Body), kit.Row(another))
}
