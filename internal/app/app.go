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
	"baocaovien/internal/convert"
	"baocaovien/internal/discover"
	"baocaovien/internal/file"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/receive"
	"baocaovien/internal/sample"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
	"baocaovien/internal/theme"
	"baocaovien/internal/web"
)

// Options choose the library.
type Options struct {
	Dir            string // "" means the user's own (see Dir)
	Sample         bool   // adds the sources of the embedded sample site
	New            bool   // begins a new library beside the copies of one that was lost
	Restores       bool   // carries out a restore that was planned: only where a person sees what comes of it
	KeepRestricted bool   // syncs store what bears a stamp of secrecy, whatever the settings say
}

// App is an open library and the services that work on it. It is safe for concurrent use.
type App struct {
	Articles *Articles
	Sources  *Sources
	Themes   *Themes
	Outlines *Outlines
	Papers   *Papers
	Printing *Printing
	Sessions *Sessions
	Attached *SessionFiles
	Exchange *Exchange
	Reports  *Reports
	Offices  *Offices
	Today    *Today
	Notes    *Notes
	Words    *OfficeWords
	Importer *intake.Importer
	Upkeep   *Upkeep
	Plans    *Plans
	Support  *Support
	Drawing  *SoftwareDrawing

	Publishing *Publishing
	Sending    *Sending
	Inbox      *Inbox
	Updates    *Updates

	dir      string
	work     string // for what other programs open: dir, unless it cannot be written
	keep     bool   // what bears a stamp of secrecy
	log      *slog.Logger
	logFile  io.Closer
	store    *store.Library
	settings *settings.Settings
	secrets  *settings.Secrets
	web      *web.Client
	storeWeb *web.Client // for stores of other offices
}

// What never changes is made once, however many libraries are opened, and when it is first needed: the classifier of the built-in
// themes, and the fonts of paper. A broken vocabulary is a fault of the build, which the tests of package theme find.
var (
	builtinThemes = sync.OnceValue(func() *theme.Classifier {
		c, err := theme.New(assets.Themes, nil)
		if err != nil {
			panic(err)
		}
		return c
	})
	paperFonts = sync.OnceValues(func() (*paper.Fonts, error) { return paper.LoadFonts(assets.Fonts) })
)

// Open opens the library, and makes it where there is none; one that cannot be written is opened to be read. A failure
// reaches the log. Errors carry a kind: LostLibrary, OtherMachine, ReadOnly, DiskFull, NewerLibrary, DamagedLibrary, BusyLibrary.
func Open(ctx context.Context, o Options) (*App, error) {
	dir, err := Dir(o.Dir, o.Sample)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, file.Error(dir, err)
	}
	a := &App{dir: dir, work: dir}
	a.log, a.logFile = openLog(a.LogPath())
	if err := a.open(ctx, o); err != nil {
		a.Log(err)
		return nil, errors.Join(err, a.logFile.Close())
	}
	return a, nil
}

func (a *App) open(ctx context.Context, o Options) error {
	var restored Restored
	if o.Restores {
		restored = carryOut(ctx, a.dir, library.At(time.Now(), library.ToMinute))
	}
	if !o.New {
		if err := store.Lost(ctx, a.dir); err != nil {
			return err
		}
	}
	var err error
	if a.store, err = store.Open(ctx, a.dir); err != nil {
		return err
	}
	own, err := a.store.OwnThemes(ctx)
	if err == nil {
		err = a.begin(ctx, o)
	}
	if err != nil {
		return errors.Join(err, a.store.Close())
	}
	a.settings, a.Themes = settings.New(a.store), newThemes(a.store, builtinThemes, own)
	a.keep = o.KeepRestricted
	a.secrets = settings.NewSecrets(a.store, chosenKeys(), filepath.Join(a.dir, secretsFile))
	a.web = web.New(web.DefaultLimits(), web.ClientOptions{
		Local: map[string]http.Handler{sample.Host: sample.Handler()}, Credentials: a.secrets.Of,
	})
	limits := web.DefaultLimits()
	limits.PerHost = receive.Connections // many small files, which servers are there to hand out
	a.storeWeb = web.New(limits, web.ClientOptions{Credentials: a.secrets.Of, NoCookies: true})
	a.wire(restored)
	if err := a.Sources.conceal(ctx); err != nil {
		a.Log(err) // the addresses are as they were, and what shows them leaves the secrets out
	}
	a.Papers.tidyPrinted()
	if o.Sample && a.store.ReadOnly() == nil {
		if err := a.addSample(ctx); err != nil {
			return errors.Join(err, a.close())
		}
	}
	return nil
}

// begin makes ready what an opened library needs beside it.
func (a *App) begin(ctx context.Context, o Options) error {
	if a.store.ReadOnly() != nil {
		a.Log(a.store.ReadOnly())
		work, err := os.MkdirTemp("", "bao-cao-vien-")
		if err != nil { // no room there either: it is read, and what other programs are to open fails by itself
			a.Log(err)
			return nil
		}
		a.work = work
		return nil
	}
	if why := a.store.NotApart(); why != nil {
		a.log.Warn("other machines are not kept out", "why", why)
	}
	if o.New {
		return a.store.SetSetting(ctx, begunKey, "true")
	}
	return nil
}

// wire makes the services, which share the library and the clock.
func (a *App) wire(restored Restored) {
	themes, fresh := themeReader{a.Themes}, newFreshAnswers(a.dir, time.Now)
	unpacker, stores := intake.NewUnpacker(a.store, a.work), a.newStores()
	a.Notes = &Notes{store: a.store, now: time.Now}
	a.Words = &OfficeWords{store: a.store}
	a.Articles = &Articles{store: a.store, unpacker: unpacker, fonts: paperFonts, notes: a.Notes, now: time.Now}
	a.Sources = &Sources{
		store: a.store, themes: a.Themes, syncer: a.newSyncer(themes, fresh, stores), fresh: fresh, secrets: a.secrets, stores: stores,
		typed: &typedSecrets{doors: map[string]library.Credentials{}},
		find:  discover.New(func() discover.Fetcher { return noted{a.web.Session(), fresh} }, time.Now),
	}
	a.Papers = &Papers{
		store: a.store, settings: a.settings, log: a.Log, dir: a.work, now: time.Now, fonts: paperFonts,
	}
	a.Outlines = &Outlines{store: a.store, settings: a.settings, themes: a.Themes, papers: a.Papers, now: time.Now}
	a.Printing = &Printing{papers: a.Papers}
	self := sync.OnceValues(func() (Identity, error) { return loadIdentity(a.dir) })
	a.Sessions = &Sessions{store: a.store, themes: a.Themes, settings: a.settings, now: time.Now, self: self}
	a.Attached = &SessionFiles{store: a.store, unpacker: unpacker, now: time.Now, self: self}
	a.Exchange = &Exchange{store: a.store, themes: a.Themes, settings: a.settings, now: time.Now, self: self}
	a.Publishing = &Publishing{
		store: a.store, settings: a.settings, themes: a.Themes, keys: settings.NewSigningKeys(a.store, a.secrets), fonts: paperFonts, now: time.Now, self: self,
	}
	a.Offices = &Offices{store: a.store, now: time.Now}
	a.Reports = &Reports{store: a.store, sessions: a.Sessions, papers: a.Papers, themes: a.Themes}
	a.Sending = &Sending{store: a.store, settings: a.settings, exchange: a.Exchange, reports: a.Reports, now: time.Now, log: a.Log}
	a.Inbox = &Inbox{store: a.store, exchange: a.Exchange, offices: a.Offices, papers: a.Papers, now: time.Now}
	a.Today = &Today{store: a.store, outlines: a.Outlines, sessions: a.Sessions, reports: a.Reports, now: time.Now}
	a.Importer = intake.NewImporter(a.store, themes, convert.Installed(), convert.InstalledRecogniser(), time.Now)
	a.Plans, a.Drawing = &Plans{dir: a.dir, restored: restored}, newDrawing(a.settings)
	a.Upkeep = &Upkeep{
		store: a.store, dir: a.dir, now: time.Now,
		rereader: intake.NewRereader(a.store, themes, time.Now, a.log),
	}
	a.Updates = &Updates{settings: a.settings, sources: a.Sources, upkeep: a.Upkeep, dir: a.dir, version: Version, form: formHere()}
	a.Support = &Support{log: a.LogPath(), upkeep: a.Upkeep, now: time.Now}
}

func (a *App) newStores() *stores {
	return &stores{
		visit: func() syncer.Visitor { return a.storeWeb.Session() }, cache: a.store,
		receiver: &receive.Receiver{Shelf: a.store, Dir: a.work, Room: a.freeRoomForFiles, Now: time.Now},
	}
}

// freeRoomForFiles is what is left of roomForFiles, in bytes.
func (a *App) freeRoomForFiles() int64 {
	taken, err := a.store.FileBytes(context.Background())
	if err != nil {
		a.Log(err)
		return 0
	}
	return a.roomForFiles() - taken
}

func (a *App) newSyncer(themes themeReader, fresh *freshAnswers, stores *stores) *syncer.Syncer {
	return syncer.New(syncer.Params{
		Visit: func() syncer.Visitor { return following{a.web.Session(), fresh} },
		Read:  themes,
		Cache: a.store, Articles: a.store, Saver: a.store, Standing: a.store, Files: a.store, Mark: a.store, Stores: stores,
		Budget: a.roomForFiles, Restricted: a.keepRestricted,
		Now: time.Now, Log: a.log,
	})
}

// keepRestricted reports whether a sync stores what bears a stamp of secrecy.
func (a *App) keepRestricted() bool {
	keep, err := a.settings.KeepRestricted(context.Background())
	if err != nil {
		a.Log(err)
	}
	return a.keep || keep
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

// secretsFile is where passwords of sources are kept on a system without a store of keys, or where keysVariable is
// keysInFile: they then go with the folder of the library.
const (
	secretsFile  = "mat-khau.json" // #nosec G101 -- a name
	keysVariable = "BAOCAOVIEN_KEYS"
	keysInFile   = "file"
)

func chosenKeys() settings.KeyStore {
	if os.Getenv(keysVariable) == keysInFile {
		return nil
	}
	return settings.SystemKeys()
}

// Close closes the library. Nothing of the app may be under way any more.
func (a *App) Close() error { return errors.Join(a.close(), a.logFile.Close()) }

func (a *App) close() error {
	a.web.Close()
	a.storeWeb.Close()
	if broken := a.store.Aside(); broken != nil {
		a.Log(broken)
	}
	err := a.store.Close()
	if a.work != a.dir {
		err = errors.Join(err, os.RemoveAll(a.work))
	}
	return err
}

// Dir returns the folder of the library.
func (a *App) Dir() string { return a.dir }

// LogPath returns the file that keeps the detail of failures.
func (a *App) LogPath() string { return logPath(a.dir) }

// Log keeps the detail of a failure.
func (a *App) Log(err error) {
	logFailure(a.log, err)
}

// Note keeps what the toolkit says of itself: on many machines it misses something that nobody needs.
func (a *App) Note(line string) { a.log.Warn("toolkit", "said", line) }

// Library returns the stored articles, sources and outlines.
func (a *App) Library() *store.Library { return a.store }

// Secrets returns what sources let in with.
func (a *App) Secrets() *settings.Secrets { return a.secrets }

// Settings returns what the person chose.
func (a *App) Settings() *settings.Settings { return a.settings }
