package receive

import (
	"context"
	"strings"

	"baocaovien/internal/carrier"
	"baocaovien/internal/depot"
	"baocaovien/internal/store"
	"baocaovien/internal/web"
)

// FolderCarrier reads a store in a folder.
type FolderCarrier struct{ carrier.Folder }

// Manifest returns kho.json; a folder is always read.
func (f FolderCarrier) Manifest(ctx context.Context) (raw []byte, same bool, err error) {
	raw, err = f.Read(ctx, depot.ManifestName, depot.MostManifest)
	return raw, false, err
}

// Resume reads a file anew: a folder is at hand.
func (f FolderCarrier) Resume(ctx context.Context, name string, _ []byte, most int64) ([]byte, error) {
	return f.Read(ctx, name, most)
}

// KeepManifest has nothing to remember.
func (f FolderCarrier) KeepManifest(context.Context) error { return nil }

// Read returns a file.
func (f FolderCarrier) Read(ctx context.Context, name string, most int64) ([]byte, error) {
	data, _, err := f.Folder.Read(ctx, name, most)
	return data, err
}

// StoreFetcher fetches addresses.
type StoreFetcher interface {
	Fetch(ctx context.Context, req web.Request) (web.Response, error)
}

// ManifestCache remembers which copy of kho.json is at hand.
type ManifestCache interface {
	Validators(ctx context.Context, url string) (store.Validators, error)
	KeepValidators(ctx context.Context, url string, v store.Validators) error
}

// WebCarrier reads a store behind a web address, that of its kho.json.
type WebCarrier struct {
	Address string
	Visit   StoreFetcher
	Cache   ManifestCache
	came    store.Validators
}

// Manifest returns kho.json, asked for with what was kept of it.
func (w *WebCarrier) Manifest(ctx context.Context) (raw []byte, same bool, err error) {
	kept, err := w.Cache.Validators(ctx, w.Address)
	if err != nil {
		return nil, false, err
	}
	answer, err := w.Visit.Fetch(ctx, web.Request{URL: w.Address, ETag: kept.ETag, LastModified: kept.LastModified, Bytes: depot.MostManifest})
	switch {
	case answer.NotModified:
		w.came = kept
	case answer.JustMade: // what is published in the same second would be taken for it
		w.came = store.Validators{}
	default:
		w.came = store.Validators{ETag: answer.ETag, LastModified: answer.LastModified}
	}
	return answer.Body, answer.NotModified, err
}

// KeepManifest remembers the copy that is at hand.
func (w *WebCarrier) KeepManifest(ctx context.Context) error {
	return w.Cache.KeepValidators(ctx, w.Address, w.came)
}

// Read returns a file that lies beside kho.json.
func (w *WebCarrier) Read(ctx context.Context, name string, most int64) ([]byte, error) {
	answer, err := w.Visit.Fetch(ctx, web.Request{URL: besideManifest(w.Address, name), Bytes: most})
	return answer.Body, err
}

// Resume fetches what is missing of a file.
func (w *WebCarrier) Resume(ctx context.Context, name string, begun []byte, most int64) ([]byte, error) {
	answer, err := w.Visit.Fetch(ctx, web.Request{URL: besideManifest(w.Address, name), Fixed: true, Begun: begun, Bytes: most})
	return answer.Body, err
}

// besideManifest is the address of a file of a store; what stands behind «?» in that of the manifest, as a key that lets one in,
// stands behind each.
func besideManifest(manifest, name string) string {
	path, query, has := strings.Cut(manifest, "?")
	address := strings.TrimSuffix(path, depot.ManifestName) + name
	if has {
		address += "?" + query
	}
	return address
}
