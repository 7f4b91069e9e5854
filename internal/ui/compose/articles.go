package compose

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// articleDialog asks which other articles an outline shall have clippings of.
type articleDialog struct {
	page   *Composer
	place  kit.Slot
	form   *kit.Form
	search *widgets.Field
	rows   *widgets.Rows
	found  []library.Summary
	ticked kit.Selection
}

// mostOffered bounds the list of articles to choose from: what comes later is found by searching.
const mostOffered = 200

func (c *Composer) askArticles() { c.newArticleDialog() }

func (c *Composer) newArticleDialog() *articleDialog {
	d := &articleDialog{page: c, search: widgets.NewField("", words.Say("window.search")), rows: widgets.NewRows()}
	d.search.OnChanged = d.find
	d.rows.Height = func(i int, width float32) float32 { return widgets.RowHeight(d.row(i), width) }
	d.rows.Make = func() fyne.CanvasObject { return widgets.NewArticleRow() }
	d.rows.Bind = func(i int, o fyne.CanvasObject) {
		row := o.(*widgets.ArticleRow)
		row.OnTick = func() { d.tick(i) }
		row.OnOpen = row.OnTick
		row.Set(d.row(i))
	}
	d.rows.OnTick = d.tick
	ground := widgets.NewFill(widgets.Card)
	ground.Border, ground.Radius = widgets.Line, 6
	room := container.New(kit.FixedRoom{Height: 300}, ground, container.New(widgets.Around(1, 1), d.rows))
	d.form = c.Ask(words.Say("window.articles-add"), words.Say("window.articles-put"), 520, func(*kit.Form) { d.add() }, d.search, room)
	d.form.Submit.Enable(false)
	d.find("")
	c.Window.Canvas().Focus(d.search)
	return d
}

func (d *articleDialog) row(i int) widgets.Row {
	a := d.found[i]
	meta := origin(library.Stored{Article: library.Article{Published: a.Published}, Source: a.Source})
	if a.Gone {
		meta += " · " + kit.GoneText(a)
	}
	return widgets.Row{
		Title: a.Title, Unread: !a.Read, Ticked: d.ticked.Has(a.ID), Themes: d.page.ThemeTags(a.Themes, true),
		Meta: meta,
	}
}

func (d *articleDialog) tick(i int) {
	d.ticked.Toggle(d.found[i].ID)
	d.form.Submit.Enable(len(d.ticked.Order) > 0)
	d.rows.Renew()
}

// find lists the articles that have the words, the newest where there are none. Those the outline has already are
// left out.
func (d *articleDialog) find(query string) {
	c := d.page
	there := union(c.chosen[c.outline.ID], c.outline.Articles())
	kit.Load(c.Tasks, &d.place, func(ctx context.Context) ([]library.Summary, error) {
		var found []library.Summary
		if query == "" {
			all, err := c.needs.Articles.List(ctx, library.Filter{Limit: mostOffered})
			if err != nil {
				return nil, err
			}
			found = all
		} else {
			hits, err := c.needs.Articles.Search(ctx, query, library.Filter{Limit: mostOffered})
			if err != nil {
				return nil, err
			}
			for _, h := range hits {
				found = append(found, h.Summary)
			}
		}
		return slices.DeleteFunc(found, func(a library.Summary) bool { return slices.Contains(there, a.ID) }), nil
	}, func(found []library.Summary, err error) {
		if d.form.Fail(err) {
			return
		}
		d.found = found
		d.rows.SetLen(len(found))
		d.rows.Top()
	})
}

// add gives the outline the clippings of what is ticked.
func (d *articleDialog) add() {
	if len(d.ticked.Order) == 0 {
		return
	}
	d.form.Hide()
	d.page.bring(d.ticked.Order)
}

// bring adds the clippings of articles.
func (c *Composer) bring(ids []int64) {
	id := c.outline.ID
	c.chosen[id] = union(c.chosen[id], ids)
	all := slices.Clone(c.chosen[id])
	kit.Do(c.Tasks, &c.saves, func(ctx context.Context) error { return c.needs.Memory.SetClippings(ctx, id, all) }, func(err error) {
		c.Fail(err, nil)
	})
	c.gather()
	c.Say(words.Say("window.articles-added", "count", len(ids)), "", nil)
}
