package sources

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// keyKeeper keeps the key with which the person's office publishes, on this machine and on paper.
type keyKeeper interface {
	OwnKey(ctx context.Context) (app.OwnKey, error)
	SaveKeySheet(ctx context.Context, path, passphrase string) error
	SaveKeyFile(ctx context.Context, path, passphrase string) error
	RestoreKey(ctx context.Context, text, passphrase string) (digits string, err error)
}

// keyDialogs show the key with which the person's office publishes, and who else publishes in its store.
type keyDialogs struct {
	*kit.PageContext
	publisher StorePublisher
	writes    kit.Slot
	asking    *kit.Form // for a key, nil while none is asked for
	open      *kit.Form // the dialog of the keys, nil while it is closed; what is asked for in it stands before it
}

// keyState is what the dialog shows.
type keyState struct {
	own   app.OwnKey
	lost  error  // the key is not on this machine
	place string // of the store, "" before the first publishing
	all   []app.PublisherKey
	away  error // the store cannot be read just now
}

// begin opens the dialog.
func (k *keyDialogs) begin() { k.update("") }

// update shows the dialog as things are now, and what was just done in it, "" for nothing.
func (k *keyDialogs) update(done string) {
	kit.Load(k.Tasks, &k.writes, k.look, func(s keyState, err error) {
		if k.Fail(err, k.begin) {
			return
		}
		if k.open != nil {
			k.open.Hide()
		}
		k.show(s, done)
	})
}

// done says what was done: in the dialog, where it stands open, and under it for when it is closed.
func (k *keyDialogs) done(sentence, action string, act func()) {
	k.Say(sentence, action, act)
	if k.open != nil {
		k.update(sentence)
	}
}

func (k *keyDialogs) look(ctx context.Context) (s keyState, err error) {
	if s.own, err = k.publisher.OwnKey(ctx); library.IsKind(err, library.LostKey) {
		s.lost, err = err, nil
	}
	if err != nil {
		return s, err
	}
	if s.place, err = k.publisher.LastPlace(ctx); err != nil || s.place == "" || s.lost != nil {
		return s, err
	}
	s.all, s.away = k.publisher.Keys(ctx, s.place)
	return s, nil
}

func (k *keyDialogs) show(s keyState, done string) {
	said := widgets.NewLabel(done, widgets.Strong)
	kit.SetHidden(said, done == "")
	k.open = k.Ask(words.Say("publish.keys-title"), words.Say("window.close"), 600, func(f *kit.Form) { f.Hide() }, said,
		widgets.NewLabel(words.Say("publish.keys-help"), widgets.Small.Larger()), k.ownPart(s), widgets.NewRule(), k.storePart(s))
	k.open.Close.Hide()
	k.open.OnHidden = func() { k.open = nil }
	if s.lost != nil {
		k.open.ShowError(words.Reason(s.lost, k.LogPath))
	}
}

// ownPart is the person's own key: its digits, where it lies, and its ways to paper and back.
func (k *keyDialogs) ownPart(s keyState) fyne.CanvasObject {
	column := container.New(widgets.Column{Gap: 6})
	buttons := container.New(widgets.Flow{Gap: 8, Between: 6})
	add := func(key string, act func()) {
		buttons.Add(widgets.NewButton(words.Say(key), widgets.Normal, act))
	}
	if s.lost == nil {
		column.Add(widgets.NewLabel(words.Say("publish.keys-digits", "digits", s.own.Digits), widgets.Strong))
		column.Add(widgets.NewLabel(words.Say("publish.keys-spoken", "spoken", app.SpokenDigits(s.own.Digits)), widgets.Body))
		lies := words.Say("publish.keys-in-system")
		if s.own.File != "" {
			lies = words.Say("publish.keys-in-file", "file", s.own.File)
		}
		column.Add(widgets.NewLabel(lies, widgets.Small.Larger()))
		add("publish.key-paper", func() { k.askPassphrase(k.savePaper) })
		add("publish.key-file", func() { k.askPassphrase(k.saveFile) })
	}
	add("publish.key-restore", func() { k.askRestore("") })
	if len(s.all) > 0 {
		add("publish.renew", func() { k.askRenew(s.place) })
	}
	column.Add(buttons)
	return column
}

// askPassphrase asks twice for a passphrase: what is mistyped unseen opens nothing.
func (k *keyDialogs) askPassphrase(use func(passphrase string)) {
	first, again := kit.NewSecret(), kit.NewSecret()
	f := k.Ask(words.Say("publish.passphrase"), words.Say("publish.passphrase-next"), 350, func(f *kit.Form) {
		switch {
		case len([]rune(strings.TrimSpace(first.Text))) < app.LeastPassphrase:
			f.ShowError(words.Say("publish.passphrase-short", "least", app.LeastPassphrase))
		case strings.TrimSpace(first.Text) != strings.TrimSpace(again.Text):
			f.ShowError(words.Say("publish.passphrase-differs"))
		default:
			f.Hide()
			use(first.Text)
		}
	}, widgets.NewLabel(words.Say("publish.passphrase-help", "least", app.LeastPassphrase), widgets.Small.Larger()),
		kit.Labelled(words.Say("publish.passphrase"), first), kit.Labelled(words.Say("publish.passphrase-again"), again), kit.Row(kit.NewShowSecrets(first, again)))
	again.OnSubmitted = f.Press
	k.Window.Canvas().Focus(first)
}

func (k *keyDialogs) savePaper(passphrase string) {
	k.askSave("publish.key-paper", "publish.key-paper-saved", ".pdf", func(ctx context.Context, file string) error { return k.publisher.SaveKeySheet(ctx, file, passphrase) })
}

func (k *keyDialogs) saveFile(passphrase string) {
	k.askSave("publish.key-file", "publish.key-file-saved", app.KeyFileEnding, func(ctx context.Context, file string) error { return k.publisher.SaveKeyFile(ctx, file, passphrase) })
}

// askSave asks where to write the key, and says that it is written.
func (k *keyDialogs) askSave(title, saved, ending string, write func(ctx context.Context, file string) error) {
	said := ""
	d := k.AskSave(words.Say(title), words.Say("publish.key-paper-name"), ending, func(ctx context.Context, file string) (string, error) {
		said = words.Say(saved, "file", file)
		return said, write(ctx, file)
	})
	d.OnSaved = func() {
		if k.open != nil {
			k.update(said)
		}
	}
}

// askRestore asks for the lines of a key, in which text may stand already, and their passphrase.
func (k *keyDialogs) askRestore(text string) {
	lines, passphrase := widgets.NewArea(text, 6), kit.NewSecret()
	choose := widgets.NewButton(words.Say("publish.restore-file"), widgets.Normal, k.chooseKeyFile)
	f := k.Ask(words.Say("publish.restore-title"), words.Say("publish.restore-now"), 560, func(f *kit.Form) {
		kit.LoadIn(f, &k.writes, func(ctx context.Context) (string, error) {
			return k.publisher.RestoreKey(ctx, lines.Text, passphrase.Text)
		}, func(digits string) {
			f.Hide()
			k.done(words.Say("publish.restored", "digits", digits), "", nil)
		})
	}, widgets.NewLabel(words.Say("publish.restore-help"), widgets.Small.Larger()), kit.Row(choose),
		kit.Labelled(words.Say("publish.restore-lines"), lines), kit.Labelled(words.Say("publish.passphrase"), passphrase),
		kit.Row(kit.NewShowSecrets(passphrase)))
	passphrase.OnSubmitted = f.Press
	k.asking = f
	f.OnHidden = func() { k.asking = nil }
	lines.OnChanged = func(string) { f.ClearError() }
	k.Window.Canvas().Focus(lines)
	if text != "" {
		k.Window.Canvas().Focus(passphrase)
	}
}

// keyFileEndings are those of files that a key is read from.
var keyFileEndings = []string{app.KeyFileEnding, ".pdf", ".txt"}

// asks reports that a key is asked for, and may stand in a file with an ending.
func (k *keyDialogs) asks(ending string) bool {
	return k.asking != nil && slices.Contains(keyFileEndings, ending)
}

// chooseKeyFile asks for a key file or the sheet as a PDF.
func (k *keyDialogs) chooseKeyFile() {
	files := kit.NewFolders(k.PageContext, 300, keyFileEndings...)
	f := k.Ask(words.Say("publish.restore-title"), words.Say("window.close"), 520, func(f *kit.Form) { f.Hide() }, files.Box)
	f.Close.Hide()
	files.Wrong, files.Opened = f.ShowError, f.ClearError
	files.Pick = func(path string) {
		f.Hide()
		k.takeFile(path)
	}
	files.Open(files.Folder)
}

// takeFile begins to restore a key from a file.
func (k *keyDialogs) takeFile(path string) {
	kit.Load(k.Tasks, &k.writes, func(ctx context.Context) (string, error) { return app.ReadKeyFile(ctx, path) }, func(text string, err error) {
		if k.asking != nil && k.asking.Fail(err) || k.Fail(err, nil) {
			return
		}
		if k.asking != nil {
			k.asking.Hide()
		}
		k.askRestore(strings.TrimSpace(text))
	})
}
