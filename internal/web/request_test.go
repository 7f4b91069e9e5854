package web_test

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/web"
)

func TestAFormIsPosted(t *testing.T) {
	address := server(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprintf(w, "%s %s %s", r.Method, r.FormValue("__EVENTTARGET"), r.FormValue("tỉnh"))
	})
	res, err := session(t, limits(), nil).Fetch(t.Context(), web.Request{URL: address, Form: map[string]string{"__EVENTTARGET": "ctl00$Trang", "tỉnh": "Cà Mau & biển"}})
	if err != nil || string(res.Body) != "POST ctl00$Trang Cà Mau & biển" {
		t.Fatalf("%q, %v", res.Body, err)
	}
}

func TestThePageThatLeadsThereIsToldAsBrowsersTellIt(t *testing.T) {
	address := server(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.Referer()) })
	for from, want := range map[string]string{
		"":                              "",
		address + "/bai?id=1#muc":       address + "/bai?id=1",
		"http://khac.example/bai?id=1":  "http://khac.example/",
		"https://khac.example/bai?id=1": "",
		"file:///etc/passwd":            "",
	} {
		res, err := session(t, limits(), nil).Fetch(t.Context(), web.Request{URL: address, From: from})
		if err != nil || string(res.Body) != want {
			t.Errorf("from %q: %q, %v", from, res.Body, err)
		}
	}
}

func TestARequestMayHaveALimitOfItsOwn(t *testing.T) {
	address := server(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, strings.Repeat("x", 2<<20)) })
	for most, want := range map[int64]library.Kind{0: library.TooLarge, 1 << 21: "", 1<<21 - 1: library.TooLarge} {
		_, err := session(t, limits(), nil).Fetch(t.Context(), web.Request{URL: address, Bytes: most})
		if want == "" && err != nil || want != "" && !library.IsKind(err, want) {
			t.Errorf("limit %d: %v", most, err)
		}
	}
}

func TestOfManyCookiesSomeAreKept(t *testing.T) {
	var most atomic.Int32
	address := server(t, func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), int32(len(r.Cookies()))))
		for n := range 40 {
			http.SetCookie(w, &http.Cookie{Name: "c" + strconv.Itoa(n) + strings.ReplaceAll(r.URL.Path, "/", "-"), Value: "1", Path: "/"})
		}
		http.SetCookie(w, &http.Cookie{Name: "lon", Value: strings.Repeat("x", 5000), Path: "/"})
	})
	s := session(t, limits(), nil)
	for n := range 20 {
		if _, err := s.Fetch(t.Context(), web.Request{URL: address + "/" + strconv.Itoa(n)}); err != nil {
			t.Fatal(err)
		}
	}
	if most.Load() != 50 {
		t.Errorf("%d cookies kept", most.Load())
	}
}

func TestACookieIsRenewedHoweverManyThereAre(t *testing.T) {
	var asked atomic.Int32
	address := server(t, func(w http.ResponseWriter, r *http.Request) {
		n := int(asked.Add(1))
		if c, err := r.Cookie("phien"); n > 1 && (err != nil || c.Value != strconv.Itoa(n-1)) {
			t.Errorf("request %d with %v, %v", n, c, err)
		}
		http.SetCookie(w, &http.Cookie{Name: "phien", Value: strconv.Itoa(n), Path: "/"})
	})
	s := session(t, limits(), nil)
	for range 120 {
		if _, err := s.Fetch(t.Context(), web.Request{URL: address}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAHostThatAsksForMorePatienceIsLeftInPeace(t *testing.T) {
	var asked atomic.Int32
	busy := server(t, func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	other := server(t, func(http.ResponseWriter, *http.Request) {})
	client := web.New(limits(), web.ClientOptions{Loopback: true})
	t.Cleanup(client.Close)
	for _, s := range []*web.Visit{client.Session(), client.Session()} {
		for n := range 3 {
			_, err := s.Fetch(t.Context(), web.Request{URL: busy + "/" + strconv.Itoa(n)})
			if !library.IsKind(err, library.HTTPStatus) || !strings.Contains(err.Error(), "429") {
				t.Errorf("err = %v", err)
			}
		}
		if _, err := s.Fetch(t.Context(), web.Request{URL: other}); err != nil {
			t.Errorf("another host: %v", err)
		}
	}
	if asked.Load() != 1 {
		t.Errorf("asked %d times", asked.Load())
	}
}

// 429 and 503 did not say when to come back.
func TestAServerThatIsBusySaysWhenToComeBack(t *testing.T) {
	t.Parallel()
	begun := time.Now()
	inAnHour := begun.Add(time.Hour).UTC().Format(http.TimeFormat)
	for _, c := range []struct {
		code  int
		after string
		want  time.Duration // 0 for no word
	}{
		{429, "3600", time.Hour},
		{503, "3600", time.Hour},
		{503, inAnHour, time.Hour},
		{429, "90", 90 * time.Second},
		{429, "604800", 7 * 24 * time.Hour},
		{429, "604801", 0},
		{429, "99999999999999", 0},
		{503, "Fri, 31 Dec 9999 23:59:59 GMT", 0},
		{503, "Sun, 06 Nov 1994 08:49:37 GMT", 0},
		{503, "", 0},
		{503, "0", 0},
		{503, "-5", 0},
		{503, "một lát nữa", 0},
		{500, "3600", 0},
		{404, "3600", 0},
	} {
		busy := server(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", c.after)
			w.WriteHeader(c.code)
		})
		s := session(t, limits(), nil)
		for attempt := range 2 { // the second is answered for the server
			_, err := s.Fetch(t.Context(), web.Request{URL: busy})
			again := library.AgainAt(err)
			if c.want == 0 && again.Known() || c.want > 0 && !between(again.Time(), begun.Add(c.want), time.Now().Add(c.want)) {
				t.Errorf("%d, Retry-After %q, attempt %d: come back at %v", c.code, c.after, attempt+1, again)
			}
		}
	}
}

// between tells whether a moment is from first to last: dates and waits are each cut to the second.
func between(moment, first, last time.Time) bool {
	return !moment.Before(first.Add(-2*time.Second)) && !moment.After(last.Add(time.Second))
}

// The clock of the test runs ahead while nobody does anything: the limits of the program are met at once, and by silence only.
func TestAHostThatFellSilentIsAskedNoMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		l := limits()
		l.Retries = 0
		s := session(t, l, map[string]http.Handler{
			"cam.example": http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				if asked++; r.URL.Path != "/1" {
					<-r.Context().Done()
				}
			}),
			"khac.example": http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}),
		})
		for n := range 20 {
			_, err := s.Fetch(t.Context(), web.Request{URL: "http://cam.example/" + strconv.Itoa(n)})
			if (n == 1) != (err == nil) || n != 1 && !library.IsKind(err, library.TimedOut) {
				t.Errorf("request %d: %v", n, err)
			}
		}
		if asked != 8 { // one, one that is answered, then six in a row
			t.Errorf("asked %d times", asked)
		}
		if _, err := s.Fetch(t.Context(), web.Request{URL: "http://khac.example/"}); err != nil {
			t.Errorf("another host: %v", err)
		}
	})
}

func TestDamagedPagesAreNoSilence(t *testing.T) {
	address := server(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/19" {
			w.Header().Set("Content-Length", "100")
		}
		_, _ = io.WriteString(w, "một nửa")
	})
	s := session(t, limits(), nil)
	for n := range 20 {
		if _, err := s.Fetch(t.Context(), web.Request{URL: address + "/" + strconv.Itoa(n)}); (err == nil) != (n == 19) {
			t.Errorf("request %d: %v", n, err)
		}
	}
}

func TestAtMostEightConnectionsAreOpenInAll(t *testing.T) {
	var now, most atomic.Int32
	release, full := make(chan struct{}), make(chan struct{}, 40)
	var addresses []string
	for range 10 {
		addresses = append(addresses, server(t, func(http.ResponseWriter, *http.Request) {
			n := now.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			full <- struct{}{}
			<-release
			now.Add(-1)
		}))
	}
	s := session(t, limits(), nil)
	var all sync.WaitGroup
	for _, address := range addresses {
		for n := range 3 {
			all.Go(func() {
				if _, err := s.Fetch(t.Context(), web.Request{URL: address + "/" + strconv.Itoa(n)}); err != nil {
					t.Error(err)
				}
			})
		}
	}
	for range 8 {
		<-full
	}
	close(release)
	all.Wait()
	if most.Load() != 8 {
		t.Errorf("at most %d connections at once, want 8", most.Load())
	}
}

func TestTheProxyOfTheEnvironmentIsUsed(t *testing.T) {
	proxy := server(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, "qua "+r.RequestURI) })
	own := server(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "thẳng") })
	t.Setenv("HTTP_PROXY", proxy)
	t.Setenv("NO_PROXY", "noi-bo.example")
	s := session(t, limits(), nil)
	for address, want := range map[string]string{"http://trang.example/bai": "qua http://trang.example/bai", own: "thẳng"} {
		res, err := s.Fetch(t.Context(), web.Request{URL: address})
		if err != nil || string(res.Body) != want {
			t.Errorf("%s: %q, %v", address, res.Body, err)
		}
	}
}

func TestAProxyThatWantsALoginIsToldApartFromTheSite(t *testing.T) {
	proxy := server(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusProxyAuthRequired) })
	t.Setenv("HTTP_PROXY", proxy)
	t.Setenv("HTTPS_PROXY", proxy)
	s := session(t, limits(), nil)
	for _, address := range []string{"http://trang.example/bai", "https://trang.example/bai"} {
		_, err := s.Fetch(t.Context(), web.Request{URL: address})
		if !library.IsKind(err, library.ProxyLogin) || !strings.Contains(err.Error(), "trang.example") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestARetryWaitsLongerEachTimeAndNeverTheSame(t *testing.T) {
	l := web.DefaultLimits()
	waits := map[time.Duration]bool{}
	for range 50 {
		for attempt, least := range []time.Duration{500 * time.Millisecond, time.Second} {
			d := l.Wait(attempt, 0)
			if d < least || d > 2*least {
				t.Errorf("attempt %d waits %v", attempt, d)
			}
			waits[d] = true
		}
		if d := l.Wait(0, 3*time.Second); d < 3*time.Second || d > 5*time.Second {
			t.Errorf("a server that asked for 3 s is asked again after %v", d)
		}
	}
	if len(waits) < 50 {
		t.Errorf("only %d different waits", len(waits))
	}
	if d := l.Wait(9, 0); d > l.Patience {
		t.Errorf("%v", d)
	}
}
