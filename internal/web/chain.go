package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// Many government sites send their own certificate without the one that signed it. Browsers fetch the
// missing one from the address that the certificate names (RFC 5280, 4.2.2.1), and so does this file.
// The chain is then verified in full, down to a root of the system and with the host's name.

// issuersAtMost is how many missing certificates are fetched for one chain; certificateBytes bounds each.
const (
	issuersAtMost    = 3
	certificateBytes = 64 << 10
)

// chains speaks to the network. Hosts that leave certificates out are remembered with what they leave
// out; to all others the standard verification applies untouched.
type chains struct {
	roots     *x509.CertPool  // nil means the system's
	standard  *http.Transport // for hosts that send all they should
	completed *http.Transport // for the others

	mu      sync.Mutex
	missing map[string][]*x509.Certificate // by host
}

func newChains(limits Limits, roots *x509.CertPool) *chains {
	c := &chains{roots: roots, missing: map[string][]*x509.Certificate{}}
	c.standard = newTransport(limits, &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots})
	c.completed = newTransport(limits, &tls.Config{
		MinVersion: tls.VersionTLS12,
		// The standard verification knows only what the host sends. verify does the same with what is
		// missing added, and every connection of this transport passes through it: verification is never off.
		InsecureSkipVerify: true, // #nosec G402
		VerifyConnection: func(state tls.ConnectionState) error {
			return c.verify(state.ServerName, state.PeerCertificates, c.known(state.ServerName))
		},
	})
	return c
}

// RoundTrip answers one request over the network.
func (c *chains) RoundTrip(req *http.Request) (*http.Response, error) {
	if len(c.known(req.URL.Hostname())) > 0 {
		return c.completed.RoundTrip(req)
	}
	return c.standard.RoundTrip(req)
}

// CloseIdleConnections closes what is open and unused.
func (c *chains) CloseIdleConnections() {
	c.standard.CloseIdleConnections()
	c.completed.CloseIdleConnections()
}

func (c *chains) known(host string) []*x509.Certificate {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.missing[host]
}

// verify checks a chain down to a root, the name of the host included. Without a name (an address of
// digits sends none) nothing verifies.
func (c *chains) verify(host string, sent, missing []*x509.Certificate) error {
	if len(sent) == 0 || host == "" {
		return &tls.CertificateVerificationError{Err: errors.New("no certificate or no name")}
	}
	between := x509.NewCertPool()
	for _, certificate := range append(sent[1:len(sent):len(sent)], missing...) {
		between.AddCert(certificate)
	}
	_, err := sent[0].Verify(x509.VerifyOptions{DNSName: host, Roots: c.roots, Intermediates: between})
	if err != nil {
		return &tls.CertificateVerificationError{UnverifiedCertificates: sent, Err: err}
	}
	return nil
}

// complete fetches what a chain lacks after err, and reports whether it now verifies, so that the
// connection is worth another attempt.
func (c *chains) complete(ctx context.Context, host string, err error) bool {
	var failure *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	if !errors.As(err, &failure) || !errors.As(failure.Err, &unknown) || len(failure.UnverifiedCertificates) == 0 {
		return false
	}
	sent := failure.UnverifiedCertificates
	var missing []*x509.Certificate
	last := sent[len(sent)-1]
	for range issuersAtMost {
		issuer, err := c.fetch(ctx, last)
		if err != nil {
			return false
		}
		missing = append(missing, issuer)
		if c.verify(host, sent, missing) == nil {
			c.mu.Lock()
			c.missing[host] = missing
			c.mu.Unlock()
			return true
		}
		last = issuer
	}
	return false
}

// fetch gets the certificate that signed the given one, over plain http as such addresses are: what
// comes is believed only once it verifies.
func (c *chains) fetch(ctx context.Context, signed *x509.Certificate) (*x509.Certificate, error) {
	for _, address := range signed.IssuingCertificateURL {
		u, err := parseAddress(address)
		if err != nil || u.Scheme != "http" {
			continue
		}
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			continue
		}
		answer, err := (&http.Client{Transport: c.standard, Timeout: 10 * time.Second}).Do(request)
		if err != nil {
			return nil, fmt.Errorf("issuer: %w", err)
		}
		raw, err := io.ReadAll(io.LimitReader(answer.Body, certificateBytes))
		_ = answer.Body.Close()
		if err != nil {
			return nil, fmt.Errorf("issuer: %w", err)
		}
		return x509.ParseCertificate(raw)
	}
	return nil, errors.New("no address of the issuer")
}
