package app

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/viet"
)

// AddSource stores a source. Where its kind is not given, the address is visited and its feed, its
// list of articles or the one article on it is found. A page that lists many feeds fails with library.ManyFeeds:
// CheckSource tells which; a selector that is none with library.WrongUse.
func (a *App) AddSource(ctx context.Context, s library.Source) (library.Source, error) {
	s.URL = typed(s.URL)
	if s.Selector = strings.TrimSpace(s.Selector); s.Selector != "" {
		if err := page.CheckSelector(s.Selector); err != nil {
			return library.Source{}, err
		}
	}
	if s.Kind == "" || s.Kind == library.AutoSource {
		found, err := a.CheckSource(ctx, s.URL)
		if err != nil {
			return library.Source{}, err
		}
		if len(found.Choices) > 0 {
			return library.Source{}, library.Fail(library.ManyFeeds, s.URL, nil)
		}
		s.Kind, s.URL = found.Kind, found.URL
		if s.Title == "" {
			s.Title = found.Title
		}
	}
	u, err := url.Parse(s.URL)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return library.Source{}, library.Fail(library.BadAddress, s.URL, err)
	}
	if s.Title = viet.Clean(s.Title); s.Title == "" {
		s.Title = u.Host
	}
	s.Enabled = true
	return a.store.AddSource(ctx, s)
}

// typed is an address as a person pastes it, without the spaces around it and the place within the page. One
// without a scheme is taken for https.
func typed(address string) string {
	address, _, _ = strings.Cut(strings.TrimSpace(address), "#")
	if host, _, _ := strings.Cut(address, "/"); !strings.Contains(address, "://") && strings.Contains(host, ".") && !strings.ContainsAny(host, " @") {
		return "https://" + address
	}
	return address
}

// Suggestion is a source of the catalogue, which nobody has to take.
type Suggestion struct {
	Title string             `json:"title"`
	URL   string             `json:"url"`
	Kind  library.SourceKind `json:"kind"`
	Note  string             `json:"note"` // what is known of it and what is not, in Vietnamese
}

// Suggested returns the catalogue of suggested sources. None of it is on until a person adds it.
func (a *App) Suggested() ([]Suggestion, error) {
	raw, err := assets.Catalogue.ReadFile("catalogue/sources.json")
	if err != nil {
		return nil, fmt.Errorf("read catalogue: %w", err)
	}
	var suggested []Suggestion
	if err := json.Unmarshal(raw, &suggested); err != nil {
		return nil, fmt.Errorf("read catalogue: %w", err)
	}
	return suggested, nil
}
