package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// keyJSON is the key with which this library's office publishes.
type keyJSON struct {
	Fingerprint string `json:"fingerprint"`
	Spoken      string `json:"words"`
	File        string `json:"file"` // it lies in, "" where the system's store of keys has it
}

// ownKey is a command that ends with the key as it is then.
func ownKey(c *call, a *app.App, done string) (result, error) {
	own, err := a.Publishing.OwnKey(c.ctx)
	v := keyJSON{Fingerprint: own.Digits, Spoken: app.SpokenDigits(own.Digits), File: own.File}
	return result{value: v, text: func(w io.Writer) {
		if done != "" {
			say(w, done)
		}
		say(w, "bcv.key", "digits", v.Fingerprint, "spoken", v.Spoken)
		if v.File == "" {
			say(w, "bcv.key-in-system")
		} else {
			say(w, "bcv.key-in-file", "file", v.File)
		}
	}}, err
}

func keyShow() command {
	return command{name: "key show", run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		return ownKey(c, a, "")
	}}
}

// mostText bounds a passphrase, a request and the lines of a key that are read, in bytes.
const mostText = 1 << 20

// readText reads a file, or standard input where it is called «-».
func readText(name string) (string, error) {
	if name != "-" {
		raw, err := file.Read(name, mostText)
		return string(raw), err
	}
	raw, err := io.ReadAll(io.LimitReader(os.Stdin, mostText))
	if err != nil {
		return "", library.Fail(library.UnreadableFile, name, err)
	}
	return string(raw), nil
}

// passphraseFlag is a flag that names the file with a passphrase: on the command line others could read it.
func passphraseFlag(f *pflag.FlagSet, from *string) { f.StringVar(from, "passphrase-file", "", "") }

func passphraseIn(name string) (string, error) {
	if name == "" {
		return "", library.Fail(library.WrongUse, "", errors.New(words.Say("bcv.key-passphrase")))
	}
	text, err := readText(name)
	return strings.TrimRight(strings.TrimPrefix(text, "\uFEFF"), "\r\n"), err
}

func keySave() command {
	var from string
	return command{
		name: "key save", least: 1, most: 1, flags: func(f *pflag.FlagSet) { passphraseFlag(f, &from) },
		run: func(c *call) (result, error) {
			passphrase, err := passphraseIn(from)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			save := a.Publishing.SaveKeySheet
			switch strings.ToLower(filepath.Ext(c.args[0])) {
			case app.KeyFileEnding:
				save = a.Publishing.SaveKeyFile
			case ".pdf":
			default:
				return result{}, library.Fail(library.WrongUse, "", errors.New(words.Say("bcv.key-ending")))
			}
			if err := save(c.ctx, c.args[0], passphrase); err != nil {
				if library.IsKind(err, library.WrongUse) {
					err = library.Fail(library.WrongUse, "", errors.New(words.Say("publish.passphrase-short", "least", app.LeastPassphrase)))
				}
				return result{}, err
			}
			return ownKey(c, a, "bcv.key-saved")
		},
	}
}

func keyRestore() command {
	var from string
	return command{
		name: "key restore", least: 1, most: 1, flags: func(f *pflag.FlagSet) { passphraseFlag(f, &from) },
		run: func(c *call) (result, error) {
			passphrase, err := passphraseIn(from)
			if err != nil {
				return result{}, err
			}
			text := ""
			if c.args[0] == "-" {
				text, err = readText("-")
			} else {
				text, err = app.ReadKeyFile(c.ctx, c.args[0])
			}
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			if _, err := a.Publishing.RestoreKey(c.ctx, text, passphrase); err != nil {
				return result{}, err
			}
			return ownKey(c, a, "bcv.key-restored")
		},
	}
}

// requestJSON is a request to publish in another office's store.
type requestJSON struct {
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint"`
	Text        string `json:"text"`
}

func keyRequest() command {
	return command{name: "key request", run: func(c *call) (result, error) {
		a, err := c.library()
		if err != nil {
			return result{}, err
		}
		r, text, err := a.Publishing.Request(c.ctx)
		return result{value: requestJSON{r.Name, r.Digits, text}, text: func(w io.Writer) { _, _ = io.WriteString(w, text) }}, err
	}}
}

func keyAdmit() command {
	var digits string
	return command{
		name: "key admit", least: 2, most: 2, flags: func(f *pflag.FlagSet) { f.StringVar(&digits, "fingerprint", "", "") },
		run: func(c *call) (result, error) {
			text, err := readText(c.args[1])
			if err != nil {
				return result{}, err
			}
			request, err := app.ReadRequest(text)
			if err != nil {
				return result{}, err
			}
			if !app.SameDigits(digits, request.Digits) {
				return result{}, library.Fail(library.UnknownSigner, c.args[1], errors.New(words.Say("sessions.signer",
					"name", request.Name, "digits", request.Digits, "spoken", app.SpokenDigits(request.Digits))))
			}
			return rekeyed(c, "bcv.key-admitted", func(ctx context.Context, p *app.Publishing) error {
				return p.Admit(ctx, c.args[0], request)
			})
		},
	}
}

func keyRevoke() command {
	return command{name: "key revoke", least: 2, most: 2, run: func(c *call) (result, error) {
		return rekeyed(c, "bcv.key-revoked", func(ctx context.Context, p *app.Publishing) error {
			err := p.Revoke(ctx, c.args[0], c.args[1])
			if library.IsKind(err, library.WrongUse) {
				err = library.Fail(library.WrongUse, "", errors.New(words.Say("publish.revoke-own")))
			}
			return err
		})
	}}
}

func keyRenew() command {
	return command{name: "key renew", least: 1, most: 1, run: func(c *call) (result, error) {
		return rekeyed(c, "bcv.key-renewed", func(ctx context.Context, p *app.Publishing) error {
			_, err := p.Renew(ctx, c.args[0])
			return err
		})
	}}
}

func keyList() command {
	return command{name: "key list", least: 1, most: 1, run: func(c *call) (result, error) {
		return rekeyed(c, "", func(context.Context, *app.Publishing) error { return nil })
	}}
}

// publisherKeyJSON is a key of a store.
type publisherKeyJSON struct {
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint"`
	Own         bool   `json:"own"`
	Revoked     bool   `json:"revoked"`
}

// rekeyed changes the keys of the store that the first argument names, and ends with what they are then.
func rekeyed(c *call, done string, change func(context.Context, *app.Publishing) error) (result, error) {
	a, err := c.library()
	if err != nil {
		return result{}, err
	}
	if err := change(c.ctx, a.Publishing); err != nil {
		return result{}, err
	}
	keys, err := a.Publishing.Keys(c.ctx, c.args[0])
	values := make([]publisherKeyJSON, len(keys))
	for i, k := range keys {
		values[i] = publisherKeyJSON{k.Name, k.Digits, k.Own, k.Revoked}
	}
	return result{value: values, text: func(w io.Writer) {
		if done != "" {
			say(w, done)
		}
		rows := [][]string{columns("bcv.key-columns")}
		for _, k := range keys {
			rows = append(rows, []string{k.Digits, k.Name, k.State()})
		}
		table(w, rows)
	}}, err
}
