package cli

import (
	"errors"
	"io"
	"time"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// summaryJSON is an article in a list.
type summaryJSON struct {
	ID        int64           `json:"id"`
	Title     string          `json:"title"`
	URL       string          `json:"url"`
	Source    string          `json:"source"`
	Published library.Moment  `json:"published"`
	Themes    []library.Theme `json:"themes"`
	Lead      string          `json:"lead"`
}

// filterFlags are the flags that select articles.
type filterFlags struct {
	theme, since, until string
	source              int64
	unread              bool
	limit               int
}

// add names the flags; limit is how many articles are given where none is asked for, 0 for all.
func (f *filterFlags) add(set *pflag.FlagSet, limit int) {
	set.StringVar(&f.theme, "theme", "", "")
	set.Int64Var(&f.source, "source", 0, "")
	set.StringVar(&f.since, "since", "", "")
	set.StringVar(&f.until, "until", "", "")
	set.IntVar(&f.limit, "limit", limit, "")
}

// open opens the library and returns it with what the flags select. A source that is not there is UnknownSource.
func (f *filterFlags) open(c *call) (*app.App, library.Filter, error) {
	filter, err := f.filter(c)
	if err != nil {
		return nil, filter, err
	}
	a, err := c.library()
	if err == nil && filter.Source != 0 {
		_, err = a.Library().Source(c.ctx, filter.Source)
	}
	return a, filter, err
}

func (f *filterFlags) filter(c *call) (library.Filter, error) {
	theme, err := parseSelector(c, f.theme)
	if err != nil {
		return library.Filter{}, err
	}
	since, err := parseDay(f.since)
	if err != nil {
		return library.Filter{}, err
	}
	until, err := parseDay(f.until)
	if err != nil {
		return library.Filter{}, err
	}
	if f.limit < 0 || f.source < 0 {
		return library.Filter{}, usage(errors.New(words.Say("bcv.negative")))
	}
	return library.Filter{
		Theme: theme, Source: f.source, Unread: f.unread, Since: since, Until: until, Limit: f.limit,
	}, nil
}

// parseDay reads YYYY-MM-DD, RFC 3339, or a date as Vietnamese write it; "" is no date.
func parseDay(text string) (library.Moment, error) {
	if text == "" {
		return library.Moment{}, nil
	}
	if t, err := time.ParseInLocation(time.DateOnly, text, library.Vietnam); err == nil {
		return library.At(t, library.ToDay), nil
	}
	if m, ok := viet.ParseDate(text); ok {
		return m, nil
	}
	return library.Moment{}, library.Fail(library.BadDate, text, nil)
}

func listCommand() command {
	var f filterFlags
	return command{
		name: "list",
		flags: func(set *pflag.FlagSet) {
			f.add(set, 0)
			set.BoolVar(&f.unread, "unread", false, "")
		},
		run: func(c *call) (result, error) {
			a, filter, err := f.open(c)
			if err != nil {
				return result{}, err
			}
			articles, err := a.Library().List(c.ctx, filter)
			values := make([]summaryJSON, 0, len(articles))
			for _, s := range articles {
				values = append(values, summaryJSON{
					ID: s.ID, Title: s.Title, URL: library.ShownAddress(s.URL), Source: s.Source, Published: s.Published,
					Themes: library.SortThemes(s.Themes), Lead: s.Lead,
				})
			}
			return result{value: values, text: func(w io.Writer) { listText(c, w, articles) }}, err
		},
	}
}

func listText(c *call, w io.Writer, articles []library.Summary) {
	if len(articles) == 0 {
		say(w, "bcv.no-articles")
		return
	}
	rows := [][]string{columns("bcv.list-columns")}
	for _, s := range articles {
		rows = append(rows, []string{id(s.ID), day(s.Published), s.Title, themeNames(c, s.Themes), s.Source})
	}
	table(w, rows)
}
