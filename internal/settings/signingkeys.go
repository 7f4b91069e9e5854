package settings

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"strings"

	"baocaovien/internal/library"
)

// signingName is what the keys of a publisher go under among the secrets: no address is named so.
const signingName = "khoa-phat-hanh"

// signingKey is the setting that remembers which public keys there are, so that one that was made is never taken for one that
// was never made.
const signingKey = "signing-keys"

// mostSigningKeys is how many keys are kept: a store of keys of some systems takes little more than two thousand letters.
const mostSigningKeys = 16

// SigningKeys keep the private keys with which an office publishes, where the passwords of sources are: in the system's store of
// keys, and where there is none in a file that only its owner can read. The library knows the public ones alone.
type SigningKeys struct {
	store   Store
	secrets *Secrets
}

// NewSigningKeys returns the keys of a library.
func NewSigningKeys(s Store, secrets *Secrets) *SigningKeys { return &SigningKeys{s, secrets} }

// All returns the keys, the newest first; none before the first was made. LostKey where some were made, and none of them is on
// this machine or its store of keys does not give them: a library may have come from another machine.
func (k *SigningKeys) All(ctx context.Context) ([]ed25519.PrivateKey, error) {
	known, err := k.store.Setting(ctx, signingKey)
	if err != nil || known == "" {
		return nil, err
	}
	kept, err := k.secrets.Of(ctx, signingName)
	if err != nil {
		return nil, err
	}
	var all []ed25519.PrivateKey
	for text := range strings.FieldsSeq(kept.Password) {
		if seed, err := hex.DecodeString(text); err == nil && len(seed) == ed25519.SeedSize {
			all = append(all, ed25519.NewKeyFromSeed(seed))
		}
	}
	if len(all) == 0 {
		return nil, library.Fail(library.LostKey, "", errors.New(known))
	}
	return all, nil
}

// Add keeps a key as the newest one. Errors: those of Secrets.Keep.
func (k *SigningKeys) Add(ctx context.Context, private ed25519.PrivateKey) error {
	all, err := k.All(ctx)
	if err != nil && !library.IsKind(err, library.LostKey) {
		return err
	}
	seeds, publics := []string{hex.EncodeToString(private.Seed())}, []string{publicOf(private)}
	for _, old := range all {
		if !old.Equal(private) && len(seeds) < mostSigningKeys {
			seeds, publics = append(seeds, hex.EncodeToString(old.Seed())), append(publics, publicOf(old))
		}
	}
	if err := k.secrets.Keep(ctx, signingName, library.Credentials{Password: strings.Join(seeds, " ")}); err != nil {
		return err
	}
	return k.store.SetSetting(ctx, signingKey, strings.Join(publics, " "))
}

func publicOf(private ed25519.PrivateKey) string {
	return hex.EncodeToString(private.Public().(ed25519.PublicKey))
}

// File returns the file that the keys lie in, "" where the system's store of keys has them.
func (k *SigningKeys) File() (string, error) {
	k.secrets.mu.Lock()
	defer k.secrets.mu.Unlock()
	inFile, err := k.secrets.readFile()
	if _, there := inFile[signingName]; !there {
		return "", err
	}
	return k.secrets.path, err
}
