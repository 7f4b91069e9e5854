package web

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"strconv"
	"time"

	"baocaovien/internal/library"
)

// statusError returns the failure an answer's status stands for, nil for 200, 304 and the part that was asked for.
func statusError(address string, answer *http.Response) error {
	detail := errors.New(strconv.Itoa(answer.StatusCode))
	switch answer.StatusCode {
	case http.StatusOK, http.StatusNonAuthoritativeInfo, http.StatusNotModified:
		return nil
	case http.StatusPartialContent:
		if answer.Request.Header.Get("Range") != "" {
			return nil
		}
		return library.Fail(library.HTTPStatus, address, detail)
	case http.StatusNotFound, http.StatusGone:
		return library.Fail(library.Gone, address, detail)
	case http.StatusProxyAuthRequired:
		return library.Fail(library.ProxyLogin, address, detail)
	case http.StatusUnauthorized, http.StatusForbidden:
		return library.Fail(library.LoginRequired, address, detail)
	default:
		failure := library.Fail(library.HTTPStatus, address, detail)
		failure.Again = comeBack(answer, time.Now())
		return failure
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
	case isAny(err, noNetwork):
		kind = library.Offline
	case errors.As(err, &lookup):
		kind = lookupKind(lookup)
	case errors.As(err, &timeout) && timeout.Timeout():
		kind = library.TimedOut
	}
	return library.Fail(kind, address, err)
}
