package app

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"baocaovien/internal/carrier"
	"baocaovien/internal/depot"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/receive"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
	"baocaovien/internal/web"
	"baocaovien/internal/words"
)

// StoreOffer is a store of another office, looked at before its key is agreed to.
type StoreOffer struct {
	URL    string // of its kho.json
	Name   string // of the publisher
	Serial int64
	Made   library.Moment // by the publisher's clock
	Digits string         // the fingerprint of its key

	manifest depot.StoreManifest
}

// StoreAddress returns the address of the store that a person named, a folder or the address of its kho.json, and whether
// it is one.
func StoreAddress(typed string) (string, bool) {
	typed = pasted(typed)
	if path, _, _ := strings.Cut(typed, "?"); strings.HasSuffix(path, "/"+depot.ManifestName) && strings.Contains(path, "://") {
		return typed, true
	}
	dir := strings.TrimSuffix(typed, depot.ManifestName)
	if dir == "" || strings.Contains(typed, "://") {
		return "", false
	}
	if _, err := os.Stat(filepath.Join(dir, depot.ManifestName)); err != nil {
		return "", false
	}
	return file.Address(filepath.Join(dir, depot.ManifestName)), true
}

// LookAtStore reads the manifest of a store, checks its signature, and stores nothing. Errors: as receive.Look.
func (s *Sources) LookAtStore(ctx context.Context, address string) (StoreOffer, error) {
	shown, own := library.Conceal(address)
	from, err := s.stores.carrier(address)
	if err != nil {
		return StoreOffer{}, err
	}
	m, err := receive.Look(web.TypedWith(ctx, shown, s.typed.of(shown, own)), from)
	if err != nil {
		return StoreOffer{}, err
	}
	return StoreOffer{URL: shown, Name: m.Name, Serial: m.Serial, Made: m.Made, Digits: depot.Fingerprint(m.FirstKey()), manifest: m}, nil
}

// agreed fails with UnknownSigner where the person did not agree to the key of the store.
func (o StoreOffer) agreed(by Agreement) error {
	if by.to(o.Digits) {
		return nil
	}
	return library.Fail(library.UnknownSigner, o.Name, errors.New(signerSentence(o.Name, o.Digits)))
}

// AddStore makes a source of a store that was looked at, whose key the person agreed to. Errors: UnknownSigner where nobody
// did, KnownSource.
func (s *Sources) AddStore(ctx context.Context, offer StoreOffer, title string, themes []library.Theme, agreed Agreement) (library.Source, error) {
	if err := offer.agreed(agreed); err != nil {
		return library.Source{}, err
	}
	if title == "" {
		title = words.OnPaper("publish.source-title", "name", offer.Name)
	}
	trust, err := json.Marshal(depot.Agree(offer.manifest))
	if err != nil {
		return library.Source{}, err
	}
	if own := s.typed.of(offer.URL, library.Credentials{}); !own.None() {
		if err := s.secrets.Keep(ctx, offer.URL, own); err != nil {
			return library.Source{}, err
		}
	}
	source, err := s.store.AddSource(ctx, library.Source{URL: offer.URL, Title: title, Kind: library.StoreSource, Themes: themes, Enabled: true})
	if err != nil {
		return source, err
	}
	return source, s.store.AgreeDepot(ctx, store.Depot{SourceID: source.ID, Name: offer.Name, Trust: string(trust)})
}

// stores receive what other offices publish.
type stores struct {
	receiver *receive.Receiver
	visit    func() syncer.Visitor
	cache    receive.ManifestCache
}

// carrier returns the way to the store behind the address of a kho.json.
func (s *stores) carrier(address string) (receive.Carrier, error) {
	if dir, isFile := file.PathOf(address); isFile {
		return receive.FolderCarrier{Folder: carrier.NewFolder(filepath.Dir(dir))}, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, library.Fail(library.BadAddress, address, err)
	}
	return &receive.WebCarrier{Address: address, Visit: s.visit(), Cache: s.cache}, nil
}

// ReceiveStore takes the newest serial of a source's store; see receive.Receiver.Receive.
func (s *stores) ReceiveStore(ctx context.Context, source library.Source, listed, done func(int)) (store.SerialCounts, error) {
	from, err := s.carrier(source.URL)
	if err != nil {
		return store.SerialCounts{}, err
	}
	return s.receiver.Receive(ctx, source.ID, from, listed, done)
}

// takeThemes adds the themes of other offices that this library has not: what they published bears them.
func (t *Themes) takeThemes(ctx context.Context) error {
	items, err := t.store.DepotItems(ctx, 0, string(depot.ThemeItem))
	if err != nil {
		return err
	}
	known := map[library.Theme]bool{}
	for _, theme := range t.Themes() {
		known[theme] = true
	}
	for _, item := range items {
		var theme depot.PublishedTheme
		if json.Unmarshal([]byte(item.Data), &theme) != nil || theme.Slug == "" || theme.Name == "" || known[theme.Slug] || item.Withdrawn != "" {
			continue
		}
		if err := t.store.SaveOwnTheme(ctx, library.OwnTheme{Theme: theme.Slug, Name: theme.Name, Keywords: theme.Keywords}); err != nil {
			return err
		}
	}
	return nil
}
