package app

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"baocaovien/internal/depot"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/receive"
	"baocaovien/internal/settings"
	"baocaovien/internal/web"
	"baocaovien/internal/words"
)

// Updates finds newer versions of the program in the store of a release that the person named, and fetches them when they agree.
// Until a store is named nobody is asked.
type Updates struct {
	settings *settings.Settings
	sources  *Sources
	upkeep   *Upkeep
	dir      string
	version  string            // that is running
	form     depot.PackageForm // that installs the program here
}

// ReleasePlace is where newer versions are looked for.
type ReleasePlace struct {
	URL   string      `json:"url"` // of the store's kho.json
	Name  string      `json:"name"`
	Trust depot.Trust `json:"trust"`
}

// ProgramUpdate is a version that is newer than the one that is running.
type ProgramUpdate struct {
	Version string
	Notes   string // what is new

	place ReleasePlace
	found receive.FoundProgram
}

// Place returns where newer versions are looked for; set is false until somebody named a place.
func (u *Updates) Place(ctx context.Context) (place ReleasePlace, set bool, err error) {
	text, err := u.settings.Updates(ctx)
	if err != nil || text == "" {
		return place, false, err
	}
	if json.Unmarshal([]byte(text), &place) != nil {
		return ReleasePlace{}, false, nil // one that cannot be read is none
	}
	return place, true, nil
}

// Follow looks for newer versions in a store from now on, whose key the person agreed to. Errors: as receive.Program; NoProgram for a
// store of guidance alone, where one would wait for ever.
func (u *Updates) Follow(ctx context.Context, offer StoreOffer, agreed Agreement) error {
	if err := offer.agreed(agreed); err != nil {
		return err
	}
	place := ReleasePlace{URL: offer.URL, Name: offer.Name, Trust: depot.Agree(offer.manifest)}
	if _, err := u.find(ctx, place); err != nil {
		return err
	}
	return u.keep(ctx, place)
}

// Forget looks for newer versions no more.
func (u *Updates) Forget(ctx context.Context) error { return u.settings.SetUpdates(ctx, "") }

func (u *Updates) keep(ctx context.Context, place ReleasePlace) error {
	text, err := json.Marshal(place)
	if err != nil {
		return err
	}
	return u.settings.SetUpdates(ctx, string(text))
}

// Check looks whether there is a newer version for this system. It finds none where no place is named. Errors: as
// receive.Program.
func (u *Updates) Check(ctx context.Context) (update ProgramUpdate, newer bool, err error) {
	place, set, err := u.Place(ctx)
	if err != nil || !set {
		return update, false, err
	}
	found, err := u.find(ctx, place)
	if err != nil {
		return update, false, err
	}
	place.Trust = found.Trust
	if err := u.keep(ctx, place); err != nil {
		return update, false, err
	}
	_, fits := found.For(u.form)
	newer = fits && depot.NewerVersion(found.Version, u.version)
	return ProgramUpdate{Version: found.Version, Notes: found.Notes, place: place, found: found}, newer, nil
}

// find reads which version a place publishes.
func (u *Updates) find(ctx context.Context, place ReleasePlace) (found receive.FoundProgram, err error) {
	from, err := u.sources.stores.carrier(place.URL)
	if err != nil {
		return found, err
	}
	return receive.Program(u.lettingIn(ctx, place), from, place.Trust)
}

// lettingIn adds what was typed for the address.
func (u *Updates) lettingIn(ctx context.Context, place ReleasePlace) context.Context {
	shown, own := library.Conceal(place.URL)
	return web.TypedWith(ctx, shown, u.sources.typed.of(shown, own))
}

// releasesFolder is where packages of the program are put, in the folder of the library.
const releasesFolder = "ban-moi"

// Fetch makes a backup of the library, fetches the package of a version for this system and returns its file. done is told how
// much of it has come. Errors: those of store.Backup, ChangedFile, what the store's place fails with, DiskFull.
func (u *Updates) Fetch(ctx context.Context, update ProgramUpdate, done func(parts, of int)) (path string, err error) {
	one, fits := update.found.For(u.form)
	if !fits {
		return "", library.Fail(library.Gone, update.Version, nil)
	}
	if err := u.upkeep.backupNow(ctx); err != nil {
		return "", err
	}
	from, err := u.sources.stores.carrier(update.place.URL)
	if err != nil {
		return "", err
	}
	raw, err := update.found.Package(u.lettingIn(ctx, update.place), from, one, u.dir, done)
	if err != nil {
		return "", err
	}
	path = filepath.Join(u.dir, releasesFolder, one.Name)
	if err := u.empty(filepath.Dir(path)); err != nil {
		return "", err
	}
	return path, file.Write(path, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(raw))
		return err
	})
}

// empty makes the folder anew, without the package of the version before; one that another program holds stays beside the new one.
func (u *Updates) empty(folder string) error {
	_ = os.RemoveAll(folder)
	return file.Error(folder, os.MkdirAll(folder, 0o700))
}

// Installs reports that Install works here: where the setup of Windows installed the program. Elsewhere the person installs the
// fetched package.
func (u *Updates) Installs() bool { return u.form == depot.WindowsSetup }

// HowToInstall tells a person how to install the package that Fetch brought.
func (u *Updates) HowToInstall(path string) string {
	return words.Say("update.install-"+string(u.form), "file", path)
}

// Install starts the setup that Fetch brought. It waits until the program is closed, and opens the new one.
func (u *Updates) Install(path string) error {
	return file.Error(path, StartApart(path, filepath.Dir(path), "/S", "/MO"))
}
