package settings

import (
	"context"
	"strconv"
)

// lastOutlineKey is the key of the outline that was worked on last.
const lastOutlineKey = "last-outline"

// LastOutline returns the id of the outline that was worked on last, 0 where there was none.
func (s *Settings) LastOutline(ctx context.Context) (int64, error) {
	text, err := s.store.Setting(ctx, lastOutlineKey)
	if err != nil {
		return 0, err
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, nil
	}
	return id, nil
}

// SetLastOutline keeps which outline is worked on.
func (s *Settings) SetLastOutline(ctx context.Context, id int64) error {
	return s.store.SetSetting(ctx, lastOutlineKey, strconv.FormatInt(id, 10))
}
