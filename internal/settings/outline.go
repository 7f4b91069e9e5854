package settings

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
)

// The keys of what is remembered of outlines; those that end in a dash are followed by the outline's id.
const (
	lastOutlineKey = "last-outline"
	materialKey    = "material-"
	keptKey        = "kept-"
)

// LastOutline returns the id of the outline that was worked on last, 0 where there was none.
func (s *Settings) LastOutline(ctx context.Context) (int64, error) {
	text, err := s.keep.Setting(ctx, lastOutlineKey)
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
	return s.keep.SetSetting(ctx, lastOutlineKey, strconv.FormatInt(id, 10))
}

// Material returns the articles that were chosen for an outline, also those it quotes nothing of.
func (s *Settings) Material(ctx context.Context, outline int64) ([]int64, error) {
	text, err := s.keep.Setting(ctx, materialKey+strconv.FormatInt(outline, 10))
	if err != nil {
		return nil, err
	}
	var articles []int64
	if json.Unmarshal([]byte(text), &articles) != nil {
		return nil, nil
	}
	return articles, nil
}

// SetMaterial keeps the articles that were chosen for an outline.
func (s *Settings) SetMaterial(ctx context.Context, outline int64, articles []int64) error {
	data, err := json.Marshal(articles)
	if err != nil {
		return fmt.Errorf("material: %w", err)
	}
	return s.keep.SetSetting(ctx, materialKey+strconv.FormatInt(outline, 10), string(data))
}

// Kept returns the changes of its sources that a briefer does not want in an outline: the wording it has stays.
func (s *Settings) Kept(ctx context.Context, outline int64) ([]string, error) {
	text, err := s.keep.Setting(ctx, keptKey+strconv.FormatInt(outline, 10))
	if err != nil {
		return nil, err
	}
	var kept []string
	if json.Unmarshal([]byte(text), &kept) != nil {
		return nil, nil
	}
	return kept, nil
}

// SetKept keeps the changes that a briefer does not want in an outline.
func (s *Settings) SetKept(ctx context.Context, outline int64, kept []string) error {
	data, err := json.Marshal(kept)
	if err != nil {
		return fmt.Errorf("kept wording: %w", err)
	}
	return s.keep.SetSetting(ctx, keptKey+strconv.FormatInt(outline, 10), string(data))
}
