package settings_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/settings"
)

func signing(seed byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))
}

func TestAPublishersKeysLieInTheSystemsStoreAndNotInTheLibrary(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string]*ring{"a store": {kept: map[string]string{}}, "a locked one": {kept: map[string]string{}, locked: true}} {
		values, path := drawer{}, filepath.Join(t.TempDir(), "mat-khau.json")
		secrets := settings.NewSecrets(values, keys, path)
		k := settings.NewSigningKeys(values, secrets)
		if all, err := k.All(t.Context()); err != nil || len(all) != 0 {
			t.Fatalf("%s: before the first %d, %v", name, len(all), err)
		}
		for seed := range byte(20) {
			if err := k.Add(t.Context(), signing(seed)); err != nil {
				t.Fatal(err)
			}
		}
		if err := k.Add(t.Context(), signing(18)); err != nil {
			t.Fatal(err)
		}
		if err := secrets.Prune(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		all, err := k.All(t.Context())
		if err != nil || len(all) != 16 || !all[0].Equal(signing(18)) || !all[1].Equal(signing(19)) {
			t.Errorf("%s: %d keys, %v", name, len(all), err)
		}
		text, err := json.Marshal(values)
		if err != nil || bytes.Contains(text, []byte(hex.EncodeToString(signing(18).Seed()))) || !strings.Contains(string(text), hex.EncodeToString(signing(18).Public().(ed25519.PublicKey))) {
			t.Errorf("%s: the library holds %s, %v", name, text, err)
		}
		want := ""
		if keys.locked {
			want = path
		}
		if file, err := k.File(); err != nil || file != want {
			t.Errorf("%s: they are said to lie in %q, %v", name, file, err)
		}
		if _, err := os.Stat(path); (err == nil) != keys.locked {
			t.Errorf("%s: the file of the owner's alone: %v", name, err)
		}
	}
}

func TestAKeyThatIsNotHereIsNeverTakenForNone(t *testing.T) {
	t.Parallel()
	values := drawer{}
	there := settings.NewSecrets(values, &ring{kept: map[string]string{}}, filepath.Join(t.TempDir(), "a"))
	if err := settings.NewSigningKeys(values, there).Add(t.Context(), signing(1)); err != nil {
		t.Fatal(err)
	}
	here := settings.NewSigningKeys(values, settings.NewSecrets(values, &ring{kept: map[string]string{}}, filepath.Join(t.TempDir(), "b")))
	if _, err := here.All(t.Context()); !library.IsKind(err, library.LostKey) {
		t.Errorf("err = %v", err)
	}
	if err := here.Add(t.Context(), signing(1)); err != nil { // restored from paper
		t.Fatal(err)
	}
	if all, err := here.All(t.Context()); err != nil || len(all) != 1 || !all[0].Equal(signing(1)) {
		t.Errorf("%d keys, %v", len(all), err)
	}
}
