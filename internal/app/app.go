package app

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/sample"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
	"baocaovien/internal/theme"
	"baocaovien/internal/web"
)

// Options choose the library.
type Options struct {
	Dir    string // "" means the user's own (see Dir)
	Sample bool   // adds the sources of the embedded sample site
}

// App is an open library and everything that works on it. It is safe for concurrent use.
type App struct {
	dir      string
	log      *slog.Logger
	logFile  io.Closer
	store    *store.Library
	settings *settings.Settings
	themes   *themeReader
	web      *web.Client
	syncer   *syncer.Syncer
	fonts    func() (*paper.Fonts, error)
	now      func() time.Time
	restored Restored
}

// Open opens the library, and makes it where there is none. Errors carry a kind: ReadOnly, DiskFull,
// NewerLibrary, DamagedLibrary, BusyLibrary.
func Open(ctx context.Context, o Options) (*App, error) {
	dir, err := Dir(o.Dir, o.Sample)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fileError(dir, err)
	}
	classifier, err := theme.New(assets.Themes, nil)
	if err != nil {
		return nil, err
	}
	restored := carryOut(ctx, dir, library.At(time.Now(), library.ToMinute))
	shelf, err := store.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	own, err := shelf.OwnThemes(ctx)
	if err != nil {
		return nil, errors.Join(err, shelf.Close())
	}
	a := &App{dir: dir, store: shelf, themes: newThemeReader(classifier, own), settings: settings.New(shelf), now: time.Now, restored: restored}
	a.log, a.logFile = openLog(a.LogPath())
	a.web = web.New(web.DefaultLimits(), web.Options{Local: map[string]http.Handler{sample.Host: sample.Handler()}})
	a.syncer = a.newSyncer()
	a.fonts = sync.OnceValues(func() (*paper.Fonts, error) { return paper.LoadFonts(assets.Fonts) })
	a.tidyPrinted()
	if o.Sample {
		if err := a.addSample(ctx); err != nil {
			return nil, errors.Join(err, a.Close())
		}
	}
	return a, nil
}

// addSample adds the sample site's sources, once.
func (a *App) addSample(ctx context.Context) error {
	for _, s := range sample.Sources("http://" + sample.Host) {
		s.Enabled = true
		_, err := a.store.AddSource(ctx, s)
		if err != nil && !library.IsKind(err, library.KnownSource) {
			return err
		}
	}
	return nil
}

// Close closes the library. Nothing of the app may be under way any more.
func (a *App) Close() error {
	a.web.Close()
	return errors.Join(a.store.Close(), a.logFile.Close())
}

// Dir returns the folder of the library.
func (a *App) Dir() string { return a.dir }

// LogPath returns the file that keeps the detail of failures.
func (a *App) LogPath() string { return filepath.Join(a.dir, "nhat-ky.log") }

// Log keeps the detail of a failure.
func (a *App) Log(err error) { a.log.Error("failure", "kind", library.KindOf(err), "error", err) }

// Library returns the stored articles, sources and outlines.
func (a *App) Library() *store.Library { return a.store }

// Settings returns what the person chose.
func (a *App) Settings() *settings.Settings { return a.settings }

// AutoThemes gives the decision on an article's themes back to the program.
func (a *App) AutoThemes(ctx context.Context, id int64) error {
	article, err := a.store.Article(ctx, id)
	if err != nil {
		return err
	}
	return a.store.SetPassages(ctx, id, a.themes.Read(article.Title, article.Blocks).Passages)
}
