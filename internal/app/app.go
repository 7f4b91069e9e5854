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
	"baocaovien/internal/discover"
	"baocaovien/internal/file"
	"baocaovien/internal/intake"
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

// App is an open library and the services that work on it. It is safe for concurrent use.
type App struct {
	Articles *Articles
	Sources  *Sources
	Themes   *Themes
	Outlines *Outlines
	Papers   *Papers
	Printing *Printing
	Reports  *Reports
	Importer *intake.Importer
	Upkeep   *Upkeep

	dir      string
	log      *slog.Logger
	logFile  io.Closer
	store    *store.Library
	settings *settings.Settings
	web      *web.Client
}

// Open opens the library, and makes it where there is none. Errors carry a kind: ReadOnly, DiskFull,
// NewerLibrary, DamagedLibrary, BusyLibrary.
func Open(ctx context.Context, o Options) (*App, error) {
	dir, err := Dir(o.Dir, o.Sample)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, file.Error(dir, err)
	}
	classifier, err := theme.New(assets.Themes, nil)
	if err != nil {
		return nil, err
	}
	restored := applyPendingRestore(ctx, dir, library.At(time.Now(), library.ToMinute))
	opened, err := store.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	own, err := opened.OwnThemes(ctx)
	if err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	a := &App{dir: dir, store: opened, settings: settings.New(opened), Themes: newThemes(opened, classifier, own)}
	a.log, a.logFile = openLog(a.LogPath())
	a.web = web.New(web.DefaultLimits(), web.ClientOptions{Local: map[string]http.Handler{sample.Host: sample.Handler()}})
	a.wire(restored)
	a.Papers.tidyPrinted()
	if o.Sample {
		if err := a.addSample(ctx); err != nil {
			return nil, errors.Join(err, a.Close())
		}
	}
	return a, nil
}

// wire makes the services, which share the library and the clock.
func (a *App) wire(restored Restored) {
	themes := themeReader{a.Themes}
	a.Articles = &Articles{store: a.store, unpacker: intake.NewUnpacker(a.store, a.dir)}
	a.Sources = &Sources{
		store: a.store, themes: a.Themes, syncer: a.newSyncer(themes),
		find: discover.New(func() discover.Fetcher { return a.web.Session() }, time.Now),
	}
	a.Outlines = &Outlines{store: a.store, settings: a.settings, themes: a.Themes, now: time.Now}
	a.Papers = &Papers{
		store: a.store, settings: a.settings, log: a.Log, dir: a.dir, now: time.Now,
		fonts: sync.OnceValues(func() (*paper.Fonts, error) { return paper.LoadFonts(assets.Fonts) }),
	}
	a.Printing = &Printing{papers: a.Papers}
	a.Reports = &Reports{papers: a.Papers, themes: a.Themes}
	a.Importer = intake.NewImporter(a.store, themes, time.Now)
	a.Upkeep = &Upkeep{
		store: a.store, dir: a.dir, now: time.Now, restored: restored,
		rereader: intake.NewRereader(a.store, themes, time.Now, a.log),
	}
}

func (a *App) newSyncer(themes themeReader) *syncer.Syncer {
	return syncer.New(syncer.Params{
		Visit: func() syncer.Visitor { return a.web.Session() },
		Read:  themes,
		Cache: a.store, Articles: a.store, Standing: a.store, Files: a.store, Mark: a.store,
		Budget: a.roomForFiles,
		Now:    time.Now, Log: a.log,
	})
}

// roomForFiles is what the pictures and attachments of a library may take in all, in bytes.
func (a *App) roomForFiles() int64 {
	megabytes, err := a.settings.KeepFiles(context.Background())
	if err != nil {
		a.Log(err)
	}
	return int64(megabytes) << 20
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
