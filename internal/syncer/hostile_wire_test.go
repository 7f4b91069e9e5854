package syncer_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
)

func newPage(t testing.TB, name string) string {
	t.Helper()
	s := httptest.NewServer(shows(articleOf(name)))
	t.Cleanup(s.Close)
	return s.URL + "/bai"
}

// wire is a server that answers each connection by itself once it has read a request.
func wire(t testing.TB, talk func(net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = conn.Close() }()
				_, _ = conn.Read(make([]byte, 4096))
				talk(conn)
			}()
		}
	}()
	return "http://" + listener.Addr().String() + "/bai"
}

// hold waits until the other side has gone.
func hold(conn net.Conn) { _, _ = io.Copy(io.Discard, conn) }

// drip sends a piece again and again until the other side has gone.
func drip(w io.Writer, piece string, gone <-chan struct{}) {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-gone:
			return
		}
		if _, err := io.WriteString(w, piece); err != nil {
			return
		}
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
	}
}

func silences(t testing.TB) []misbehaviour {
	half := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, articleOf("nửa")[:300])
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
	trickle := func(w http.ResponseWriter, r *http.Request) { drip(w, "<p>", r.Context().Done()) }
	return []misbehaviour{
		quiet(fails("silence before the answer", library.TimedOut, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })),
		quiet(fails("silence within the body", library.TimedOut, half)),
		quiet(fails("a body that trickles", library.TimedOut, trickle)),
		quiet(at(fails("a header that trickles", library.TimedOut, nil), wire(t, func(c net.Conn) {
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\n")
			drip(c, "X: y\r\n", nil)
		}))),
		quiet(brings("a host that falls silent after its feed", library.FeedSource, library.TimedOut, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == feedPath {
				sends(asRSS, feedOf(many("/lặng/", 100)...))(w, r)
				return
			}
			<-r.Context().Done()
		})),
		quiet(at(fails("a promise of more that never comes", library.TimedOut, nil), wire(t, func(c net.Conn) {
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n"+articleOf("hứa"))
			hold(c)
		}))),
	}
}

func wires(t testing.TB) []misbehaviour {
	says := func(answer string) func(net.Conn) {
		return func(c net.Conn) { _, _ = io.WriteString(c, answer) }
	}
	reset := func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0) }
	page := func(name string) string { return articleOf(name) }
	broken := map[string]string{
		"words that are no HTTP":                      "xin chào\r\n",
		"the greeting of another protocol":            "SSH-2.0-OpenSSH_9.2\r\n",
		"a status that is no number":                  "HTTP/1.1 tốt OK\r\n\r\n" + page("x"),
		"Content-Length that is no number":            "HTTP/1.1 200 OK\r\nContent-Length: dài\r\n\r\n" + page("x"),
		"two different Content-Lengths":               "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n" + page("x"),
		"Content-Length larger than the body":         "HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n" + page("x"),
		"chunks cut off":                              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFF\r\n" + page("x"),
		"chunks that are none":                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + page("x"),
		"an end within the header":                    "HTTP/1.1 200 OK\r\nContent-Ty",
		"header lines without a colon":                "HTTP/1.1 200 OK\r\nkhông có dấu\r\n\r\n" + page("x"),
		"a header of three megabytes":                 "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 3<<20) + "\r\n\r\n" + page("x"),
		"interim answers without end":                 strings.Repeat("HTTP/1.1 103 Early Hints\r\nX: "+strings.Repeat("y", 4096)+"\r\n\r\n", 2000),
		"an answer that is only an end":               "",
		"a switch to a protocol that is not spoken":   "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
		"a transfer in an encoding nobody knows":      "HTTP/1.1 200 OK\r\nTransfer-Encoding: xyz\r\n\r\n" + page("x"),
		"gzip that is cut off, within a whole length": "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 100\r\n\r\n" + gzipped(page("x"))[:100],
	}
	all := []misbehaviour{
		at(fails("nobody there", library.Unreachable, nil), nobody+"/bai"),
		at(fails("connection reset", library.Unreachable, nil), wire(t, reset)),
		at(works("HTTP/1.0 without a length", nil), wire(t, says("HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"+page("HTTP/1.0 without a length")))),
		at(works("header lines folded and repeated", nil), wire(t, says("HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=utf-8\r\nServer: a\r\nServer: b\r\nConnection: close\r\n\r\n"+page("header lines folded and repeated")))),
		at(works("rubbish behind the answer", nil), wire(t, says(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%srác", len(page("rubbish behind the answer")), page("rubbish behind the answer"))))),
	}
	for name, answer := range broken {
		kind := library.Unreachable
		if strings.HasPrefix(answer, "HTTP/1.1 101") {
			kind = library.HTTPStatus
		}
		all = append(all, at(fails(name, kind, nil), wire(t, says(answer))))
	}
	return all
}

func gzipped(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	return b.String()
}

func deflated(text string, raw bool) string {
	var b bytes.Buffer
	var z io.WriteCloser = zlib.NewWriter(&b)
	if raw {
		z, _ = flate.NewWriter(&b, flate.DefaultCompression)
	}
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	return b.String()
}

// packed answers with a body in an encoding, or said to be in one.
func packed(encoding, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", asHTML)
		w.Header().Set("Content-Encoding", encoding)
		_, _ = io.WriteString(w, body)
	}
}

// bodies are answers compressed, or without end.
func bodies() []misbehaviour {
	work := func(name, encoding string, pack func(string) string) misbehaviour {
		return works(name, packed(encoding, pack(articleOf(name))))
	}
	plain := func(s string) string { return s }
	endless := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", asHTML)
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, strings.Repeat("<p>không dứt</p>", 4096)); err != nil {
				return
			}
		}
	}
	bomb := gzipped(strings.Repeat("\x00", 12<<20))
	return []misbehaviour{
		work("gzip", "gzip", gzipped),
		work("gzip within gzip", "gzip, gzip", func(s string) string { return gzipped(gzipped(s)) }),
		work("gzip that is not told", "", gzipped),
		work("gzip told of what is plain", "gzip", plain),
		work("deflate", "deflate", func(s string) string { return deflated(s, false) }),
		work("deflate without its head", "deflate", func(s string) string { return deflated(s, true) }),
		work("deflate told of what is plain", "deflate", plain),
		work("deflate told of what is gzip", "deflate", gzipped),
		work("brotli told of what is plain", "br", plain),
		work("an encoding nobody knows told of what is plain", "x-của-tôi", plain),
		fails("brotli that nobody asked for", library.NotHTML, packed("br", "\x8b\x02\x80\x00\x01\x02\x03\xff\xfe\x81")),
		fails("gzip cut off", library.Unreachable, packed("gzip", gzipped(articleOf("x"))[:200])),
		fails("gzip with a broken sum", library.Unreachable, packed("gzip", strings.TrimSuffix(gzipped(articleOf("x")), gzipped(articleOf("x"))[len(gzipped(articleOf("x")))-8:])+"\x00\x00\x00\x00\x00\x00\x00\x00")),
		fails("gzip bomb", library.TooLarge, packed("gzip", bomb)),
		fails("gzip bomb within gzip", library.TooLarge, packed("gzip", gzipped(bomb))),
		fails("deflate bomb", library.TooLarge, packed("deflate", deflated(strings.Repeat("\x00", 12<<20), false))),
		fails("a body without end", library.TooLarge, endless),
		fails("no body", library.NotHTML, shows("")),
		fails("a body of spaces", library.NotHTML, shows(strings.Repeat(" \n", 5000))),
	}
}

// headers are answers that say too much before they come to the text.
func headers() []misbehaviour {
	many := func(name string, add func(http.Header, int)) misbehaviour {
		return works(name, func(w http.ResponseWriter, _ *http.Request) {
			for n := range 3000 {
				add(w.Header(), n)
			}
			shows(articleOf(name))(w, nil)
		})
	}
	demand := func(name string, w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("phien"); err != nil {
			http.SetCookie(w, &http.Cookie{Name: "phien", Value: "1", Path: "/"})
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
			return
		}
		shows(articleOf(name))(w, r)
	}
	return []misbehaviour{
		many("thousands of header lines", func(h http.Header, n int) { h.Set("X-"+strconv.Itoa(n), "y") }),
		many("thousands of cookies", func(h http.Header, n int) { h.Add("Set-Cookie", "c"+strconv.Itoa(n)+"="+strings.Repeat("v", 100)) }),
		works("a cookie of half a megabyte", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Set-Cookie", "c="+strings.Repeat("v", 500<<10))
			if len(r.Header.Get("Cookie")) > 8<<10 {
				w.WriteHeader(http.StatusRequestHeaderFieldsTooLarge)
				return
			}
			shows(articleOf("a cookie of half a megabyte"))(w, r)
		}),
		works("a cookie demanded", func(w http.ResponseWriter, r *http.Request) { demand("a cookie demanded", w, r) }),
		fails("a cookie never enough", library.RedirectLoop, func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "phien", Value: strconv.Itoa(len(r.Cookies())), Path: "/"})
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
		}),
		works("cookies that are none", func(w http.ResponseWriter, r *http.Request) {
			for _, c := range []string{"", ";;;", "=", "a=b; Domain=vn", "a=b; Domain=.", "a=b; Expires=hôm qua; Max-Age=-1"} {
				w.Header().Add("Set-Cookie", c)
			}
			shows(articleOf("cookies that are none"))(w, r)
		}),
		{name: "an ETag that is another each time", status: library.SyncOK, stored: []string{titleOf("etag mới")}, serve: func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", strconv.Quote(time.Now().String()))
			shows(articleOf("etag mới"))(w, r)
		}},
		{name: "an ETag without quotes, a date in the future", status: library.SyncOK, stored: []string{titleOf("etag trần")}, serve: func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", "không có ngoặc")
			w.Header().Set("Last-Modified", "Fri, 31 Dec 2199 23:59:59 GMT")
			if r.Header.Get("If-Modified-Since") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			shows(articleOf("etag trần"))(w, r)
		}},
		{name: "a weak ETag", status: library.SyncOK, stored: []string{titleOf("etag yếu")}, serve: func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `W/"1"`)
			if r.Header.Get("If-None-Match") == `W/"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			shows(articleOf("etag yếu"))(w, r)
		}},
	}
}
