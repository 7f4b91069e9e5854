package web

import (
	"crypto/x509"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync/atomic"
	"testing"

	"baocaovien/internal/library"
)

func TestWhichAddressesAreOfTheInternet(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"8.8.8.8": true, "103.1.2.3": true, "172.15.0.1": true, "172.32.0.1": true, "192.169.0.1": true, "11.0.0.1": true, "100.63.0.1": true,
		"2001:4860:4860::8888": true, "::ffff:8.8.8.8": true, "64:ff9b::8.8.8.8": true, "2002:808:808::1": true,
		"127.0.0.1": false, "10.255.0.1": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.127.0.1": false, "0.0.0.0": false, "224.0.0.251": false, "255.255.255.255": false, "198.19.0.1": false,
		"::": false, "::1": false, "fe80::1": false, "fe80::1%eth0": false, "fd12::1": false, "ff02::1": false, "fec0::1": false,
		"::ffff:10.0.0.1": false, "::10.0.0.1": false, "64:ff9b::10.0.0.1": false, "64:ff9b:1::7f00:1": false, "2002:a00:1::1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
	if public(netip.Addr{}) {
		t.Error("no address at all is public")
	}
}

func TestACertificateLeadsNowhereNear(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	near := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	t.Cleanup(near.Close)
	c := newChains(DefaultLimits(), ClientOptions{})
	_, err := c.fetch(Typed(t.Context(), "https://trang.example/"), &x509.Certificate{IssuingCertificateURL: []string{near.URL}})
	if !library.IsKind(err, library.PrivateAddress) || asked.Load() != 0 {
		t.Errorf("%v, asked %d times", err, asked.Load())
	}
}
