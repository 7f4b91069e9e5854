package app

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"sync"
	"unicode"

	"baocaovien/internal/discover"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
	"baocaovien/internal/viet"
	"baocaovien/internal/web"
)

// Sources are where articles come from: found, added and synced.
type Sources struct {
	store  *store.Library
	find   *discover.Discoverer
	syncer *syncer.Syncer
	themes *Themes
	fresh  *freshAnswers
	stores *stores

	secrets *settings.Secrets
	typed   *typedSecrets
}

// typedSecrets are the credentials a person typed lately, by the door they open: between looking at an address and adding
// it they stand nowhere else.
type typedSecrets struct {
	mu    sync.Mutex
	doors map[string]library.Credentials
}

// of returns the credentials for an address: its own, or those that were typed for the same door before.
func (t *typedSecrets) of(address string, own library.Credentials) library.Credentials {
	u, err := url.Parse(address)
	if err != nil {
		return own
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if own.None() {
		return t.doors[u.Scheme+"://"+u.Host]
	}
	t.doors[u.Scheme+"://"+u.Host] = own
	return own
}

// pasted is an address without what comes along around it unseen: spaces, and signs that turn words around.
func pasted(address string) string {
	return strings.TrimFunc(address, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
}

// CheckSource visits an address and tells what it would bring; it stores nothing. A password or a token in the address is
// used, and remembered until the program ends, but comes back in no answer. See discover.Discoverer.Check.
func (s *Sources) CheckSource(ctx context.Context, address string) (discover.Check, error) {
	shown, own := library.Conceal(pasted(address)) // before anything is cut off where it may stand in a password
	shown = discover.CleanAddress(shown)
	asked := shown
	if !strings.Contains(address, "://") { // how to get there is still to be found out
		asked = strings.TrimPrefix(shown, "https://")
	}
	found, err := s.find.Check(web.TypedWith(ctx, shown, s.typed.of(shown, own)), asked)
	if err != nil {
		return found, err
	}
	shown, own = library.Conceal(found.URL)
	s.typed.of(shown, own)
	found.URL = shown
	return found, nil
}

// CheckKnown tells what a source would bring, read as what it was stored as.
func (s *Sources) CheckKnown(ctx context.Context, source library.Source) (discover.Check, error) {
	return s.find.CheckKnown(web.Typed(ctx, source.URL), source)
}

// Suggested returns the catalogue of suggested sources. None of it is on until a person adds it.
func (s *Sources) Suggested() ([]discover.Suggestion, error) { return discover.Suggested() }

// AddSuggested makes sources of addresses of the catalogue, or that a publisher suggests, as these know them: nothing is
// visited. It returns those that were none yet.
func (s *Sources) AddSuggested(ctx context.Context, addresses []string) (made []library.Source, err error) {
	all, err := s.Suggested()
	if err != nil {
		return nil, err
	}
	published, err := s.SuggestedByPublishers(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range published {
		all = append(all, p.Sources...)
	}
	for _, one := range all {
		if !slices.Contains(addresses, one.URL) {
			continue
		}
		source, err := s.AddSource(ctx, library.Source{Title: one.Title, URL: one.URL, Kind: one.Kind, Enabled: true})
		if library.IsKind(err, library.KnownSource) {
			continue
		}
		if err != nil {
			return made, err
		}
		made = append(made, source)
	}
	return made, nil
}

// AddSource stores a source. Where its kind is not given, the address is visited and its feed, its
// list of articles or the one article on it is found. A page that lists many feeds fails with library.ManyFeeds:
// CheckSource tells which; a selector that is none with library.WrongUse. What an address lets in with is kept apart from
// it (see settings.Secrets); adding a known address anew changes that.
func (s *Sources) AddSource(ctx context.Context, added library.Source) (library.Source, error) {
	typed := added.URL
	var own library.Credentials
	added.URL, own = library.Conceal(pasted(typed))
	added.URL = discover.CleanAddress(added.URL)
	if added.Selector = strings.TrimSpace(added.Selector); added.Selector != "" {
		if err := page.CheckSelector(added.Selector); err != nil {
			return library.Source{}, err
		}
	}
	if added.Kind == "" || added.Kind == library.AutoSource {
		if err := s.settle(ctx, typed, &added); err != nil {
			return library.Source{}, err
		}
		own = library.Credentials{} // they are remembered for the host they were typed for, which may not be what was found
	}
	u, err := url.Parse(added.URL)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return library.Source{}, library.Fail(library.BadAddress, added.URL, err)
	}
	if added.Title = viet.Clean(added.Title); added.Title == "" {
		added.Title = u.Host
	}
	added.Enabled = true
	if own = s.typed.of(added.URL, own); !own.None() {
		if err := s.secrets.Keep(ctx, added.URL, own); err != nil {
			return library.Source{}, err
		}
	}
	stored, err := s.store.AddSource(ctx, added)
	if err == nil && own.None() { // what a password opened lies nowhere else
		s.fresh.keep(added.URL)
	}
	return stored, err
}

// settle visits the address that was typed for a source, and gives it what is found there: its kind and its address, and a
// title where it has none.
func (s *Sources) settle(ctx context.Context, typed string, added *library.Source) error {
	found, err := s.CheckSource(ctx, typed) // it remembers what the address lets in with
	if err != nil {
		return err
	}
	if len(found.Choices) > 0 {
		return library.Fail(library.ManyFeeds, added.URL, nil)
	}
	added.Kind, added.URL = found.Kind, found.URL
	if added.Title == "" {
		added.Title = found.Title
	}
	return nil
}

// RenameSource gives a source another title. An empty one is WrongUse.
func (s *Sources) RenameSource(ctx context.Context, id int64, title string) (library.Source, error) {
	if title = viet.Clean(title); title == "" {
		return library.Source{}, library.Fail(library.WrongUse, "title", nil)
	}
	if err := s.store.RenameSource(ctx, id, title); err != nil {
		return library.Source{}, err
	}
	return s.store.Source(ctx, id)
}

// conceal takes passwords and tokens out of the addresses of sources that were added before they were kept apart, and
// forgets those of sources that are gone.
func (s *Sources) conceal(ctx context.Context) error {
	sources, err := s.store.ListedSources(ctx)
	if err != nil {
		return err
	}
	var used []string
	for _, source := range sources {
		shown, own := library.Conceal(source.URL)
		used = append(used, shown)
		if own.None() {
			continue
		}
		if err := s.secrets.Keep(ctx, shown, own); err != nil {
			return err
		}
		if err := s.store.ConcealSource(ctx, source.ID, source.URL, shown); err != nil {
			return err
		}
	}
	return s.secrets.Prune(ctx, used)
}

// Sync syncs the sources of the given ids, or all enabled ones where none is given. See
// syncer.Syncer.Sync; an unknown id is UnknownSource.
func (s *Sources) Sync(ctx context.Context, ids []int64, progress func(syncer.Event)) (syncer.SyncSummary, error) {
	sources, err := s.chosen(ctx, ids)
	if err != nil {
		return syncer.SyncSummary{}, err
	}
	report, err := s.syncer.Sync(ctx, sources, progress)
	s.fresh.sweep()
	if err == nil {
		err = s.themes.takeThemes(ctx)
	}
	if err != nil {
		return report, err
	}
	return report, s.themes.follow(ctx)
}

// chosen returns the sources to sync. Files of this machine have nowhere to be fetched from.
func (s *Sources) chosen(ctx context.Context, ids []int64) ([]library.Source, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	var chosen []library.Source
	if len(ids) == 0 {
		all, err := s.store.ListedSources(ctx)
		if err != nil {
			return nil, err
		}
		for _, source := range all {
			if source.Enabled && source.Kind != library.FileSource {
				chosen = append(chosen, source)
			}
		}
		return chosen, nil
	}
	for _, id := range ids {
		source, err := s.store.Source(ctx, id)
		if err != nil {
			return nil, err
		}
		if source.Kind != library.FileSource {
			chosen = append(chosen, source)
		}
	}
	return chosen, nil
}
