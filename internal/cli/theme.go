package cli

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/theme"
	"baocaovien/internal/words"
)

// parseTheme accepts a theme an article may bear.
func parseTheme(c *call, text string) (library.Theme, error) {
	a, err := c.library()
	if err != nil {
		return "", err
	}
	t := library.Theme(strings.TrimSpace(text))
	if !slices.Contains(a.Themes.Themes(), t) {
		return "", library.Fail(library.UnknownTheme, text, nil)
	}
	return t, nil
}

// parseThemes accepts themes, each text one or several with commas; chua-phan-loai and "" stand for
// none.
func parseThemes(c *call, texts []string) ([]library.Theme, error) {
	themes := []library.Theme{}
	for _, text := range strings.Split(strings.Join(texts, ","), ",") {
		if text = strings.TrimSpace(text); text == "" || library.Theme(text) == library.Unclassified {
			continue
		}
		t, err := parseTheme(c, text)
		if err != nil {
			return nil, err
		}
		themes = append(themes, t)
	}
	return library.SortThemes(themes), nil
}

// parseSelector accepts a theme, chua-phan-loai, or "" for all.
func parseSelector(c *call, text string) (library.Theme, error) {
	if text == "" || library.Theme(text) == library.Unclassified {
		return library.Theme(text), nil
	}
	return parseTheme(c, text)
}

type themeJSON struct {
	ID     int64           `json:"id"`
	Themes []library.Theme `json:"themes"`
	By     library.Setter  `json:"by"`
	Why    []reasonJSON    `json:"why,omitempty"` // where it is asked for
	Alike  *alikeJSON      `json:"alike,omitempty"`
}

// alikeJSON tells of an article like this one for which a person chose other themes; told where why is asked.
type alikeJSON struct {
	ID     int64           `json:"id"`
	Title  string          `json:"title"`
	Themes []library.Theme `json:"themes"`
}

func themeCommand() command {
	var set string
	var auto, why bool
	var flags *pflag.FlagSet
	return command{
		name: "theme", least: 1, most: 1,
		flags: func(f *pflag.FlagSet) {
			flags = f
			f.StringVar(&set, "set", "", "")
			f.BoolVar(&auto, "auto", false, "")
			f.BoolVar(&why, "why", false, "")
		},
		run: func(c *call) (result, error) {
			number, err := parseID(c.args[0], library.UnknownArticle)
			if err != nil {
				return result{}, err
			}
			if auto && flags.Changed("set") {
				return result{}, usage(errors.New(words.Say("bcv.set-or-auto")))
			}
			themes, err := parseThemes(c, []string{set})
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			switch {
			case auto:
				err = a.Themes.AutoThemes(c.ctx, number)
			case flags.Changed("set"):
				err = a.Library().SetThemes(c.ctx, number, themes)
			}
			if err != nil {
				return result{}, err
			}
			return themeResult(c, a, number, why)
		},
	}
}

// themeResult tells the themes of an article and, where why is asked, which words of which passage decide.
func themeResult(c *call, a *app.App, number int64, why bool) (result, error) {
	s, err := a.Library().Article(c.ctx, number)
	if err != nil {
		return result{}, err
	}
	value := themeJSON{ID: s.ID, Themes: library.SortThemes(s.Themes), By: s.ThemesBy}
	if why {
		reading, err := a.Themes.Why(c.ctx, number)
		if err != nil {
			return result{}, err
		}
		value.Why = whyValue(reading)
		proposal, found, err := a.Themes.Proposal(c.ctx, number)
		if err != nil {
			return result{}, err
		}
		if found {
			value.Alike = &alikeJSON{proposal.Article, proposal.Title, proposal.Themes}
		}
	}
	return result{value: value, text: func(w io.Writer) {
		say(w, "bcv.themes", "id", s.ID, "themes", themeNames(c, s.Themes), "by", words.Say("bcv.by-"+string(s.ThemesBy)))
		for _, r := range value.Why {
			say(w, "bcv.theme-why", "theme", c.themeName(r.Theme), "first", r.First, "last", r.End-1, "words", strings.Join(r.Words, "; "))
		}
		if why && len(value.Why) == 0 {
			say(w, "bcv.theme-why-none")
		}
		if value.Alike != nil {
			sayAlike(c, w, s.ID, *value.Alike)
		}
	}}, nil
}

// sayAlike proposes the themes of an article like this one, and tells how they are set.
func sayAlike(c *call, w io.Writer, id int64, alike alikeJSON) {
	var slugs []string
	for _, t := range alike.Themes {
		slugs = append(slugs, string(t))
	}
	say(w, "bcv.theme-alike", "id", alike.ID, "title", alike.Title, "themes", themeNames(c, alike.Themes), "this", id, "set", "\""+strings.Join(slugs, ",")+"\"")
}

// reasonJSON tells which words of a passage decide for a theme: blocks from First to before End.
type reasonJSON struct {
	Theme library.Theme `json:"theme"`
	First int           `json:"first"`
	End   int           `json:"end"`
	Words []string      `json:"words"`

	Against []string `json:"against"` // outweighed
}

func whyValue(reading theme.Reading) []reasonJSON {
	all := []reasonJSON{}
	for _, r := range reading.Reasons() {
		p := reading.Passages[r.Passage]
		all = append(all, reasonJSON{Theme: r.Theme, First: p.First, End: p.End, Words: r.Words, Against: append([]string{}, r.Against...)})
	}
	return all
}

// ownThemeJSON is a theme as theme list prints it.
type ownThemeJSON struct {
	Theme    library.Theme `json:"theme"`
	Name     string        `json:"name"`
	Own      bool          `json:"own"`
	Keywords []string      `json:"keywords"`
	Articles int           `json:"articles"`
}

func themeListCommand() command {
	return command{name: "theme list", run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		counts, err := a.Library().Counts(c.ctx)
		if err != nil {
			return result{}, err
		}
		values := []ownThemeJSON{}
		own := a.Themes.OwnThemes()
		for _, t := range a.Themes.Themes() {
			v := ownThemeJSON{Theme: t, Name: a.Themes.ThemeName(t), Keywords: []string{}, Articles: counts.Total[t]}
			if i := slices.IndexFunc(own, func(o library.OwnTheme) bool { return o.Theme == t }); i >= 0 {
				v.Own, v.Keywords = true, own[i].Keywords
			}
			values = append(values, v)
		}
		return result{value: values, text: func(w io.Writer) {
			rows := [][]string{columns("bcv.theme-columns")}
			for _, v := range values {
				rows = append(rows, []string{string(v.Theme), c.themeName(v.Theme), id(int64(v.Articles)), strings.Join(v.Keywords, "; ")})
			}
			table(w, rows)
		}}, nil
	}}
}

func themeAddCommand() command {
	var keywords []string
	return command{
		name: "theme add", least: 1, most: 1,
		flags: func(f *pflag.FlagSet) { f.StringArrayVar(&keywords, "keyword", nil, "") },
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			t, err := a.Themes.SaveOwnTheme(c.ctx, c.args[0], keywords, themeProgress(c))
			return result{value: t, text: func(w io.Writer) {
				say(w, "bcv.theme-added", "name", t.Name, "theme", t.Theme, "keywords", strings.Join(t.Keywords, "; "))
			}}, err
		},
	}
}

func themeRemoveCommand() command {
	return command{
		name: "theme remove", least: 1, most: 1,
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			slug := library.Theme(c.args[0])
			name := a.Themes.ThemeName(slug)
			err = a.Themes.RemoveOwnTheme(c.ctx, slug, themeProgress(c))
			return result{value: struct{}{}, text: func(w io.Writer) { say(w, "bcv.theme-removed", "name", name) }}, err
		},
	}
}

// themeProgress says how far the articles are themed anew, every so many of them.
func themeProgress(c *call) func(done, total int) {
	const every = 500
	return func(done, total int) {
		if done%every == 0 {
			say(c.stderr, "bcv.theme-progress", "done", done, "total", total)
		}
	}
}
