package app

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/theme"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Themes are the built-in ones and the user's own, and what is done with them. The user may add one while a sync is
// under way: articles are read by those there are at the moment.
type Themes struct {
	store    *store.Library
	builtin  func() *theme.Classifier
	known    atomic.Pointer[knownThemes]
	teaching teaching
}

type knownThemes struct {
	classifier func() *theme.Classifier
	own        []library.OwnTheme
}

func newThemes(l *store.Library, builtin func() *theme.Classifier, own []library.OwnTheme) *Themes {
	t := &Themes{store: l, builtin: builtin}
	t.know(own)
	return t
}

// know makes own the themes of the user. The classifier is made when the first article is read by it.
func (t *Themes) know(own []library.OwnTheme) {
	t.known.Store(&knownThemes{sync.OnceValue(func() *theme.Classifier { return t.builtin().With(own) }), own})
}

// themeReader is the part of Themes that sync and intake use.
type themeReader struct{ themes *Themes }

// Read finds the passages of an article and their themes.
func (r themeReader) Read(ctx context.Context, title string, blocks []library.Block) theme.Reading {
	return r.themes.read(ctx, title, blocks)
}

// Follow themes the articles anew where another program has changed the user's themes.
func (r themeReader) Follow(ctx context.Context) error { return r.themes.follow(ctx) }

func (t *Themes) read(ctx context.Context, title string, blocks []library.Block) theme.Reading {
	return t.known.Load().classifier().Read(ctx, title, blocks)
}

// OwnThemes returns the themes that the user added.
func (t *Themes) OwnThemes() []library.OwnTheme { return slices.Clone(t.known.Load().own) }

// Themes returns all themes there are: the built-in ones first, the others in Vietnamese order of their names.
func (t *Themes) Themes() []library.Theme {
	all := library.BuiltinThemes()
	for _, own := range t.known.Load().own {
		all = append(all, own.Theme)
	}
	return all
}

// ThemeName returns what people call a theme, as it stands on paper.
func (t *Themes) ThemeName(of library.Theme) string {
	for _, own := range t.known.Load().own {
		if own.Theme == of {
			return own.Name
		}
	}
	return words.Vietnamese.Theme(of)
}

// SaveOwnTheme adds a theme of the user's, or gives the one of that name other keywords, and themes the stored
// articles anew; what a person chose stays. progress may be nil. A name of a built-in theme, or without a
// letter, and a theme without keywords are WrongUse.
func (t *Themes) SaveOwnTheme(ctx context.Context, name string, keywords []string, progress func(done, total int)) (library.OwnTheme, error) {
	own := library.OwnTheme{Name: viet.Clean(name)}
	own.Theme = store.Slug(own.Name)
	for _, k := range keywords {
		if k = viet.Clean(k); k != "" && !slices.Contains(own.Keywords, k) {
			own.Keywords = append(own.Keywords, k)
		}
	}
	if err := ownThemeError(own); err != nil {
		return own, err
	}
	if err := t.store.SaveOwnTheme(ctx, own); err != nil {
		return own, err
	}
	return own, t.retheme(ctx, progress)
}

// ownThemeError tells why a theme cannot be the user's.
func ownThemeError(t library.OwnTheme) error {
	reserved := append(library.BuiltinThemes(), library.Unclassified)
	for _, built := range reserved {
		if t.Theme == built || t.Theme == store.Slug(words.Vietnamese.Theme(built)) {
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
func (t *Themes) RemoveOwnTheme(ctx context.Context, slug library.Theme, progress func(done, total int)) error {
	if err := t.store.RemoveOwnTheme(ctx, slug); err != nil {
		return err
	}
	return t.retheme(ctx, progress)
}

// retheme reads all stored articles by the themes there are now, and again where another program changed those
// meanwhile: each would else leave articles without the other's. One that is stopped leaves the rest as they
// were; saving the theme again goes through all.
func (t *Themes) retheme(ctx context.Context, progress func(done, total int)) error {
	own, err := t.store.OwnThemes(ctx)
	if err != nil {
		return err
	}
	t.know(own)
	if err := t.rethemeAll(ctx, progress); err != nil {
		return err
	}
	return t.follow(ctx)
}

// follow themes the articles anew where another program has changed the user's themes since this one
// read them.
func (t *Themes) follow(ctx context.Context) error {
	now, err := t.store.OwnThemes(ctx)
	if err != nil || reflect.DeepEqual(now, t.known.Load().own) {
		return err
	}
	return t.retheme(ctx, nil)
}

func (t *Themes) rethemeAll(ctx context.Context, progress func(done, total int)) error {
	all, err := t.store.List(ctx, library.Filter{})
	if err != nil {
		return err
	}
	for i, s := range all {
		if err := t.rethemeOne(ctx, s.ID); err != nil && !library.IsKind(err, library.DamagedArticle) {
			return err
		}
		if progress != nil {
			progress(i+1, len(all))
		}
	}
	return nil
}

func (t *Themes) rethemeOne(ctx context.Context, id int64) error {
	article, err := t.store.Article(ctx, id)
	if err != nil {
		return err
	}
	passages := t.read(ctx, article.Title, article.Blocks).Passages
	if slices.EqualFunc(passages, article.Passages, samePassage) {
		return nil
	}
	return t.store.Retheme(ctx, id, passages)
}

func samePassage(a, b library.Passage) bool {
	return a.First == b.First && a.End == b.End && slices.Equal(a.Themes, b.Themes)
}

// AutoThemes gives the decision on an article's themes back to the program.
func (t *Themes) AutoThemes(ctx context.Context, id int64) error {
	article, err := t.store.Article(ctx, id)
	if err != nil {
		return err
	}
	return t.store.SetPassages(ctx, id, t.read(ctx, article.Title, article.Blocks).Passages)
}

// Why tells which words of an article decide for its themes, as the program reads it now.
func (t *Themes) Why(ctx context.Context, id int64) (theme.Reading, error) {
	article, err := t.store.Article(ctx, id)
	if err != nil {
		return theme.Reading{}, err
	}
	reading := t.read(ctx, article.Title, article.Blocks)
	return reading, library.Stopped(ctx, "why")
}

func wrongUse(key string, pairs ...any) error {
	return library.Fail(library.WrongUse, "", errors.New(words.Say(key, pairs...)))
}
