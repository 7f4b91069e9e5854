package depot

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"baocaovien/internal/library"
)

// StoreKey is one whose signature counts for a store. The first is agreed to by people; each later one is endorsed by one before it.
type StoreKey struct {
	Key       string `json:"key"`                 // public, Ed25519, hexadecimal
	Name      string `json:"name,omitempty"`      // whose it is
	By        string `json:"by,omitempty"`        // the key that endorses it; none for the first
	Signature []byte `json:"signature,omitempty"` // of By, over endorsement
	Revoked   int64  `json:"revoked,omitempty"`   // the serial from which on its signatures count for nothing; 0 while they count
}

// endorsement is what a key signs to let another one publish in a store.
func endorsement(store, key string) []byte { return []byte("sotay-kho-key\n" + store + "\n" + key) }

// Endorse returns the entry of a further key, which an old one signs for.
func Endorse(store string, old ed25519.PrivateKey, key ed25519.PublicKey, name string) StoreKey {
	return StoreKey{Key: hex.EncodeToString(key), Name: name}.endorsedBy(store, old)
}

// endorsedBy is a key that another one signs for, in place of who did before.
func (k StoreKey) endorsedBy(store string, old ed25519.PrivateKey) StoreKey {
	k.By, k.Signature = PublicText(old), ed25519.Sign(old, endorsement(store, k.Key))
	return k
}

// PublicText is the public key of a private one, as manifests name it.
func PublicText(private ed25519.PrivateKey) string {
	return hex.EncodeToString(private.Public().(ed25519.PublicKey))
}

func publicKey(text string) (ed25519.PublicKey, error) {
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != ed25519.PublicKeySize || hex.EncodeToString(raw) != text {
		return nil, fmt.Errorf("public key %.80q", text)
	}
	return raw, nil
}

// checkKeys reports keys that are none, one that stands twice, and one that no key before it endorses.
func (m StoreManifest) checkKeys() error {
	if len(m.Keys) == 0 || len(m.Keys) > mostKeys {
		return fmt.Errorf("%d keys", len(m.Keys))
	}
	before := map[string]ed25519.PublicKey{}
	for i, k := range m.Keys {
		public, err := publicKey(k.Key)
		if err != nil {
			return err
		}
		if before[k.Key] != nil || utf8.RuneCountInString(k.Name) > mostName || k.Revoked < 0 {
			return fmt.Errorf("key %s", k.Key)
		}
		if i > 0 && (before[k.By] == nil || !ed25519.Verify(before[k.By], endorsement(m.ID, k.Key), k.Signature)) {
			return fmt.Errorf("key %s, which none before it endorses", k.Key)
		}
		before[k.Key] = public
	}
	return nil
}

// signatures is kho.json.sig. It holds those of the manifest before too, for the moment in which the one file is new and
// the other is not.
type signatures struct {
	Signatures []storeSignature `json:"signatures"`
}

type storeSignature struct {
	Key       string `json:"key"`
	Of        string `json:"of"`        // SHA-256 of the manifest
	Signature []byte `json:"signature"` // over the bytes of the manifest
}

// Sign returns the bytes of kho.json and kho.json.sig. before are the two files that stand there, empty for a new store: the
// signatures of that manifest are kept beside the new ones.
func Sign(m StoreManifest, private ed25519.PrivateKey, before StoreHead) (after StoreHead, err error) {
	if err := m.check(); err != nil {
		return after, fmt.Errorf("sign: %w", err)
	}
	if after.Manifest, err = json.Marshal(m); err != nil {
		return after, fmt.Errorf("sign: %w", err)
	}
	all := signatures{[]storeSignature{{PublicText(private), HashOf(after.Manifest), ed25519.Sign(private, after.Manifest)}}}
	var old signatures
	if len(before.Manifest) > 0 && json.Unmarshal(before.Signatures, &old) == nil {
		for _, s := range old.Signatures {
			if s.Of == HashOf(before.Manifest) {
				all.Signatures = append(all.Signatures, s)
			}
		}
	}
	after.Signatures, err = json.Marshal(all)
	return after, err
}

// StoreHead are the two files of a store that change, as they were read or are to be written.
type StoreHead struct{ Manifest, Signatures []byte }

// Trust is what a machine knows of a store since somebody agreed to its key. The zero Trust knows nothing.
type Trust struct {
	ID       string   `json:"id"`
	Serial   int64    `json:"serial"`   // the newest one taken, 0 before the first
	Manifest string   `json:"manifest"` // SHA-256 of its kho.json
	Keys     []string `json:"keys"`     // whose signatures count
	Revoked  []string `json:"revoked,omitempty"`
}

// Open reads a manifest with its signatures, and checks both. Errors: DamagedStore, LargeStore, NewerStore, ChangedStore where no
// storeSignature is that of these bytes by a key of the store that is not revoked.
func Open(h StoreHead) (m StoreManifest, signer string, err error) {
	if m, err = parseManifest(h.Manifest); err != nil {
		return m, "", err
	}
	var all signatures
	if len(h.Signatures) > MostSignatures || json.Unmarshal(h.Signatures, &all) != nil {
		return m, "", library.Fail(library.DamagedStore, SignaturesName, nil)
	}
	hash := HashOf(h.Manifest)
	for _, s := range all.Signatures {
		i := slices.IndexFunc(m.Keys, func(k StoreKey) bool { return k.Key == s.Key })
		if i < 0 || s.Of != hash || m.Keys[i].Revoked != 0 && m.Keys[i].Revoked <= m.Serial {
			continue
		}
		if public, err := publicKey(s.Key); err == nil && ed25519.Verify(public, h.Manifest, s.Signature) {
			return m, s.Key, nil
		}
	}
	return m, "", library.Fail(library.ChangedStore, ManifestName, errors.New("no storeSignature that counts"))
}

// FirstKey is the key whose fingerprint people compare: the first one whose signatures count.
func (m StoreManifest) FirstKey() string {
	for _, k := range m.Keys {
		if k.Revoked == 0 {
			return k.Key
		}
	}
	return m.Keys[0].Key
}

// Agree is the trust of somebody who compared the fingerprint of the store's first key.
func Agree(m StoreManifest) Trust { return Trust{ID: m.ID, Keys: []string{m.FirstKey()}} }

// Accept holds a manifest against what is known of its store, and returns what is known after it. Errors: UnknownSigner for
// another store, or a key that no trusted one endorses; RevokedSigner; RolledBack for an older serial than the newest one taken;
// ForkedStore for another content under the same serial.
func (t Trust) Accept(m StoreManifest, manifest []byte, signer string) (Trust, error) {
	next := Trust{
		ID: m.ID, Serial: m.Serial, Manifest: HashOf(manifest),
		Keys: slices.Clone(t.Keys), Revoked: slices.Clone(t.Revoked),
	}
	for _, k := range m.Keys {
		known, endorsed := slices.Contains(next.Keys, k.Key), slices.Contains(next.Keys, k.By)
		if endorsed && !known && !slices.Contains(t.Revoked, k.By) {
			next.Keys = append(next.Keys, k.Key)
		}
		if k.Revoked != 0 && !slices.Contains(next.Revoked, k.Key) {
			next.Revoked = append(next.Revoked, k.Key)
		}
	}
	switch {
	case m.ID != t.ID || !slices.Contains(next.Keys, signer):
		return t, library.Fail(library.UnknownSigner, m.Name, errors.New(Fingerprint(signer)))
	case slices.Contains(t.Revoked, signer):
		return t, library.Fail(library.RevokedSigner, m.Name, errors.New(Fingerprint(signer)))
	case m.Serial < t.Serial:
		return t, library.Fail(library.RolledBack, m.Name, fmt.Errorf("%d < %d", m.Serial, t.Serial))
	case m.Serial == t.Serial && next.Manifest != t.Manifest:
		return t, library.Fail(library.ForkedStore, m.Name, errors.New(strconv.FormatInt(m.Serial, 10)))
	}
	return next, nil
}

// Fingerprint returns 12 digits in groups of three that tell a public key (hexadecimal) from others, to be compared over the
// telephone or from a QR code on paper.
func Fingerprint(key string) string {
	sum := sha256.Sum256([]byte(key))
	var n uint64
	for _, b := range sum[:8] {
		n = n<<8 | uint64(b)
	}
	digits := fmt.Sprintf("%012d", n%1_000_000_000_000)
	return digits[:3] + " " + digits[3:6] + " " + digits[6:9] + " " + digits[9:]
}
