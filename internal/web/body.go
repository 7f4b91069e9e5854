package web

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

var (
	errTooLarge = errors.New("larger than the limit")
	errStalled  = errors.New("stalled")
	errEncoding = errors.New("compressed in a way that was not asked for")
)

// read takes a body of at most most bytes, packed as well as unpacked, and stops the request when nothing has
// come for the stall limit.
func (s *Visit) read(body io.Reader, encoding string, most int64, stop context.CancelCauseFunc) ([]byte, error) {
	patience := s.client.limits.Stall
	stalled := time.AfterFunc(patience, func() { stop(errStalled) })
	defer stalled.Stop()
	steady := &watched{from: body, left: most, moved: func() { stalled.Reset(patience) }}
	plain, err := unpack(bufio.NewReader(steady), strings.ToLower(encoding))
	if err != nil {
		return nil, err
	}
	all, err := io.ReadAll(io.LimitReader(plain, most+1))
	if err != nil && steady.ended && wholeText(all) && errors.Is(err, io.ErrUnexpectedEOF) {
		return all, nil // all that the server has came; what unpacked of it is what there is, as in a browser
	}
	if err != nil {
		return nil, fmt.Errorf("body: %w", err)
	}
	if int64(len(all)) > most {
		return nil, errTooLarge
	}
	return all, nil
}

// watched tells when a body moves on, and ends one that is too large.
type watched struct {
	from  io.Reader
	ended bool // as it should: the connection did not break
	left  int64
	moved func()
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.from.Read(p)
	if n > 0 {
		w.moved()
	}
	w.ended = w.ended || errors.Is(err, io.EOF)
	if w.left -= int64(n); w.left < 0 {
		return n, errTooLarge
	}
	return n, err
}

// packedAtMost is how often a body may be packed: a server's own gzip within that of a proxy before it.
const packedAtMost = 2

// unpack returns the body as it was before it was compressed. Servers announce gzip for what is plain and send
// it where they announce nothing, so what a body begins with is believed. brotli and zstd are never asked for:
// where a server names them, the body is text all the same, or cannot be read.
func unpack(body *bufio.Reader, encoding string) (*bufio.Reader, error) {
	for range packedAtMost {
		head, _ := body.Peek(2) // an error here comes again with the next read
		var plain io.Reader
		var err error
		switch {
		case len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b:
			plain, err = gunzip(body)
		case strings.Contains(encoding, "deflate") && isZlib(head):
			plain, err = zlib.NewReader(body)
			encoding = ""
		case strings.Contains(encoding, "deflate") && !isText(body):
			plain, encoding = flate.NewReader(body), "" // as some servers understand the name
		case (encoding == "br" || encoding == "zstd") && !isText(body):
			return nil, errEncoding
		default:
			return body, nil
		}
		if err != nil {
			return nil, fmt.Errorf("unpack: %w", err)
		}
		body = bufio.NewReader(plain)
	}
	return body, nil
}

// gunzip unpacks the members of a gzip stream, and stops where bytes follow that are none.
func gunzip(body *bufio.Reader) (io.Reader, error) {
	z, err := gzip.NewReader(body)
	if err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	z.Multistream(false)
	return &members{z: z, body: body}, nil
}

type members struct {
	z    *gzip.Reader
	body *bufio.Reader
}

func (m *members) Read(p []byte) (int, error) {
	for {
		n, err := m.z.Read(p)
		if n > 0 && errors.Is(err, io.EOF) {
			return n, nil
		}
		if !errors.Is(err, io.EOF) {
			return n, err //nolint:wrapcheck // a reader hands on what it is told
		}
		if head, _ := m.body.Peek(2); len(head) < 2 || head[0] != 0x1f || head[1] != 0x8b || m.z.Reset(m.body) != nil {
			return 0, io.EOF
		}
		m.z.Multistream(false)
	}
}

// wholeText reports a text that ends as a page or a feed does: what is lost behind it is the sum and length of its packing.
func wholeText(text []byte) bool {
	end := bytes.TrimRight(text, " \t\r\n")
	return bytes.HasSuffix(end, []byte(">")) || bytes.HasSuffix(end, []byte("}"))
}

// isZlib knows the two bytes a zlib stream begins with (RFC 1950, 2.2).
func isZlib(head []byte) bool {
	return len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0
}

// isText reports whether a body begins as a page or a feed does.
func isText(body *bufio.Reader) bool {
	head, _ := body.Peek(64)
	for len(head) > 0 && !utf8.RuneStart(head[len(head)-1]) { // a letter cut in two is no fault
		head = head[:len(head)-1]
	}
	if len(head) > 0 && head[len(head)-1] >= utf8.RuneSelf {
		head = head[:len(head)-1]
	}
	start := strings.TrimLeft(string(head), "\ufeff \t\r\n")
	return start == "" || utf8.ValidString(start) && strings.ContainsAny(start[:1], "<{[")
}
