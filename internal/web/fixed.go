package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// A fixed file is one whose address names its bytes, as their SHA-256 does: they are taken as the server keeps them, and a
// request that was cut off is gone on with where it was (RFC 9110, 14). Whether what came belongs together is for those to
// check who know its name.

// errRange is an answer that does not go on where it was asked to.
var errRange = errors.New("another part of the file than was asked for")

// fixed takes the body of an answer to a request for a fixed file, behind what is at hand of it. Where it fails, it returns what
// there is then.
func (s *Visit) fixed(req Request, answer *http.Response, stop context.CancelCauseFunc) ([]byte, error) {
	var all []byte
	if answer.StatusCode == http.StatusPartialContent {
		if !strings.HasPrefix(answer.Header.Get("Content-Range"), fmt.Sprintf("bytes %d-", len(req.Begun))) {
			return nil, errRange
		}
		all = req.Begun
	}
	room := s.mostOf(req) - int64(len(all))
	if answer.ContentLength > room {
		return nil, errTooLarge
	}
	patience := s.client.limits.Stall
	stalled := time.AfterFunc(patience, func() { stop(errStalled) })
	defer stalled.Stop()
	rest, err := io.ReadAll(&watched{from: answer.Body, left: room, moved: func() { stalled.Reset(patience) }})
	if errors.Is(err, errTooLarge) {
		return nil, err
	}
	all = append(all[:len(all):len(all)], rest...)
	if err != nil {
		return all, fmt.Errorf("body: %w", err)
	}
	return all, nil
}

// justMade reports a copy that was made in the second in which it was sent, or the one before. What is made after it in the same
// second may bear the same date, and the same ETag where a server makes that of date and size (RFC 9110, 8.8.2.2).
func justMade(header http.Header) bool {
	made, err := http.ParseTime(header.Get("Last-Modified"))
	if err != nil {
		return false
	}
	sent, err := http.ParseTime(header.Get("Date"))
	return err == nil && sent.Sub(made) < 2*time.Second
}

// goesOn returns the request for what is missing after an attempt that brought a part, and whether there is any: an attempt that
// brought something is worth another one, whatever cut it off.
func (r Request) goesOn(came []byte) (Request, bool) {
	if !r.Fixed || len(came) <= len(r.Begun) {
		return r, false
	}
	r.Begun = came
	return r, true
}
