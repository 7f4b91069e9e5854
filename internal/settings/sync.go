package settings

import (
	"context"
	"strconv"
)

// Bounds and default of how often the program syncs by itself while it is open, in hours. 0 is «by hand
// only».
const (
	SyncEveryMost    = 24
	syncEveryDefault = 0
)

// Bounds and default of the room for pictures and attachments of all articles, in megabytes. 0 keeps none.
// The default leaves an office laptop of 128 GB nearly all of its disk.
const (
	KeepFilesMost    = 20_000
	keepFilesDefault = 1_000
)

// SyncAtStart reports whether the program syncs when it is started, which it does unless told otherwise.
func (s *Settings) SyncAtStart(ctx context.Context) (bool, error) {
	text, err := s.store.Setting(ctx, syncAtStartKey)
	return text != "false", err
}

// SetSyncAtStart keeps whether the program syncs when it is started.
func (s *Settings) SetSyncAtStart(ctx context.Context, at bool) error {
	return s.store.SetSetting(ctx, syncAtStartKey, strconv.FormatBool(at))
}

// SyncEvery returns after how many hours the program syncs again while it is open, 0 for never.
func (s *Settings) SyncEvery(ctx context.Context) (int, error) {
	return s.number(ctx, syncEveryKey, SyncEveryMost, syncEveryDefault)
}

// SetSyncEvery keeps after how many hours the program syncs again, bounded to 0–24.
func (s *Settings) SetSyncEvery(ctx context.Context, hours int) error {
	return s.setNumber(ctx, syncEveryKey, SyncEveryMost, hours)
}

// KeepFiles returns how many megabytes pictures and attachments may take in the library.
func (s *Settings) KeepFiles(ctx context.Context) (int, error) {
	return s.number(ctx, keepFilesKey, KeepFilesMost, keepFilesDefault)
}

// SetKeepFiles keeps how many megabytes pictures and attachments may take, bounded to 0–20,000. What is
// kept already stays.
func (s *Settings) SetKeepFiles(ctx context.Context, megabytes int) error {
	return s.setNumber(ctx, keepFilesKey, KeepFilesMost, megabytes)
}

// KeepRestricted reports whether a sync stores what bears a stamp of secrecy, which it does not unless told.
func (s *Settings) KeepRestricted(ctx context.Context) (bool, error) {
	text, err := s.store.Setting(ctx, restrictedKey)
	return text == "true", err
}

// SetKeepRestricted keeps whether a sync stores what bears a stamp of secrecy.
func (s *Settings) SetKeepRestricted(ctx context.Context, keep bool) error {
	return s.store.SetSetting(ctx, restrictedKey, strconv.FormatBool(keep))
}

// number reads a value of 0 to most.
func (s *Settings) number(ctx context.Context, key string, most, otherwise int) (int, error) {
	text, err := s.store.Setting(ctx, key)
	if err != nil {
		return otherwise, err
	}
	value, err := strconv.Atoi(text)
	if err != nil {
		return otherwise, nil
	}
	return max(0, min(most, value)), nil
}

func (s *Settings) setNumber(ctx context.Context, key string, most, value int) error {
	return s.store.SetSetting(ctx, key, strconv.Itoa(max(0, min(most, value))))
}
