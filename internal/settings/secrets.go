package settings

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
)

// KeyStore is where a system keeps passwords for programs.
type KeyStore interface {
	Set(service, account, secret string) error
	Get(service, account string) (string, error)
	Delete(service, account string) error
}

// The keys under which is kept which addresses have secrets, and by which name this library goes in the system's store.
const (
	secretsKey     = "secret-addresses"
	secretsNameKey = "secrets-name"
)

// secretsService names the program in the system's store.
const secretsService = "baocaovien"

// Secrets keep the credentials of addresses out of the library: in the system's store of keys, and where there is none in
// a file that only its owner can read. It is safe for concurrent use.
type Secrets struct {
	store Store
	keys  KeyStore // nil where the system has none
	path  string   // of the file

	mu sync.Mutex
}

// NewSecrets returns the secrets of a library. keys may be nil.
func NewSecrets(s Store, keys KeyStore, path string) *Secrets {
	return &Secrets{store: s, keys: keys, path: path}
}

// Keep keeps what an address lets in with, in place of what was kept. Errors: those of the library, ReadOnly, DiskFull.
func (s *Secrets) Keep(ctx context.Context, address string, c library.Credentials) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, err := s.addresses(ctx)
	if err != nil {
		return err
	}
	if err := s.put(ctx, address, c); err != nil {
		return err
	}
	if slices.Contains(known, address) {
		return nil
	}
	return s.setAddresses(ctx, append(known, address))
}

// put keeps credentials in the system's store or else in the file, and in no two places.
func (s *Secrets) put(ctx context.Context, address string, c library.Credentials) error {
	account, err := s.account(ctx, address)
	if err != nil {
		return err
	}
	text, err := json.Marshal(c) // #nosec G117 -- what the store of keys is for
	if err != nil {
		return fmt.Errorf("secrets: %w", err)
	}
	inFile, err := s.readFile()
	if err != nil {
		return err
	}
	if s.keys != nil && s.keys.Set(secretsService, account, string(text)) == nil {
		if _, there := inFile[address]; !there {
			return nil
		}
		delete(inFile, address)
		return s.writeFile(inFile)
	}
	inFile[address] = c
	return s.writeFile(inFile)
}

// Of returns what was kept for an address, the zero Credentials where nothing was or where it is there no longer: a library
// may have come from another machine.
func (s *Secrets) Of(ctx context.Context, address string) (library.Credentials, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, err := s.addresses(ctx)
	if err != nil || !slices.Contains(known, address) {
		return library.Credentials{}, err
	}
	inFile, err := s.readFile()
	if c, there := inFile[address]; err != nil || there || s.keys == nil {
		return c, err
	}
	account, err := s.account(ctx, address)
	if err != nil {
		return library.Credentials{}, err
	}
	var c library.Credentials
	text, err := s.keys.Get(secretsService, account)
	if err != nil || json.Unmarshal([]byte(text), &c) != nil {
		return library.Credentials{}, nil //nolint:nilerr // as said: the address then answers that it wants a password
	}
	return c, nil
}

// Place tells where the passwords are. The system's store is asked for nothing: it may ask the person.
func (s *Secrets) Place(ctx context.Context) (library.SecretsPlace, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, err := s.addresses(ctx)
	if err != nil {
		return library.SecretsPlace{}, err
	}
	inFile, err := s.readFile()
	if err != nil {
		return library.SecretsPlace{}, err
	}
	refused := len(inFile) > 0 && len(known) <= len(inFile) // by the store, each of them
	place := library.SecretsPlace{KeyStore: s.keys != nil && !refused}
	if len(inFile) > 0 || !place.KeyStore {
		place.File = s.path
	}
	info, err := os.Stat(s.path)
	const others = 0o077
	place.Exposed = err == nil && info.Mode().Perm()&others != 0 && runtime.GOOS != "windows" // there it says nothing of who reads
	return place, nil
}

// Prune forgets the secrets of addresses that are used no more. What the system's store will not give up stays there.
func (s *Secrets) Prune(ctx context.Context, used []string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, err := s.addresses(ctx)
	if err != nil {
		return err
	}
	kept := slices.DeleteFunc(slices.Clone(known), func(address string) bool { return address != signingName && !slices.Contains(used, address) })
	if len(kept) == len(known) {
		return nil
	}
	inFile, err := s.readFile()
	if err != nil {
		return err
	}
	for _, address := range known {
		if slices.Contains(kept, address) {
			continue
		}
		delete(inFile, address)
		account, err := s.account(ctx, address)
		if err != nil {
			return err
		}
		if s.keys != nil {
			_ = s.keys.Delete(secretsService, account) // as said
		}
	}
	if err := s.writeFile(inFile); err != nil {
		return err
	}
	return s.setAddresses(ctx, kept)
}

func (s *Secrets) addresses(ctx context.Context) ([]string, error) {
	text, err := s.store.Setting(ctx, secretsKey)
	if err != nil || text == "" {
		return nil, err
	}
	var known []string
	if json.Unmarshal([]byte(text), &known) != nil {
		return nil, nil
	}
	return known, nil
}

func (s *Secrets) setAddresses(ctx context.Context, known []string) error {
	text, err := json.Marshal(known)
	if err != nil {
		return fmt.Errorf("secrets: %w", err)
	}
	return s.store.SetSetting(ctx, secretsKey, string(text))
}

// account names an address in the system's store, which all libraries of a person share.
func (s *Secrets) account(ctx context.Context, address string) (string, error) {
	name, err := s.store.Setting(ctx, secretsNameKey)
	if err == nil && name == "" {
		name = rand.Text()
		err = s.store.SetSetting(ctx, secretsNameKey, name)
	}
	return name + " " + address, err
}

// secretsBytes bounds the file of secrets.
const secretsBytes = 8 << 20

func (s *Secrets) readFile() (map[string]library.Credentials, error) {
	all := map[string]library.Credentials{}
	raw, err := file.Read(s.path, secretsBytes)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return all, nil
	case err != nil:
		return nil, err
	case json.Unmarshal(raw, &all) != nil:
		return map[string]library.Credentials{}, nil // a value that cannot be read counts as not chosen
	}
	return all, nil
}

// writeFile writes the file, or takes it away where nothing is left in it.
func (s *Secrets) writeFile(all map[string]library.Credentials) error {
	if len(all) == 0 {
		if err := os.Remove(s.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return file.Error(s.path, err)
		}
		return nil
	}
	text, err := json.Marshal(all) // #nosec G117 -- into a file of the owner's alone
	if err != nil {
		return fmt.Errorf("secrets: %w", err)
	}
	return file.WritePrivate(s.path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}
