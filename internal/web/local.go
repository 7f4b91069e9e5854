package web

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
)

// localTransport answers some hosts by a handler of this process and all others over the network.
// The embedded sample site is read through it with no network at all.
type localTransport struct {
	hosts   map[string]http.Handler
	network http.RoundTripper
}

// RoundTrip answers one request.
func (t *localTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	handler, ok := t.hosts[req.URL.Hostname()]
	if !ok {
		return t.network.RoundTrip(req)
	}
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	seen := req.Clone(req.Context())
	seen.Host = req.URL.Host
	seen.RequestURI = req.URL.RequestURI()
	seen.Body = http.NoBody
	answer := &recorder{header: http.Header{}}
	handler.ServeHTTP(answer, seen)
	if err := req.Context().Err(); err != nil { // who asks has gone, as where a server keeps silent
		return nil, err
	}
	return answer.response(req), nil
}

// recorder keeps what a handler answers.
type recorder struct {
	header http.Header
	code   int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(code int) {
	if r.code == 0 {
		r.code = code
	}
}

func (r *recorder) Write(p []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(p)
}

func (r *recorder) response(req *http.Request) *http.Response {
	r.WriteHeader(http.StatusOK)
	return &http.Response{
		Status:        strconv.Itoa(r.code) + " " + http.StatusText(r.code),
		StatusCode:    r.code,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        r.header,
		Body:          io.NopCloser(&r.body),
		ContentLength: int64(r.body.Len()),
		Request:       req,
	}
}
