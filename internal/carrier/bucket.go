package carrier

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"baocaovien/internal/library"
)

// Bucket is a store in an object store that speaks S3: reading, asking and writing whole objects, on conditions. Of the clients
// there are, each brings more into the program than all its own code for this; what is hard to get right, the signing of
// requests, is Amazon's own.
type Bucket struct {
	endpoint       *url.URL
	bucket, prefix string
	region         string
	key            aws.Credentials
	sign           *v4.Signer
	client         *http.Client
}

// The variables that say where an object store is and what lets one in, as all its programs use them.
const (
	endpointVariable = "AWS_ENDPOINT_URL"
	regionVariable   = "AWS_REGION"
	keyVariable      = "AWS_ACCESS_KEY_ID"
	secretVariable   = "AWS_SECRET_ACCESS_KEY" // #nosec G101 -- a name
	tokenVariable    = "AWS_SESSION_TOKEN"     // #nosec G101 -- a name

	amazon      = "https://s3.%s.amazonaws.com"
	usualRegion = "us-east-1" // what object stores that know no regions expect
)

// bucketTimeout is how long one request may take with all its bytes.
const bucketTimeout = 5 * time.Minute

// NewBucket returns the store at s3://BUCKET/PREFIX. Errors: BadAddress, for what is none and for an endpoint that is none.
func NewBucket(address string) (Bucket, error) {
	at, err := url.Parse(address)
	if err != nil || at.Scheme != "s3" || at.Host == "" || at.User != nil {
		return Bucket{}, library.Fail(library.BadAddress, library.Discreet(address), err)
	}
	b := Bucket{
		bucket: at.Host, prefix: strings.Trim(at.Path, "/"), region: os.Getenv(regionVariable), client: &http.Client{Timeout: bucketTimeout},
		key: aws.Credentials{AccessKeyID: os.Getenv(keyVariable), SecretAccessKey: os.Getenv(secretVariable), SessionToken: os.Getenv(tokenVariable)},
		// An object's address is signed as it is sent: S3 is the one service that does not escape it once more.
		sign: v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true }),
	}
	if b.region == "" {
		b.region = usualRegion
	}
	named := os.Getenv(endpointVariable)
	if named == "" {
		named = fmt.Sprintf(amazon, b.region)
	}
	b.endpoint, err = url.Parse(named)
	if err != nil || b.endpoint.Host == "" || b.endpoint.Scheme != "https" && b.endpoint.Scheme != "http" {
		return Bucket{}, library.Fail(library.BadAddress, library.Discreet(named), err)
	}
	return b, nil
}

// path is that of a file below the endpoint.
func (b Bucket) path(name string) string {
	return "/" + b.bucket + "/" + strings.TrimPrefix(b.prefix+"/"+name, "/")
}

// Read returns a file of at most so many bytes. Errors: Gone, LoginRequired, TooLarge, Unreachable, HTTPStatus, Cancelled.
func (b Bucket) Read(ctx context.Context, name string, most int64) ([]byte, ContentTag, error) {
	answer, err := b.ask(ctx, http.MethodGet, name, nil, nil)
	if err != nil {
		return nil, NoFile, err
	}
	defer func() { _ = answer.Body.Close() }()
	data, err := io.ReadAll(io.LimitReader(answer.Body, most+1))
	if err != nil {
		return nil, NoFile, b.unreachable(ctx, b.path(name), err)
	}
	if int64(len(data)) > most {
		return nil, NoFile, library.Fail(library.TooLarge, b.path(name), nil)
	}
	return data, ContentTag(answer.Header.Get("ETag")), nil
}

// Has reports whether a file is there, with something in it. Errors: as Read.
func (b Bucket) Has(ctx context.Context, name string) (bool, error) {
	answer, err := b.ask(ctx, http.MethodHead, name, nil, nil)
	if library.IsKind(err, library.Gone) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return answer.ContentLength > 0, answer.Body.Close()
}

// Write writes a file. An object store has it whole or not at all. Errors: LoginRequired, Unreachable, HTTPStatus, Cancelled.
func (b Bucket) Write(ctx context.Context, name string, data []byte) error {
	return b.put(ctx, name, data, http.Header{"Content-Type": {"application/octet-stream"}})
}

// Replace writes files in their order, each only where it still is what its tag says. Errors: BusyStore, and as Write.
func (b Bucket) Replace(ctx context.Context, files ...Replacement) error {
	for _, r := range files {
		if err := b.replace(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// replace writes one file. An object store may refuse conditions or pass over them, so that what is there is asked for first. One
// that wrote the file and answered that it could not, or not at all, is asked what is there last.
func (b Bucket) replace(ctx context.Context, r Replacement) error {
	_, now, err := b.Read(ctx, r.Name, replacedAtMost)
	if err != nil && !library.IsKind(err, library.Gone) {
		return err
	}
	if now != r.Was {
		return library.Fail(library.BusyStore, b.path(r.Name), nil)
	}
	header := http.Header{"Content-Type": {"application/json"}, "Cache-Control": {"no-cache"}}
	onlyIf := header.Clone()
	if r.Was == NoFile {
		onlyIf.Set("If-None-Match", "*")
	} else {
		onlyIf.Set("If-Match", string(r.Was))
	}
	err = b.put(ctx, r.Name, r.Data, onlyIf)
	if library.IsKind(err, library.WrongUse) {
		err = b.put(ctx, r.Name, r.Data, header)
	}
	if !library.IsKind(err, library.BusyStore) {
		return err
	}
	if stands, _, again := b.Read(ctx, r.Name, replacedAtMost); again == nil && bytes.Equal(stands, r.Data) {
		return nil
	}
	return err
}

func (b Bucket) put(ctx context.Context, name string, data []byte, header http.Header) error {
	answer, err := b.ask(ctx, http.MethodPut, name, data, header)
	if err != nil {
		return err
	}
	return answer.Body.Close()
}

// triesOfRequest is how often a request is made that an object store could not answer just then, and firstWait how long is
// waited before the second; the waits double.
const (
	triesOfRequest = 5
	firstWait      = 200 * time.Millisecond
)

// ask makes a request for a file until it is answered for good.
func (b Bucket) ask(ctx context.Context, method, name string, data []byte, header http.Header) (*http.Response, error) {
	return b.askWith(ctx, bucketRequest{method: method, path: b.path(name), data: data, header: header})
}

// bucketRequest is what an object store is asked for.
type bucketRequest struct {
	method, path string
	query        url.Values
	data         []byte
	header       http.Header
}

// askWith makes a request until it is answered for good.
func (b Bucket) askWith(ctx context.Context, r bucketRequest) (*http.Response, error) {
	var failure error
	for try := range triesOfRequest {
		if try > 0 {
			select {
			case <-time.After(firstWait << (try - 1)):
			case <-ctx.Done():
				return nil, library.Stopped(ctx, r.path)
			}
		}
		request, err := b.request(ctx, r)
		if err != nil {
			return nil, err
		}
		answer, err := b.client.Do(request)
		if err != nil {
			failure = b.unreachable(ctx, r.path, err)
			continue
		}
		if answer.StatusCode < http.StatusMultipleChoices {
			return answer, nil
		}
		failure = refusal(r.path, answer)
		if answer.StatusCode < http.StatusInternalServerError && answer.StatusCode != http.StatusTooManyRequests || answer.StatusCode == http.StatusNotImplemented {
			return nil, failure
		}
	}
	return nil, failure
}

// strictly escapes all of a path but letters, digits, the slash and «-._~», as an object store does before it compares
// signatures: net/url leaves «+», «&» and their kin.
func strictly(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(url.QueryEscape(part), "+", "%20")
	}
	return strings.Join(parts, "/")
}

// request is a request that is signed.
func (b Bucket) request(ctx context.Context, r bucketRequest) (*http.Request, error) {
	address := *b.endpoint
	address.Path = strings.TrimSuffix(address.Path, "/") + r.path
	address.RawPath = strictly(address.Path)
	address.RawQuery = strings.ReplaceAll(r.query.Encode(), "+", "%20") // as it is signed
	request, err := http.NewRequestWithContext(ctx, r.method, address.String(), bytes.NewReader(r.data))
	if err != nil {
		return nil, library.Fail(library.BadAddress, r.path, err)
	}
	for field, values := range r.header {
		request.Header[field] = values
	}
	sum := sha256.Sum256(r.data)
	hash := hex.EncodeToString(sum[:])
	request.Header.Set("X-Amz-Content-Sha256", hash)
	if err := b.sign.SignHTTP(ctx, b.key, request, hash, "s3", b.region, time.Now()); err != nil {
		return nil, library.Fail(library.LoginRequired, r.path, err)
	}
	return request, nil
}

func (b Bucket) unreachable(ctx context.Context, path string, err error) error {
	if ctx.Err() != nil {
		return library.Stopped(ctx, path)
	}
	return library.Fail(library.Unreachable, path, err)
}

// refusal gives an answer that is none its kind; WrongUse is that of a condition which the object store does not know.
func refusal(path string, answer *http.Response) error {
	said, _ := io.ReadAll(io.LimitReader(answer.Body, 1<<10)) // only for the log
	_ = answer.Body.Close()
	err := fmt.Errorf("%s: %s", answer.Status, said)
	switch answer.StatusCode {
	case http.StatusNotFound:
		return library.Fail(library.Gone, path, err)
	case http.StatusPreconditionFailed, http.StatusConflict:
		return library.Fail(library.BusyStore, path, err)
	case http.StatusUnauthorized, http.StatusForbidden:
		return library.Fail(library.LoginRequired, path, err)
	case http.StatusNotImplemented:
		return library.Fail(library.WrongUse, path, err)
	}
	return library.Fail(library.HTTPStatus, path, err)
}
