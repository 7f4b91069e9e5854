package app

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
)

// identityFile holds the key this library signs with. It lies beside the library and not in it, so that no backup hands
// it on.
const identityFile = "khoa-ky.pem"

// Identity is who writes and signs in this library.
type Identity struct{ private ed25519.PrivateKey }

// Key returns the public key, hexadecimal.
func (i Identity) Key() string { return hex.EncodeToString(i.private.Public().(ed25519.PublicKey)) }

// keyBytes bounds the file of the key.
const keyBytes = 64 << 10

// loadIdentity reads the key of the library in dir, and makes one where there is none.
func loadIdentity(dir string) (Identity, error) {
	path := filepath.Join(dir, identityFile)
	for range 2 { // another program may make it at the same moment
		raw, err := file.Read(path, keyBytes)
		if err == nil {
			return parseIdentity(path, raw)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return Identity{}, err
		}
		if err := makeIdentity(path); err != nil && !errors.Is(err, fs.ErrExist) {
			return Identity{}, file.Error(path, err)
		}
	}
	return Identity{}, library.Fail(library.UnreadableFile, path, nil)
}

func parseIdentity(path string, raw []byte) (Identity, error) {
	block, _ := pem.Decode(raw)
	if block == nil {
		return Identity{}, library.Fail(library.DamagedFile, path, errors.New("not a key"))
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	private, ok := key.(ed25519.PrivateKey)
	if err != nil || !ok {
		return Identity{}, library.Fail(library.DamagedFile, path, fmt.Errorf("not an Ed25519 key: %w", err))
	}
	return Identity{private}, nil
}

// makeIdentity writes a new key under its name at once, or fails with fs.ErrExist where there is one by now.
func makeIdentity(path string) error {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".khoa-ky-*") // readable by its owner only
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }()
	err = pem.Encode(temp, &pem.Block{Type: "PRIVATE KEY", Bytes: der})
	if err := errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if err := os.Link(temp.Name(), path); err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(temp.Name(), path) // a stick knows no links
}
