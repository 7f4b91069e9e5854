package web_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/web"
)

// signed is a certificate with its key.
type signed struct {
	*x509.Certificate
	key *ecdsa.PrivateKey
}

// issue makes a certificate signed by issuer, or by itself. from is where its issuer's certificate can be
// fetched.
func issue(t *testing.T, name string, issuer *signed, authority bool, from ...string) signed {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: authority, BasicConstraintsValid: true, IssuingCertificateURL: from,
	}
	if authority {
		template.KeyUsage = x509.KeyUsageCertSign
	} else {
		template.DNSNames = []string{"localhost"}
		template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	}
	parent, by := template, key
	if issuer != nil {
		parent, by = issuer.Certificate, issuer.key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, by)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return signed{certificate, key}
}

// incomplete serves https with the leaf alone, as many government sites do.
func incomplete(t *testing.T, leaf signed) string {
	t.Helper()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "được")
	}))
	s.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{leaf.Raw}, PrivateKey: leaf.key}}}
	s.StartTLS()
	t.Cleanup(s.Close)
	_, port, err := net.SplitHostPort(s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return "https://localhost:" + port
}

func TestAnIncompleteChainIsCompletedAndVerified(t *testing.T) {
	root := issue(t, "gốc", nil, true)
	between := issue(t, "trung gian", &root, true)
	from := server(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(between.Raw) })
	address := incomplete(t, issue(t, "trang", &between, false, from))
	trusted := x509.NewCertPool()
	trusted.AddCert(root.Certificate)
	client := web.New(limits(), web.ClientOptions{Roots: trusted, Loopback: true})
	t.Cleanup(client.Close)
	for range 2 {
		res, err := client.Session().Fetch(t.Context(), web.Request{URL: address})
		if err != nil || string(res.Body) != "được" {
			t.Fatalf("%q, %v", res.Body, err)
		}
	}
}

func TestAChainThatDoesNotVerifyIsRefused(t *testing.T) {
	root, stranger := issue(t, "gốc", nil, true), issue(t, "kẻ lạ", nil, true)
	between := issue(t, "trung gian", &stranger, true)
	from := server(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(between.Raw) })
	trusted := x509.NewCertPool()
	trusted.AddCert(root.Certificate)
	for name, leaf := range map[string]signed{
		"of a stranger":       issue(t, "trang", &between, false, from),
		"nowhere to complete": issue(t, "trang", &between, false),
		"of itself":           issue(t, "trang", nil, false),
	} {
		client := web.New(limits(), web.ClientOptions{Roots: trusted, Loopback: true})
		t.Cleanup(client.Close)
		_, err := client.Session().Fetch(t.Context(), web.Request{URL: incomplete(t, leaf)})
		if !library.IsKind(err, library.BadCertificate) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnotherHostsCertificateIsRefused(t *testing.T) {
	root := issue(t, "gốc", nil, true)
	leaf := issue(t, "trang", &root, false)
	trusted := x509.NewCertPool()
	trusted.AddCert(root.Certificate)
	client := web.New(limits(), web.ClientOptions{Roots: trusted, Loopback: true})
	t.Cleanup(client.Close)
	other := strings.Replace(incomplete(t, leaf), "localhost", "127.0.0.1", 1)
	if _, err := client.Session().Fetch(t.Context(), web.Request{URL: other}); !library.IsKind(err, library.BadCertificate) {
		t.Fatalf("err = %v", err)
	}
}
