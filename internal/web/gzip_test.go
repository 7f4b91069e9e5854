package web_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"baocaovien/internal/web"
)

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What servers send behind, before and instead of the end of a gzip stream (feedparser-promised 13, FreshRSS 3543, RssBandit 247).
func TestWhatUnpacksOfAGzipStreamIsRead(t *testing.T) {
	t.Parallel()
	text := "<p>" + strings.Repeat("Tin biên giới, biển đảo. ", 40) + "</p>"
	whole := packed(t, text)
	for name, body := range map[string][]byte{
		"whole":                        whole,
		"with zeros behind it":         append(bytes.Clone(whole), make([]byte, 40)...),
		"with words behind it":         append(bytes.Clone(whole), "<!-- cached -->"...),
		"with one byte behind it":      append(bytes.Clone(whole), '\n'),
		"with the beginning of a head": append(bytes.Clone(whole), 0x1f, 0x8b),
		"without its sum and length":   whole[:len(whole)-8],
		"without its length":           whole[:len(whole)-4],
		"packed twice":                 packed(t, string(whole)),
		"packed twice, bytes behind":   append(packed(t, string(whole)), "\n\n"...),
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(body)
		}))
		client := web.New(web.DefaultLimits(), web.ClientOptions{Loopback: true})
		answer, err := client.Session().Fetch(t.Context(), web.Request{URL: server.URL})
		if err != nil || string(answer.Body) != text {
			t.Errorf("%s: %d bytes of %d, %v", name, len(answer.Body), len(text), err)
		}
		client.Close()
		server.Close()
	}
}

func TestTwoMembersOfAGzipStreamAreOneText(t *testing.T) {
	t.Parallel()
	body := append(packed(t, "một "), packed(t, "hai")...)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(body) }))
	t.Cleanup(server.Close)
	client := web.New(web.DefaultLimits(), web.ClientOptions{Loopback: true})
	t.Cleanup(client.Close)
	if answer, err := client.Session().Fetch(t.Context(), web.Request{URL: server.URL}); err != nil || string(answer.Body) != "một hai" {
		t.Errorf("%q, %v", answer.Body, err)
	}
}
