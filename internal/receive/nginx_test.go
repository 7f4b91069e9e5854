package receive_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"baocaovien/internal/carrier/carriertest"
	"baocaovien/internal/library"
	"baocaovien/internal/nginx"
	"baocaovien/internal/receive"
	"baocaovien/internal/store"
	"baocaovien/internal/web"
)

// overWeb is the way of a library to a store behind a web address.
func overWeb(t *testing.T, l receive.ManifestCache, address string) receive.Carrier {
	t.Helper()
	limits := web.DefaultLimits()
	limits.Patience, limits.PerHost = time.Millisecond, receive.Connections
	c := web.New(limits, web.ClientOptions{Loopback: true, NoCookies: true})
	t.Cleanup(c.Close)
	return &receive.WebCarrier{Address: address + "/kho.json", Visit: c.Session(), Cache: l}
}

// requests are those that a server answered since the test last asked, each as its status and path.
func requests(t *testing.T, s *nginx.Server) (all []string) {
	t.Helper()
	answered, err := s.Answered(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range answered {
		all = append(all, fmt.Sprint(a.Status, " ", a.Path))
	}
	return all
}

func TestARealWebServerCarriesAStore(t *testing.T) {
	t.Parallel()
	kho := t.TempDir()
	server := carriertest.Nginx(t, kho)
	published(t, kho, 30, "bản một")
	l, r, source := laptop(t, kho)
	from := overWeb(t, l, server.Address)
	if counts, err := receiving(t, r, source, from); err != nil || counts.New != 30 {
		t.Fatalf("%+v, %v", counts, err)
	}
	same(t, l, 30, "bản một")
	published(t, kho, 31, "bản một") // in the same second: the manifest bears the date and the size of the one before
	if counts, err := receiving(t, r, source, from); err != nil || counts.New != 1 {
		t.Errorf("%+v, %v", counts, err)
	}
	before := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(kho, "kho.json"), before, before); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"200 /kho.json 200 /kho.json.sig", "304 /kho.json"} { // it was not kept before; it is then
		requests(t, server)
		if counts, err := receiving(t, r, source, from); err != nil || counts != (store.SerialCounts{}) {
			t.Errorf("%+v, %v", counts, err)
		}
		if asked := strings.Join(requests(t, server), " "); asked != want {
			t.Errorf("nothing new: %q", asked)
		}
	}
	published(t, kho, 41, "bản một")
	if counts, err := receiving(t, r, source, from); err != nil || counts.New != 10 {
		t.Errorf("%+v, %v", counts, err)
	}
	if asked := requests(t, server); len(asked) != 2+2+20 { // the manifest and its signatures, two shards, ten articles with a picture each
		t.Errorf("ten new: %q", asked)
	}
	same(t, l, 41, "bản một")
}

// TestALineThatBreaksAtRandomBytes has every connection to a real web server cut off somewhere: a library has the serial or
// not, and goes on with files where they were cut off.
func TestALineThatBreaksAtRandomBytes(t *testing.T) {
	t.Parallel()
	runs, parts := 40, 0
	if testing.Short() {
		runs = 4
	}
	kho := t.TempDir()
	server := carriertest.Nginx(t, kho)
	published(t, kho, 12, "bản một")
	for run := range runs {
		var mu sync.Mutex
		dice := rand.New(rand.NewPCG(uint64(run), 2)) // #nosec G404 -- moments of a test
		line := carriertest.BreakingLine(t, server.Address, func() int64 {
			mu.Lock()
			defer mu.Unlock()
			return 1 + dice.Int64N(60_000)
		})
		l, r, source := laptop(t, kho)
		from := overWeb(t, l, line)
		for {
			_, err := receiving(t, r, source, from)
			if err == nil {
				break
			}
			if all, err := l.List(t.Context(), library.Filter{}); err != nil || len(all) != 0 {
				t.Fatalf("run %d: half a serial is visible: %d articles, %v", run, len(all), err)
			}
		}
		same(t, l, 12, "bản một")
		if left, err := filepath.Glob(filepath.Join(r.Dir, "kho-tam", "*")); err != nil || len(left) > 0 {
			t.Errorf("run %d: %q is left, %v", run, left, err)
		}
	}
	for _, asked := range requests(t, server) {
		if strings.HasPrefix(asked, "206 ") {
			parts++
		}
	}
	if parts < runs {
		t.Errorf("%d files were gone on with in %d runs", parts, runs)
	}
}
