package settings

import (
	"context"
	"strings"
)

// NotAsked returns the names of the numbers of a session that are not asked for; none unless somebody said so.
func (s *Settings) NotAsked(ctx context.Context) ([]string, error) {
	text, err := s.store.Setting(ctx, notAskedKey)
	return strings.Fields(text), err
}

// SetNotAsked keeps the names of the numbers of a session that are not asked for.
func (s *Settings) SetNotAsked(ctx context.Context, names []string) error {
	return s.store.SetSetting(ctx, notAskedKey, strings.Join(names, " "))
}
