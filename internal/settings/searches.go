package settings

import (
	"context"
	"encoding/json"
)

const recentSearchesKey = "recent-searches"

// RecentSearches returns what was searched for lately, the newest first.
func (s *Settings) RecentSearches(ctx context.Context) ([]string, error) {
	text, err := s.store.Setting(ctx, recentSearchesKey)
	if err != nil || text == "" {
		return nil, err
	}
	var queries []string
	if json.Unmarshal([]byte(text), &queries) != nil { // forgotten, rather than keep one from searching
		return nil, nil
	}
	return queries, nil
}

// SetRecentSearches keeps what was searched for lately.
func (s *Settings) SetRecentSearches(ctx context.Context, queries []string) error {
	text, err := json.Marshal(queries)
	if err != nil {
		return err //nolint:wrapcheck // strings always can
	}
	return s.store.SetSetting(ctx, recentSearchesKey, string(text))
}
