package cli

import (
	"io"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

// releaseJSON is what publishing a version of the program came to.
type releaseJSON struct {
	Version     string   `json:"version"`
	Packages    []string `json:"packages"`
	Serial      int64    `json:"serial"`
	Fingerprint string   `json:"fingerprint"`
}

func releaseCommand() command {
	var notes string
	return command{
		name: "release", least: 2, most: 5,
		flags: func(f *pflag.FlagSet) { f.StringVar(&notes, "notes", "", "") },
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			done, err := a.Publishing.PublishProgram(c.ctx, c.args[0], c.args[1:], notes)
			v := releaseJSON{Version: done.Version, Packages: done.Packages, Serial: done.Serial, Fingerprint: done.Digits}
			return result{value: v, text: func(w io.Writer) {
				say(w, "bcv.released", "version", v.Version, "count", len(v.Packages), "serial", v.Serial)
				say(w, "bcv.published-key", "digits", v.Fingerprint)
			}}, err
		},
	}
}

// updateJSON tells whether there is a newer version of the program.
type updateJSON struct {
	Running string  `json:"running"`
	From    string  `json:"from"` // where newer ones are looked for, "" for nowhere
	Newer   *string `json:"newer"`
	Notes   string  `json:"notes"`
	File    *string `json:"file"` // the package that was fetched
}

// updateCommand looks for a newer version of the program, and with --fetch brings it.
func updateCommand() command {
	var from string
	var off, fetch bool
	var agreed app.Agreement
	return command{
		name: "update",
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&from, "from", "", "")
			f.BoolVar(&off, "off", false, "")
			f.BoolVar(&fetch, "fetch", false, "")
			f.BoolVar(&agreed.Trust, "trust", false, "")
			f.StringArrayVar(&agreed.Fingerprints, "fingerprint", nil, "")
		},
		run: func(c *call) (result, error) {
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			switch {
			case off:
				err = a.Updates.Forget(c.ctx)
			case from != "":
				err = follow(c, a, from, agreed)
			}
			if err != nil {
				return result{}, err
			}
			return lookForUpdate(c, a, fetch)
		},
	}
}

// follow names the place where newer versions are looked for.
func follow(c *call, a *app.App, typed string, agreed app.Agreement) error {
	address, isStore := app.StoreAddress(typed)
	if !isStore {
		return library.Fail(library.BadAddress, typed, nil)
	}
	offer, err := a.Sources.LookAtStore(c.ctx, address)
	if err != nil {
		return err
	}
	return a.Updates.Follow(c.ctx, offer, agreed)
}

func lookForUpdate(c *call, a *app.App, fetch bool) (result, error) {
	place, set, err := a.Updates.Place(c.ctx)
	if err != nil {
		return result{}, err
	}
	v := updateJSON{Running: app.Version}
	if !set {
		return result{value: v, text: func(w io.Writer) { say(w, "bcv.update-nowhere", "version", v.Running) }}, nil
	}
	v.From = library.ShownAddress(place.URL)
	update, newer, err := a.Updates.Check(c.ctx)
	if err != nil {
		return result{}, err
	}
	if !newer {
		return result{value: v, text: func(w io.Writer) { say(w, "bcv.update-none", "version", v.Running, "from", v.From) }}, nil
	}
	v.Newer, v.Notes = &update.Version, update.Notes
	if fetch {
		path, err := a.Updates.Fetch(c.ctx, update, func(int, int) {})
		if err != nil {
			return result{}, err
		}
		v.File = &path
	}
	return result{value: v, text: func(w io.Writer) { updateText(w, v, a.Updates.HowToInstall) }}, nil
}

func updateText(w io.Writer, v updateJSON, how func(path string) string) {
	say(w, "bcv.update-there", "version", *v.Newer, "running", v.Running)
	if v.Notes != "" {
		_, _ = io.WriteString(w, v.Notes+"\n")
	}
	if v.File == nil {
		say(w, "bcv.update-fetch")
		return
	}
	_, _ = io.WriteString(w, how(*v.File)+"\n")
}
