package settings_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/settings"
)

// ring is a system's store of keys; where it is locked it gives nothing and takes nothing.
type ring struct {
	kept   map[string]string
	locked bool
}

var errLocked = errors.New("locked")

func (r *ring) Set(service, account, secret string) error {
	if r.locked {
		return errLocked
	}
	r.kept[service+"/"+account] = secret
	return nil
}

func (r *ring) Get(service, account string) (string, error) {
	secret, there := r.kept[service+"/"+account]
	if r.locked || !there {
		return "", errLocked
	}
	return secret, nil
}

func (r *ring) Delete(service, account string) error {
	delete(r.kept, service+"/"+account)
	return nil
}

var (
	feed   = "https://noi.example/rss"
	secret = library.Credentials{User: "an", Password: "mở ra", Query: "token=abc"}
)

func TestSecretsGoToTheSystemsStoreOrAFileOfTheOwnersAlone(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string]*ring{"a store": {kept: map[string]string{}}, "a locked one": {kept: map[string]string{}, locked: true}, "none": nil} {
		values, path := drawer{}, filepath.Join(t.TempDir(), "mat-khau.json")
		s := settings.NewSecrets(values, nil, path)
		if keys != nil {
			s = settings.NewSecrets(values, keys, path)
		}
		if err := s.Keep(t.Context(), feed, secret); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Of(t.Context(), feed); err != nil || got != secret {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if got, err := s.Of(t.Context(), feed+"/khac"); err != nil || !got.None() {
			t.Errorf("%s: another address has %+v, %v", name, got, err)
		}
		if text, err := json.Marshal(values); err != nil || strings.Contains(string(text), "abc") || strings.Contains(string(text), "mở") {
			t.Errorf("%s: the library holds %s, %v", name, text, err)
		}
		info, err := os.Stat(path)
		if inFile := name != "a store"; (err == nil) != inFile || inFile && runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: file %v, %v", name, info, err)
		}
	}
}

func TestTheSecretsSayWhereTheyAre(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "mat-khau.json")
	keys := &ring{kept: map[string]string{}}
	values := drawer{}
	withKeys, without := settings.NewSecrets(values, keys, path), settings.NewSecrets(values, nil, path)
	keep := func(s *settings.Secrets, address string) func() error {
		return func() error { return s.Keep(t.Context(), address, secret) }
	}
	for _, c := range []struct {
		what string
		do   func() error
		with library.SecretsPlace // what a program with a store of keys then says
		sans library.SecretsPlace // and one without
	}{
		{"nothing is kept", func() error { return nil }, library.SecretsPlace{KeyStore: true}, library.SecretsPlace{File: path}},
		{"the store takes one", keep(withKeys, feed), library.SecretsPlace{KeyStore: true}, library.SecretsPlace{File: path}},
		{"and not the other", keep(without, feed+"/2"), library.SecretsPlace{KeyStore: true, File: path}, library.SecretsPlace{File: path}},
		{"nor any more the first", keep(without, feed), library.SecretsPlace{File: path}, library.SecretsPlace{File: path}},
		{"others may read the file", func() error { return os.Chmod(path, 0o644) }, // #nosec G302 -- that is what is told
			library.SecretsPlace{File: path, Exposed: runtime.GOOS != "windows"}, library.SecretsPlace{File: path, Exposed: runtime.GOOS != "windows"}},
	} {
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		with, err1 := withKeys.Place(t.Context())
		sans, err2 := without.Place(t.Context())
		if err := errors.Join(err1, err2); err != nil || with != c.with || sans != c.sans {
			t.Errorf("%s: %+v, want %+v; without a store %+v, want %+v; %v", c.what, with, c.with, sans, c.sans, err)
		}
	}
}

func TestASecretStandsInOnePlace(t *testing.T) {
	t.Parallel()
	keys, path := &ring{kept: map[string]string{}, locked: true}, filepath.Join(t.TempDir(), "mat-khau.json")
	s := settings.NewSecrets(drawer{}, keys, path)
	if err := s.Keep(t.Context(), feed, library.Credentials{User: "cũ"}); err != nil {
		t.Fatal(err)
	}
	keys.locked = false
	if err := s.Keep(t.Context(), feed, secret); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old one is left: %v", err)
	}
	if got, err := s.Of(t.Context(), feed); err != nil || got != secret {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestSecretsOfAddressesNoLongerUsedAreForgotten(t *testing.T) {
	t.Parallel()
	for _, keys := range []*ring{{kept: map[string]string{}}, {kept: map[string]string{}, locked: true}} {
		path := filepath.Join(t.TempDir(), "mat-khau.json")
		s := settings.NewSecrets(drawer{}, keys, path)
		for _, address := range []string{feed, feed + "/2"} {
			if err := s.Keep(t.Context(), address, secret); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Prune(t.Context(), []string{feed}); err != nil {
			t.Fatal(err)
		}
		one, err1 := s.Of(t.Context(), feed)
		two, err2 := s.Of(t.Context(), feed+"/2")
		if err := errors.Join(err1, err2); err != nil || one != secret || !two.None() || !keys.locked && len(keys.kept) != 1 {
			t.Errorf("%+v, %+v, %d keys, %v", one, two, len(keys.kept), err)
		}
	}
}

func TestALibraryFromElsewhereHasNoSecrets(t *testing.T) {
	t.Parallel()
	values := drawer{}
	if err := settings.NewSecrets(values, &ring{kept: map[string]string{}}, filepath.Join(t.TempDir(), "a")).Keep(t.Context(), feed, secret); err != nil {
		t.Fatal(err)
	}
	here := settings.NewSecrets(values, &ring{kept: map[string]string{}}, filepath.Join(t.TempDir(), "b"))
	if got, err := here.Of(t.Context(), feed); err != nil || !got.None() {
		t.Errorf("%+v, %v", got, err)
	}
}
