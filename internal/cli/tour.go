package cli

import (
	"io"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// tourArticles is how many articles the tour puts into its handout.
const tourArticles = 2

type tourJSON struct {
	Sync    syncJSON                    `json:"sync"`
	Themes  map[library.Theme][]tourRow `json:"themes"`
	Handout handoutJSON                 `json:"handout"`
}

type tourRow struct {
	ID    int64  `json:"id"`
	Title string `json:"title"`
}

// tourCommand does the program's whole job once, on the embedded sample site and without a network:
// sync, articles by theme, a handout of two of them.
func tourCommand() command {
	var out string
	return command{
		name:  "tour",
		flags: func(f *pflag.FlagSet) { f.StringVar(&out, "out", "", "") },
		run: func(c *call) (result, error) {
			a, err := app.Open(c.ctx, app.Options{Dir: c.data, Sample: true})
			if err != nil {
				return result{}, err
			}
			c.app = a
			report, err := a.Sources.Sync(c.ctx, nil, c.progress())
			if err != nil {
				return result{}, err
			}
			value := tourJSON{Sync: syncValue(report), Themes: map[library.Theme][]tourRow{}}
			if err := byTheme(c, a, value.Themes); err != nil {
				return result{}, err
			}
			value.Handout, err = tourHandout(c, a, value.Themes[library.SeaIslands], out)
			return result{value: value, text: func(w io.Writer) { tourText(w, value) }, code: syncCode(report)}, err
		},
	}
}

// byTheme fills themes with what the library holds of each.
func byTheme(c *call, a *app.App, themes map[library.Theme][]tourRow) error {
	for _, t := range append(library.BuiltinThemes(), library.Unclassified) {
		articles, err := a.Library().List(c.ctx, library.Filter{Theme: t})
		if err != nil {
			return err
		}
		for _, s := range articles {
			themes[t] = append(themes[t], tourRow{ID: s.ID, Title: s.Title})
		}
	}
	return nil
}

func tourHandout(c *call, a *app.App, rows []tourRow, out string) (handoutJSON, error) {
	var ids []int64
	for _, r := range rows[:min(len(rows), tourArticles)] {
		ids = append(ids, r.ID)
	}
	outline, left, err := a.Outlines.Draft(c.ctx, ids, library.SeaIslands)
	if err != nil {
		return handoutJSON{}, err
	}
	file, err := outFile(out, outline.Title)
	if err != nil {
		return handoutJSON{}, err
	}
	value, err := writeHandout(c, a, outline, app.PrintOptions{Template: handout.DeCuong}, file)
	value.Left = left
	return value, err
}

func tourText(w io.Writer, v tourJSON) {
	say(w, "bcv.sync-total", "new", v.Sync.New, "updated", v.Sync.Updated, "unchanged", v.Sync.Unchanged, "failed", v.Sync.Failed)
	for _, t := range append(library.BuiltinThemes(), library.Unclassified) {
		say(w, "bcv.tour-theme", "theme", words.Theme(t), "count", len(v.Themes[t]))
		for _, r := range v.Themes[t] {
			say(w, "bcv.tour-article", "id", r.ID, "title", r.Title)
		}
	}
	say(w, "bcv.handout", "file", v.Handout.File, "pages", v.Handout.Pages, "points", v.Handout.Points)
}
