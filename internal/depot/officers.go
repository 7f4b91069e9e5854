package depot

import (
	"crypto/ed25519"
	"errors"
	"slices"

	"baocaovien/internal/library"
)

// Admit returns the keys of a store with a further one, which own endorses: its owner may publish too. WrongUse for one that is
// there already, or was.
func (m StoreManifest) Admit(own ed25519.PrivateKey, key, name string) ([]StoreKey, error) {
	public, err := publicKey(key)
	if err != nil {
		return nil, library.Fail(library.NoKey, "", err)
	}
	if m.keyAt(key) >= 0 {
		return nil, library.Fail(library.KnownKey, Fingerprint(key), nil)
	}
	return append(slices.Clone(m.Keys), Endorse(m.ID, own, public, name)), nil
}

// Revoke returns the keys of a store of which one counts no more, from the next serial on. own is the key that stays and signs
// that serial. UnknownItem where the key is none that counts, WrongUse where it is own.
func (m StoreManifest) Revoke(own ed25519.PrivateKey, key string) ([]StoreKey, error) {
	at := m.keyAt(key)
	switch {
	case at < 0 || m.Keys[at].Revoked != 0:
		return nil, library.Fail(library.UnknownItem, Fingerprint(key), errors.New("no key that counts"))
	case key == PublicText(own):
		return nil, library.Fail(library.WrongUse, Fingerprint(key), errors.New("a key does not revoke itself"))
	}
	m.Keys = slices.Clone(m.Keys)
	m.Keys[at].Revoked = m.Serial + 1
	return m.reachable(own), nil
}

// Renew returns the keys of a store in which a new one takes the place of an old one, which endorses it. The new one signs the
// next serial.
func (m StoreManifest) Renew(old, now ed25519.PrivateKey) ([]StoreKey, error) {
	name := ""
	if at := m.keyAt(PublicText(old)); at >= 0 {
		name = m.Keys[at].Name
	}
	var err error
	if m.Keys, err = m.Admit(old, PublicText(now), name); err != nil {
		return nil, err
	}
	return m.Revoke(now, PublicText(old))
}

func (m StoreManifest) keyAt(key string) int {
	return slices.IndexFunc(m.Keys, func(k StoreKey) bool { return k.Key == key })
}

// reachable orders the keys so that who agrees to the first that counts finds all others that do: first those by which own came
// in, then the rest. Of the rest, those that came in by a key that counts no more are endorsed by own.
func (m StoreManifest) reachable(own ed25519.PrivateKey) []StoreKey {
	way := map[string]bool{}
	for at := m.keyAt(PublicText(own)); at >= 0; at = m.keyAt(m.Keys[at].By) {
		way[m.Keys[at].Key] = true
	}
	slices.SortStableFunc(m.Keys, func(a, b StoreKey) int {
		switch {
		case way[a.Key] == way[b.Key]:
			return 0
		case way[a.Key]:
			return -1
		}
		return 1
	})
	found := map[string]bool{m.FirstKey(): true}
	for i, k := range m.Keys {
		switch {
		case found[k.Key]:
		case found[k.By]:
			found[k.Key] = true
		case k.Revoked == 0:
			m.Keys[i], found[k.Key] = k.endorsedBy(m.ID, own), true
		}
	}
	return m.Keys
}
