package settings

import (
	"context"
	"encoding/json"
	"fmt"
)

const paperKey = "paper"

// Paper is how a briefer likes handouts; the zero Paper is the house's own choice.
type Paper struct {
	Preset    string `json:"preset,omitempty"`     // whose regulation the page follows
	Large     bool   `json:"large,omitempty"`      // large letters on the leaflet
	PerMinute int    `json:"per-minute,omitempty"` // syllables, for the time of a talk
	Contact   string `json:"contact,omitempty"`    // whom listeners may ask
}

// Paper returns how the briefer likes handouts.
func (s *Settings) Paper(ctx context.Context) (Paper, error) {
	text, err := s.store.Setting(ctx, paperKey)
	if err != nil {
		return Paper{}, err
	}
	var p Paper
	if json.Unmarshal([]byte(text), &p) != nil {
		return Paper{}, nil
	}
	return p, nil
}

// SetPaper keeps how the briefer likes handouts.
func (s *Settings) SetPaper(ctx context.Context, p Paper) error {
	data, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("paper: %w", err)
	}
	return s.store.SetSetting(ctx, paperKey, string(data))
}
