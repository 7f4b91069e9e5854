package app

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"sync/atomic"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/theme"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// themeReader reads articles by the themes there are now: the user may add one while a sync is under way.
type themeReader struct{ now atomic.Pointer[knownThemes] }

type knownThemes struct {
	*theme.Classifier
	own []library.OwnTheme
}

func newThemeReader(c *theme.Classifier, own []library.OwnTheme) *themeReader {
	r := &themeReader{}
	r.now.Store(&knownThemes{c.With(own), own})
	return r
}

// Read finds the passages of an article and their themes.
func (r *themeReader) Read(title string, blocks []library.Block) theme.Reading {
	return r.now.Load().Read(title, blocks)
}

// OwnThemes returns the themes that the user added.
func (a *App) OwnThemes() []library.OwnTheme { return slices.Clone(a.themes.now.Load().own) }

// Themes returns all themes there are: the built-in ones first.
func (a *App) Themes() []library.Theme {
	all := library.BuiltinThemes()
	for _, t := range a.themes.now.Load().own {
		all = append(all, t.Theme)
	}
	return library.SortThemes(all)
}

// ThemeName returns what people call a theme.
func (a *App) ThemeName(t library.Theme) string {
	for _, own := range a.themes.now.Load().own {
		if own.Theme == t {
			return own.Name
		}
	}
	return words.Theme(t)
}

// SaveOwnTheme adds a theme of the user's, or gives the one of that name other keywords, and themes the stored
// articles anew; what a person chose stays. progress may be nil. A name of a built-in theme, or without a
// letter, and a theme without keywords are WrongUse.
func (a *App) SaveOwnTheme(ctx context.Context, name string, keywords []string, progress func(done, total int)) (library.OwnTheme, error) {
	t := library.OwnTheme{Name: viet.Clean(name)}
	t.Theme = store.Slug(t.Name)
	for _, k := range keywords {
		if k = viet.Clean(k); k != "" && !slices.Contains(t.Keywords, k) {
			t.Keywords = append(t.Keywords, k)
		}
	}
	if err := ownThemeError(t); err != nil {
		return t, err
	}
	if err := a.store.SaveOwnTheme(ctx, t); err != nil {
		return t, err
	}
	return t, a.retheme(ctx, progress)
}

// ownThemeError tells why a theme cannot be the user's.
func ownThemeError(t library.OwnTheme) error {
	reserved := append(library.BuiltinThemes(), library.Unclassified)
	for _, built := range reserved {
		if t.Theme == built || t.Theme == store.Slug(words.Theme(built)) {
			return wrongUse("themes.taken", "name", t.Name)
		}
	}
	if t.Theme == "" {
		return wrongUse("themes.nameless")
	}
	if len(t.Keywords) == 0 {
		return wrongUse("themes.no-keywords", "name", t.Name)
	}
	return nil
}

// RemoveOwnTheme removes a theme of the user's, from the articles that bear it too, and themes the stored
// articles anew. progress may be nil. An unknown one is UnknownTheme.
func (a *App) RemoveOwnTheme(ctx context.Context, slug library.Theme, progress func(done, total int)) error {
	if err := a.store.RemoveOwnTheme(ctx, slug); err != nil {
		return err
	}
	return a.retheme(ctx, progress)
}

// retheme reads all stored articles by the themes there are now, and again where another program changed those
// meanwhile: each would else leave articles without the other's. One that is stopped leaves the rest as they
// were; saving the theme again goes through all.
func (a *App) retheme(ctx context.Context, progress func(done, total int)) error {
	own, err := a.store.OwnThemes(ctx)
	if err != nil {
		return err
	}
	a.themes.now.Store(&knownThemes{a.themes.now.Load().With(own), own})
	if err := a.rethemeAll(ctx, progress); err != nil {
		return err
	}
	return a.followThemes(ctx)
}

// followThemes themes the articles anew where another program has changed the user's themes since this one
// read them.
func (a *App) followThemes(ctx context.Context) error {
	now, err := a.store.OwnThemes(ctx)
	if err != nil || reflect.DeepEqual(now, a.themes.now.Load().own) {
		return err
	}
	return a.retheme(ctx, nil)
}

func (a *App) rethemeAll(ctx context.Context, progress func(done, total int)) error {
	all, err := a.store.List(ctx, library.Filter{})
	if err != nil {
		return err
	}
	for i, s := range all {
		if err := a.rethemeOne(ctx, s.ID); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(all))
		}
	}
	return nil
}

func (a *App) rethemeOne(ctx context.Context, id int64) error {
	article, err := a.store.Article(ctx, id)
	if err != nil {
		return err
	}
	passages := a.themes.Read(article.Title, article.Blocks).Passages
	if slices.EqualFunc(passages, article.Passages, samePassage) {
		return nil
	}
	return a.store.Retheme(ctx, id, passages)
}

func samePassage(a, b library.Passage) bool {
	return a.First == b.First && a.End == b.End && slices.Equal(a.Themes, b.Themes)
}

// Why tells which words of an article decide for its themes, as the program reads it now.
func (a *App) Why(ctx context.Context, id int64) (theme.Reading, error) {
	article, err := a.store.Article(ctx, id)
	if err != nil {
		return theme.Reading{}, err
	}
	return a.themes.Read(article.Title, article.Blocks), nil
}

func wrongUse(key string, pairs ...any) error {
	return library.Fail(library.WrongUse, "", errors.New(words.Say(key, pairs...)))
}
