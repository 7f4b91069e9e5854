package web_test

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/web"
)

// outside is a site that is no part of this machine: a handler answers for it without a network.
const outside = "trang.example"

// stranger returns a visit as a program out of the box makes it, with a site outside.
func stranger(t *testing.T, h http.HandlerFunc) *web.Visit {
	t.Helper()
	c := web.New(limits(), web.ClientOptions{Local: map[string]http.Handler{outside: h}})
	t.Cleanup(c.Close)
	return c.Session()
}

// secretServer answers on this machine what nobody outside may learn, and counts who asked.
func secretServer(t *testing.T) (port string, asked *atomic.Int32) {
	t.Helper()
	asked = &atomic.Int32{}
	address := server(t, func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		_, _ = io.WriteString(w, "nội bộ")
	})
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Port(), asked
}

// The ways to write this machine's address that are known from attacks on programs that fetch what they are told.
var ownNames = []string{
	"127.0.0.1", "localhost", "LOCALHOST", "localhost.", "127.1", "127.0.1", "127.0.0.01", "2130706433", "0x7f000001", "0x7f.0.0.1",
	"0177.0.0.1", "017700000001", "0.0.0.0", "0", "127.0.0.2", "127.255.255.254", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]",
	"[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]",
}

func TestNobodyOutsideLeadsToThisMachine(t *testing.T) {
	t.Parallel()
	port, asked := secretServer(t)
	for n, name := range ownNames {
		s := stranger(t, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://"+name+":"+port+"/", http.StatusFound)
		})
		typed := web.Typed(t.Context(), "http://"+outside+"/")
		for _, address := range []string{"http://" + name + ":" + port + "/", fmt.Sprintf("http://%s/%d", outside, n)} {
			if res, err := s.Fetch(typed, web.Request{URL: address}); err == nil {
				t.Errorf("%s: %q", address, res.Body)
			}
		}
	}
	if asked.Load() != 0 {
		t.Errorf("asked %d times", asked.Load())
	}
}

func TestThePrivateAddressIsNamedAsWhatItIs(t *testing.T) {
	t.Parallel()
	s := stranger(t, nil)
	for _, address := range []string{
		"http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "http://10.1.2.3/", "http://192.168.0.1/", "http://172.31.0.1/",
		"http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://[fe80::1]/", "http://[fd00::1]/", "http://0.0.0.0:1/",
		"https://10.1.2.3/", "http://[::ffff:10.0.0.1]/", "http://224.0.0.1/", "http://255.255.255.255/",
	} {
		if _, err := s.Fetch(t.Context(), web.Request{URL: address}); !library.IsKind(err, library.PrivateAddress) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestWhatAPersonTypedIsReached(t *testing.T) {
	t.Parallel()
	port, asked := secretServer(t)
	onward := server(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://127.0.0.1:"+port+r.URL.Path, http.StatusFound)
	})
	s := stranger(t, nil)
	for _, address := range []string{onward, "http://127.0.0.1:" + port, "http://localhost:" + port} {
		res, err := s.Fetch(web.Typed(t.Context(), address), web.Request{URL: address + "/bai"})
		if err != nil || string(res.Body) != "nội bộ" {
			t.Errorf("%s: %q, %v", address, res.Body, err)
		}
	}
	// its pictures on another port, and no private network that it names
	if _, err := s.Fetch(web.Typed(t.Context(), onward), web.Request{URL: "http://127.0.0.1:" + port + "/anh"}); err != nil {
		t.Error(err)
	}
	if _, err := s.Fetch(web.Typed(t.Context(), onward), web.Request{URL: "http://192.168.0.1/"}); !library.IsKind(err, library.PrivateAddress) {
		t.Errorf("err = %v", err)
	}
	if asked.Load() != 4 {
		t.Errorf("asked %d times", asked.Load())
	}
}

func TestAConnectionOfAPersonsIsNoStrangers(t *testing.T) {
	t.Parallel()
	port, asked := secretServer(t)
	address := "http://127.0.0.1:" + port + "/"
	s := stranger(t, nil)
	for n := range 3 {
		if _, err := s.Fetch(web.Typed(t.Context(), address), web.Request{URL: address}); err != nil {
			t.Fatal(err) // and the connection stays open
		}
		for range 10 { // nor do refusals make the host seem silent to its owner
			_, err := s.Fetch(web.Typed(t.Context(), "http://"+outside), web.Request{URL: address})
			if !library.IsKind(err, library.PrivateAddress) || asked.Load() != int32(n+1) {
				t.Fatalf("err = %v, asked %d times", err, asked.Load())
			}
		}
	}
}

func TestAProxyIsNotAskedForPrivateAddresses(t *testing.T) {
	var asked atomic.Int32
	proxy := server(t, func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		_, _ = io.WriteString(w, "qua")
	})
	t.Setenv("HTTP_PROXY", proxy)
	s := stranger(t, nil)
	for _, address := range []string{"http://10.1.2.3/", "http://169.254.169.254/", "http://[fd00::1]/", "http://2130706433/", "http://127.1/", "http://0x7f.1/"} {
		if res, err := s.Fetch(t.Context(), web.Request{URL: address}); err == nil {
			t.Errorf("%s: %q", address, res.Body)
		}
	}
	if _, err := s.Fetch(web.Typed(t.Context(), "http://10.1.2.3/rss"), web.Request{URL: "http://10.1.2.3/bai"}); err != nil || asked.Load() < 1 {
		t.Errorf("what a person typed: %v", err)
	}
}

func TestCredentialsGoToTheirHostAlone(t *testing.T) {
	t.Parallel()
	said := func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		_, _ = fmt.Fprintf(w, "%s|%s|%s", user, password, r.URL.RawQuery)
	}
	other := server(t, said)
	own := server(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/di":
			http.Redirect(w, r, other+"/", http.StatusFound)
		case "/ve":
			http.Redirect(w, r, "/rss", http.StatusFound)
		default:
			said(w, r)
		}
	})
	typed := strings.Replace(own, "http://", "http://an:mo@", 1) + "/rss?token=abc"
	s := stranger(t, nil)
	for address, want := range map[string]string{
		own + "/rss": "an|mo|token=abc", own + "/rss?page=2": "an|mo|page=2&token=abc", own + "/bai": "an|mo|", own + "/ve": "an|mo|token=abc",
		own + "/di": "||", other + "/rss": "||",
	} {
		res, err := s.Fetch(web.Typed(t.Context(), typed), web.Request{URL: address})
		if err != nil || string(res.Body) != want {
			t.Errorf("%s: %q, %v", address, res.Body, err)
		}
		if strings.Contains(res.URL, "abc") || strings.Contains(res.URL, "mo@") {
			t.Errorf("%s came from %s", address, res.URL)
		}
	}
}
