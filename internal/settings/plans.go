package settings

import (
	"context"
	"encoding/json"
	"fmt"

	"baocaovien/assets"
	"baocaovien/internal/library"
)

// SectionPlan is a way to part an outline into sections, under the name it is chosen by.
type SectionPlan struct {
	Name     string            `json:"name"`
	Sections []library.Section `json:"sections"`
}

// The keys of the plans that a briefer made, and of the one that new outlines follow.
const (
	ownPlansKey = "section-plans"
	newPlanKey  = "section-plan-new"
)

// StandardPlans returns the plans that come with the program (assets/catalogue/sections.json).
func StandardPlans() ([]SectionPlan, error) {
	data, err := assets.Catalogue.ReadFile("catalogue/sections.json")
	if err != nil {
		return nil, fmt.Errorf("section plans: %w", err)
	}
	var plans []SectionPlan
	if err := json.Unmarshal(data, &plans); err != nil {
		return nil, fmt.Errorf("section plans: %w", err)
	}
	return plans, nil
}

// OwnPlans returns the plans that the briefer made; none where they cannot be read.
func (s *Settings) OwnPlans(ctx context.Context) ([]SectionPlan, error) {
	text, err := s.store.Setting(ctx, ownPlansKey)
	var plans []SectionPlan
	if err != nil || json.Unmarshal([]byte(text), &plans) != nil {
		return nil, err
	}
	return plans, nil
}

// SetOwnPlans keeps the plans that the briefer made.
func (s *Settings) SetOwnPlans(ctx context.Context, plans []SectionPlan) error {
	return s.keepJSON(ctx, ownPlansKey, plans)
}

// NewPlan returns the sections that new outlines are parted into, none where that is left to the program.
func (s *Settings) NewPlan(ctx context.Context) ([]library.Section, error) {
	text, err := s.store.Setting(ctx, newPlanKey)
	var sections []library.Section
	if err != nil || json.Unmarshal([]byte(text), &sections) != nil {
		return nil, err
	}
	return sections, nil
}

// SetNewPlan keeps the sections that new outlines are parted into.
func (s *Settings) SetNewPlan(ctx context.Context, sections []library.Section) error {
	return s.keepJSON(ctx, newPlanKey, sections)
}

func (s *Settings) keepJSON(ctx context.Context, key string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	return s.store.SetSetting(ctx, key, string(data))
}
