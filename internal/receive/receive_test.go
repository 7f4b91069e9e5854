package receive_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baocaovien/internal/carrier"
	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/publish"
	"baocaovien/internal/receive"
	"baocaovien/internal/store"
	"baocaovien/internal/store/storetest"
)

var private = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))

// article is article i in a version, with a picture of its own.
func article(i int, version string) depot.PublishedArticle {
	return depot.PublishedArticle{
		URL: fmt.Sprintf("https://bao.example/%d", i), Title: fmt.Sprintf("Bài số %d", i), Source: "Báo Mẫu", Author: "Nguyễn Văn A",
		Published: depot.PublishedMoment(library.Day(2026, 11, 1+i%28)), Fetched: library.Moment{Unix: 1_790_000_000, Precision: library.ToSecond},
		Blocks: []library.Block{
			{Kind: library.Paragraph, Text: fmt.Sprintf("Đoạn riêng của bài %d trong %s nói về tàu số %d ở bãi %d.", i, version, i*7, i*13)},
			{Kind: library.Image, Src: fmt.Sprintf("https://bao.example/%d.jpg", i)},
		},
		Passages: []library.Passage{{End: 2, Themes: []library.Theme{library.LandBorders}}}, Themes: []library.Theme{library.LandBorders},
		Files: []depot.PublishedFile{{UID: pictureUID(i), URL: fmt.Sprintf("https://bao.example/%d.jpg", i), MediaType: "image/jpeg"}},
	}
}

func pictureUID(i int) string { return depot.UIDOf(depot.FileItem, fmt.Sprint(i)) }

// picture is that of article i; the first one is large, and nothing packs it smaller.
func picture(i int) []byte {
	if i > 0 {
		return fmt.Appendf(nil, "ảnh số %d", i)
	}
	dice, all := rand.New(rand.NewPCG(17, 6)), make([]byte, 150_000) // #nosec G404 -- the same every time
	for n := range all {
		all[n] = byte(dice.Uint32()) // #nosec G115 -- any byte
	}
	return all
}

func wanted(t *testing.T, uid string, kind depot.ItemKind, packed []byte, err error) publish.PublishItem {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return publish.PublishItem{
		WantedItem: depot.WantedItem{UID: uid, Kind: kind, Hash: depot.HashOf(packed), Size: int64(len(packed))},
		Packed:     func(context.Context) ([]byte, error) { return packed, nil },
	}
}

// published brings the store in a folder to n articles of a version.
func published(t *testing.T, dir string, n int, version string) {
	t.Helper()
	var items []publish.PublishItem
	for i := range n {
		packed, err := depot.Pack(picture(i))
		items = append(items, wanted(t, pictureUID(i), depot.FileItem, packed, err))
		packed, err = depot.PackItem(article(i, version))
		items = append(items, wanted(t, depot.UIDOf(depot.ArticleItem, fmt.Sprint(i)), depot.ArticleItem, packed, err))
	}
	at := carrier.NewFolder(dir)
	s, err := publish.Open(t.Context(), at)
	if err == nil {
		_, err = s.Publish(t.Context(), at, publish.Publisher{Name: "Ban Tuyên giáo", Private: private}, library.Day(2026, 11, 29), items, "hết hiệu lực")
	}
	if err != nil {
		t.Fatal(err)
	}
}

// newLibraries makes new libraries of a copy.
var newLibraries = storetest.NewTemplate(store.Open)

// laptop is a library that agreed to the store in a folder.
func laptop(t *testing.T, kho string) (*store.Library, *receive.Receiver, int64) {
	t.Helper()
	dir := newLibraries.Folder(t)
	l, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	s, err := l.AddSource(t.Context(), library.Source{URL: "file://" + filepath.ToSlash(kho) + "/kho.json", Title: "Kho", Kind: library.StoreSource, Enabled: true})
	if err != nil {
		t.Fatal(err)
	}
	m, err := receive.Look(t.Context(), folder(kho))
	if err != nil {
		t.Fatal(err)
	}
	if err := l.AgreeDepot(t.Context(), store.Depot{SourceID: s.ID, Name: m.Name, Trust: fmt.Sprintf(`{"id":%q,"keys":[%q]}`, m.ID, m.FirstKey())}); err != nil {
		t.Fatal(err)
	}
	return l, &receive.Receiver{Shelf: l, Dir: dir, Room: func() int64 { return 1 << 30 }, Now: time.Now}, s.ID
}

func folder(kho string) receive.FolderCarrier {
	return receive.FolderCarrier{Folder: carrier.NewFolder(kho)}
}

func nothing(int) {}

func receiving(t *testing.T, r *receive.Receiver, source int64, from receive.Carrier) (store.SerialCounts, error) {
	t.Helper()
	return r.Receive(t.Context(), source, from, nothing, nothing)
}

// same compares every article of a library with what was published, picture and themes included.
func same(t *testing.T, l *store.Library, n int, version string) {
	t.Helper()
	all, err := l.List(t.Context(), library.Filter{})
	if err != nil || len(all) != n {
		t.Fatalf("%d articles of %d, %v", len(all), n, err)
	}
	for _, s := range all {
		var i int
		if _, err := fmt.Sscanf(s.Title, "Bài số %d", &i); err != nil {
			t.Fatal(err)
		}
		want := article(i, version)
		got, err := l.Article(t.Context(), s.ID)
		if err != nil || !reflect.DeepEqual(got.Blocks, want.Blocks) || got.Source != want.Source || got.Author != want.Author ||
			got.Published != library.Moment(want.Published) || got.URL != want.URL || !slices.Equal(got.Themes, want.Themes) || got.ThemesBy != library.ByPublisher {
			t.Errorf("%+v, %v, want %+v", got, err, want)
		}
		if f, err := l.File(t.Context(), s.ID, want.Files[0].URL); err != nil || !bytes.Equal(f.Data, picture(i)) {
			t.Errorf("picture of %d: %q, %v", i, f.Data, err)
		}
	}
}

func TestALibraryHasWhatWasPublished(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	published(t, kho, 30, "bản một")
	l, r, source := laptop(t, kho)
	if counts, err := receiving(t, r, source, folder(kho)); err != nil || counts.New != 30 {
		t.Fatalf("%+v, %v", counts, err)
	}
	same(t, l, 30, "bản một")
	if counts, err := receiving(t, r, source, folder(kho)); err != nil || counts != (store.SerialCounts{}) {
		t.Errorf("nothing new: %+v, %v", counts, err)
	}
	published(t, kho, 30, "bản hai")
	if counts, err := receiving(t, r, source, folder(kho)); err != nil || counts.Updated != 30 {
		t.Errorf("%+v, %v", counts, err)
	}
	same(t, l, 30, "bản hai")
	published(t, kho, 29, "bản hai")
	counts, err := receiving(t, r, source, folder(kho))
	if err != nil || counts.Withdrawn != 1 { // the article; nobody is told of its picture
		t.Errorf("%+v, %v", counts, err)
	}
	all, err := l.List(t.Context(), library.Filter{})
	if gone := slices.DeleteFunc(all, func(s library.Summary) bool { return !s.Gone }); err != nil || len(gone) != 1 || gone[0].Title != "Bài số 29" {
		t.Errorf("gone: %+v, %v", gone, err)
	}
	if report, err := l.Check(t.Context()); err != nil || len(report.Problems) > 0 {
		t.Errorf("%+v, %v", report.Problems, err)
	}
}

func TestWhatAPersonDecidedStays(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	published(t, kho, 3, "bản một")
	l, r, source := laptop(t, kho)
	if _, err := receiving(t, r, source, folder(kho)); err != nil {
		t.Fatal(err)
	}
	all, err := l.List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.SetThemes(t.Context(), all[0].ID, []library.Theme{library.SeaIslands}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.RemoveArticles(t.Context(), []int64{all[1].ID}, false); err != nil {
		t.Fatal(err)
	}
	published(t, kho, 3, "bản hai")
	if _, err := receiving(t, r, source, folder(kho)); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Article(t.Context(), all[0].ID); err != nil || !slices.Equal(got.Themes, []library.Theme{library.SeaIslands}) || got.ThemesBy != library.ByPerson {
		t.Errorf("%+v by %s, %v", got.Themes, got.ThemesBy, err)
	}
	if left, err := l.List(t.Context(), library.Filter{}); err != nil || len(left) != 2 {
		t.Errorf("a deleted article came again: %d, %v", len(left), err)
	}
}

func TestWhatItsOwnSourceBroughtGetsThePublishersThemes(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	published(t, kho, 2, "bản một")
	l, r, source := laptop(t, kho)
	own, err := l.AddSource(t.Context(), library.Source{URL: "https://bao.example/rss", Title: "Báo Mẫu (nguồn riêng)", Kind: library.FeedSource, Enabled: true})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int64{}
	for i, version := range []string{"bản một", "bản hai, mới hơn"} {
		a := article(i, version)
		fetched := a.Fetched
		fetched.Unix += 3600
		id, _, err := l.Save(t.Context(), store.Arrival{
			SourceID: own.ID, ItemID: a.URL, Fetched: fetched, Raw: []byte(a.Title + version), ContentType: "text/html",
			Article: library.Article{Title: a.Title, URL: a.URL, Blocks: a.Blocks}, Passages: []library.Passage{{End: 1}, {First: 1, End: 2}},
		})
		if err != nil {
			t.Fatal(err)
		}
		ids[version] = id
	}
	if counts, err := receiving(t, r, source, folder(kho)); err != nil || counts.New != 0 || counts.Unchanged != 2 {
		t.Fatalf("%+v, %v", counts, err)
	}
	same, err := l.Article(t.Context(), ids["bản một"])
	if err != nil || same.ThemesBy != library.ByPublisher || len(same.Passages) != 1 || same.Source != "Báo Mẫu (nguồn riêng)" {
		t.Errorf("the same text: %+v by %s of %s, %v", same.Passages, same.ThemesBy, same.Source, err)
	}
	newer, err := l.Article(t.Context(), ids["bản hai, mới hơn"])
	if err != nil || newer.Version != 1 || len(newer.Passages) != 2 || !slices.Equal(newer.Themes, []library.Theme{library.LandBorders}) ||
		!strings.Contains(library.Plain(newer.Blocks), "bản hai") {
		t.Errorf("a newer text: version %d, %+v, %v, %v", newer.Version, newer.Passages, newer.Themes, err)
	}
}

// faulty is a carrier that fails, cuts files off or changes a byte of them.
type faulty struct {
	receive.FolderCarrier
	mu    sync.Mutex
	dice  *rand.Rand
	share float64 // of the readings that go wrong
}

var errPulled = errors.New("the stick was pulled")

func (f *faulty) Read(ctx context.Context, name string, most int64) ([]byte, error) {
	data, err := f.FolderCarrier.Read(ctx, name, most)
	return f.spoil(name, data, err)
}

// Resume goes on with what is at hand, as a server does.
func (f *faulty) Resume(ctx context.Context, name string, begun []byte, most int64) ([]byte, error) {
	data, err := f.FolderCarrier.Read(ctx, name, most)
	if err != nil || len(begun) > len(data) {
		return f.spoil(name, data, err)
	}
	rest, err := f.spoil(name, data[len(begun):], nil)
	return slices.Concat(begun, rest), err
}

func (f *faulty) spoil(name string, data []byte, err error) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err != nil || len(data) == 0 || f.dice.Float64() >= f.share {
		return data, err
	}
	switch f.dice.IntN(3) {
	case 0:
		return data[:f.dice.IntN(len(data))], library.Fail(library.Unreachable, name, errPulled)
	case 1:
		return data[:f.dice.IntN(len(data))], nil
	default:
		data[f.dice.IntN(len(data))] ^= 0x20
		return data, nil
	}
}

func TestWhateverIsCutOffTheLibraryHasASerialOrNot(t *testing.T) {
	t.Parallel()
	runs := 200
	if testing.Short() {
		runs = 20
	}
	kho := t.TempDir()
	published(t, kho, 12, "bản một")
	for run := range runs {
		dice := rand.New(rand.NewPCG(uint64(run), 1)) // #nosec G404 -- faults of a test
		l, r, source := laptop(t, kho)
		for try := 0; ; try++ {
			share := 0.1
			if try == 12 {
				share = 0
			}
			counts, err := receiving(t, r, source, &faulty{FolderCarrier: folder(kho), dice: dice, share: share})
			if err == nil {
				if counts.New != 12 {
					t.Fatalf("run %d: %+v", run, counts)
				}
				break
			}
			if all, err := l.List(t.Context(), library.Filter{}); err != nil || len(all) != 0 {
				t.Fatalf("run %d: half a serial is visible: %d articles, %v", run, len(all), err)
			}
		}
		same(t, l, 12, "bản một")
	}
}

func TestAnOlderStoreOrAnotherKeyIsRefused(t *testing.T) {
	t.Parallel()
	kho, old := t.TempDir(), t.TempDir()
	published(t, kho, 2, "bản một")
	l, r, source := laptop(t, kho)
	copied(t, kho, old)
	published(t, kho, 3, "bản hai")
	if _, err := receiving(t, r, source, folder(kho)); err != nil {
		t.Fatal(err)
	}
	if _, err := receiving(t, r, source, folder(old)); !library.IsKind(err, library.RolledBack) {
		t.Errorf("an older one: %v", err)
	}
	published(t, old, 4, "bản khác")
	if _, err := receiving(t, r, source, folder(old)); !library.IsKind(err, library.ForkedStore) {
		t.Errorf("a fork: %v", err)
	}
	other := t.TempDir()
	published(t, other, 2, "bản một")
	if _, err := receiving(t, r, source, folder(other)); !library.IsKind(err, library.ForeignStore) {
		t.Errorf("another store: %v", err)
	}
	if _, err := receiving(t, r, source, folder(t.TempDir())); !library.IsKind(err, library.LostStore) {
		t.Errorf("an empty folder: %v", err)
	}
	same(t, l, 3, "bản hai")
}
