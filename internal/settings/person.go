package settings

import "context"

// The keys of what the first start asks: who speaks, and that it has asked.
const (
	speakerKey  = "speaker"
	welcomedKey = "welcomed"
)

// Speaker returns who speaks by the new outlines; "" until somebody said so.
func (s *Settings) Speaker(ctx context.Context) (string, error) {
	return s.store.Setting(ctx, speakerKey)
}

// SetSpeaker keeps who speaks.
func (s *Settings) SetSpeaker(ctx context.Context, name string) error {
	return s.store.SetSetting(ctx, speakerKey, name)
}

// Welcomed reports whether the first start has asked its questions.
func (s *Settings) Welcomed(ctx context.Context) (bool, error) {
	text, err := s.store.Setting(ctx, welcomedKey)
	return text != "", err
}

// SetWelcomed remembers that the first start has asked its questions.
func (s *Settings) SetWelcomed(ctx context.Context) error {
	return s.store.SetSetting(ctx, welcomedKey, "yes")
}
