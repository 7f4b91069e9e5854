package weather

import (
	"net/url"
	"slices"
	"strings"
)

// passing are the parameters that keep a copy fresh or let a visitor in, and name no other file.
var passing = map[string]bool{
	"t": true, "ts": true, "time": true, "timestamp": true, "_": true, "v": true, "ver": true, "version": true, "rev": true,
	"token": true, "access_token": true, "sig": true, "sign": true, "signature": true, "expires": true, "expire": true, "exp": true,
	"rnd": true, "rand": true, "random": true, "r": true, "cb": true, "cache": true, "nocache": true, "cachebuster": true,
	"hash": true, "key-pair-id": true, "policy": true, "auth": true, "st": true, "e": true, "se": true, "sp": true, "sv": true,
	"awsaccesskeyid": true, "oe": true, "oh": true, "nonce": true, "csrf": true, "session": true, "sid": true, "ticks": true,
}

// file returns what stays of the address of a picture or document: its query without what passes, and without the
// parameters that experience has seen change.
func (e *Experience) file(address string) string {
	at, query, found := strings.Cut(address, "?")
	at, _, _ = strings.Cut(at, ";jsessionid=")
	if !found {
		return at
	}
	site := host(address)
	pairs := slices.DeleteFunc(strings.Split(query, "&"), func(pair string) bool {
		name, value, named := strings.Cut(pair, "=")
		name = strings.ToLower(name)
		bare := !named && len(name) >= 4 && strings.ContainsAny(name, "0123456789") // «a.png?1699999999»
		return pair == "" || bare || passing[name] && value != "" || strings.HasPrefix(name, "x-amz-") || strings.HasPrefix(name, "x-goog-") ||
			e.parameters[site+"?"+name]
	})
	if len(pairs) == 0 {
		return at
	}
	return at + "?" + strings.Join(pairs, "&")
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

// learnAddress notes the parameters in which the addresses of one file differ from load to load.
func (e *Experience) learnAddress(one, other string) {
	at, query, _ := strings.Cut(one, "?")
	to, otherQuery, _ := strings.Cut(other, "?")
	if at != to {
		return
	}
	const first, second = 1, 2
	in := map[string]int{}
	for pair := range strings.SplitSeq(query, "&") {
		in[pair] |= first
	}
	for pair := range strings.SplitSeq(otherQuery, "&") {
		in[pair] |= second
	}
	site := host(one)
	for pair, loads := range in {
		if loads != first|second {
			name, _, _ := strings.Cut(pair, "=")
			e.parameters[site+"?"+strings.ToLower(name)] = true
		}
	}
}
