package web

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"strconv"
	"syscall"

	"baocaovien/internal/library"
)

// statusError returns the failure an answer's status stands for, nil for 200 and 304.
func statusError(address string, answer *http.Response) error {
	detail := errors.New(strconv.Itoa(answer.StatusCode))
	switch answer.StatusCode {
	case http.StatusOK, http.StatusNonAuthoritativeInfo, http.StatusNotModified:
		return nil
	case http.StatusNotFound, http.StatusGone:
		return library.Fail(library.Gone, address, detail)
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusProxyAuthRequired:
		return library.Fail(library.LoginRequired, address, detail)
	default:
		return library.Fail(library.HTTPStatus, address, detail)
	}
}

// classify gives the kind of a connection that failed.
func classify(ctx context.Context, address string, err error) error {
	var (
		known   *library.Error
		lookup  *net.DNSError
		timeout net.Error
		tlsErr  *tls.CertificateVerificationError
	)
	kind := library.Unreachable
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(context.Cause(ctx), errStalled):
		kind = library.TimedOut
	case ctx.Err() != nil:
		kind = library.Cancelled
	case errors.Is(err, errRedirects):
		kind = library.RedirectLoop
	case errors.As(err, &tlsErr):
		kind = library.BadCertificate
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.ENETDOWN):
		kind = library.Offline
	case errors.As(err, &lookup):
		kind = lookupKind(lookup)
	case errors.As(err, &timeout) && timeout.Timeout():
		kind = library.TimedOut
	}
	return library.Fail(kind, address, err)
}

// lookupKind tells a name nobody has from a machine without a network, where no name is found.
func lookupKind(err *net.DNSError) library.Kind {
	if !connected() {
		return library.Offline
	}
	if err.IsNotFound {
		return library.UnknownHost
	}
	return library.Offline
}

// connected reports whether any interface but loopback has an address others could reach.
func connected() bool {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return true // not known: let the failure speak for itself
	}
	for _, a := range addresses {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.IsGlobalUnicast() {
			return true
		}
	}
	return false
}
