// Package settings gives what a person chose its types, defaults and bounds. A value that cannot be
// read counts as not chosen.
package settings

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"baocaovien/assets"
	"baocaovien/internal/library"
)

// Store keeps values under keys; "" stands for none.
type Store interface {
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Settings are what a person chose.
type Settings struct{ store Store }

// New returns the settings kept in s.
func New(s Store) *Settings { return &Settings{store: s} }

// The keys under which values are kept.
const (
	textSizeKey    = "text-size"
	appearanceKey  = "appearance"
	letterheadKey  = "letterhead"
	singleSidedKey = "single-sided"
	syncAtStartKey = "sync-at-start"
	syncEveryKey   = "sync-every"
	keepFilesKey   = "keep-files"
	restrictedKey  = "keep-restricted"
	notAskedKey    = "amounts-not-asked"
	typingKey      = "typing"
	languageKey    = "language"
)

// Bounds of the text size, and what it is until somebody chooses, in per cent.
const (
	TextSizeLeast = 80
	TextSizeMost  = 200
	TextSizeUsual = 100
)

// TextSize returns the size of all text, 80 to 200 per cent.
func (s *Settings) TextSize(ctx context.Context) (int, error) {
	text, err := s.store.Setting(ctx, textSizeKey)
	if err != nil {
		return TextSizeUsual, err
	}
	percent, err := strconv.Atoi(text)
	if err != nil {
		return TextSizeUsual, nil
	}
	return bound(percent), nil
}

// SetTextSize keeps the size of all text, bounded to 80–200 per cent.
func (s *Settings) SetTextSize(ctx context.Context, percent int) error {
	return s.store.SetSetting(ctx, textSizeKey, strconv.Itoa(bound(percent)))
}

func bound(percent int) int { return max(TextSizeLeast, min(TextSizeMost, percent)) }

// Appearance is light, dark, or what the system says.
type Appearance string

// The appearances.
const (
	System Appearance = "system"
	Light  Appearance = "light"
	Dark   Appearance = "dark"
)

// Appearance returns the chosen appearance. Light is the default: it is what paper looks like, and
// systems that say nothing of their appearance are taken for dark by the toolkit.
func (s *Settings) Appearance(ctx context.Context) (Appearance, error) {
	text, err := s.store.Setting(ctx, appearanceKey)
	switch a := Appearance(text); a {
	case System, Dark:
		return a, err
	default:
		return Light, err
	}
}

// SetAppearance keeps the appearance.
func (s *Settings) SetAppearance(ctx context.Context, a Appearance) error {
	return s.store.SetSetting(ctx, appearanceKey, string(a))
}

// SingleSided reports whether handouts are printed on one side of the paper, without mirrored margins.
func (s *Settings) SingleSided(ctx context.Context) (bool, error) {
	text, err := s.store.Setting(ctx, singleSidedKey)
	return text == "true", err
}

// SetSingleSided keeps on how many sides handouts are printed.
func (s *Settings) SetSingleSided(ctx context.Context, single bool) error {
	return s.store.SetSetting(ctx, singleSidedKey, strconv.FormatBool(single))
}

// Letterhead returns the letterhead new outlines begin with. Until the person has said whose papers these are it is
// nobody's: another office's name would else stand on official paper.
func (s *Settings) Letterhead(ctx context.Context) (library.Letterhead, error) {
	text, err := s.store.Setting(ctx, letterheadKey)
	if err != nil {
		return library.Letterhead{}, err
	}
	var chosen library.Letterhead
	if text != "" && json.Unmarshal([]byte(text), &chosen) != nil {
		return library.Letterhead{}, nil
	}
	return chosen, nil
}

// SetLetterhead keeps the letterhead new outlines begin with.
func (s *Settings) SetLetterhead(ctx context.Context, h library.Letterhead) error {
	data, err := json.Marshal(h)
	if err != nil {
		return fmt.Errorf("letterhead: %w", err)
	}
	return s.store.SetSetting(ctx, letterheadKey, string(data))
}

// Letterheads returns the presets to choose from (assets/catalogue/letterheads.json). A letterhead is
// copied from one and then edited.
func Letterheads() ([]library.Letterhead, error) {
	data, err := assets.Catalogue.ReadFile("catalogue/letterheads.json")
	if err != nil {
		return nil, fmt.Errorf("letterheads: %w", err)
	}
	var presets []library.Letterhead
	if err := json.Unmarshal(data, &presets); err != nil {
		return nil, fmt.Errorf("letterheads: %w", err)
	}
	return presets, nil
}
