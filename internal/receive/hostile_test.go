package receive_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/receive"
	"baocaovien/internal/words"
)

var stranger = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{9}, ed25519.SeedSize))

// hostileStore is a store of which nothing may be taken. spoil is given the newest serial of a store of two articles, which
// the library has.
type hostileStore struct {
	name  string
	want  library.Kind
	spoil func(f *forger)
}

// signedStores are signed by the publisher.
var signedStores = []hostileStore{
	{"a million entries", library.LargeStore, func(f *forger) {
		for n := range 250 {
			f.shards(depot.ShardRef{Hash: depot.HashOf(fmt.Append(nil, n)), Size: 9000, Items: 4000})
		}
		f.sign(private, "", "")
	}},
	{"a million entries in a shard that says three", library.LargeStore, func(f *forger) {
		f.shard([]byte("["+strings.Repeat(`{"uid":""},`, 1_000_000)+"{}]"), 3)
		f.sign(private, "", "")
	}},
	{"more entries than one shard has", library.DamagedStore, func(f *forger) {
		f.shard([]byte("["+strings.Repeat("{},", 99_999)+"{}]"), 100_000)
		f.sign(private, "", "")
	}},
	{"shards of more bytes than there are entries", library.DamagedStore, func(f *forger) {
		for n := range 100 {
			f.shards(depot.ShardRef{Hash: depot.HashOf(fmt.Append(nil, n)), Size: 1 << 20, Items: 1})
		}
		f.sign(private, "", "")
	}},
	{"a shard that is an item of itself", library.DamagedStore, func(f *forger) {
		e := f.entry(f.packed("x"))
		e.Hash = f.m.Shards[0].Hash
		f.shard([]depot.StoreEntry{e}, 1)
		f.sign(private, "", "")
	}},
	{"a shard twice", library.DamagedStore, func(f *forger) { f.shards(f.m.Shards[0]); f.sign(private, "", "") }},
	{"an item twice", library.DamagedStore, func(f *forger) {
		e := f.entry(f.packed("x"))
		f.shard([]depot.StoreEntry{e, e}, 2)
		f.sign(private, "", "")
	}},
	{"a shard above its folder", library.DamagedStore, func(f *forger) {
		f.sign(private, f.m.Shards[0].Hash[:9], "../../../")
	}},
	{"an item above its folder", library.DamagedStore, func(f *forger) {
		e := f.entry(f.packed("x"))
		e.Hash = "../../../../" + e.Hash[12:]
		f.shard([]depot.StoreEntry{e}, 1)
		f.sign(private, "", "")
	}},
	{"an item of 10 GB announced", library.DamagedStore, func(f *forger) {
		e := f.entry(f.packed("x"))
		e.Size = 10 << 30
		f.shard([]depot.StoreEntry{e}, 1)
		f.sign(private, "", "")
	}},
	{"items of 10 GB in all", library.LargeStore, func(f *forger) {
		var all []depot.StoreEntry
		for n := range 250 {
			e := f.entry(f.packed("x"))
			e.UID, e.Size = depot.UIDOf(depot.ArticleItem, fmt.Sprint("lớn ", n)), depot.MostItem
			all = append(all, e)
		}
		f.shard(all, len(all))
		f.sign(private, "", "")
	}},
	{"an item of 10 GB", library.ChangedStore, func(f *forger) {
		e := f.entry(f.packed("x"))
		f.shard([]depot.StoreEntry{e}, 1)
		f.sign(private, "", "")
		if err := os.Truncate(f.path(depot.ItemName(e.Hash)), 10<<30); err != nil {
			f.Fatal(err)
		}
	}},
	{"a bomb in an item", library.LargeStore, func(f *forger) {
		f.shard([]depot.StoreEntry{f.entry(f.packed(make([]byte, 100<<20)))}, 1)
		f.sign(private, "", "")
	}},
	{"a bomb in a shard", library.LargeStore, func(f *forger) {
		f.shard(make([]byte, 100<<20), 1)
		f.sign(private, "", "")
	}},
	{"an item that is not packed", library.DamagedStore, func(f *forger) {
		f.shard([]depot.StoreEntry{f.entry([]byte("không phải zstd"))}, 1)
		f.sign(private, "", "")
	}},
	{"an item that is no article", library.DamagedStore, func(f *forger) {
		f.shard([]depot.StoreEntry{f.entry(f.packed([]int{1, 2}))}, 1)
		f.sign(private, "", "")
	}},
	{"an outline that is none", library.DamagedStore, func(f *forger) {
		e := f.entry(f.packed([]byte("{")))
		e.Kind = depot.OutlineItem
		f.shard([]depot.StoreEntry{e}, 1)
		f.sign(private, "", "")
	}},
	{"a newer form", library.NewerStore, func(f *forger) { f.sign(private, `"format":1`, `"format":2`) }},
	{"a serial past all", library.DamagedStore, func(f *forger) { f.sign(private, `"serial":3`, `"serial":99999999999999999999`) }},
	{"an older serial", library.RolledBack, func(f *forger) { f.m.Serial = 1; f.sign(private, "", "") }},
	{"the same serial with something else", library.ForkedStore, func(f *forger) { f.m.Serial--; f.m.Name = "Ban khác"; f.sign(private, "", "") }},
}

// strangersStores were changed, or cut, by somebody who has no key of the publisher's.
var strangersStores = []hostileStore{
	{"a stranger's key", library.ForeignStore, func(f *forger) {
		f.m.Keys = []depot.StoreKey{{Key: hex.EncodeToString(stranger.Public().(ed25519.PublicKey))}}
		f.sign(stranger, "", "")
	}},
	{"the publisher's key, a stranger's signature", library.ChangedStore, func(f *forger) { f.sign(stranger, "", "") }},
	{"a word changed", library.ChangedStore, func(f *forger) {
		f.write(depot.ManifestName, bytes.Replace(f.read(depot.ManifestName), []byte("Ban"), []byte("Bạn"), 1))
	}},
	{"a page of a web server", library.DamagedStore, func(f *forger) { f.write(depot.ManifestName, []byte("<html>xin chào</html>")) }},
	{"no signatures", library.IncompleteStore, func(f *forger) { f.remove(depot.SignaturesName) }},
	{"no manifest", library.LostStore, func(f *forger) { f.remove(depot.ManifestName) }},
	{"a manifest of 10 GB", library.LargeStore, func(f *forger) { f.grow(depot.ManifestName) }},
	{"signatures of 10 GB", library.LargeStore, func(f *forger) { f.grow(depot.SignaturesName) }},
	{"no shard", library.IncompleteStore, func(f *forger) { f.more(); f.remove(depot.ShardName(f.m.Shards[1].Hash)) }},
	{"a shard cut off", library.ChangedStore, func(f *forger) { f.more(); f.cut(depot.ShardName(f.m.Shards[1].Hash)) }},
	{"a shard of nothing", library.ChangedStore, func(f *forger) { f.more(); f.write(depot.ShardName(f.m.Shards[1].Hash), nil) }},
	{"no item", library.IncompleteStore, func(f *forger) { f.remove(depot.ItemName(f.more())) }},
	{"an item cut off", library.ChangedStore, func(f *forger) { f.cut(depot.ItemName(f.more())) }},
	{"an item with a byte changed", library.ChangedStore, func(f *forger) {
		name := depot.ItemName(f.more())
		raw := f.read(name)
		raw[len(raw)/2] ^= 1
		f.write(name, raw)
	}},
	{"an item in the place of another", library.ChangedStore, func(f *forger) { f.write(depot.ItemName(f.more()), f.packed("khác")) }},
}

// mostAllocated is more than any store makes a library allocate, in bytes: a bomb unpacks to 100 MB in this test.
const mostAllocated = 90 << 20

func TestOfAHostileStoreNothingIsTaken(t *testing.T) {
	base := t.TempDir()
	published(t, base, 1, "bản một")
	published(t, base, 2, "bản một")
	for _, c := range slices.Concat(signedStores, strangersStores) {
		for how := range carriersOf(t, base) {
			t.Run(c.name+", "+how, func(t *testing.T) {
				kho := t.TempDir()
				copied(t, base, kho)
				l, r, source := laptop(t, kho)
				from := carriersOf(t, kho)[how](l)
				if _, err := receiving(t, r, source, from); err != nil {
					t.Fatal(err)
				}
				c.spoil(forging(t, kho))
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				_, err := receiving(t, r, source, from)
				runtime.ReadMemStats(&after)
				if said := words.Failure(err, ""); !library.IsKind(err, c.want) || strings.Contains(said, "errors.") || !strings.Contains(said, "nhận") {
					t.Errorf("%v, want %s: %s", err, c.want, said)
				}
				if n := after.TotalAlloc - before.TotalAlloc; n > mostAllocated {
					t.Errorf("%d MB were allocated", n>>20)
				}
				same(t, l, 2, "bản một")
			})
		}
	}
}

// carriersOf are the ways to a store in a folder.
func carriersOf(t *testing.T, kho string) map[string]func(receive.ManifestCache) receive.Carrier {
	t.Helper()
	return map[string]func(receive.ManifestCache) receive.Carrier{
		"folder": func(receive.ManifestCache) receive.Carrier { return folder(kho) },
		"web": func(l receive.ManifestCache) receive.Carrier {
			server := httptest.NewServer(http.FileServer(http.Dir(kho)))
			t.Cleanup(server.Close)
			return overWeb(t, l, server.URL)
		},
	}
}

// TestAStreamWithoutEndIsNotRead has a server send each file of a store in turn without a length, for ever.
func TestAStreamWithoutEndIsNotRead(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	published(t, kho, 2, "bản một")
	files := http.FileServer(http.Dir(kho))
	for what, want := range map[string]library.Kind{
		"/kho.json": library.LargeStore, "/kho.json.sig": library.LargeStore, "/shards/": library.ChangedStore, "/items/": library.ChangedStore,
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != what && (!strings.HasSuffix(what, "/") || !strings.HasPrefix(r.URL.Path, what)) {
				files.ServeHTTP(w, r)
				return
			}
			for piece := bytes.Repeat([]byte("x"), 1<<16); r.Context().Err() == nil; {
				if _, err := w.Write(piece); err != nil {
					return
				}
			}
		}))
		l, r, source := laptop(t, kho)
		if _, err := receiving(t, r, source, overWeb(t, l, server.URL)); !library.IsKind(err, want) {
			t.Errorf("%s: %v, want %s", what, err, want)
		}
		if all, err := l.List(t.Context(), library.Filter{}); err != nil || len(all) != 0 {
			t.Errorf("%s: %d articles, %v", what, len(all), err)
		}
		server.Close()
	}
}

// TestAClockIn1970ChangesNothing has the publisher's clock, this machine's and both stand at the beginning of time.
func TestAClockIn1970ChangesNothing(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	published(t, kho, 3, "bản một")
	l, r, source := laptop(t, kho)
	r.Now = func() time.Time { return time.Unix(0, 0) }
	f := forging(t, kho)
	f.m.Made = library.Day(1970, 1, 1)
	f.sign(private, "", "")
	if counts, err := receiving(t, r, source, folder(kho)); err != nil || counts.New != 3 {
		t.Fatalf("%+v, %v", counts, err)
	}
	same(t, l, 3, "bản một")
	published(t, kho, 2, "bản một")
	if counts, err := receiving(t, r, source, folder(kho)); err != nil || counts.Withdrawn != 1 {
		t.Errorf("%+v, %v", counts, err)
	}
	all, err := l.List(t.Context(), library.Filter{})
	gone := slices.DeleteFunc(all, func(s library.Summary) bool { return !s.Gone })
	if err != nil || len(gone) != 1 || gone[0].Title != "Bài số 2" {
		t.Errorf("gone: %+v, %v", gone, err)
	}
}

// TestAServerThatIsTiredIsAskedAgain has a server answer 503 and 500 in between.
func TestAServerThatIsTiredIsAskedAgain(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	published(t, kho, 4, "bản một")
	files, tired := http.FileServer(http.Dir(kho)), map[string]int{}
	turn := make(chan map[string]int, 1)
	turn <- tired
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		times := <-turn
		times[r.URL.Path]++
		n := times[r.URL.Path]
		turn <- times
		if n < 3 {
			w.WriteHeader([]int{0, 503, 500}[n])
			_, _ = io.WriteString(w, "mệt")
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	l, r, source := laptop(t, kho)
	if counts, err := receiving(t, r, source, overWeb(t, l, server.URL)); err != nil || counts.New != 4 {
		t.Errorf("%+v, %v after %v", counts, err, slices.Collect(maps.Values(tired)))
	}
	same(t, l, 4, "bản một")
}
