package main

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// parseTheme accepts a theme an article may bear.
func parseTheme(text string) (library.Theme, error) {
	t := library.Theme(strings.TrimSpace(text))
	if !slices.Contains(library.BuiltinThemes(), t) {
		return "", library.Fail(library.UnknownTheme, text, nil)
	}
	return t, nil
}

// parseThemes accepts themes, each text one or several with commas; chua-phan-loai and "" stand for
// none.
func parseThemes(texts []string) ([]library.Theme, error) {
	themes := []library.Theme{}
	for _, text := range strings.Split(strings.Join(texts, ","), ",") {
		if text = strings.TrimSpace(text); text == "" || library.Theme(text) == library.Unclassified {
			continue
		}
		t, err := parseTheme(text)
		if err != nil {
			return nil, err
		}
		themes = append(themes, t)
	}
	return library.SortThemes(themes), nil
}

// parseSelector accepts a theme, chua-phan-loai, or "" for all.
func parseSelector(text string) (library.Theme, error) {
	if text == "" || library.Theme(text) == library.Unclassified {
		return library.Theme(text), nil
	}
	return parseTheme(text)
}

var errSetAndAuto = errors.New("--set, --auto")

type themeJSON struct {
	ID     int64           `json:"id"`
	Themes []library.Theme `json:"themes"`
	By     library.Setter  `json:"by"`
}

func themeCommand() command {
	var set string
	var auto bool
	var flags *pflag.FlagSet
	return command{
		name: "theme", least: 1, most: 1,
		flags: func(f *pflag.FlagSet) {
			flags = f
			f.StringVar(&set, "set", "", "")
			f.BoolVar(&auto, "auto", false, "")
		},
		run: func(c *call) (result, error) {
			number, err := parseID(c.args[0], library.UnknownArticle)
			if err != nil {
				return result{}, err
			}
			if auto && flags.Changed("set") {
				return result{}, usage(errSetAndAuto)
			}
			themes, err := parseThemes([]string{set})
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			switch {
			case auto:
				err = a.AutoThemes(c.ctx, number)
			case flags.Changed("set"):
				err = a.Library().SetThemes(c.ctx, number, themes)
			}
			if err != nil {
				return result{}, err
			}
			return themeResult(c, a, number)
		},
	}
}

func themeResult(c *call, a *app.App, number int64) (result, error) {
	s, err := a.Library().Article(c.ctx, number)
	value := themeJSON{ID: s.ID, Themes: library.SortThemes(s.Themes), By: s.ThemesBy}
	return result{value: value, text: func(w io.Writer) {
		say(w, "bcv.themes", "id", s.ID, "themes", themeNames(s.Themes), "by", words.Say("bcv.by-"+string(s.ThemesBy)))
	}}, err
}
