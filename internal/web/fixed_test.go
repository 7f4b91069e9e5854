package web_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/web"
)

// unevenBytes are bytes that tell where they stand.
func unevenBytes(n int) []byte {
	dice := rand.New(rand.NewPCG(17, 6)) // #nosec G404 -- the same every time
	all := make([]byte, n)
	for i := range all {
		all[i] = byte(dice.Uint32()) // #nosec G115 -- any byte
	}
	return all
}

// breaking serves bytes with ranges, and breaks each answer off after so many of them.
func breaking(t *testing.T, data []byte, asked *atomic.Int64, after func() int) string {
	t.Helper()
	return server(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		http.ServeContent(&breakingWriter{ResponseWriter: w, left: after()}, r, "", time.Time{}, bytes.NewReader(data))
	})
}

type breakingWriter struct {
	http.ResponseWriter
	left int
}

func (w *breakingWriter) Write(p []byte) (int, error) {
	n := min(w.left, len(p))
	w.left -= n
	if _, err := w.ResponseWriter.Write(p[:n]); err != nil || n < len(p) {
		w.ResponseWriter.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	return n, nil
}

func TestAFixedFileIsGoneOnWithWhereItWasCutOff(t *testing.T) {
	t.Parallel()
	data, dice := unevenBytes(200_000), rand.New(rand.NewPCG(1, 1)) // #nosec G404 -- moments of a test
	var asked atomic.Int64
	address := breaking(t, data, &asked, func() int { return 1 + dice.IntN(90_000) })
	s := session(t, limits(), nil)
	var begun []byte
	for try := 0; ; try++ {
		if try == 30 {
			t.Fatalf("%d bytes after %d requests", len(begun), asked.Load())
		}
		res, err := s.Fetch(t.Context(), web.Request{URL: address, Fixed: true, Begun: begun})
		if err == nil {
			if !bytes.Equal(res.Body, data) {
				t.Fatalf("%d other bytes", len(res.Body))
			}
			break
		}
		if !library.IsKind(err, library.Unreachable) || !bytes.HasPrefix(data, res.Body) || len(res.Body) < len(begun) {
			t.Fatalf("after %d bytes %d: %v", len(begun), len(res.Body), err)
		}
		begun = res.Body
	}
	if n := asked.Load(); n < 3 || n > 40 {
		t.Errorf("%d requests", n)
	}
}

func TestAnAnswerThatDoesNotGoOnIsNotTaken(t *testing.T) {
	t.Parallel()
	data := []byte("một bài trong kho")
	whole := func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(data) }
	part := func(status int, from string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Range") == "" {
				whole(w, r)
				return
			}
			w.Header().Set("Content-Range", from)
			w.WriteHeader(status)
			_, _ = w.Write(data[4:])
		}
	}
	gzipped := func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "\x1f\x8bnot gzip") }
	for name, c := range map[string]struct {
		serve http.HandlerFunc
		begun string
		most  int64
		want  string
		kind  library.Kind
	}{
		"a server without ranges":       {serve: whole, begun: "một", want: string(data)},
		"from where it was":             {serve: part(206, fmt.Sprintf("bytes 4-%d/%d", len(data)-1, len(data))), begun: string(data[:4]), want: string(data)},
		"from elsewhere":                {serve: part(206, "bytes 0-9/10"), begun: string(data[:4]), kind: library.HTTPStatus},
		"from nowhere":                  {serve: part(206, ""), begun: string(data[:4]), kind: library.HTTPStatus},
		"more is at hand than there is": {serve: part(416, "bytes */4"), begun: strings.Repeat("x", 99), want: string(data)},
		"a part that was not asked for": {serve: func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(206) }, kind: library.HTTPStatus},
		"bytes that begin like gzip":    {serve: gzipped, want: "\x1f\x8bnot gzip"},
		"10 GB announced": {serve: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "10000000000")
			w.WriteHeader(200)
		}, most: 10, kind: library.TooLarge},
		"10 GB without a word": {serve: func(w http.ResponseWriter, r *http.Request) {
			for piece := bytes.Repeat([]byte("x"), 1<<16); r.Context().Err() == nil; {
				if _, err := w.Write(piece); err != nil {
					return
				}
			}
		}, most: 1 << 20, kind: library.TooLarge},
	} {
		res, err := session(t, limits(), nil).Fetch(t.Context(), web.Request{URL: server(t, c.serve), Fixed: true, Begun: []byte(c.begun), Bytes: c.most})
		if c.kind == "" && (err != nil || string(res.Body) != c.want) || c.kind != "" && !library.IsKind(err, c.kind) {
			t.Errorf("%s: %q, %v", name, res.Body, err)
		}
	}
}

func TestAVisitWithoutCookiesSendsNone(t *testing.T) {
	t.Parallel()
	var cookies atomic.Int64
	address := server(t, func(w http.ResponseWriter, r *http.Request) {
		cookies.Add(int64(len(r.Cookies())))
		http.SetCookie(w, &http.Cookie{Name: "ai", Value: "may-7"})
	})
	c := web.New(limits(), web.ClientOptions{Loopback: true, NoCookies: true})
	t.Cleanup(c.Close)
	visit := c.Session()
	for range 2 {
		if _, err := visit.Fetch(t.Context(), web.Request{URL: address}); err != nil {
			t.Fatal(err)
		}
	}
	if n := cookies.Load(); n != 0 {
		t.Errorf("%d cookies were sent", n)
	}
}
