package syncer_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
)

// authority signs the certificates of these tests.
type authority struct {
	*x509.Certificate
	key  *ecdsa.PrivateKey
	pool *x509.CertPool // that trusts it
}

func newAuthority(t testing.TB) authority {
	t.Helper()
	root := issue(t, nil, func(c *x509.Certificate) {
		c.IsCA, c.KeyUsage, c.Subject.CommonName, c.DNSNames = true, x509.KeyUsageCertSign, "gốc", nil
	})
	root.pool = x509.NewCertPool()
	root.pool.AddCert(root.Certificate)
	return root
}

// issue makes a certificate for localhost, changed as wanted and signed by one or by itself.
func issue(t testing.TB, by *authority, change func(*x509.Certificate)) authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: "trang"}, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		DNSNames: []string{"localhost"}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	change(template)
	parent, signer := template, key
	if by != nil {
		parent, signer = by.Certificate, by.key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, signer)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return authority{Certificate: certificate, key: key}
}

// secured serves an article over https with these certificates, the leaf first.
func secured(t testing.TB, name string, config *tls.Config, leaf authority, others ...authority) string {
	t.Helper()
	chain := [][]byte{leaf.Raw}
	for _, o := range others {
		chain = append(chain, o.Raw)
	}
	config.Certificates = []tls.Certificate{{Certificate: chain, PrivateKey: leaf.key}}
	s := httptest.NewUnstartedServer(shows(articleOf(name)))
	s.TLS = config
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return byName(t, s.Listener.Addr().String())
}

// byName is the address of a server by the name that its certificate bears.
func byName(t testing.TB, address string) string {
	t.Helper()
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	return "https://localhost:" + port + "/bai"
}

func certificates(t testing.TB, root authority) []misbehaviour {
	same := func(*x509.Certificate) {}
	expired := func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Minute) }
	early := func(c *x509.Certificate) {
		c.NotBefore, c.NotAfter = time.Now().Add(24*time.Hour), time.Now().Add(48*time.Hour)
	}
	other := func(c *x509.Certificate) { c.DNSNames = []string{"trang.example"} }
	nameless := func(c *x509.Certificate) { c.DNSNames = nil }
	authorized := func(c *x509.Certificate) {
		c.IsCA, c.KeyUsage, c.Subject.CommonName, c.DNSNames = true, x509.KeyUsageCertSign, "trung gian", nil
	}
	// One signer is never learned of, the other is: what is learned holds for all of a host's certificates.
	between, known := issue(t, &root, authorized), issue(t, &root, authorized)
	from := func(serve http.HandlerFunc) func(*x509.Certificate) {
		s := httptest.NewServer(serve)
		t.Cleanup(s.Close)
		return func(c *x509.Certificate) { c.IssuingCertificateURL = []string{"ldap:///cn=x", s.URL + "/ca.crt"} }
	}
	issuer := from(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(known.Raw) })
	rubbish := from(shows("không phải chứng thư"))
	endless := from(func(w http.ResponseWriter, r *http.Request) { drip(w, strings.Repeat("x", 8192), r.Context().Done()) })
	silent := from(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	itself := from(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) })
	refused := func(name string, leaf authority, others ...authority) misbehaviour {
		return at(fails(name, library.BadCertificate, nil), secured(t, name, &tls.Config{}, leaf, others...))
	}
	plain := httptest.NewServer(shows(articleOf("http")))
	t.Cleanup(plain.Close)
	return []misbehaviour{
		refused("a certificate that expired", issue(t, &root, expired)),
		refused("a certificate from tomorrow", issue(t, &root, early)),
		refused("a certificate of its own making", issue(t, nil, same)),
		refused("another host's certificate", issue(t, &root, other)),
		refused("a certificate without a name", issue(t, &root, nameless)),
		refused("a chain cut short, its issuer nowhere", issue(t, &between, same)),
		refused("a chain cut short, its issuer rubbish", issue(t, &between, rubbish)),
		refused("a chain cut short, its issuer round and round", issue(t, &between, itself)),
		refused("a chain cut short, and expired", issue(t, &known, func(c *x509.Certificate) { expired(c); issuer(c) })),
		refused("a chain cut short, of another host", issue(t, &known, func(c *x509.Certificate) { other(c); issuer(c) })),
		refused("a chain of strangers", issue(t, &between, same), issue(t, nil, authorized)),
		quiet(refused("a chain cut short, its issuer silent", issue(t, &between, silent))),
		quiet(refused("a chain cut short, its issuer without end", issue(t, &between, endless))),
		at(works("a chain cut short, its issuer known", nil), secured(t, "a chain cut short, its issuer known", &tls.Config{}, issue(t, &known, issuer))),
		at(works("a chain with more than it needs", nil), secured(t, "a chain with more than it needs", &tls.Config{}, issue(t, &between, same), issue(t, nil, authorized), between, root)),
		at(fails("a version of TLS that is given up", library.Unreachable, nil), secured(t, "cũ", &tls.Config{MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10}, issue(t, &root, same))),
		at(fails("http where https is asked for", library.Unreachable, nil), byName(t, plain.Listener.Addr().String())),
		at(fails("a handshake cut off", library.Unreachable, nil), strings.Replace(wire(t, func(net.Conn) {}), "http:", "https:", 1)),
		at(fails("a handshake of rubbish", library.Unreachable, nil), strings.Replace(wire(t, func(c net.Conn) { _, _ = io.WriteString(c, "xin chào các đồng chí") }), "http:", "https:", 1)),
		quiet(at(fails("a handshake never answered", library.TimedOut, nil), strings.Replace(wire(t, hold), "http:", "https:", 1))),
	}
}
