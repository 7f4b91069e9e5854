package settings

import "context"

// updatesKey keeps where newer versions of the program are looked for.
const updatesKey = "updates"

// Updates returns what is kept of the store of releases, as JSON; empty until somebody named one.
func (s *Settings) Updates(ctx context.Context) (string, error) {
	return s.store.Setting(ctx, updatesKey)
}

// SetUpdates keeps it.
func (s *Settings) SetUpdates(ctx context.Context, text string) error {
	return s.store.SetSetting(ctx, updatesKey, text)
}
