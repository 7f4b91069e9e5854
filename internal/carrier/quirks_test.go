package carrier_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"baocaovien/internal/carrier"
	"baocaovien/internal/carrier/carriertest"
	"baocaovien/internal/library"
)

// between puts a handler before the object store at an endpoint, which hands on what it likes.
func between(t *testing.T, endpoint string, do func(w http.ResponseWriter, r *http.Request, behind http.Handler)) string {
	t.Helper()
	target, err := url.Parse(endpoint)
	if err != nil {
		t.Fatal(err)
	}
	// What is signed is the host that was asked, so that it is handed on.
	behind := &httputil.ReverseProxy{Rewrite: func(p *httputil.ProxyRequest) {
		p.Out.URL.Host, p.Out.URL.Scheme, p.Out.Host = target.Host, target.Scheme, p.In.Host
	}}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { do(w, r, behind) }))
	t.Cleanup(s.Close)
	return s.URL
}

// unconditional returns a request without its conditions, as an object store sees it that passes over them. They are part of
// what is signed, so that it is signed anew.
func unconditional(t *testing.T, r *http.Request) (anew *http.Request, conditional bool) {
	t.Helper()
	if r.Header.Get("If-Match")+r.Header.Get("If-None-Match") == "" {
		return r, false
	}
	anew = r.Clone(r.Context())
	for _, name := range []string{"If-Match", "If-None-Match", "Authorization"} {
		anew.Header.Del(name)
	}
	anew.URL.Host, anew.URL.Scheme = r.Host, "http"
	key := aws.Credentials{AccessKeyID: carriertest.Access, SecretAccessKey: carriertest.Secret}
	sign := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true })
	if err := sign.SignHTTP(r.Context(), key, anew, r.Header.Get("X-Amz-Content-Sha256"), "s3", "us-east-1", time.Now()); err != nil {
		t.Error(err)
	}
	return anew, true
}

// TestTheQuirksOfObjectStores has a place keep its word over object stores that are tired, or know no conditions.
func TestTheQuirksOfObjectStores(t *testing.T) {
	endpoint := carriertest.ObjectStore(t)
	var asked atomic.Int64
	for name, do := range map[string]func(w http.ResponseWriter, r *http.Request, behind http.Handler){
		"503 and 500 in turn": func(w http.ResponseWriter, r *http.Request, behind http.Handler) {
			if n := asked.Add(1); n%2 == 0 {
				w.WriteHeader([]int{503, 500}[n/2%2])
				return
			}
			behind.ServeHTTP(w, r)
		},
		"500 after the work": func(w http.ResponseWriter, r *http.Request, behind http.Handler) {
			if r.Method == http.MethodPut && asked.Add(1)%2 == 0 {
				behind.ServeHTTP(httptest.NewRecorder(), r)
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			behind.ServeHTTP(w, r)
		},
		"no conditions, and said so": func(w http.ResponseWriter, r *http.Request, behind http.Handler) {
			if _, conditional := unconditional(t, r); conditional {
				w.WriteHeader(http.StatusNotImplemented)
				return
			}
			behind.ServeHTTP(w, r)
		},
		"conditions passed over": func(w http.ResponseWriter, r *http.Request, behind http.Handler) {
			r, _ = unconditional(t, r)
			behind.ServeHTTP(w, r)
		},
	} {
		t.Run(name, func(t *testing.T) {
			keepsItsWord(t, bucketAt(t, between(t, endpoint, do), carriertest.Secret, "Kho (thử) + "+name+", năm 2026!"))
		})
	}
}

// TestOfManyWritersOneIsFirst has a real object store decide who replaces a file.
func TestOfManyWritersOneIsFirst(t *testing.T) {
	b := bucketAt(t, carriertest.ObjectStore(t), carriertest.Secret, "cùng lúc")
	var all sync.WaitGroup
	var first atomic.Int64
	for n := range 8 {
		all.Go(func() {
			err := b.Replace(t.Context(), carrier.Replacement{Name: "kho.json", Data: []byte{byte('0' + n)}})
			switch {
			case err == nil:
				first.Add(1)
			case !library.IsKind(err, library.BusyStore):
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := first.Load(); n != 1 {
		t.Errorf("%d were the first", n)
	}
}

// TestAnAnswerInPiecesIsRead reads what a server sends in pieces, without a length.
func TestAnAnswerInPiecesIsRead(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		for _, piece := range []string{"một ", "bài"} {
			_, _ = io.WriteString(w, piece)
			w.(http.Flusher).Flush()
		}
	}))
	t.Cleanup(s.Close)
	if data, _, err := bucketAt(t, s.URL, "x", "x").Read(t.Context(), "kho.json", 100); err != nil || string(data) != "một bài" {
		t.Errorf("%q, %v", data, err)
	}
}
