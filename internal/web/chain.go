package web

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
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

// issuersAtMost is how many missing certificates are fetched for one chain; certificateBytes and issuerPatience
// bound each.
const (
	issuersAtMost    = 3
	certificateBytes = 64 << 10
	issuerPatience   = 10 * time.Second
)

// chains speaks to the network. Hosts that leave certificates out are remembered with what they leave
// out; to all others the standard verification applies untouched.
type chains struct {
	roots     *x509.CertPool // nil means the system's
	standard  *routes        // for hosts that send all they should
	completed *routes        // for the others

	mu      sync.Mutex
	missing map[string][]*x509.Certificate // by host
	failed  map[fingerprint]time.Time      // certificates whose chain could not be completed, and when that was
}

// fingerprint tells certificates apart.
type fingerprint [sha256.Size]byte

// failedFor is how long a chain that could not be completed is not tried again.
const failedFor = 5 * time.Minute

func newChains(limits Limits, o ClientOptions) *chains {
	roots := o.Roots
	c := &chains{roots: roots, missing: map[string][]*x509.Certificate{}, failed: map[fingerprint]time.Time{}}
	c.standard = newRoutes(limits, &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots}, o.Loopback)
	c.completed = newRoutes(limits, &tls.Config{
		MinVersion: tls.VersionTLS12,
		// The standard verification knows only what the host sends. verify does the same with what is
		// missing added, and every connection of this transport passes through it: verification is never off.
		InsecureSkipVerify: true, // #nosec G402
		VerifyConnection: func(state tls.ConnectionState) error {
			return c.verify(state.ServerName, state.PeerCertificates, c.known(state.ServerName))
		},
	}, o.Loopback)
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
	own := fingerprint(sha256.Sum256(failure.UnverifiedCertificates[0].Raw))
	c.mu.Lock()
	tried, before := c.failed[own]
	c.mu.Unlock()
	if before && time.Since(tried) < failedFor {
		return false
	}
	missing := c.issuers(ctx, host, failure.UnverifiedCertificates)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(missing) == 0 {
		c.failed[own] = time.Now()
		return false
	}
	c.missing[host] = missing
	return true
}

// issuers returns the certificates with which a chain verifies, or nil.
func (c *chains) issuers(ctx context.Context, host string, sent []*x509.Certificate) []*x509.Certificate {
	var missing []*x509.Certificate
	last := sent[len(sent)-1]
	for range issuersAtMost {
		issuer, err := c.fetch(ctx, last)
		if err != nil {
			return nil
		}
		missing = append(missing, issuer)
		if c.verify(host, sent, missing) == nil {
			return missing
		}
		last = issuer
	}
	return nil
}

// fetch gets the certificate that signed the given one, over plain http as such addresses are: what
// comes is believed only once it verifies.
func (c *chains) fetch(ctx context.Context, signed *x509.Certificate) (*x509.Certificate, error) {
	ctx, end := context.WithTimeout(ctx, issuerPatience)
	defer end()
	failure := errors.New("no address of the issuer")
	for _, address := range signed.IssuingCertificateURL {
		if u, err := parseAddress(address); err != nil || u.Scheme != "http" {
			continue
		}
		issuer, err := c.fetchFrom(ctx, address)
		if err == nil {
			return issuer, nil
		}
		failure = err
	}
	return nil, failure
}

func (c *chains) fetchFrom(ctx context.Context, address string) (*x509.Certificate, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("issuer: %w", err)
	}
	answer, err := c.standard.RoundTrip(request)
	if err != nil {
		return nil, fmt.Errorf("issuer: %w", err)
	}
	defer func() { _ = answer.Body.Close() }()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, certificateBytes))
	if err != nil {
		return nil, fmt.Errorf("issuer: %w", err)
	}
	if block, _ := pem.Decode(raw); block != nil {
		raw = block.Bytes
	}
	issuer, err := x509.ParseCertificate(raw)
	if err != nil {
		return nil, fmt.Errorf("issuer: %w", err)
	}
	return issuer, nil
}
