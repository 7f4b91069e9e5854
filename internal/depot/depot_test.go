package depot_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
)

func signer(seed byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))
}

func public(seed byte) string { return hex.EncodeToString(signer(seed).Public().(ed25519.PublicKey)) }

const storeID = "00112233445566778899aabbccddeeff"

// wanted are n items whose content is told by version.
func wanted(n int, version string) (all []depot.WantedItem) {
	for i := range n {
		all = append(all, depot.WantedItem{
			UID: depot.UIDOf(depot.ArticleItem, fmt.Sprint(i)), Kind: depot.ArticleItem, Size: 10,
			Hash: depot.HashOf(fmt.Appendf(nil, "%d %s", i, version)),
		})
	}
	return all
}

// published is a store of n items as it lies at its place, and its shards.
func published(t *testing.T, n int, change func(*depot.StoreManifest)) (depot.StoreHead, []depot.Shard) {
	t.Helper()
	shards, err := depot.Shards(nil, nil, depot.Changes(nil, wanted(n, "1"), "", depot.Hand{}).Entries)
	if err != nil {
		t.Fatal(err)
	}
	m := depot.NewManifest(depot.StoreManifest{
		ID: storeID, Name: "Ban Tuyên giáo", Serial: 7, Made: library.Day(2026, 11, 29), Keys: []depot.StoreKey{{Key: public(1)}},
	}, shards)
	change(&m)
	head, err := depot.Sign(m, signer(1), depot.StoreHead{})
	if err != nil {
		t.Fatal(err)
	}
	return head, shards
}

func as(*depot.StoreManifest) {}

func TestWhatWasPublishedIsRead(t *testing.T) {
	t.Parallel()
	head, shards := published(t, 300, as)
	m, by, err := depot.Open(head)
	if err != nil || by != public(1) || m.Items != 300 || len(m.Shards) != 4 {
		t.Fatalf("%+v by %s: %v", m, by, err)
	}
	var entries []depot.StoreEntry
	for i, ref := range m.Shards {
		part, err := depot.ReadShard(ref, shards[i].Packed)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, part...)
	}
	if err := depot.CheckEntries(m, entries); err != nil || entries[299].UID != wanted(300, "1")[299].UID {
		t.Errorf("%+v, %v", entries[299], err)
	}
}

// resigned is a store whose manifest was edited as text and signed again with the same key.
func resigned(t *testing.T, head depot.StoreHead, old, by string) depot.StoreHead {
	t.Helper()
	if !bytes.Contains(head.Manifest, []byte(old)) {
		t.Fatalf("no %s in %s", old, head.Manifest)
	}
	raw := bytes.Replace(head.Manifest, []byte(old), []byte(by), 1)
	all := map[string]any{"signatures": []any{map[string]any{"key": public(1), "of": depot.HashOf(raw), "signature": ed25519.Sign(signer(1), raw)}}}
	signed, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return depot.StoreHead{Manifest: raw, Signatures: signed}
}

func TestAManifestThatIsNotAsItShouldIsRefused(t *testing.T) {
	t.Parallel()
	head, _ := published(t, 3, as)
	for name, c := range map[string]struct {
		head depot.StoreHead
		want library.Kind
	}{
		"nothing":                 {depot.StoreHead{}, library.DamagedStore},
		"a page of a web server":  {depot.StoreHead{Manifest: []byte("<html>404</html>"), Signatures: head.Signatures}, library.DamagedStore},
		"a name changed":          {depot.StoreHead{Manifest: bytes.Replace(head.Manifest, []byte("Ban"), []byte("Bạn"), 1), Signatures: head.Signatures}, library.ChangedStore},
		"no signatures":           {depot.StoreHead{Manifest: head.Manifest}, library.DamagedStore},
		"an empty list of them":   {depot.StoreHead{Manifest: head.Manifest, Signatures: []byte("{}")}, library.ChangedStore},
		"a newer form":            {resigned(t, head, `"format":1`, `"format":2`), library.NewerStore},
		"a newer form of fields":  {resigned(t, head, `"format":1`, `"format":2,"keys":7`), library.NewerStore},
		"form 0":                  {resigned(t, head, `"format":1`, `"format":0`), library.DamagedStore},
		"serial 0":                {resigned(t, head, `"serial":7`, `"serial":0`), library.DamagedStore},
		"a serial past all":       {resigned(t, head, `"serial":7`, `"serial":1e30`), library.DamagedStore},
		"a million items":         {resigned(t, head, `"items":3`, `"items":1000000`), library.LargeStore},
		"fewer items than shards": {resigned(t, head, `"items":3`, `"items":2`), library.DamagedStore},
		"another root":            {resigned(t, head, `"root":"`, `"root":"0`), library.DamagedStore},
		"no keys":                 {resigned(t, head, `"keys":[`, `"keys":[],"was":[`), library.DamagedStore},
		"a key that is none":      {resigned(t, head, public(1), "00"), library.DamagedStore},
		"another key":             {resigned(t, head, public(1), public(2)), library.ChangedStore},
		"a shard with a path":     {resigned(t, head, `"shards":[{"hash":"`, `"shards":[{"hash":"../../`), library.DamagedStore},
		"no name":                 {resigned(t, head, "Ban Tuyên giáo", ""), library.DamagedStore},
		"a name of a page":        {resigned(t, head, "Ban Tuyên giáo", strings.Repeat("x", 301)), library.DamagedStore},
		"5 MB":                    {depot.StoreHead{Manifest: bytes.Repeat([]byte(" "), 5<<20)}, library.LargeStore},
	} {
		if _, _, err := depot.Open(c.head); !library.IsKind(err, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func TestAByteThatChangedIsFound(t *testing.T) {
	t.Parallel()
	head, shards := published(t, 5, as)
	m, _, err := depot.Open(head)
	if err != nil {
		t.Fatal(err)
	}
	for i := range head.Manifest {
		raw := bytes.Clone(head.Manifest)
		raw[i] ^= 1
		if _, _, err := depot.Open(depot.StoreHead{Manifest: raw, Signatures: head.Signatures}); err == nil {
			t.Fatalf("byte %d of the manifest may change", i)
		}
	}
	for i := range shards[0].Packed {
		raw := bytes.Clone(shards[0].Packed)
		raw[i] ^= 1
		if _, err := depot.ReadShard(m.Shards[0], raw); !library.IsKind(err, library.ChangedStore) {
			t.Fatalf("byte %d of the shard: %v", i, err)
		}
		if _, err := depot.ReadShard(m.Shards[0], raw[:i]); !library.IsKind(err, library.ChangedStore) {
			t.Fatalf("a shard cut at %d: %v", i, err)
		}
	}
}

// shardOf packs entries whatever they are.
func shardOf(t *testing.T, v any) (depot.ShardRef, []byte) {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := depot.Pack(raw)
	if err != nil {
		t.Fatal(err)
	}
	return depot.ShardRef{Hash: depot.HashOf(packed), Size: int64(len(packed)), Items: 1}, packed
}

func TestEntriesThatAreNoneAreRefused(t *testing.T) {
	t.Parallel()
	good := depot.Changes(nil, wanted(1, "1"), "", depot.Hand{}).Entries[0]
	for name, change := range map[string]func(*depot.StoreEntry){
		"a uid with a path":        func(e *depot.StoreEntry) { e.UID = "../../../etc/passwd" },
		"a uid in capitals":        func(e *depot.StoreEntry) { e.UID = strings.ToUpper(storeID) },
		"a hash with a path":       func(e *depot.StoreEntry) { e.Hash = "../" + e.Hash[3:] },
		"a hash that is short":     func(e *depot.StoreEntry) { e.Hash = e.Hash[:63] },
		"10 GB":                    func(e *depot.StoreEntry) { e.Size = 10 << 30 },
		"no bytes":                 func(e *depot.StoreEntry) { e.Size = 0 },
		"less than no bytes":       func(e *depot.StoreEntry) { e.Size = -1 },
		"version 0":                func(e *depot.StoreEntry) { e.Version = 0 },
		"a reason as a book":       func(e *depot.StoreEntry) { e.Withdrawn = &depot.Withdrawal{Reason: strings.Repeat("x", 301)} },
		"an instead that is no id": func(e *depot.StoreEntry) { e.Withdrawn = &depot.Withdrawal{Instead: "khác"} },
	} {
		e := good
		change(&e)
		ref, packed := shardOf(t, []depot.StoreEntry{e})
		if _, err := depot.ReadShard(ref, packed); !library.IsKind(err, library.DamagedStore) {
			t.Errorf("%s: %v", name, err)
		}
	}
	ref, packed := shardOf(t, []depot.StoreEntry{good, good})
	if _, err := depot.ReadShard(ref, packed); !library.IsKind(err, library.DamagedStore) {
		t.Errorf("two entries where one was signed: %v", err)
	}
	ref, packed = shardOf(t, make([]depot.StoreEntry, 1_000_000/40))
	if _, err := depot.ReadShard(ref, packed); !library.IsKind(err, library.LargeStore) {
		t.Errorf("many entries where one was signed: %v", err)
	}
	if err := depot.CheckEntries(depot.StoreManifest{}, []depot.StoreEntry{good, good}); !library.IsKind(err, library.DamagedStore) {
		t.Errorf("an item twice: %v", err)
	}
	itself := depot.StoreManifest{Shards: []depot.ShardRef{{Hash: good.Hash}}}
	if err := depot.CheckEntries(itself, []depot.StoreEntry{good}); !library.IsKind(err, library.DamagedStore) {
		t.Errorf("a shard that names itself: %v", err)
	}
}

func TestAKindOfANewerProgramIsLeftAlone(t *testing.T) {
	t.Parallel()
	e := depot.Changes(nil, wanted(1, "1"), "", depot.Hand{}).Entries[0]
	e.Kind = "film"
	ref, packed := shardOf(t, []depot.StoreEntry{e})
	entries, err := depot.ReadShard(ref, packed)
	if err != nil || entries[0].Counts() {
		t.Errorf("%+v, %v", entries, err)
	}
}

func TestABombIsRefused(t *testing.T) {
	t.Parallel()
	packed, err := depot.Pack(make([]byte, 80<<20))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := depot.Unpack("x", depot.HashOf(packed), packed); !library.IsKind(err, library.LargeStore) {
		t.Errorf("80 MB in %d bytes: %v", len(packed), err)
	}
	broken := []byte("not packed at all")
	if _, err := depot.Unpack("x", depot.HashOf(broken), broken); !library.IsKind(err, library.DamagedStore) {
		t.Errorf("err = %v", err)
	}
}

func TestTwentyMoreTouchTwoShards(t *testing.T) {
	t.Parallel()
	for n := 0; n < 300; n += 7 {
		before := depot.Changes(nil, wanted(n, "1"), "", depot.Hand{}).Entries
		after := depot.Changes(before, wanted(n+20, "1"), "", depot.Hand{})
		if len(after.Added) != 20 || len(after.Updated)+len(after.Withdrawn) != 0 {
			t.Fatalf("%d added, %d updated, %d withdrawn", len(after.Added), len(after.Updated), len(after.Withdrawn))
		}
		old, err1 := depot.Shards(nil, nil, before)
		shards, err2 := depot.Shards(depot.NewManifest(depot.StoreManifest{}, old).Shards, before, after.Entries)
		anew, err3 := depot.Shards(nil, nil, after.Entries)
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(depot.NewManifest(depot.StoreManifest{}, shards), depot.NewManifest(depot.StoreManifest{}, anew)) {
			t.Errorf("after %d, parted anew they are others", n)
		}
		if fresh := slices.DeleteFunc(shards, func(s depot.Shard) bool { return s.Packed == nil }); len(fresh) > 2 {
			t.Errorf("after %d, %d shards are new", n, len(fresh))
		}
	}
}

// TestShardsThatAnotherProgramPartedAreParted reads a store whose shards are of other sizes than this program's.
func TestShardsThatAnotherProgramPartedAreParted(t *testing.T) {
	t.Parallel()
	before := depot.Changes(nil, wanted(200, "1"), "", depot.Hand{}).Entries
	odd := []depot.ShardRef{{Items: 100}, {Items: 28}, {Items: 72}}
	shards, err := depot.Shards(odd, before, before)
	items := 0
	for _, s := range shards {
		items += s.Items
	}
	if err != nil || items != 200 || shards[0].Items != depot.PerShard || shards[0].Packed == nil {
		t.Errorf("%+v, %v", shards, err)
	}
}

func TestWhatIsPublishedFollowsWhatIsWanted(t *testing.T) {
	t.Parallel()
	one := depot.Changes(nil, wanted(3, "1"), "", depot.Hand{}).Entries
	edited := wanted(3, "2")
	edited[0] = wanted(3, "1")[0]
	two := depot.Changes(one, edited[:2], "hết hiệu lực", depot.Hand{})
	if len(two.Updated) != 1 || two.Updated[0].Version != 2 || len(two.Withdrawn) != 1 || two.Withdrawn[0].Withdrawn.Reason != "hết hiệu lực" {
		t.Fatalf("%+v", two)
	}
	if again := depot.Changes(two.Entries, edited[:2], "khác", depot.Hand{}); again.Any() {
		t.Errorf("nothing changed, but %+v", again)
	}
	back := depot.Changes(two.Entries, slices.Concat(edited[:2], wanted(3, "1")[2:]), "", depot.Hand{})
	if len(back.Returned) != 1 || back.Returned[0].Withdrawn != nil || back.Returned[0].Version != 2 || len(back.Entries) != 3 {
		t.Errorf("%+v", back)
	}
	if twice := depot.Changes(nil, slices.Concat(wanted(1, "1"), wanted(1, "1")), "", depot.Hand{}); len(twice.Entries) != 1 {
		t.Errorf("%+v", twice.Entries)
	}
}

// opened returns a manifest with its bytes and signer.
func opened(t *testing.T, head depot.StoreHead) (depot.StoreManifest, []byte, string) {
	t.Helper()
	m, by, err := depot.Open(head)
	if err != nil {
		t.Fatal(err)
	}
	return m, head.Manifest, by
}

func serial(n int64) func(*depot.StoreManifest) { return func(m *depot.StoreManifest) { m.Serial = n } }

func TestOnlyTheAgreedKeyAndNewerSerialsAreTaken(t *testing.T) {
	t.Parallel()
	first, _ := published(t, 3, as)
	m, raw, by := opened(t, first)
	trust, err := depot.Agree(m).Accept(m, raw, by)
	if err != nil || trust.Serial != 7 {
		t.Fatalf("%+v, %v", trust, err)
	}
	for name, c := range map[string]struct {
		change func(*depot.StoreManifest)
		items  int
		want   library.Kind
	}{
		"the same again":         {as, 3, ""},
		"a newer one":            {serial(8), 4, ""},
		"one that is years late": {func(m *depot.StoreManifest) { m.Serial, m.Made = 900, library.Moment{} }, 3, ""},
		"a clock in 1970":        {func(m *depot.StoreManifest) { m.Serial, m.Made = 8, library.Day(1970, 1, 1) }, 3, ""},
		"an older one":           {serial(6), 3, library.RolledBack},
		"a fork":                 {as, 4, library.ForkedStore},
		"another store":          {func(m *depot.StoreManifest) { m.ID = strings.Repeat("ab", 16) }, 3, library.UnknownSigner},
	} {
		head, _ := published(t, c.items, c.change)
		m, raw, by := opened(t, head)
		if _, err := trust.Accept(m, raw, by); err == nil != (c.want == "") || c.want != "" && !library.IsKind(err, c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// by signs a manifest of serial n with keys.
func signedBy(t *testing.T, n int64, private ed25519.PrivateKey, keys ...depot.StoreKey) depot.StoreHead {
	t.Helper()
	m := depot.NewManifest(depot.StoreManifest{ID: storeID, Name: "Ban", Serial: n, Keys: keys}, nil)
	head, err := depot.Sign(m, private, depot.StoreHead{})
	if err != nil {
		t.Fatal(err)
	}
	return head
}

func TestKeysRotate(t *testing.T) {
	t.Parallel()
	old := depot.StoreKey{Key: public(1)}
	second := depot.Endorse(storeID, signer(1), signer(2).Public().(ed25519.PublicKey), "cán bộ thứ hai")
	third := depot.Endorse(storeID, signer(2), signer(3).Public().(ed25519.PublicKey), "")
	lost := old
	lost.Revoked = 9

	m, raw, by := opened(t, signedBy(t, 7, signer(1), old))
	trust, err := depot.Agree(m).Accept(m, raw, by)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name string
		head depot.StoreHead
		want library.Kind
	}{
		{"the second officer", signedBy(t, 8, signer(2), old, second), ""},
		{"the first key is revoked", signedBy(t, 9, signer(2), lost, second), ""},
		{"who found the lost key", signedBy(t, 10, signer(1), old, second), library.RevokedSigner},
		{"a third key", signedBy(t, 10, signer(3), lost, second, third), ""},
		{"a stranger's key", signedBy(t, 11, signer(4), depot.StoreKey{Key: public(4)}), library.UnknownSigner},
	} {
		m, raw, by := opened(t, step.head)
		next, err := trust.Accept(m, raw, by)
		if err == nil != (step.want == "") || step.want != "" && !library.IsKind(err, step.want) {
			t.Fatalf("%s: %v, want %q", step.name, err, step.want)
		}
		if err == nil {
			trust = next
		}
	}
	if fresh := depot.Agree(m); fresh.Keys[0] != public(1) {
		t.Errorf("%+v", fresh)
	}
	m, raw, by = opened(t, signedBy(t, 12, signer(3), lost, second, third))
	if late, err := depot.Agree(m).Accept(m, raw, by); err != nil || late.Keys[0] != public(2) {
		t.Errorf("who comes after the first key was revoked: %+v, %v", late, err)
	}
	alone := depot.NewManifest(depot.StoreManifest{ID: storeID, Name: "Ban", Serial: 1, Keys: []depot.StoreKey{old, {Key: public(5)}}}, nil)
	if _, err := depot.Sign(alone, signer(1), depot.StoreHead{}); err == nil {
		t.Error("a key that none endorses is signed")
	}
	borrowed := depot.Endorse(strings.Repeat("ab", 16), signer(1), signer(2).Public().(ed25519.PublicKey), "")
	if _, err := depot.Sign(depot.NewManifest(depot.StoreManifest{ID: storeID, Name: "Ban", Serial: 1, Keys: []depot.StoreKey{old, borrowed}}, nil), signer(1), depot.StoreHead{}); err == nil {
		t.Error("an endorsement for another store counts")
	}
}

func TestTheSignaturesStandBesideBothManifests(t *testing.T) {
	t.Parallel()
	before, _ := published(t, 3, as)
	m, _, err := depot.Open(before)
	if err != nil {
		t.Fatal(err)
	}
	m.Serial++
	after, err := depot.Sign(m, signer(1), before)
	if err != nil {
		t.Fatal(err)
	}
	for name, head := range map[string]depot.StoreHead{
		"before the manifest is replaced": {Manifest: before.Manifest, Signatures: after.Signatures}, "after": after,
	} {
		if _, _, err := depot.Open(head); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	unwritten := depot.StoreHead{Manifest: before.Manifest, Signatures: after.Signatures}
	m.Name = "Ban khác"
	again, err := depot.Sign(m, signer(1), unwritten)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := depot.Open(depot.StoreHead{Manifest: before.Manifest, Signatures: again.Signatures}); err != nil {
		t.Errorf("after a publishing that was cut off: %v", err)
	}
}

func TestItemsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	a := depot.PublishedArticle{
		URL: "https://x.example/1", Title: "Bài", Source: "Báo", Published: depot.PublishedMoment(library.Day(2026, 11, 1)),
		Blocks: []library.Block{{Kind: library.Paragraph, Text: "Bốn tàu."}}, Passages: []library.Passage{{End: 1, Themes: []library.Theme{library.SeaIslands}}},
		Themes: []library.Theme{library.SeaIslands},
	}
	packed, err := depot.PackItem(a)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := depot.PackItem(a); err != nil || !bytes.Equal(packed, again) {
		t.Errorf("packed twice it is other bytes: %v", err)
	}
	e := depot.StoreEntry{Hash: depot.HashOf(packed)}
	if got, err := depot.ReadArticle(e, packed); err != nil || !reflect.DeepEqual(got, a) {
		t.Errorf("%+v, %v", got, err)
	}
	for name, change := range map[string]func(*depot.PublishedArticle){
		"no title":                     func(a *depot.PublishedArticle) { a.Title = "" },
		"no address":                   func(a *depot.PublishedArticle) { a.URL = "" },
		"a passage outside it":         func(a *depot.PublishedArticle) { a.Passages = []library.Passage{{First: 0, End: 2}} },
		"a passage that runs back":     func(a *depot.PublishedArticle) { a.Passages = []library.Passage{{First: 1, End: 0}} },
		"a file whose uid is a folder": func(a *depot.PublishedArticle) { a.Files = []depot.PublishedFile{{UID: "../x"}} },
	} {
		bad := a
		change(&bad)
		packed, err := depot.PackItem(bad)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := depot.ReadArticle(depot.StoreEntry{Hash: depot.HashOf(packed)}, packed); !library.IsKind(err, library.DamagedStore) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFingerprintIsTwelveDigitsInThrees(t *testing.T) {
	t.Parallel()
	one, other := depot.Fingerprint(public(1)), depot.Fingerprint(public(2))
	if len(one) != 15 || one == other || strings.Trim(one, "0123456789 ") != "" {
		t.Errorf("%q, %q", one, other)
	}
}
