package syncer_test

import (
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
	"testing"

	"baocaovien/internal/library"
)

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", asHTML)
		w.WriteHeader(code)
		if code >= 200 && code != 204 && code != 304 {
			_, _ = io.WriteString(w, articleOf("lỗi "+strconv.Itoa(code)))
		}
	}
}

// once answers otherwise the first time.
func once(otherwise http.HandlerFunc, then http.HandlerFunc) http.HandlerFunc {
	var asked atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) == 1 {
			otherwise(w, r)
			return
		}
		then(w, r)
	}
}

// later answers that it is to be asked again.
func later(code int, after string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", after)
		w.WriteHeader(code)
	}
}

func statuses() []misbehaviour {
	all := []misbehaviour{
		fails("401", library.LoginRequired, status(401)),
		fails("403", library.LoginRequired, status(403)),
		fails("404", library.Gone, status(404)),
		fails("410", library.Gone, status(410)),
		fails("304 that nobody asked for", library.HTTPStatus, status(304)),
		works("503 once", once(later(503, "0"), shows(articleOf("503 once")))),
		works("429 once", once(later(429, "0"), shows(articleOf("429 once")))),
		works("500 once", once(status(500), shows(articleOf("500 once")))),
		works("503 once with a date that is past", once(later(503, "Sun, 06 Nov 1994 08:49:37 GMT"), shows(articleOf("503 once with a date that is past")))),
		fails("Retry-After of a year", library.HTTPStatus, later(503, "31536000")),
		fails("Retry-After in the year 9999", library.HTTPStatus, later(429, "Fri, 31 Dec 9999 23:59:59 GMT")),
		fails("Retry-After that is no number", library.HTTPStatus, later(503, "một lát nữa")),
		fails("Retry-After below zero", library.HTTPStatus, later(503, "-99999999999999999999")),
	}
	for _, code := range []int{204, 206, 300, 400, 418, 429, 451, 500, 502, 503, 504, 599, 999} {
		all = append(all, fails("status "+strconv.Itoa(code), library.HTTPStatus, status(code)))
	}
	return all
}

// to redirects to an address as it is written.
func to(code int, address string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", address)
		w.WriteHeader(code)
	}
}

// moves redirects the source's address, and answers every other with a page.
func moves(code int, address, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bai" {
			to(code, address)(w, r)
			return
		}
		shows(body)(w, r)
	}
}

func redirects(t testing.TB) []misbehaviour {
	var step atomic.Int32
	elsewhere := newPage(t, "redirect to another host")
	home := listOf("", "ba", "bốn", "năm", "sáu")
	all := []misbehaviour{
		fails("redirect to itself", library.RedirectLoop, to(302, "/bai")),
		fails("redirect round and round", library.RedirectLoop, func(w http.ResponseWriter, r *http.Request) {
			to(302, map[string]string{"/bai": "/b", "/b": "/c"}[r.URL.Path]+"?")(w, r)
		}),
		fails("redirect to ever new addresses", library.RedirectLoop, func(w http.ResponseWriter, r *http.Request) {
			to(307, "/bai"+strconv.Itoa(int(step.Add(1))))(w, r)
		}),
		fails("redirect without an address", library.HTTPStatus, status(302)),
		fails("redirect to what is no address", library.Unreachable, to(302, "http://[::1")),
		works("redirect to another host", to(301, elsewhere)),
		works("redirect 308", moves(308, "/khac", articleOf("redirect 308"))),
		fails("redirect to a login page", library.LoginRequired, moves(302, "/dang-nhap?ReturnUrl=%2fbai", loginPage)),
		fails("redirect to the front page", library.NoArticle, moves(302, "/", home)),
		fails("redirect to an error page", library.NoArticle, moves(302, "/loi.html?aspxerrorpath=/bai", softError)),
	}
	for _, scheme := range []string{"file:///etc/passwd", "javascript:alert(1)", "data:text/html,xin", "ftp://127.0.0.1/x", "mailto:a@b.vn", "gopher://127.0.0.1:70/"} {
		all = append(all, fails("redirect to "+scheme, library.BadAddress, to(302, scheme)))
	}
	return all
}
