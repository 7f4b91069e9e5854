package web_test

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/web"
)

// nobody is an address where nobody listens. The port of a closed test server would not do: another server may get it.
const nobody = "http://127.0.0.1:1"

func limits() web.Limits {
	l := web.DefaultLimits()
	l.Patience = 20 * time.Millisecond
	l.Bytes = 1 << 20
	return l
}

// hasty limits give up on a silent server soon; a busy machine must not meet them where it answers.
func hasty() web.Limits {
	l := limits()
	l.Headers, l.Stall, l.Whole, l.Retries = 300*time.Millisecond, 300*time.Millisecond, time.Second, 0
	return l
}

func session(t *testing.T, l web.Limits, local map[string]http.Handler) *web.Visit {
	t.Helper()
	c := web.New(l, web.ClientOptions{Local: local, Loopback: true})
	t.Cleanup(c.Close)
	return c.Session()
}

func server(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func TestFetchAsksConditionallyAndReports304(t *testing.T) {
	address := server(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"a"`)
		if r.Header.Get("If-None-Match") == `"a"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, "biển")
	})
	s := session(t, limits(), nil)

	first, err := s.Fetch(t.Context(), web.Request{URL: address})
	if err != nil || string(first.Body) != "biển" || first.ETag != `"a"` {
		t.Fatalf("first = %+v, %v", first, err)
	}
	second, err := s.Fetch(t.Context(), web.Request{URL: address, ETag: first.ETag})
	if err != nil || !second.NotModified || len(second.Body) != 0 {
		t.Fatalf("second = %+v, %v", second, err)
	}
}

func TestFetchNamesTheKindOfEveryFailure(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	bomb := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = z.Write(make([]byte, 8<<20))
		_ = z.Close()
	}
	loop := func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/x", http.StatusFound) }
	toFile := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	}
	untrusted := httptest.NewTLSServer(status(200))
	t.Cleanup(untrusted.Close)

	cases := map[string]struct {
		address string
		want    library.Kind
	}{
		"not found":            {server(t, status(404)), library.Gone},
		"gone":                 {server(t, status(410)), library.Gone},
		"forbidden":            {server(t, status(403)), library.LoginRequired},
		"server error":         {server(t, status(500)), library.HTTPStatus},
		"no answer":            {nobody, library.Unreachable},
		"decompression bomb":   {server(t, bomb), library.TooLarge},
		"redirect loop":        {server(t, loop), library.RedirectLoop},
		"redirect to a file":   {server(t, toFile), library.BadAddress},
		"unknown certificate":  {untrusted.URL, library.BadCertificate},
		"file address":         {"file:///etc/passwd", library.BadAddress},
		"no address":           {"bien dao", library.BadAddress},
		"address without host": {"http:///x", library.BadAddress},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := session(t, limits(), nil).Fetch(t.Context(), web.Request{URL: c.address})
			if got := library.KindOf(err); got != c.want {
				t.Fatalf("kind = %q, want %q (%v)", got, c.want, err)
			}
		})
	}
}

func TestFetchGivesUpOnSilence(t *testing.T) {
	before := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	within := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "một nửa")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
	trickling := func(w http.ResponseWriter, r *http.Request) {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for r.Context().Err() == nil {
			<-tick.C
			_, _ = io.WriteString(w, "x")
			w.(http.Flusher).Flush()
		}
	}
	cases := map[string]http.HandlerFunc{"before the answer": before, "within the body": within, "but for a trickle": trickling}
	for name, handler := range cases {
		_, err := session(t, hasty(), nil).Fetch(t.Context(), web.Request{URL: server(t, handler)})
		if !library.IsKind(err, library.TimedOut) {
			t.Errorf("silence %s: %v", name, err)
		}
	}
}

func TestFetchRetriesWhatWillPass(t *testing.T) {
	var calls atomic.Int32
	address := server(t, func(w http.ResponseWriter, _ *http.Request) {
		if calls.Add(1) < 3 {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, "được")
	})
	res, err := session(t, limits(), nil).Fetch(t.Context(), web.Request{URL: address})
	if err != nil || string(res.Body) != "được" || calls.Load() != 3 {
		t.Fatalf("body %q after %d calls, %v", res.Body, calls.Load(), err)
	}
}

func TestFetchStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	address := server(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	_, err := session(t, limits(), nil).Fetch(ctx, web.Request{URL: address})
	if !library.IsKind(err, library.Cancelled) {
		t.Fatalf("err = %v", err)
	}
}

func TestFetchOpensAtMostTwoConnectionsToAHost(t *testing.T) {
	var now, most atomic.Int32
	release := make(chan struct{})
	full := make(chan struct{}, 8)
	address := server(t, func(w http.ResponseWriter, _ *http.Request) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		full <- struct{}{}
		<-release
		now.Add(-1)
	})
	s := session(t, limits(), nil)
	done := make(chan error, 6)
	for i := range 6 {
		go func() {
			_, err := s.Fetch(t.Context(), web.Request{URL: fmt.Sprintf("%s/%d", address, i)})
			done <- err
		}()
	}
	<-full
	<-full
	close(release)
	for range 6 {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	if most.Load() != 2 {
		t.Fatalf("at most %d connections at once, want 2", most.Load())
	}
}

func TestSessionKeepsCookies(t *testing.T) {
	address := server(t, func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("phien"); err != nil {
			http.SetCookie(w, &http.Cookie{Name: "phien", Value: "1"})
			http.Redirect(w, r, "/", http.StatusFound)
			return
		}
		_, _ = io.WriteString(w, "vào được")
	})
	res, err := session(t, limits(), nil).Fetch(t.Context(), web.Request{URL: address})
	if err != nil || string(res.Body) != "vào được" {
		t.Fatalf("%q, %v", res.Body, err)
	}
}

func TestLocalHostsNeedNoNetwork(t *testing.T) {
	local := map[string]http.Handler{"mau.localhost": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, "%s%s", r.Host, r.URL.Path)
	})}
	res, err := session(t, limits(), local).Fetch(t.Context(), web.Request{URL: "http://mau.localhost/bai"})
	if err != nil || string(res.Body) != "mau.localhost/bai" || !strings.HasPrefix(res.ContentType, "text/html") {
		t.Fatalf("%+v, %v", res, err)
	}
}

func TestBrokenConnectionIsTold(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = conn.Read(make([]byte, 512))
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nmột nửa")
			_ = conn.Close()
		}
	}()
	_, err = session(t, limits(), nil).Fetch(t.Context(), web.Request{URL: "http://" + listener.Addr().String()})
	if !library.IsKind(err, library.Unreachable) {
		t.Fatalf("err = %v", err)
	}
}
