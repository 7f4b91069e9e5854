package web

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"sync"

	"golang.org/x/net/publicsuffix"
)

// cookiesAtMost are kept of one host in a visit, cookieBytes of each: what browsers keep at least (RFC 6265, 6.1).
const (
	cookiesAtMost = 50
	cookieBytes   = 4096
)

// jar keeps the cookies of a visit, but not all that a server may pour out.
type jar struct {
	*cookiejar.Jar

	mu   sync.Mutex
	kept map[string]int // by host
}

func newJar() *jar {
	// cookiejar.New never fails: its error is kept for the future.
	all, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	return &jar{Jar: all, kept: map[string]int{}}
}

// SetCookies keeps the cookies of an answer, those past the limits left out.
func (j *jar) SetCookies(u *url.URL, cookies []*http.Cookie) {
	known := map[string]bool{}
	for _, c := range j.Cookies(u) {
		known[c.Name] = true
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	var kept []*http.Cookie
	for _, c := range cookies {
		if len(c.Name)+len(c.Value) > cookieBytes || !known[c.Name] && j.kept[u.Host] >= cookiesAtMost {
			continue
		}
		if !known[c.Name] {
			known[c.Name] = true
			j.kept[u.Host]++
		}
		kept = append(kept, c)
	}
	j.Jar.SetCookies(u, kept)
}
