package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// ChipGroup is a row of chips of which one is on.
type ChipGroup[T comparable] struct {
	Box    *fyne.Container
	Chips  map[T]*widgets.Chip
	Chosen T
}

// NewChipGroup offers values by their names and calls act with the one that is chosen.
func NewChipGroup[T comparable](values []T, name func(T) string, act func(T)) *ChipGroup[T] {
	c := &ChipGroup[T]{Box: container.New(widgets.Flow{Gap: 8, Between: 6}), Chips: map[T]*widgets.Chip{}}
	for _, v := range values {
		chip := widgets.NewFilterChip(name(v), func() {
			c.Set(v)
			act(v)
		})
		c.Chips[v] = chip
		c.Box.Add(chip)
	}
	return c
}

// Set chooses without acting.
func (c *ChipGroup[T]) Set(v T) {
	c.Chosen = v
	for value, chip := range c.Chips {
		chip.Set(chip.Label(), value == v)
	}
}

// NewSwitch is a choice of two.
func NewSwitch(name func(bool) string, now bool, act func(bool)) *ChipGroup[bool] {
	c := NewChipGroup([]bool{false, true}, name, act)
	c.Set(now)
	return c
}

// SidesName names whether paper is printed on one side.
func SidesName(single bool) string {
	if single {
		return words.Say("window.single-sided")
	}
	return words.Say("window.both-sides")
}
